"""Reads the XML compilation of the handbook into parts, one set for each occupation.

Entities, document types and external references are rejected before parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import HtmlElement

from brochure.names import slugged
from brochure.sources.ooh import amounts
from brochure.sources.ooh.html import first, one_line, parse_fragment, text_of
from brochure.sources.ooh.parts import HOME, SECTIONS, PageError, Parts, QuickFacts, category_of, slug_of

MAX_FEED = 96 << 20  # bytes; the actual size is 12 to 15 million
MAX_OCCUPATIONS = 2000
_SOC = re.compile(r"[0-9]{2}-[0-9]{4}")
_YEARS = ("reference_period", "reference_year", "projection_year")  # at the start of the file
_PROLOG = 1 << 16  # bytes within which the root must begin
_MAX_BROKEN = 20  # malformed entries; each requires a copy of the rest of the file
_START = re.compile(rb"<occupation[\s>]")
_TITLE = re.compile(rb"<title[^<>]{0,100}>([^<]{1,300})")
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^<>]{0,200}\?>")
_MAX_DEPTH = 24
_MAX_ELEMENTS = 50_000  # of one occupation; entries have 100, or 2,000 where their HTML is not quoted
_SEE = "See How to Become One"  # what pages show if the compilation has an empty value
_TEXTS = ("section_chart_html", "section_chart", "section_body", "section_datatable")
_NO_TEXTS = frozenset(("section_title", "section_image"))
_PAGE = re.compile(r"\bhttps?://(?:www\.)?bls\.gov/(ooh/[a-z0-9/._-]+\.html?)\b", re.IGNORECASE)


class BadEntry(NamedTuple):
    """An entry that cannot be read, and the reason."""

    name: str
    reason: str


def is_feed(beginning: bytes) -> bool:
    """Whether a file with this beginning is the compilation."""
    return b"<ooh" in _prolog(beginning)


def read_feed(data: bytes) -> Iterator[Parts | BadEntry]:
    """Every occupation in file order. Raises :class:`PageError` if the file itself is invalid."""
    if len(data) > MAX_FEED:
        raise PageError(f"the file is larger than {MAX_FEED >> 20} MiB")
    prolog, root, _ = _prolog(data).partition(b"<ooh")
    if not root:
        raise PageError("this is not the XML compilation of the handbook: it does not begin with <ooh>")
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
        raise PageError("the file declares a document type, which the compilation never does")
    yield from _entries(data)


@dataclass(slots=True)
class _Progress:
    """The number of entries read so far, and values from the start of the file."""

    count: int = 0
    heads: dict[str, str] = field(default_factory=dict)


def _entries(data: bytes) -> Iterator[Parts | BadEntry]:
    """The entries of a file; malformed ones are skipped. Raises PageError if no entry follows a malformed one."""
    progress = _Progress()
    for _ in range(_MAX_BROKEN):
        before = progress.count
        try:
            yield from _occupations(data, progress)
        except etree.XMLSyntaxError as error:
            place = f" at line {error.lineno}" if error.lineno else ""
            reason = f"the XML is broken{place}: {error.msg}"
        else:
            return
        found = _after_break(data, progress.count - before)
        if found is None:
            raise PageError(reason)
        progress.count += 1
        name, data = found
        yield BadEntry(name or f"occupation {progress.count}", reason)
    raise PageError(f"the XML of {_MAX_BROKEN} entries is broken: is the file damaged?")


def _after_break(data: bytes, whole: int) -> tuple[str, bytes] | None:
    """The title of the entry after ``whole`` good ones, and a file of those that follow it; None if there are none.

    Line numbers are preserved. UTF-16 is not supported here: no entry is found.
    """
    starts = [found.start() for found in islice(_START.finditer(data), whole, whole + 2)]
    if len(starts) < 2:
        return None
    broken, following = starts
    title = _TITLE.search(data, broken, following)
    declared = _DECLARATION.match(data)
    head = (declared[0] if declared else b"") + b"\n" * data.count(b"\n", 0, following)
    return one_line(title[1].decode("utf-8", "replace")) if title else "", head + b"<ooh>" + data[following:]


def _prolog(data: bytes) -> bytes:
    """The beginning of a file as ASCII, in any encoding."""
    return data[:_PROLOG].replace(b"\x00", b"")


def _occupations(data: bytes, progress: _Progress) -> Iterator[Parts | BadEntry]:
    events = etree.iterparse(
        BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    depth = elements = 0
    for event, element in events:
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > _MAX_ELEMENTS:
            raise PageError(f"an occupation of more than {_MAX_ELEMENTS:,} elements")
        if depth > _MAX_DEPTH:
            raise PageError(f"elements are nested more than {_MAX_DEPTH} deep")
        if event == "end" and element.tag in _YEARS and not progress.count:
            progress.heads.setdefault(element.tag, _text(element))
        if event == "end" and element.tag == "occupation" and depth == 1:
            progress.count, elements = progress.count + 1, 0
            if progress.count > MAX_OCCUPATIONS:
                raise PageError(f"more than {MAX_OCCUPATIONS:,} occupations")
            yield _entry(element, _years(progress.heads), progress.count)
            _forget(element)
    if not progress.count:
        raise PageError("the compilation has no occupations")


def _years(heads: Mapping[str, str]) -> str:
    """The years of the projections. In some editions, the reference period is that of the wages."""
    period = heads.get("reference_period", "")
    return period if amounts.span(period) else "-".join(heads.get(name, "") for name in _YEARS[1:])


def _forget(element: Element) -> None:
    """Free the memory of an element that has been read."""
    element.clear()
    parent = element.getparent()
    while parent is not None and len(parent) > 1:
        parent.remove(parent[0])


def _entry(element: Element, years: str, count: int) -> Parts | BadEntry:
    try:
        return _parts(element, years)
    except PageError as error:
        return BadEntry(_find(element, "title") or f"occupation {count}", str(error))


def _parts(element: Element, years: str) -> Parts:
    title = _find(element, "title") or _find(element, "occupation_name_full")
    url = _address(element)
    slug = slug_of(url) or slug_of(slugged(title))
    if not title or slug is None:
        raise PageError(
            "the entry has no title" if slug else "neither the entry's citation nor its title names its page"
        )
    return Parts(
        slug=slug,
        title=title,
        url=url or f"{HOME}ooh/",
        category=category_of(url),
        summary=_summary(element),
        modified=_modified(element),
        how_to_title=_find(element, "how_to_become_one/section_title") or _how_to_title(element),
        codes=tuple(
            code for found in element.iterfind("soc_coverage/soc_code") if _SOC.fullmatch(code := _text(found))
        ),
        quick_facts=_quick_facts(element, years),
        sections={key: tuple(_fragments(element, key)) for key in SECTIONS},
        similar=_fragment(element, "similar_occupations/section_body"),
        more=_fragment(element, "more_information/section_body"),
    )


def _text(element: Element | None) -> str:
    return one_line("".join(str(text) for text in element.itertext())) if element is not None else ""


def _find(element: Element, path: str) -> str:
    return _text(element.find(path))


def _fragment(element: Element, path: str) -> HtmlElement | None:
    """An HTML part, whether it is text (CDATA or escaped) or elements of the file."""
    found = element.find(path)
    if found is None:
        return None
    if len(found):
        inside = [etree.tostring(child, encoding="unicode", method="html") for child in found]
        return parse_fragment("".join([found.text or "", *inside]))
    return parse_fragment(found.text or "")


def _fragments(element: Element, key: str) -> Iterator[HtmlElement]:
    """The parts of a section: charts before the text, as on the page; parts with unknown names last."""
    section = element.find(key)
    names = dict.fromkeys(str(child.tag) for child in section) if section is not None else {}
    for name in (*_TEXTS, *(name for name in names if name not in _TEXTS and name not in _NO_TEXTS)):
        fragment = _fragment(element, f"{key}/{name}")
        if fragment is not None:
            yield fragment


def _address(element: Element) -> str:
    """The page's address from the citation, as link or text; empty if there is none."""
    citation = element.find("citation")
    found = _PAGE.search("".join(str(text) for text in citation.itertext())) if citation is not None else None
    return f"{HOME}{found[1]}" if found else ""


def _how_to_title(element: Element) -> str:
    """The heading over the summary of that section, such as ``How to Become an Electrician``."""
    fragment = _fragment(element, "summary_how_to_become_one")
    return text_of(first(fragment, ".//*[self::h2 or self::h3 or self::h4]")) if fragment is not None else ""


def _summary(element: Element) -> str:
    """The paragraph of the summary, as on the page, or else the description."""
    fragment = _fragment(element, "summary_what_they_do")
    paragraph = first(fragment, ".//p") if fragment is not None else None
    return text_of(paragraph) or text_of(_fragment(element, "description"))


def _modified(element: Element) -> date | None:
    try:
        return date.fromisoformat(_find(element, "publish_date"))
    except ValueError:
        return None


def _pay(value: str, note: str, unit: str) -> str:
    """``$62350 per year``, or the note if the value is not published."""
    if value:
        return f"${value.lstrip('$')} per {unit}"
    return note if not note or unit in note else f"{note.rstrip('.')} per {unit}"


def _quick_facts(element: Element, years: str) -> QuickFacts:
    """The headline facts, worded as in the page's table."""

    def fact(name: str, part: str = "value") -> str:
        return _find(element, f"quick_facts/qf_{name}/{part}")

    def described(name: str) -> str:
        empty = element.find(f"quick_facts/qf_{name}/value") is not None
        return fact(name) or (_SEE if empty else "")

    percent = fact("employment_outlook")
    phrase = fact("employment_outlook", "description") or fact("employment_outlook", "range")
    pay = [
        _pay(fact(f"median_pay_{period}"), fact(f"median_pay_{period}", "note"), unit)
        for period, unit in (("annual", "year"), ("hourly", "hour"))
    ]
    return QuickFacts(
        pay=" ".join(filter(None, pay)),
        education=described("entry_level_education"),
        experience=described("work_experience"),
        training=described("on_the_job_training"),
        jobs=fact("number_of_jobs"),
        outlook=f"{percent.rstrip('%')}% ({phrase})" if phrase else percent,
        change=fact("employment_openings"),
        years=years,
    )
