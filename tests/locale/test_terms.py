"""The tables of names in other languages: complete, each name once, and in the language that they are for."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from brochure.compose.text import capitalized
from brochure.locale import locale_of
from brochure.locale.terms import official_names
from brochure.names import folded
from brochure.resources import packaged_locales, packaged_profiles

SPANISH = packaged_locales() / "terms" / "es-US"
FILES = sorted(SPANISH.glob("*.csv"))
KEYS = {"occupations": ("soc",), "groups": ("kind", "english")}

SECTORS = (
    "Agriculture, Forestry, Fishing and Hunting", "Mining, Quarrying, and Oil and Gas Extraction", "Utilities",
    "Construction", "Manufacturing", "Wholesale Trade", "Retail Trade", "Transportation and Warehousing", "Information",
    "Finance and Insurance", "Real Estate and Rental and Leasing", "Professional, Scientific, and Technical Services",
    "Management of Companies and Enterprises",
    "Administrative and Support and Waste Management and Remediation Services", "Educational Services",
    "Health Care and Social Assistance", "Arts, Entertainment, and Recreation", "Accommodation and Food Services",
    "Other Services (except Public Administration)",
    ("Federal, State, and Local Government, excluding State and Local Government Schools and Hospitals "
     "and the U.S. Postal Service"),
)  # fmt: skip
"""The sectors of the industry classification, as in the survey of wages."""

STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI US"
)

LOANWORDS = frozenset(("bachelor", "software", "web"))
"""English words that are Spanish ones by now."""

ENGLISH = re.compile(
    r"\b(?:and|of|the|with|for|or|in|other|except|workers?|services?|health|care|state|private|schools?|college|"
    r"managers?|job|training|degree|[a-z]+(?:ing|tion|ware|ship|ght|sh))\b"
)
UNACCENTED = re.compile(
    r"\w*(?:[cs]ion|logia|nomia|grafia)|(?:tecnic|medic|electric|electronic|public|automotric)[oa]s?|energia|compania\w*"
    r"|anos?|diseno|ensenanza|automovil\w*|credito|administracion|mineria|plomeria|tuberias?"
)
"""Words that Spanish writes with an accent or ñ."""

Y_FOR_E = re.compile(r"\by h?[ií](?![aeo])|\be (?!h?[ií])")
"""*Y* before the sound of i, which is *e*, or the reverse."""


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (SPANISH / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def english(name: str, kind: str = "") -> set[str]:
    return {folded(row["english"]) for row in rows(name) if row.get("kind", "") == kind}


every_file = pytest.mark.parametrize("name", [path.stem for path in FILES])


def test_the_tables_are_there() -> None:
    assert [path.stem for path in FILES] == ["groups", "industries", "occupations", "places", "publishers", "skills"]


def test_every_skill_that_is_explained_has_a_name() -> None:
    assert {name.replace(" ", "_") for name in english("skills")} == locale_of("es-US").table("onet.skill").keys()


@every_file
def test_a_name_is_there_once_and_every_cell_is_filled(name: str) -> None:
    keys = [tuple(folded(row[key]) for key in KEYS.get(name, ("english",))) for row in rows(name)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    needed = [key for key in rows(name)[0] if key not in ("article", "published")]
    empty = [row for row in rows(name) if None in row or not all(row[key] for key in needed)]
    assert empty == []


@every_file
def test_text_is_composed_and_without_blanks_at_its_ends(name: str) -> None:
    text = (SPANISH / f"{name}.csv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"  |\t|\u00a0|^ | $|[\"']{3}", text, re.MULTILINE)
    assert all(cell == cell.strip() for row in rows(name) for cell in row.values())


@every_file
def test_names_are_spanish(name: str) -> None:
    words = [(row["name"], word) for row in rows(name) for word in re.findall(r"[\w’]+", row["name"].lower())]
    if name != "places":
        assert [(said, word) for said, word in words if ENGLISH.fullmatch(word) and word not in LOANWORDS] == []
    assert [(said, word) for said, word in words if UNACCENTED.fullmatch(word)] == []
    assert [row["name"] for row in rows(name) if Y_FOR_E.search(row["name"])] == []


@every_file
def test_names_are_as_inside_a_sentence(name: str) -> None:
    for row in rows(name):
        first = row["name"][0]
        is_proper = name in ("places", "publishers")
        assert first.isupper() if is_proper else first.islower() or first.isdigit(), row["name"]
        if not is_proper:
            proper = re.findall(r"(?<!^)\b[A-ZÁÉÍÓÚÑ]\w*", row["name"])
            assert set(proper) <= {"Servicio", "Postal"}, row["name"]


def test_a_name_means_one_name_of_the_tables_of_figures() -> None:
    found = official_names("es-US")
    assert found[folded("Servicios legales")] == "Legal services"
    assert found[folded("Todas las ocupaciones")] == "Total, all occupations"
    assert official_names("en-US") == official_names("") == {}


def test_every_sector_is_there() -> None:
    assert {folded(sector) for sector in SECTORS} <= english("industries")


def test_every_state_and_territory_is_there() -> None:
    assert sorted({row["postal"] for row in rows("places")}) == sorted(STATES.split())
    assert {row["article"] for row in rows("places")} == {"", "el", "las"}


def test_sectors_have_the_names_that_they_have_in_the_messages() -> None:
    english, spanish = (locale_of(lang).table("industries.name") for lang in ("en-US", "es-US"))
    known = {folded(row["english"]): row["name"] for row in rows("industries")}
    assert [name for key, name in english.items() if capitalized(known[folded(name)]) != spanish[key]] == []


def test_every_group_is_there() -> None:
    assert len(english("groups", "category")) == 25
    assert len(english("groups", "major")) == 22


def test_occupations_have_a_code_a_plural_and_a_gender() -> None:
    codes = [row["soc"] for row in rows("occupations")]
    assert len(codes) == 52
    assert all(re.fullmatch(r"[1-5][1-9]-[0-9]{4}", code) for code in codes)
    assert all(one < other for one, other in pairwise(codes))
    assert {row["gender"] for row in rows("occupations")} <= {"masculine", "feminine"}
    assert all(row["name"].split(" ")[0].rstrip(",").endswith("s") for row in rows("occupations"))


def test_industries_of_spanish_profiles_are_those_of_the_table() -> None:
    known = {folded(row["name"]) for row in rows("industries")}
    named = set()
    for path in packaged_profiles().glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "\nlang: es" in text:
            table = text.partition("industries:")[2].partition("projections:")[0]
            parts = [part.partition("comparisons:")[0] for part in table.split("industries:")]
            named |= {
                folded(name)
                for part in parts
                for name in re.findall(r'\{name: "?([^"{}]*?)"?, (?:value|percent):', part)
            }
    assert len(named) >= 10
    assert named <= known
