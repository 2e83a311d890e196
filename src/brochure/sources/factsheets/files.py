"""Fact sheets as files: made of the store, and told from profiles that somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from brochure.errors import NotFoundError
from brochure.inputs import read_input
from brochure.profile.find import Library, folded
from brochure.profile.header import read_header
from brochure.sources.factsheets.sheets import PUBLISHER, FactSheets, Occupation
from brochure.sources.results import Failed, Ready, prepared
from brochure.yamlio.report import shortened
from brochure.yamlio.source import MAX_BYTES

COMMENT = f"From figures of the {PUBLISHER} alone"
_MOST_LISTED = 8
_HEAD = 400  # bytes of a file in which the comment stands
_PROSE = re.compile(rb"^(?:summary|sections)\s*:", re.MULTILINE)


def fact_sheets(sheets: FactSheets, codes: Sequence[str]) -> Iterator[Ready | Failed]:
    """The files of these occupations, one after the other."""
    for soc in codes:
        profile = sheets.profile(soc)
        dates = [source.title.rpartition(", ") for source in profile.sources if source.title]
        comment = "; ".join(f"{survey} {when}" for survey, _, when in dates)
        yield prepared(profile, f"{COMMENT}: {comment}.", soc)


def find_codes(sheets: FactSheets, names: Iterable[str]) -> tuple[str, ...]:
    """The detailed occupations that ``names`` mean, each once: SOC codes, titles, or words that no other title has.

    Raises :class:`NotFoundError` for all names that mean none or several, with those that are near.
    """
    found: dict[str, None] = {}
    complaints = []
    for name in names:
        matches = _matches(sheets, name)
        if len(matches) == 1:
            found[matches[0].soc] = None
        else:
            complaints.append(_complaint(sheets, name, matches))
    if complaints:
        raise NotFoundError("\n".join(complaints))
    return tuple(found)


def _matches(sheets: FactSheets, name: str) -> Sequence[Occupation]:
    """What ``name`` means, by the strictest sense in which it means anything."""
    words = folded(name).split()
    senses: tuple[Callable[[Occupation], bool], ...] = (
        lambda one: one.soc == name,
        lambda one: (
            folded(one.title).removesuffix("s") == " ".join(words).removesuffix("s")
        ),  # also a single electrician
        lambda one: all(any(own.startswith(word) for own in folded(one.title).split()) for word in words),
    )
    return next(filter(None, ([one for one in sheets.occupations if words and fits(one)] for fits in senses)), ())


def _complaint(sheets: FactSheets, name: str, matches: Sequence[Occupation]) -> str:
    """Why ``name`` is not enough, and the codes that may be meant."""
    said = f"several occupations match {shortened(name, 60)!r}; name one by its code:"
    if not matches:
        said = f"{shortened(name, 60)!r} is no detailed occupation of the projections; close to it are:"
        matches = sheets.near(name) or _spelled_like(sheets, name)
    if not matches:
        return said.partition(";")[0] + "; name one by its SOC code, such as 29-2071, or its title"
    more = f"\n  and {len(matches) - _MOST_LISTED} more" if len(matches) > _MOST_LISTED else ""
    return said + "".join(f"\n  {soc}  {title}" for soc, title in matches[:_MOST_LISTED]) + more


def _spelled_like(sheets: FactSheets, name: str) -> list[Occupation]:
    from difflib import get_close_matches  # noqa: PLC0415

    titles = {folded(one.title): one for one in sheets.occupations}
    return [titles[title] for title in get_close_matches(folded(name[:80]), titles, n=_MOST_LISTED)]


def covered(folder: Path) -> frozenset[str]:
    """The SOC codes that profiles in ``folder`` are about, fact sheets not counted."""
    written = (path for path in Library((folder,)).paths if not is_fact_sheet(_content(path)))
    return frozenset(soc for path in written for soc in read_header(path).entry.soc)


def is_fact_sheet(content: bytes) -> bool:
    """Whether a profile's file is a fact sheet into which nobody has written text."""
    return f"\n# {COMMENT}".encode() in content[:_HEAD] and not _PROSE.search(content)


def _content(path: Path) -> bytes:
    try:
        return read_input(path, MAX_BYTES)
    except OSError:
        return b""
