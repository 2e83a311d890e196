"""What fact sheets print, beside the raw files as another library reads them: no reader of ours is between."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest
from tests.official import PUBLISHED

from brochure import rendering
from brochure.compose import Material, compose
from brochure.compose.blocks import BarChart, BulletList, DataTable, Document
from brochure.compose.short_form import ShortForm, short_form
from brochure.profile.markdown import plain_text
from brochure.profile.model import Profile
from brochure.sources.factsheets.sheets import FactSheets
from brochure.sources.store.adding import Failed, add_all
from brochure.sources.store.reading import Store

RELEASE, WAGES, PROJECTIONS = (
    PUBLISHED / name for name in ("onet/29.3-excel", "oews/national_M2024_dl.xlsx", "ep/occupation.xlsx")
)
DRAWN = 50

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not RELEASE.is_dir(), reason="the published files are not beside this checkout"),
]

Rows = dict[str, list[dict[str, Any]]]
Made = tuple[Profile, Document, ShortForm]


def rows(name: str, sheet: int | str = 0, header: int = 0, key: str = "O*NET-SOC Code") -> Rows:
    """The rows of a workbook by the code in the column ``key``."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(PUBLISHED / name)
    table = (book.get_sheet_by_name(sheet) if isinstance(sheet, str) else book.get_sheet_by_index(sheet)).to_python()
    found: Rows = defaultdict(list)
    for row in table[header + 1 :]:
        one = dict(zip(map(str, table[header]), row, strict=True))
        found[str(one[key])].append(one)
    return found


@cache
def onet(name: str) -> Rows:
    return rows(f"onet/29.3-excel/{name}.xlsx")


@cache
def survey() -> Rows:
    return rows("oews/national_M2024_dl.xlsx", key="OCC_CODE")


@cache
def projected() -> Rows:
    return rows("ep/occupation.xlsx", "Table 1.2", header=1, key="2024 National Employment Matrix code")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Fifty fact sheets with tasks, drawn at random, as they are composed."""
    place = tmp_path_factory.mktemp("store") / "figures.sqlite"
    assert not any(isinstance(outcome, Failed) for outcome in add_all(place, RELEASE, WAGES, PROJECTIONS))
    style = rendering.load_style("classic")
    with Store(place) as store:
        sheets = FactSheets(store)
        known = [soc for soc in sheets.codes if onet("Task Statements").get(f"{soc}.00")]
        profiles = [sheets.profile(soc) for soc in random.Random(14).sample(known, DRAWN)]
    return [(one, compose(Material(one), style), short_form(Material(one))) for one in profiles]


def code(profile: Profile) -> str:
    return f"{profile.soc[0]}.00"


def straight(text: str) -> str:
    """``text`` with the spaces, quotation marks and dashes of typewriters, as files have them."""
    return " ".join(text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2014: "--"}).split())


def blocks(document: Document, key: str, kind: type) -> list[Any]:
    return [one for section in document.sections if section.key == key for one in section.blocks
            if isinstance(one, kind)]  # fmt: skip


def test_interests_are_those_of_the_file(drawn: list[Made]) -> None:
    for profile, document, _ in drawn:
        rated = onet("Interests")[code(profile)]
        values = {row["Element Name"]: row["Data Value"] for row in rated if row["Scale ID"] == "OI"}
        names = list(values)
        leading = [names[int(row["Data Value"]) - 1] for row in rated if row["Scale ID"] == "IH" and row["Data Value"]]
        charts = blocks(document, "is_it_you", BarChart)
        assert len(charts) == bool(values), profile.slug
        for chart in charts:
            rest = sorted((name for name in names if name not in leading), key=lambda name: -values[name])
            assert [(bar.label, bar.text) for bar in chart.bars] == [
                (name, f"{values[name]:.2f}") for name in [*leading, *rest]
            ], profile.slug
            (told,) = blocks(document, "is_it_you", BulletList)
            assert [plain_text(item).partition(".")[0] for item in told.items] == leading, profile.slug


def test_tasks_are_quoted_core_ones_first(drawn: list[Made]) -> None:
    kinds = ("Core", "Supplemental", "")
    for profile, document, form in drawn:
        found = sorted(onet("Task Statements")[code(profile)], key=lambda row: kinds.index(str(row["Task Type"] or "")))
        tasks = [straight(row["Task"]) for row in found]
        (bullets,) = blocks(document, "what_they_do", BulletList)
        assert [straight(plain_text(item)) for item in bullets.items] == tasks[:5], profile.slug
        told = [straight(duty.phrase) for duty in form.essentials.duties]
        order = [tasks.index(f"{phrase}.") if f"{phrase}." in tasks else tasks.index(phrase) for phrase in told]
        assert order == sorted(order), profile.slug
        assert {straight(one.name) for one in form.essentials.self_check} <= {task.rstrip(".") for task in tasks}


def test_skills_are_the_most_important(drawn: list[Made]) -> None:
    for profile, _, form in drawn:
        levels: dict[str, dict[str, float]] = defaultdict(dict)
        for row in onet("Skills")[code(profile)]:
            if row["Recommend Suppress"] != "Y" and row["Not Relevant"] != "Y":
                levels[row["Element Name"]][row["Scale ID"]] = row["Data Value"]
        rated = {name: found for name, found in levels.items() if "IM" in found}
        ranked = sorted(rated, key=lambda name: (-rated[name]["IM"], -rated[name].get("LV", 0), name))
        assert [straight(one.name) for one in form.essentials.qualities] == ranked[:5], profile.slug


def test_names_tools_and_job_zone_are_in_the_files(drawn: list[Made]) -> None:
    titles = {number: {row["Title"] for row in found} for number, found in onet("Occupation Data").items()}
    for profile, _, form in drawn:
        own, facts = code(profile), {fact.name: fact.sentences for fact in form.essentials.facts}
        zones = [int(row["Job Zone"]) for row in onet("Job Zones")[own]]
        assert ([profile.job_zone] if profile.job_zone else []) == zones, profile.slug
        known = {
            "Also called": {straight(row["Alternate Title"]) for row in onet("Alternate Titles")[own]}
            | {straight(row["Reported Job Title"]) for row in onet("Sample of Reported Titles")[own]},
            "Tools and software": {straight(row["Example"]) for row in onet("Technology Skills")[own]},
            "Specializations": {straight(title) for number, names in titles.items() for title in names
                                if number[:7] == own[:7] and number != own},
        }  # fmt: skip
        assert facts.keys() <= known.keys()
        for name, sentences in facts.items():
            names = [run.text for text in sentences for run in text]
            said = straight("".join(names)).rstrip(".")
            for one in sorted(known[name], key=len, reverse=True):
                said = said.replace(one, "")
            assert not said.replace("and", "").strip(" ,"), (profile.slug, name, said)


def test_related_occupations_are_nearest_first_with_their_pay_and_growth(drawn: list[Made]) -> None:
    titles = {number: found[0]["Title"] for number, found in onet("Occupation Data").items()}
    for profile, document, _ in drawn:
        near = sorted(onet("Related Occupations")[code(profile)], key=lambda row: row["Index"])
        codes = [row["Related O*NET-SOC Code"] for row in near if row["Related O*NET-SOC Code"].endswith(".00")]
        for table in blocks(document, "similar", DataTable):
            names = [straight(row.cells[0].text) for row in table.rows]
            assert names == [titles[number] for number in codes[: len(names)]], profile.slug
            for row, number in zip(table.rows, codes, strict=False):
                *_, pay, growth = [cell.text for cell in row.cells]
                wages = survey().get(number[:7], [{}])[0]
                measure, form = ("H_MEDIAN", ".2f") if "an hour" in pay else ("A_MEDIAN", ".0f")
                paid = wages.get(measure)
                expected = {format(paid, form)} if isinstance(paid, float) else {"", "239200"}
                assert re.sub(r"[^\d.]", "", pay) in expected, (profile.slug, number)
                if growth.strip("—– "):
                    change = projected()[number[:7]][0]["Employment change, percent, 2024–34"]
                    assert abs(float(growth.replace("−", "-").rstrip("%")) - change) <= 0.5, (profile.slug, number)


def test_every_amount_and_key_figure_is_published(drawn: list[Made]) -> None:
    for profile, document, _ in drawn:
        soc = profile.soc[0]
        groups = [number for number in survey() if number[:2] == soc[:2] or number == "00-0000"]
        near = [other.soc for other in profile.related if other.soc in survey()]
        raw = [value for number in (*groups, *filter(None, near)) for row in survey()[number]
               for name, value in row.items() if name[:2] in ("A_", "H_") and isinstance(value, float)]  # fmt: skip
        published = {f"{value:,.0f}" for value in raw} | {f"{value:,.2f}" for value in raw} | {"239,200", "115.00", "0"}
        assert set(re.findall(r"\$(\d{1,3}(?:,\d{3})*(?:\.\d\d)?)", repr(document))) <= published, profile.slug
        (row,) = projected()[soc]
        figures = {figure.label: figure.value for figure in document.key_figures}
        jobs, openings = (row[name] for name in ("Employment, 2024", "Occupational openings, 2024–34 annual average"))
        assert figures["jobs in 2024"] == f"{round(jobs * 1000):,}", profile.slug
        assert figures.get("openings a year", "0") == f"{round(openings * 1000):,}", profile.slug
        own = survey().get(soc, [{}])[0].get("A_MEDIAN")
        if isinstance(own, float):
            assert figures["median pay a year"] == f"${own:,.0f}", profile.slug
