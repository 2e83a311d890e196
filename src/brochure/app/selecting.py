"""Which profiles a function works on, by names or :class:`~brochure.batch.select.Selectors`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import file_of, several
from brochure.batch.select import Selectors, select
from brochure.resources import is_shipped

if TYPE_CHECKING:
    from brochure.app.events import Reporter
    from brochure.batch.select import Selection


def as_selectors(selectors: Selectors | Sequence[str]) -> Selectors:
    """Selectors; a list of names is one. Raises :class:`TypeError` for one name instead of a list."""
    return selectors if isinstance(selectors, Selectors) else Selectors(names=tuple(several(selectors, "selectors")))


def chosen(selectors: Selectors | Sequence[str], folder: str | Path | None) -> Selection:
    """The selected profiles. Raises as :func:`brochure.batch.select.select`."""
    return select(as_selectors(selectors), file_of(folder))


def warn_of_selection(selection: Selection, selectors: Selectors | Sequence[str], report: Reporter) -> None:
    """Warn of files that cannot be read; note how many shipped profiles are among the user's own, if any are.

    Few people expect them where they named no profile.
    """
    for each in selection.skipped:
        report.warn(f"skipped {each}")
    asked = as_selectors(selectors)
    count = sum(map(is_shipped, selection.profiles))
    if 0 < count < len(selection.profiles) and (asked.everything or not (asked.names or asked.lists)):
        verb, them = ("ships", "it") if count == 1 else ("ship", "them")
        report.note(f"{count:,} of these profiles {verb} with brochure; --no-shipped skips {them}")
