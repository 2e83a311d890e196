"""What documents say of O*NET's facts: tasks, interests, skills, names, relatives, and its license."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.compose.samples import SAMPLES

from brochure.compose import Material, compose
from brochure.compose.blocks import BulletList, DataTable, Paragraph
from brochure.compose.context import Context
from brochure.compose.interests import fit, skills
from brochure.compose.long_form import long_form
from brochure.compose.onet import also_called, license_line, release, specializations, tools
from brochure.compose.poster import poster, sign
from brochure.compose.short_form import short_form
from brochure.compose.similar import nearest
from brochure.compose.tasks import tasks, told
from brochure.locale import locale_of
from brochure.profile.markdown import plain_text, read_markdown
from brochure.profile.model import Duty, Profile, Quality, Sections, SimilarOccupation, Source
from brochure.profile.onet import Interests, Skill, Tool

if TYPE_CHECKING:
    from brochure.style.model import Style

ONET = SAMPLES["onet"]
SPANISH = locale_of("es-US")
OWN = {"sections": Sections(what_they_do=read_markdown("They make pots."))}


def context(profile: Profile = ONET) -> Context:
    return Context.of(profile)


def in_spanish(profile: Profile = ONET) -> Context:
    return Context.of(profile, locale=SPANISH)


def test_tasks_are_quoted_only_where_the_profile_says_nothing() -> None:
    assert tasks(context())[0] == "Throw bowls, cups, and plates on a potter’s wheel."
    assert not tasks(context(replace(ONET, **OWN)))
    assert not tasks(context(replace(ONET, duties=(Duty(text="Make pots"),))))


def test_a_task_is_either_a_duty_or_to_tick() -> None:
    found = told(context())
    assert found.ticks == tuple(task for task in tasks(context())[4:] if task in found.ticks)
    assert len(found.ticks) == 3
    assert set(found.duties) | set(found.ticks) == set(tasks(context()))
    assert not set(found.duties) & set(found.ticks)


def test_own_sentences_are_ticked_and_few_tasks_are_all_duties() -> None:
    assert not told(context(replace(ONET, self_check=("I like mud",)))).ticks
    assert told(context(replace(ONET, tasks=ONET.tasks[:6]))).ticks == ()


def test_long_tasks_are_left_out_beside_others_and_brief_ones_are_ticked() -> None:
    long = "Fire " + "and fire " * 30
    found = told(context(replace(ONET, tasks=(long, *ONET.tasks))))
    assert long not in found.duties
    assert len(told(context(replace(ONET, tasks=(long.strip(),)))).duties) == 1


def test_a_short_form_has_tasks_as_duties_and_skills_as_qualities() -> None:
    made = short_form(Material(ONET))
    essentials = made.essentials
    assert essentials.duties[0].lead == "Throw"
    assert essentials.duties_source == "Tasks as O*NET 29.3 words them."
    assert [one.name for one in essentials.qualities][:2] == ["Active Listening", "Quality Control Analysis"]
    assert essentials.qualities[0].text.startswith("You hear people out")
    assert made.labels.qualities == "Would you like to do this?"
    assert [fact.name for fact in essentials.facts] == ["Also called", "Specializations", "Tools and software"]


def test_what_the_author_says_comes_first_in_a_short_form() -> None:
    own = replace(ONET, duties=(Duty(text="Make pots"),), qualities=(Quality(name="Calm"),), self_check=("I like mud",))
    made = short_form(Material(own))
    assert [duty.phrase for duty in made.essentials.duties] == ["Make pots"]
    assert not made.essentials.duties_source
    assert [one.name for one in made.essentials.qualities] == ["Calm"]
    assert [one.name for one in made.essentials.self_check] == ["I like mud"]
    assert made.labels.qualities != "Would you like to do this?"
    assert made.fit is not None
    assert made.fit.skills == ()


def test_bars_of_interests_are_measured_from_the_low_end_of_their_scale() -> None:
    found = fit(context())
    assert found is not None
    assert found.chart is not None
    assert [bar.label for bar in found.chart.bars][:2] == ["Realistic", "Artistic"]
    assert [bar.text for bar in found.chart.bars] == ["6.12", "5.33", "3.00", "2.50", "2.08", "1.00"]
    assert found.chart.bars[-1].value == 0
    assert found.chart.whole == 6


def test_the_letters_of_a_code_come_in_its_order_and_without_scores_there_is_no_chart() -> None:
    tie = replace(ONET, interests=replace(ONET.interests, code="AR", realistic=5.33))  # type: ignore[type-var]
    found = fit(context(tie))
    assert found is not None
    assert found.chart is not None
    assert [bar.label for bar in found.chart.bars][:2] == ["Artistic", "Realistic"]
    found = fit(context(replace(ONET, interests=Interests(code="S"))))
    assert found is not None
    assert found.chart is None
    assert [plain_text(one) for one in found.leading] == ["Social. You like to help, teach, or care for people."]


def test_a_skill_that_is_not_known_has_no_meaning() -> None:
    assert [bool(one.meaning) for one in skills(context())] == [True, True, False]
    assert skills(context(replace(ONET, skills=(Skill(name="Reading comprehension"),))))[0].meaning


def test_titles_are_short_and_not_those_of_the_page() -> None:
    assert [plain_text(one) for one in also_called(context())] == ["Ceramic Artist", "Thrower", "Glaze Maker"]
    known = replace(ONET, aliases=("thrower",))
    assert "Thrower" not in [plain_text(one) for one in also_called(context(known))]


def test_of_titles_that_only_add_words_there_is_one() -> None:
    many = replace(ONET, titles=("Crane Operator", "Mobile Crane Operator", "Rigger", "Operator", "Hoist Operator"))
    assert [plain_text(one) for one in also_called(context(many))] == ["Crane Operator", "Rigger", "Hoist Operator"]


def test_hot_tools_come_first() -> None:
    assert [plain_text(one) for one in tools(context())] == ["Microsoft Excel", "Kiln control software"]
    cold = replace(ONET, tools=(Tool(name="Awl"), Tool(name="Last", hot=True)))
    assert [plain_text(one) for one in tools(context(cold))] == ["Last", "Awl"]


def test_quoted_texts_are_english_in_spanish_and_the_words_around_them_are_not() -> None:
    made = short_form(Material(ONET, locale=SPANISH))
    assert {duty.lang for duty in made.essentials.duties} == {"en-US"}
    named = [("Escucha activa", None), ("Control de calidad", None), ("Kiln Whispering", "en-US")]
    assert [(one.name, one.lang) for one in made.essentials.qualities] == named
    assert {one.text_lang for one in made.essentials.qualities} == {None}
    assert {one.lang for one in made.essentials.self_check} == {"en-US"}
    assert [run.lang for one in specializations(in_spanish()) for run in one] == ["en-US"]
    assert made.fit is not None
    assert made.fit.chart is not None
    assert [bar.label for bar in made.fit.chart.bars][:2] == ["Realista", "Artístico"]


def test_facts_of_a_profile_in_spanish_are_english_if_they_are_from_onet() -> None:
    spanish = replace(ONET, lang="es-US")
    assert {one.lang for one in short_form(Material(spanish)).essentials.duties} == {"en-US"}
    own = replace(spanish, sources=())
    assert {one.lang for one in short_form(Material(own)).essentials.duties} == {None}


def test_related_occupations_stand_in_their_order_where_the_author_names_no_similar_ones() -> None:
    assert [one.title for one in nearest(ONET)] == ["Glass Blowers", "Brickmasons", "Sculptors"]
    assert short_form(Material(ONET)).similar_outlooks == ("−1.5% jobs by 2034", "+4% jobs by 2034", "")
    own = replace(ONET, similar=(SimilarOccupation(title="Weavers"),))
    assert [one.title for one in nearest(own)] == ["Weavers"]


def test_the_license_names_the_release_and_both_pages() -> None:
    line = license_line(locale_of("en-US"), ONET)
    assert line.startswith("This page includes information from the O*NET 29.3 Database (onetcenter.org/database.html)")
    assert "CC BY 4.0 (creativecommons.org/licenses/by/4.0) license" in line
    assert line == short_form(Material(ONET)).onet_license


@pytest.mark.parametrize("without", ["sources", "facts"])
def test_without_a_source_or_facts_there_is_no_license(without: str) -> None:
    bare = replace(ONET, interests=None, tasks=(), skills=(), tools=(), titles=(), specializations=(), related=())
    profile = replace(ONET, sources=()) if without == "sources" else bare
    assert not short_form(Material(profile)).onet_license


def test_a_style_without_sources_has_the_license_at_the_foot(style: Style) -> None:
    assert "CC BY 4.0" not in compose(Material(ONET), style).attribution
    brief = replace(style, sections=("what_they_do", "pay"))
    assert "CC BY 4.0" in compose(Material(ONET), brief).attribution


def test_a_poster_has_the_license_and_a_sign_which_has_no_duties_has_not() -> None:
    assert any("CC BY 4.0" in one for one in poster(Material(ONET)).credits)
    assert not any("CC BY 4.0" in one for one in sign(Material(ONET)).credits)


def test_text_of_the_author_has_the_interests_and_its_own_qualities(style: Style) -> None:
    sections = Sections(what_they_do=read_markdown("They make pots."), how_to_become_one=read_markdown("They learn."))
    document = compose(Material(replace(ONET, sections=sections)), style)
    found = {section.key: section for section in document.sections}
    assert found["what_they_do"].blocks == (Paragraph(read_markdown("They make pots.").blocks[0].text),)  # type: ignore[union-attr]
    assert "is_it_you" in found
    assert not any("Active Listening" in repr(block) for block in found["is_it_you"].blocks)


def test_a_fact_sheet_that_is_a_little_too_long_has_fewer_tasks_and_relatives(style: Style) -> None:
    found = {section.key: section for section in compose(Material(ONET), style).sections}
    work = found["what_they_do"]
    assert len(work.compact) < len(work.blocks)
    counts = [len(block.items) for blocks in (work.blocks, work.compact, work.least) for block in blocks
              if isinstance(block, BulletList)]  # fmt: skip
    assert counts == [5, 4, 3]
    many = replace(ONET, related=ONET.related * 3)
    similar = next(one for one in compose(Material(many), style).sections if one.key == "similar")
    rows = [len(block.rows) for blocks in (similar.blocks, similar.compact) for block in blocks
            if isinstance(block, DataTable)]  # fmt: skip
    assert rows == [6, 3]


def test_a_long_brochure_says_nothing_twice(style: Style) -> None:
    made = long_form(Material(ONET), style)
    assert made.short.fit is not None
    assert not {"what_they_do", "is_it_you"} & {section.key for section in made.text.sections}
    made = long_form(Material(replace(ONET, sections=Sections(what_they_do=read_markdown("They make pots.")))), style)
    assert made.short.fit is None
    assert {"what_they_do", "is_it_you"} <= {section.key for section in made.text.sections}


def test_a_release_is_in_the_title_of_its_source() -> None:
    assert release(ONET) == "29.3"
    other = Source(publisher="Department of Labor", title="O*NET OnLine")
    assert release(replace(ONET, sources=(other,))) == ""
