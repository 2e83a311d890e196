"""``--area``: the pay in areas, in brochures and pictures of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pytest
from tests import workbooks
from tests.reading import text_of
from tests.workbooks import PROVO, UTAH

from brochure.app.build import load, render
from brochure.pdf.selfcheck import check
from brochure.sources.store.adding import add

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
DIVERS = {"OCC_CODE": "49-9092", "OCC_TITLE": "Commercial Divers"}


@pytest.fixture
def store(here: Path) -> str:
    """A store with divers in the nation, in Utah and, but for their wages, in Provo; and no potters."""
    nothing = {key: "*" for key in workbooks.BAKERS if key[:2] in ("A_", "H_")}
    areas = [UTAH | DIVERS | {"A_MEDIAN": 51230}, PROVO | DIVERS | nothing]
    add(here / "figures.sqlite", workbooks.oews(here / "nation.xlsx", [DIVERS]))
    add(here / "figures.sqlite", workbooks.oews(here / "areas.xlsx", areas))
    return "figures.sqlite"


def test_a_brochure_has_the_pay_of_its_areas(run: Run, store: str) -> None:
    result = run("build", "divers", "--area", "Utah", "--area", "Provo-Orem-Lehi, UT", "--store", store)
    assert result.exit_code == 0, result.stderr
    path = Path("out", "divers--utah--provo-orem-lehi-ut.pdf")
    assert result.stdout == f"{path}\n"
    assert "✓ looked up the pay in Utah; Provo-Orem-Lehi, UT" in result.stderr
    data = path.read_bytes()
    assert not check(data)
    text = text_of(data)
    assert "Pay where you live In May 2024, the median annual wage for commercial divers was $51,230 in Utah" in text
    assert "For Provo-Orem-Lehi, UT, no wages are published." in text
    assert "median pay a year in Utah $51,230 May 2024" in text
    assert "Occupational Employment and Wage Statistics. Areas: May 2024. United States: May 2024." in text


@pytest.mark.parametrize("command", [("build", "divers"), ("compare", "divers", "potters"), ("book", "divers")])
def test_the_store_is_not_replaced(run: Run, here: Path, store: str, command: tuple[str, ...]) -> None:
    before = (here / store).read_bytes()
    (here / "taken.pdf").hardlink_to(here / store)
    result = run(*command, "--area", "Utah", "--store", store, "-o", "taken.pdf")
    assert result.exit_code == 2
    assert f"taken.pdf is the same file as {store}, which is an input" in result.stderr
    assert (here / store).read_bytes() == before


def test_a_style_stands_before_the_areas_in_the_name(run: Run, store: str) -> None:
    result = run("build", "divers", "--style", "large-print", "--area", "utah", "--store", store, "--json", "-q")
    assert json.loads(result.stdout)[0]["path"] == str(Path("out", "divers--large-print--utah.pdf"))
    assert result.stderr == ""


def test_the_environment_names_the_store(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROCHURE_STORE", store)
    assert run("build", "divers", "--area", "Utah").exit_code == 0


def test_an_occupation_without_any_figures_is_built_with_a_warning(run: Run, store: str) -> None:
    result = run("build", "divers", "potters", "--area", "Utah", "--store", store, "-q")
    assert result.exit_code == 0
    assert result.stderr == "Warning: potters: no figures on this occupation in Utah; the brochure says so\n"
    text = text_of(Path("out", "potters--utah.pdf").read_bytes())
    assert "The Occupational Employment and Wage Statistics have no figures on potters in Utah." in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--area", "Uthah", "--store", "figures.sqlite"], "the closest are:\n  Utah"),
        (["--area", "U.S.", "--store", "figures.sqlite"], "what areas are compared with"),
        (["--area", "Utah", "--store", "nowhere.sqlite"], "brochure data add oesm24nat.zip"),
    ],
)
def test_a_wrong_area_or_store_writes_nothing(run: Run, store: str, arguments: list[str], said: str) -> None:
    assert Path(store).is_file()
    for command in ("build", "preview"):
        result = run(command, "divers", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr
        assert not Path("out").exists()


def test_without_areas_no_store_is_needed(run: Run) -> None:
    assert run("build", "divers", "--store", "nowhere.sqlite").exit_code == 0


def test_preview_has_local_pay(run: Run, store: str) -> None:
    result = run("preview", "divers", "--area", "Utah", "--store", store, "--dpi", "20")
    assert result.stdout.splitlines()[0] == str(Path("out", "divers--utah-01.png"))


def test_from_python(run: Run, store: str) -> None:
    assert run("build", "divers", "--area", "Utah", "--store", store, "-q").exit_code == 0
    profile = load("divers")
    local = render(profile, areas=["Utah"], store=Path(store))
    assert local == Path("out", "divers--utah.pdf").read_bytes()
    assert local != render(profile)


@pytest.mark.slow
@pytest.mark.parametrize("style", ["classic", "large-print"])
def test_published_figures_of_washington_and_seattle(official_store: Path, style: str) -> None:
    profile = load(ROOT / "profiles" / "electricians.yaml")
    data = render(profile, style=style, areas=["Washington", "Seattle-Tacoma-Bellevue, WA"], store=official_store)
    assert not check(data)
    for standard in ("ua1", "2a"):
        report = page.validate_pdf_bytes(data, profile=standard)
        assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    text = text_of(data)
    assert (
        "In May 2022, the median annual wage for electricians was $76,710 in Washington and $79,020 in "
        "Seattle-Tacoma-Bellevue, WA. In May 2024, it was $62,350 in the United States as a whole."
    ) in text
    assert "Washington (May 2022) 18,849 $58,410 $76,710 $99,720" in text
    assert "United States (May 2024) 742,580 48,820 62,350 81,730" in text
