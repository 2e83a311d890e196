from __future__ import annotations

import pytest

from brochure.pdf.svg.values import Color, RefusedError, color, length, numbers, opacity, transformation

CURRENT = Color("#123456", 0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("-.5e1", -5), ("1in", 96), ("72pt", 96), ("6pc", 96), ("2.54cm", 96), ("25.4 mm", 96), ("9PX", 9)],
)
def test_lengths(text: str, expected: float) -> None:
    assert length(text) == pytest.approx(expected)


def test_relative_lengths() -> None:
    assert length("25%", whole=200) == 50
    assert (length("2em", em=10), length("2ex", em=10)) == (20, 10)


@pytest.mark.parametrize("text", ["", "wide", "calc(1px + 2px)", "1e999", "inf", "nan", "1 2", "5%", "2em", "var(--x)"])
def test_lengths_that_are_not_understood(text: str) -> None:
    with pytest.raises(RefusedError, match="the length"):
        length(text)


def test_numbers_need_no_separator_before_a_sign_or_point() -> None:
    assert numbers(" 1-2.5.5,3e2 , 7") == [1, -2.5, 0.5, 300, 7]
    with pytest.raises(RefusedError):
        numbers("1 2 three")


@pytest.mark.parametrize(("text", "expected"), [("0.5", 0.5), ("50%", 0.5), ("7", 1), ("-1", 0)])
def test_opacities(text: str, expected: float) -> None:
    assert opacity(text) == expected


def test_opacities_are_not_lengths() -> None:
    with pytest.raises(RefusedError, match="the opacity"):
        opacity("0.1mm")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#f80", ("#ff8800", 1)),
        ("#ff880080", ("#ff8800", 128 / 255)),
        ("rgb(100%, 0%, 50%)", ("#ff0080", 1)),
        ("rgba(0, 0, 255, .25)", ("#0000ff", 0.25)),
        ("hsl(120 100% 25%)", ("#008000", 1)),
        ("RebeccaPurple", ("#663399", 1)),
        ("transparent", ("#000000", 0)),
        ("currentColor", CURRENT),
    ],
)
def test_colors(text: str, expected: tuple[str, float]) -> None:
    assert color(text, CURRENT) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "context-fill", "toColor", "oklch(0.5 0.1 20)", "url(#a)", "#12345", "inherit"])
def test_colors_that_are_not_understood(text: str) -> None:
    with pytest.raises(RefusedError, match="the color"):
        color(text, CURRENT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 0, 0, 1, 0, 0)),
        ("matrix(1 2 3 4 5 6)", (1, 2, 3, 4, 5, 6)),
        ("translate(7)", (1, 0, 0, 1, 7, 0)),
        ("scale(2), translate(3 4)", (2, 0, 0, 2, 6, 8)),
        ("translate(3 4) scale(2 3)", (2, 0, 0, 3, 3, 4)),
        ("rotate(90)", (0, 1, -1, 0, 0, 0)),
        ("rotate(90 10 0)", (0, 1, -1, 0, 10, -10)),
        ("skewX(45)skewY(0)", (1, 0, 1, 1, 0, 0)),
    ],
)
def test_transformations(text: str, expected: tuple[float, ...]) -> None:
    assert transformation(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["scale(2", "turn(3)", "rotate(1 2)", "translate(1px)", "matrix(1)", "scale(2) x"])
def test_transformations_that_are_not_understood(text: str) -> None:
    with pytest.raises(RefusedError):
        transformation(text)


def test_long_values_are_shortened_in_messages() -> None:
    with pytest.raises(RefusedError) as caught:
        length("9" * 400 + "miles")
    assert len(caught.value.reason) < 100
