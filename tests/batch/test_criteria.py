"""Filters by facts: interests, education, pay, growth, openings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brochure.batch import criteria
from brochure.batch.criteria import Criterion, LeftOut
from brochure.batch.select import NothingSelectedError, Selectors, select
from brochure.compose.context import Context
from brochure.compose.keyfigures import headline_growth, headline_pay
from brochure.errors import InputError, NotFoundError, RequestError
from brochure.profile.facts import Facts, read_facts
from brochure.profile.find import read_header
from brochure.profile.load import load_file
from brochure.profile.model import Amount
from brochure.resources import packaged_profiles

FACTS = {
    "cooks": "quick_facts: {education: No formal educational credential, pay: {annual: 35760}}\n"
    "interests: {code: REA}\n",
    "divers": "quick_facts: {education: Postsecondary nondegree award, pay: {annual: 61130}}\n"
    "projections: {base_year: 2024, target_year: 2034, openings_per_year: 400,"
    " rows: [{title: Divers, base: 3000, percent: 9}]}\n",
    "nurse-midwives": "quick_facts: {education: Master’s degree, pay: {annual: {at_least: 239200}}}\n"
    "interests: {code: SIR}\n",
    "potters": "quick_facts: {education: See How to Become One, pay: {hourly: 17.5}}\ninterests: {code: A}\n",
    "registered-nurses": 'quick_facts: {education: "Bachelor\'s degree"}\nlang: es-US\n'
    "wages: [{as_of: 2024-05, value: 93600}]\ninterests: {code: SIC}\n",
}


@pytest.fixture(autouse=True)
def facts(library: Path) -> None:
    """The profiles of the library, some with facts."""
    for slug, text in FACTS.items():
        path = library / f"{slug}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def slugs(**selectors: Any) -> list[str]:
    return [path.stem for path in select(Selectors(**selectors)).profiles]


@pytest.mark.parametrize("criterion", [criteria.pay_above, criteria.growth_above, criteria.openings_above])
def test_a_value_must_be_above_its_limit(criterion: Callable[[float], Criterion]) -> None:
    facts = Facts(pay=Amount(50), growth=50, openings=50)
    assert [criterion(limit).test(facts) for limit in (49.9, 50, 50.1)] == [True, False, False]


@pytest.mark.parametrize(
    ("selectors", "found"),
    [
        ({"interests": ("SI",)}, ["nurse-midwives", "registered-nurses"]),
        ({"interests": ("s-i-c", "a")}, ["potters", "registered-nurses"]),
        ({"education": ("bachelor's degree",)}, ["registered-nurses"]),
        ({"education": ("MASTER’S", "titulo de bachelor")}, ["nurse-midwives", "registered-nurses"]),
        ({"pay_above": 61_130}, ["nurse-midwives", "registered-nurses"]),
        ({"growth_above": 8.5}, ["divers"]),
        ({"openings_above": 399}, ["divers"]),
        ({"interests": ("S",), "pay_above": 100_000}, ["nurse-midwives"]),
        ({"names": ("registered-nurses", "cooks"), "interests": ("R", "S")}, ["registered-nurses", "cooks"]),
    ],
)
def test_facts_filter_profiles_of_all_languages(selectors: Any, found: list[str]) -> None:
    assert slugs(**selectors) == found


def test_what_lacks_a_fact_is_left_out_and_counted() -> None:
    found = select(Selectors(interests=("R", "S", "A"), pay_above=30_000))
    assert found.left_out == (LeftOut("interests", 2), LeftOut("a known median pay a year", 1))
    note = "left out: 2 profiles without interests, 1 without a known median pay a year"
    assert criteria.left_out_note(found.left_out) == note
    assert criteria.left_out_note(()) == ""


def test_an_empty_selection_names_the_filter_that_removed_the_last() -> None:
    with pytest.raises(
        NothingSelectedError,
        match=r"`pay_above` 250,000 removed the last 2 \(left out: 2 profiles without interests, 1 without",
    ):
        slugs(interests=("SI",), pay_above=250_000, growth_above=0)
    with pytest.raises(NothingSelectedError, match="`socs` 35-\\* removed the last 2"):
        slugs(categories=("healthcare",), socs=("35-*",))


@pytest.mark.parametrize(
    ("selectors", "message"),
    [
        ({"interests": ("SX",)}, "“SX” is not one to three different letters of RIASEC"),
        ({"interests": ("SS",)}, "different letters"),
        ({"interests": ("RIAS",)}, "one to three"),
        ({"education": ("asociate degree",)}, "not a level of education; these are:\n  No formal"),
        ({"education": ("",)}, "not a level"),
    ],
)
def test_unknown_letters_and_levels_are_explained(selectors: Any, message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        slugs(**selectors)


def test_a_limit_is_a_finite_number() -> None:
    with pytest.raises(RequestError, match="`pay_above` is nan"):
        slugs(pay_above=float("nan"))


@pytest.mark.parametrize(("limit", "passes"), [(239_199, True), (239_200, True), (239_201, None)])
def test_pay_of_so_much_or_more_is_above_what_it_is_at_least(limit: float, passes: bool | None) -> None:
    assert criteria.pay_above(limit).test(Facts(pay=Amount(239_200, at_least=True))) is passes
    assert criteria.pay_above(239_200).test(Facts(pay=Amount(239_200))) is False


def test_a_fair_file_has_facts_which_the_command_line_overrides(tmp_path: Path) -> None:
    fair = tmp_path / "fair.yaml"
    fair.write_text("interests: [S]\npay_above: 100000\neducation: [masters]\n", encoding="utf-8")
    assert slugs(lists=(fair,)) == ["nurse-midwives"]
    assert slugs(lists=(fair,), pay_above=50_000, education=("bachelor",)) == ["registered-nurses"]
    fair.write_text("interests: [S, SX]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        slugs(lists=(fair,))
    assert (caught.value.diagnostics[0].line, caught.value.diagnostics[0].column) == (1, 16)


def test_facts_are_the_figures_that_brochures_print() -> None:
    for path in sorted(packaged_profiles().glob("*.yaml"))[::3]:
        facts, context = read_facts(read_header(path)), Context.of(load_file(path).profile)
        headline = headline_pay(context)
        is_median = headline and (headline.wage.period, headline.wage.statistic) == ("annual", "median")
        assert facts.pay == (headline.value if headline and is_median else None), path.stem
        assert facts.growth == headline_growth(context)[1], path.stem


def test_facts_of_an_invalid_file_are_those_that_can_be_read(library: Path) -> None:
    path = library / "cooks.yaml"
    path.write_text("interests: {code: XX}\nquick_facts: {pay: {annual: much}, education: None}\nwages: 3\n", "utf-8")
    assert read_facts(read_header(path)) == Facts(education="None")
