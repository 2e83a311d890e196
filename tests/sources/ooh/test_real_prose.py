"""Every sentence of the real pages: word for word, in order, once.

The words of a page are found here by other means than the program's: the standard library's tokenizer, and a list of
what may be missing. What a profile's section says must be what the page's pane says, less those sentences.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, plain_text
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.official import Official

VOID = {"br", "img", "input", "meta", "link", "hr", "source", "area", "wbr", "col"}
LEFT_OUT_TAGS = {"h2", "nav", "script", "style", "noscript", "button", "form"}
LEFT_OUT_CLASSES = {"ooh_right_img", "ooh-chart", "invisible", "ooh-tab-table"}
LEFT_OUT_IDS = {"outlook-table"}
BLOCKS = {"p", "li", "h3", "td", "th", "tr", "div", "caption"}
BLOCK = "¶"
PANES = {f"tab-{number}": key for number, key in enumerate(SECTIONS, 2)}

FIGURE = r"(?:\$[\d,.]*\d|[\d,.]*\d(?: million)?)"
MAY_BE_MISSING = rf"""
.+ held about {FIGURE} jobs in \d{{4}}
The largest employers? of .+ (?:was|were) as follows
Employment in the detailed occupations that make up .+ was distributed as follows
The median (?:annual|hourly) wage for .+ was {FIGURE} in May \d{{4}}
The median wage is the wage at which half the workers in an occupation earned more than that amount and half earned less
The lowest 10 percent earned less than {FIGURE}, and the highest 10 percent earned more than {FIGURE}
In May \d{{4}}, the median (?:annual|hourly) wages for .+ in the top industries in which they worked were as follows
Median (?:annual|hourly) wages for .+ in May \d{{4}} were as follows
(?:Overall e|E)mployment of .+ is projected to (?:grow|decline) \d+ percent from \d{{4}} to \d{{4}}
(?:Overall e|E)mployment of .+ is projected to grow \d+ percent from \d{{4}} to \d{{4}}, .+ average for all occupations
(?:Overall e|E)mployment of .+ is projected to show little or no change from \d{{4}} to \d{{4}}
About [\d,]+ openings for .+ are projected each year, on average, over the decade
Despite limited employment growth, about [\d,]+ openings for .+ are projected each year, on average, over the decade
Despite declining employment, about [\d,]+ openings for .+ are projected each year, on average, over the decade
""".split("\n")[1:-1]
TEMPLATES = re.compile("|".join(rf"(?:{pattern}[.:])" for pattern in MAY_BE_MISSING))
"""Each stands for one whole sentence."""


TYPING_FAULT = re.compile(r"([a-z]{3}\.)(?=[A-Z][a-z]* )")
"""Two sentences without a space between them, which the import puts there."""


class Panes(HTMLParser):
    """The words of the panes of running text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.words: dict[str, list[str]] = {key: [] for key in SECTIONS}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_data(" ")
            return
        known = dict(attrs)
        role = ""
        if PANES.get(known.get("id") or ""):
            role = PANES[known["id"] or ""]
        elif (
            tag in LEFT_OUT_TAGS
            or LEFT_OUT_CLASSES & set((known.get("class") or "").split())
            or known.get("id") in LEFT_OUT_IDS
        ):
            role = "out"
        self.stack.append((tag, role))
        if tag in BLOCKS:
            self.handle_data(f" {BLOCK} ")

    def handle_endtag(self, tag: str) -> None:
        while self.stack and any(open_tag == tag for open_tag, _ in self.stack):
            if self.stack.pop()[0] == tag:
                break
        if tag in BLOCKS:
            self.handle_data(f" {BLOCK} ")

    def handle_data(self, data: str) -> None:
        roles = [role for _, role in self.stack if role]
        if roles and "out" not in roles:
            self.words[roles[0]].append(data)


def words_of(section: Markdown | None) -> list[str]:
    words: list[str] = []
    for block in section.blocks if section else ():
        match block:
            case MdParagraph(text):
                words.extend(plain_text(text).split())
            case MdBullets(items):
                words.extend(word for item in items for word in plain_text(item).split())
            case MdHeading(text):
                words.extend(text.split())
    return words


def missing(page: list[str], section: list[str]) -> list[str]:
    """The sentences of the page that the section lacks; fails where the section has what the page has not."""
    gaps: list[str] = []
    place = 0
    for sentence in _sentences(page):
        if section[place : place + len(sentence)] == sentence:
            place += len(sentence)
        else:
            gaps.append(" ".join(sentence))
    assert place == len(section), f"not on the page: {' '.join(section[place : place + 12])}"
    return gaps


def _sentences(words: list[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for word in words:
        if word != BLOCK:
            sentence.append(word)
        if sentence and (word == BLOCK or word.rstrip('”")').endswith((".", ":"))):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def test_no_word_is_lost_or_doubled(official: Official) -> None:
    assert len(official.pages) == official.page_count
    for file in official.pages:
        if file.stem == "military-careers":
            continue  # its tables stay as text: the test below
        raw = file.read_bytes()
        panes = Panes()
        panes.feed(raw.decode())
        sections = assemble(read_page(raw, file.name)).profile.sections
        for key in SECTIONS:
            text = "".join(panes.words[key])
            page = re.sub(r"(not available), but mean [^:]+ were as follows:", r"\1.", " ".join(text.split()))
            page = TYPING_FAULT.sub(r"\1 ", page)
            assert len(page) > 100
            gaps = missing(page.split(), words_of(getattr(sections, key)))
            said = " ".join(gap for gap in gaps if not TEMPLATES.fullmatch(gap))
            assert said == "", f"{file.stem}, {key}: {said}"
            if key in ("what_they_do", "how_to_become_one"):
                assert not gaps


@pytest.mark.parametrize("key", SECTIONS)
def test_no_word_of_the_military_page_is_lost(official: Official, key: str) -> None:
    """Its tables are text now, each row with its column's names: all words are there, and more."""
    raw = (official.folder / "ooh" / "military-careers.html").read_bytes()
    panes = Panes()
    panes.feed(raw.decode())
    sections = assemble(read_page(raw, "military-careers.html")).profile.sections
    have = " ".join(words_of(getattr(sections, key)))
    for word in "".join(panes.words[key]).split():
        assert word in (BLOCK, "—") or word.strip(".:;") in have, word  # a dash in a cell stands for nothing


def test_links_are_kept(official: Official) -> None:
    """As many links as the panes have that show a text and lead somewhere."""
    for file in official.pages:
        raw = file.read_bytes()
        text = raw.decode()
        body = text[text.index('id="tab-2"') : text.index('id="tab-5"')]
        body = re.sub(r'<table class="regular".*?</table>', "", body, flags=re.DOTALL)
        anchors = re.findall(r'<a\b[^>]*href="(?!#)([^"]+)"[^>]*>(.*?)</a>', body, flags=re.DOTALL)
        there = [href for href, label in anchors if re.sub(r"<[^>]*>|&nbsp;", "", label).strip()]
        sections = assemble(read_page(raw, file.name)).profile.sections
        sources = "".join(
            section.source
            for section in (sections.what_they_do, sections.work_environment, sections.how_to_become_one)
            if section
        )
        assert sources.count("](http") == len(there), file.stem
