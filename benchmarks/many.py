"""Measures how fast hundreds of brochures and whole books are built, compared with Typst.

    python benchmarks/many.py [--profiles-dir DIR] [--profiles N] [--rounds R] [--jobs J] [--book 10,40,120,340]
                              [--no-typst] [--json]

Four parts: a batch from YAML to files against Typst's persistent compiler in as many processes; the same batch again
with nothing changed; the largest process; books of growing size against Typst's one merged document. Only ratios
within one run are meaningful. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

try:
    import brochure  # noqa: F401
except ImportError:  # a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from corpus import write_corpus
from pypdf import PdfReader
from report import table, verdict
from whole import Run, Typst, run_brochure, typst_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FASTER = 2.0  # brochures a second, ours to Typst's, at least
MEGABYTES = 80.0  # any process of a batch
UNCHANGED_MS = 1.5  # an item that needs nothing, after start-up
BOOK_RATIO = 0.6  # our time to Typst's for the largest book, at most
BOOK_MEGABYTES = 300.0
FEW = 10  # items of the small batch that start-up is told from


@dataclass(frozen=True, slots=True)
class Batch:
    """Brochures a second, medians of the rounds: ``rate`` once the command has started, as Typst's processes have;
    ``whole_rate`` from start to end of the command.
    """

    items: int
    jobs: int
    rate: float
    whole_rate: float
    typst_rate: float | None
    megabytes: float
    unchanged_ms: float


@dataclass(frozen=True, slots=True)
class Book:
    """Medians of the rounds; ``ratio`` is that of our time to Typst's, round by round."""

    occupations: int
    pages: int
    seconds: float
    megabytes: float
    typst_seconds: float | None
    typst_megabytes: float | None
    ratio: float | None


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--profiles-dir", type=Path, metavar="DIR", help="the batch's profiles (default: a made corpus)"
    )
    parser.add_argument("--profiles", type=int, default=340, metavar="N", help="size of the made corpus (default: 340)")
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="R", help="of batches and books, in turns with Typst (default: 3)"
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="J", help="processes of each (default: 2)")
    parser.add_argument("--book", default="10,40,120,340", metavar="N,N", help="sizes of the books; empty for none")
    parser.add_argument("--no-typst", action="store_true", help="our own figures only")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    options.book = [int(size) for size in options.book.split(",") if size]
    return options


def main() -> None:
    options = parse()
    with TemporaryDirectory() as folder:
        room = Path(folder)
        made = write_corpus(room / "corpus", max(options.profiles, *options.book, 0))
        paths = sorted(options.profiles_dir.glob("*.yaml")) if options.profiles_dir else made[: options.profiles]
        if not paths:
            raise SystemExit(f"no profiles in {options.profiles_dir}")
        batch = measure_batch(paths, room, options)
        books = [measure_book(made[:size], room, options) for size in options.book]
    if options.json:
        print(json.dumps({"batch": asdict(batch), "books": list(map(asdict, books))}, indent=2))
    else:
        print(f"Python {sys.version.split()[0]}\n\n{batch_table(batch)}\n\n{book_table(books)}")


def measure_batch(paths: Sequence[Path], room: Path, options: argparse.Namespace) -> Batch:
    """Rounds of ours and Typst's in turn, ours into an empty folder; then ours again with nothing changed."""
    profiles, few = gathered(room / "all", paths), gathered(room / "few", paths[:FEW])
    runs: list[Run] = []
    started: list[float] = []
    rates: list[float] = []
    typst = None if options.no_typst else Typst(paths, options.jobs)
    run_batch(few, room, "few-out", options.jobs)  # compiles modules, fills the caches of the disk
    for done in range(options.rounds):
        shutil.rmtree(room / "out", ignore_errors=True)
        runs.append(run_batch(profiles, room, "out", options.jobs))
        manifest = json.loads((room / "out" / "manifest.json").read_text(encoding="utf-8"))
        started.append(manifest["summary"]["built"] / manifest["summary"]["seconds"])
        if typst:
            rates.append(typst.rate(room / "typst"))
        print(f"batch: round {done + 1} of {options.rounds}", file=sys.stderr)
    if typst:
        typst.close()
    again = median(run_batch(profiles, room, "out", options.jobs).seconds for _ in range(3))
    start = median(run_batch(few, room, "few-out", options.jobs).seconds for _ in range(3))
    return Batch(
        items=len(paths),
        jobs=options.jobs,
        rate=median(started),
        whole_rate=median(len(paths) / run.seconds for run in runs),
        typst_rate=median(rates) if rates else None,
        megabytes=max(run.largest for run in runs),
        unchanged_ms=(again - start) / max(1, len(paths) - len(paths[:FEW])) * 1e3,
    )


def run_batch(profiles: Path, room: Path, out: str, jobs: int) -> Run:
    arguments = ("batch", "--all", "--profiles", str(profiles), "--out", str(room / out), "--jobs", str(jobs))
    return run_brochure(*arguments, bytecode=room / "bytecode")


def measure_book(paths: Sequence[Path], room: Path, options: argparse.Namespace) -> Book:
    """Rounds of ours and Typst's in turn."""
    target = room / "book.pdf"
    profiles = gathered(room / f"book-{len(paths)}", paths)
    arguments = ("book", "--all", "--profiles", str(profiles), "-o", str(target))
    ours: list[Run] = []
    theirs: list[Run] = []
    for done in range(options.rounds):
        ours.append(run_brochure(*arguments, bytecode=room / "bytecode"))
        if not options.no_typst:
            theirs.append(typst_book(paths, room / "typst.pdf"))
        print(f"book of {len(paths)}: round {done + 1} of {options.rounds}", file=sys.stderr)
    ratios = [our.seconds / their.seconds for our, their in zip(ours, theirs, strict=False)]
    return Book(
        occupations=len(paths),
        pages=len(PdfReader(target).pages),
        seconds=median(run.seconds for run in ours),
        megabytes=max(run.largest for run in ours),
        typst_seconds=median(run.seconds for run in theirs) if theirs else None,
        typst_megabytes=max(run.largest for run in theirs) if theirs else None,
        ratio=median(ratios) if ratios else None,
    )


def gathered(folder: Path, paths: Sequence[Path]) -> Path:
    """``folder`` with copies of just these profiles."""
    folder.mkdir(exist_ok=True)
    for path in paths:
        shutil.copy(path, folder)
    return folder


def batch_table(batch: Batch) -> str:
    """``batch`` as a table."""
    rate = f"{batch.rate:.0f}"
    rows = [
        (f"brochure batch, {batch.items} items, {batch.jobs} processes, a second", rate, "", ""),
        ("the same with the start of the command", f"{batch.whole_rate:.0f}", "", ""),
    ]
    if batch.typst_rate:
        ratio = batch.rate / batch.typst_rate
        met = f"at least {FASTER:g} {'met' if ratio >= FASTER else 'MISSED'}"
        rows.append(
            (f"Typst, persistent, {batch.jobs} processes, a second", f"{batch.typst_rate:.0f}", f"{ratio:.2f}", met)
        )
    rows.append(("largest process, MB", f"{batch.megabytes:.0f}", "", verdict(batch.megabytes, MEGABYTES)))
    rows.append(
        ("nothing changed, ms an item", f"{batch.unchanged_ms:.2f}", "", verdict(batch.unchanged_ms, UNCHANGED_MS))
    )
    return table(("batch", "", "ours/theirs", "target"), rows)


def book_table(books: Sequence[Book]) -> str:
    heads = ("book", "pages", "s", "ms an occupation", "MB", "Typst s", "Typst MB", "ours/theirs", "target")
    return table(heads, book_rows(books))


def book_rows(books: Sequence[Book]) -> Iterator[tuple[str, ...]]:
    """The time target applies to the largest book: in a small one, startup of our command dominates."""
    for book in books:
        typst, ratio, met = ("", ""), "", verdict(book.megabytes, BOOK_MEGABYTES) + " (MB)"
        if book.ratio:
            typst = (f"{book.typst_seconds:.2f}", f"{book.typst_megabytes:.0f}")
            ratio = f"{book.ratio:.2f}"
            if book is books[-1]:
                met = f"{verdict(book.ratio, BOOK_RATIO)}, {met}"
        each = f"{book.seconds / book.occupations * 1e3:.1f}"
        yield (
            str(book.occupations), str(book.pages), f"{book.seconds:.2f}", each, f"{book.megabytes:.0f}",
            *typst, ratio, met,
        )  # fmt: skip


if __name__ == "__main__":
    main()
