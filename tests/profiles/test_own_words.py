"""The profiles that ship are in our own words.

Their figures are the Bureau's, their prose is not: no sentence of a source page belongs in the
project. The pages themselves are not part of the repository; where they are absent, the check
skips and says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PROFILES = sorted((ROOT / "profiles").glob("*.yaml"))
PAGES = ROOT.parent / "shared" / "data"

RUN = 9
"""So many words in a row are a quotation; fewer can be chance, or the name of a thing."""

NAMES = (
    "Certified Tumor Registrar",
    "Federal Aviation Administration",
    "National Association of Securities Dealers Automated Quotation",
    "National Electrical Code",
    "Registered Health Information Technician",
    "commercial pilot certificate",
    "airline transport pilot certificate",
    "instrument rating",
    "multi-engine rating",
    "private pilot certificate",
    "student pilot certificate",
)
"""Proper names and credentials, which nobody can put in other words: each counts as one word."""

UNSEEN = frozenset({"script", "style", "noscript"})
INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup"})

Words = tuple[str, ...]


class PageText(HTMLParser):
    """Collects what a page shows, with a space wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in UNSEEN
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def plain_words(text: str) -> list[str]:
    """The words of `text`, without case, accents, apostrophes, punctuation, and link targets."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘")
    return re.findall(r"[a-z0-9]+", text)


A_NAME = re.compile(r"\b(?:" + "|".join(" ".join(plain_words(name)) for name in NAMES) + r")\b")


def words(text: str) -> list[str]:
    """`plain_words`, with every one of `NAMES` as a single word."""
    joined = A_NAME.sub(lambda name: name[0].replace(" ", "-"), " ".join(plain_words(text)))
    return joined.split(" ") if joined else []


def runs(text: str) -> Iterator[Words]:
    """Every run of `RUN` words in `text`."""
    found = words(text)
    return (tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1))


def prose(profile: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where, text) of everything in a profile that somebody wrote rather than counted."""
    if summary := profile.get("summary"):
        yield "summary", summary
    for name, text in (profile.get("sections") or {}).items():
        yield f"sections.{name}", text or ""
    for i, row in enumerate(profile.get("similar") or []):
        if duties := row.get("duties"):
            yield f"similar[{i}].duties", duties


def page_text(path: Path) -> str:
    source = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".html":
        return source
    parser = PageText()
    parser.feed(source)
    parser.close()
    return "".join(parser.parts)


@cache
def source_runs() -> dict[Words, str]:
    """Each run of `RUN` words in the source pages, and one page that has it."""
    pages = sorted(PAGES.glob("*.txt")) + sorted(PAGES.glob("**/*.html"))
    return {run: page.name for page in pages for run in runs(page_text(page))}


def test_there_are_profiles() -> None:
    assert PROFILES


def test_a_name_is_one_word() -> None:
    assert words("a Certified Tumor Registrar (CTR)") == ["a", "certified-tumor-registrar", "ctr"]


def test_a_copied_sentence_is_seen_through_its_markup() -> None:
    page = "<p>They <b>bend</b>, form,&nbsp;and shape the worker’s material for new devices.</p>"
    parser = PageText()
    parser.feed(page)
    copied = "*They* bend, form and [shape](https://example.org/a-b) the workers material for …"
    assert set(runs(copied)) & set(runs("".join(parser.parts)))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_run_of_words_from_a_source_page(path: Path) -> None:
    if not PAGES.is_dir() or not source_runs():
        pytest.skip("the source pages are not here")
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    copied = [
        f"{where}: “{' '.join(run)}” is in {source_runs()[run]}"
        for where, text in prose(profile)
        for run in runs(text)
        if run in source_runs()
    ]
    assert not copied, "\n".join(copied)
