"""Sentences about pay in areas compared with the nation, which only restate the figures of the survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from brochure.compose.amounts import amount_words, month
from brochure.compose.text import ENGLISH, joined, sentence
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale import followed
from brochure.profile.markdown import Run, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from brochure.locale import Locale
    from brochure.profile.model import AreaPay, Period

    Paid = Sequence[tuple[str, AreaPay]]
    """Names of areas with their pay."""

    PaidWork = Sequence[tuple[Label, AreaPay]]
    """Names of occupations, inside a sentence, with their pay."""

NATION = "United States"
"""The nation among areas."""

_SURVEY = "Occupational Employment and Wage Statistics"

_MAX_NAMED = 4
"""A sentence names up to this many areas; of more, only the lowest and the highest."""

_NONMETROPOLITAN = " nonmetropolitan area"


def surveyed(locale: Locale) -> Vocabulary:
    """The names of the survey, which are in English, in documents of ``locale``."""
    return Vocabulary(locale, ENGLISH)


def area_label(locale: Locale, title: str) -> str:
    """The name of an area as a row or heading."""
    if title == NATION:
        return locale.say("local_pay.label.nation")
    if title.endswith(_NONMETROPOLITAN):
        return locale.say("local_pay.label.nonmetropolitan", name=title.removesuffix(_NONMETROPOLITAN))
    return surveyed(locale).place(title)


def place(locale: Locale, title: str) -> str:
    """The name of an area after ``in`` or ``for``."""
    if title == NATION:
        return locale.say("local_pay.place.nation")
    if title.endswith(_NONMETROPOLITAN):
        return locale.say("local_pay.place.nonmetropolitan", name=title.removesuffix(_NONMETROPOLITAN))
    return surveyed(locale).place_in_sentence(title)


def _places(locale: Locale, titles: Iterable[str]) -> str:
    return locale.listing([place(locale, title) for title in titles])


def _alternatives(locale: Locale, titles: Iterable[str]) -> str:
    return locale.listing([place(locale, title) for title in titles], "or")


def areas_statement(locale: Locale, people: Text, period: Period, paid: Paid) -> Text:
    """The median pay of ``people`` in each area, grouped by month; the nation is last in ``paid``."""
    months: dict[str, list[tuple[str, AreaPay]]] = {}
    for name, pay in paid:
        if pay.median:
            months.setdefault(month(locale, pay.as_of), []).append((name, pay))
    medians: list[Text] = []
    for when, group in months.items():
        form, amounts, low, high = _medians(locale, group, period)
        if medians:
            again = locale.text(f"local_pay.also.{form}", month=when, amounts=amounts, low=low, high=high)
            medians.append(again)
        else:
            first = locale.text(
                f"local_pay.medians.{period}.{form}", people=people, month=when, amounts=amounts, low=low, high=high
            )
            medians.append(first)
    without = list(_without_median(locale, period, paid))
    if not any(pay.median for name, pay in paid if name != NATION):
        return joined([*without, *medians])
    return joined([*medians, *without])


class _Medians(NamedTuple):
    """The form of a sentence on medians in areas: ``amounts``, a list of them, or else ``low`` and ``high``."""

    form: Literal["list", "range"]
    amounts: str | None = None
    low: str | None = None
    high: str | None = None


def _medians(locale: Locale, group: Paid, period: Period) -> _Medians:
    """``$61,000 in Ohio and $60,000 in Iowa``, or the lowest and the highest of many."""
    named = group if len(group) <= _MAX_NAMED else ends(group)
    amounts = [_in(locale, amount_words(locale, pay.median, period), name) for name, pay in named if pay.median]
    if named is group:
        return _Medians("list", locale.listing(amounts))
    return _Medians("range", low=followed(amounts[0]), high=amounts[1])


def _in(locale: Locale, amount: str, title: str) -> str:
    return locale.say("local_pay.amount_in", amount=amount, place=place(locale, title))


N = TypeVar("N", str, Label)


def ends(paid: Sequence[tuple[N, AreaPay]]) -> tuple[tuple[N, AreaPay], tuple[N, AreaPay]]:
    """The lowest and the highest median."""
    ranked = sorted(
        paid, key=lambda row: (row[1].median.value, row[1].median.at_least) if row[1].median else (0, False)
    )
    return ranked[0], ranked[-1]


def _without_median(locale: Locale, period: Period, paid: Paid) -> Iterator[Text]:
    """Sentences about areas without a published median: their mean, if there is one."""
    without = [(name, pay) for name, pay in paid if not pay.median]
    means = [(name, pay.mean) for name, pay in without if pay.mean]
    bare = [name for name, pay in without if pay.is_paid and not pay.mean]
    none = [name for name, pay in without if not pay.is_paid]
    if means:
        amounts = [(name, amount_words(locale, mean, period)) for name, mean in means]
        if len(means) == 1:
            averages = amounts[0][1]
        else:
            averages = locale.listing([_in(locale, amount, name) for name, amount in amounts])
        where = _places(locale, [name for name, _ in means])
        yield locale.text(f"local_pay.mean_only.{period}", places=where, averages=averages)
    if bare:
        yield locale.text(f"local_pay.no_median.{period}", places=_places(locale, bare))
    if none:
        yield locale.text("local_pay.no_wages", places=_places(locale, none))


def occupations_statement(locale: Locale, area: str, period: Period, paid: PaidWork) -> Text:
    """The median pay of occupations in ``area``: the range, or the only one that is published."""
    known = [(name, pay) for name, pay in paid if pay.median]
    if not known:
        return locale.text(f"local_pay.no_medians.{period}", place=place(locale, area))
    months = {month(locale, pay.as_of) for _, pay in known}
    when = months.pop() if len(months) == 1 else None
    medians = [
        locale.text("local_pay.amount_for", amount=amount_words(locale, pay.median, period), name=name.runs)
        for name, pay in (ends(known) if len(known) > 1 else known)
        if pay.median
    ]
    where = followed(place(locale, area))
    if len(medians) > 1:
        low, high = medians
        return sentence(locale.text(f"local_pay.ranging.{period}", month=when, place=where, low=low, high=high))
    form = "published" if len(paid) > 1 else "known"
    return sentence(locale.text(f"local_pay.only_median.{period}.{form}", month=when, place=where, median=medians[0]))


def no_figures(locale: Locale, people: Text, areas: Sequence[str]) -> Text:
    """A sentence on the lack of figures on ``people`` in ``areas``; () stands for all occupations of a document."""
    form = "known" if people else "these"
    return locale.text(f"local_pay.no_figures.{form}", people=people, places=_alternatives(locale, areas))


def left_out(locale: Locale, areas: Sequence[str], occupations: Sequence[Label]) -> str:
    """A note on ``occupations`` without figures in ``areas``, whose names are those inside a sentence."""
    where = _alternatives(locale, areas)
    if len(occupations) > _MAX_NAMED:
        return locale.say("local_pay.left_out.many", occupations=str(len(occupations)), places=where)
    names = plain_text(locale.listed([name.runs for name in occupations], "or"))
    return locale.say("local_pay.left_out.few", occupations=names, places=where)


def survey_note(locale: Locale, areas: Sequence[str], nation: Sequence[str]) -> str:
    """The source of the figures, their months (given in words), and what they count."""
    months = list(dict.fromkeys((*areas, *nation)))
    form = "one_month" if len(months) == 1 else "months"
    return locale.say(f"local_pay.survey.{form}", months=locale.listing(months))


def survey_citation(locale: Locale, areas: Sequence[str], nation: Sequence[str]) -> Text:
    """The citation of the survey, with the months of its figures in words."""
    title = Run(_SURVEY, italic=True, lang=None if locale.language == ENGLISH else ENGLISH)
    months = [locale.listing(when) if when else None for when in (areas, nation)]
    return locale.text("local_pay.citation", title=(title,), areas=months[0], nation=months[1])
