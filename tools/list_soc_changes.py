"""List the occupations that SOC 2018 changed: ``python tools/list_soc_changes.py soc2010_to_2018_crosswalk.csv``.

Writes ``src/brochure/sources/figures/soc_2010_to_2018.txt`` from the Bureau's crosswalk as a table with the columns
SOCCode2010 and SOCCode2018 (<https://www.bls.gov/soc/2018/>).
"""

from __future__ import annotations

import csv
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "brochure" / "sources" / "figures" / "soc_2010_to_2018.txt"
HEAD = """\
# Occupations that SOC 2018 changed: their codes in SOC 2010, and in SOC 2018. All others have one code in both, for the
# same work. From the crosswalk of the U.S. Bureau of Labor Statistics (https://www.bls.gov/soc/2018/).
# Made by tools/list_soc_changes.py.
"""


def main(table: Path) -> None:
    after, before = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            old, new = row["SOCCode2010"].strip(), row["SOCCode2018"].strip()
            after[old].add(new)
            before[new].add(old)
    changed = sorted(old for old in after if not after[old] == before[old] == {old})
    lines = [f"{old} {' '.join(sorted(after[old]))}\n" for old in changed]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(lines):,} of {len(after):,} occupations of SOC 2010 changed")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, help="the crosswalk")
    main(parser.parse_args().table)
