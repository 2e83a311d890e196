"""The small Markdown of profile sections: paragraphs, bullets, ``###`` subheadings, bold, italic, links.

Everything else is literal text: HTML, entities, backquotes, images, numbered lists and unpaired markers. No part of it
is ever passed to another markup parser. Parsing takes linear time and never fails; a link that is not http, https or
mailto is reported and stays literal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from brochure.yamlio.rules import Complaint
from brochure.yamlio.scalars import url_complaint


class Run(NamedTuple):
    """Text in one style. ``href`` is an http, https or mailto address.

    ``lang`` is set if its language differs from that of the surrounding text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    lang: str | None = None


Text = tuple[Run, ...]


class MdParagraph(NamedTuple):
    """Running text with its lines joined."""

    text: Text


class MdBullets(NamedTuple):
    """A list; nested ones are flattened."""

    items: tuple[Text, ...]


class MdHeading(NamedTuple):
    """A subheading with any number of ``#``."""

    text: str


MdBlock = MdParagraph | MdBullets | MdHeading


class Markdown(NamedTuple):
    """A section as written (``source``) and as parsed (``blocks``)."""

    source: str
    blocks: tuple[MdBlock, ...]


OnBadLink = Callable[[str, Complaint], None]
"""Called with a link as written and the complaint about its address."""

_MAX_HASHES = 6
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_SPECIAL = re.compile(r"[*_\[\\]")
# Possessive quantifiers throughout: without backtracking, matching takes linear time.
_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<link>(?<!!)\[(?P<label>(?:[^\[\]\\]|\\.)++)\]\((?P<href>(?:[^()\s]|\([^()\s]*+\))*+)\))
    | (?P<marker>\*++|_++)
    """,
    re.VERBOSE | re.DOTALL,
)


def read_markdown(source: str, on_bad_link: OnBadLink | None = None) -> Markdown:
    """Parse normalized text (:func:`brochure.yamlio.text.clean`); surrounding blanks are dropped."""
    source = source.strip()
    return Markdown(source, tuple(_blocks(source, on_bad_link)))


def plain_text(text: Text) -> str:
    """The words of ``text`` without their styles."""
    return "".join([run.text for run in text])


def _blocks(source: str, on_bad_link: OnBadLink | None) -> list[MdBlock]:
    """One pass over the lines; ``lines`` collects the open paragraph or bullet, ``items`` the open list."""
    blocks: list[MdBlock] = []
    lines: list[str] = []
    items: list[Text] | None = None
    in_item = False

    def close_text() -> None:
        nonlocal in_item, items
        if lines:
            text = _inline(lines, on_bad_link)
            lines.clear()
            if in_item and items is not None:
                items.append(text)
            else:
                close_list()
                blocks.append(MdParagraph(text))
        in_item = False

    def close_list() -> None:
        nonlocal items
        if items:
            blocks.append(MdBullets(tuple(items)))
        items = None

    for indented in source.split("\n"):
        line = indented.strip(" \t")
        if not line:
            close_text()
        elif line[0] == "#" and (heading := _heading(line)):
            close_text()
            close_list()
            blocks.append(MdHeading(plain_text(_inline([heading], on_bad_link))))
        elif line[0] in "-*" and line[1:2] in (" ", "\t") and (item := line[2:].lstrip(" \t")):
            close_text()
            items = [] if items is None else items
            in_item = True
            lines.append(item)
        else:
            lines.append(line)
    close_text()
    close_list()
    return blocks


def _heading(line: str) -> str | None:
    """The text of ``### Heading`` or ``### Heading ###``; None if the line is not a heading."""
    text = line.lstrip("#")
    if len(line) - len(text) > _MAX_HASHES or text[:1] not in (" ", "\t"):
        return None
    text = text.strip(" \t")
    opening = text.rstrip("#")
    return opening.rstrip(" \t") if opening.endswith((" ", "\t")) or not opening else text


def _inline(lines: list[str], on_bad_link: OnBadLink | None) -> Text:
    """The runs of a paragraph, given its lines."""
    text = " ".join(lines)
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    if not _SPECIAL.search(text):
        return (Run(text),)
    pieces: list[_Piece] = []
    _tokenize(text, None, pieces, on_bad_link)
    _pair_markers(pieces)
    return _runs(pieces)


class _Piece:
    """Literal text, or a marker that may open or close a style.

    ``toggles`` holds the styles that a paired marker switches (``*`` or ``**``); unpaired characters stay in ``text``.
    """

    __slots__ = ("can_close", "can_open", "href", "text", "toggles")

    def __init__(self, text: str, href: str | None, *, can_open: bool = False, can_close: bool = False) -> None:
        self.text = text
        self.href = href
        self.can_open = can_open
        self.can_close = can_close
        self.toggles: list[str] = []


def _tokenize(text: str, href: str | None, pieces: list[_Piece], on_bad_link: OnBadLink | None) -> None:
    """Append the pieces of ``text``. Link labels are tokenized recursively and cannot contain links."""
    done = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if token["link"] and (href or not _is_link(token, on_bad_link)):
            continue
        if start > done:
            pieces.append(_Piece(text[done:start], href))
        done = end
        if token["escaped"]:
            pieces.append(_Piece(token["escaped"], href))
        elif token["marker"]:
            pieces.append(_marker(text, start, end, href))
        else:
            _tokenize(token["label"], token["href"], pieces, on_bad_link)
    if done < len(text):
        pieces.append(_Piece(text[done:], href))


def _is_link(token: re.Match[str], on_bad_link: OnBadLink | None) -> bool:
    if token["label"].isspace():
        return False
    complaint = url_complaint(token["href"])
    if complaint and on_bad_link:
        on_bad_link(token["link"], complaint)
    return complaint is None


def _marker(text: str, start: int, end: int, href: str | None) -> _Piece:
    """A run of asterisks or underscores. Single asterisks and underscores count only at word boundaries."""
    before, after = text[start - 1 : start], text[end : end + 1]
    size, underscore = end - start, text[start] == "_"
    can_open = bool(after) and not after.isspace()
    can_close = bool(before) and not before.isspace()
    if size == 1 or underscore:
        can_open, can_close = can_open and not before.isalnum(), can_close and not after.isalnum()
    if size > (1 if underscore else 3):
        can_open = can_close = False
    return _Piece(text[start:end], href, can_open=can_open, can_close=can_close)


def _pair_markers(pieces: list[_Piece]) -> None:
    """Pair the markers. At most one of each kind is open, so the stack stays shallow."""
    stack: list[tuple[str, _Piece]] = []
    for piece in pieces:
        if not (piece.can_open or piece.can_close):
            continue
        kinds = ["**", "*"] if piece.text == "***" else [piece.text]
        for kind in reversed(kinds) if piece.can_close else ():
            _close(kind, piece, stack)
        if piece.can_open and not piece.toggles:
            open_kinds = {kind for kind, _ in stack}
            stack.extend((kind, piece) for kind in kinds if kind not in open_kinds)


def _close(kind: str, piece: _Piece, stack: list[tuple[str, _Piece]]) -> None:
    for index in range(len(stack) - 1, -1, -1):
        if stack[index][0] == kind:
            opener = stack[index][1]
            del stack[index:]  # markers opened inside but not closed stay literal
            for marker in (opener, piece):
                marker.text = marker.text.removeprefix(kind)
                marker.toggles.append(kind)
            return


def _runs(pieces: list[_Piece]) -> Text:
    """Merges adjacent pieces of the same style into runs."""
    runs: list[Run] = []
    parts: list[str] = []
    style = (False, False, pieces[0].href)
    bold = italic = False

    def flush() -> None:
        if text := "".join(parts):
            runs.append(Run(text, *style))
        parts.clear()

    for piece in pieces:
        for kind in piece.toggles:
            if kind == "**":
                bold = not bold
            else:
                italic = not italic
        if piece.text:
            if (bold, italic, piece.href) != style:
                flush()
                style = (bold, italic, piece.href)
            parts.append(piece.text)
    flush()
    return tuple(runs)
