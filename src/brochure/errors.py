"""Everyone's errors: one tree, each with its exit code, and the diagnostics that explain bad input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from brochure.display import visible, width

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one file. ``line`` and ``column`` count from 1; ``length`` is that of what is wrong.

    All text is as the file has it; ``source`` is its line. ``str()`` is safe to print.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    source: str = ""
    length: int = 1

    def __str__(self) -> str:
        """``path:line:col: error[code] message``, the source line, a caret and the hint."""
        said = f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.code}] {self.message}"
        lines = [visible(said)]
        if self.source:
            before, wrong, after = map(_shown, self._excerpt())
            lines += [f"  {before}{wrong}{after}", f"  {' ' * width(before)}{'^' * max(1, width(wrong))}"]
        if self.hint:
            lines.append(f"  hint: {visible(self.hint)}")
        return "\n".join(lines)

    def _excerpt(self) -> tuple[str, str, str]:
        """What stands before what is wrong, that, and what follows it; of a long line only what is near."""
        start, end = self.column - 1, self.column - 1 + self.length
        before, wrong, after = self.source[:start], self.source[start:end], self.source[end:]
        if len(self.source) > _MAX_SHOWN:
            before = _cut_end(before[::-1], _MAX_SHOWN // 3)[::-1]
            wrong = _cut_end(wrong, _MAX_SHOWN // 3)
            after = _cut_end(after, _MAX_SHOWN // 3)
        return before, wrong, after


_MAX_SHOWN = 240
"""Characters of a source line that are shown whole."""


def _cut_end(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _shown(source: str) -> str:
    """A part of a source line, printable; a tab is four spaces wide wherever it stands, so that carets fit."""
    return visible(source.replace("\t", "    "))


class BrochureError(Exception):
    """The root of what this package raises on purpose."""

    exit_code = 2


class InputError(BrochureError):
    """A file that is wrong; ``diagnostics`` say where and how to mend it, all problems at once."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(d) for d in diagnostics))


class GlyphError(BrochureError):
    """A face lacks a character of the text that is to be set in it."""

    def __init__(self, character: str, text: str, face_name: str) -> None:
        self.character = character
        self.text = text
        super().__init__(f"{face_name} has no glyph for {character!r} (U+{ord(character):04X}) in {text!r}")


class NotFoundError(BrochureError):
    """No profile or style, or several, answer to a name; ``close`` names the nearest."""

    def __init__(self, message: str, close: tuple[str, ...] = ()) -> None:
        self.close = close
        super().__init__(message)
