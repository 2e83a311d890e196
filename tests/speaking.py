"""What a voice says of a file: each run of text with its tagged language, and the language that its words are in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PdfReader

from brochure.pdf.reading import LANGUAGE_ESCAPE, Node, Piece, Reading


class Said(NamedTuple):
    """A run of ``text`` in the element ``tag``, which a voice of ``lang`` reads; alternative texts have ``alt``."""

    text: str
    lang: str
    tag: str


def runs(data: bytes) -> Iterator[Said]:
    """The runs of a file in the order in which they are read, alternative texts included."""
    reading, reader = Reading(data), PdfReader(io.BytesIO(data))

    def below(node: Node, inherited: str) -> Iterator[Said]:
        lang = str(reader.get_object(node.number).get("/Lang", inherited))  # type: ignore[union-attr]
        yield from _alternatives(reader.get_object(node.number).get("/Alt", ""), lang)  # type: ignore[union-attr]
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from below(kid, lang)
            elif isinstance(kid, Piece) and kid.page >= 0:
                for shown in reading.contents[kid.page].shown:
                    if shown.mcid == kid.mcid:
                        yield Said(shown.text, shown.lang or lang, node.tag)

    yield from below(reading.root, str(reader.trailer["/Root"]["/Lang"]))  # type: ignore[index]


def _alternatives(text: str, lang: str) -> Iterator[Said]:
    """The pieces of an alternative text, each in the language that the escape sequence before it names."""
    first, *others = LANGUAGE_ESCAPE.split(text)
    langs = [unit.encode("utf-16-be").decode("ascii") for unit in others[::2]]
    tagged = [(lang, first), *zip([f"{code[:2]}-{code[2:]}".rstrip("-") for code in langs], others[1::2], strict=True)]
    yield from (Said(piece, own, "alt") for own, piece in tagged if piece)


def joined(found: Iterator[Said]) -> list[Said]:
    """Neighboring runs of the same element and language as one."""
    out: list[Said] = []
    for one in found:
        if out and one.tag != "alt" and out[-1][1:] == one[1:]:
            out[-1] = one._replace(text=out[-1].text + one.text)
        else:
            out.append(one)
    return out


_TELLING = {
    "en": "the of and to for with from that is are was were their they who which in on at by an as this not year work",
    "es": "el la los las de del y para con por que es son fue una un su sus se en al este esta no más año trabajo",
}
"""Common words that only one of the languages has, or nearly so."""

_WORDS = {lang: frozenset(words.split()) for lang, words in _TELLING.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+\.\S+/\S*|\S+@\S+")


def language_of(text: str) -> str | None:
    """The language that most of the telling words of ``text`` are in; None if there is none or the numbers are even."""
    words = _LETTERS.findall(_ADDRESS.sub(" ", text.lower()))
    counts = {lang: sum(word in known for word in words) for lang, known in _WORDS.items()}
    counts["es"] += len(re.findall("[áéíóúñ¿¡]", text.lower()))
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] > sum(counts.values()) / 2 else None
