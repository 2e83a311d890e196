"""Every language has every message with the same values, and the program uses each of them as it is written."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from brochure.locale import LANGUAGES, language_in_name, locale_for, locale_of
from brochure.locale.formats import PLURALS
from brochure.locale.load import DEFAULT, has_language
from brochure.locale.messages import names, parsed
from brochure.resources import packaged_locales

SOURCES = Path(__file__).parents[2] / "src" / "brochure"

OTHERS = sorted(set(LANGUAGES.values()) - {DEFAULT})

WAYS = {"names.untranslated", "numbers.span_in_century"}
"""Messages whose values differ: English shortens the second year; Spanish puts words in the place of a foreign name."""

CATEGORIES = {"one", "many", "other"}


def messages(name: str) -> dict[str, str]:
    return dict(locale_of(name).messages)


def stems(name: str) -> dict[str, frozenset[str]]:
    """The values of each message; those of a plural together, as one message."""
    found: dict[str, frozenset[str]] = {}
    for key, text in messages(name).items():
        stem, _, last = key.rpartition(".")
        is_form = last in CATEGORIES and f"{stem}.other" in messages(name)
        found[stem if is_form else key] = found.get(stem if is_form else key, frozenset()) | names(parsed(text))
    return found


class Use(NamedTuple):
    """A place in the program that uses messages: those whose keys match, with these values (None if not literal)."""

    place: str
    pattern: re.Pattern[str]
    values: frozenset[str] | None
    is_table: bool


def _pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"\w+" for one in node.values)
        return "".join(parts)
    return None


def _uses(path: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        owner = node.func.value
        name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
        is_own = name == "self" and path.parent.name == "locale"
        if node.func.attr not in ("say", "text", "table", "has") or not (name.endswith("locale") or is_own):
            continue
        place = f"{path.relative_to(SOURCES)}:{node.lineno}"
        pattern = _pattern(node.args[0])
        if pattern is None:
            assert is_own, f"{place}: the key of a message is not literal"
            continue
        values = frozenset(one.arg for one in node.keywords if one.arg) | ({"count"} if len(node.args) > 1 else set())
        is_open = any(one.arg is None for one in node.keywords) or node.func.attr in ("table", "has")
        yield Use(place, re.compile(pattern), None if is_open else values, node.func.attr == "table")


@cache
def uses() -> tuple[Use, ...]:
    return tuple(use for path in sorted(SOURCES.rglob("*.py")) for use in _uses(path))


@pytest.mark.parametrize("name", OTHERS)
def test_each_language_has_the_same_messages_with_the_same_values(name: str) -> None:
    ours, default = stems(name), stems(DEFAULT)
    assert ours.keys() == default.keys()
    for key in ours.keys() - WAYS:
        assert ours[key] == default[key], key


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_each_plural_has_a_form_for_each_category(name: str) -> None:
    found = messages(name)
    for key in found:
        stem, _, last = key.rpartition(".")
        if last == "other":
            forms = {other.rpartition(".")[2] for other in found if other.rpartition(".")[0] == stem}
            assert forms == set(PLURALS[name.partition("-")[0]][1]), f"{name}: {stem}"


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_texts_are_composed_and_have_no_straight_quotes(name: str) -> None:
    for key, text in messages(name).items():
        assert text == unicodedata.normalize("NFC", text), key
        assert '"' not in text, key
        assert "'" not in text, key
        assert text == text.strip() or key.startswith("lists."), key


@pytest.mark.no_cover  # it reads the program and runs none of it
def test_the_program_uses_messages_that_exist_with_their_values() -> None:
    known = stems(DEFAULT)
    for use in uses():
        if use.is_table:
            assert any(use.pattern.match(key) for key in known), use.place
            continue
        found = {key: values for key, values in known.items() if use.pattern.fullmatch(key)}
        assert found, f"{use.place}: no message {use.pattern.pattern}"
        if use.values is not None:
            of_all = frozenset().union(
                *found.values(), *(values for one in OTHERS for key, values in stems(one).items() if key in found)
            )
            assert of_all <= use.values, f"{use.place}: missing {sorted(of_all - use.values)}"
            assert use.values - {"count"} <= of_all, f"{use.place}: unknown {sorted(use.values - of_all)}"


def test_the_program_uses_every_message() -> None:
    for key in stems(DEFAULT):
        if key.startswith("lists."):  # whose keys are composed of the conjunction
            continue
        used = any(use.pattern.match(key) if use.is_table else use.pattern.fullmatch(key) for use in uses())
        assert used, f"{key} is not used"


def test_files_are_those_of_the_languages() -> None:
    assert {path.stem for path in packaged_locales().glob("*.yaml")} == set(LANGUAGES.values())


def test_a_language_without_messages_has_the_default_ones() -> None:
    assert not has_language("fr-CA")
    assert locale_of("fr-CA").lang == DEFAULT


def test_a_variety_keeps_its_tag() -> None:
    assert locale_of("en-GB").lang == "en-GB"
    assert locale_of("es").lang == "es"
    assert locale_of("es").say("numbers.percent", value="4") == "4 por ciento"


@pytest.mark.parametrize(
    ("language", "tags", "lang"),
    [
        (None, ["en-US"], "en-US"),
        (None, ["es-MX", "es-MX"], "es-MX"),
        (None, ["es-MX", "es"], "es-US"),
        (None, ["es-US", "en-US"], "en-US"),
        (None, ["fr-CA"], "en-US"),
        (None, [], "en-US"),
        ("es", ["en-US"], "es-US"),
        ("es", ["es-MX"], "es-MX"),
        ("es", ["es-MX", "en-US"], "es-US"),
        ("en", ["en-GB"], "en-GB"),
    ],
)
def test_the_language_of_a_document(language: str | None, tags: list[str], lang: str) -> None:
    assert locale_for(language, tags).lang == lang


def test_a_language_in_names_of_files() -> None:
    assert language_in_name("es", ["en-US"]) == "es"
    assert language_in_name("en", ["en-GB"]) == language_in_name("en", ["fr"]) == language_in_name(None, ["es"]) == ""


def test_lists() -> None:
    english, spanish = locale_of("en-US"), locale_of("es-US")
    assert english.listing(["a", "b", "c"]) == "a, b, and c"
    assert english.listing(["Austin, TX", "Waco, TX", "Texas"], "or") == "Austin, TX; Waco, TX; or Texas"
    assert english.listing(["Seattle, WA", "Ohio"]) == "Seattle, WA, and Ohio"
    assert english.listing([]) == ""
    assert spanish.listing(["médicos", "ingenieros"]) == "médicos e ingenieros"
    assert spanish.listing(["agua", "hielo"]) == "agua y hielo"
    assert spanish.listing(["a", "b", "otros"], "or") == "a, b u otros"


def test_years() -> None:
    assert locale_of("en-US").span(2024, 2034) == "2024–34"
    assert locale_of("en-US").span(1998, 2008) == "1998–2008"
    assert locale_of("es-US").span(2024, 2034) == "2024–2034"


@pytest.mark.parametrize(
    ("places", "text"),
    [
        (["Seattle-Tacoma-Bellevue, WA", "Washington"], "Seattle-Tacoma-Bellevue, WA, and Washington"),
        (["Washington", "Portland, OR-WA"], "Washington and Portland, OR-WA"),
        (["Austin, TX", "Dallas, TX", "Texas"], "Austin, TX; Dallas, TX; and Texas"),
        (["Austin, TX"], "Austin, TX"),
    ],
)
def test_listing_sets_off_a_state_after_its_city(places: list[str], text: str) -> None:
    assert locale_of("en-US").listing(places) == text


@pytest.mark.parametrize("name", LANGUAGES.values())
def test_sections_that_are_read_one_by_one_are_the_whole_file(name: str) -> None:
    whole = yaml.safe_load((packaged_locales() / f"{name}.yaml").read_text(encoding="utf-8"))
    assert list({key.partition(".")[0]: None for key in messages(name)}) == list(whole)
    assert len(messages(name)) == sum(map(count_of, whole.values()))
    assert messages(name)["numbers.per.annual"] == whole["numbers"]["per"]["annual"]


def count_of(value: object) -> int:
    return sum(map(count_of, value.values())) if isinstance(value, dict) else 1
