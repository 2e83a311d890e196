"""Names of occupations and industries in the language of a document, as far as they are known in it.

A name is adapted by the rules of the language that it is in (:mod:`~brochure.compose.naming` for English, none for
others). Where the document is in another language than an English profile, names of official tables are translated; a
name that is not known keeps its own language, and is tagged with it.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from brochure.compose.text import capitalized, in_english, own_language, tidy, uncapitalized
from brochure.locale import Locale, locale_of
from brochure.locale.terms import Occupation, Terms, terms_of
from brochure.names import folded
from brochure.profile.markdown import Run, Text
from brochure.profile.model import Translation


class Label(NamedTuple):
    """A name, with its language if that is not the one of composed text."""

    text: str
    lang: str | None = None

    @property
    def runs(self) -> Text:
        """The name for a place in a message."""
        return (Run(self.text, lang=self.lang),) if self.text else ()


class Vocabulary(NamedTuple):
    """Names of a profile in the language ``lang``, for documents of ``locale``; its own ``translations`` win."""

    locale: Locale
    lang: str
    translations: tuple[Translation, ...] = ()

    @property
    def is_english(self) -> bool:
        """Whether rules for English text apply to the profile's."""
        return in_english(self.lang)

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
        if known := cluster_name(self.locale, cluster):
            return Label(known)
        group = self._terms.groups.get(folded(category or "")) if self._terms and not cluster else None
        return Label(capitalized(group)) if group else self.own(tidy(cluster or category or ""))

    def occupation(self, name: str) -> Label:
        """The name of an occupation, or of a group of them, in a table or chart."""
        if self.is_english and is_all_occupations(name):
            return Label(self.locale.say("names.all_occupations"))
        known = self._known_occupation(name)
        return Label(capitalized(known)) if known else self.own(occupation_label(name, self._foreign))

    def title(self, name: str) -> Label:
        """The name of an occupation as a title: as it is unless it is translated."""
        known = self._known_occupation(name)
        return Label(capitalized(known)) if known else self.own(tidy(name, self.lang))

    def occupation_in_sentence(self, name: str) -> Label:
        """The name of an occupation inside a sentence, without an article."""
        known = self._known_occupation(name)
        return Label(known) if known else self.own(occupation_in_sentence(name, self._foreign))

    def whole(self, title: str, codes: Sequence[str]) -> Occupation | None:
        """The occupation called ``title``, with these SOC codes, if its name is translated."""
        if own := self._translated(title):
            return own
        if not self._terms:
            return None
        known = self._terms.codes.get(codes[0]) if len(codes) == 1 else None
        return known or self._terms.occupations.get(folded(title))

    def place(self, name: str) -> str:
        """The name of a state or territory, as in a table; names of other areas are the same in all languages."""
        known = self._terms.places.get(folded(name)) if self._terms else None
        return known.name if known else name

    def place_in_sentence(self, name: str) -> str:
        """The same after a preposition: with its article, if it has one."""
        known = self._terms.places.get(folded(name)) if self._terms else None
        if known:
            return known.in_sentence
        has_article = name.endswith(" Islands") or name.startswith("District of")
        return self.locale.say("names.place_with_article", name=name) if has_article else name

    def publisher(self, name: str) -> Label:
        """The name of a publisher, such as an agency."""
        known = self._terms.publishers.get(folded(name)) if self._terms else None
        return Label(known) if known else self.own(tidy(name))

    def skill_in_sentence(self, name: str) -> Label:
        """The name of a skill inside a sentence; capitals of the profile are kept unless it is translated."""
        known = self._terms.skills.get(folded(name)) if self._terms else None
        return Label(known) if known else self.own(tidy(name, self.lang))

    def _known_occupation(self, name: str) -> str:
        """The translated name of an occupation or group; empty if there is none."""
        if own := self._translated(name):
            return own.plural
        if not self._terms:
            return ""
        known = self._terms.occupations.get(folded(name))
        return known.plural if known else self._terms.groups.get(folded(name), "")

    def _translated(self, name: str) -> Occupation | None:
        """The occupation called ``name`` in the profile, if that says what it is called in the document's language."""
        for one in self.translations if self.own_lang else ():
            if folded(one.title) == folded(name) and own_language(one.lang, self.locale.lang) is None:
                return Occupation(one.name, one.gender)
        return None

    def sector(self, name: str) -> str:
        """The sector of the industry classification that an industry called ``name`` is; empty if it is none."""
        key = folded(name)
        return SECTORS.get(key, "") if self.is_english else _sectors(self.lang).get(key, "")

    def industry(self, name: str) -> Label:
        """The name of an industry in a table or chart."""
        known = self._terms.industries.get(folded(name)) if self._terms else None
        return Label(capitalized(known)) if known else self.own(industry_label(name, self._foreign))

    def industry_in_sentence(self, name: str) -> Label:
        """The name of an industry inside a sentence."""
        known = self._terms.industries.get(folded(name)) if self._terms else None
        if known:
            return Label(known)
        label = self.industry(name)
        if self.is_english:
            return label._replace(text=industry_in_sentence(label.text))
        return label._replace(text=uncapitalized(label.text)) if folded(name) in _industries(self.lang) else label

    @property
    def _terms(self) -> Terms | None:
        """Translations of names; None if names are in the language of the document, or it has none for theirs."""
        return terms_of(self.locale.name) if self.own_lang and self.is_english else None

    @property
    def _foreign(self) -> str | None:
        """The language of names if it is not English, whose rules they follow."""
        return None if self.is_english else self.lang


@lru_cache(maxsize=8)
def _industries(lang: str) -> frozenset[str]:
    """The folded names of industries in the language of a profile, which are no names of employers."""
    return frozenset(map(folded, terms_of(locale_of(lang).name).industries.values()))


@lru_cache(maxsize=8)
def _sectors(lang: str) -> dict[str, str]:
    """The sectors by their folded names in the language of a profile, as far as they are translated into it."""
    names = terms_of(locale_of(lang).name).industries
    return {folded(names[name]): sector for name, sector in SECTORS.items() if name in names}
