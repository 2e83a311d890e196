from __future__ import annotations

import pytest

from brochure.errors import InputError
from brochure.profile.foreign import missing, with_languages
from brochure.profile.load import load_text
from brochure.profile.markdown import MdBullets, MdHeading, MdParagraph, Run, read_markdown
from brochure.profile.model import ForeignName, Profile, Sections

SOUND = "slug: alfareros\ntitle: Alfareros\nlang: es-US\nsections: {pay: 'Pide el título Master Potter (MP).'}\n"


def names(*texts: str, lang: str = "en-US") -> tuple[ForeignName, ...]:
    return tuple(ForeignName(text=text, lang=lang) for text in texts)


def runs(source: str, *texts: str) -> tuple[Run, ...]:
    section = with_languages(Sections(pay=read_markdown(source)), names(*texts)).pay
    assert section is not None
    (block,) = section.blocks
    assert isinstance(block, MdParagraph)
    return block.text


def test_a_name_is_a_run_with_its_language_and_format() -> None:
    assert runs("El **Master Potter** gana más.", "Master Potter") == (
        Run("El "), Run("Master Potter", bold=True, lang="en-US"), Run(" gana más."),
    )  # fmt: skip
    assert runs("Master Potter, y otra vez Master Potter.", "Master Potter") == (
        Run("Master Potter", lang="en-US"), Run(", y otra vez "), Run("Master Potter", lang="en-US"), Run("."),
    )  # fmt: skip


def test_names_are_whole_words_as_they_are_spelled() -> None:
    assert runs("high schools y High School", "high school") == (Run("high schools y High School"),)
    assert runs("(high school)", "high school") == (Run("("), Run("high school", lang="en-US"), Run(")"))
    assert runs("C++ y más", "C++")[0] == Run("C++", lang="en-US")


def test_of_two_names_at_one_place_the_longer_one_is_meant() -> None:
    assert runs("medical records specialist", "medical records", "medical records specialist") == (
        Run("medical records specialist", lang="en-US"),
    )


def test_lists_have_names_and_headings_have_one_language() -> None:
    section = read_markdown("### Master Potter\n\n- un Master Potter\n- otro")
    changed = with_languages(Sections(what_they_do=section, pay=None), names("Master Potter")).what_they_do
    assert changed is not None
    assert changed.blocks == (
        MdHeading("Master Potter"),
        MdBullets(((Run("un "), Run("Master Potter", lang="en-US")), (Run("otro"),))),
    )
    assert changed.source == section.source


def test_without_names_nothing_changes() -> None:
    sections = Sections(pay=read_markdown("Gana poco."))
    assert with_languages(sections, ()) is sections
    assert with_languages(sections, names("Master Potter")) == sections


def test_names_that_are_nowhere_are_known() -> None:
    sections = Sections(pay=read_markdown("El *Master* Potter y el Kiln Operator."))
    foreign = names("Master Potter", "Kiln Operator", "Glazier")
    assert list(missing(Profile(slug="x", title="X", sections=sections, foreign=foreign))) == [0, 2]


def test_a_profile_lists_names_in_full_or_in_brief() -> None:
    profile = load_text(SOUND + "foreign: [Master Potter, {text: MP, lang: en-GB}]\n").profile
    assert profile.foreign == (ForeignName(text="Master Potter"), ForeignName(text="MP", lang="en-GB"))


def test_a_name_that_is_nowhere_is_a_warning_with_its_line() -> None:
    (problem,) = load_text(SOUND + "foreign:\n  - Master Potter\n  - Kiln Operator\n").diagnostics
    assert (problem.severity, problem.code, problem.line, problem.column) == ("warning", "foreign", 7, 5)
    assert problem.message == "foreign[1]: “Kiln Operator” is in none of the texts"


def test_a_language_that_is_no_tag_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        load_text(SOUND + "foreign: [{text: Master Potter, lang: english!}]\n")
    assert [problem.line for problem in caught.value.diagnostics] == [5]


def test_names_in_what_short_forms_print_are_found() -> None:
    text = SOUND + "deck: Un Kiln Operator.\nduties: [Ser Clay Mixer]\npath: [{title: Curso, text: Da el Pot Badge.}]\n"
    assert load_text(text + "foreign: [Kiln Operator, Clay Mixer, Pot Badge]\n").diagnostics == ()
