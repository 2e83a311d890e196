"""Duties: the profile's own, or bullets of What they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.context import Context
from brochure.compose.essentials.duties import duties
from brochure.compose.essentials.model import Duty
from brochure.profile.markdown import Run, read_markdown
from brochure.profile.model import Duty as ProfileDuty
from brochure.profile.model import Profile, Sections

BARE = Profile(slug="clerks", title="Clerks")


def of(text: str, **keys: object) -> list[str]:
    profile = replace(BARE, sections=Sections(what_they_do=read_markdown(text)), **keys)  # type: ignore[arg-type]
    return [duty.phrase for duty in duties(Context.of(profile))]


def test_own_duties_go_first() -> None:
    assert of("Clerks typically do the following:\n\n- file\n- sort", duties=(ProfileDuty(text="keep deeds."),)) == [
        "Keep deeds"
    ]


def test_all_lists_that_are_introduced_as_duties() -> None:
    text = (
        "Clerks typically do the following:\n\n- file\n- sort\n\nMore.\n\n- no\n- duty\n\n"
        "Typists typically do the following:\n\n- type\n- file"
    )
    assert of(text) == ["File", "Sort", "Type"]


@pytest.mark.parametrize("introduction", ["On a typical day they:", "Clerks have these tasks:", "On the job they:"])
def test_weaker_introductions(introduction: str) -> None:
    assert of(f"Kinds:\n\n- old\n- new\n\n{introduction}\n\n- file\n- sort") == ["File", "Sort"]


def test_a_heading_introduces_a_list() -> None:
    assert of("### A typical day\n\n- file\n- sort") == ["File", "Sort"]


def test_else_the_first_list_that_is_not_one_of_kinds() -> None:
    assert of("Some kinds:\n\n- **Scribes** write\n- **Typists** type\n\nAnd:\n\n- file\n- sort") == ["File", "Sort"]


def test_without_lists_there_are_none() -> None:
    assert of("Clerks file.") == []
    assert of("Clerks do the following:\n\n- only one") == []
    assert duties(Context.of(BARE)) == ()


@pytest.mark.parametrize(
    ("bullet", "duty"),
    [
        ("file deeds.", "File deeds"),
        ("file deeds; and", "File deeds"),
        ("file deeds,", "File deeds"),
        ("File. Then go home.", "File"),
        ("may assist in filing", "Assist in filing"),
        ('read "deeds"', "Read “deeds”"),
        ("In offices, clerks may file", ""),
        ("Safety specialists inspect deeds", ""),
    ],
)
def test_phrases(bullet: str, duty: str) -> None:
    assert of(f"They do the following:\n\n- {bullet}\n- sort") == [*filter(None, [duty]), "Sort"]


def test_long_phrases_lose_their_examples() -> None:
    phrase = "Read the deeds of all the towns and the counties of the state in which the office is"
    assert of(f"They do the following:\n\n- {phrase}, such as old deeds and new ones\n- sort")[0] == phrase


def test_phrases_have_the_language_of_the_profile_and_no_formatting() -> None:
    section = read_markdown("Tareas:\n\n- **anotar** [datos](https://a.example)\n- ordenar")
    profile = replace(BARE, lang="fr", sections=Sections(what_they_do=section))
    assert duties(Context.of(profile)) == ()  # items in bold are kinds
    section = read_markdown("Tareas:\n\n- anotar [datos](https://a.example)\n- ordenar")
    profile = replace(BARE, lang="fr", sections=Sections(what_they_do=section))
    assert duties(Context.of(profile))[0] == Duty("Anotar datos", lang="fr")


def test_a_duty_begins_with_its_verb_and_can_have_a_detail() -> None:
    own = (ProfileDuty(text="keep and file deeds.", detail="They are old."), ProfileDuty(text="Sort mail"))
    first, second = duties(Context.of(replace(BARE, duties=own)))
    assert first == Duty("Keep and file deeds", "Keep and file", (Run("They are old."),))
    assert second.led == (Run("Sort", bold=True), Run(" mail"))
    assert first.text == (Run("Keep and file deeds"),)
