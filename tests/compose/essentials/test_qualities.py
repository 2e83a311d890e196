"""Qualities: the profile's own, or the paragraphs with names under Important qualities."""

from __future__ import annotations

from brochure.compose.context import Context
from brochure.compose.essentials import Quality
from brochure.compose.essentials.qualities import qualities
from brochure.profile.markdown import read_markdown
from brochure.profile.model import Profile, Sections
from brochure.profile.model import Quality as Own


def of(text: str, *own: Own, lang: str = "en-US") -> list[Quality]:
    section = Sections(how_to_become_one=read_markdown(text))
    return list(
        qualities(Context.of(Profile(slug="clerks", title="Clerks", lang=lang, sections=section, qualities=own)))
    )


def test_own_qualities_go_first() -> None:
    own = (Own(name="patience", text='It "helps".'), Own(name="Order"))
    assert of("### Important qualities\n\n**Tact.** Clerks meet people.", *own) == [
        Quality("Patience", "It “helps”."),
        Quality("Order"),
    ]


def test_paragraphs_with_names() -> None:
    text = (
        "### Education\n\n**Degree.** None.\n\n### Important Qualities\n\nThe following are examples.\n\n"
        "***Order*.** Clerks must be exact. They also must be neat.\n\n**Tact.** They meet people."
    )
    assert of(text) == [Quality("Order", "They must be exact."), Quality("Tact", "They meet people.")]


def test_an_alphabetical_list_begins_with_what_few_occupations_ask_for() -> None:
    text = "### Important qualities\n\n**Analytical skills.** A.\n\n**Color vision.** B.\n\n**Writing skills.** C."
    assert [quality.name for quality in of(text)] == ["Color vision", "Analytical skills", "Writing skills"]


def test_any_other_order_is_kept() -> None:
    text = "### Important qualities\n\n**Writing skills.** A.\n\n**Analytical skills.** B.\n\n**Color vision.** C."
    assert [quality.name for quality in of(text)] == ["Writing skills", "Analytical skills", "Color vision"]


def test_a_text_that_depends_on_other_sentences_is_left_out() -> None:
    assert of("### Important qualities\n\n**Order.** That is what counts.") == [Quality("Order")]


def test_qualities_have_the_language_of_the_profile() -> None:
    assert of("### Important qualities\n\n**Orden.** Ayuda.", lang="fr") == [Quality("Orden", "Ayuda.", "fr", "fr")]


def test_qualities_without_a_text_are_left_out_beside_others() -> None:
    text = "### Important qualities\n\n**Order.** That is what counts.\n\n**Tact.** Clerks meet people."
    assert of(text) == [Quality("Tact", "They meet people.")]


def test_own_qualities_without_a_text_come_last() -> None:
    own = (Own(name="Order"), Own(name="Tact", text="It helps."), Own(name="Calm"))
    assert of("None.", *own) == [Quality("Tact", "It helps."), Quality("Order"), Quality("Calm")]


def test_a_long_text_is_better_than_none() -> None:
    long = f"Clerks must {'read and ' * 22}write."
    assert of(f"### Important qualities\n\n**Order.** {long}") == [Quality("Order", long.replace("Clerks", "They"))]
