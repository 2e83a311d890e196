"""Value types specific to brands, with their readers and JSON Schemas: lines, costs, short texts, notes by occupation.

Lines may be written as a list or as a text of several lines; notes have occupations as keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from brochure.profile.kinds import SLUG, slug_complaint
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run, Text, read_markdown
from brochure.yamlio.decode import reader_of
from brochure.yamlio.nodes import Mapping, Node, Scalar
from brochure.yamlio.report import Report, shortened
from brochure.yamlio.rules import BAD, Bad, Complaint, MaxLength, Range, Reads
from brochure.yamlio.scalars import read_block, wrong_type

MAX_LINE = 100
MAX_NOTE = 600
MAX_COST = 1_000_000
MAX_COST_WORDS = 60

Line = Annotated[str, MaxLength(MAX_LINE)]


def lines(most: int) -> Reads:
    """Up to ``most`` lines: a list, or a text with line ends."""
    read_list = reader_of(tuple[Line, ...])

    def read(node: Node, report: Report) -> tuple[str, ...] | Bad:
        found: tuple[str, ...] | Bad
        if isinstance(node, Scalar):
            text = read_block(node, report)
            if isinstance(text, Bad):
                return BAD
            found = tuple([" ".join(line.split()) for line in text.split("\n") if line.strip()])
            if long := next((line for line in found if len(line) > MAX_LINE), None):
                message = f"a line of {len(long):,} characters, at most {MAX_LINE} are allowed"
                report.error(node, "length", message, "begin a new line")
                return BAD
        else:
            found = read_list(node, report)
        if not isinstance(found, Bad) and len(found) > most:
            report.error(node, "length", f"{len(found)} lines, at most {most} are allowed", "keep the most useful ones")
            return BAD
        return found

    line = {"type": "string", "maxLength": MAX_LINE}
    listed = {"type": "array", "items": line, "maxItems": most}
    return Reads(read, {"anyOf": [{"type": "string"}, listed]})


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program costs: ``dollars``, or else ``words`` such as ``free for residents``."""

    dollars: float | None = None
    words: str = ""


_read_dollars = reader_of(Annotated[float, Range(0, MAX_COST)])
_read_words = reader_of(Annotated[str, MaxLength(MAX_COST_WORDS)])


_STARTS = frozenset("-+.0123456789")


def _read_cost(node: Node, report: Report) -> Cost | Bad:
    is_number = isinstance(node, Scalar) and node.plain and node.value[:1] in _STARTS and node.value[-1:].isdigit()
    found = (_read_dollars if is_number else _read_words)(node, report)
    if isinstance(found, Bad):
        return BAD
    return Cost(dollars=found) if is_number else Cost(words=found)


COST = Reads(
    _read_cost,
    {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": MAX_COST},
            {"type": "string", "maxLength": MAX_COST_WORDS},
        ]
    },
)


@dataclass(frozen=True, slots=True)
class Note:
    """A short text in small Markdown, as paragraphs; items of a list and headings are paragraphs, too."""

    paragraphs: tuple[Text, ...]


def note_of(source: Markdown) -> Note:
    """The paragraphs of a text."""
    found: list[Text] = []
    for block in source.blocks:
        match block:
            case MdParagraph(text):
                found.append(text)
            case MdBullets(items):
                found += items
            case MdHeading(heading):
                found.append((Run(heading, bold=True),))
    return Note(tuple(found))


def _read_note(node: Node, report: Report) -> Note | Bad:
    text = read_block(node, report)
    if isinstance(text, Bad):
        return BAD
    if len(text) > MAX_NOTE:
        report.error(node, "length", f"{len(text):,} characters, at most {MAX_NOTE} are allowed", "shorten it")
        return BAD

    def on_bad_link(link: str, complaint: Complaint) -> None:
        hint = f"{complaint.hint}; for a plain bracket write \\[" if complaint.hint else ""
        report.error(node, complaint.code, complaint.message, hint, link)

    return note_of(read_markdown(text, on_bad_link))


_NOTE_SCHEMA: dict[str, Any] = {"type": "string", "maxLength": MAX_NOTE}
NOTE = Reads(_read_note, _NOTE_SCHEMA)


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes by occupation, in the order of the file; keys are slugs or SOC codes."""

    by_occupation: tuple[tuple[str, Note], ...] = ()


def _read_notes(node: Node, report: Report) -> Notes | Bad:
    if not isinstance(node, Mapping):
        return wrong_type(node, report, "a mapping", "write `electricians: Ask Ms. Ortega.`")
    found: dict[str, Note] = {}
    for key, child in node.pairs:
        name = key.value.strip()
        if complaint := slug_complaint(name):
            message = f"“{shortened(name)}” is neither a slug nor a SOC code"
            report.error(key, "slug", message, complaint.hint or "such as electricians or 47-2111")
        elif name in found:
            report.error(key, "duplicate-key", "this occupation appears twice", "keep one of them")
        elif isinstance(child, Scalar) and child.is_null:
            report.error(child, "missing", "the note is empty", "write some text, or delete the line")
        elif not isinstance(note := _read_note(child, report), Bad):
            found[name] = note
    return Notes(tuple(found.items()))


NOTES = Reads(
    _read_notes,
    {"type": "object", "propertyNames": dict(SLUG.schema), "additionalProperties": _NOTE_SCHEMA},
)
