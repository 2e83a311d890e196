"""Measures how fast brochures are built, compared with other engines that do the same job.

    python benchmarks/run.py [--profiles N] [--rounds R] [--peers typst,weasyprint] [--json]

Prints five parts: rendering compared with the peers (one interleaved run: each profile with A, B, C, then the next),
startup of the program, file sizes, the time of each stage, and how layout grows with the pages. Only ratios within one
run are meaningful, because machines are noisy. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import brochure  # noqa: F401
except ImportError:  # a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from typing import TYPE_CHECKING

from corpus import write_corpus
from engines import OURS
from measures import Results, measure_cold_start, measure_growth, measure_rendering, measure_stages
from peers import PEERS
from report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPST_REMEMBERS = 12  # it keeps what it made of a source for ten further ones


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profiles", type=int, default=42, metavar="N", help="variants to make (default: 42)")
    parser.add_argument("--profiles-dir", type=Path, metavar="DIR", help="measure the profiles of DIR instead")
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="rounds of N profiles each (default: 3)")
    parser.add_argument("--peers", default="typst,weasyprint", metavar="NAMES", help=f"of {', '.join(PEERS)}, or none")
    parser.add_argument("--style", default="classic", metavar="NAME", help="default: classic")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    options.peers = [name for name in options.peers.split(",") if name not in ("", "none")]
    if unknown := set(options.peers) - set(PEERS):
        parser.error(f"no peer called {', '.join(sorted(unknown))}: there are {', '.join(PEERS)}")
    return options


def main() -> None:
    options = parse()
    with TemporaryDirectory() as folder:
        warming = write_corpus(Path(folder), options.profiles, seed=0)
        if options.profiles_dir:
            rounds = [sorted(options.profiles_dir.glob("*.yaml"))] * options.rounds
        else:
            rounds = [write_corpus(Path(folder), options.profiles, seed=seed + 1) for seed in range(options.rounds)]
        if not rounds[0]:
            raise SystemExit(f"no profiles in {options.profiles_dir}")
        if "typst" in options.peers and len(rounds[0]) < TYPST_REMEMBERS and len(rounds) > 1 and options.profiles_dir:
            print("so few profiles in several rounds: Typst will answer from memory", file=sys.stderr)
        cold = measure_cold_start()
        stages = measure_stages(options.style, warming, rounds)
        growth = measure_growth(options.style)
        rendering, sizes = measure_rendering([OURS, *options.peers], options.style, warming, rounds)
    results = Results(len(rounds[0]), len(rounds), rendering, cold, sizes, stages, growth)
    print(json.dumps(asdict(results), indent=2) if options.json else report(results))


if __name__ == "__main__":
    main()
