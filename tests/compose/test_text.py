from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brochure.compose.text import capitalized, joined, tidy, tidy_text
from brochure.profile.markdown import Run


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("a patient's record", "a patient’s record"),
        ('the "record" of', "the “record” of"),
        ('"Who?" he said. "I."', "“Who?” he said. “I.”"),
        ("\"'Stop,' she said.\"", "“‘Stop,’ she said.”"),
        ("the '90s and 'em", "the ’90s and ’em"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("(\"so\") and 'so'", "(“so”) and ‘so’"),
        ("the workers' pay", "the workers’ pay"),
        ("35-40 hours", "35–40 hours"),
        ("$15-$20", "$15–$20"),
        ("1,000-1,200 hours", "1,000–1,200 hours"),
        ("2016-26", "2016–26"),
        ("one -- two", "one—two"),
        ("one--two", "one—two"),
        ("two  spaces", "two spaces"),
        ("a\nline", "a line"),
        ("about 40 percent", "about 40\u00a0percent"),
        ("$1.5 million", "$1.5\u00a0million"),
        ("from 8 a.m. on", "from 8\u00a0a.m. on"),
    ],
)
def test_tidy_corrects_typography(typed: str, set_right: str) -> None:
    assert tidy(typed) == set_right


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ('dicen "hola" a todos', "dicen “hola” a todos"),
        ('¿"Quién"? ¡"Yo"!', "¿“Quién”? ¡“Yo”!"),
        ('"¿Quién?", dijo. ("Yo").', "“¿Quién?”, dijo. (“Yo”)."),
        ("\"la llaman 'la 20'\"", "“la llaman ‘la 20’”"),
        ("unos '20 años' después", "unos ‘20 años’ después"),
        ("un 40 por ciento", "un 40\u00a0por ciento"),
        ("el 13 % de 2 millones", "el 13\u00a0% de 2\u00a0millones"),
        ("2 mil millones, 1 millón", "2\u00a0mil millones, 1\u00a0millón"),
        ("en EE. UU. a las 8 p. m. o 9 a.m.", "en EE.\u00a0UU. a las 8\u00a0p.\u00a0m. o 9\u00a0a.m."),
        ("un inciso -- así -- largo", "un inciso — así — largo"),
        ("un inciso —así— largo", "un inciso —así— largo"),
        ("de 35-40 horas", "de 35–40 horas"),
        ("2 miles de datos, familia", "2 miles de datos, familia"),
    ],
)
def test_tidy_follows_the_language(typed: str, set_right: str) -> None:
    assert tidy(typed, "es-US") == set_right
    (run,) = tidy_text((Run(typed),), "es")
    assert run.text == set_right


@pytest.mark.parametrize(
    "text",
    [
        "29-2071",  # a SOC code
        "11-9032.00",
        "555-1234",
        "1-800-555-1234",
        "2025-08-28",
        "24-7",
        "a 4-year degree",
        "on-the-job",
        "COVID-19",
        "https://example.org/a--b/1-2?q='x'",
        "www.example.org/1-2",
        "1-2--ann@example.org",
        "use --help",
        '<a href="file:1-2">',
        "a\u00a0b",
        "“Already” ‘set’ – right — now",
        "",
    ],
)
def test_tidy_leaves_literal_text_alone(text: str) -> None:
    assert tidy(text) == text


def test_tidy_returns_clean_text_as_the_same_object() -> None:
    text = "They keep the record of every patient, on paper and on screen."
    runs = (Run(text), Run(" Well-kept.", bold=True))
    assert tidy(text) is text
    assert tidy_text(runs) is runs


def test_tidy_text_pairs_quotes_across_runs() -> None:
    runs = (Run('They say "'), Run("it's", italic=True), Run('" often.'))
    assert [run.text for run in tidy_text(runs)] == ["They say “", "it’s", "” often."]
    assert tidy_text(runs)[1].italic


def test_tidy_text_merges_spaces_between_runs() -> None:
    assert [run.text for run in tidy_text((Run("one "), Run(" two", bold=True)))] == ["one ", "two"]


def test_tidy_text_keeps_hrefs() -> None:
    link = Run("the site's page", href="https://example.org/it's")
    assert tidy_text((link,))[0] == Run("the site’s page", href="https://example.org/it's")


@given(st.text(alphabet="ab1 9-'\"$,.\n—", max_size=60))
@example("\n-- ")
@example("a  -- b")
def test_tidy_is_idempotent(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert not set(once) & set("'\"\n")


@pytest.mark.parametrize("character", "a1@-$'.")
def test_tidy_takes_linear_time(character: str) -> None:
    """A search that takes the square of the length would be at it for hours."""
    assert tidy(character * 1_000_000 + " it's").endswith(" it’s")


def test_capitalized_changes_only_the_first_letter() -> None:
    assert capitalized("airline pilots of the U.S.") == "Airline pilots of the U.S."


def test_sentences_are_joined_with_spaces_between_them_and_none_inside() -> None:
    spanish = Run("techadores", lang="es")
    first, second = (Run("The work of "), spanish, Run(" is hard.")), (Run("It pays well."),)
    assert joined([first, second]) == (Run("The work of "), spanish, Run(" is hard. It pays well."))
