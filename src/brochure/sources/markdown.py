"""Writes the small Markdown of profile sections, so that reading it back gives the same text and styles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from brochure.profile.markdown import MdBullets, MdParagraph, Run, read_markdown
from brochure.yamlio.text import clean_line, without_refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Text = tuple[Run, ...]

_WIDTH = 96
_SPECIAL = re.compile(r"[\\\[\]]|(?<![A-Za-z0-9])[*_]|[*_](?![A-Za-z0-9])|\*\*+|__+")
_LINE_STARTS = re.compile(r"(?:[-*]|#{1,6})(?=\s)")


def clean(text: str) -> str:
    """One line of normalized text, without characters that are not allowed in profiles."""
    return clean_line(without_refused(text))


def paragraph(text: Text) -> str:
    """A paragraph as wrapped lines; empty if there is no text."""
    return _wrapped(_faithful(text, "", _read_paragraph), "")


def bullets(items: Iterable[Text]) -> str:
    """A list; wrapped lines of an item are indented."""
    return "\n".join(_wrapped(source, "- ") for item in items if (source := _faithful(item, "- ", _read_item)))


def heading(text: str) -> str:
    """A subheading."""
    return f"### {_escaped(clean(text))}" if text else ""


def section(blocks: Iterable[str]) -> str:
    """The Markdown of a section, with blank lines between blocks; ends with a line feed unless it is empty."""
    text = "\n\n".join(filter(None, blocks))
    return f"{text}\n" if text else ""


def _faithful(text: Text, prefix: str, read: Callable[[str], Text | None]) -> str:
    """The source of ``text`` in the richest form that reads back unchanged.

    Styles that begin or end within a word cannot be written; then italics are dropped, then bold, but never words.
    """
    text = tuple(replace(run, text=_cleaned(run.text)) for run in text)
    wanted = "".join(run.text for run in text).strip()
    if not wanted:
        return ""
    for poorer in _poorer(text):
        source = _inline(poorer)
        if read(prefix + source) == _merged(poorer):
            return source
    return _escaped(wanted)


def _cleaned(text: str) -> str:
    """As :func:`clean`, but spaces at the ends are kept because they separate the words of two runs."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{clean(text)}{after}"


def _poorer(text: Text) -> Iterator[Text]:
    yield text
    yield tuple(replace(run, italic=False) for run in text)
    yield tuple(replace(run, italic=False, bold=False) for run in text)
    yield tuple(Run(run.text) for run in text)


def _read_paragraph(source: str) -> Text | None:
    blocks = read_markdown(source).blocks
    return blocks[0].text if len(blocks) == 1 and isinstance(blocks[0], MdParagraph) else None


def _read_item(source: str) -> Text | None:
    blocks = read_markdown(source).blocks
    one = blocks[0] if len(blocks) == 1 else None
    return one.items[0] if isinstance(one, MdBullets) and len(one.items) == 1 else None


def _merged(text: Text) -> Text:
    """Adjacent runs of one style joined and empty runs dropped, as the reader does."""
    runs: list[Run] = []
    for run in text:
        if not run.text:
            continue
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def _inline(text: Text) -> str:
    """Runs with their markers; a style stays open if the next run has it, too."""
    out: list[str] = []
    for place, run in enumerate(merged := _merged(text)):
        if not run.href:
            previous, following = _unlinked(merged, place - 1), _unlinked(merged, place + 1)
            out.append(_opening(previous, run) + _escaped(run.text) + _closing(run, following))
        else:
            out.append(f"[{_opening(None, run)}{_escaped(run.text)}{_closing(run, None)}]({_target(run.href)})")
    source = "".join(out)
    return _guarded(source)


def _unlinked(text: Text, place: int) -> Run | None:
    """An adjacent run whose styles may continue into this one; links contain their own."""
    return text[place] if 0 <= place < len(text) and not text[place].href else None


def _opening(previous: Run | None, run: Run) -> str:
    bold = run.bold and not (previous and previous.bold)
    italic = run.italic and not (previous and previous.italic)
    return ("**" if bold else "") + ("*" if italic else "")


def _closing(run: Run, following: Run | None) -> str:
    bold = run.bold and not (following and following.bold)
    italic = run.italic and not (following and following.italic)
    return ("*" if italic else "") + ("**" if bold else "")


def _target(href: str) -> str:
    return href if href.count("(") == href.count(")") == 0 else href.replace("(", "%28").replace(")", "%29")


def _escaped(text: str) -> str:
    return _guarded(_SPECIAL.sub(lambda found: "".join(f"\\{c}" for c in found[0]), text))


def _guarded(source: str) -> str:
    """Escapes a start that would turn the text into a list or heading."""
    return f"\\{source}" if _LINE_STARTS.match(source) else source


def _wrapped(source: str, bullet: str) -> str:
    """Lines of readable length; none begins with a character that would be a marker there."""
    indent = " " * len(bullet)
    lines, line = [], bullet
    started = False
    for word in source.split(" "):
        fits = len(line) + len(word) < _WIDTH
        if not started:
            line, started = line + word, True
        elif fits or word in ("-", "*") or re.fullmatch("#{1,6}", word):
            line += f" {word}"
        else:
            lines.append(line)
            line = indent + word
    if line.strip():
        lines.append(line)
    return "\n".join(lines)
