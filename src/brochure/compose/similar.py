"""Similar occupations: a table of the nearest ones and a list of the others, or lists of both for large type."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt
from typing import Literal

from brochure.compose.amounts import MISSING, amount
from brochure.compose.blocks import Block, BulletList, Cell, Column, DataTable, Run, Text
from brochure.compose.context import Context
from brochure.compose.requirements import (
    VARIES,
    education_distance,
    level_of,
    requirement,
    short_education,
)
from brochure.compose.tables import label_cells, money_cells, table
from brochure.compose.text import joined, tidy
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale import Locale
from brochure.names import words
from brochure.profile.model import Amount, Profile, RelatedOccupation, SimilarOccupation

MAX_ROWS = 8
"""So many rows take up to half a page, so that the table can stay whole."""

MAX_LISTED = 4
"""So many entries take up to half a page of large print. A single one more is not worth a list of its own."""

MAX_RELATED, FEW_RELATED = 6, 3
"""Related occupations according to O*NET in a brochure, and in one that would otherwise be a little too long."""

COMPACT_ROWS = 5
"""In a document that would otherwise be a little too long for its pages."""


def similar(context: Context) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The section on similar occupations, the nearest first, and its compact form, empty if it is the same.

    That has fewer rows and a longer list, which takes about half the space of rows.
    """
    occupations, vocabulary = nearest(context.profile), _vocabulary(context)
    years = _years(context.profile)
    whole, compact = (_rows(len(occupations), limit) for limit in (MAX_ROWS, COMPACT_ROWS))
    if not occupations:
        return (), ()
    if not context.profile.similar:  # those that are related are not the author's choice, and need not all be there
        return (
            _form(occupations[:MAX_RELATED], MAX_RELATED, vocabulary, years),
            _form(occupations[:FEW_RELATED], FEW_RELATED, vocabulary, years),
        )
    first, *second = [_form(occupations, count, vocabulary, years) for count in dict.fromkeys((whole, compact))]
    return first, second[0] if second else ()


def entries(context: Context) -> tuple[Text, ...]:
    """All similar occupations, the nearest first, as lines of a list."""
    vocabulary = _vocabulary(context)
    return tuple([_entry(occupation, vocabulary) for occupation in nearest(context.profile)])


def _rows(count: int, limit: int) -> int:
    """How many of so many occupations are rows; a list of one would leave the other column empty."""
    return min(count, limit) - (count == limit + 1)


def _form(
    occupations: Sequence[SimilarOccupation], count: int, vocabulary: Vocabulary, years: Years | None
) -> tuple[Block, ...]:
    """A table of the first ``count``, and a list of the others in small print."""
    rows, others = occupations[:count], occupations[count:]
    locale = vocabulary.locale
    titles = label_cells(vocabulary.title(row.title) for row in rows)
    duties = [_duties(row.duties, vocabulary) for row in rows]
    first = locale.say("similar.header.nearest_first") if len(rows) > 1 else locale.say("similar.header.occupation")
    growth = locale.say("similar.growth.header", years=locale.span(*years) if years else None)
    columns = (
        (Column(first), titles),
        (Column(locale.say("similar.header.duties")), duties),
        (Column(locale.say("similar.header.education")), [_education(row.education, vocabulary) for row in rows]),
        (Column(locale.say(f"similar.header.{_pay_unit(rows)}"), "number"), _pay_cells(rows, locale)),
        (Column(growth, "number"), _growth_cells(rows, locale)),
    )
    small = (BulletList(tuple([_entry(other, vocabulary) for other in others]), "note"),) if others else ()
    return (table(locale, "", columns, ()), *small)


def brief(context: Context) -> DataTable | None:
    """The nearest similar occupations, named as in charts, with education and pay only; None if there are none."""
    rows, locale, vocabulary = nearest(context.profile)[:COMPACT_ROWS], context.locale, _vocabulary(context)
    if not rows:
        return None
    titles = label_cells(vocabulary.occupation(row.title) for row in rows)
    columns = (
        (Column(locale.say("similar.header.occupation")), titles),
        (Column(locale.say("similar.header.education")), [_education(row.education, vocabulary) for row in rows]),
        (Column(locale.say(f"similar.brief.{_pay_unit(rows)}"), "number"), _pay_cells(rows, locale)),
    )
    return table(locale, "", columns, ())


def outlooks(context: Context) -> tuple[str, ...]:
    """How jobs change in each row of :func:`brief`, in a few words, or an empty string where that is not known."""
    locale, years = context.locale, _years(context.profile)
    year = str(years[1]) if years else None

    def said(change: float | None) -> str:
        if change is None:
            return ""
        return locale.say("similar.growth.brief", percent=locale.percent(change, signed=True), year=year)

    return tuple([said(row.growth) for row in nearest(context.profile)[:COMPACT_ROWS]])


def names(occupation: SimilarOccupation, vocabulary: Vocabulary) -> tuple[str, str]:
    """What a similar occupation is called in brochures and in short forms."""
    return vocabulary.title(occupation.title).text, vocabulary.occupation(occupation.title).text


def _duties(value: str | None, vocabulary: Vocabulary) -> Cell:
    return Cell(tidy(value, vocabulary.lang), lang=vocabulary.own_lang) if value else Cell(MISSING)


Years = tuple[int, int]


def _years(profile: Profile) -> Years | None:
    """The years of the projections, which are those of the growth of similar occupations."""
    spans = profile.projections
    return (spans.base_year, spans.target_year) if spans else None


def _growth_cells(rows: Sequence[SimilarOccupation], locale: Locale) -> list[Cell]:
    return [Cell(MISSING if row.growth is None else locale.percent(row.growth, signed=True)) for row in rows]


def _education(value: str | None, vocabulary: Vocabulary) -> Cell:
    if not value:
        return Cell(MISSING)
    level = short_education(value, vocabulary)
    return Cell(level.text, lang=level.lang)


def _is_hourly(occupation: SimilarOccupation) -> bool:
    """Whether only pay by the hour is published."""
    return occupation.hourly is not None and occupation.pay is None


def _pay_unit(rows: Sequence[SimilarOccupation]) -> Literal["pay", "annual_pay", "mostly_annual_pay"]:
    """What the header of :func:`_pay_cells` says, where pay by the hour has its unit."""
    if all(map(_is_hourly, rows)):
        return "pay"
    return "mostly_annual_pay" if any(map(_is_hourly, rows)) else "annual_pay"


def _pay_cells(rows: Sequence[SimilarOccupation], locale: Locale) -> list[Cell]:
    """Annual pay, or hourly pay with its unit where only that is published."""
    annual = money_cells(locale, (row.pay for row in rows), "annual")
    return [
        Cell(_by_hour(row.hourly, locale)) if row.hourly and _is_hourly(row) else cell
        for row, cell in zip(rows, annual, strict=True)
    ]


def _by_hour(pay: Amount, locale: Locale) -> str:
    return locale.say("similar.pay.hourly", amount=amount(locale, pay, "hourly"))


def _pay(occupation: SimilarOccupation, locale: Locale) -> str:
    """``$62,350 a year``, or pay by the hour where only that is published; may be empty."""
    if occupation.pay:
        return locale.say("similar.pay.annual", amount=amount(locale, occupation.pay, "annual"))
    return _by_hour(occupation.hourly, locale) if occupation.hourly else ""


def listed(context: Context) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The nearest similar occupations as a list that stays whole, and a list of the others."""
    found = entries(context)
    count = MAX_LISTED if len(found) > MAX_LISTED + 1 else len(found)
    near, others = found[:count], found[count:]
    return (
        (BulletList(near, is_whole=True),) if near else (),
        (BulletList(others),) if others else (),
    )


def _entry(occupation: SimilarOccupation, vocabulary: Vocabulary) -> Text:
    """Title, duties, education and pay as running text.

    Duties usually begin with the title, which then is not repeated unless it is translated: **Cooks** prepare food.
    """
    title, duties = tidy(occupation.title), tidy(occupation.duties or "", vocabulary.lang).rstrip(".")
    label, own = vocabulary.title(title), vocabulary.own_lang
    rest = f". {duties}." if duties else "."
    if label.lang == own and duties.casefold().startswith(f"{title.casefold()} "):
        rest = f"{duties[len(title) :]}."
    runs = [Run(label.text, bold=True, lang=label.lang), Run(rest, lang=own)]
    pay = _pay(occupation, vocabulary.locale)
    if occupation.education:
        required = requirement(occupation.education, vocabulary)
        if level_of(occupation.education) == VARIES:
            required = Label(vocabulary.locale.say("similar.education_varies"))
        runs += [Run(f" {required.text}", lang=required.lang), Run(f", {pay}." if pay else ".")]
    elif pay:
        runs.append(Run(f" {pay}."))
    return joined([tuple(runs)])


# The order


_STEM = 6  # letters by which words are compared without the s of a plural: installs, installers, installation
_MIN_LETTERS = 4
_COMMON = frozenset(
    ("also", "help", "make", "other", "people", "such", "that", "their", "them", "they", "this", "those", "used",
     "using", "variety", "with", "work", "worker", "workers")
)  # fmt: skip
"""Words that many descriptions share."""

_EDUCATION_WEIGHT = 0.12  # of each level between the usual education of the two
_PAY_WEIGHT = 0.5  # of a factor of e between the pay of the two
_UNKNOWN_PAY = 0.5
_HOURS = 2080  # of a year of full-time work, by which the Bureau converts wages


def nearest(profile: Profile) -> list[SimilarOccupation]:
    """The similar occupations, those with the most similar work, education and pay first, or else the related ones.

    Work is compared by the words of titles and descriptions. The order of related occupations is that of O*NET.
    """
    if not profile.similar:
        return list(map(_related, profile.related))
    quick = profile.quick_facts
    mine, education = _stems(profile.title, profile.summary), level_of(quick.education if quick else None)
    pay = _annual(quick.pay.annual, quick.pay.hourly) if quick and quick.pay else None

    def distance(other: SimilarOccupation) -> float:
        theirs, wage = _stems(other.title, other.duties), _annual(other.pay, other.hourly)
        shared = len(mine & theirs) / sqrt(len(theirs) or 1)
        apart = abs(log(wage / pay)) if wage and pay else _UNKNOWN_PAY
        levels = education_distance(education, level_of(other.education))
        return _EDUCATION_WEIGHT * levels + _PAY_WEIGHT * apart - shared

    return sorted(profile.similar, key=distance)


def _related(other: RelatedOccupation) -> SimilarOccupation:
    return SimilarOccupation(
        title=other.title,
        slug=other.slug,
        education=other.education,
        pay=other.pay,
        hourly=other.hourly,
        growth=other.growth,
    )


def _vocabulary(context: Context) -> Vocabulary:
    """The names of similar occupations; those of related ones are in the language of O*NET."""
    if context.profile.similar or not context.profile.related:
        return context.vocabulary
    from brochure.compose.onet import quoted  # noqa: PLC0415  most brochures have none

    return quoted(context)


def _stems(*texts: str | None) -> set[str]:
    """The beginnings of the words that say something."""
    found = (word for text in texts if text for word in words(text))
    return {word.removesuffix("s")[:_STEM] for word in found if len(word) >= _MIN_LETTERS and word not in _COMMON}


def _annual(annual: Amount | None, hourly: Amount | None) -> float | None:
    """Pay in dollars a year, for comparison only."""
    return annual.value if annual else hourly.value * _HOURS if hourly else None
