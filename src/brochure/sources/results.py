"""Writes what imports produce: the Markdown of sections, and the text of profiles or the reasons why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brochure.errors import InputError
from brochure.profile.load import load_text
from brochure.profile.markdown import MdBlock, MdBullets, MdHeading, MdParagraph, Run, Text, plain_text, read_markdown
from brochure.profile.model import Profile
from brochure.profile.write import to_yaml
from brochure.yamlio.text import clean_line, without_refused

_WIDTH = 96
_PLAIN = Run("")
_SPECIAL = re.compile(r"[\\\[\]]|(?<![A-Za-z0-9])[*_]|[*_](?![A-Za-z0-9])|\*\*+|__+")
_LINE_STARTS = re.compile(r"(?:[-*]|#{1,6})(?=\s)")


class Ready(NamedTuple):
    """The text of a valid profile."""

    slug: str
    title: str
    text: str
    notes: tuple[str, ...]
    source: str


class Failed(NamedTuple):
    """A page, an entry or an occupation that could not be converted."""

    source: str
    reason: str


def prepared(profile: Profile, comment: str, source: str, notes: tuple[str, ...] = ()) -> Ready | Failed:
    """The text of ``profile``, with ``comment`` at the top, if it is valid; ``source`` names the origin."""
    text = to_yaml(profile, comment)
    try:
        load_text(text, f"{profile.slug}.yaml")
    except InputError as error:
        problems = "\n".join(str(d) for d in error.diagnostics if d.severity == "error")
        return Failed(source, f"the imported data is not a valid profile:\n{problems}")
    return Ready(profile.slug, profile.title, text, notes, source)


def clean(text: str) -> str:
    """One line of normalized text, without characters that are not allowed in profiles."""
    return clean_line(without_refused(text))


def write_markdown(blocks: Iterable[MdBlock]) -> str:
    """The Markdown of a section, ending with a line feed; ``""`` if no block has text.

    It reads back as the same words in the same styles. Styles that begin or end within a word cannot be written; there,
    italics are dropped, then bold, but never words.
    """
    text = "\n\n".join(filter(None, map(_written, blocks)))
    return f"{text}\n" if text else ""


def _written(block: MdBlock) -> str:
    match block:
        case MdHeading(heading):
            return f"### {_escaped(clean(heading))}" if heading else ""
        case MdBullets(items):
            sources = (_faithful(item, "- ") for item in items)
            return "\n".join(_wrapped(source, "- ") for source in sources if source)
        case MdParagraph(text):
            return _wrapped(_faithful(text, ""), "")


def _faithful(text: Text, bullet: str) -> str:
    """The source of ``text`` in the richest form that reads back unchanged after ``bullet``."""
    text = tuple(run._replace(text=_cleaned(run.text)) for run in text)
    words = plain_text(text).strip()
    if not words:
        return ""
    for poorer in _poorer(text):
        source = _inline(poorer)
        if _read(bullet + source) == _merged(poorer):
            return source
    return _escaped(words)


def _cleaned(text: str) -> str:
    """As :func:`clean`, but spaces at the ends are kept because they separate the words of two runs."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{clean(text)}{after}"


def _poorer(text: Text) -> Iterator[Text]:
    yield text
    yield tuple(run._replace(italic=False) for run in text)
    yield tuple(run._replace(italic=False, bold=False) for run in text)
    yield tuple(Run(run.text) for run in text)


def _read(source: str) -> Text | None:
    """The text of a single paragraph or item."""
    match read_markdown(source).blocks:
        case (MdParagraph(text),) | (MdBullets((text,)),):
            return text
        case _:
            return None


def _merged(text: Text) -> Text:
    """Adjacent runs of one style joined and empty runs dropped, as the reader does."""
    runs: list[Run] = []
    for run in text:
        if not run.text:
            continue
        if runs and runs[-1]._replace(text="") == run._replace(text=""):
            runs[-1] = run._replace(text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def _inline(text: Text) -> str:
    """Runs with their markers. A style stays open if the next run has it, too, but links contain their own markers."""
    out: list[str] = []
    runs = (_PLAIN, *_merged(text), _PLAIN)
    for previous, run, following in zip(runs, runs[1:], runs[2:], strict=False):
        if run.href:
            address = run.href.replace("(", "%28").replace(")", "%29")
            out.append(f"[{_marked(run, _PLAIN, _PLAIN)}]({address})")
        else:
            out.append(_marked(run, _PLAIN if previous.href else previous, _PLAIN if following.href else following))
    return _guarded("".join(out))


def _marked(run: Run, previous: Run, following: Run) -> str:
    """A run between the markers of styles that its neighbors do not have."""
    bold_opens, italic_opens = run.bold and not previous.bold, run.italic and not previous.italic
    bold_closes, italic_closes = run.bold and not following.bold, run.italic and not following.italic
    opening = "**" * bold_opens + "*" * italic_opens
    return f"{opening}{_escaped(run.text)}{'*' * italic_closes}{'**' * bold_closes}"


def _escaped(text: str) -> str:
    return _guarded(_SPECIAL.sub(lambda found: "".join(f"\\{c}" for c in found[0]), text))


def _guarded(source: str) -> str:
    """Escapes a start that would turn the text into a list or heading."""
    return f"\\{source}" if _LINE_STARTS.match(source) else source


def _wrapped(source: str, bullet: str) -> str:
    """Lines of readable length; none begins with a character that would be a marker there."""
    indent = " " * len(bullet)
    first, *words = source.split(" ")
    lines = [bullet + first]
    for word in words:
        if len(lines[-1]) + len(word) < _WIDTH or word in ("-", "*") or re.fullmatch("#{1,6}", word):
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return "\n".join(lines)
