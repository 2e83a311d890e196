"""Break the rules one at a time and see whether a test fails: ``python tools/mutants.py``.

A mutant is the program with one small change: a comparison reversed, a constant off by one, a statement dropped. If no
test notices it, it survives: no test states that rule. The same ``--seed`` gives the same sample, and a change in one
place does not affect the mutants of others. Nothing is changed in the checkout; each worker has a copy of it.

First all tests of the packages run once under coverage, to learn which of them execute which line. A mutant then runs
those of its line; if they pass, also the other tests of its package, because a cache can hide what depends on a line.
``tools/equivalent_mutants.toml`` lists changes that make no difference, with the reason.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Protocol

import pytest
from coverage import CoverageData

TOP = Path(__file__).parent.parent
SOURCE = Path("src/brochure")
EQUIVALENT = TOP / "tools/equivalent_mutants.toml"
PACKAGES = ("compose", "layout", "profile")
MAX_SURVIVORS = 0.05  # of the mutants that ran
PASSED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
# Of processor time and KiB, for the tests of one mutant: one that takes more, perhaps without end, is noticed. Time on
# the clock would depend on what else the machine does.
LIMITS = "ulimit -t 120; ulimit -v 6000000; "
PYTEST = (sys.executable, "-m", "pytest", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider")

TURNED: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
}


Change = tuple[int, int, str]
"""The start and end of a piece of source, in bytes, and its replacement."""


@dataclass(frozen=True)
class Mutant:
    """``change`` applied to the file at ``path``. ``name`` stays the same while the line does."""

    path: str
    line: int
    name: str
    change: Change

    def done_to(self, source: bytes) -> bytes:
        start, end, text = self.change
        return source[:start] + text.encode() + source[end:]

    @property
    def package(self) -> str:
        return Path(self.path).relative_to(SOURCE).parts[0]


# --- making mutants -----------------------------------------------------------------------------------------------


class Mutator:
    """All mutants of one file."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path, self.source = path, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.seen: Counter[str] = Counter()

    def mutants(self) -> Iterator[Mutant]:
        yield from self._inside(ast.parse(self.source), ())

    def _inside(self, node: ast.AST, scope: tuple[str, ...]) -> Iterator[Mutant]:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        for change in self._changes(node):
            yield self._mutant(scope, change)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            scope = (*scope, node.name)
        for name, value in ast.iter_fields(node):
            # What types and decorators say is checked by other tools, what messages and docstrings say is no rule.
            if name in {"annotation", "returns", "decorator_list", "type_params"} or isinstance(node, ast.Assert):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._inside(child, scope)

    def _mutant(self, scope: tuple[str, ...], change: Change) -> Mutant:
        start, end, text = change
        changed = self.source[:start] + text.encode() + self.source[end:]
        line_start = self.source.rfind(b"\n", 0, start) + 1
        line_end = self.source.find(b"\n", end)
        before = b" ".join(self.source[line_start:line_end].split()).decode()
        after = b" ".join(changed[line_start : line_end + len(changed) - len(self.source)].split()).decode()
        name = f"{Path(self.path).relative_to(SOURCE)} {'.'.join(scope)}: {before} => {after}"
        self.seen[name] += 1
        if self.seen[name] > 1:
            name += f" ({self.seen[name]})"
        return Mutant(self.path, self.source.count(b"\n", 0, start) + 1, name, change)

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def _changes(self, node: ast.AST) -> Iterator[Change]:
        """All changes to ``node`` itself."""
        yield from self._operators(node)
        yield from self._constants(node)
        yield from self._branches(node)
        yield from self._statements(node)

    def _operators(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Compare(left=left, ops=ops, comparators=others):
                for (one, other), op in zip(pairwise([left, *others]), ops, strict=True):
                    sign, turned = TURNED[type(op)]
                    for new in turned:
                        yield self._between(one, other, sign, new)
            case ast.BoolOp(op=op, values=values):
                sign, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                for one, other in pairwise(values):
                    yield self._between(one, other, sign, new)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC and not _is_text(left, right):
                yield self._between(left, right, *ARITHMETIC[type(op)])
            case ast.UnaryOp(op=ast.Not()):
                start, _ = self._span(node)
                yield start, start + len("not "), ""

    def _constants(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Constant(value=bool() as value):
                yield *self._span(node), repr(not value)
            case ast.Constant(value=int() | float() as value):
                for new in (value + 1, value - 1):
                    yield *self._span(node), f"{new!r}" if new >= 0 else f"({new!r})"

    def _branches(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.If(test=test) | ast.IfExp(test=test):
                yield *self._span(test), "True"
                yield *self._span(test), "False"
            case ast.comprehension(ifs=tests):
                for test in tests:
                    yield *self._span(test), "True"

    def _statements(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Return(value=ast.expr() as value):
                yield *self._span(value), "None"
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Raise():
                yield *self._span(node), "pass"
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Continue() | ast.Break():
                yield *self._span(node), "pass"

    def _between(self, left: ast.expr, right: ast.expr, sign: str, new: str) -> Change:
        """The change of the operator between two operands, which may be in parentheses."""
        start, end = self._span(left)[1], self._span(right)[0]
        words = r"\s+".join(map(re.escape, sign.split()))
        return start, end, re.sub(words, new, self.source[start:end].decode(), count=1)


def _is_text(*operands: ast.expr) -> bool:
    """Whether a sum concatenates strings or sequences, which cannot be subtracted."""
    sequences = ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp
    return any(isinstance(o, sequences) or (isinstance(o, ast.Constant) and isinstance(o.value, str)) for o in operands)


def all_mutants(packages: list[str]) -> list[Mutant]:
    """Every mutant of ``packages``."""
    paths = [path for package in packages for path in sorted((TOP / SOURCE / package).rglob("*.py"))]
    return [
        mutant for path in paths for mutant in Mutator(path.relative_to(TOP).as_posix(), path.read_bytes()).mutants()
    ]


def sample(mutants: list[Mutant], seed: int, count: int) -> list[Mutant]:
    """``count`` of the mutants: those whose names have the smallest digests."""
    ordered = sorted(mutants, key=lambda mutant: hashlib.sha256(f"{seed} {mutant.name}".encode()).digest())
    return list(islice(filter(is_valid, ordered), count))


def is_valid(mutant: Mutant) -> bool:
    """Whether the changed file is valid Python: before 3.12, positions within f-strings can be wrong."""
    source = (TOP / mutant.path).read_bytes()
    try:
        before, after = (ast.dump(ast.parse(text)) for text in (source, mutant.done_to(source)))
    except (SyntaxError, ValueError):
        return False
    return before != after


# --- running tests ------------------------------------------------------------------------------------------------


def copy_of_checkout(folder: Path) -> Path:
    """Copy the tracked files of the checkout to ``folder``."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, check=True, capture_output=True).stdout
    for name in listed.decode().split("\0"):
        if name and (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / name, folder / name)
    # Bytecode that is valid for the digest of its source is never that of another mutant.
    compiled = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src"]
    subprocess.run(compiled, cwd=folder, check=True)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """The environment in which ``import brochure`` finds the copy in ``folder``."""
    return {**os.environ, "PYTHONPATH": str(folder / "src")}


def run(folder: Path, arguments: list[str], limits: str = "") -> int:
    """The exit code of pytest in ``folder``."""
    command = ["sh", "-c", limits + 'exec "$@"', "sh", *PYTEST, *arguments]
    return subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, check=False).returncode


def coverage_map(folder: Path, packages: list[str], jobs: int) -> dict[str, dict[str, list[str]]]:
    """Which test functions execute each line of each file of ``packages``."""
    tests = [f"tests/{package}" for package in packages]
    options = [f"-n{jobs}", "--cov", "--cov-context=test", "--cov-report=", "--cov-fail-under=0", *tests]
    if run(folder, options):
        sys.exit("the tests fail without any change; see: pytest " + " ".join(tests))
    data = CoverageData(str(folder / ".coverage"))
    data.read()
    found: dict[str, dict[str, list[str]]] = {}
    for file in data.measured_files():
        lines = data.contexts_by_lineno(file)
        path = Path(file).relative_to(folder.resolve()).as_posix()
        found[path] = {
            str(line): sorted({context.split("|")[0].split("[")[0] for context in contexts if context})
            for line, contexts in lines.items()
        }
    return found


def tests_of(mutant: Mutant, covered: dict[str, dict[str, list[str]]]) -> list[str]:
    """The tests that execute the line of ``mutant``, or its file where the line runs on import; nearest first."""
    lines = covered.get(mutant.path, {})
    tests = lines.get(str(mutant.line)) or sorted({test for tests in lines.values() for test in tests})
    mirror = f"test_{Path(mutant.path).stem.strip('_')}.py"
    return sorted(tests, key=lambda test: (f"/{mirror}::" not in test, f"tests/{mutant.package}/" not in test, test))


def survives(mutant: Mutant, folder: Path, covered: dict[str, dict[str, list[str]]]) -> bool:
    """Whether all tests pass with ``mutant`` in the copy at ``folder``, which is restored afterward."""
    file = folder / mutant.path
    original = file.read_bytes()
    file.write_bytes(mutant.done_to(original))
    try:
        tests = tests_of(mutant, covered)
        if tests and run(folder, ["-x", "-n0", *tests], LIMITS):
            return False
        others = [f"--deselect={test}" for test in tests]
        return run(folder, ["-x", "-n0", f"tests/{mutant.package}", *others], LIMITS) in PASSED
    finally:
        file.write_bytes(original)


# --- the command --------------------------------------------------------------------------------------------------


def equivalents(mutants: list[Mutant], *, whole: bool) -> dict[str, str]:
    """Names and reasons of equivalent mutants; exits if one of them no longer exists."""
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("equivalent", [])
    reasons = {entry["change"]: entry["reason"] for entry in listed}
    gone = set(reasons) - {mutant.name for mutant in mutants}
    if whole and gone:
        sys.exit("\n".join([f"{EQUIVALENT.name} lists changes that no longer exist:", *sorted(gone)]))
    return reasons


def arguments() -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("packages", nargs="*", default=PACKAGES, help="default: %(default)s")
    parser.add_argument("--count", type=int, default=200, help="how many mutants to try (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (default: %(default)s)")
    parser.add_argument("--only", default="", metavar="TEXT", help="try all mutants whose name contains TEXT instead")
    parser.add_argument("--map", type=Path, metavar="FILE", help="keep what tests execute, or read it if it exists")
    return parser.parse_args()


class Report(Protocol):
    def __call__(self, mutant: Mutant, *, survivor: bool) -> None: ...


def tried(chosen: list[Mutant], asked: argparse.Namespace, report: Report) -> None:
    """Try each mutant and report whether it survived."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: queue.Queue[Path] = queue.Queue()
        for job in range(asked.jobs):
            copies.put(copy_of_checkout(Path(folder) / str(job)))
        if asked.map and asked.map.exists():
            covered = json.loads(asked.map.read_text(encoding="utf-8"))
        else:
            covered = coverage_map(Path(folder) / "0", list(asked.packages), asked.jobs)
            if asked.map:
                asked.map.write_text(json.dumps(covered), encoding="utf-8")

        def one(mutant: Mutant) -> None:
            copy = copies.get()
            try:
                report(mutant, survivor=survives(mutant, copy, covered))
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(asked.jobs) as pool:
            list(pool.map(one, chosen))


def main() -> None:
    """Try a sample of mutants, print the survivors, and fail if there are too many."""
    asked = arguments()
    mutants = all_mutants(list(asked.packages))
    reasons = equivalents(mutants, whole=set(asked.packages) == set(PACKAGES))
    if asked.only:
        chosen = [mutant for mutant in mutants if asked.only in mutant.name and is_valid(mutant)]
    else:
        chosen = sample([mutant for mutant in mutants if mutant.name not in reasons], asked.seed, asked.count)
    print(f"{len(chosen)} of {len(mutants)} mutants; {len(reasons)} others are known to make no difference", flush=True)
    ran: Counter[str] = Counter()
    survived: Counter[str] = Counter()

    def report(mutant: Mutant, *, survivor: bool) -> None:
        ran[mutant.package] += 1
        if ran.total() % 10 == 0:
            print(f"{ran.total()} of {len(chosen)}", file=sys.stderr, flush=True)
        if survivor:
            survived[mutant.package] += 1
            print(f"survived: {mutant.path}:{mutant.line}\n    {mutant.name}", flush=True)

    tried(chosen, asked, report)
    for package in sorted(ran):
        print(f"{package}: {ran[package]} ran, {survived[package]} survived")
    if survived.total() >= MAX_SURVIVORS * ran.total():
        sys.exit(f"{survived.total()} of {ran.total()} survived: {MAX_SURVIVORS:.0%} or more")


if __name__ == "__main__":
    main()
