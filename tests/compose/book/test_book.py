"""Books: order, front matter, tables, index, and links between chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.compose.outline import dump_blocks
from tests.compose.samples import FIGURES_ONLY, HOURLY, MAY_2016, MAY_2024, TYPICAL
from tests.layout.imprint.branding import branding
from tests.locales import EN

from brochure.compose.blocks import BulletList, Contact, DataTable, Document, Paragraph, Section
from brochure.compose.book import CoverText, Facts, Plan, chapter, divider, facts_of, front, index, plan
from brochure.compose.book.chapters import LINKED, By, alphabetical
from brochure.compose.book.cover import about_cover
from brochure.compose.book.model import Cover, CoverBar, Entry, Front, Group, Listing
from brochure.compose.fillers import EMPLOYERS
from brochure.compose.material import Material
from brochure.profile.find import Entry as Listed
from brochure.profile.kinds import Amount, YearMonth
from brochure.profile.model import Profile, SimilarOccupation
from brochure.style.load import load_style

STYLE = load_style(Path(__file__).parents[3] / "styles" / "classic.yaml").style


def listed(slug: str, category: str | None = None, cluster: str | None = None, title: str = "") -> Listed:
    return Listed(slug, title or slug.capitalize(), (), category, cluster, Path(f"{slug}.yaml"))


LISTED = (
    listed("welders", "Production"),
    listed("cooks", "Food Preparation and Serving", "Hospitality, Events, & Tourism"),
    listed("emergency", "Healthcare", title="Émergency Medics"),
    listed("nurses", "Healthcare"),
    listed("potters"),
)


def facts(slug: str, **known: object) -> Facts:
    given = {
        "title": slug.capitalize(), "names": (), "codes": (), "pay": None, "paid": None, "growth": None,
        "openings": None, "span": None, "education": "", **known,
    }  # fmt: skip
    return Facts(slug=slug, **given)  # type: ignore[arg-type]


FACTS = (
    facts(
        "cooks", names=("Chefs", "cooks, all other"), codes=(("35-2014", "Cooks, restaurant"),), pay=Amount(30_000),
        paid=MAY_2016, growth=5.0, openings=432_200, span=(2024, 2034), education="No formal educational credential",
    ),
    facts(
        "emergency", title="Émergency Medics", names=("Chefs",), pay=Amount(45_000), paid=MAY_2024, growth=5.0,
        openings=10, span=(2016, 2026), education="Postsecondary nondegree award",
    ),
    facts(
        "nurses", names=("3D nurses",), codes=(("29-1141", "Nurses"),), pay=Amount(239_200, at_least=True),
        paid=YearMonth(year=2024), growth=-2.0, education="Bachelor's degree",
    ),
    facts("potters", education="Varies"),
    facts("welders", pay=Amount(51_000), paid=MAY_2024),
)  # fmt: skip
PAGES = {one.slug: str(10 * number) for number, one in enumerate(FACTS, 1)} | {
    "_part-1": "1", "_part-2": "19", "_part-3": "29", "_part-4": "39", "_index": "60", "_at-a-glance": "v",
    "_by-education": "vii",
}  # fmt: skip


@pytest.fixture
def whole() -> Plan:
    cover = CoverText(title='The "Big" Book', school="Lincoln High", date=date(2026, 4, 17), areas=("Ohio", "Iowa"))
    return plan(LISTED, "category", cover)


def dump(value: Front | Listing) -> str:
    if isinstance(value, Listing):
        return "\n".join(dumped(value)) + "\n"
    cover, imprint = value.cover, value.imprint
    bars = "; ".join(" ".join(map(bar_text, part)) for part in cover.bars)
    lines = ["Cover", f"  {cover.school}", f"  {cover.title}", *[f"  {line}" for line in cover.lines], f"  {bars}"]
    lines += [f"Imprint {imprint.title}", indented(imprint), *dumped(value.contents)]
    for tables in value.tables:
        lines += [f"Tables {tables.name} {tables.section.title}{' whole' if tables.whole else ''}"]
        lines += [indented(tables.section)]
    return "\n".join(lines) + "\n"


def bar_text(bar: CoverBar) -> str:
    height = "unknown" if bar.height is None else f"{bar.height:.2f}"
    return height + (" hourly" if bar.hourly else "") + (" open" if bar.open else "")


def indented(section: Section) -> str:
    return "\n".join(f"  {line}" for line in dump_blocks(section.blocks).splitlines())


def dumped(listing: Listing) -> list[str]:
    lines = [f"Listing {listing.name} {listing.title} | {listing.continued}", *map(line, listing.alone)]
    for group in listing.groups:
        lines.append(group.heading if isinstance(group.heading, str) else line(group.heading))
        lines += [f"  {line(entry)}" for entry in group.entries]
    return lines


def line(entry: Entry) -> str:
    return f"{entry.text} ... {entry.page} -> {entry.name} ({entry.spoken})"


def test_front(whole: Plan, golden: Callable[[str, str], None]) -> None:
    golden(dump(front(whole, FACTS, PAGES)), "front.txt")


def test_cover_has_hourly_pay_on_a_scale_of_its_own(whole: Plan) -> None:
    """All occupations together have the same height on both scales."""
    known = [one for one in FACTS if one.slug not in {"nurses", "potters"}]
    by_hour = facts("potters", hourly=Amount(23.80), paid=MAY_2024)
    by_year = facts("nurses", pay=Amount(49_500), paid=MAY_2024)
    drawn = front(whole, [*known, by_hour, by_year], PAGES).cover.bars
    assert drawn[3] == (CoverBar(pytest.approx(49_500 / 51_000), hourly=True),)
    assert drawn[1][1] == CoverBar(pytest.approx(49_500 / 51_000))
    assert drawn[2] == (CoverBar(1.0),)


def test_cover_never_draws_unknown_pay_as_zero(whole: Plan) -> None:
    for one in (FACTS[3], facts("potters", pay=None, paid=None)):
        (bar,) = front(whole, [*FACTS[:3], one, FACTS[4]], PAGES).cover.bars[3]
        assert bar == CoverBar(None)
    assert [bar.height for bar in front(whole, (), PAGES).cover.bars[0]] == [None]


def test_bars_of_the_cover_know_their_clusters(whole: Plan) -> None:
    drawn = front(whole, FACTS, PAGES).cover.bars
    clusters = [tuple(one.cluster for one in part.occupations) for part in whole.parts]
    assert [tuple(bar.cluster for bar in part) for part in drawn] == clusters
    assert any(map(any, clusters))


@pytest.mark.parametrize(("bars", "kinds"), [
    ((CoverBar(1.0),), 0), ((CoverBar(1.0), CoverBar(None)), 1), ((CoverBar(1.0, open=True),), 1),
    ((CoverBar(0.5, hourly=True, open=True), CoverBar(1.0), CoverBar(None)), 3),
])  # fmt: skip
def test_imprint_explains_the_kinds_of_bars_on_the_cover(bars: tuple[CoverBar, ...], kinds: int) -> None:
    text = about_cover(EN, Cover("", "", (), (bars,)))
    words = ("narrow bar", "bar with a point", "pale stub")
    assert sum(word in text for word in words) == kinds


def test_hourly_median_is_known_where_no_annual_one_is() -> None:
    hourly = facts_of(EN, HOURLY, "cooks")
    assert (hourly.pay, hourly.hourly, hourly.paid) == (None, Amount(17.19), MAY_2024)
    annual = facts_of(EN, TYPICAL, "records")
    assert (annual.pay, annual.hourly) == (Amount(38_040), None)


def test_index(golden: Callable[[str, str], None]) -> None:
    golden(dump(index(EN, FACTS, PAGES)), "index.txt")


def test_parts_and_occupations_are_alphabetical(whole: Plan) -> None:
    assert [(part.name, part.title, [one.slug for one in part.occupations]) for part in whole.parts] == [
        ("_part-1", "Food Preparation and Serving", ["cooks"]),
        ("_part-2", "Healthcare", ["emergency", "nurses"]),
        ("_part-3", "Production", ["welders"]),
        ("_part-4", "Other occupations", ["potters"]),
    ]


def test_parts_can_be_clusters() -> None:
    by_cluster = plan(LISTED, "cluster")
    assert [part.title for part in by_cluster.parts] == ["Hospitality, Events, & Tourism", "Other occupations"]
    assert by_cluster.lines == ("5 occupations in 2 career clusters",)
    assert by_cluster.title == "Career Guide"


def test_book_without_groups_has_one_part() -> None:
    only = plan([listed("potters")], "category", CoverText(date="Spring term"))
    assert [part.title for part in only.parts] == ["Occupations"]
    assert only.lines == ("Spring term", "1 occupation")
    assert not only.parts[0].has_divider


def test_book_in_spanish() -> None:
    """Its words, groups and levels are Spanish; titles of profiles keep their language."""
    book = plan(LISTED, "category", CoverText(date=date(2026, 4, 17), areas=("Ohio", "Iowa")), language="es")
    assert (book.lang, book.title) == ("es-US", "Guía de ocupaciones")
    assert book.lines == ("17 de abril de 2026", "5 ocupaciones en 4 grupos", "Con salarios de Ohio y Iowa")
    assert book.parts[-1].title == "Otras ocupaciones"
    assert [part.title for part in plan(LISTED, "cluster", language="es").parts] == [
        "Hospitalidad, eventos y turismo", "Otras ocupaciones",
    ]  # fmt: skip
    made = front(book, [replace(one, lang="en-US", title_lang="en-US") for one in FACTS], PAGES)
    entries = [entry for group in made.contents.groups[:-1] for entry in group.entries]
    assert {entry.lang for entry in entries} == {"en-US"}
    levels = [block.caption for block in made.tables[1].section.blocks if isinstance(block, DataTable)]
    assert levels[-1] == "Sin indicar"
    opening = divider(book.parts[0], book, FACTS[1:3], PAGES)
    assert (opening.group, opening.title, opening.size, opening.rankings[0].caption) == (
        "Healthcare", "Atención médica", "2 ocupaciones", "Salario anual mediano",
    )  # fmt: skip


def test_chapters_are_in_the_language_of_the_book_only_if_that_was_wanted() -> None:
    spanish = replace(TYPICAL, lang="es-MX")
    for language, found in ((None, ["en-US", "es-MX"]), ("es", ["es-US", "es-MX"]), ("en", ["en-US", "en-US"])):
        book = plan([*LISTED, LISTED[0]._replace(slug="soldadores", lang="es-MX")], "category", language=language)
        made = [chapter(Material(one), one.slug, STYLE, book.parts[0], book).content for one in (TYPICAL, spanish)]
        assert [content.composed for content in made] == found
        assert book.lang == ("es-US" if language == "es" else "en-US")


def test_a_fact_sheet_has_the_translated_title_of_its_chapter_in_contents_tables_and_index() -> None:
    sheet = replace(FIGURES_ONLY, title="Registered Nurses", names=None, soc=("29-1141",))
    book = plan([listed("nurses", title="Registered Nurses")], "none", language="es")
    made = facts_of(book.locale, sheet, "nurses")
    assert chapter(Material(sheet), "nurses", STYLE, book.parts[0], book).content.title == made.title != sheet.title
    assert made.title_lang is None
    pages = {"nurses": "1", "_index": "2", "_at-a-glance": "v", "_by-education": "vi"}
    entries = [entry for group in front(book, [made], pages).contents.groups for entry in group.entries]
    assert [(entry.text, entry.lang) for entry in entries] == [(made.title, None)]
    found = {entry.text: entry.lang for group in index(book.locale, [made], pages).groups for entry in group.entries}
    assert found.items() >= {made.title: None, "Registered Nurses": "en-US"}.items()


def test_a_group_that_is_no_known_one_keeps_its_language() -> None:
    book = plan([listed("ceramistas", "Oficios", title="Ceramistas")._replace(lang="es-US")], "category", language="en")
    assert (book.parts[0].title, book.parts[0].lang) == ("Oficios", "es-US")


def test_a_brand_is_on_the_cover_and_after_the_imprint() -> None:
    book = plan(LISTED, "category", branding=branding("usual"))
    made = front(book, FACTS, PAGES)
    assert made.cover.school == "Lincoln High School\N{NO-BREAK SPACE}· Career Center"
    assert made.cover.logo is not None
    assert made.cover.logo.alt == "A red and blue shield"
    assert made.near is not None
    kinds = [type(block) for block in made.near.blocks]
    assert kinds == [Paragraph, Contact, DataTable, DataTable, Paragraph]
    assert made.near.blocks[-1] not in made.imprint.blocks, "the attribution is there once, at the end"


def test_chapters_have_what_a_brand_says_on_their_occupation_only() -> None:
    book, brand = plan(LISTED, "none"), branding("usual").for_chapters
    diver, potter = (
        chapter(Material(replace(TYPICAL, slug=slug), branding=brand), slug, STYLE, book.parts[0], book).content
        for slug in ("divers", "potters")
    )
    assert isinstance(diver, Document)
    assert isinstance(potter, Document)
    said = {section.key: section.blocks for section in diver.sections}
    assert [type(block) for block in said["brand"]] == [Paragraph, DataTable]
    assert "brand" not in [section.key for section in potter.sections]
    assert diver.imprint is None
    assert branding("short").for_chapters is None


def test_a_school_that_is_asked_for_stands_in_place_of_that_of_the_brand() -> None:
    book = plan(LISTED, "category", CoverText(school="Hill School"), branding=branding("short"))
    made = front(book, FACTS, PAGES)
    assert made.cover.school == "Hill School"
    assert made.near is None
    assert made.imprint == front(plan(LISTED, "category"), FACTS, PAGES).imprint


def test_imprint_mentions_tables_only_if_there_are_any() -> None:
    only = plan([listed("potters")], "category")
    without = front(only, [facts("potters")], PAGES)
    assert without.tables == ()
    assert "tables" not in dump(without)


@pytest.mark.parametrize(
    ("by", "eyebrow"), [("category", "Healthcare"), ("cluster", "Education"), ("none", "Education")]
)
def test_field_of_a_chapter_has_the_name_of_its_part(by: By, eyebrow: str) -> None:
    nurses = plan([listed("nurses", "Healthcare", "Education")], by)
    profile = replace(TYPICAL, category="Healthcare", cluster="Education", soc=())
    assert chapter(Material(profile), "nurses", STYLE, nurses.parts[0], nurses).content.eyebrow == eyebrow


def test_divider_lists_the_occupations_of_its_part_and_ranks_their_pay(whole: Plan) -> None:
    opening = divider(whole.parts[1], whole, FACTS[1:3], PAGES)
    assert (opening.eyebrow, opening.title, opening.size) == ("", "Healthcare", "2 occupations")
    assert [(entry.text, entry.name, entry.page) for entry in opening.entries] == [
        ("Émergency Medics", "emergency", "20"),
        ("Nurses", "nurses", "30"),
    ]
    (ranking,) = opening.rankings
    assert ranking.caption == "Median pay a year"
    assert [(bar.label, bar.text, bar.open) for bar in ranking.bars] == [
        ("Nurses", "$239,200+", True),
        ("Émergency Medics", "$45,000", False),
    ]
    assert ranking.notes[-1] == "Figures of 2024 to May 2024, as each page says."


def test_divider_without_page_numbers_takes_as_much_room(whole: Plan) -> None:
    bare = divider(whole.parts[1], whole)
    assert bare.rankings == ()
    assert all(entry.page for entry in bare.entries)


def test_dividers_are_numbered_among_themselves() -> None:
    more = [*LISTED, listed("bakers", "Production"), listed("medics", "Healthcare")]
    book = plan(more, "category")
    assert [part.has_divider for part in book.parts] == [False, True, True, False]
    assert [divider(part, book).eyebrow for part in book.parts[1:3]] == ["Part 1 of 2", "Part 2 of 2"]


@pytest.mark.parametrize(("known", "counts"), [(1, []), (2, [2]), (5, [5]), (8, [8, 5]), (12, [10, 5])])
def test_rankings_of_a_divider_are_long_and_short(whole: Plan, known: int, counts: list[int]) -> None:
    of_part = [facts(f"n{number}", pay=Amount(10_000 + number), paid=MAY_2024) for number in range(known)]
    rankings = divider(whole.parts[1], whole, [*of_part, facts("hourly", hourly=Amount(20))], PAGES).rankings
    assert [len(ranking.bars) for ranking in rankings] == counts
    captions = ["Highest median pay a year" if count < known else "Median pay a year" for count in counts]
    assert [ranking.caption for ranking in rankings] == [f"{caption}, May 2024" for caption in captions]
    assert all(ranking.notes == (EN.say("book.no_median"),) for ranking in rankings)


def test_book_without_parts_has_no_names_of_parts() -> None:
    book = plan(LISTED, "none")
    (only,) = book.parts
    assert (only.named, only.has_divider, only.name) == (False, False, "cooks")
    assert [one.slug for one in only.occupations] == ["cooks", "emergency", "nurses", "potters", "welders"]
    assert book.lines == ("5 occupations",)
    assert book.keywords == ()
    made = front(book, FACTS, PAGES)
    assert line(made.contents.groups[0].heading).startswith("Occupations ... 10 -> cooks")  # type: ignore[arg-type]
    assert "by group" not in dump(made)
    assert "space between parts" not in dump(made)
    profile = replace(TYPICAL, slug="cooks")
    assert [chapter(Material(profile), "cooks", STYLE, only, book).part, book.title] == ["Career Guide"] * 2


def test_chapter_explains_its_employers_and_leaves_the_rest_to_the_imprint(whole: Plan) -> None:
    made = chapter(Material(TYPICAL), "cooks", STYLE, whole.parts[0], whole)
    assert {filler.key for filler in made.content.fillers} <= {EMPLOYERS}
    assert made.level == 1, "it is the only one of its part"
    assert chapter(Material(TYPICAL), "nurses", STYLE, whole.parts[1], whole).level == 2


def test_order_ignores_accents_case_and_punctuation() -> None:
    assert sorted(["Zoologists", "Éclair bakers", "eco-guides", "E.R. nurses"], key=alphabetical) == [
        "E.R. nurses", "Éclair bakers", "eco-guides", "Zoologists",
    ]  # fmt: skip


def test_rankings_have_two_to_ten_occupations() -> None:
    many = [facts(f"n{number:02}", pay=Amount(10_000 + number), education="Master's degree") for number in range(12)]
    pages = {one.slug: "1" for one in many}
    assert tables(many[:1], pages) == {}
    ranking = tables(many, pages)["Highest pay"]
    assert [row.cells[0].text for row in ranking.rows] == [f"N{number:02}" for number in range(11, 1, -1)]
    assert ranking.rows[0].cells[0].href == "#n11"


def test_ranking_without_a_bachelors_degree_is_left_out_if_it_has_all() -> None:
    below = [facts(slug, pay=Amount(1), education="Some college, no degree") for slug in ("a", "b")]
    pages = dict.fromkeys("abc", "1")
    assert list(tables(below, pages)) == ["Highest pay"]
    with_one_more = [*below, facts("c", pay=Amount(2), education="Doctoral or professional degree")]
    assert list(tables(with_one_more, pages)) == ["Highest pay", "Highest pay without a bachelor’s degree"]


def tables(known: list[Facts], pages: dict[str, str]) -> dict[str, DataTable]:
    """The rankings by caption."""
    from brochure.compose.book.glance import GLANCE, glance

    found = {one.name: one.section for one in glance(EN, known, pages)}
    blocks = found[GLANCE].blocks if GLANCE in found else ()
    return {block.caption: block for block in blocks if isinstance(block, DataTable)}


def test_facts_of_a_profile() -> None:
    found = facts_of(EN, TYPICAL, "place")
    assert found.slug == "place"
    assert found.pay is not None
    assert found.paid == MAY_2016
    assert found.span == (2016, 2026)
    assert TYPICAL.aliases
    assert set(TYPICAL.aliases) <= set(found.names)
    assert set(TYPICAL.soc) <= {code for code, _ in found.codes}


def test_rankings_exclude_hourly_pay_and_means() -> None:
    assert facts_of(EN, TYPICAL, "x").pay is not None
    for change in ({"period": "hourly"}, {"statistic": "mean"}):
        wages = tuple(replace(wage, **change) for wage in TYPICAL.wages)  # type: ignore[arg-type]
        assert facts_of(EN, replace(TYPICAL, wages=wages, quick_facts=None), "x").pay is None


def similar(profile: Profile, listing: Plan) -> list[str | None]:
    made = chapter(Material(profile), "welders", STYLE, listing.parts[0], listing)
    (section,) = [section for section in made.content.sections if section.key == "similar"]
    links: list[str | None] = []
    for block in (*section.blocks, *section.compact):
        if isinstance(block, DataTable):
            links += [row.cells[0].href for row in block.rows]
        elif isinstance(block, BulletList):
            links += [item[0].href for item in block.items]
    return links


def test_similar_occupations_link_to_chapters_by_slug_or_title(whole: Plan) -> None:
    rows = (
        SimilarOccupation(title="Line cooks", slug="cooks"),
        SimilarOccupation(title="NURSES", slug="registered-nurses"),
        SimilarOccupation(title="Émergency Medics"),
        SimilarOccupation(title="Astronauts", slug="astronauts"),
    )
    assert similar(replace(TYPICAL, similar=rows), whole) == ["#cooks", "#nurses", "#emergency", None]
    many = [SimilarOccupation(title="Line cooks", slug="cooks")] * 10
    assert similar(replace(TYPICAL, similar=tuple(many)), whole) == ["#cooks"] * 20


def test_similar_occupations_in_lists_link_to_chapters(whole: Plan) -> None:
    titles = ("Line cooks", "Astronauts", "Émergency Medics", *(f"Number {n}" for n in range(9)))
    rows = tuple([SimilarOccupation(title=title) for title in titles])
    style = replace(STYLE, similar="lists")
    made = chapter(Material(replace(TYPICAL, similar=rows)), "welders", style, whole.parts[0], whole)
    sections = [section for section in made.content.sections if section.key in LINKED]
    lists = [block for section in sections for block in section.blocks]
    assert len(lists) == 2
    links = {item[0].text: item[0].href for block in lists if isinstance(block, BulletList) for item in block.items}
    assert {title: href for title, href in links.items() if href} == {"Émergency Medics": "#emergency"}
    assert len(links) == len(titles)


def test_chapters_have_no_fillers(whole: Plan) -> None:
    document = chapter(Material(TYPICAL), "welders", STYLE, whole.parts[0], whole).content
    assert (document.fillers, document.notes) == ((), "")


def test_index_adds_the_title_to_shared_names() -> None:
    groups: dict[object, Group] = {group.heading: group for group in index(EN, FACTS, PAGES).groups}
    assert [entry.text for entry in groups["C"].entries] == [
        "Chefs (Cooks)", "Chefs (Émergency Medics)", "Cooks", "cooks, all other",
    ]  # fmt: skip
