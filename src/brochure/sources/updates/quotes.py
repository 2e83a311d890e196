"""Prose that quotes a figure that has changed: reported, not rewritten, since only its author knows the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brochure.errors import Diagnostic
from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.load import Loaded
from brochure.sources.updates.changes import Change, printed
from brochure.yamlio.nodes import Path, Scalar
from brochure.yamlio.report import dotted

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
        if not isinstance(node, Scalar):
            continue
        for pattern, change in patterns:
            for match in pattern.finditer(loaded.source, node.start.index, node.end.index):
                span = node.source.span(match.start(), len(match[0]))
                message = f"{dotted(path)}: “{' '.join(match[0].split())}”, but {_new_value(change)}"
                warning = node.source.diagnostic(span, "warning", "quoted", message, _HINT)
                found.setdefault((span.line, span.column), warning)
    return tuple(found[place] for place in sorted(found))


def _prose(loaded: Loaded) -> Iterator[Path]:
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
