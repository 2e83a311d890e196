"""Projections as the Bureau's web tool exports them: extracts of four real exports, and others that are refused."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import pytest
from tests.official import EXTRACTS

from brochure.sources.figures import exports
from brochure.sources.figures.exports import ExportSheet
from brochure.sources.figures.model import Figure, Mark, Projection, Span
from brochure.sources.store.adding import Added, Skipped, add_all
from brochure.sources.store.readers.registry import recognize
from brochure.sources.workbooks.workbook import Workbook, WorkbookError, content_of

FOLDER = EXTRACTS / "ep-years"
NAMES = {
    Span(2012, 2022): "Employment Projections 2012-22.csv",
    Span(2019, 2029): "Employment Projections 2019-29.csv",
    Span(2024, 2034): "Employment Projections 2024-34.csv",
}
SAVED_AGAIN = "EmploymentProjections_finder_2024-34.csv"


@pytest.fixture(autouse=True)
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few occupations are enough."""
    monkeypatch.setattr(exports, "MIN_JOBS", 1)


def opened(text: str) -> ExportSheet:
    found = getattr(recognize(Workbook(content_of("a.csv", BytesIO(text.encode())))), "found", None)
    assert isinstance(found, ExportSheet)
    return found


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def rows_of(text: str) -> dict[str, Projection]:
    return {row.soc: row for _, row in opened(text).rows()}


def refusal(text: str) -> str:
    with pytest.raises(WorkbookError) as refused:
        rows_of(text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(2012, 2022), (583500, 698200, 19.7, 22460, 49840)),  # 224.6 thousand openings in ten years
        (Span(2019, 2029), (739200, 801400, 8.4, 82200, 56180)),
        (Span(2024, 2034), (818700, 896100, 9.5, 81000, 62350)),
    ],
)
def test_electricians_of_every_edition(span: Span, expected: tuple[float, ...]) -> None:
    found = opened(text_of(NAMES[span]))
    assert found.span == span
    row = rows_of(text_of(NAMES[span]))["47-2111"]
    assert (row.base, row.projected, row.percent, row.openings, row.wage.value) == expected
    assert (row.title, row.total, row.depth, row.parent, row.self_employed) == ("Electricians", False, 0, None, None)
    assert (row.education, row.training) == ("High school diploma or equivalent", "Apprenticeship")


def test_special_wages_are_read() -> None:
    rows = rows_of(text_of(NAMES[Span(2024, 2034)]))
    assert rows["29-1241"].wage == Figure(239200, Mark.AT_LEAST)
    assert rows["27-2011"].wage.mark is Mark.ABSENT, "actors, whose wages are hourly"


def test_export_that_was_saved_again_has_the_same_figures() -> None:
    """Without quotation marks and formulas, and with zeros after some decimals."""
    assert rows_of(text_of(SAVED_AGAIN)) == rows_of(text_of(NAMES[Span(2024, 2034)]))


@pytest.mark.parametrize("name", [*NAMES.values(), SAVED_AGAIN])
def test_every_cell_equals_the_file(name: str) -> None:
    """Read once more, with nothing of ours between."""
    compare(FOLDER / name, rows_of(text_of(name)))


def compare(path: Path, rows: dict[str, Projection]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        _, *table = csv.reader(file)
    assert len(table) == len(rows)
    years = 10 if "2012-22" in path.name else 1
    for (
        title,
        code,
        base,
        projected,
        change,
        percent,
        openings,
        wage,
        education,
        _,
        experience,
        _,
        training,
        _,
    ) in table:
        row = rows[code.strip('="')]
        assert title.startswith(row.title)
        assert "*" not in row.title
        assert "Show" not in row.title
        thousands = [float(cell.replace(",", "")) for cell in (base, projected, change, openings)]
        assert [row.base, row.projected, row.change] == [round(figure * 1000) for figure in thousands[:3]]
        assert row.openings == round(thousands[3] * 1000 / years)
        assert row.percent == float(percent)
        assert row.wage.value == (None if wage == "N/A" else float(wage.removeprefix(">=").replace(",", "")))
        assert (row.wage.mark is Mark.AT_LEAST) == wage.startswith(">=")
        assert (row.education, row.experience, row.training) == (education, experience, training)


GOOD = text_of(NAMES[Span(2024, 2034)])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Employment 2034"', '"Employment 2033"', "disagree about the years"),
        ('"Employment 2034"', '"Employment"', "disagree about the years"),
        ("2024-2034 Annual Average", "2019-2029 Annual Average", "disagree about the years"),
        ('"Median Annual Wage 2024"', '"Pay"', "no column for wage"),
        ('"818.7"', '"918.7"', "do not agree, as if the table had been edited"),
        ('"9.5"', '"19.5"', "is not 19.5 percent, as if the table had been edited"),
        ('"81.0"', '"N/A"', "Occupational openings: 'N/A' is not a number in thousands"),
        ('""47-2111""', '""Nov-47""', "is not a SOC code"),
        ('""47-2111""', '""11-1011""', "11-1011 is repeated"),
    ],
)
def test_changed_export_is_refused(old: str, new: str, message: str) -> None:
    assert GOOD.count(old)
    assert message in refusal(GOOD.replace(old, new))


def test_openings_must_be_said_to_be_of_a_year_or_of_all_years() -> None:
    assert "none" not in GOOD
    changed = GOOD.replace("Occupational Openings, 2024-2034 Annual Average", "Occupational Openings, 2024-2034")
    with pytest.raises(WorkbookError, match="neither a workbook"):
        rows_of(changed)


def test_part_of_an_export_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "it ends after" in refusal(GOOD[: GOOD.rindex(",") - 20]) or "not a table" in refusal(GOOD[:-20])
    monkeypatch.undo()
    assert "is only a part of the list; export all occupations" in refusal(GOOD)


def test_workbook_takes_precedence(tmp_path: Path) -> None:
    """It has totals, shares and the self-employed, which the export has not."""
    store, book, table = tmp_path / "s.sqlite", EXTRACTS / "ep" / "occupation.xlsx", FOLDER / NAMES[Span(2024, 2034)]
    (first,) = add_all(store, table)
    (second,) = add_all(store, book)
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert [(part.file, part.rows) for part in second.replaced] == [(table.name, len(rows_of(GOOD)))]
    (third,) = add_all(store, table)
    assert third == Skipped(
        table.name,
        "the store has these projections from occupation.xlsx, which has totals, shares and the self-employed, too",
    )
