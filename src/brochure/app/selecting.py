"""The profiles that a function works on, from names or :class:`~brochure.batch.select.Selectors`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import folder_of, names_of, several
from brochure.batch.select import Selectors, select
from brochure.resources import is_shipped

if TYPE_CHECKING:
    from brochure.app.events import Reporter
    from brochure.batch.select import Selection


_SEVERAL = ("names", "categories", "clusters", "socs", "lists")
"""The fields of selectors that are lists."""


def as_selectors(selectors: Selectors | Sequence[str | Path]) -> Selectors:
    """Selectors, also for a list of names. Raises :class:`TypeError` for a string in place of a list."""
    if not isinstance(selectors, Selectors):
        return Selectors(names=tuple(map(str, names_of(selectors, "selectors", "render"))))
    for field in _SEVERAL:
        several(getattr(selectors, field), f"selectors.{field}")
    return selectors


def chosen(selectors: Selectors | Sequence[str | Path], folder: str | Path | None) -> Selection:
    """The selected profiles. Raises as :func:`brochure.batch.select.select` does."""
    return select(as_selectors(selectors), folder_of(folder))


def warn_of_selection(selection: Selection, selectors: Selectors | Sequence[str | Path], report: Reporter) -> None:
    """Warn of files that cannot be read; if shipped profiles are selected along with the user's own, note how many.

    Users who name no profiles rarely expect the shipped ones.
    """
    for each in selection.skipped:
        report.warn(f"skipped {each}")
    asked = as_selectors(selectors)
    count = sum(map(is_shipped, selection.profiles))
    if 0 < count < len(selection.profiles) and (asked.everything or not (asked.names or asked.lists)):
        verb, them = ("ships", "it") if count == 1 else ("ship", "them")
        report.note(f"{count:,} of these profiles {verb} with brochure; --no-shipped or shipped=False skips {them}")
