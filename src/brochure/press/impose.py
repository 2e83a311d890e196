"""Imposes a PDF file: the pipeline of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from brochure.press.geometry import Plan, Size, common_size, plan
from brochure.press.imposed import Flip, Imposed
from brochure.press.marks import marks
from brochure.press.order import Sheet
from brochure.press.paper import Paper, PressError
from brochure.press.placing import place
from brochure.press.schemes import Scheme
from brochure.press.sheets import Side, write
from brochure.press.source import read, reading

MAX_CREEP = 1 / 8
"""Maximum shift of a page, as a fraction of the cell width."""


def impose(
    file: BinaryIO, scheme: Scheme, paper: Paper, *, flip: Flip = "short", creep: float = 0.0, name: str = "the file"
) -> Imposed:
    """Impose a seekable PDF ``file``, which messages call ``name``.

    ``creep`` is the thickness of the paper in points: how much closer to the spine the pages of each sheet of a booklet
    are placed than those of the sheet around it. Raises :class:`PressError`.
    """
    with reading(name):
        source = read(file)
    sizes = [page.size for page in source.pages]
    layout = plan(scheme, paper, common_size(sizes))
    sheets = scheme.order(len(sizes))
    _check_creep(creep, len(sheets), layout)
    sides = list(_sides(sheets, sizes, layout, scheme, flip=flip, creep=creep))
    with reading(name):
        written = write(source, layout, sides, duplex=_DUPLEX[flip] if scheme.folded else None)
    data, incomplete, is_damaged = written
    return Imposed(data, len(sizes), len(sheets), len(sides), layout.scale, layout.is_cut, incomplete, is_damaged)


_DUPLEX = {"short": "DuplexFlipShortEdge", "long": "DuplexFlipLongEdge"}


def _check_creep(creep: float, sheets: int, layout: Plan) -> None:
    farthest, limit = creep * (sheets - 1), MAX_CREEP * layout.columns[0]
    if farthest > limit:
        raise PressError(
            f"with a creep of {creep:.3g} pt, {sheets} sheets would move the innermost pages by {farthest:.0f} pt; "
            f"the maximum is {limit:.0f} pt. Specify the thickness of one sheet, for example 0.1mm"
        )


def _sides(
    sheets: Sequence[Sheet], sizes: Sequence[Size], layout: Plan, scheme: Scheme, *, flip: Flip, creep: float
) -> Iterator[Side]:
    """Fronts and backs in turn. Backs are upside down unless the printer turns sheets like leaves of a book."""
    like_a_leaf = (layout.sheet.width >= layout.sheet.height) == (flip == "short")
    for index, sheet in enumerate(sheets):
        for back, cells in enumerate((sheet.front, sheet.back)):
            if cells is not None:
                yield Side(
                    place(cells, layout, sizes, back=bool(back), creep=creep * index),
                    marks(layout, folded=scheme.folded, back=bool(back)),
                    upside_down=bool(back) and not like_a_leaf,
                )
