"""One profile's file updated: planned, edited, and checked to mean what was planned before anyone writes it.

Prose that quotes a changed figure is reported, not rewritten, since only its author knows the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from brochure.errors import BrochureError, Diagnostic, InputError
from brochure.inputs import read_input
from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.load import Loaded, load_file, load_text
from brochure.sources.updates.changes import Change, Plan, applied, edited, printed
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan
from brochure.yamlio import nodes
from brochure.yamlio.report import dotted
from brochure.yamlio.source import MAX_BYTES, Source


class UpdateError(BrochureError):
    """A file that cannot be updated safely."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class PlannedUpdate:
    """An existing file, ``loaded``, and its update; ``text`` is None if nothing changes.

    ``seen`` are the bytes that ``text`` was made from: it may replace only these.
    """

    loaded: Loaded
    plan: Plan
    text: str | None = None
    seen: bytes = b""

    def stale(self, *, written: bool) -> tuple[Diagnostic, ...]:
        """Prose that quotes old figures, with its places in the ``written`` file or in the existing one."""
        if self.text is None:
            return ()
        return quotes(load_text(self.text, self.loaded.path) if written else self.loaded, self.plan.in_place().changes)


def planned_update(path: Path, newest: Newest) -> PlannedUpdate:
    """The update of the profile at ``path`` to the newest figures. Nothing is written.

    Raises :class:`~brochure.errors.NotFoundError` and :class:`~brochure.errors.InputError` for a missing or wrong file,
    :class:`~brochure.yamlio.spans.EditError` and :class:`UpdateError`.
    """
    loaded = load_file(path)
    made = plan(loaded.profile, newest)
    if made.is_empty:
        return PlannedUpdate(loaded, made)
    seen = read_input(path, MAX_BYTES)
    if Source.from_bytes(seen, str(path)).text != loaded.source:
        raise UpdateError(f"{path} changed while it was read. Run the command again")
    text = edited(seen.decode("utf-8"), made.splits, made.changes)
    try:
        updated = load_text(text, loaded.path)
    except InputError as error:
        raise UpdateError(f"{path}: with the newest figures, the profile would contradict itself:\n{error}") from None
    if updated.profile != applied(loaded.profile, made.splits, made.changes):
        raise UpdateError(f"{path}: the new figures cannot be inserted safely; nothing is written")
    return PlannedUpdate(loaded, made, text, seen)


# Quotes

_HINT = "change the text, or leave the figure to the sentences that a brochure makes"
_NUMBER_END = r"(?![0-9]|[.,][0-9])"


def quotes(loaded: Loaded, changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    """A warning for each old figure in the summary, sections and duties of ``loaded``."""
    patterns = [
        (re.compile(rf"(?<![0-9.,]){form}{_NUMBER_END}"), change) for change in changes for form in _forms(change)
    ]
    found: dict[tuple[int, int], Diagnostic] = {}
    for path in _prose(loaded):
        node = loaded.spans.node(path)
        if not isinstance(node, nodes.Scalar):
            continue
        for pattern, change in patterns:
            for match in pattern.finditer(loaded.source, node.start.index, node.end.index):
                span = node.source.span(match.start(), len(match[0]))
                message = f"{dotted(path)}: “{' '.join(match[0].split())}”, but {_new_value(change)}"
                warning = node.source.diagnostic(span, "warning", "quoted", message, _HINT)
                found.setdefault((span.line, span.column), warning)
    return tuple(found[place] for place in sorted(found))


def _prose(loaded: Loaded) -> Iterator[nodes.Path]:
    for path in loaded.spans:
        is_section = path[:1] == ("sections",) and len(path) == 2
        if is_section or path == ("summary",) or (path[:1] == ("similar",) and path[2:] == ("duties",)):
            yield path


def _new_value(change: Change) -> str:
    about = f" ({change.name})" if change.name else ""
    return f"{dotted(change.path)}{about} is now {printed(change.new, change.unit)}"


def _forms(change: Change) -> Iterator[str]:
    """Regular expressions for the ways that people write the old figure."""
    old = change.old
    if isinstance(old, Amount):
        yield from _sums(old.value)
    elif isinstance(old, YearMonth):
        yield str(old.year)
    elif change.unit == "date":
        yield str(old)
    elif change.unit == "percent" and isinstance(old, float):
        yield rf"{re.escape(f'{abs(old):g}')}(?:\s*%|[\s-]+per\s?cent\b)"
    elif change.unit == "jobs" and isinstance(old, int):
        yield from _counts(abs(old))


def _sums(value: float) -> Iterator[str]:
    """``$48,780`` or ``48,780``; ``$23.45`` or ``23.45``; a small whole number only as ``$23``."""
    if value != int(value):
        yield rf"\$?{re.escape(f'{value:,.2f}')}"
    elif value >= 1000:
        yield rf"\$?(?:{value:,.0f}|{value:.0f})"
    else:
        yield rf"\${value:.0f}(?:\.00)?"


def _counts(value: int) -> Iterator[str]:
    """``206,300`` or ``206300``; ``2.8 million``; numbers under a thousand are too common to be this one."""
    if value >= 1000:
        yield f"(?:{value:,}|{value})"
    if value >= 1_000_000:
        yield rf"{re.escape(f'{value / 1_000_000:.1f}')}\s+million"
