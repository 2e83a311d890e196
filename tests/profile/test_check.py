from __future__ import annotations

from datetime import date

import pytest

from brochure.profile.check import check, current_day
from brochure.profile.load import load_text

TODAY = date(2026, 1, 1)
HEAD = "slug: potters\ntitle: Potters\n"


def findings(body: str, today: date = TODAY) -> list[str]:
    """``path severity: message`` of each finding; the text has no other errors, or loading says so."""
    from brochure.profile.model import Profile
    from brochure.yamlio.decode import decode
    from brochure.yamlio.nodes import parse
    from brochure.yamlio.report import Report, dotted
    from brochure.yamlio.source import Source

    report = Report()
    profile = decode(parse(Source(HEAD + body, "potters.yaml")), Profile, report)
    assert profile is not None
    assert not report.problems
    return [f"{dotted(found.path)} {found.severity}: {found.message}" for found in check(profile, today)]


def row(**figures: object) -> str:
    inner = ", ".join(f"{key}: {value}" for key, value in figures.items())
    return f"projections: {{base_year: 2024, target_year: 2034, rows: [{{title: x, {inner}}}]}}\n"


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"base": 206300, "projected": 234100, "change": 27800, "percent": 13}, None),
        ({"base": 115900, "projected": 117200, "change": 1400, "percent": 1}, None),  # rounded, as published
        ({"base": 11300, "projected": 11300, "change": 100, "percent": 1}, None),
        ({"base": 13300, "projected": 13400, "change": 0, "percent": 0}, None),
        ({"base": 300, "projected": 400, "change": 0, "percent": 8}, None),
        ({"base": 200, "projected": 200, "percent": -17.5}, None),
        ({"base": 500, "change": -500, "percent": -100}, None),
        ({"base": 0, "change": 100, "percent": 900}, None),
        ({"base": 1230, "projected": 1250, "change": 20, "percent": 1.6}, None),
        ({"base": 1000, "change": 100, "percent": 15}, None),  # 149 of 1,000 is published so
        ({"base": 1000, "change": 100, "percent": 17}, "percent"),
        ({"base": 206300, "projected": 234100, "change": 27600}, "change"),
        ({"base": 206300, "projected": 234100, "percent": 15}, "percent"),
        ({"base": 206300, "change": 27800, "percent": 13.9}, "percent"),
        ({"base": 206300, "change": 27800, "percent": -13}, "percent"),
        ({"base": 1230, "projected": 1250, "change": 70}, "change"),
        ({"base": 3340900, "change": 151700, "percent": 5}, None),  # 4.54, published as 4.5, rounded again
        ({"percent": 13}, None),
        ({"base": 206300, "percent": 13}, None),
    ],
)
def test_projection_rows(figures: dict[str, object], expected: str | None) -> None:
    found = [text.split()[0] for text in findings(row(**figures))]
    assert found == ([f"projections.rows[0].{expected}"] if expected else [])


def test_wrong_percentage_is_reported_with_the_computed_one() -> None:
    figures = {"base": 206300, "projected": 234100, "percent": 15}
    assert findings(row(**figures)) == [
        "projections.rows[0].percent error: +27,800 of 206,300 jobs is +13.5 percent, not +15"
    ]


@pytest.mark.parametrize(
    ("wage", "expected"),
    [
        ("{value: 38040, p10: 25070, p90: 62840}", []),
        ("{value: 38040, p10: 38040, p90: 38040}", []),
        ("{value: 240000, p90: {at_least: 239200}}", []),
        ("{value: {at_least: 239200}, p10: 60000, p90: {at_least: 239200}}", []),
        ("{statistic: mean, value: 90000, p10: 25070, p90: 62840}", []),
        ("{statistic: mean, value: 90000, p10: 62841, p90: 62840}", ["p90"]),
        ("{value: {at_least: 239200}, p90: 200000}", ["p90"]),
        ("{p10: 50000, p90: 40000}", ["p90"]),
        ("{value: 38040, p10: 50000, p90: 30000}", ["value", "p90"]),
        ("{value: 999}", ["value"]),
        ("{value: 1000, industries: [{name: x, value: 17.19}]}", ["industries[0].value"]),
        ("{period: hourly, value: 1000}", []),
        ("{period: hourly, value: 1000.5}", ["value"]),
    ],
)
def test_wages(wage: str, expected: list[str]) -> None:
    assert [text.split()[0] for text in findings(f"wages: [{wage}]\n")] == [f"wages[0].{name}" for name in expected]


@pytest.mark.parametrize(
    ("as_of", "old"), [("2023-01", False), ("2022-12", True), ("2023", False), ("2022", True), ("2026-01", False)]
)
def test_old_wages(as_of: str, old: bool) -> None:
    found = findings(f"wages: [{{as_of: {as_of}, value: 38040}}]\n")
    year = as_of[:4]
    assert found == ([f"wages[0].as_of warning: the wages of {year} are over three years old"] if old else [])


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((60, 40), None),
        ((61, 40), "warning"),
        ((33.4, 33.4, 33.3), "warning"),
        ((60.6, 40), "warning"),
        ((62, 40), "error"),
        ((33.4, 33.4, 33.4), "error"),
    ],
)
def test_shares(shares: tuple[float, ...], expected: str | None) -> None:
    items = ", ".join(f"{{name: x, percent: {share}}}" for share in shares)
    found = [text.split()[1].rstrip(":") for text in findings(f"employment: [{{industries: [{items}]}}]\n")]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(("jobs", "wrong"), [(9000, False), (10100, False), (10101, True), (10900, True)])
def test_detailed_jobs_may_exceed_the_total_only_by_rounding(jobs: int, wrong: bool) -> None:
    """Both are rounded to hundreds: 10,100 and 10,000 may be 10,050 each."""
    found = findings(f"employment: [{{jobs: 10000, detailed: [{{name: x, jobs: {jobs}}}]}}]\n")
    expected = f"employment[0].detailed[0].jobs error: {jobs:,} jobs are more than the whole occupation's 10,000"
    assert found == ([expected] if wrong else [])


def years(base: int, target: int) -> str:
    return f"projections: {{base_year: {base}, target_year: {target}}}\n"


@pytest.mark.parametrize(
    ("base", "target", "expected"),
    [
        (2024, 2034, []),
        (2016, 2026, []),
        (2015, 2025, ["target_year warning"]),
        (2024, 2024, ["target_year error"]),
        (2024, 2055, ["target_year warning"]),
        (2027, 2037, ["base_year error"]),
    ],
)
def test_years(base: int, target: int, expected: list[str]) -> None:
    found = [text.partition(":")[0] for text in findings(years(base, target))]
    assert found == [f"projections.{text}" for text in expected]


@pytest.mark.parametrize(
    ("outlook", "percent", "doubted"),
    [
        ("decline", -3, False),
        ("decline", 3, True),
        ("decline", 0, False),
        ("faster than average", 13, False),
        ("faster than average", 0, False),
        ("faster than average", -1, True),
        ("little or no change", -1, False),
        ("slower than average", 1, False),
    ],
)
def test_outlook_phrase_must_match_the_figures(outlook: str, percent: int, doubted: bool) -> None:
    body = row(percent=percent).replace("rows:", f"outlook: {outlook}, rows:")
    assert bool(findings(body)) == doubted


def test_similar_occupations() -> None:
    body = "similar: [{title: A, slug: a}, {title: B, slug: a}, {title: P, slug: potters}, {title: C, pay: 17}]\n"
    assert findings(body) == [
        "similar[1].slug warning: “a” appears twice, also for A",
        "similar[2].slug warning: the occupation is listed as similar to itself",
        "similar[3].pay error: $17 a year",
    ]


def test_headline_pay_must_match_the_wages() -> None:
    body = "quick_facts: {pay: {annual: 38000}}\nwages: [{value: 38040}]\n"
    assert findings(body) == ["quick_facts.pay.annual warning: the headline says $38,000, the wages say $38,040"]
    assert findings(body.replace("38000", "38040")) == []


def test_finding_about_a_missing_value_points_to_its_parent() -> None:
    loaded = load_text(f"{HEAD}wages: [{{value: 38040}}]\nquick_facts: {{pay: {{annual: 38000}}}}\n", today=TODAY)
    (warning,) = loaded.diagnostics
    assert (warning.line, warning.column, warning.severity) == (4, 29, "warning")


def test_current_day_comes_from_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert current_day() == date(2026, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert current_day() >= date(2024, 1, 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("code: SI", []),
        ("code: SI, realistic: 1, investigative: 3, artistic: 1, social: 3, enterprising: 2, conventional: 1", []),
        (
            "code: S, social: 5",
            ["interests warning: a chart of interests needs all six scores; missing: R, I, A, E, C"],
        ),
        (
            "code: SI, realistic: 4, investigative: 3, artistic: 1, social: 5, enterprising: 2, conventional: 1",
            ["interests.code warning: SI are not the letters of the highest scores, in their order"],
        ),
    ],
)
def test_the_code_of_interests_has_the_highest_scores(body: str, expected: list[str]) -> None:
    assert findings(f"interests: {{{body}}}\n") == expected
