"""Names of occupations and industries, in labels and inside sentences.

Sources use title case for one occupation and sentence case for another, often put the most specific word last, and some
add codes of the classification. Profiles keep names as in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from brochure.compose.text import capitalized, tidy
from brochure.names import folded

MINOR = frozenset(
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

_CODES = re.compile(r"\s*\((?:\d[\d,–-]+|OE(?:W)?S designation)\)", re.IGNORECASE)
"""Codes of the industry classification, ``(6112,3)``, and the mark of groups that only the survey uses."""


_TOTALS = frozenset(("total all occupations", "all occupations", "total", "todas las ocupaciones"))
"""Folded names of all occupations in charts."""


def is_all_occupations(name: str) -> bool:
    """Whether a bar called ``name`` is that of all occupations."""
    return folded(name) in _TOTALS


def occupation_label(name: str, lang: str | None = None) -> str:
    """The name of an occupation in a table or chart: as in a sentence, unchanged if it has a ``lang`` of its own."""
    return _without_codes(name) if lang else capitalized(occupation_in_sentence(name))


def catalog_labels(names: Sequence[str], totals: Sequence[bool]) -> tuple[str, list[str]]:
    """What all ``names`` but the ``totals`` have in common, for the header of their column, and labels without it."""
    return without_shared_part([capitalized(mid_sentence(_without_codes(name))) for name in names], totals)


def industry_label(name: str, lang: str | None = None) -> str:
    """The name of an industry in a table or chart."""
    name = _without_codes(name)
    return name if lang else with_proper_capitals(name)


def occupation_in_sentence(name: str, lang: str | None = None) -> str:
    """The name of an occupation inside a sentence, in natural word order, unchanged if it has a ``lang`` of its own."""
    name = mid_sentence(_without_codes(name))
    return name if lang else uninverted(name)


def _without_codes(name: str) -> str:
    return tidy(_CODES.sub("", name) or name)


def industry_in_sentence(name: str) -> str:
    """The name of an industry inside a sentence: ``wholesale trade``, but ``Amtrak`` and ``Kaiser Permanente``.

    Classifications use sentence case. A name in title case, or a single word that is not an industry, is the name of an
    employer.
    """
    key = folded(name)
    return mid_sentence(name) if key in SECTORS or key in _ONE_WORD or is_sentence_case(name) else name


_SELF_EMPLOYED = ("self employed", "trabajadores por cuenta propia")
"""How folded names of self-employed workers begin, which stand among the industries of tables."""


def is_self_employed(industry: str) -> bool:
    """Whether ``industry`` is none, but the self-employed."""
    return folded(industry).startswith(_SELF_EMPLOYED)


def mid_sentence(name: str) -> str:
    """A title or name with the capitals that it has inside a sentence.

    ``Cooks and Bakers`` -> ``cooks and bakers``; ``EMTs and Paramedics`` -> ``EMTs and paramedics``;
    ``Teachers of English`` keeps its ``English``. In sentence case, only the first word is changed.
    """
    words = name.split(" ")
    if is_sentence_case(name):
        return with_proper_capitals(" ".join((lowered(words[0]), *words[1:])))
    return with_proper_capitals(" ".join(map(lowered, words)))


def with_proper_capitals(name: str) -> str:
    """``name`` with capitals added to names of peoples, languages, states and programs."""
    return _SMALL_WORD.sub(lambda word: _CAPITALS.get(word[0], word[0]), name)


def is_sentence_case(name: str) -> bool:
    """Whether ``name`` has a lower-case word that title case would capitalize: ``Wholesale trade``."""
    return any(word.islower() and word not in MINOR for word in name.split(" ")[1:])


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
        return _with_last_first(head, last)
    return name if all(map(_is_plural, others)) else f"{first} ({', '.join(others)})"


def _with_last_first(head: str, last: str) -> str:
    """``school bus drivers``; people after people explain them, unless they are a second group."""
    if not last.endswith(_PEOPLE):
        return f"{last} {head}"
    return f"{head}, {last}" if " and " in last else f"{head} ({last})"  # performers, sports and related workers


_MIN_SHARING = 3  # names of which a shared part is worth saying once


def without_shared_part(labels: Sequence[str], totals: Sequence[bool]) -> tuple[str, list[str]]:
    """What all ``labels`` but the ``totals`` have in common, and the labels without it; empty if there is nothing.

    ``Law teachers, postsecondary`` -> ``postsecondary`` and ``Law teachers``; ``Cooks, fast food`` -> ``cooks`` and
    ``Fast food``. A label may also have the part elsewhere: ``Postsecondary teachers, all other``.
    """
    names = [label for label, is_total in zip(labels, totals, strict=True) if not is_total]
    ends = Counter(end for _, comma, end in (name.rpartition(", ") for name in names) if comma)
    for end, count in ends.most_common(1):
        if count >= _MIN_SHARING and all(end in name.lower() for name in names) and not _ends_a_list(end):
            return end, [label.removesuffix(f", {end}") for label in labels]
    start, comma, _ = names[0].partition(", ") if len(names) >= _MIN_SHARING else ("", "", "")
    if comma and all(name.startswith(start + comma) for name in names):
        cut = [label.removeprefix(start + comma) for label in labels]
        return mid_sentence(start), list(map(capitalized, cut))
    return "", list(labels)


_PEOPLE = ("ants", "ers", "ians", "ists", "ors")


def _ends_a_list(part: str) -> bool:
    return part.startswith(("and ", "or "))


def _is_plural(part: str) -> bool:
    return part.endswith("s")


def lowered(word: str) -> str:
    """``word``, or each part of a compound, without its capital.

    Acronyms, single letters, names with a capital or digit inside them, and proper names keep it: ``EMTs``, ``K–12``,
    ``3D``, ``eBay``, ``Amtrak’s``.
    """
    bare = word.strip(",;:()").removesuffix("’s").removesuffix("'s")
    if bare in _PROPER:
        return word
    for mark in _COMPOUNDING:
        if mark in word:
            return mark.join(map(lowered, word.split(mark)))
    if len(bare) == 1 or any(letter.isupper() or letter.isdigit() for letter in bare[1:]):
        return word
    return word.lower()


_ONE_WORD = frozenset(
    (
        "agriculture", "banking", "broadcasting", "casinos", "education", "farming", "finance", "fishing", "forestry",
        "government", "healthcare", "hospitals", "hotels", "insurance", "logging", "mining", "museums", "printing",
        "publishing", "quarrying", "restaurants", "retail", "schools", "telecommunications", "tourism",
        "transportation", "universities", "warehousing", "wholesale",
    )
)  # fmt: skip
"""Industries with names of one word, in addition to the sectors."""

SECTORS = {
    folded(name): key
    for name, key in {
        "Self-employed workers": "self_employed",
        "Agriculture, forestry, fishing and hunting": "agriculture",
        "Mining, quarrying, and oil and gas extraction": "mining",
        "Utilities": "utilities",
        "Construction": "construction",
        "Manufacturing": "manufacturing",
        "Wholesale trade": "wholesale",
        "Retail trade": "retail",
        "Transportation and warehousing": "transportation",
        "Information": "information",
        "Finance and insurance": "finance",
        "Real estate and rental and leasing": "real_estate",
        "Professional, scientific, and technical services": "professional",
        "Management of companies and enterprises": "management",
        "Administrative and support and waste management and remediation services": "support",
        "Educational services; state, local, and private": "education",
        "Healthcare and social assistance": "health",
        "Arts, entertainment, and recreation": "arts",
        "Accommodation and food services": "accommodation",
        "Other services, except public administration": "other_services",
        "Government, excluding state and local education and hospitals": "government",
    }.items()
}
"""The sectors of the industry classification: their names in the Bureau's tables, folded, and among the messages."""


_SCOPE = re.compile(r";.*|, (?:excluding|except) .*")


def without_scope(industry: str) -> str:
    """The name of an industry without what it includes: ``Hospitals`` for ``Hospitals; state, local, and private``."""
    return _SCOPE.sub("", industry)
