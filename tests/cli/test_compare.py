"""``brochure compare``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import workbooks
from tests.reading import text_of

import brochure
from brochure.sources.store.adding import add

if TYPE_CHECKING:
    from tests.cli.conftest import Run

OUT = Path("out", "compare--divers--potters.pdf")


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


INPUTS = {"profiles/divers.yaml", "profiles/potters.yaml"}


def test_writes_a_pdf_below_out_and_prints_its_path(run: Run, here: Path) -> None:
    result = run("compare", "divers", "potters")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{OUT}\n"
    assert OUT.read_bytes().startswith(b"%PDF-")
    assert files_below(here) == INPUTS | {OUT.as_posix()}
    assert [line.split()[1] for line in result.stderr.splitlines()] == ["read", "compared", "laid", "made", "wrote"]


def test_the_order_is_that_of_the_names(run: Run) -> None:
    assert run("compare", "potters", "divers", "-q").stdout == f"{Path('out', 'compare--potters--divers.pdf')}\n"


def test_another_style_is_named(run: Run) -> None:
    expected = Path("out", "compare--divers--potters--large-print.pdf")
    assert run("compare", "divers", "potters", "--style", "large-print").stdout == f"{expected}\n"


def test_json(run: Run) -> None:
    result = run("compare", "divers", "potters", "--json", "-o", "wall.pdf", "--page-size", "a3")
    entry = json.loads(result.stdout)
    assert entry == {
        "profiles": ["divers", "potters"],
        "path": "wall.pdf",
        "pages": 1,
        "bytes": len(Path("wall.pdf").read_bytes()),
    }


@pytest.mark.parametrize("names", [(), ("divers",), ("divers", "potters") * 4], ids=["none", "one", "eight"])
def test_too_few_and_too_many_are_refused(run: Run, here: Path, names: tuple[str, ...]) -> None:
    result = run("compare", *names)
    assert result.exit_code == 2
    assert f"{len(names)} named, but 2 to 6 profiles can be compared." in result.stderr
    assert files_below(here) == INPUTS


@pytest.mark.parametrize("again", ["divers", "49-9092", "profiles/divers.yaml"])
def test_compare_refuses_a_repeated_profile(run: Run, here: Path, again: str) -> None:
    result = run("compare", "divers", "potters", again)
    assert result.exit_code == 2
    assert (
        "Some of the 3 names mean the same profile; together they mean divers, potters. Name each once."
        in result.stderr
    )
    assert files_below(here) == INPUTS


def test_compare_reports_all_problems_and_writes_nothing(run: Run, here: Path, wrong: Path) -> None:
    result = run("compare", "divers", str(wrong), "no-such-thing")
    assert result.exit_code == 2
    assert f"{wrong}:3:1: error[unknown-key]" in result.stderr
    assert "no-such-thing" in result.stderr
    assert not (here / "out").exists()


def test_a_profile_is_never_replaced(run: Run, here: Path) -> None:
    before = (here / "profiles" / "divers.yaml").read_bytes()
    result = run("compare", "divers", "potters", "-o", "profiles/divers.yaml")
    assert result.exit_code == 2
    assert (here / "profiles" / "divers.yaml").read_bytes() == before


def test_a_missing_glyph_is_named_with_its_place(run: Run, here: Path) -> None:
    path = here / "profiles" / "scribes.yaml"
    path.write_text("slug: scribes\ntitle: Scribes\nsections: {what_they_do: They write ﷽.}\n", encoding="utf-8")
    result = run("compare", "divers", "scribes")
    assert result.exit_code == 2
    assert "scribes.yaml:3:" in result.stderr
    assert "U+FDFD" in result.stderr
    assert not (here / "out").exists()


def test_stdout_and_json_exclude_each_other(run: Run) -> None:
    assert run("compare", "divers", "potters", "-o", "-", "--json").exit_code == 2


@pytest.fixture
def store(here: Path) -> str:
    """A store with divers in Utah and in the nation; and no potters."""
    divers = {"OCC_CODE": "49-9092", "OCC_TITLE": "Commercial Divers", "A_MEDIAN": 51230}
    add(here / "figures.sqlite", workbooks.oews(here / "nation.xlsx", [divers]))
    add(here / "figures.sqlite", workbooks.oews(here / "areas.xlsx", [workbooks.UTAH | divers]))
    return "figures.sqlite"


def test_areas_are_rows_and_in_the_name(run: Run, store: str) -> None:
    result = run("compare", "divers", "potters", "--area", "utah", "--store", store)
    assert result.exit_code == 0, result.stderr
    path = Path("out", "compare--divers--potters--utah.pdf")
    assert result.stdout == f"{path}\n"
    assert "Warning: potters: no figures on this occupation in Utah; the sheet says so" in result.stderr
    assert "looked up the pay in Utah" in result.stderr
    assert "Median pay in Utah, May 2024 $51,230 a year" in text_of(path)
    assert "Not published" in text_of(path)


def test_pay_in_areas_is_by_the_year_where_it_can_be(run: Run, here: Path, store: str) -> None:
    path = here / "profiles" / "divers.yaml"
    wages = "wages: [{as_of: 2024-05, period: hourly, value: 30}]\n"
    path.write_text(path.read_text(encoding="utf-8") + wages, encoding="utf-8")
    run("compare", "divers", "potters", "--area", "utah", "--store", store, "-o", "sheet.pdf")
    assert "$51,230 a year" in text_of(Path("sheet.pdf"))
    data = brochure.render_comparison(
        [brochure.load("divers"), brochure.load("potters")], areas=["Utah"], store=Path(store)
    )
    assert data == Path("sheet.pdf").read_bytes()


def test_an_area_that_is_not_there_is_refused(run: Run, here: Path, store: str) -> None:
    result = run("compare", "divers", "potters", "--area", "Nowhere", "--store", store)
    assert result.exit_code == 2
    assert "Nowhere" in result.stderr
    assert not (here / "out").exists()


@pytest.mark.parametrize(
    ("style", "size", "paper"), [("classic", "letter", "tabloid paper (17 × 11 in)"), ("metric", "a4", "a3 paper (420")]
)
def test_larger_paper_is_reported_with_the_reason(run: Run, here: Path, style: str, size: str, paper: str) -> None:
    (here / "styles").mkdir()
    metric = "name: metric\nextends: classic\npage: {size: a4}\n"
    (here / "styles" / "metric.yaml").write_text(metric, encoding="utf-8")
    names = ("electricians", "cooks", "oil-and-gas-workers", "dancers-and-choreographers")
    result = run("compare", *names, "--style", style)
    reason = f"The sheet is on {paper}"
    assert reason in result.stderr
    assert f"because it does not fit on one {size} page. --page-size {size} keeps it" in result.stderr
    assert reason not in run("compare", *names, "--style", style, "-q").stderr
    assert "The sheet is on" not in run("compare", *names, "--style", style, "--page-size", "a3").stderr
    assert "The sheet is on" not in run("compare", "divers", "potters", "--style", style).stderr
