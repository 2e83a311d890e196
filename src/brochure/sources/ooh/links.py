"""The links in More Information, with titles that tell readers what they find there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from brochure.profile.model import WebLink
from brochure.sources.markdown import clean
from brochure.sources.ooh.blocks import Bullets, Heading, Paragraph, Text, plain
from brochure.sources.ooh.reading import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST = 300  # characters of a title
_SHARED = 3  # a line that leads to more links than this tells nothing about any one of them
_LEAD = re.compile(
    r"\b(?:For (?:more |additional |further )?(?:information|details) (?:about|on|regarding)|To find)"
    r" (?P<topic>[^.;]+?),? (?:visit|see|contact|go to|check)\b"
)
_VIDEO = re.compile(r"\bFor (?:a |an )?(?:career )?videos? (?:about|on)\b")
_EARLIER = re.compile(r"(?<!\bU\.S)(?<!\b[A-Z])[.!?]\s+(?=[A-Z])")
"""Where a sentence ends and the next begins."""

_OTHER = re.compile(r"^(?:other|the|these|those|your|specific) ")
_DETAILS = re.compile(r",? (?:including|such as|and (?:about|on)) .*")
_OWNER = re.compile(r"\b(?P<owner>[A-Z][\w.&-]*(?: (?:(?:of|for|on)(?: the)?|and|[A-Z][\w.&-]*))*)(?:’s|'s|’|')\s$")
_KIND = re.compile(r" (?:program|website|site|page)\b")
_PURPOSE = re.compile(
    r" to (?:search for|find|learn about|see|get) (?:more )?(?:information (?:about|on) )?([^.;]{3,60})"
)
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}", re.IGNORECASE)


class _Lead(NamedTuple):
    """What a line says about the links after it: their ``topic``, and whether they are videos."""

    topic: str = ""
    is_video: bool = False


class _Found(NamedTuple):
    """A link: its ``title`` without the ``topic``, which comes from a line before it; empty where it needs none."""

    title: str
    topic: str
    href: str


def read_links(fragment: HtmlElement | None, base: str) -> tuple[WebLink, ...]:
    """The links in order; one that stands there twice alike comes once."""
    links: dict[WebLink, None] = {}
    if fragment is not None:
        found = list(_links(fragment, base))
        shared = Counter(link.topic for link in found)
        for title, topic, href in found:
            whole = f"{title}: {topic}" if topic and shared[topic] <= _SHARED else title
            if name := clean(whole):
                links[WebLink(title=_short(name), url=href)] = None
    return tuple(links)


def _links(fragment: HtmlElement, base: str) -> Iterator[_Found]:
    group, lead = "", _Lead()
    for block in read_blocks(fragment, base):
        match block:
            case Heading(text):
                group, lead = text, _Lead()
            case Paragraph(text):
                if any(run.href for run in text):
                    yield from _titled(text, group, lead)
                words = _sentence(plain(text))
                if words.rstrip().endswith((",", ":", "visit", "see")) or not any(run.href for run in text):
                    lead = _lead(words)
            case Bullets(items):
                for item in items:
                    yield from _titled(item, group, lead)
            case _:
                pass


def _titled(text: Text, group: str, lead: _Lead) -> Iterator[_Found]:
    """The links of a paragraph under a heading, after a line that says what they are about."""
    words = plain(text)
    place = 0
    for label, href, start in _labels(text):
        before, place = _sentence(words[place:start]), start
        after = words[start + len(label) :]
        title, own = _title(label, before, after)
        if group or lead.is_video:
            kind = f"{group} video" if lead.is_video and group else group or "Video"
            yield _Found(f"{kind}: {label if own is None else title}", "", href)
            continue
        about = own or _lead(before + label).topic or (lead.topic if not before.strip() else "")
        yield _Found(title, "" if own is None or about.lower() in title.lower() else about, href)


def _title(label: str, before: str, after: str) -> tuple[str, str | None]:
    """The title that ``label`` gives between the words around it, and a topic; None where it may have none.

    An address is no title where the sentence says what it is good for. Whose a program is belongs to its name.
    """
    if _ADDRESS.fullmatch(label.strip()) and (purpose := _PURPOSE.match(after)):
        return purpose[1][:1].upper() + purpose[1][1:], None
    if owner := _OWNER.search(before):
        kind = _KIND.match(after)
        return f"{owner['owner']}: {label}{kind[0] if kind else ''}", None
    short = re.match(r" \([^()]{1,60}\)", after)
    return label + (short[0] if short and not before.strip() else ""), ""


def _labels(text: Text) -> Iterator[tuple[str, str, int]]:
    """Each link's text, address and place; adjacent runs of one address are one link."""
    place = 0
    label, href, start = "", "", 0
    for run in text:
        if run.href and run.href == href:
            label += run.text
        else:
            if href and label.strip():
                yield label, href, start
            label, href, start = run.text, run.href or "", place
        place += len(run.text)
    if href and label.strip():
        yield label, href, start


def _sentence(text: str) -> str:
    """The last sentence that begins in ``text``: what an earlier one speaks of is not what its link is about."""
    return _EARLIER.split(text)[-1]


def _lead(text: str) -> _Lead:
    """What the line or the sentence ``text`` says about the links that follow."""
    if _VIDEO.search(text):
        return _Lead(is_video=True)
    found = _LEAD.search(f"{text} visit" if text.rstrip().endswith(",") else text)
    if not found:
        return _Lead()
    return _Lead(_DETAILS.sub("", _OTHER.sub("", found["topic"])))


def _short(title: str) -> str:
    return title if len(title) <= _MOST else title[: _MOST - 1].rsplit(" ", 1)[0] + "…"
