"""``add_data``, ``list_data`` and ``find_areas``: the store of official figures on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from brochure import ledger
from brochure.app.arguments import file_of, names_of
from brochure.app.events import Progress, Reporter, ignore
from brochure.app.operation import operation
from brochure.app.remarks import Remarks
from brochure.errors import RequestError
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.sources.figures.model import Coverage, Holding, Vintage
    from brochure.sources.store.adding import Added, Failed, Skipped
    from brochure.sources.store.adding import Failed as FailedFile
    from brochure.sources.store.adding import Skipped as SkippedFile
    from brochure.sources.store.areas import KnownArea


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAdded:
    """The result of :func:`brochure.add_data`: what is now in the store, files without figures, and what failed."""

    store: Path
    added: tuple[Added, ...]
    skipped: tuple[SkippedFile, ...]
    failed: tuple[FailedFile, ...]
    seconds: float


@operation
def add_data(
    files: Sequence[str | Path],
    *,
    vintage: str | None = None,
    store: str | Path | None = None,
    progress: Progress = ignore,
) -> DataAdded:
    """Add workbooks to the store: ``.xlsx`` files, ``.zip`` archives of them, or folders of either.

    A workbook is added whole or not at all, and only once. One that cannot be added is in the result's ``failed`` and
    does not affect the others. ``vintage`` is the month of a wage survey, such as ``2022-05``, for workbooks that do
    not contain it. ``store`` is the store's file, by default ``$BROCHURE_STORE`` or the one in the user's data folder.
    """
    from brochure.sources.store.adding import Added, Skipped, add_all
    from brochure.sources.store.reading import store_path

    files = names_of(files, "files")
    place, month = store_path(file_of(store)), _month(vintage)
    report = Reporter(progress)
    added: list[Added] = []
    skipped: list[Skipped] = []
    failed: list[Failed] = []
    remarks = Remarks()
    start = perf_counter()
    for outcome in (outcome for file in files for outcome in add_all(place, Path(file), month)):
        if isinstance(outcome, Added):
            added.append(outcome)
            if outcome.is_new:
                ledger.note_written(place)
            report.step(_told(outcome), start)
        elif isinstance(outcome, Skipped):
            skipped.append(outcome)
            remarks.add(outcome.file, outcome.reason)
        else:
            failed.append(outcome)
            report.error(outcome.source, outcome.reason)
        start = perf_counter()
    for names, reason in remarks:
        report.note(f"{names}: skipped: {reason}")
    return DataAdded(
        store=place, added=tuple(added), skipped=tuple(skipped), failed=tuple(failed), seconds=report.seconds
    )


@operation
def list_data(store: str | Path | None = None) -> tuple[Holding, ...]:
    """The files in the store: survey, month or years, kinds of areas, rows, the day it was added."""
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(file_of(store))) as opened:
        return tuple(opened.holdings())


@operation
def find_areas(words: str, *, store: str | Path | None = None) -> tuple[KnownArea, ...]:
    """The areas in the store whose name, state or code has all ``words``; the beginning of a word is enough."""
    from brochure.sources.store.areas import search_areas
    from brochure.sources.store.reading import Store, store_path

    with Store(store_path(file_of(store))) as opened:
        return tuple(search_areas(opened, words))


def described(holding: Holding) -> str:
    """``wages May 2024, nation, 1,403 rows``; ``projections 2024–2034, 1,113 rows``."""
    from brochure.sources.figures.model import Vintage

    rows = counted(holding.rows, "row")
    if holding.dataset == "projections":
        return f"projections {holding.vintage}, {rows}"
    covered = " and ".join(dict.fromkeys(_covered(part) for part in holding.coverage))
    return f"wages {Vintage.parse(holding.vintage).words}, {covered}, {rows}"


def _month(text: str | None) -> Vintage | None:
    from brochure.sources.figures.model import Vintage

    if text is None:
        return None
    try:
        return Vintage.parse(text)
    except ValueError as error:
        raise RequestError(f"vintage: {error}") from None


def _told(added: Added) -> str:
    """``nation.xlsx: wages May 2024, nation, 1,403 rows: added, in place of 3 rows of old.xlsx``."""
    status = "added" if added.is_new else "already there"
    gone = "".join(f", in place of {counted(part.rows, 'row')} of {part.file}" for part in added.replaced)
    return f"{added.holding.file}: {described(added.holding)}: {status}{gone}"


def _covered(part: Coverage) -> str:
    assert part.kind is not None
    kind = part.kind.value if part.kind.value == "nation" else f"{part.areas:,} {part.kind.value}"
    return kind if part.industries in ("cross-industry", None) else f"{kind} by {part.industries}"
