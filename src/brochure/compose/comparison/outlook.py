"""The projected growth of several occupations, as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.compose.amounts import not_published
from brochure.compose.blocks import Bar, BarChart, KeyFigure
from brochure.compose.context import Context, most_common, unanimous
from brochure.compose.keyfigures import growth_figure, headline_growth, outlook_words
from brochure.compose.naming import is_all_occupations
from brochure.compose.tables import bar_chart
from brochure.compose.text import uncapitalized
from brochure.compose.vocabulary import Label
from brochure.locale import Locale

Years = tuple[int, int]


class _Growth(NamedTuple):
    """A row: ``percent`` over ``years``, both None if not published."""

    label: Label
    percent: float | None
    years: Years | None
    own: bool


def charts(contexts: Sequence[Context]) -> Iterator[BarChart]:
    """A chart of growth in percent, including all occupations; none if it is not published for any occupation."""
    locale = contexts[0].locale
    rows = [_growth(context) for context in contexts]
    years = most_common(row.years for row in rows if row.percent is not None)
    if years is None:
        return
    average = unanimous(
        growth.percent
        for context in contexts
        if _years(context) == years and context.profile.projections
        for growth in context.profile.projections.comparisons
        if is_all_occupations(growth.name)
    )
    if average is not None:
        rows.append(_Growth(Label(locale.say("names.all_occupations")), average, years, own=False))
    shared = unanimous(row.years for row in rows if row.percent is not None)
    bars = tuple([_bar(locale, row, shared) for row in rows])
    yield bar_chart(locale.say("comparison.growth", years=locale.span(*shared) if shared else ""), bars)


def headlines(contexts: Sequence[Context]) -> tuple[str, list[KeyFigure | None]]:
    """The header, ``Job outlook, 2024–34`` with the most common span, and the growth of each occupation."""
    years = most_common(_years(context) for context in contexts if growth_figure(context))
    locale = contexts[0].locale
    header = locale.say("comparison.outlook", years=locale.span(*years) if years else "")
    return header, [_figure(context, years) for context in contexts]


def _figure(context: Context, years: Years | None) -> KeyFigure | None:
    """The growth, with the outlook in words, and the span if it is not the most common one."""
    figure, row = growth_figure(context), headline_growth(context)[0]
    projections, own = context.profile.projections, _years(context)
    if figure is None or projections is None or own is None:
        return None
    locale, view = context.locale, outlook_words(context)
    whose = context.part(row.title) if row else ""
    said = whose or (uncapitalized(view.text) if view else "")
    unit = "" if figure.value.endswith("%") else locale.say("comparison.in_jobs")
    when = "" if own == years else locale.span(*own)
    return KeyFigure(figure.value, ", ".join(filter(None, (unit, said, when))))


def _years(context: Context) -> Years | None:
    projections = context.profile.projections
    return (projections.base_year, projections.target_year) if projections else None


def _growth(context: Context) -> _Growth:
    row, percent = headline_growth(context)
    return _Growth(context.label(row.title if row else None), percent, _years(context), own=True)


def _bar(locale: Locale, row: _Growth, years: Years | None) -> Bar:
    """The bar of ``row``; its text includes the years if they are not those of the chart."""
    if row.percent is None or row.years is None:
        return Bar(row.label.text, None, not_published(locale), row.own, lang=row.label.lang)
    span = "" if row.years == years else locale.span(*row.years)
    text = locale.say("comparison.growth_in", percent=locale.percent(row.percent, signed=True), years=span)
    return Bar(row.label.text, row.percent, text, row.own, lang=row.label.lang)
