"""Where running text may be split between columns."""

from __future__ import annotations

from tests.layout.placing import words_of

from brochure.fonts.metrics import face
from brochure.layout.pages import Content, Words
from brochure.layout.text.paragraphs import MAX_UNSPLIT_ADDRESS_LINES, ParagraphStyle, bullets, paragraph
from brochure.profile.markdown import Run

REGULAR = face("Lato-Regular")
BODY = ParagraphStyle((REGULAR,) * 4, 10.0, 13.0, "#000000", "#000000")

ADDRESS = "example.org/first-part/second-part/third-part.aspx?videocode=27209100"


def breaks(text: tuple[Run, ...], width: float) -> list[bool]:
    return [box.can_break for box in paragraph(text, BODY, width, [])]


def test_paragraph_is_not_split_when_it_ends_with_an_address() -> None:
    link = (Run("Some words that lead to it: "), Run(ADDRESS, href=f"https://{ADDRESS}"))
    lines = breaks(link, 120.0)
    assert 3 < len(lines) <= MAX_UNSPLIT_ADDRESS_LINES
    assert not any(lines[1:])


def test_paragraph_is_split_only_between_words() -> None:
    text = (Run(f"Words {ADDRESS} " + "and many more words of it " * 9),)
    lines = breaks(text, 120.0)
    assert lines[2:4] == [False, False]
    assert any(lines[4:-1])


def test_word_is_split_between_columns_when_it_is_as_long_as_a_page() -> None:
    assert any(breaks((Run("x" * 2000),), 120.0)[2:-1])


def test_first_or_last_item_is_kept_with_its_neighbor_when_it_is_short() -> None:
    short, long = (Run("Weld"),), (Run("many words of a long item " * 5),)
    cases = (
        ((short, long, long, short), [False, True, False]),
        ((long, long, long, long), [True, True, True]),
        ((short, short), [True]),  # a short list may part anywhere
    )
    for items, expected in cases:
        boxes = bullets(items, BODY, "#000000", 160.0, [])
        starts = [box.can_break for box in boxes if len(box.contents) == 2]
        assert starts[1:] == expected, items


def test_words_of_one_element_are_merged_when_their_faces_differ() -> None:
    """Words in two faces are read in one go."""
    kind = BODY._replace(faces=(REGULAR, face("Lato-Bold"), REGULAR, REGULAR))
    text = (Run("See "), Run("only", bold=True), Run(" "), Run("the guild", href="https://example.org/"), Run("."))
    (line,) = paragraph(text, kind, 400.0, [])
    said = [
        (content.element.tag if content.element else "", " ".join(" ".join(item.words) for item in words_in(content)))
        for content in line.contents
    ]
    assert said == [("Span", "See only"), ("Link", "the guild"), ("Span", ".")]


def test_only_addresses_look_different_from_the_text_around_them() -> None:
    kind = BODY._replace(color="#555555", address_color="#000000")
    text = (Run("See "), Run("the guild", href="https://guild.example/"), Run(" at "), Run("guild.example", href="x"))
    (line,) = paragraph(text, kind, 400.0, [])
    assert [content.items for content in line.contents if not words_in(content)] == []
    assert [item.color for content in line.contents for item in words_in(content)] == ["#555555"] * 3 + ["#000000"]
    assert [area.text for area in line.links] == ["the guild", "guild.example"]


def words_in(content: Content) -> list[Words]:
    return [item for item in content.items if isinstance(item, Words)]


def test_even_lines_have_about_equal_lengths() -> None:
    text = (Run("word " * 9 + "word"),)
    width = REGULAR.text_width("word " * 8 + "word", 10.0) + 0.1
    counts = [
        [len(words.words) for box in paragraph(text, kind, width, []) for words in words_of(box)]
        for kind in (BODY, BODY._replace(even=True))
    ]
    assert counts == [[8, 2], [5, 5]]
