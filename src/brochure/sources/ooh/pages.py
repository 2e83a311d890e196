"""Reads a saved page of the handbook into its parts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from lxml.html import HtmlElement

from brochure.sources.ooh.html import first, one_line, parse_page, text_of
from brochure.sources.ooh.parts import HOME, SECTIONS, PageError, Parts, QuickFacts, category_of, slug_of

_TABS = dict(zip(SECTIONS, ("tab-2", "tab-3", "tab-4", "tab-5", "tab-6"), strict=True))
_SIMILAR, _MORE = "tab-8", "tab-9"
_HEADINGS = {
    "tab-2": re.compile(r"^What .*\bDo$", re.IGNORECASE),
    "tab-3": re.compile(r"^Work Environment$", re.IGNORECASE),
    "tab-4": re.compile(r"^How to Become ", re.IGNORECASE),
    "tab-5": re.compile(r"^Pay$", re.IGNORECASE),
    "tab-6": re.compile(r"^Job Outlook$", re.IGNORECASE),
    "tab-7": re.compile(r"^State (?:&|and) Area Data$", re.IGNORECASE),
    _SIMILAR: re.compile(r"^Similar Occupations$", re.IGNORECASE),
    _MORE: re.compile(r"^(?:Contacts for )?More Info(?:rmation)?\b", re.IGNORECASE),
}
"""The headings of the panes, for pages without pane ids."""
_MIN_HEADINGS = 3  # to recognize a page without panes
_ROWS = (
    ("pay", r"Median Pay"),
    ("education", r"Entry-Level Education"),
    ("experience", r"Work Experience"),
    ("training", r"On-the-job Training"),
    ("jobs", r"Number of Jobs"),
    ("outlook", r"Job Outlook"),
    ("change", r"Employment Change"),
)


def read_page(data: bytes, name: str) -> Parts:
    """The parts of a saved page; its slug is the file ``name`` if the page does not contain its own address.

    Raises :class:`PageError`.
    """
    root = parse_page(data)
    panes = _panes(root)
    if panes is None:
        raise PageError("not an occupation page of the handbook: it has neither panes (div#panes) nor their headings")
    url = _address(root)
    slug = slug_of(url) or slug_of(name)
    if slug is None:
        raise PageError("the page does not contain its address, and its file name cannot be a profile's name")
    title = _title(root)
    if not title:
        raise PageError("the page has no title")
    if not _is_whole(root, data):
        raise PageError("the page is cut off: save it again")
    how_to_title = text_of(first(panes, ".//div[@id='tab-4']//h2"))
    inside = {key: _pane(panes, tab) for key, tab in _TABS.items()}
    sections = {key: () if pane is None else (pane,) for key, pane in inside.items()}
    if not any(sections.values()):
        raise PageError("the page's panes are empty: was it saved completely?")
    return Parts(
        slug=slug,
        title=title,
        url=url or f"{HOME}ooh/",
        category=_category(root) or category_of(url),
        summary=_summary(root, panes),
        modified=_modified(root),
        how_to_title=how_to_title,
        quick_facts=_quick_facts(panes),
        sections=sections,
        similar=_pane(panes, _SIMILAR),
        more=_pane(panes, _MORE),
    )


def _panes(root: HtmlElement) -> HtmlElement | None:
    """The element with the panes, each with its id; panes without one are recognized by heading. None if missing."""
    holder = first(root, "//div[@id='panes']")
    inside = root if holder is None else holder
    headings: dict[str, HtmlElement] = {}
    for heading in inside.iter("h2"):
        text = text_of(heading)
        for tab, pattern in _HEADINGS.items():
            if pattern.search(text):
                headings.setdefault(tab, heading)
    if holder is None and len(headings) < _MIN_HEADINGS:
        return None
    for tab, heading in headings.items():
        if first(inside, f".//div[@id='{tab}']") is None:
            _give_id(heading, tab, [other for other in headings.values() if other is not heading])
    return inside


def _give_id(heading: HtmlElement, tab: str, others: list[HtmlElement]) -> None:
    """Wrap a heading and what follows, up to the next of ``others``, in an element with the id of its pane."""
    start, parent = heading, heading.getparent()
    while parent is not None and start.getnext() is None and not any(parent in o.iterancestors() for o in others):
        start, parent = parent, parent.getparent()
    following = [start, *start.itersiblings()]
    pane = start.makeelement("div", id=tab)
    start.addprevious(pane)
    for element in following:
        if any(other is element or element in other.iterancestors() for other in others):
            break
        pane.append(element)


def _is_whole(root: HtmlElement, data: bytes) -> bool:
    """Whether the page continues after the panes: with the citation, the modification date, or the closing tag."""
    if root.xpath("//div[contains(@class, 'citation')] | //p[@class='update']"):
        return True
    return b"</html" in data[-4096:].replace(b"\x00", b"").lower()


def _pane(panes: HtmlElement, tab: str) -> HtmlElement | None:
    """A pane without its heading, visible."""
    pane = first(panes, f".//div[@id='{tab}']")
    if pane is not None:
        for heading in pane.xpath(".//h2"):
            heading.drop_tree()
        pane.attrib.pop("style", None)  # inactive panes are hidden
    return pane


def _address(root: HtmlElement) -> str:
    """The page's own address on the handbook's site, with https; empty if unknown."""
    paths = (
        "//link[@rel='canonical']/@href",
        "//meta[@property='og:url']/@content | //meta[@property='og:url']/@href",
        "//div[contains(@class, 'citation')]//a/@href",
    )
    for path in paths:
        for found in root.xpath(path):
            if match := re.fullmatch(
                r"(?:https?:)?//(?:www\.)?bls\.gov(/ooh/[a-z0-9/._-]+)", found.strip(), re.IGNORECASE
            ):
                return f"{HOME.rstrip('/')}{match[1]}"
    return ""


def _title(root: HtmlElement) -> str:
    for path in ("//meta[@property='og:title']/@content", "//div[@id='ooh-content-wrapper']//h1", "//h1"):
        for found in root.xpath(path):
            text = one_line(found) if isinstance(found, str) else text_of(found)
            if text:
                return text
    return text_of(first(root, "//title")).partition(" :")[0]


def _category(root: HtmlElement) -> str:
    """The last breadcrumb that links to a group's page."""
    links = root.xpath(
        "//div[contains(@class, 'breadcrumb')]//a[contains(@href, '/ooh/') and contains(@href, '/home.htm')]"
    )
    return text_of(links[-1]) if links else ""


def _summary(root: HtmlElement, panes: HtmlElement) -> str:
    """The first paragraph under What They Do in the summary, or else the description."""
    heading = first(panes, ".//div[@id='tab-1']//h3[.//a[contains(@href, '#tab-2')]]")
    following = heading.getnext() if heading is not None else None
    if following is not None and following.tag == "p" and (text := text_of(following)):
        return text
    return one_line(next(iter(root.xpath("//meta[@name='description']/@content")), ""))


def _modified(root: HtmlElement) -> date | None:
    """The date at the bottom of the page, such as ``Thursday, August 28, 2025``, or the one in the metadata."""
    found = re.search(r"([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})", text_of(first(root, "//p[@class='update']")))
    try:
        if found:
            return datetime.strptime(found[1], "%B %d, %Y").replace(tzinfo=UTC).date()
        return date.fromisoformat(next(iter(root.xpath("//meta[@name='date']/@content")), "").strip())
    except ValueError:
        return None


def _quick_facts(panes: HtmlElement) -> QuickFacts:
    """The headline table; rows are recognized by their labels."""
    found: dict[str, str] = {}
    table = first(panes, ".//table[@id='quickfacts']")
    if table is None:
        table = first(panes, ".//table[.//th[contains(., 'Median Pay')]]")
    for row in table.xpath(".//tr[td]") if table is not None else ():
        label, value = one_line(row.findtext("th") or "") or one_line(row[0].text_content()), text_of(row.find("td"))
        for key, pattern in _ROWS:
            if re.search(pattern, label, re.IGNORECASE):
                found.setdefault(key, value)
                if key in ("outlook", "change"):
                    found.setdefault("years", label)
                break
    return QuickFacts(**found)
