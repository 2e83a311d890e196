"""The section on pay: statements, percentile strips, comparison with all occupations, tables, local pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from brochure.compose.amounts import MISSING, amount, amount_words, month, not_published, value_notes
from brochure.compose.blocks import Bar, BarChart, Block, Column, DataTable, Paragraph, Text
from brochure.compose.context import Context, ranked
from brochure.compose.job_statements import ALL_JOBS
from brochure.compose.local_pay import local_pay
from brochure.compose.occupations import combined, occupations_table
from brochure.compose.pay_statements import only_wage, stale_wages, wage_statement
from brochure.compose.prose import prose
from brochure.compose.strips import strips
from brochure.compose.tables import captioned, chart_or_table, label_cells, money_cells, table
from brochure.compose.text import joined
from brochure.names import folded
from brochure.profile.model import Amount, Wage, WageRow


def pay(context: Context) -> tuple[Block, ...]:
    wages = context.profile.wages
    blocks: list[Block] = []
    defined = False
    for wage, strip in zip(wages, strips(context), strict=True):
        people, yearly = context.people(wage.occupation), _yearly(context, wage)
        statement = wage_statement(context.locale, people, wage, defined=defined, yearly=yearly)
        if text := joined([statement, _only_industry(context, wage, is_named=bool(statement))]):
            blocks.append(Paragraph(text, "lead"))
        defined = defined or (wage.statistic == "median" and wage.value is not None and not wage.value.at_least)
        if strip:
            blocks.append(strip)
    if warning := _age_warning(context):
        blocks.append(Paragraph(warning, "note"))
    blocks.extend(_comparisons(context))
    found = combined(context)
    for wage in wages:
        if wage not in found.wages:
            blocks.extend(_table(context, wage, wage.detailed, "occupation"))
        if paying := industries(context, wage):
            blocks.append(paying)
    if found.section == "pay":
        blocks.append(occupations_table(context, found))
    blocks.extend(prose(context.sections.pay, context.vocabulary))
    blocks.extend(local_pay(context))
    return tuple(blocks)


def _has_only_industry(wage: Wage) -> bool:
    """Whether a table of industries would have one row, which is a sentence."""
    return len(wage.industries) == 1 and wage.industries[0].value is not None


def _only_industry(context: Context, wage: Wage, *, is_named: bool) -> Text:
    """A sentence on the wage in a single industry; ``is_named`` is whether the one before it names the occupation.

    Empty if that is the wage of all, because all jobs are there, as the sentence on jobs says.
    """
    if not _has_only_industry(wage) or not (value := wage.industries[0].value):
        return ()
    if value == wage.value and _has_all_jobs(context, wage.industries[0].name, wage.occupation):
        return ()
    people = () if is_named else context.people(wage.occupation)
    industry = context.vocabulary.industry_in_sentence(wage.industries[0].name)
    return only_wage(context.locale, industry.runs, wage, value, people)


def _has_all_jobs(context: Context, industry: str, occupation: str | None) -> bool:
    employers = [
        share for one in context.profile.employment if one.occupation == occupation for share in one.industries
    ]
    return any(folded(share.name) == folded(industry) and share.percent >= ALL_JOBS for share in employers)


def _yearly(context: Context, wage: Wage) -> Amount | None:
    """Hourly pay by the year, as the key figures on page one state it."""
    pay = context.profile.quick_facts.pay if context.profile.quick_facts else None
    is_the_same = pay is not None and wage.period == "hourly" and wage.value == pay.hourly
    return pay.annual if pay and is_the_same else None


def _when(context: Context, wage: Wage) -> str | None:
    return month(context.locale, wage.as_of) if wage.as_of else None


def _age_warning(context: Context) -> Text:
    """A warning about wages that are more than a year older than the other figures; may be ().

    Wages with tables only are ignored if there are others, because each table shows its date.
    """
    profile = context.profile
    statements = [wage for wage in profile.wages if wage.value] or profile.wages
    dates = [wage.as_of for wage in statements if wage.as_of]
    oldest = min(dates, key=lambda date: (date.year, date.month or 0), default=None)
    others = context.newest_year
    return stale_wages(context.locale, oldest, others) if oldest and others and context.is_stale(oldest) else ()


def _comparisons(context: Context) -> Iterator[BarChart | DataTable]:
    """The pay of this occupation compared with its group and all occupations, each comparison once."""
    seen: set[tuple[WageRow, ...]] = set()
    for wage in context.profile.wages:
        if wage.comparisons and wage.comparisons not in seen:
            seen.add(wage.comparisons)
            yield comparison(context, wage)


def comparison(context: Context, wage: Wage) -> BarChart | DataTable:
    """The comparisons of ``wage`` as bars, or as a table if they are many."""
    locale, period = context.locale, wage.period
    bars = []
    caption = locale.say(f"pay.comparison.{wage.statistic}.{period}", when=_when(context, wage))
    sentences = [f"{caption}."]
    for row, own in ranked(context, wage.comparisons, lambda row: row.value == wage.value):
        label, value = context.bar_label(row.name), row.value
        if value is None:
            bars.append(Bar(label.text, None, MISSING, own, lang=label.lang))
        else:
            bars.append(
                Bar(label.text, value.value, amount(locale, value, period), own, value.at_least, lang=label.lang)
            )
        words = amount_words(locale, value, period) if value else not_published(locale)
        sentences.append(f"{label.text}: {words}.")
    notes = value_notes(locale, [bar.text for bar in bars])
    chart = BarChart(caption, " ".join(sentences), tuple(bars), notes=notes)
    return chart_or_table(chart, locale.say("figures.columns.occupation_or_group"), locale.say("pay.wage"))


def industries(context: Context, wage: Wage) -> DataTable | None:
    """The table of ``wage`` in the industries that employ the most; None if there are none or that is a sentence."""
    if _has_only_industry(wage):
        return None
    return next(_table(context, wage, wage.industries, "industry"), None)


def _table(
    context: Context, wage: Wage, rows: Sequence[WageRow], kind: Literal["occupation", "industry"]
) -> Iterator[DataTable]:
    """Wages by industry or detailed occupation."""
    if not rows:
        return
    locale, names = context.locale, context.vocabulary
    label, when = names.occupation if kind == "occupation" else names.industry, _when(context, wage)
    measure = locale.say(f"pay.column.{wage.statistic}.{wage.period}", when=None)
    columns = (
        (Column(locale.say(f"figures.columns.{kind}")), label_cells(label(row.name) for row in rows)),
        (Column(measure, "number"), money_cells(locale, (row.value for row in rows), wage.period)),
    )
    people = context.of_whom(wage.occupation)
    caption = locale.text(f"pay.by_{kind}.{wage.statistic}.{wage.period}", people=people, when=when)
    yield captioned(table(locale, "", columns), caption)
