"""Small releases of O*NET in the layouts of real ones; the occupations are real, the rest is made up."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from tests import workbooks

Rows = list[list[object]]
Tables = dict[str, Rows]

NURSES, MIDWIVES, ACUTE, OTHERS = "29-1141.00", "29-1161.00", "29-1141.01", "29-1299.00"
TITLES = {NURSES: "Registered Nurses", MIDWIVES: "Nurse Midwives", ACUTE: "Acute Care Nurses", OTHERS: "Others"}
_VALUES = {NURSES: (3.66, 4.82, 1.31, 5.62, 2.28, 4.58), MIDWIVES: (4, 5.5, 2, 6.5, 2.5, 3)}
_HIGH = {NURSES: (4, 2, 6), MIDWIVES: (4, 2, 0)}
_NAMES = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")


def _interests() -> Rows:
    rows: Rows = [["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Date", "Domain Source"]]
    for code, values in _VALUES.items():
        for letter, name, value in zip("abcdef", _NAMES, values, strict=True):
            rows.append([code, f"1.B.1.{letter}", name, "OI", value, "11/2023", "Machine Learning"])
        for letter, value in zip("ghi", _HIGH[code], strict=True):
            rows.append([code, f"1.B.1.{letter}", "High-Point", "IH", value, "11/2023", "Machine Learning"])
    return rows


_SKILL_HEADS: list[object] = [
    "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error", "Lower CI Bound",
    "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source",
]  # fmt: skip


def _skill(code: str, element: str, name: str, scale: str, value: float, flags: str = "NN") -> list[object]:
    return [code, element, name, scale, value, 8, 0.1, value - 0.2, value + 0.2, *flags, "08/2023", "Analyst"]


def tables() -> Tables:
    """The tables of a release as in text of 27 to 29, by the names of their files: codes without titles."""
    return {
        "Occupation Data": [
            ["O*NET-SOC Code", "Title", "Description"],
            *([code, title, f"They do what {title.lower()} do."] for code, title in TITLES.items()),
        ],
        "Job Zone Reference": [
            ["Job Zone", "Name", "Experience", "Education", "Job Training", "Examples", "SVP Range"],
            [4, "Zone Four", "Much experience.", "Most have a degree.", "Several years.", "Nurses.", "(7.0 to < 8.0)"],
        ],
        "Job Zones": [
            ["O*NET-SOC Code", "Job Zone", "Date", "Domain Source"],
            [NURSES, 4, "08/2023", "Analyst"], [MIDWIVES, 4, "08/2023", "Analyst"],
        ],
        "Interests": _interests(),
        "Task Statements": [
            ["O*NET-SOC Code", "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"],
            [NURSES, 30, 'Write down what "no one" saw.', "Supplemental", 80, "08/2023", "Incumbent"],
            [NURSES, 20, "Watch patients.", "Core", 80, "08/2023", "Incumbent"],
            [NURSES, 10, "Give medicine.", "Core", 80, "08/2023", "Incumbent"],
            [NURSES, 40, "Dance.", "n/a", "n/a", "08/2023", "Analyst"],
            [MIDWIVES, 50, "Deliver babies.", "Core", 80, "08/2023", "Incumbent"],
        ],
        "Skills": [
            _SKILL_HEADS,
            _skill(NURSES, "2.A.1.a", "Reading Comprehension", "IM", 3.5),
            _skill(NURSES, "2.A.1.a", "Reading Comprehension", "LV", 4.0),
            _skill(NURSES, "2.B.1.a", "Social Perceptiveness", "IM", 4.12),
            _skill(NURSES, "2.B.1.a", "Social Perceptiveness", "LV", 4.4, "YN"),
            _skill(NURSES, "2.B.3.e", "Programming", "IM", 1.1),
            _skill(NURSES, "2.B.3.e", "Programming", "LV", 0.0, "NY"),
            _skill(NURSES, "2.B.3.k", "Equipment Maintenance", "IM", 1.5, "YN"),
            _skill(MIDWIVES, "2.A.1.a", "Reading Comprehension", "IM", 3.9),
        ],
        "Technology Skills": [
            ["O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"],
            [NURSES, "Zebra records", 43, "Records", "N", "N"], [NURSES, "Excel", 43, "Spreadsheets", "Y", "N"],
            [NURSES, "Epic", 43, "Records", "Y", "Y"], [MIDWIVES, "Excel", 43, "Spreadsheets", "Y", "N"],
        ],
        "Alternate Titles": [
            ["O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"],
            [NURSES, "Staff Nurse", "n/a", "08"], [NURSES, "Cardiac Nurse", "n/a", "08"],
            *([code, "Nurse", "n/a", "08"] for code in (MIDWIVES, ACUTE, OTHERS)),
        ],
        "Sample of Reported Titles": [
            ["O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"],
            [NURSES, "Charge Nurse", "N"], [NURSES, "Staff Nurse", "Y"],
        ],
        "Related Occupations": [
            ["O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"],
            [NURSES, MIDWIVES, "Primary-Short", 2], [NURSES, ACUTE, "Primary-Short", 1],
            [MIDWIVES, NURSES, "Supplemental", 1],
        ],
        "Work Styles": [_SKILL_HEADS, _skill(NURSES, "1.C.1.a", "Achievement", "IM", 4.5)],
    }  # fmt: skip


RATINGS: Rows = [
    ["O*NET-SOC Code", "Task ID", "Scale ID", "Category", "Data Value", "Recommend Suppress"],
    [NURSES, 20, "IM", "n/a", 3.1, "N"], [NURSES, 10, "IM", "n/a", 4.9, "N"], [NURSES, 10, "FT", 1, 12.5, "N"],
]  # fmt: skip


def later_tables() -> Tables:
    """The same as in release 31: other names of files and columns, and skills in two tables."""
    found = tables()
    skills = found.pop("Skills")
    renamed = {
        "Interests": "Career Interest Types",
        "Technology Skills": "Software Skills",
        "Alternate Titles": "Job Titles",
    }
    columns = {"Example": "Workplace Example", "Alternate Title": "Job Title", "Commodity Code": "Element ID"}
    made = {
        renamed.get(name, name): [[columns.get(str(cell), cell) for cell in rows[0]], *rows[1:]]
        for name, rows in found.items()
    }
    for name, group in (("Essential Skills", "2.A"), ("Transferable Skills", "2.B")):
        made[name] = [skills[0], *(row for row in skills[1:] if str(row[1]).startswith(group))]
    return made


def as_text(folder: Path, parts: Mapping[str, Rows], release: str = "29.3") -> Path:
    """A folder of tab-separated files, with a Read Me."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Read Me.txt").write_text(f"O*NET {release} Database\nMay 2025 Release\n", encoding="utf-8")
    for name, rows in parts.items():
        lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
        (folder / f"{name}.txt").write_text(lines, encoding="utf-8")
    return folder


def as_csv(folder: Path, parts: Mapping[str, Rows]) -> Path:
    """A folder of comma-separated files with names in snake case, and no Read Me."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in parts.items():
        out = StringIO()
        csv.writer(out).writerows([["" if cell == "n/a" else cell for cell in row] for row in rows])
        (folder / f"{name.lower().replace(' ', '_')}.csv").write_text(out.getvalue(), encoding="utf-8-sig")
    return folder


def as_excel(folder: Path, parts: Mapping[str, Rows], release: str = "29.3") -> Path:
    """A folder of workbooks, in which each code has its title."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Read Me.txt").write_text(f"O*NET {release} Database\n", encoding="utf-8")
    for name, rows in parts.items():
        workbooks.write(folder / f"{name}.xlsx", {name: [_titled(row) for row in rows]})
    return folder


def _titled(row: Sequence[object]) -> list[object]:
    """A row with the title of its occupation after the code, if it has none."""
    code, *rest = ["" if cell == "n/a" else cell for cell in row]
    title = {"O*NET-SOC Code": "Title", **TITLES}.get(str(code))
    return [code, *rest] if title is None or rest[0] == title else [code, title, *rest]


def changed(parts: Tables, name: str, row: int, column: int, cell: object) -> Tables:
    """The tables with one cell replaced."""
    parts[name][row][column] = cell
    return parts
