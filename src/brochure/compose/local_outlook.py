"""Local outlook: the projections of the states that areas are in, beside the nation's, each with its years.

A profile of one occupation has a sentence for each state; of several, only a table with a row for each of them and each
area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.compose.addresses import typed
from brochure.compose.area_statements import area_label, place, surveyed
from brochure.compose.blocks import Block, Cell, Column, DataTable, Heading, KeyFigure, Paragraph
from brochure.compose.context import Context
from brochure.compose.tables import captioned, count_cells, label_cells, signed_cells, table
from brochure.compose.text import ENGLISH, joined
from brochure.locale import Locale
from brochure.profile.markdown import Run, Text, plain_text
from brochure.profile.model import AreaOutlook, OccupationOutlook

_TITLE = "State Employment Projections"
_PUBLISHER_PAGE = "https://www.projectionscentral.org/"


def local_outlook(context: Context) -> tuple[Block, ...]:
    """The local part of the section on the outlook; () without projections of a state."""
    found = _found(context)
    if not found:
        return ()
    locale = context.locale
    heading = Heading(3, locale.say("local_outlook.heading"))
    table_ = _table(context, found)
    if len(found) > 1:
        return heading, table_
    statements = [_statement(context, one) for one in found[0].states]
    lead = joined([statement for statement in statements if statement])
    return (heading, Paragraph(lead, "lead"), table_) if lead else (heading, table_)


def local_growth(context: Context) -> KeyFigure | None:
    """The growth in the first state, with its years, if the profile is about one occupation."""
    found = _found(context)
    if len(found) != 1 or len(context.profile.soc) != 1 or found[0].states[0].percent is None:
        return None
    locale, state = context.locale, found[0].states[0]
    form = "up" if (state.percent or 0) > 0 else "change"
    years = locale.span(state.base_year, state.target_year)
    label = locale.say(f"local_outlook.figure.{form}", place=place(locale, state.area), years=years)
    note = locale.say("local_outlook.openings_note", state.openings) if state.openings else ""
    return KeyFigure(locale.percent(state.percent or 0.0, signed=True), label, note, kind="local_growth")


def outlook_source(context: Context) -> Text:
    """The projections of states among the sources, with the agencies; () without any."""
    found = _found(context)
    if not found:
        return ()
    locale = context.locale
    title = Run(_TITLE, italic=True, href=_PUBLISHER_PAGE, lang=None if locale.language == ENGLISH else ENGLISH)
    spans = dict.fromkeys((row.base_year, row.target_year) for row in _states(found))
    years = locale.listing([locale.span(*span) for span in spans])
    return locale.text("local_outlook.citation", title=(title,), years=years, agencies=_agencies(locale, found) or None)


def outlook_credit(context: Context) -> str:
    """The same as a sentence for short forms; empty without any."""
    return plain_text(outlook_source(context))


def _found(context: Context) -> tuple[OccupationOutlook, ...]:
    return context.local.outlooks if context.local else ()


def _states(found: Sequence[OccupationOutlook]) -> Iterator[AreaOutlook]:
    return (row for one in found for row in one.states)


def _agencies(locale: Locale, found: Sequence[OccupationOutlook]) -> str:
    """``Nevada (nevadaworkforce.com)``, for each state whose agency has an address."""
    pages = {row.area: row.page for row in _states(found) if row.page}
    return locale.listing([f"{area_label(locale, area)} ({typed(page)})" for area, page in pages.items()])


def _statement(context: Context, row: AreaOutlook) -> Text:
    """Growth and openings in a state; () if neither is published."""
    locale, people = context.locale, context.people()
    where, first, last = place(locale, row.area), str(row.base_year), str(row.target_year)
    growth: Text = ()
    if row.percent is not None:
        form = "grow" if row.percent > 0 else "decline" if row.percent < 0 else "same"
        words = locale.percent_words(abs(row.percent))
        growth = locale.text(
            f"local_outlook.growth.{form}", people=people, place=where, percent=words, first=first, last=last
        )
    if not row.openings:
        return growth
    if growth:
        return joined([growth, locale.text("local_outlook.openings_there", row.openings)])
    return locale.text("local_outlook.openings", row.openings, people=people, place=where, first=first, last=last)


def _table(context: Context, found: Sequence[OccupationOutlook]) -> DataTable:
    """A row for each area, of each occupation if there are several; the nation is last.

    Years that all rows have are in the headers; otherwise each row has its own.
    """
    locale = context.locale
    named = [(one, row) for one in found for row in (*one.states, *((one.nation,) if one.nation else ()))]
    rows = [row for _, row in named]
    columns: list[tuple[Column, Sequence[Cell]]] = [
        (Column(locale.say("figures.columns.area")), [Cell(area_label(locale, row.area)) for row in rows]),
        *_jobs(locale, rows),
        (Column(locale.say("jobs.table.percent"), "number"), signed_cells(locale, (row.percent for row in rows))),
        (
            Column(locale.say("local_outlook.columns.openings"), "number"),
            count_cells(locale, (row.openings for row in rows)),
        ),
    ]
    if len(found) > 1:
        occupations = label_cells(surveyed(locale).occupation(one.title) for one, _ in named)
        columns.insert(0, (Column(locale.say("figures.columns.occupation")), occupations))
    caption = locale.text("local_outlook.table", people=context.people() if len(found) == 1 else ())
    return captioned(table(locale, plain_text(caption), columns, (), (locale.say("local_outlook.note"),)), caption)


def _jobs(locale: Locale, rows: Sequence[AreaOutlook]) -> Iterator[tuple[Column, Sequence[Cell]]]:
    """Jobs in the first and the last year."""
    spans = {(row.base_year, row.target_year) for row in rows}
    first, last = locale.say("local_outlook.columns.base"), locale.say("local_outlook.columns.projected")
    if len(spans) == 1:
        ((base, target),) = spans
        first = locale.say("jobs.table.jobs", year=str(base))
        last = locale.say("jobs.table.projected", year=str(target))
    else:
        years = [Cell(locale.span(row.base_year, row.target_year)) for row in rows]
        yield Column(locale.say("local_outlook.columns.years")), years
    yield Column(first, "number"), count_cells(locale, (row.base for row in rows))
    yield Column(last, "number"), count_cells(locale, (row.projected for row in rows))
