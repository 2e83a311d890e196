"""Contents and index: no overlaps, links, structure, entries kept together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import STYLE, items, labels, outline, rect_of, width_of, words_of

from brochure.compose.book.model import Entry, Group, Listing
from brochure.layout.book.listings import DOT, PITCH, EntrySetter, contents_bands, index_bands
from brochure.layout.page.frame import frame_of
from brochure.layout.pages import Box, Element, Words

FRAME = frame_of(STYLE)


def entry(text: str, page: str = "12") -> Entry:
    return Entry(text, "place", page, f"{text}, page {page}")


def listing(*groups: Group) -> Listing:
    return Listing("_list", "List", "List, continued", groups, (entry("At a glance", "v"),))


def line(text: str, page: str = "12") -> Box:
    setter = EntrySetter(STYLE, FRAME)
    return setter.line(entry(text, page), [], "TOCI", setter.plain)


def leader_of(box: Box) -> Words | None:
    return next((words for words in words_of(box) if set("".join(words.words)) == {DOT}), None)


@given(labels, st.sampled_from(("", "1", "999", "1234", "xviii")))
def test_line_parts_neither_overlap_nor_leave_the_column(text: str, page: str) -> None:
    box = line(text, page)
    boxes = [rect_of(item) for item in items(box) if item is not leader_of(box)]
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])
    assert max(at.right for at in boxes) <= FRAME.column + 0.05
    assert max(at.bottom for at in boxes) <= box.height + 0.05
    dots = leader_of(box)
    if dots is not None:
        end = dots.x + len(dots.words[0]) * PITCH
        label = max(rect_of(words).right for words in words_of(box) if words.y == dots.y and words.x < dots.x)
        number = min(words.x for words in words_of(box) if words.words == (page,))
        assert label < dots.x
        assert end <= number + 0.01


def test_leaders_and_page_numbers_align() -> None:
    one, other = line("Cooks", "7"), line("Commercial divers", "312")
    dots = [leader_of(one), leader_of(other)]
    assert dots[0]
    assert dots[1]
    steps = (dots[1].x - dots[0].x) / PITCH
    assert abs(steps - round(steps)) < 1e-6
    ends = [words.x + width_of(words) for box in (one, other) for words in words_of(box)[-1:]]
    assert [round(end, 2) for end in ends] == [round(FRAME.column, 2)] * 2


def test_leader_is_an_artifact_and_the_rest_a_link() -> None:
    box = line("Cooks")
    tags = [content.element.tag if content.element else None for content in box.contents]
    assert tags == ["Link", None, "Link"]
    (area,) = box.links
    assert (area.url, area.text) == ("#place", "Cooks, page 12")
    assert (area.width, area.height) == (FRAME.column, box.height)


def test_contents_nest_entries_below_their_part() -> None:
    elements: list[Element] = []
    contents_bands(listing(Group(entry("Part"), (entry("Cooks"), entry("Divers")))), STYLE, FRAME, elements)
    line = "TOCI\n{0}  Reference\n{0}    Link\n"
    assert outline(*elements) == (
        "Sect\n  H1\n  TOC\n    " + line.format("    ") + "    " + line.format("    ")
        + "      TOC\n" + 2 * ("        " + line.format("        "))
    )  # fmt: skip


def test_index_has_a_list_below_each_letter() -> None:
    elements: list[Element] = []
    index_bands(listing(Group("C", (entry("Cooks"),))), STYLE, FRAME, elements)
    assert outline(*elements) == (
        "Sect\n  H1\n  Index\n    H2\n    L\n      LI\n        LBody\n          Reference\n            Link\n"
    )


def test_index_letter_has_the_position_of_a_part_in_the_contents() -> None:
    setter = EntrySetter(STYLE, FRAME)
    letter, *_ = setter.letter(Group("C", (entry("Cooks"),)), [])
    part, *_ = setter.group(Group(entry("Construction"), (entry("Cooks"),)), [])
    assert words_of(letter)[0].y == words_of(part)[0].y
    assert letter.before == part.before


def test_heading_is_kept_with_two_entries_and_the_last_two_together() -> None:
    group = Group(entry("Part"), tuple(entry(f"Number {number}") for number in range(5)))
    bands = contents_bands(Listing("_l", "L", "", (group,)), STYLE, FRAME, [])
    assert [box.can_break for box in bands.bands[0].boxes] == [True, False, False, True, True, False]


def test_listing_takes_one_column_when_it_is_short() -> None:
    for count, wide in ((5, True), (60, False)):
        group = Group(entry("Part"), tuple(entry(f"Number {number}") for number in range(count)))
        (band,) = contents_bands(listing(group), STYLE, FRAME, []).bands
        assert band.wide is wide
