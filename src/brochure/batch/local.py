"""The areas of a batch and the figures store that their pay comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.errors import BrochureError, NotFoundError, SeveralErrors

if TYPE_CHECKING:
    from brochure.batch.fair import Asked
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile
    from brochure.sources.figures.model import Area


@dataclass(frozen=True, slots=True)
class LocalFigures:
    """``areas`` by title, in their order; ``digest`` stands for all wages in the ``store``."""

    store: Path
    areas: Mapping[str, Area]
    digest: str

    def pay(self, profile: Profile, area: str) -> LocalPay:
        """What ``profile`` pays in an area. Raises :class:`~brochure.sources.store.untrusted.StoreError`."""
        with self.opened() as look_up:
            return look_up(profile, area)

    @contextmanager
    def opened(self) -> Iterator[Callable[[Profile, str], LocalPay]]:
        """The same for many: the store is opened once, which takes longer than to look things up."""
        from brochure.sources.local_pay import local_pay  # noqa: PLC0415  only batches with areas pay for it
        from brochure.sources.store.reading import Store  # noqa: PLC0415

        with Store(self.store) as store:
            yield lambda profile, area: local_pay(store, profile, [self.areas[area]])


def find_local_figures(names: Sequence[Asked], store: Path | None = None) -> LocalFigures | None:
    """The areas that ``names`` mean, each once; None where there are no names. ``store`` is the store's file.

    Raises, all names at once, :class:`NotFoundError` or :class:`InputError` with places, or
    :class:`~brochure.errors.SeveralErrors`; and :class:`~brochure.sources.store.untrusted.StoreError`.
    """
    if not names:
        return None
    from brochure.sources.local_pay import find_areas  # noqa: PLC0415
    from brochure.sources.store.reading import Store, store_path  # noqa: PLC0415

    path = store_path(store)
    areas: dict[str, Area] = {}
    problems: list[BrochureError] = []
    with Store(path) as opened:
        for asked in names:
            try:
                areas |= {area.title: area for area in find_areas(opened, [asked.name])}
            except NotFoundError as error:
                problems.append(asked.refusal(error))
        wages = [holding.digest for holding in opened.holdings() if holding.dataset == "oews"]
    if problems:
        raise problems[0] if len(problems) == 1 else SeveralErrors(tuple(problems))
    # Within a vintage in the order of adding: the later of two files with the same row takes precedence.
    return LocalFigures(path, areas, hashlib.sha256("".join(wages).encode()).hexdigest())
