"""What several sections need to know about a profile, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeVar

from brochure.compose.naming import is_all_occupations
from brochure.compose.repeats import Said, said_once
from brochure.compose.text import capitalized, own_language, tidy
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale import Locale, locale_of
from brochure.locale.terms import Occupation
from brochure.names import folded
from brochure.profile.foreign import divided, with_languages
from brochure.profile.markdown import Run, Text
from brochure.profile.model import Employment, Gender, LocalPay, Profile, ProjectionRow, Sections, Wage, YearMonth
from brochure.profile.nesting import whole


class Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)

_NO_PROSE = Sections()


class Context(NamedTuple):
    """A profile and the names that its figures have.

    Statements on several occupations, and ``parts``, the folded names of those, are in the order of the projections.
    ``plural`` is the occupation inside a sentence. ``own`` are the folded names of the occupation as a whole in tables
    and charts. ``headline`` is the projections row of the whole, ``growth`` its percentage (or that of its bar in the
    chart if no row has one). ``local`` is local pay, ``own_lang`` the language of the profile's text (see
    :func:`~brochure.compose.text.own_language`). ``sections`` is the running text without repetitions, ``summary`` the
    text below the title, which may be empty, ``keys`` are those of the document's sections.
    ``locale`` has the words of composed text. ``translated`` is the occupation of a fact sheet in a language other than
    that of its title; in other documents, the title is in the language of their prose.
    """

    profile: Profile
    plural: str
    own: frozenset[str]
    parts: tuple[str, ...]
    headline: ProjectionRow | None
    growth: float | None
    sections: Sections
    summary: str
    keys: frozenset[str]
    locale: Locale
    local: LocalPay | None = None
    own_lang: str | None = None
    translated: Occupation | None = None

    @classmethod
    def of(
        cls,
        profile: Profile,
        local: LocalPay | None = None,
        keys: Collection[str] = (),
        locale: Locale | None = None,
    ) -> Context:
        """The context of a document that has the sections ``keys``, by default in the language of ``profile``."""
        locale = locale or locale_of(profile.lang)
        own_lang = own_language(profile.lang, locale.lang)
        vocabulary = Vocabulary(locale, profile.lang, profile.translations)
        is_sheet = profile.sections == _NO_PROSE
        known = vocabulary.whole(profile.title, profile.soc) if is_sheet else None
        plural = known.plural if known else _plural(profile, vocabulary)
        projections = profile.projections
        rows = projections.rows if projections else ()
        headline = whole(rows)
        own = {folded(profile.title), folded(plural)}
        if profile.names:
            own.add(folded(profile.names.singular))
        if headline:
            own.add(folded(headline.title))
        statements: tuple[Wage | Employment, ...] = (*profile.wages, *profile.employment)
        names = (*(row.title for row in rows), *(statement.occupation for statement in statements))
        parts = tuple(dict.fromkeys(folded(name) for name in names if name and folded(name) not in own))
        profile = replace(
            profile, wages=_in_order(profile.wages, parts), employment=_in_order(profile.employment, parts)
        )
        growth = headline.percent if headline else None
        if growth is None and projections:
            growth = next((bar.percent for bar in projections.comparisons if folded(bar.name) in own), None)
        said = said_once(profile, keys) if vocabulary.is_english else Said(profile.summary or "", profile.sections)
        return cls(
            profile,
            plural,
            frozenset(own),
            parts,
            headline,
            growth,
            with_languages(said.sections, profile.foreign),
            said.summary,
            frozenset(keys),
            locale,
            local,
            own_lang,
            known,
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """Names of the profile in the language of the document."""
        return Vocabulary(self.locale, self.profile.lang, self.profile.translations)

    @property
    def is_english(self) -> bool:
        """Whether the text of the profile is English, so that rules that read its sentences apply."""
        return self.vocabulary.is_english

    def own_text(self, text: str | None) -> Text:
        """A tidy ``text`` of the profile with its language, and names in other languages with theirs; may be ()."""
        said = self.tidy(text)
        return divided((Run(said, lang=self.own_lang),), self.profile.foreign) if said else ()

    def tidy(self, text: str | None) -> str:
        """``text`` of the profile with the typographic corrections of its language; empty if there is none."""
        return tidy(text or "", self.profile.lang)

    @property
    def is_bare(self) -> bool:
        """Whether the profile has only figures and no prose: it is a fact sheet."""
        return self.profile.sections == _NO_PROSE

    @property
    def newest_year(self) -> int | None:
        """The newest year of figures other than wages; None without any."""
        years = [statement.as_of for statement in self.profile.employment if statement.as_of]
        if self.profile.projections:
            years.append(self.profile.projections.base_year)
        return max(years, default=None)

    def is_stale(self, when: YearMonth | None) -> bool:
        """Whether wages of the month ``when`` are more than a year older than the other figures."""
        newest = self.newest_year
        return when is not None and newest is not None and when.year < newest - 1

    def name(self, occupation: str | None = None) -> Label:
        """The name of ``occupation``, or else of the whole profile, inside a sentence and without an article."""
        if occupation:
            return self.vocabulary.occupation_in_sentence(occupation)
        return Label(self.plural, self._plural_lang)

    @property
    def title(self) -> Label:
        """The title of the document."""
        return Label(capitalized(self.plural)) if self.translated else Label(tidy(self.profile.title), self.own_lang)

    @property
    def lang(self) -> str:
        """The language of the title, and so of the file."""
        return self.title.lang or self.locale.lang

    @property
    def _plural_lang(self) -> str | None:
        return None if self.translated else self.own_lang

    @property
    def _gender(self) -> Gender | None:
        """The gender of the plural in the language of the document, if it is known."""
        if self.translated:
            return self.translated.gender
        names = self.profile.names
        return names.gender if names and not self.own_lang else None

    def people(self, occupation: str | None = None) -> Text:
        """The same with an article, in languages whose sentences have one, if the gender of the name is known.

        Only a preposition that does not merge with the article may precede it. The whole profile, if its name is in
        another language or has no known gender, is called after the title above the text: a name without an article
        would be no grammar.
        """
        name = self.name(occupation)
        if not occupation and (name.lang or (self.translated and not self._gender)):
            return self.locale.text("names.untranslated", name=name.runs)
        if occupation or not (gender := self._gender):
            return name.runs
        return self.locale.text(f"names.with_article.{gender}", name=name.runs)

    def of_whom(self, occupation: str | None) -> Text | None:
        """:meth:`people` for a caption; None unless it is about only one of several occupations."""
        return self.people(occupation) if occupation else None

    def subject(self, occupation: str | None) -> str:
        """:meth:`name` as a string."""
        return self.name(occupation).text

    def part(self, occupation: str | None) -> str:
        """The name of ``occupation`` if a figure about it is not about the whole profile, else an empty string."""
        return "" if not occupation or folded(occupation) in self.own else self.subject(occupation)

    def row_label(self, name: str) -> Label:
        """The name of an occupation in tables.

        The whole has that of sentences, followed by the official one in the table of several projections.
        """
        if (
            self._is_whole(name)
            and self._is_tabled
            and folded(name) not in map(folded, (self.profile.title, self.plural))
        ):
            official = self.vocabulary.occupation_in_sentence(name)
            return official._replace(text=f"{capitalized(self.plural)} ({official.text})")
        return self.bar_label(name)

    def bar_label(self, name: str) -> Label:
        """The name of an occupation in charts, where the whole has that of sentences unless no table has the other."""
        is_known = folded(name) == folded(self.profile.title) or self._is_tabled
        if self._is_whole(name) and is_known:
            return Label(capitalized(self.plural), self._plural_lang)
        return self.vocabulary.occupation(name)

    def _is_whole(self, name: str) -> bool:
        return self._plural_lang is None and folded(name) in self.own

    @property
    def _is_tabled(self) -> bool:
        """Whether the document has a table of projections with several rows."""
        projections = self.profile.projections
        return projections is not None and len(projections.rows) > 1 and "job_outlook" in self.keys

    def label(self, occupation: str | None) -> Label:
        """``Cooks``, or ``Airline and Commercial Pilots: commercial pilots`` if a figure is about only a part."""
        title, part = self.title, self.part(occupation)
        return title._replace(text=f"{title.text}: {part}") if part else title


def _plural(profile: Profile, vocabulary: Vocabulary) -> str:
    """The occupation inside a sentence, in the language of ``profile``."""
    return tidy(profile.names.plural) if profile.names else vocabulary.occupation_in_sentence(profile.title).text


S = TypeVar("S", Wage, Employment)


def _in_order(statements: tuple[S, ...], parts: Sequence[str]) -> tuple[S, ...]:
    """``statements`` on the whole, then those on ``parts``, in their order."""
    places = {name: place for place, name in enumerate(parts)}
    return tuple(sorted(statements, key=lambda one: places.get(folded(one.occupation or ""), -1)))


H = TypeVar("H", bound="Hashable")


def most_common(values: Iterable[H | None]) -> H | None:
    """The most common of ``values``, ignoring None; the first one in a tie; None if there are no values."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def unanimous(values: Iterable[H]) -> H | None:
    """The value if all ``values`` are equal; None if they differ or there are none."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def ranked(context: Context, bars: Iterable[N], is_own: Callable[[N], bool]) -> Sequence[tuple[N, bool]]:
    """The bars of a comparison in order, and whether each is about this profile.

    The order is: the whole, its parts in their order, groups, all occupations. If no name matches, the bar with the
    occupation's figure (``is_own``) is its own, or else the first of several; a single one is its group.
    """
    group = len(context.parts)  # the place of groups, after all parts
    known = {**{name: place for place, name in enumerate(context.parts)}, **dict.fromkeys(context.own, -1)}
    places: list[tuple[int, N]] = []
    for bar in bars:
        place = known.get(folded(bar.name), group + is_all_occupations(bar.name))
        places.append((place, bar))
    if all(place >= group for place, _ in places):
        others = [bar for place, bar in places if place == group]
        own = next(filter(is_own, others), others[0] if len(others) > 1 else None)
        places = [(-1 if bar is own else place, bar) for place, bar in places]
    return [(bar, place < group) for place, bar in sorted(places, key=lambda placed: placed[0])]


def stated_change(row: ProjectionRow) -> int | None:
    """The change in jobs; None if it is rounded to 0, but the percentage is not: that many jobs are not the same."""
    return None if row.change == 0 and row.percent else row.change
