"""Names of occupations and industries as printed, and short explanations of industries.

Sources use title case for one occupation and sentence case for another, often put the most specific word last, and some
add codes of the classification. Profiles keep names as in the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brochure.compose.blocks import BulletList, Run
from brochure.compose.grammar import capitalized, is_sentence_case, mid_sentence, uninverted, with_proper_capitals
from brochure.compose.text import tidy
from brochure.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CODES = re.compile(r"\s*\((?:\d[\d,–-]+|OE(?:W)?S designation)\)", re.IGNORECASE)
"""Codes of the industry classification, ``(6112,3)``, and the mark of groups that only the survey uses."""


def occupation_label(name: str, lang: str | None = None) -> str:
    """The name of an occupation in a table or chart: in sentence case, unchanged if it has a ``lang`` of its own."""
    name = _without_codes(name)
    return name if lang else capitalized(mid_sentence(name))


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


def explained(names: Sequence[str]) -> Iterator[BulletList]:
    """Explanations of these industries; none if one of them is unknown, or if there is only one."""
    meanings = [(industry_label(name), _MEANINGS.get(folded(name), "")) for name in names]
    if len(meanings) > 1 and all(meaning for _, meaning in meanings):
        yield BulletList(tuple((Run(f"{name}:", bold=True), Run(f" {meaning}.")) for name, meaning in meanings))


def industry_in_sentence(name: str) -> str:
    """The name of an industry inside a sentence: ``wholesale trade``, but ``Amtrak`` and ``Kaiser Permanente``.

    Classifications use sentence case. A name in title case, or a single word that is not an industry, is the name of an
    employer.
    """
    key = folded(name)
    return mid_sentence(name) if key in _MEANINGS or key in _ONE_WORD or is_sentence_case(name) else name


_ONE_WORD = frozenset(
    (
        "agriculture", "banking", "broadcasting", "casinos", "education", "farming", "finance", "fishing", "forestry",
        "government", "healthcare", "hospitals", "hotels", "insurance", "logging", "mining", "museums", "printing",
        "publishing", "quarrying", "restaurants", "retail", "schools", "telecommunications", "tourism",
        "transportation", "universities", "warehousing", "wholesale",
    )
)  # fmt: skip
"""Industries with names of one word, in addition to the sectors."""

_MEANINGS = {
    folded(name): meaning
    for name, meaning in {
        "Self-employed workers": "people who run their own business or practice",
        "Agriculture, forestry, fishing and hunting": "farms, forests, and fisheries, and those who serve them",
        "Mining, quarrying, and oil and gas extraction": "mines, quarries, and wells, and those who drill them",
        "Utilities": "suppliers of power, gas, and water, and sewage plants",
        "Construction": "builders, special trades such as plumbing and roofing, and road crews",
        "Manufacturing": "factories, from bakeries to chip makers",
        "Wholesale trade": "sellers of goods in bulk to stores and other businesses",
        "Retail trade": "stores, car dealers, and online shops",
        "Transportation and warehousing": "trucks, trains, ships, planes, pipelines, deliveries, and storage",
        "Information": "publishers, film, music, broadcasters, telephone and internet services",
        "Finance and insurance": "banks, insurers, and dealers in investments",
        "Real estate and rental and leasing": "those who sell, manage, or rent out buildings, cars, and machines",
        "Professional, scientific, and technical services": (
            "law, accounting, engineering, computer, research, and consulting firms"
        ),
        "Management of companies and enterprises": "head offices that run other companies",
        "Administrative and support and waste management and remediation services": (
            "staffing agencies, security, cleaning, landscaping, and trash collection"
        ),
        "Educational services; state, local, and private": "public and private schools, colleges, and courses",
        "Healthcare and social assistance": "hospitals, doctors’ offices, nursing homes, and child care",
        "Arts, entertainment, and recreation": "theaters, sports teams, museums, parks, casinos, and gyms",
        "Accommodation and food services": "hotels, restaurants, cafeterias, and bars",
        "Other services, except public administration": (
            "repair shops, hair salons, laundries, and religious and civic groups"
        ),
        "Government, excluding state and local education and hospitals": (
            "federal, state, and local agencies, apart from public schools and hospitals"
        ),
    }.items()
}
"""Explanations of the sectors of the industry classification, by their names in the Bureau's tables."""
