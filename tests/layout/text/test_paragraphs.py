"""Where running text may be split between columns."""

from __future__ import annotations

from brochure.fonts.metrics import face
from brochure.layout.text.paragraphs import KEEP_ADDRESS, ParagraphStyle, bullets, paragraph
from brochure.profile.markdown import Run

REGULAR = face("Lato-Regular")
BODY = ParagraphStyle((REGULAR,) * 4, 10.0, 13.0, "#000000", "#000000")
ADDRESS = "example.org/first-part/second-part/third-part.aspx?videocode=27209100"


def breaks(text: tuple[Run, ...], width: float) -> list[bool]:
    return [box.can_break for box in paragraph(text, BODY, width, [])]


def test_an_address_stays_with_what_leads_to_it() -> None:
    link = (Run("Some words that lead to it: "), Run(ADDRESS, href=f"https://{ADDRESS}"))
    lines = breaks(link, 120.0)
    assert 3 < len(lines) <= KEEP_ADDRESS
    assert not any(lines[1:])


def test_a_word_is_not_split_between_columns_and_longer_text_is_between_words() -> None:
    text = (Run(f"Words {ADDRESS} " + "and many more words of it " * 9),)
    lines = breaks(text, 120.0)
    assert lines[2:4] == [False, False]
    assert any(lines[4:-1])


def test_a_word_as_long_as_a_page_may_be_split_somewhere() -> None:
    assert any(breaks((Run("x" * 2000),), 120.0)[2:-1])


def test_a_short_item_at_an_end_of_a_list_is_not_alone_and_one_of_three_lines_may_be() -> None:
    short, long = (Run("Weld"),), (Run("many words of a long item " * 5),)
    for items, expected in (((short, short), [False]), ((long, long), [True]), ((long, short), [False])):
        boxes = bullets(items, BODY, "#000000", 160.0, [])
        starts = [box.can_break for box in boxes if len(box.contents) == 2]
        assert starts[1:] == expected, items
