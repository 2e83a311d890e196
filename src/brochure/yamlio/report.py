"""Collects the problems of one file while it is read."""

from __future__ import annotations

from typing import NamedTuple

from brochure.display import visible
from brochure.errors import Diagnostic, Severity
from brochure.names import words
from brochure.words import counted
from brochure.yamlio.nodes import Node, Path, Scalar, span_of, walk
from brochure.yamlio.source import Span

MAX_PROBLEMS = 100


class Problem(NamedTuple):
    node: Node
    severity: Severity
    code: str
    message: str
    hint: str
    part: str


class Report:
    """Collects problems; paths and positions are computed only when diagnostics are requested.

    If ``patient``, a missing or invalid required text is read as an empty one, so that one problem does not hide
    others.
    """

    def __init__(self, *, patient: bool = False) -> None:
        self.patient = patient
        self.problems: list[Problem] = []

    @property
    def is_full(self) -> bool:
        """Whether the limit is reached; further problems are only counted."""
        return len(self.problems) >= MAX_PROBLEMS

    @property
    def is_foreign(self) -> bool:
        """Whether the file appears to be of another kind, so that further checks are pointless."""
        return any(problem.code == "foreign" for problem in self.problems)

    def error(self, node: Node, code: str, message: str, hint: str = "", part: str = "") -> None:
        """Add an error; ``part`` is the piece of the scalar at fault, as spelled in the file, for the caret."""
        self.problems.append(Problem(node, "error", code, message, hint, part))

    def warning(self, node: Node, code: str, message: str, hint: str = "", part: str = "") -> None:
        self.problems.append(Problem(node, "warning", code, message, hint, part))

    def diagnostics(self, root: Node) -> list[Diagnostic]:
        """The diagnostics in file order; each message begins with the path of its value."""
        if not self.problems:
            return []
        names = _names(root)
        found = [_diagnostic(problem, names.get(id(problem.node), "")) for problem in self.problems[:MAX_PROBLEMS]]
        found.sort(key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column))
        more = len(self.problems) - MAX_PROBLEMS
        if more > 0:
            found.append(root.source.diagnostic(Span(1, 1), "error", "limit", f"and {counted(more, 'more problem')}"))
        return found


def dotted(path: Path) -> str:
    """``("wages", 0, "p10")`` as ``wages[0].p10``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{shortened(part)}" for part in path)
    return text.removeprefix(".")


def shortened(text: str, width: int = 40) -> str:
    """``text`` on one line of at most ``width`` characters, safe to print, for use in messages."""
    text = " ".join(text[: 4 * width].split())
    return visible(text if len(text) <= width else text[: width - 1] + "…")


def closest(word: str, choices: list[str] | tuple[str, ...], *, cutoff: float = 0.6) -> str | None:
    """The choice that is most similar to ``word``; ``cutoff`` ranges from 0 (anything) to 1 (identical)."""
    if len(word) > 80:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 (rarely needed)

    by_letters = {"".join(words(choice)): choice for choice in choices}
    key = "".join(words(word))
    matches = get_close_matches(key, list(by_letters), n=1, cutoff=cutoff) or [
        letters for letters in by_letters if key and letters.startswith(key)
    ]
    return by_letters[matches[0]] if matches else None


def part_span(node: Scalar, part: str) -> Span | None:
    """The position of ``part`` within the scalar, if it occurs there literally."""
    text = node.source.text
    index = text.find(part, node.start.index, node.end.index)
    return node.source.span(index, len(part)) if index >= 0 else None


def _names(root: Node) -> dict[int, str]:
    """The dotted path of each node and of each key."""
    names: dict[int, str] = {}
    for path, key, node in walk(root):
        names[id(node)] = names[id(key)] = dotted(path)
    return names


def _diagnostic(problem: Problem, name: str) -> Diagnostic:
    node, source = problem.node, problem.node.source
    span = part_span(node, problem.part) if problem.part and isinstance(node, Scalar) else None
    message = f"{name}: {problem.message}" if name else problem.message
    return source.diagnostic(span or span_of(node), problem.severity, problem.code, message, problem.hint)
