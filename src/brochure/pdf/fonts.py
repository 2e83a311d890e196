"""The fonts of a file, a Type 0 font with a subset of the glyphs for each face; and words as operands of operators.

Codes are UTF-16 code units, two bytes each (Identity-H); a CIDToGIDMap maps them to glyphs of the subset, a ToUnicode
CMap to text. So the encoding of a word depends only on the word and the kerning of the face; it is cached per face
across brochures. Subsets are cached in compressed form by face and characters.
"""

from __future__ import annotations

import hashlib
import string
import struct
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from brochure.errors import GlyphError
from brochure.fonts.metrics import Face, face
from brochure.pdf.objects import Writer, compress, reference
from brochure.pdf.subsets import Subset, subset

REMEMBERED_WORDS = 50_000  # per face; the cache is cleared beyond that, which bounds memory in long batches
SPACE = "\0 "  # encoded
REMEMBERED_SUBSETS = 256  # of about 8 KB
BEST = 6  # compression level for cached streams; higher levels gain nothing on outlines
CMAP_BLOCK = 100  # maximum entries in a bfchar or bfrange section
SYMBOLIC, ITALIC = 1 << 2, 1 << 6

# A text face uses most of these in every brochure. Its subset always includes them all, so that brochures share it.
COMMON = frozenset(string.ascii_letters + string.digits + " $%&'()+,-./:;?·–—‘’“”•−")
ROUND_UP_FROM = (
    45  # used characters; with fewer, as in a face for titles, the unused glyphs would cost more than sharing saves
)


class EmbeddedFace(NamedTuple):
    """A subset as it is written: compressed streams, and the text of dictionaries."""

    name: str  # with the subset tag
    characters: str
    program: bytes
    program_length: int
    glyph_map: bytes
    widths: str
    descriptor: str


def rounded(characters: Iterable[str]) -> str:
    """The characters to embed for these used ones, sorted; includes all common ones if most of them are used."""
    used = frozenset(characters) | {" "}
    if len(used & COMMON) >= ROUND_UP_FROM:
        used |= COMMON
    return "".join(sorted(used))


def write_fonts(writer: Writer, used: Mapping[str, AbstractSet[str]]) -> str:
    """Write fonts for the characters ``used`` of faces; returns the entries of the Font resources."""
    fonts = [(face_name, embed(face_name, rounded(characters))) for face_name, characters in used.items()]
    if not fonts:
        return ""
    streams = [
        (writer.stream(font.program, f"/Length1 {font.program_length}"), writer.stream(font.glyph_map))
        for _, font in fonts
    ]
    together = frozenset().union(*[font.characters for _, font in fonts])
    to_unicode = writer.stream(to_unicode_map("".join(sorted(together))))
    entries = []
    for (resource, font), (program, glyph_map) in zip(fonts, streams, strict=True):
        descriptor = writer.add(f"<<{font.descriptor}/FontFile2 {reference(program)}>>")
        descendant = writer.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/CIDToGIDMap {reference(glyph_map)}/W[{font.widths}]>>"
        )
        number = writer.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(to_unicode)}>>"
        )
        entries.append(f"/{resource} {reference(number)}")
    return "".join(entries)


@lru_cache(maxsize=REMEMBERED_SUBSETS)
def embed(face_name: str, characters: str) -> EmbeddedFace:
    """The subset of a face with just ``characters``, which must be sorted and covered by the face."""
    metrics = face(face_name)
    codes = [ord(character) for character in characters]
    made = subset(metrics, codes)
    name = f"{_tag(characters)}+{metrics.title}"
    return EmbeddedFace(
        name=name,
        characters=characters,
        program=compress(made.program, BEST),
        program_length=len(made.program),
        glyph_map=compress(_glyph_map(made.glyphs)),
        widths="".join(_widths(metrics, codes)),
        descriptor=_descriptor(name, metrics, made),
    )


@lru_cache(maxsize=REMEMBERED_SUBSETS)
def to_unicode_map(characters: str) -> bytes:
    """A compressed ToUnicode CMap that maps the code of each of ``characters`` to itself.

    All faces of a file share it. Ranges stay within one high byte (ISO 32000-1, 9.10.3).
    """
    codes = [ord(character) for character in characters]
    ranges = [
        f"<{max(first, high << 8):04X}> <{min(last, high << 8 | 0xFF):04X}> <{max(first, high << 8):04X}>"
        for first, last in _runs(codes)
        for high in range(first >> 8, (last >> 8) + 1)
    ]
    blocks = [ranges[i : i + CMAP_BLOCK] for i in range(0, len(ranges), CMAP_BLOCK)]
    sections = [f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n" for block in blocks]
    return compress(
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{''.join(sections)}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii"),
        BEST,
    )


def _tag(characters: str) -> str:
    """The subset tag: six uppercase letters derived from the characters (ISO 32000-1, 9.6.4)."""
    digest = hashlib.blake2b(characters.encode(), digest_size=6).digest()
    return "".join([string.ascii_uppercase[byte % 26] for byte in digest])


def _descriptor(name: str, metrics: Face, made: Subset) -> str:
    box = " ".join(map(str, made.bbox))
    flags = SYMBOLIC | (ITALIC if made.italic_angle else 0)
    return (
        f"/Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle {made.italic_angle:g}"
        f"/Ascent {metrics.ascent:g}/Descent {metrics.descent:g}/CapHeight {metrics.cap_height:g}/StemV {made.stem}"
    )


def _glyph_map(glyphs: dict[int, int]) -> bytes:
    """The CIDToGIDMap: two bytes for every code up to the highest."""
    table = bytearray(2 * max(glyphs) + 2)
    for code, glyph in glyphs.items():
        struct.pack_into(">H", table, 2 * code, glyph)
    return bytes(table)


def _widths(metrics: Face, codes: list[int]) -> Iterator[str]:
    """The W array: for each run of codes, the first code and the advance widths in thousandths of an em."""
    for first, last in _runs(codes):
        yield f"{first}[{' '.join(f'{metrics.widths[chr(code)]:g}' for code in range(first, last + 1))}]"


def _runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last code of each run of consecutive ``codes``, which are sorted."""
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(codes), 1) if b != a + 1), len(codes)]
    for begin, end in pairwise(breaks):
        yield codes[begin], codes[end - 1]


class _Codes(dict[str, str]):
    """Character -> its two bytes, escaped for a literal string (ISO 32000-1, 7.3.4.2); KeyError without a glyph."""

    def __init__(self, coverage: AbstractSet[str]) -> None:
        super().__init__()
        self._coverage = coverage

    def __missing__(self, character: str) -> str:
        if character not in self._coverage or character > "\uffff":
            raise KeyError(character)
        code = character.encode("utf-16-be").decode("latin-1")
        for special, escape in (("\\", "\\\\"), ("(", "\\("), (")", "\\)"), ("\r", "\\r")):
            code = code.replace(special, escape)
        self[character] = code
        return code


class Fragments(dict[str, str]):
    """Word -> its literal strings and kerning, without the outer parentheses: ``(AV)`` is ``A)74(V``.

    Strings are Latin-1: each character stands for a byte. A number moves the next glyph left, in thousandths of an em;
    hence the sign is the opposite of the kerning's.
    """

    def __init__(self, of: Face) -> None:
        super().__init__()
        self._face = of
        self._codes = _Codes(of.coverage)

    def __missing__(self, word: str) -> str:
        try:
            codes = list(map(self._codes.__getitem__, word))
        except KeyError as error:
            raise GlyphError(error.args[0], word, self._face.name) from None
        for at, adjustment in enumerate(map(self._face.kern.get, map(add, word, word[1:])), 1):
            if adjustment and (rounded := round(adjustment)):
                codes[at] = f"){-rounded}({codes[at]}"
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        self[word] = fragment = "".join(codes)
        return fragment


@cache
def fragments(face_name: str) -> Fragments:
    """The fragments of a face."""
    return Fragments(face(face_name))
