"""Brochures, comparisons and books with content of the Bureau credit it by one rule."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.compose.outline import dump, dump_blocks
from tests.compose.samples import MAY_2024, TYPICAL
from tests.locales import EN

from brochure.batch.book import Order, make_book
from brochure.compose import Material, compose
from brochure.compose.comparison import compare
from brochure.compose.context import Context
from brochure.compose.sources import attribution, credit, requires_credit, sources
from brochure.profile.find import read_header
from brochure.profile.markdown import read_markdown
from brochure.profile.model import (
    Amount,
    AreaPay,
    LocalPay,
    OccupationPay,
    Profile,
    ProjectionRow,
    Projections,
    Sections,
    Source,
    Wage,
)
from brochure.profile.write import to_plain
from brochure.style.model import Style

ATTRIBUTION = attribution(EN)

OWN = Profile(
    slug="barkeeps", title="Barkeeps", soc=("35-3011",), sections=Sections(what_they_do=read_markdown("They pour."))
)
PAID = replace(OWN, wages=(Wage(as_of=MAY_2024, value=Amount(40000)),))
GUILD = Source(publisher="Guild of Barkeeps", title="A year behind the bar", url="https://guild.example/year")
SOURCES = {
    "none": ((), False),
    "others": ((GUILD,), False),
    "the Bureau": ((GUILD, Source(publisher="U.S. Bureau of Labor Statistics")), True),
    "a work of the Bureau": ((Source(publisher="BLS", title="Bureau of Labor Statistics, OEWS"),), True),
    "its address": ((Source(publisher="OOH", url="https://www.bls.gov/ooh/barkeeps.htm"),), True),
    "no address": ((Source(publisher="http://[OOH"),), False),
    "an address that looks like it": ((Source(publisher="OOH", url="https://bls.gov.example/ooh"),), False),
}


@pytest.mark.parametrize(("sources", "due"), SOURCES.values(), ids=SOURCES)
def test_credit_depends_on_the_sources(sources: tuple[Source, ...], due: bool, style: Style, tmp_path: Path) -> None:
    for profile in (replace(OWN, sources=sources), replace(PAID, sources=sources)):
        expected = due or bool(profile.wages and not sources)  # figures that nobody else claims
        assert bool(credit(EN, profile)) == expected
        assert compose(Material(profile), style).attribution == (ATTRIBUTION if expected else "")
        assert requires_credit(read_header(_written(profile, tmp_path))) == expected


@pytest.mark.parametrize(
    ("figures", "are_dated"), [({"outlook": "decline"}, True), ({"openings_per_year": 0}, True), ({}, False)]
)
def test_sources_state_projection_years_if_a_figure_is_used(figures: dict[str, Any], *, are_dated: bool) -> None:
    projected = replace(OWN, projections=Projections(base_year=2024, target_year=2034, **figures))
    assert ("2024 to 2034" in dump_blocks(sources(Context.of(projected)))) == are_dated


def test_local_pay_requires_credit(style: Style) -> None:
    profile = replace(OWN, sources=(GUILD,))
    pay = AreaPay(as_of=MAY_2024, median=Amount(41000))
    found, none = (
        LocalPay(
            areas=("Ohio",),
            occupations=(OccupationPay(soc="35-3011", title="Bartenders", period="annual", areas=(area,)),),
        )
        for area in (pay, None)
    )
    assert compose(Material(profile, found), style).attribution == ATTRIBUTION
    assert compose(Material(profile, none), style).attribution == ""


def test_comparison_credits_the_bureau_for_one_occupation() -> None:
    other = replace(OWN, slug="vintners", title="Vintners")
    assert compare([OWN, other]).attribution == ""
    assert compare([OWN, TYPICAL]).attribution == compare([TYPICAL, OWN]).attribution == ATTRIBUTION


def test_book_without_bureau_content_has_no_credit(style: Style, tmp_path: Path) -> None:
    profiles = [replace(OWN, sources=(GUILD,)), replace(OWN, slug="vintners", title="Vintners")]
    assert "Bureau" not in _book(profiles, style, tmp_path)
    assert ATTRIBUTION.split(",")[0] in _book([*profiles, replace(PAID, slug="paid")], style, tmp_path)


def _book(profiles: list[Profile], style: Style, folder: Path) -> str:
    sink = io.BytesIO()
    make_book([_written(profile, folder) for profile in profiles], Order(style=style), sink, lambda: None)
    return " ".join(page.extract_text() for page in PdfReader(sink).pages)


def _written(profile: Profile, folder: Path) -> Path:
    """The profile as a file, block style, as people write it."""
    path = folder / f"{profile.slug}.yaml"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in to_plain(profile).items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_codes_are_listed_unless_the_table_of_projections_has_them(style: Style) -> None:
    codes = tuple(f"35-201{n}" for n in range(1, 6))
    rows = tuple(ProjectionRow(title=f"Cooks {code}", soc=code, base=1) for code in codes)
    listed = f"SOC codes: {', '.join(codes)}."
    profile = Profile(slug="cooks", title="Cooks", soc=codes)
    tabled = replace(profile, projections=Projections(base_year=2024, target_year=2034, rows=rows))
    missing = replace(tabled, soc=(*codes, "35-2019"))
    assert listed in dump(compose(Material(profile), style))
    assert "SOC codes:" not in dump(compose(Material(tabled), style))
    assert listed.replace(".", ", 35-2019.") in dump(compose(Material(missing), style))
    assert listed in dump(compose(Material(tabled), replace(style, sections=("sources",))))
