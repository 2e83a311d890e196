"""Pay where the reader lives: sentences, charts and tables for each kind of gap in the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.compose.outline import dump_blocks
from tests.compose.samples import SEVERAL, TYPICAL
from tests.locales import EN

from brochure.compose import Material, compose
from brochure.compose.area_statements import areas_statement, no_figures, occupations_statement, place
from brochure.compose.blocks import DataTable, Paragraph, RangeChart
from brochure.compose.context import Context
from brochure.compose.local_pay import local_pay
from brochure.compose.vocabulary import Label
from brochure.profile.markdown import Run, plain_text
from brochure.profile.model import Amount, AreaPay, LocalPay, OccupationPay, Profile, YearMonth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from brochure.compose.blocks import Block
    from brochure.style.model import Style

MAY_2022, MAY_2024 = YearMonth(year=2022, month=5), YearMonth(year=2024, month=5)
SEATTLE = "Seattle-Tacoma-Bellevue, WA"


def paid(median: float | None, *, as_of: YearMonth = MAY_2022, jobs: int | None = 500, tenths: bool = False) -> AreaPay:
    """Quarters, and tenths if asked for, around ``median``; without one, a mean alone."""
    if median is None:
        return AreaPay(as_of=as_of, jobs=jobs, mean=Amount(70000))
    ends = {"p25": median - 10000, "p75": median + 10000}
    if tenths:
        ends |= {"p10": median - 20000, "p90": median + 20000}
    figures = {name: Amount(value) for name, value in ends.items()}
    return AreaPay(as_of=as_of, jobs=jobs, mean=Amount(median + 1000), median=Amount(median), **figures)


NATION = paid(61000, as_of=MAY_2024, jobs=190000, tenths=True)
TOP = AreaPay(as_of=MAY_2024, jobs=20, p25=Amount(180000), median=Amount(239200, at_least=True))


def one(*areas: AreaPay | None, nation: AreaPay | None = NATION, titles: Sequence[str] = ()) -> LocalPay:
    names = tuple(titles) or ("Washington", SEATTLE, "Wenatchee, WA")[: len(areas)]
    title = "Medical Records Specialists"
    occupation = OccupationPay(soc="29-2072", title=title, period="annual", areas=areas, nation=nation)
    return LocalPay(areas=names, occupations=(occupation,))


BAKERS = (Run("bakers"),)
SURGEONS, NURSES, ACTORS = map(Label, ("surgeons", "nurses", "actors"))

PILOTS = replace(SEVERAL, soc=("53-2011", "53-2012", "53-2021"))
OF_PILOTS = (
    OccupationPay(
        soc="53-2011", title="Airline Pilots, Copilots, and Flight Engineers", period="annual",
        areas=(paid(None), paid(200000)), nation=TOP,
    ),
    OccupationPay(
        soc="53-2012", title="Commercial Pilots", period="annual", areas=(paid(90000), paid(98000)),
        nation=paid(122670, as_of=MAY_2024),
    ),
    OccupationPay(
        soc="53-2021", title="Air Traffic Controllers", period="annual", areas=(paid(130000), None), nation=None
    ),
)  # fmt: skip

CASES: dict[str, tuple[Profile, LocalPay]] = {
    "one": (TYPICAL, one(paid(64000), paid(68000), None)),
    "same-month": (TYPICAL, one(paid(64000, as_of=MAY_2024, tenths=True))),
    "gaps": (TYPICAL, one(paid(None, jobs=None), AreaPay(as_of=MAY_2022, jobs=12))),
    "several": (PILOTS, LocalPay(areas=("Washington", SEATTLE), occupations=OF_PILOTS)),
    "none": (TYPICAL, one(None, None)),
}


def blocks(profile: Profile, local: LocalPay | None) -> tuple[Block, ...]:
    return local_pay(Context.of(profile, local))


@pytest.mark.parametrize("name", CASES)
def test_local_pay_matches_its_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(dump_blocks(blocks(*CASES[name])), f"local-{name}.txt")


def test_document_without_areas_is_unchanged(style: Style) -> None:
    assert blocks(TYPICAL, None) == ()
    assert compose(Material(TYPICAL), style) == compose(Material(TYPICAL), style)


def test_document_shows_local_pay_in_key_figures_pay_and_sources(style: Style) -> None:
    document = compose(Material(TYPICAL, one(paid(64000), paid(68000))), style)
    sections = {section.key: section for section in document.sections}
    assert any(isinstance(block, RangeChart) for block in sections["pay"].blocks)
    texts = [block.text for block in sections["sources"].blocks if isinstance(block, Paragraph)]
    said = ["".join(run.text for run in text) for text in texts]
    assert (
        "U.S. Bureau of Labor Statistics and state workforce agencies, Occupational Employment and Wage Statistics. "
        "Areas: May 2022. United States: May 2024."
    ) in said
    assert document.key_figures[0].label == "U.S. median pay a year"
    figure = document.key_figures[1]
    assert (figure.value, figure.label, figure.note) == ("$64,000", "median pay a year in Washington", "May 2022")
    assert len(document.key_figures) <= 4


@pytest.mark.parametrize("local", [one(None, paid(68000)), one(paid(None)), one(None)])
def test_key_figures_are_unchanged_without_a_median_in_the_first_area(style: Style, local: LocalPay) -> None:
    assert compose(Material(TYPICAL, local), style).key_figures == compose(Material(TYPICAL), style).key_figures


def test_tenths_are_shown_if_every_area_has_them() -> None:
    every = one(paid(64000, tenths=True), paid(60000, tenths=True))
    not_every = one(paid(64000, tenths=True), paid(60000))
    for local, name in ((every, "10% earn less"), (not_every, "25% earn less")):
        (chart,) = (block for block in blocks(TYPICAL, local) if isinstance(block, RangeChart))
        (table,) = (block for block in blocks(TYPICAL, local) if isinstance(block, DataTable))
        assert chart.low_name == name
        assert name in [column.header for column in table.columns]


def test_charts_of_two_areas_share_a_scale_and_more_areas_have_tables_only() -> None:
    two = [block for block in blocks(*CASES["several"]) if isinstance(block, RangeChart)]
    assert [chart.scale_max for chart in two] == [210000, 210000]
    areas = tuple(f"Area {number}" for number in range(3))
    three = LocalPay(areas=areas, occupations=tuple(each._replace(areas=(paid(50000),) * 3) for each in OF_PILOTS))
    kinds = [type(block) for block in blocks(PILOTS, three)]
    assert kinds.count(RangeChart) == 0
    assert kinds.count(DataTable) == 3


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "The survey has no figures on pilot 0 in Washington."),
        (9, "The survey has no figures on 9 other occupations of this kind in Washington."),
    ],
)
@pytest.mark.parametrize("known", [1, 2])
def test_note_lists_occupations_without_figures(count: int, said: str, known: int) -> None:
    titles = [f"Pilot {number}" for number in range(count)]
    absent = [OccupationPay(soc=name, title=name, period="annual", areas=(None,), nation=NATION) for name in titles]
    here = [each._replace(areas=each.areas[:1]) for each in OF_PILOTS[:known]]
    found = blocks(PILOTS, LocalPay(areas=("Washington",), occupations=(*here, *absent)))
    assert [note for block in found if isinstance(block, DataTable) for note in block.notes].count(said) == 1


def test_many_areas_are_a_range_in_the_sentence_and_a_table_without_a_chart() -> None:
    count = 14
    areas = [paid(40000 + 1000 * number) for number in range(count)]
    found = blocks(TYPICAL, one(*areas, titles=[f"Area {number}" for number in range(count)]))
    assert not any(isinstance(block, RangeChart) for block in found)
    assert "ranged from $40,000 in Area 0 to $53,000 in Area 13" in dump_blocks(found)


def test_area_statement_groups_wages_by_month() -> None:
    rows = [("Ohio", paid(50000)), ("Iowa", paid(48000, as_of=MAY_2024)), ("United States", NATION)]
    assert plain_text(areas_statement(EN, BAKERS, "annual", rows)) == (
        "In May 2022, the median annual wage for bakers was $50,000 in Ohio. "
        "In May 2024, it was $48,000 in Iowa and $61,000 in the United States as a whole."
    )


def test_area_statement_gives_the_mean_without_a_median() -> None:
    rows = [("Ohio", paid(None)), ("Iowa", paid(None)._replace(mean=Amount(65000))), ("United States", NATION)]
    assert plain_text(areas_statement(EN, BAKERS, "annual", rows)).startswith(
        "For Ohio and Iowa, no median annual wage is published; "
        "the mean (average) was $70,000 in Ohio and $65,000 in Iowa."
    )


def test_area_statements_say_at_least_for_top_coded_medians() -> None:
    assert "was at least $239,200 in Ohio" in plain_text(areas_statement(EN, BAKERS, "annual", [("Ohio", TOP)]))
    assert plain_text(occupations_statement(EN, "Ohio", "annual", [(SURGEONS, TOP), (NURSES, paid(80000))])) == (
        "Median annual wages in Ohio ranged from $80,000 for nurses to at least $239,200 for surgeons."
    )


def test_occupations_statement_about_one_occupation_mentions_no_others() -> None:
    assert plain_text(occupations_statement(EN, "Ohio", "annual", [(NURSES, paid(80000))])) == (
        "In May 2022, the median annual wage in Ohio was $80,000 for nurses."
    )


def test_occupations_statement_says_that_only_one_median_is_published() -> None:
    assert plain_text(occupations_statement(EN, "Ohio", "hourly", [(ACTORS, paid(None)), (NURSES, paid(40))])) == (
        "In May 2022, the median hourly wage in Ohio was $40.00 for nurses; no other median is published."
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Ohio", "Ohio"),
        ("Eastern Washington nonmetropolitan area", "the Eastern Washington nonmetropolitan area"),
        ("District of Columbia", "the District of Columbia"),
        ("Virgin Islands", "the Virgin Islands"),
        ("United States", "the United States as a whole"),
    ],
)
def test_place_takes_an_article_where_needed(title: str, said: str) -> None:
    assert place(EN, title) == said
    assert plain_text(no_figures(EN, BAKERS, ["Iowa", title])).endswith(f"no figures on bakers in Iowa or {said}.")


def test_occupations_statement_says_that_no_median_is_published_when_none_is() -> None:
    assert plain_text(occupations_statement(EN, "Ohio", "annual", [(NURSES, paid(None)), (ACTORS, paid(None))])) == (
        "No median annual wages are published for these occupations in Ohio."
    )
