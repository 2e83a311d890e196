"""More Information: its links, each with a title that says what is found there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brochure.profile.model import WebLink
from brochure.sources.markdown import clean
from brochure.sources.ooh.blocks import Bullets, Heading, Paragraph, Text, plain
from brochure.sources.ooh.reading import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST = 300  # characters of a title
_TOPIC = re.compile(
    r"\bFor (?:more |additional |further )?(?:information|details) (?:about|on|regarding) (?P<topic>[^.;]+?),?"
    r" (?:visit|see|contact|go to|check)\b"
)


def read_links(fragment: HtmlElement | None, base: str) -> tuple[WebLink, ...]:
    """The links in order; one that stands there twice alike comes once."""
    found: dict[WebLink, None] = {}
    if fragment is not None:
        for title, href in _links(fragment, base):
            if name := clean(title):
                found[WebLink(title=_short(name), url=href)] = None
    return tuple(found)


def _links(fragment: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    group = topic = ""
    for block in read_blocks(fragment, base):
        match block:
            case Heading(text):
                group, topic = text, ""
            case Paragraph(text):
                if any(run.href for run in text):
                    yield from _titled(text, group, topic)
                else:
                    topic = _topic(plain(text))
            case Bullets(items):
                for item in items:
                    yield from _titled(item, group, topic)
            case _:
                pass


def _titled(text: Text, group: str, topic: str) -> Iterator[tuple[str, str]]:
    """The links of a paragraph under a heading, after a line that says what they are about."""
    words = plain(text)
    place = 0
    for label, href, start in _labels(text):
        before, place = words[place:start], start
        after = re.match(r" \([^()]{1,60}\)", words[start + len(label) :])
        title = label + (after[0] if after and not before else "")
        about = _topic(before + label) or (topic if not before else "")
        if group:
            yield f"{group}: {title}", href
        else:
            yield f"{title}: {about}" if about and about.lower() not in title.lower() else title, href


def _labels(text: Text) -> Iterator[tuple[str, str, int]]:
    """Each link's text, address and place; neighbouring runs of one address are one link."""
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


def _topic(text: str) -> str:
    found = _TOPIC.search(f"{text} visit" if text.rstrip().endswith(",") else text)
    return found["topic"] if found else ""


def _short(title: str) -> str:
    return title if len(title) <= _MOST else title[: _MOST - 1].rsplit(" ", 1)[0] + "…"
