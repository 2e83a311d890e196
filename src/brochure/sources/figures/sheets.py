"""Fact sheets as files: made of the store, and told from profiles that somebody wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from brochure.errors import NotFoundError
from brochure.inputs import read_input
from brochure.profile.find import Library
from brochure.profile.header import read_header
from brochure.sources.figures.profiles import PUBLISHER, FactSheets
from brochure.sources.results import Failed, Ready, prepared
from brochure.yamlio.report import shortened

COMMENT = f"From figures of the {PUBLISHER} alone"
_HEAD = 400  # bytes of a file in which the comment stands


def fact_sheets(sheets: FactSheets, codes: Sequence[str]) -> Iterator[Ready | Failed]:
    """The files of these occupations, one after the other."""
    for soc in codes:
        profile = sheets.profile(soc)
        dates = [source.title.rpartition(", ") for source in profile.sources if source.title]
        comment = "; ".join(f"{survey} {when}" for survey, _, when in dates)
        yield prepared(profile, f"{COMMENT}: {comment}.", soc)


def check_codes(sheets: FactSheets, codes: Collection[str]) -> None:
    """Raises :class:`NotFoundError` with what is near for every code that is no detailed occupation's."""
    known = frozenset(sheets.codes)
    complaints = []
    for code in codes:
        if code not in known:
            near = "".join(f"\n  {soc} {title}" for soc, title in sheets.near(code))
            said = f"{shortened(code, 60)!r} is no detailed occupation of the projections"
            complaints.append(f"{said}; close to it are:{near}" if near else f"{said}; a SOC code is like 29-2071")
    if complaints:
        raise NotFoundError("\n".join(complaints))


def covered(folder: Path) -> frozenset[str]:
    """The SOC codes that profiles in ``folder`` are about, fact sheets not counted."""
    written = (path for path in Library((folder,)).paths if not _is_fact_sheet(path))
    return frozenset(soc for path in written for soc in read_header(path).entry.soc)


def _is_fact_sheet(path: Path) -> bool:
    try:
        head = read_input(path, _HEAD)
    except OSError:
        return False
    return f"\n# {COMMENT}".encode() in head
