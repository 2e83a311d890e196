"""Runs of words: what a quotation is told by."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


def page_text(path: Path) -> str:
    source = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".html":
        return source
    parser = PageText()
    parser.feed(source)
    parser.close()
    return "".join(parser.parts)


FINGERPRINT = 5
"""Bytes of a run's digest: enough that two different runs seldom share one."""
WINDOW = 4
"""Of so many runs in a row at least one is kept, so that a copy of ``RUN + WINDOW - 1`` words is always seen."""


def fingerprint(run: Words) -> bytes:
    """A short digest of a run: it tells a copy and shows nothing of the text."""
    return hashlib.sha256(" ".join(run).encode()).digest()[:FINGERPRINT]


def chosen(text: str) -> set[bytes]:
    """The least fingerprint of every ``WINDOW`` runs in a row."""
    marks = [fingerprint(run) for run in runs(text)]
    return {min(marks[at : at + WINDOW]) for at in range(len(marks) - WINDOW + 1)}
