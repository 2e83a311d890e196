"""Where the employment of several occupations is going: bars on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.compose import numbers
from brochure.compose.blocks import Bar, BarChart, KeyFigure
from brochure.compose.comparison.shared import NOT_PUBLISHED, commonest, the_one, titled
from brochure.compose.context import is_everyone
from brochure.compose.keyfigures import growth_figure, headline_growth
from brochure.compose.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brochure.compose.context import Context

Years = tuple[int, int]


class _Growth(NamedTuple):
    """A row: ``percent`` over ``years``, both ``None`` where not published."""

    label: str
    percent: float | None
    years: Years | None
    own: bool


def charts(contexts: Sequence[Context]) -> Iterator[BarChart]:
    """Growth in percent, with that of all occupations; none where it is published of no occupation."""
    rows = [_growth(context) for context in contexts]
    years = commonest(row.years for row in rows if row.percent is not None)
    if years is None:
        return
    average = the_one(
        growth.percent
        for context in contexts
        if _years(context) == years and context.profile.projections
        for growth in context.profile.projections.comparisons
        if is_everyone(growth.name)
    )
    if average is not None:
        rows.append(_Growth("All occupations", average, years, own=False))
    bars = tuple(_bar(row, years) for row in rows)
    caption = f"Projected change in jobs, {numbers.span(*years)}"
    said = " ".join(f"{bar.label}: {bar.text}." for bar in bars)
    yield BarChart(caption, f"{caption}. {said}", bars)


def headlines(contexts: Sequence[Context]) -> tuple[str, list[KeyFigure | None]]:
    """The growth in the columns and what stands before them: ``Job outlook, 2024–34``, as far as most are of then."""
    years = commonest(_years(context) for context in contexts if growth_figure(context))
    header = "Job outlook" + (f", {numbers.span(*years)}" if years else "")
    return header, [_figure(context, years) for context in contexts]


def _figure(context: Context, years: Years | None) -> KeyFigure | None:
    """The growth, with the outlook in words and what sets it off from the others."""
    said, row = growth_figure(context), headline_growth(context)[0]
    projections, own = context.profile.projections, _years(context)
    if said is None or projections is None or own is None:
        return None
    whose = context.whose(row.title).removeprefix(", ") if row else ""
    view = whose or tidy(projections.outlook or "").lower()
    unit = "" if said.value.endswith("%") else "jobs"
    when = "" if own == years else numbers.span(*own)
    return KeyFigure(said.value, ", ".join(filter(None, (unit, view, when))))


def _years(context: Context) -> Years | None:
    projections = context.profile.projections
    return (projections.base_year, projections.target_year) if projections else None


def _growth(context: Context) -> _Growth:
    row, percent = headline_growth(context)
    return _Growth(titled(context, row.title if row else None), percent, _years(context), own=True)


def _bar(row: _Growth, years: Years) -> Bar:
    """A bar whose text names years that are not the chart's."""
    if row.percent is None or row.years is None:
        return Bar(row.label, None, NOT_PUBLISHED, row.own)
    when = "" if row.years == years else f", {numbers.span(*row.years)}"
    return Bar(row.label, row.percent, f"{numbers.signed(row.percent)}%{when}", row.own)
