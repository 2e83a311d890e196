"""Explains YAML syntax errors in our own words.

Messages differ among versions of PyYAML and libyaml, and so does the error that a mistake causes. Positions do not:
where the parser stopped and where the construct it was reading began. The text at these positions is enough to
recognize the common mistakes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from brochure.errors import InputError
from brochure.yamlio.source import Source

_INDENTATION = "check the indentation here and in the lines above, and that quotes and brackets are closed"
_QUOTE_IT = "put the text in quotes"

_CLOSED = re.compile(r"""'(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+\"""", re.DOTALL)
_KEY = re.compile(r"[ ]*[\w-]+[ ]*")
_COLON = re.compile(r":(?=[ \t]|$)")
_COLON_WITHOUT_SPACE = re.compile(r"[ ]*([\w-]+):[^\s:/]")
_CLOSING = {"[": "]", "{": "}"}


class Fault(NamedTuple):
    """A mistake: its index in the text, what is wrong and how to fix it."""

    at: int
    message: str
    hint: str


class _Scene(NamedTuple):
    """The text, the index where the parser stopped, and the start of the construct it was reading, if known."""

    text: str
    at: int
    start: int | None

    @property
    def here(self) -> str:
        """The character at which the parser stopped; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def opener(self) -> str:
        """The first character of the construct that the parser was reading."""
        return "" if self.start is None else self.text[self.start : self.start + 1]

    @property
    def is_at_end(self) -> bool:
        return not self.text[self.at :].strip()

    @property
    def before(self) -> str:
        """The text before that character on its line."""
        return self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at]

    def line_from(self, index: int) -> str:
        """The rest of the line from ``index``."""
        return self.text[index:].partition("\n")[0]


def syntax_error(source: Source, error: Exception) -> InputError:
    """The mistake that caused the parser's ``error``."""
    start: yaml.Mark | None = getattr(error, "context_mark", None)
    fault = _fault(_Scene(source.text, furthest(error), start.index if start else None))
    index = min(fault.at, len(source.text.rstrip("\n")))
    return InputError((source.diagnostic(source.span(index), "error", "yaml", fault.message, fault.hint),))


def furthest(error: Exception) -> int:
    """The index of the character at which a parser stopped; 0 if unknown."""
    mark: yaml.Mark | None = getattr(error, "problem_mark", None)
    return mark.index if mark else 0


def _fault(scene: _Scene) -> Fault:
    for look in (_quotes, _tab, _stray, _brackets, _beginning, _colon, _item, _keyless, _after_the_end):
        if fault := look(scene):
            return fault
    return Fault(scene.at, "this does not fit the lines above", _INDENTATION)


def _quotes(scene: _Scene) -> Fault | None:
    """Unclosed quotes and invalid escapes."""
    if scene.start is None or scene.opener not in ("'", '"'):
        return None
    if not _CLOSED.match(scene.text, scene.start) and (
        scene.is_at_end or scene.line_from(scene.at)[:3] in ("---", "...")
    ):
        return Fault(scene.start, "these quotes are never closed", f"end the text with {scene.opener}")
    backslash = scene.text.rfind("\\", scene.start, scene.at + 1)
    if scene.opener == '"' and backslash >= 0 and scene.at - backslash <= len("\\U0010ffff"):
        escape = scene.text[backslash : backslash + 2]
        hint = "write \\\\ for a backslash, or put the text in single quotes"
        return Fault(backslash, f"{escape} is not an escape that YAML knows, or is incomplete", hint)
    return None


def _tab(scene: _Scene) -> Fault | None:
    if scene.here == "\t":
        return Fault(scene.at, "a tab where only spaces are allowed", "indent with spaces, not tabs")
    return None


def _stray(scene: _Scene) -> Fault | None:
    """A comma in place of a value, or an unmatched closing bracket."""
    if scene.here == "," and scene.start == scene.at:
        return Fault(scene.at, "a comma where a value belongs", "delete it, or write the value before it")
    if scene.here in ("]", "}") and scene.opener not in _CLOSING:
        return Fault(scene.at, f"{scene.here} closes nothing", f"delete it, or {_QUOTE_IT}")
    return None


def _brackets(scene: _Scene) -> Fault | None:
    """Unclosed brackets, or a missing comma within brackets."""
    closing = _CLOSING.get(scene.opener)
    if scene.start is None or closing is None or scene.start == scene.at:
        return None
    if scene.is_at_end:
        return Fault(scene.start, f"{scene.opener} is never closed", f"end it with {closing}")
    line = scene.text.count("\n", 0, scene.start) + 1
    message = f"a comma is missing here, or {closing} before it (line {line} has the {scene.opener})"
    return Fault(scene.at, message, "text with a comma, colon or bracket needs quotes")


def _beginning(scene: _Scene) -> Fault | None:
    """Unquoted text that begins with a character that is special in YAML."""
    if scene.here in ("@", "`", "%", "!"):
        return Fault(scene.at, f"text cannot begin with {scene.here}", _QUOTE_IT)
    if scene.start is None:
        return None
    if scene.opener in ("&", "*", "!", "%"):
        return Fault(scene.start, f"text cannot begin with {scene.opener}", _QUOTE_IT)
    if scene.opener in ("|", ">"):
        hint = f"begin the text on the next line, or {_QUOTE_IT}"
        return Fault(scene.start, f"{scene.opener} begins a block of lines; nothing may follow it on its line", hint)
    return None


def _colon(scene: _Scene) -> Fault | None:
    """A colon in unquoted text, or a key that appears to continue the text above it."""
    if scene.here != ":":
        return None
    if not _KEY.fullmatch(scene.before):
        return Fault(scene.at, "a colon in text without quotes", "put text that holds a colon and a space in quotes")
    above = scene.text[: scene.at - len(scene.before)].rstrip("\n").rpartition("\n")[2]
    if (glued := _COLON_WITHOUT_SPACE.match(above)) and not _COLON.search(above):
        hint = f"write `{glued[1]}: …`, with a space after the colon"
        return Fault(scene.at, f"`{glued[1]}` in the line above has no value", hint)
    message = f"`{scene.before.strip()}` appears to continue the text above it"
    return Fault(scene.at, message, "indent it like the keys beside it; text with a colon needs quotes")


def _item(scene: _Scene) -> Fault | None:
    """A list item in the wrong place."""
    if scene.here != "-" or scene.line_from(scene.at)[1:2] not in ("", " "):
        return None
    if scene.before.strip():
        hint = f"begin the list on a line of its own, or {_QUOTE_IT}"
        return Fault(scene.at, "a list cannot begin on the line of its key", hint)
    return Fault(scene.at, "a list item among keys", "a key has a value or a list, not both; check the indentation")


def _keyless(scene: _Scene) -> Fault | None:
    """A line without a key among keys."""
    if scene.start is None or scene.start >= scene.at or "\n" not in scene.text[scene.start : scene.at]:
        return None
    line = scene.line_from(scene.start)
    if _COLON.search(line) or line[:2] in ("- ", "? ", "-", "?"):
        return None
    hint = "write `key: value`; indent continued text more than its key, or quote it"
    return Fault(scene.start, "this line has no key", hint)


def _after_the_end(scene: _Scene) -> Fault | None:
    """Text on the same line after closing quotes or brackets."""
    last = scene.before.rstrip()[-1:]
    if last == "'":
        hint = "in single quotes write '' for an apostrophe, or use double quotes"
        return Fault(scene.at, "text after the closing '", hint)
    if last == '"':
        hint = 'in double quotes write \\" for a quote, or use single quotes'
        return Fault(scene.at, 'text after the closing "', hint)
    if last in ("]", "}"):
        hint = f"put all of the text in quotes, or delete what follows {last}"
        return Fault(scene.at, f"text after the closing {last}", hint)
    return None
