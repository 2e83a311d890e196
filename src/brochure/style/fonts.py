"""The own fonts of a style: its files are read and checked, and its faces are theirs in place of those that ship."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Final

from brochure.errors import FontError
from brochure.fonts.own import OwnFace
from brochure.inputs import BelowError, read_below
from brochure.style.model import Faces, Fonts
from brochure.yamlio.nodes import Mapping, Scalar
from brochure.yamlio.report import Report, shortened

WEIGHTS: Final = {
    "Lato-Regular": "regular",
    "Lato-Bold": "bold",
    "Lato-Italic": "italic",
    "Lato-BoldItalic": "bold_italic",
    "Lato-Light": "light",
    "Lato-Black": "black",
}
"""The weight of each face that ships."""

INSTEAD: Final = {"italic": "regular", "bold_italic": "bold", "light": "regular", "black": "bold"}
"""What stands in for a weight that a style has no file for."""


def own_faces(faces: Faces, fonts: Fonts, node: Mapping, report: Report) -> Faces:
    """``faces`` with the files of ``fonts`` in place of the faces that ship.

    Files are beside the style's file that names them in ``node``. If one cannot be used, there is an error at its name,
    and the result is ``faces``.
    """
    own: dict[str, str] = {}
    is_sound = True
    for field in fields(Fonts):
        place, file = node.get(field.name), getattr(fonts, field.name)
        if file is None or not isinstance(place, Scalar):
            continue
        try:
            own[field.name] = _read(Path(place.source.path).parent, file)
        except (BelowError, FontError) as error:
            report.error(place, "font", f"{shortened(file)}: {error.reason}", error.hint)
            is_sound = False
    if not is_sound:
        return faces
    weights = {role.name: WEIGHTS[getattr(faces, role.name)] for role in fields(Faces)}
    return Faces(**{role: own[weight if weight in own else INSTEAD[weight]] for role, weight in weights.items()})


def _read(folder: Path, file: str) -> OwnFace:
    from brochure.fonts.reading import MAX_BYTES, own_face  # noqa: PLC0415  fontTools takes long to import

    return own_face(read_below(folder, file, MAX_BYTES))
