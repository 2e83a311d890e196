from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.placing import NARROW, STYLE, WIDE, assert_sound, labels, text_of, wrap

from brochure.fonts.metrics import face
from brochure.layout.text.labels import MAX_NOTE_LINES, TITLE_STEP, Align, fit_title, label_styles, note_boxes
from brochure.layout.text.words import SOFT_HYPHEN
from brochure.profile.markdown import Run, plain_text

REGULAR = face("Lato-Regular")


@given(labels, st.floats(12, 400))
def test_wrap_fits_the_width_and_keeps_every_letter(text: str, width: float) -> None:
    lines = wrap(text, REGULAR, 9, width)
    assert "".join(lines).replace(SOFT_HYPHEN, "").replace(" ", "") == text.replace(" ", "")
    assert all(REGULAR.text_width(line, 9) <= width + 0.1 for line in lines if len(line) > 1)


@given(labels, st.floats(12, 400))
def test_wrap_takes_as_few_lines_as_possible(text: str, width: float) -> None:
    longest = max(REGULAR.text_width(word, 9) for word in text.split(" "))
    if longest <= width:
        lines, used = 1, 0.0
        for word in text.split(" "):
            advance = REGULAR.text_width(word, 9)
            space = REGULAR.space * 0.009 if used else 0.0
            if used and used + space + advance > width + 0.01:
                lines, used, space = lines + 1, 0.0, 0.0
            used += space + advance
        assert len(wrap(text, REGULAR, 9, width)) == lines


def test_wrap_balances_two_lines() -> None:
    assert wrap("Professional, scientific, and technical services", REGULAR, 9, 160) == [
        "Professional, scientific,",
        "and technical services",
    ]


def test_wrap_avoids_a_last_line_of_one_word() -> None:
    text = "Health services managers plan, direct, and coordinate the activities of clinics and providers."
    lines = [wrap(text, REGULAR, 9, width) for width in range(120, 180, 4)]
    assert sum(" " not in broken[-1] for broken in lines) <= 1


def test_wrap_splits_a_long_word_at_its_hyphen_first() -> None:
    assert wrap("electromechanical-electronics", REGULAR, 9, 90) == ["electromechanical-", "electronics"]


def test_wrap_joins_parts_of_a_long_word_when_they_fit() -> None:
    width = REGULAR.text_width("state-and-", 9) + 0.1
    assert wrap("state-and-county", REGULAR, 9, width) == ["state-and-", "county"]


def test_place_adds_no_space_when_a_line_ends_inside_a_word() -> None:
    text_style = label_styles(STYLE).plain
    text = "Otorhinolaryngologists of Pneumonoultramicroscopic medicine"
    placed = text_style.wrap(text, 60).place(0, 0)
    read = "".join(" ".join(item.words) + (" " if item.trail else "") for item in placed)
    assert read.replace(SOFT_HYPHEN, "") == text + " "  # the end of a label keeps it apart from the next one
    assert all(later.y - item.y == pytest.approx(text_style.leading) for item, later in pairwise(placed))


@pytest.mark.parametrize("align", ["left", "right"])
def test_place_aligns_at_the_left_or_right(align: str) -> None:
    text_style = label_styles(STYLE).bold
    (item,) = text_style.line("38,040").place(100, 0, align)  # type: ignore[arg-type]
    part = {"left": 0.0, "right": 1.0}[align]
    assert item.x == pytest.approx(100 - part * text_style.width("38,040"))


@pytest.mark.parametrize("align", ["left", "right"])
def test_words_in_several_languages_stand_where_they_would_in_one(align: Align) -> None:
    text_style = label_styles(STYLE).plain
    text = (Run("Salarios medianos de "), Run("health information technicians", lang="en-US"), Run(", mayo de 2024"))
    mixed, plain = text_style.wrap_text(text, 120), text_style.wrap(plain_text(text), 120)
    placed = mixed.place(10, 0, align)
    for line in plain.place(10, 0, align):
        parts = [item for item in placed if item.y == line.y]
        assert [word for part in parts for word in part.words] == list(line.words)
        assert parts[0].x == pytest.approx(line.x)
        assert all(part.trail for part in parts)
        for part, following in pairwise(parts):
            assert following.x == pytest.approx(part.x + text_style.width(" ".join(part.words) + " "))
    assert {word for part in placed if part.lang for word in part.words} == {"health", "information", "technicians,"}


def test_a_text_in_one_language_has_it_as_a_whole() -> None:
    text_style = label_styles(STYLE).plain
    (item,) = text_style.wrap_text((Run("cocineros", lang="es-US"),), 100).place(0, 0)
    assert item.lang == "es-US"
    assert text_style.wrap_text((Run("cooks"),), 100).place(0, 0) == text_style.wrap("cooks", 100).place(0, 0)


@pytest.mark.parametrize("words", range(6, 10))
def test_fit_title_returns_the_largest_size_for_two_lines(words: int) -> None:
    title, display = " ".join(["Technicians"] * words), face(STYLE.faces.display)
    fitted = fit_title(title, display, 60.0, 10.0, WIDE)
    assert len(fitted.rows) == 2
    assert 10.0 < fitted.size < 60.0
    larger = fitted.size / TITLE_STEP
    assert len(fit_title(title, display, larger, larger, WIDE).rows) > 2


def test_long_notes_may_break_but_leave_no_single_line() -> None:
    short, long = "Figures are rounded.", " ".join(["Also similar: nurses, who care for people."] * 12)
    boxes = note_boxes((short, long), STYLE, NARROW, [])
    first, *lines = boxes
    assert len(lines) > MAX_NOTE_LINES
    assert [box.can_break for box in boxes] == [False, False, False, *[True] * (len(lines) - 3), False]
    assert " ".join(text_of(box) for box in lines) == long
    assert (first.height, {box.height for box in lines}) == (STYLE.sizes.small_leading, {STYLE.sizes.small_leading})
    assert_sound(boxes, NARROW)
