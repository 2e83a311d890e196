"""The exception hierarchy, with exit codes, and the diagnostics that explain invalid input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from brochure.display import visible, width

Severity = Literal["error", "warning"]


class Diagnostic(NamedTuple):
    """One problem in one file. ``line`` and ``column`` count from 1; ``length`` is the number of characters at fault.

    ``source`` is the whole line. All text is unescaped, exactly as in the file; ``str()`` is safe to print.
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
        """The source line as (before, at fault, after); a long line is cut to what is near the fault."""
        start, end = self.column - 1, self.column - 1 + self.length
        before, wrong, after = self.source[:start], self.source[start:end], self.source[end:]
        if len(self.source) > _MAX_SHOWN:
            before = _cut_end(before[::-1], _MAX_SHOWN // 3)[::-1]
            wrong = _cut_end(wrong, _MAX_SHOWN // 3)
            after = _cut_end(after, _MAX_SHOWN // 3)
        return before, wrong, after


_MAX_SHOWN = 240
"""Source lines up to this many characters are shown whole."""


def _cut_end(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _shown(source: str) -> str:
    """Part of a source line, safe to print. Every tab becomes four spaces, so that the carets line up."""
    return visible(source.replace("\t", "    "))


class BrochureError(Exception):
    """The base class of every exception that this package raises on purpose."""

    exit_code = 2


class InputError(BrochureError):
    """An invalid file; ``diagnostics`` list all its problems, where they are and how to fix them."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(d) for d in diagnostics))


class GlyphError(BrochureError):
    """A font face has no glyph for a character of the text."""

    def __init__(self, character: str, text: str, face_name: str) -> None:
        self.character = character
        self.text = text
        super().__init__(f"{face_name} has no glyph for {character!r} (U+{ord(character):04X}) in {text!r}")


class PictureError(BrochureError):
    """The picture in the file ``name`` cannot be used, for the ``reason``; ``hint`` says how to fix it."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        self.message = f"{name}: {reason}"
        self.hint = hint
        super().__init__(self.message + (f" ({hint})" if hint else ""))


class FontError(BrochureError):
    """A font file cannot be used, for the ``reason``; ``hint`` says how to fix it."""

    def __init__(self, reason: str, hint: str = "") -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason + (f" ({hint})" if hint else ""))


class NotFoundError(BrochureError):
    """No profile or style matches a name, or several do; ``close`` has the nearest names."""

    def __init__(self, message: str, close: tuple[str, ...] = ()) -> None:
        self.close = close
        super().__init__(message)


class RequestError(BrochureError, ValueError):
    """Arguments that contradict each other, or a value that an argument cannot have; nothing was done."""


class SeveralErrors(BrochureError):  # noqa: N818  it is not a single one
    """More than one of several inputs is wrong; ``errors`` has each."""

    def __init__(self, errors: tuple[BrochureError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


def combined(errors: Sequence[BrochureError]) -> BrochureError:
    """One or more errors as one to raise: the only one, or :class:`SeveralErrors`."""
    return errors[0] if len(errors) == 1 else SeveralErrors(tuple(errors))
