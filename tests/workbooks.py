"""Small workbooks in the layout of the real ones, and hostile ones made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from brochure.sources.figures.oews import OewsSheet
from brochure.sources.figures.recognition import Projected
from brochure.sources.store.readers.oews import WageTable
from brochure.sources.store.readers.projections import ProjectionTable
from brochure.sources.store.readers.registry import recognize
from brochure.sources.workbooks.outline import Around
from brochure.sources.workbooks.workbook import Content, Workbook, content_of

OEWS_HEADS = (
    "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE",
    "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT",
    "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90",
    "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY",
)  # fmt: skip

BAKERS: dict[str, object] = {
    "AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US", "NAICS": "000000",
    "NAICS_TITLE": "Cross-industry", "I_GROUP": "cross-industry", "OWN_CODE": "1235", "OCC_CODE": "51-3011",
    "OCC_TITLE": "Bakers", "O_GROUP": "detailed", "TOT_EMP": 223000, "EMP_PRSE": 1.1, "H_MEAN": 18.2, "A_MEAN": 37860,
    "MEAN_PRSE": 0.5, "H_PCT10": 13.1, "H_PCT25": 15.2, "H_MEDIAN": 17.6, "H_PCT75": 20.1, "H_PCT90": 23.5,
    "A_PCT10": 27250, "A_PCT25": 31620, "A_MEDIAN": 36610, "A_PCT75": 41810, "A_PCT90": 48880,
}  # fmt: skip
"""A row of the nation; every other one is told by what is different."""

UTAH = {"AREA": "49", "AREA_TITLE": "Utah", "AREA_TYPE": "2", "PRIM_STATE": "UT"}
PROVO = {"AREA": "39340", "AREA_TITLE": "Provo-Orem-Lehi, UT", "AREA_TYPE": "4", "PRIM_STATE": "UT"}
RETAIL = {"NAICS": "44-45", "NAICS_TITLE": "Retail Trade", "I_GROUP": "sector", "OWN_CODE": "5"}

NOTES = (
    "May 2024 OEWS Estimates",
    "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ",
)

PROJECTION_HEADS = (
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment distribution, percent, 2024",
    "Employment distribution, percent, 2034",
    "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024–34",
    "Percent self employed, 2024",
    "Occupational openings, 2024–34 annual average",
    "Median annual wage, dollars, 2024[1]",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
    "Related Occupational Outlook Handbook (OOH) content xlsx",
)
THOUSANDS = "Table 1.2 Occupational projections, 2024–2034, and worker characteristics, 2024 (Employment in thousands)"
NOTHING = ("—", "—", "—", "—")
PROJECTIONS: tuple[tuple[object, ...], ...] = (
    ("Total, all occupations", "00-0000", "Summary", 900.1, 950.2, 100, 100, 50.1, 5.6, 6.1, 99.9, 49500, *NOTHING),
    ("  Production occupations", "51-0000", "Summary", 300.5, 290.4, 33.4, 30.6, -10.1, -3.4, 2, 30.3, 45000, *NOTHING),
    ("    Food makers", "51-3000", "Summary", 223.4, 230.1, 24.8, 24.2, 6.7, 3, "—", 31.2, "—", *NOTHING),
    (
        "      Bakers", "51-3011", "Line item", 223.4, 230.1, 24.8, 24.2, 6.7, 3, 7.5, 31.2, 36610,
        "No formal educational credential", "None", "Long-term on-the-job training", "OOH Content",
    ),
    (
        "  Surgeons", "29-1240", "Line item", 0.9, 1, 0.1, 0.1, 0.1, 4.4, "—", 0, ">=$239,200",
        "Doctoral or professional degree", "None", "Internship/residency", "—",
    ),
)  # fmt: skip


HEADS_OF_2022 = tuple(
    head.replace("2024", "2022").replace("–34", "-32").replace("2034", "2032").replace("dollars, 2022[1]", "2022(1)")
    for head in PROJECTION_HEADS[:15]
    if "distribution" not in head
)
"""Table 1.7 of 2022–32, which has no shares."""
HEADS_OF_2016: tuple[tuple[object, ...], ...] = (
    (
        "2016 National Employment Matrix title and code", "", "Occupation\ntype", "Employment", "",
        "Employment Change, 2016-26", "", "Percent self employed, 2016",
        "Occupational openings, 2016-26 annual average", "Median annual wage, 2017(1)", *PROJECTION_HEADS[12:15],
    ),
    ("", "", "", 2016, 2026, "Number", "Percent"),
)  # fmt: skip
"""Table 1.7 of 2016–26: two rows of heads, the upper ones spanning columns."""


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of these sheets of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2025, 1, 1, tzinfo=UTC)})  # the same bytes each time
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return path


def packed(archive: Path, *files: Path) -> Path:
    """An archive of these files in a folder, as the Bureau offers them."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for file in files:
            member = zipfile.ZipInfo(f"{archive.stem}/{file.name}")  # without the time: the same bytes each time
            made.writestr(member, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive


def content(path: Path) -> Content:
    """A file, in memory."""
    return content_of(path.name, BytesIO(path.read_bytes()))


def oews(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    sheet: str = "national_M2024_dl",
    notes: Sequence[str] | None = NOTES,
    heads: Sequence[str] = OEWS_HEADS,
) -> Path:
    """A workbook of the wage survey whose rows are :data:`BAKERS` but for what they say."""
    table = [[(BAKERS | dict(row)).get(head, "") for head in heads] for row in rows]
    sheets: dict[str, Sequence[Sequence[object]]] = {sheet: [heads, *table]}
    if notes is not None:
        sheets["Field Descriptions"] = [[note] for note in notes]
    return write(path, sheets)


def projections(
    path: Path, rows: Sequence[Sequence[object]] = PROJECTIONS, *, title: str = THOUSANDS, heads: Sequence[str] = ()
) -> Path:
    """A workbook of the projections: table 1.2 between two others."""
    table = [[title], heads or PROJECTION_HEADS, *rows, ["Footnotes:"], ["Source: Employment Projections program"]]
    other = [["Table 1.8 Matrix data"], [*PROJECTION_HEADS[:3], "National Employment Matrix link"]]
    return write(path, {"Index": [["Occupation.xlsx contents"]], "Table 1.2": table, "Table 1.8": other})


def older_projections(path: Path, heads: Sequence[Sequence[object]], *, indented: bool) -> Path:
    """A workbook of an earlier set of projections: shares in table 1.2, all else in table 1.7."""
    rows = [[*row[:5], *row[7:]] for row in PROJECTIONS]
    if not indented:
        rows = [[str(row[0]).strip(), *row[1:]] for row in rows]
    title = "Table 1.7 Occupational projections, and worker characteristics\n (Numbers in thousands)"
    return write(
        path,
        {
            "Table 1.2": [["Table 1.2 Employment by detailed occupation"], [*heads[0][:3], "Employment"]],
            "Table 1.7": [[title], *heads, *rows, ['Note: Data is unavailable for values denoted with a "—".']],
            "Table 5.4": [["Table 5.4 Education and training"], [heads[0][0], "", *PROJECTION_HEADS[12:15]]],
        },
    )


_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_OFFICE}/sharedStrings"'
    ' Target="sharedStrings.xml"/></Relationships>',
}


def by_hand(cells: str, strings: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook with this XML inside ``sheetData`` and ``sst``, and more parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _FRAME.items():
            archive.writestr(name, text)
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_NAMESPACE}">{strings}</sst>')
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return data.getvalue()


def found(path: Path, vintage: str | None = None) -> OewsSheet | Projected:
    """The sheet of figures in a workbook."""
    table = recognize(Workbook(content(path)), Around(vintage=vintage))
    assert isinstance(table, WageTable | ProjectionTable)
    return table.found
