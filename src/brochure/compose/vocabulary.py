"""Names of occupations and industries in the language of a document, as far as they are known in it.

A name is adapted by the rules of the language that it is in (:mod:`~brochure.compose.naming` for English, none for
others). Where the document is in another language than the profile, a name that is not translated keeps its own, and is
tagged with it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from brochure.compose.clusters import cluster_name
from brochure.compose.naming import (
    SECTORS,
    industry_in_sentence,
    industry_label,
    is_all_occupations,
    occupation_in_sentence,
    occupation_label,
)
from brochure.compose.text import own_language, tidy, uncapitalized
from brochure.locale import Locale, locale_of
from brochure.names import folded
from brochure.profile.markdown import Run, Text

ENGLISH = "en"


class Label(NamedTuple):
    """A name, with its language if that is not the one of composed text."""

    text: str
    lang: str | None = None

    @property
    def runs(self) -> Text:
        """The name for a place in a message."""
        return (Run(self.text, lang=self.lang),) if self.text else ()


class Vocabulary(NamedTuple):
    """Names of a profile in the language ``lang``, for documents of ``locale``."""

    locale: Locale
    lang: str

    @property
    def is_english(self) -> bool:
        """Whether rules for English text apply to the profile's."""
        return self.lang.partition("-")[0].lower() == ENGLISH

    @property
    def own_lang(self) -> str | None:
        """The language of text that is not translated; None if that is a variety of the document's."""
        return own_language(self.lang, self.locale.lang)

    def own(self, text: str) -> Label:
        """Text of the profile as it is."""
        return Label(text, self.own_lang)

    def field(self, cluster: str | None, category: str | None) -> Label:
        """The one name that a brochure has for the occupation's field: its cluster, or else its category; or empty.

        Schools know clusters, but one in seven occupations has none because it belongs to several.
        """
        known = cluster_name(self.locale, cluster)
        return Label(known) if known else self.own(tidy(cluster or category or ""))

    def occupation(self, name: str) -> Label:
        """The name of an occupation in a table or chart."""
        if self.is_english and is_all_occupations(name):
            return Label(self.locale.say("names.all_occupations"))
        return self.own(occupation_label(name, self._foreign))

    def occupation_in_sentence(self, name: str) -> Label:
        """The name of an occupation inside a sentence, without an article."""
        return self.own(occupation_in_sentence(name, self._foreign))

    def sector(self, name: str) -> str:
        """The sector of the industry classification that an industry called ``name`` is; empty if it is none."""
        key = folded(name)
        return SECTORS.get(key, "") if self.is_english else _sectors(self.lang).get(key, "")

    def industry(self, name: str) -> Label:
        """The name of an industry in a table or chart; that of a sector is translated."""
        if self.own_lang and (sector := self.sector(name)):
            return Label(self.locale.say(f"industries.name.{sector}"))
        return self.own(industry_label(name, self._foreign))

    def industry_in_sentence(self, name: str) -> Label:
        """The name of an industry inside a sentence."""
        label = self.industry(name)
        if self.is_english and label.lang == self.own_lang:  # it is in English
            return label._replace(text=industry_in_sentence(label.text))
        return label._replace(text=uncapitalized(label.text)) if self.sector(name) else label

    @property
    def _foreign(self) -> str | None:
        """The language of names if it is not English, whose rules they follow."""
        return None if self.is_english else self.lang


@lru_cache(maxsize=8)
def _sectors(lang: str) -> dict[str, str]:
    """The sectors by their folded names in the language of a profile."""
    return {folded(name): sector for sector, name in locale_of(lang).table("industries.name").items()}
