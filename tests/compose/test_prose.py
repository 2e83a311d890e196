from __future__ import annotations

from brochure.compose.blocks import BulletList, Heading, Paragraph
from brochure.compose.prose import prose
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run

TEXT = MdParagraph((Run("Text."),))


def read(*blocks: MdParagraph | MdBullets | MdHeading) -> list[object]:
    return list(prose(Markdown("", blocks)))


def test_headings_are_of_level_3() -> None:
    assert read(MdHeading("Hours"), TEXT) == [Heading(3, "Hours"), Paragraph(TEXT.text)]


def test_a_heading_over_nothing_is_a_bold_paragraph() -> None:
    bold = Paragraph((Run("Hours", bold=True),))
    assert read(TEXT, MdHeading("Hours")) == [Paragraph(TEXT.text), bold]
    assert read(MdHeading("Hours"), MdHeading("Pay"), TEXT) == [bold, Heading(3, "Pay"), Paragraph(TEXT.text)]


def test_what_says_nothing_is_left_out() -> None:
    nothing = (Run(" "),)
    assert read(MdHeading(" "), MdParagraph(nothing), MdParagraph(()), MdBullets((nothing,)), MdBullets(())) == []
    assert read(MdBullets((nothing, TEXT.text))) == [BulletList((TEXT.text,))]
    assert prose(None) == ()


def test_typography_reaches_every_kind_of_block() -> None:
    it = (Run("it's"),)
    assert read(MdHeading("Who's who"), MdParagraph(it), MdBullets((it,))) == [
        Heading(3, "Who’s who"),
        Paragraph((Run("it’s"),)),
        BulletList(((Run("it’s"),),)),
    ]


def test_clean_runs_are_passed_on_as_they_are() -> None:
    block = prose(Markdown("", (TEXT,)))[0]
    assert isinstance(block, Paragraph)
    assert block.text is TEXT.text
