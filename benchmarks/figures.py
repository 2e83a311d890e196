"""Measures how fast the figures store takes in a full year of the wage survey, and how fast it answers.

    python benchmarks/figures.py [--rows N] [--lookups N] [--json]

Makes a workbook of N rows (by default 400,000: 830 occupations in 482 areas) in the layout of the survey's "all data"
workbook, adds it to a new store in a separate process, and asks the store for random occupations in random areas.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TextIO

try:
    import brochure  # noqa: F401
except ImportError:  # a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from brochure.sources.figures.model import Area, AreaKind
from brochure.sources.store.reading import Store

OCCUPATIONS = 830
ERROR = 2  # the place of MEAN_PRSE among the wages
TARGET_SECONDS, TARGET_MILLISECONDS = 120, 1
HEADS = (
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE",
    "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN",
    "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN",
    "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY",
)  # fmt: skip
LETTERS = [chr(65 + place) if place < 26 else f"A{chr(39 + place)}" for place in range(len(HEADS))]

ADD = """
import sys, time
from pathlib import Path
from brochure.sources.store.adding import add
start = time.perf_counter()
rows = add(Path(sys.argv[1]), Path(sys.argv[2])).holding.rows
seconds = time.perf_counter() - start
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
except ImportError:
    peak = 0
print(rows, seconds, peak)
"""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="All May 2024 data" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def soc(number: int) -> str:
    return f"{11 + number // 40}-{1000 + number % 40:04}"


def area(number: int) -> tuple[str, str, str]:
    """Code, title, type: the nation, 54 states and territories, then metropolitan areas."""
    if number == 0:
        return "99", "U.S.", "1"
    if number < 55:
        return f"{number:02}", f"State of {number}", "2"
    return f"{10000 + number}", f"Springfield-Shelbyville-Ogdenville {number}, XX", "4"


def table(rows: int, chance: random.Random) -> Iterator[list[object]]:
    """Rows of cells; one figure in 20 is not published."""
    yield list(HEADS)
    for number in range(rows):
        code, title, kind = area(number // OCCUPATIONS)
        occupation = number % OCCUPATIONS
        hourly = [round(chance.uniform(8, 90), 2) for _ in range(6)]
        wages: list[object] = [*hourly[:1], round(hourly[0] * 208) * 10, chance.randrange(300) / 10, *hourly[1:]]
        wages += [round(wage * 208) * 10 for wage in hourly[1:]]
        wages = [
            cell if place == ERROR or chance.random() > 0.05 else chance.choice(["*", "#"])
            for place, cell in enumerate(wages)
        ]
        jobs = chance.randrange(3, 90000) * 10 if chance.random() > 0.05 else "**"
        yield [
            code, title, kind, "XX", "000000", "Cross-industry", "cross-industry", "1235", soc(occupation),
            f"Makers and Menders of Things of Kind {occupation}", "detailed", jobs, chance.randrange(400) / 10,
            chance.randrange(9000) / 1000, chance.randrange(300) / 100, "", "", *wages, "", "",
        ]  # fmt: skip


def write_workbook(path: Path, rows: int) -> None:
    """Write the workbook as a stream: a library would keep all of it in memory."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in FRAME.items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, cells in enumerate(table(rows, random.Random(3)), start=1):
                part.write(row_of(number, cells, strings).encode())
            part.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{text}</t></si>" for text in strings)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{texts}</sst>')


def row_of(number: int, cells: list[object], strings: dict[str, int]) -> str:
    parts = [f'<row r="{number}">']
    for letter, cell in zip(LETTERS, cells, strict=True):
        if isinstance(cell, str):
            if cell:
                index = strings.setdefault(cell, len(strings))
                parts.append(f'<c r="{letter}{number}" s="1" t="s"><v>{index}</v></c>')
        else:
            parts.append(f'<c r="{letter}{number}" s="2"><v>{cell}</v></c>')
    return "".join([*parts, "</row>"])


def look_up(store: Path, rows: int, times: int) -> list[float]:
    """Milliseconds of each of many lookups in an open store; every one must find its row."""
    chance = random.Random(4)
    took = []
    with Store(store) as opened:
        for number in (chance.randrange(rows) for _ in range(times)):
            code, title, kind = area(number // OCCUPATIONS)
            kinds = {"1": AreaKind.NATION, "2": AreaKind.STATE, "4": AreaKind.METROPOLITAN}
            place, occupation = Area(kinds[kind], code, title, ""), soc(number % OCCUPATIONS)
            start = perf_counter()
            found = opened.estimate(occupation, place)
            took.append((perf_counter() - start) * 1000)
            assert found is not None
            assert (found.soc, found.area.code) == (occupation, code)
    return took


def main(out: TextIO = sys.stdout) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=400_000, metavar="N")
    parser.add_argument("--lookups", type=int, default=10_000, metavar="N")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        book, store = Path(folder) / "all.xlsx", Path(folder) / "figures.sqlite"
        write_workbook(book, options.rows)
        command = [sys.executable, "-c", ADD, str(store), str(book)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.split()
        took = look_up(store, options.rows, options.lookups)
        result = {
            "rows": int(told[0]),
            "workbook_mb": round(book.stat().st_size / 1e6, 1),
            "store_mb": round(store.stat().st_size / 1e6, 1),
            "load_seconds": round(float(told[1]), 1),
            "peak_mb": int(told[2]),
            "lookup_ms": {"median": round(median(took), 3), "p99": round(quantiles(took, n=100)[98], 3)},
        }
    if options.json:
        print(json.dumps(result, indent=2), file=out)
        return
    print(f"{result['rows']:,} rows, a workbook of {result['workbook_mb']} MB", file=out)
    print(f"loaded in {result['load_seconds']} s (target {TARGET_SECONDS}), {result['peak_mb']} MB at most", file=out)
    print(
        f"look-up {result['lookup_ms']} ms (target {TARGET_MILLISECONDS}), a store of {result['store_mb']} MB", file=out
    )


if __name__ == "__main__":
    main()
