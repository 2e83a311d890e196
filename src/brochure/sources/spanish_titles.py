"""What occupations are called in Spanish, as keys of a profile: from tables that users have added to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from brochure.locale import LANGUAGES
from brochure.locale.terms import terms_of
from brochure.profile.model import Source, Translation
from brochure.sources.figures.spanish_titles import LANGUAGE, SpanishTitle, gender_of, in_sentence
from brochure.sources.store.datasets import SPANISH_TITLES

TITLES_SOURCE = Source(publisher=SPANISH_TITLES.publisher, title=SPANISH_TITLES.title, url=SPANISH_TITLES.page)


class SpanishTitles:
    """The titles of a store, by SOC code (2018)."""

    def __init__(self, titles: Mapping[str, SpanishTitle]) -> None:
        self._titles = titles

    def translations(self, occupations: Sequence[tuple[str, str | None]]) -> tuple[Translation, ...]:
        """The names of ``occupations``, given by title and SOC code, in that order and each once.

        Those that the program knows itself are left out: their titles were edited, and have a gender.
        """
        known = terms_of(LANGUAGES["es"]).codes
        found = dict[str, Translation]()
        for title, soc in occupations:
            published = self._titles.get(soc or "")
            name = in_sentence(published.spanish) if published and soc not in known else ""
            if name and title not in found:
                found[title] = Translation(title=title, name=name, gender=gender_of(name), lang=LANGUAGE)
        return tuple(found.values())
