"""Where running text may be split between columns."""

from __future__ import annotations

from brochure.fonts.metrics import face
from brochure.layout.pages import Content, Words
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


def test_words_of_one_element_are_one_sequence_when_their_faces_differ() -> None:
    """A link is one with the line under it; words in two faces are read in one go."""
    kind = BODY._replace(faces=(REGULAR, face("Lato-Bold"), REGULAR, REGULAR))
    text = (Run("See "), Run("only", bold=True), Run(" "), Run("the guild", href="https://example.org/"), Run("."))
    (line,) = paragraph(text, kind, 400.0, [])
    said = [
        (content.element.tag if content.element else "", " ".join(" ".join(item.words) for item in words_in(content)))
        for content in line.contents
    ]
    assert said == [("Span", "See only"), ("Link", "the guild"), ("Span", ".")]


def words_in(content: Content) -> list[Words]:
    return [item for item in content.items if isinstance(item, Words)]
