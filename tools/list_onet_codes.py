"""List the codes that O*NET has pages for: ``python tools/list_onet_codes.py "Occupation Data.xlsx" 29.3``.

Writes ``src/brochure/sources/onet_codes.txt`` from the workbook “Occupation Data” of an O*NET database and the number
of its release (<https://www.onetcenter.org/database.html>).
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

from brochure.sources.workbooks.workbook import Workbook, opened

TARGET = Path(__file__).parents[1] / "src" / "brochure" / "sources" / "onet_codes.txt"
HEAD = """\
# The codes of O*NET-SOC 2019: those of "Occupation Data" in the O*NET {release} Database by the U.S. Department of
# Labor, Employment and Training Administration (https://www.onetcenter.org/database.html, CC BY 4.0).
# Made by tools/list_onet_codes.py.
"""
IN_A_LINE = 10


def main(book: Path, release: str) -> None:
    with opened(book) as content:
        cells = {str(row[0]) for sheet in Workbook(content).sheets() for _, row in sheet.rows() if row}
    codes = sorted(code for code in cells if re.fullmatch(r"\d\d-\d{4}\.\d\d", code))
    lines = [" ".join(codes[start : start + IN_A_LINE]) for start in range(0, len(codes), IN_A_LINE)]
    TARGET.write_text(HEAD.format(release=release) + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(codes):,} codes")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path, help="the workbook")
    parser.add_argument("release", help="the number of the release, such as 29.3")
    arguments = parser.parse_args()
    main(arguments.book, arguments.release)
