"""Similar occupations: the nearest first, in few columns and rows or in two lists, and none is lost."""

from __future__ import annotations

import pytest
from tests.locales import ES

from brochure.compose.blocks import BulletList, DataTable
from brochure.compose.context import Context
from brochure.compose.similar import COMPACT_ROWS, MAX_LISTED, MAX_ROWS, brief, listed, nearest, similar
from brochure.profile.model import Amount, Pay, Profile, QuickFacts, SimilarOccupation


def profile(*occupations: SimilarOccupation, pay: float | None = 60000, lang: str = "en-US") -> Profile:
    quick = QuickFacts(pay=Pay(annual=Amount(pay)) if pay else None, education="Bachelor's degree")
    return Profile(
        slug="bakers", title="Bakers", summary="They bake bread.", lang=lang, quick_facts=quick, similar=occupations
    )


def table(*occupations: SimilarOccupation, lang: str = "en-US") -> DataTable:
    block = similar(Context.of(profile(*occupations, lang=lang)))[0][0]
    assert isinstance(block, DataTable)
    return block


def rows_and_list(*occupations: SimilarOccupation, lang: str = "en-US", compact: bool = False) -> list[str]:
    """The number of rows, and the entries of the list below them."""
    whole, smaller = similar(Context.of(profile(*occupations, lang=lang)))
    block, *others = (smaller or whole) if compact else whole
    assert isinstance(block, DataTable)
    entries = [item for other in others if isinstance(other, BulletList) for item in other.items]
    return [str(len(block.rows)), *("".join(run.text for run in item) for item in entries)]


def other(title: str, **known: object) -> SimilarOccupation:
    return SimilarOccupation(title=title, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (other("Bread bakers"), other("Welders")),
        (other("A", duties="Bake bread and cakes"), other("B", duties="Weld")),
        (other("Cooks", education="Bachelor's degree"), other("Chefs", education="High school diploma or equivalent")),
        (other("Cooks", education="Master's degree"), other("Chefs", education="No formal educational credential")),
        (other("Cooks", pay=Amount(61000)), other("Chefs", pay=Amount(30000))),
        (other("Cooks", hourly=Amount(28.5)), other("Chefs", pay=Amount(120000))),
        (other("Cooks"), other("Chefs")),
    ],
)
def test_nearest_occupations_are_first(near: SimilarOccupation, far: SimilarOccupation) -> None:
    assert nearest(profile(near, far))[0] == near
    if near.title != "Cooks" or near.education or near.pay or near.hourly:
        assert nearest(profile(far, near))[0] == near


def test_order_is_that_of_the_profile_if_nothing_is_known() -> None:
    occupations = [other("Welders"), other("Riggers"), other("Divers")]
    bare = Profile(slug="x", title="X", similar=tuple(occupations))
    assert nearest(bare) == occupations


@pytest.mark.parametrize(
    ("education", "short"),
    [
        ("Bachelor's degree", "Bachelor’s"),
        ("Doctoral or professional degree", "Doctoral or professional"),
        ("High school diploma or equivalent", "High school diploma"),
        ("No formal educational credential", "None required"),
        ("Some college, no degree", "Some college"),
        ("Postsecondary nondegree award", "Postsecondary award"),
        ("See How to Become One", "Varies"),
        ("A year of baking", "A year of baking"),
    ],
)
def test_education_is_short(education: str, short: str) -> None:
    assert table(other("Cooks", education=education)).rows[0].cells[1].text == short


def test_hourly_pay_has_its_unit_and_stands_for_missing_annual_pay() -> None:
    block = table(
        other("A", pay=Amount(60000)), other("B", hourly=Amount(21.5)), other("C", pay=Amount(50000), hourly=Amount(24))
    )
    assert {row.cells[0].text: row.cells[-1].text for row in block.rows} == {
        "A": "$60,000",
        "B": "$21.50 an hour",
        "C": "50,000",
    }


NEAR = [other(f"Number {n}", pay=Amount(60000 + n)) for n in range(MAX_ROWS)]
FAR = other("Welders", duties="They weld.", education="Master's degree", pay=Amount(200000))
HOURLY = other("Divers", hourly=Amount(300))


YEARLY = other("Chefs", pay=Amount(60000))


@pytest.mark.parametrize(
    ("occupations", "header"),
    [
        ((YEARLY, other("Cooks")), "Median pay a year"),
        ((YEARLY, HOURLY), "Median pay a year unless stated"),
        ((YEARLY, other("Cooks", pay=Amount(50000), hourly=Amount(24))), "Median pay a year"),
        ((HOURLY,), "Median pay"),
    ],
)
def test_header_says_if_some_pay_is_by_the_hour(occupations: tuple[SimilarOccupation, ...], header: str) -> None:
    assert table(*occupations).columns[-1].header == header


@pytest.mark.parametrize(("lang", "name"), [("en-US", "Chefs and head cooks"), ("fr", "Chefs and Head Cooks")])
def test_short_forms_name_occupations_as_charts_do(lang: str, name: str) -> None:
    block = brief(Context.of(profile(other("Chefs and Head Cooks"), lang=lang)))
    assert block
    assert block.rows[0].cells[0].text == name


def test_occupations_beyond_the_rows_are_in_a_list() -> None:
    entries = ["Welders. They weld. Master’s degree, $200,000 a year.", "Divers. $300.00 an hour."]
    assert rows_and_list(FAR, *NEAR, HOURLY) == [str(MAX_ROWS), *entries]
    assert rows_and_list(*NEAR) == [str(MAX_ROWS)]
    assert rows_and_list(other("Welders"), *NEAR[1:], compact=True)[0] == str(COMPACT_ROWS)


def test_a_list_has_at_least_two_entries() -> None:
    assert [len(rows_and_list(*NEAR, *[FAR] * more)) - 1 for more in range(4)] == [0, 2, 2, 3]


def test_no_occupation_is_lost_in_the_compact_form() -> None:
    occupations = [FAR, *NEAR, HOURLY]
    for count in range(1, len(occupations) + 1):
        rows, *entries = rows_and_list(*occupations[:count], compact=True)
        assert int(rows) + len(entries) == count
        assert int(rows) <= COMPACT_ROWS


def lists(*occupations: SimilarOccupation, lang: str = "en-US") -> list[BulletList]:
    near, others = listed(Context.of(profile(*occupations, lang=lang)))
    blocks = [*near, *others]
    assert all(isinstance(block, BulletList) for block in blocks)
    return blocks  # type: ignore[return-value]


def entry(occupation: SimilarOccupation, lang: str = "en-US") -> str:
    """The text of an entry, with marks of bold type."""
    ((item,),) = [block.items for block in lists(occupation, lang=lang)]
    return "".join(f"**{run.text}**" if run.bold else run.text for run in item)


@pytest.mark.parametrize(
    ("occupation", "text"),
    [
        (
            other("Line Cooks", duties="Line cooks fry.", education="Bachelor's degree", pay=Amount(60000)),
            "**Line Cooks** fry. Bachelor’s degree, $60,000 a year.",
        ),
        (other("Cooks", duties="Cooksers do not cook", hourly=Amount(21.5)),
         "**Cooks**. Cooksers do not cook. $21.50 an hour."),
        (other("Cooks", education="See How to Become One"), "**Cooks**. Education varies."),
        (other("Cooks", duties="Cooks"), "**Cooks**. Cooks."),
    ],
)  # fmt: skip
def test_an_entry_says_its_title_once_and_all_that_is_known(occupation: SimilarOccupation, text: str) -> None:
    assert entry(occupation) == text


def test_an_entry_in_another_language_is_marked_with_it() -> None:
    occupation = other("Médicos", duties="Curan.", education="Master's degree", pay=Amount(200000))
    (block,) = lists(occupation, lang="fr")
    assert [(run.text, run.lang) for run in block.items[0]] == [
        ("Médicos", "fr"), (". Curan.", "fr"), (" Master’s degree, $200,000 a year.", None),
    ]  # fmt: skip


def test_a_translated_title_is_no_part_of_an_english_sentence() -> None:
    roofers = other("Roofers", duties="Roofers install roofs.")
    context = Context.of(Profile(slug="cooks", title="Cooks", similar=(roofers,)), locale=ES)
    (block,), _ = listed(context)
    assert isinstance(block, BulletList)
    assert [(run.text, run.lang) for run in block.items[0]] == [
        ("Techadores", None), (". Roofers install roofs.", "en-US"),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "parts"), [(0, []), (1, [1]), (MAX_LISTED + 1, [MAX_LISTED + 1]),
                                              (MAX_LISTED + 2, [MAX_LISTED, 2])])  # fmt: skip
def test_only_the_list_of_the_nearest_stays_whole(count: int, parts: list[int]) -> None:
    found = lists(*[other(f"Number {n}", pay=Amount(60000 + 5000 * n)) for n in range(count)])
    assert [len(block.items) for block in found] == parts
    assert [block.is_whole for block in found] == [True, False][: len(parts)]
    assert [item[0].text for block in found for item in block.items] == [f"Number {n}" for n in range(count)]
