"""Names inside sentences: capitals, word order and lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MINOR = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with")
)
"""Words that title case leaves in lower case, so that they do not show which case a title is in."""

_PROPER = frozenset(
    (
        # peoples, languages, and faiths, as in titles of teachers, interpreters, and clergy
        "African", "Alaska", "American", "Arabic", "Asian", "Bible", "British", "Buddhist", "Canadian", "Catholic",
        "Chinese", "Christian", "English", "European", "Filipino", "French", "German", "Greek", "Hawaiian", "Hebrew",
        "Hindu", "Hispanic", "Indian", "Irish", "Islamic", "Italian", "Japanese", "Jewish", "Korean", "Latin", "Latino",
        "Mexican", "Muslim", "Native", "Navajo", "Persian", "Polish", "Portuguese", "Protestant", "Roman", "Russian",
        "Spanish", "Swiss", "Ukrainian", "Vietnamese",
        # states and territories that are one word
        "Alabama", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia",
        "Guam", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine",
        "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska",
        "Nevada", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Tennessee", "Texas", "Utah", "Vermont", "Virginia",
        "Wisconsin", "Wyoming",
        # employers, programs, and trade names
        "Amtrak", "Army", "Braille", "Congress", "Hollywood", "Internet", "Linux", "Marines", "Medicaid", "Medicare",
        "Montessori", "Navy", "Pilates", "Wi-Fi",
    )
)  # fmt: skip
"""Words in names of occupations and industries that keep their capital inside a sentence."""

_COMMON = frozenset(
    ("Army", "Congress", "Internet", "Latin", "Linux", "Marines", "Native", "Navy", "Pilates", "Polish", "Roman")
)
"""Those of them that are also common words, or not always capitalized."""

_CAPITALS = {word.lower(): word for word in _PROPER - _COMMON}
"""Proper names by their lower-case form, which some official tables use: ``english as a second language``."""

_SMALL_WORD = re.compile(r"(?<![\w.@/])[a-z]+(?![\w@]|\.\w)")

_COMPOUNDING = "-–—/"

_STATE = re.compile(r", [A-Z]{2}(?:-[A-Z]{2})*$")  # Portland-Vancouver-Hillsboro, OR-WA


def capitalized(text: str) -> str:
    """``text`` with a capital first letter and otherwise unchanged."""
    return text[:1].upper() + text[1:]


def mid_sentence(name: str) -> str:
    """A title or name with the capitals that it has inside a sentence.

    ``Cooks and Bakers`` -> ``cooks and bakers``; ``EMTs and Paramedics`` -> ``EMTs and paramedics``;
    ``Teachers of English`` keeps its ``English``. In sentence case, only the first word is changed.
    """
    words = name.split(" ")
    if is_sentence_case(name):
        return with_proper_capitals(" ".join((_lowered(words[0]), *words[1:])))
    return with_proper_capitals(" ".join(map(_lowered, words)))


def with_proper_capitals(name: str) -> str:
    """``name`` with capitals added to names of peoples, languages, states and programs."""
    return _SMALL_WORD.sub(lambda word: _CAPITALS.get(word[0], word[0]), name)


def is_sentence_case(name: str) -> bool:
    """Whether ``name`` has a lower-case word that title case would capitalize: ``Wholesale trade``."""
    return any(word.islower() and word not in _MINOR for word in name.split(" ")[1:])


def uninverted(name: str) -> str:
    """An inverted catalog name in natural word order.

    ``bus drivers, school`` -> ``school bus drivers``; ``managers, all other`` -> ``all other managers``;
    ``surgeons, except pediatric`` -> ``surgeons (except pediatric)``; ``physicians, pathologists`` ->
    ``physicians (pathologists)``. Lists are unchanged: ``cooks, bakers, and chefs``.
    """
    name, exception, excepted = name.partition(", except ")
    return _uninverted(name) + (f" (except {excepted})" if exception else "")


def _uninverted(name: str) -> str:
    """:func:`uninverted` for a name without exceptions."""
    head, comma, last = name.rpartition(", ")
    if not comma:
        return name
    if last == "all other":
        return f"{last} {head}"
    first, *others = name.split(", ")
    if _ends_a_list(last):
        if _is_plural(first) and not any(map(_is_plural, others)):  # farmworkers, crop, nursery, and greenhouse
            return f"{', '.join(others)} {first}"
        return name
    if len(others) == 1 or _ends_a_list(others[-2]):
        return f"{head} ({last})" if last.endswith(_PEOPLE) else f"{last} {head}"
    return name if all(map(_is_plural, others)) else f"{first} ({', '.join(others)})"


_PEOPLE = ("ants", "ers", "ians", "ists", "ors")


def _ends_a_list(part: str) -> bool:
    return part.startswith(("and ", "or "))


def _is_plural(part: str) -> bool:
    return part.endswith("s")


def _lowered(word: str) -> str:
    """``word``, or each part of a compound, without its capital.

    Acronyms, single letters, names with a capital or digit inside them, and proper names keep it: ``EMTs``, ``K–12``,
    ``3D``, ``eBay``, ``Amtrak’s``.
    """
    bare = word.strip(",;:()").removesuffix("’s").removesuffix("'s")
    if bare in _PROPER:
        return word
    for mark in _COMPOUNDING:
        if mark in word:
            return mark.join(map(_lowered, word.split(mark)))
    if len(bare) == 1 or any(letter.isupper() or letter.isdigit() for letter in bare[1:]):
        return word
    return word.lower()


def listing(items: Sequence[str], word: str = "and") -> str:
    """``a``, ``a and b``, ``a, b, and c``; with states ``Austin, TX; Waco, TX; and Texas``. ``word`` may be ``or``."""
    if len(items) < 3:
        return f" {word} ".join((*map(followed, items[:-1]), *items[-1:]))
    mark = ";" if any(map(_STATE.search, items)) else ","
    return f"{f'{mark} '.join(items[:-1])}{mark} {word} {items[-1]}"


def followed(text: str) -> str:
    """``text`` before further words: a state after its city is set off, as in ``Seattle, WA, and``."""
    return f"{text}," if _STATE.search(text) else text
