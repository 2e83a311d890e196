"""What official tables call occupations, industries, groups, places, agencies and skills, in a language not theirs.

In: the tables of ``locales/terms/``, one folder for each language. Out: :class:`Terms`, by the folded names of the
official tables. Names are as inside a sentence. A language without a folder, such as English, has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from brochure.names import folded
from brochure.profile.model import Gender
from brochure.resources import packaged_locales

_MAX_LANGUAGES = 8


class Occupation(NamedTuple):
    """What several people in an occupation are called, and the gender of that name, None if it is unknown."""

    plural: str
    gender: Gender | None


class Place(NamedTuple):
    """The name of a state or territory, and its article if it has one."""

    name: str
    article: str

    @property
    def in_sentence(self) -> str:
        """The name with its article."""
        return f"{self.article} {self.name}" if self.article else self.name


class Terms(NamedTuple):
    """Names by the folded names of official tables; ``codes`` are occupations by SOC code."""

    occupations: Mapping[str, Occupation]
    codes: Mapping[str, Occupation]
    industries: Mapping[str, str]
    groups: Mapping[str, str]
    publishers: Mapping[str, str]
    places: Mapping[str, Place]
    skills: Mapping[str, str]


@lru_cache(maxsize=_MAX_LANGUAGES)
def terms_of(name: str) -> Terms:
    """The terms of the language whose messages are in the file called ``name``."""
    found = list(_rows(name, "occupations"))
    occupations = [(row, Occupation(row["name"], _gender(row["gender"]))) for row in found]
    return Terms(
        {folded(row["english"]): occupation for row, occupation in occupations},
        {row["soc"]: occupation for row, occupation in occupations},
        {folded(row["english"]): row["name"] for row in _rows(name, "industries")},
        {folded(row["english"]): row["name"] for row in _rows(name, "groups")},
        {folded(row["english"]): row["name"] for row in _rows(name, "publishers")},
        {folded(row["english"]): Place(row["name"], row["article"]) for row in _rows(name, "places")},
        {folded(row["english"]): row["name"] for row in _rows(name, "skills")},
    )


@lru_cache(maxsize=_MAX_LANGUAGES)
def official_names(name: str) -> Mapping[str, str]:
    """The names in tables of figures by the folded ones of the language whose messages are in the file called ``name``.

    Of several with the same name in that language, it is the first.
    """
    tables = ("occupations", "groups", "industries")
    rows = [row for table in tables for row in _rows(name, table) if row.get("kind") != "category"]
    return {folded(row["name"]): row["english"] for row in reversed(rows)}


def _rows(name: str, table: str) -> Iterator[dict[str, str]]:
    path = packaged_locales() / "terms" / name / f"{table}.csv"
    if path.is_file():
        import csv  # noqa: PLC0415 (few documents translate names)

        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _gender(text: str) -> Gender:
    if text not in ("feminine", "masculine"):
        raise ValueError(f"no gender: {text}")
    return "feminine" if text == "feminine" else "masculine"
