from __future__ import annotations

import pytest
from tests.locales import EN

from brochure.compose.blocks import BulletList, Heading, Paragraph
from brochure.compose.prose import prose
from brochure.compose.vocabulary import Vocabulary
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run, read_markdown

TEXT = MdParagraph((Run("Text."),))

ENGLISH = Vocabulary(EN, "en-US")


def read(*blocks: MdParagraph | MdBullets | MdHeading) -> list[object]:
    return list(prose(Markdown("", blocks), ENGLISH))


def test_prose_headings_have_level_3() -> None:
    assert read(MdHeading("Hours"), TEXT) == [Heading(3, "Hours"), Paragraph(TEXT.text)]


def test_heading_without_text_becomes_a_bold_paragraph() -> None:
    bold = Paragraph((Run("Hours", bold=True),))
    assert read(TEXT, MdHeading("Hours")) == [Paragraph(TEXT.text), bold]
    assert read(MdHeading("Hours"), MdHeading("Pay"), TEXT) == [bold, Heading(3, "Pay"), Paragraph(TEXT.text)]


def test_prose_omits_empty_blocks() -> None:
    nothing = (Run(" "),)
    assert read(MdHeading(" "), MdParagraph(nothing), MdParagraph(()), MdBullets((nothing,)), MdBullets(())) == []
    assert read(MdBullets((nothing, TEXT.text))) == [BulletList((TEXT.text,))]
    assert prose(None, ENGLISH) == ()


def test_prose_tidies_every_kind_of_block() -> None:
    it = (Run("it's"),)
    assert read(MdHeading("Who's who"), MdParagraph(it), MdBullets((it,))) == [
        Heading(3, "Who’s who"),
        Paragraph((Run("it’s"),)),
        BulletList(((Run("it’s"),),)),
    ]


def test_prose_passes_clean_runs_unchanged() -> None:
    block = prose(Markdown("", (TEXT,)), ENGLISH)[0]
    assert isinstance(block, Paragraph)
    assert block.text is TEXT.text


def heading(written: str, text: str = "Text.", lang: str = "en-US") -> str:
    first = prose(read_markdown(f"### {written}\n\n{text}"), Vocabulary(EN, lang))[0]
    assert isinstance(first, Heading)
    return first.text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Important Qualities", "Important qualities"),
        ("Licenses, Certifications, and Registrations", "Licenses, certifications, and registrations"),
        ("Work Experience in a Related Occupation", "Work experience in a related occupation"),
        ("On-the-Job Training", "On-the-job training"),
        ("Work experience in a related occupation", "Work experience in a related occupation"),
        ("Union Membership", "Union membership"),
        ("Duties", "Duties"),
    ],
)
def test_usual_headings_are_in_sentence_case(written: str, printed: str) -> None:
    assert heading(written) == printed


@pytest.mark.parametrize(
    ("written", "text", "printed"),
    [
        ("Rail Yards", "They work in rail yards.", "Rail yards"),
        ("Rail Yards", "They work outside.", "Rail Yards"),
        ("Rail Yards", "- yards\n- Yards are large.", "Rail yards"),
        ("Work at Apple", "An apple a day. They work at Apple.", "Work at Apple"),
        ("Training for EMTs", "The emts.", "Training for EMTs"),
        ("Spanish and English", "They speak english.", "Spanish and English"),
        ("Working at Amtrak", "Text.", "Working at Amtrak"),
    ],
)
def test_other_words_lose_their_capital_only_if_the_text_has_them_without(
    written: str, text: str, printed: str
) -> None:
    assert heading(written, text) == printed


def test_headings_in_other_languages_are_unchanged() -> None:
    assert heading("Important Qualities", lang="de") == "Important Qualities"


def test_a_heading_without_text_is_in_sentence_case_too() -> None:
    assert prose(read_markdown("### Work Schedules"), ENGLISH) == (Paragraph((Run("Work schedules", bold=True),)),)
