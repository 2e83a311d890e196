"""A leaflet: the six panels of a sheet that is folded, from the parts of a handout and from figures of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, get_args

from brochure.compose.amounts import amount, month
from brochure.compose.area_statements import NATION, area_label
from brochure.compose.blocks import BarChart, DataTable, KeyFigure, Text
from brochure.compose.context import Context
from brochure.compose.document import pay_level
from brochure.compose.essentials.standing import stands_alone
from brochure.compose.fillers import questions_in, terms
from brochure.compose.keyfigures import (
    growth_figure,
    headline_growth,
    headline_pay,
    jobs_figure,
    openings_figure,
    pay_figure,
)
from brochure.compose.local_pay import local_figure
from brochure.compose.material import Material
from brochure.compose.paces import Pace, pace_words
from brochure.compose.requirements import EDUCATION, VARIES, level_of, requirement
from brochure.compose.short_form import SECTIONS, ShortForm, short_form_of
from brochure.compose.sources import figures_dates
from brochure.compose.strips import others
from brochure.compose.text import capitalized, uncapitalized
from brochure.locale import Locale
from brochure.profile.markdown import Run, plain_text
from brochure.profile.model import Period
from brochure.words import sentences

Figures = tuple[KeyFigure | None, KeyFigure | None, KeyFigure | None]


class Labels(NamedTuple):
    """The headings of panels and of their parts.

    ``notes`` are those of what is blank on the flap, on the three panels of the inside, and on the back.
    """

    qualities: str
    ticks: str
    questions: str
    answers: str
    words: str
    next: str
    ask: str
    school: str
    work: str
    duties: str
    conditions: str
    entry: str
    future: str
    jobs: str
    paid: str
    pay: str
    growth: str
    employers: str
    industries: str
    similar: str
    this: str
    notes: tuple[str, ...]

    @classmethod
    def of(cls, locale: Locale) -> Labels:
        return cls(**locale.table("leaflet.labels"), notes=tuple(locale.table("leaflet.notes").values()))


class Leaflet(NamedTuple):
    """What a leaflet says: the parts of ``content``, and more.

    ``summary`` is the first sentence of it, on the cover, and ``more`` the others. ``pay`` is in an area if that is
    known, ``beside`` what it is compared with. ``growth`` and ``industries`` are those of the content with
    short names. ``figures`` are the jobs, the openings and the growth, None where they are unknown. ``entry``,
    ``future`` and ``level`` say in a few words what panels on the way in, on jobs and on pay do, or are empty.
    ``terms`` are explained, ``asked`` are questions for those who have room for answers.
    """

    content: ShortForm
    labels: Labels
    summary: str
    more: str
    pay: KeyFigure | None
    beside: str
    figures: Figures
    growth: BarChart | None
    industries: DataTable | None
    entry: str
    future: str
    level: str
    terms: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    subject: str

    @property
    def parts(self) -> int:
        """The number of parts that its content has."""
        return self.content.parts


def leaflet(material: Material) -> Leaflet:
    """The leaflet of ``material``."""
    context = material.context(SECTIONS)
    content, labels = short_form_of(context, material.branding), Labels.of(context.locale)
    first, more = _divided(content, context)
    nation, near = pay_figure(context, content.period), local_figure(context)
    growth = growth_figure(context)
    asked = questions_in(context.locale, "leaflet", paid=bool(context.profile.wages)).items
    return Leaflet(
        content=content._replace(figures=figures_dates(context.locale, context.profile)),  # no outlook of a state
        labels=_labels(labels, content, context),
        summary=first,
        more=more,
        pay=near or nation,
        beside=_nation(context, nation) if near and nation else _all_jobs(context, content.period),
        figures=_figures(context, growth),
        growth=_short_names(content.growth, labels.this),
        industries=_short_heads(context.locale, content.industries),
        entry=_entry(context) or _steps(context.locale, sum(not step.is_later for step in content.essentials.path)),
        future=_pace(context.locale, growth.note if growth else ""),
        level=capitalized(pay_level(context)),
        terms=tuple(_terms(context)),
        asked=tuple(map(plain_text, asked)),
        subject=context.locale.say("leaflet.subject", title=content.title),
    )


def _labels(labels: Labels, content: ShortForm, context: Context) -> Labels:
    """``labels`` with what to do with tasks, where readers can tick these."""
    if content.essentials.self_check and not context.profile.self_check:
        return labels._replace(ticks=context.locale.say("onet.tick"))
    return labels


_THEY = re.compile(r"^They\b")


def _divided(content: ShortForm, context: Context) -> tuple[str, str]:
    """The first sentence of the summary, and the others, if they stand alone; without duties, they have no place."""
    text, spans = content.summary, sentences(content.summary)
    if len(spans) < 2 or not content.essentials.duties or not context.is_english:
        return text, ""
    others = _THEY.sub(capitalized(context.plural), text[spans[1][0] :])
    start, end = sentences(others)[0]
    return (text[: spans[0][1]], others) if stands_alone(others[start:end]) else (text, "")


_MAX_NAME, _MAX_GROUP = 26, 44  # characters of names in a narrow chart
_MIN_BARS = 2


def _short_names(chart: BarChart | None, this: str) -> BarChart | None:
    """``chart`` with ``this`` for a long name of the occupation, and without groups that have a long name.

    The whole chart is in its alternative text.
    """
    if chart is None:
        return None
    own = [bar for bar in chart.bars if bar.own]
    if len(own) != 1 or len(own[0].label) <= _MAX_NAME:
        return chart
    bars = [bar._replace(label=this, lang=None) if bar.own else bar for bar in chart.bars]
    short = tuple([bar for bar in bars if len(bar.label) <= _MAX_GROUP])
    return chart._replace(bars=short if len(short) >= _MIN_BARS else tuple(bars))


def _short_heads(locale: Locale, table: DataTable | None) -> DataTable | None:
    """``table`` with heads of columns that do not repeat that figures are medians, which its caption says."""
    if table is None:
        return None
    brief = {locale.say(f"pay.column.median.{period}", when=None): locale.say(f"leaflet.wage.{period}")
             for period in get_args(Period)}  # fmt: skip
    columns = [column._replace(header=brief.get(column.header, column.header)) for column in table.columns]
    return table._replace(columns=tuple(columns))


def _steps(locale: Locale, count: int) -> str:
    """How many steps the way in has; empty if that would be no way, or a long one."""
    return locale.say(f"leaflet.steps.{count}") if locale.has(f"leaflet.steps.{count}") else ""


def _terms(context: Context) -> Iterator[tuple[str, str]]:
    """The terms that a leaflet uses: neither codes nor, as a rule, means, which are those of industries."""
    headline = headline_pay(context)
    unused = {"soc", "mean" if headline is None or headline.wage.statistic == "median" else "median"}
    yield from [(term.name, term.meaning) for term in terms(context) if term.key not in unused]


def _nation(context: Context, pay: KeyFigure) -> str:
    """The pay in the nation, beside that in an area."""
    locale, headline = context.locale, headline_pay(context)
    when = month(locale, headline.wage.as_of) if headline and headline.wage.as_of else None
    return locale.say("leaflet.nation", area=area_label(locale, NATION), when=when, pay=pay.value)


def _all_jobs(context: Context, period: Period | None) -> str:
    """The pay of all occupations, beside that of this one; ``period`` is as in ``pay_figure``."""
    headline = headline_pay(context)
    if headline is None:
        return ""
    unit = period if headline.hourly and period else headline.wage.period
    same = (wage for wage in context.profile.wages
            if wage.value and wage.period == unit and wage.value in (headline.value, headline.hourly))  # fmt: skip
    locale = context.locale
    compared = others(locale, next(same, replace(headline.wage, period=unit)))
    return locale.say("leaflet.others", occupations=compared.label, pay=amount(locale, compared.value, unit))


def _figures(context: Context, growth: KeyFigure | None) -> Figures:
    """Jobs, openings and growth; without openings, how many jobs there will be more or fewer."""
    jobs, openings = jobs_figure(context), openings_figure(context)
    row, _ = headline_growth(context)
    projections = context.profile.projections
    if openings is None and projections and row and row.change and not context.part(row.title):
        locale, kind = context.locale, "more" if row.change > 0 else "fewer"
        label = locale.say(f"leaflet.{kind}_jobs", year=str(projections.target_year))
        openings = KeyFigure(locale.number(abs(row.change)), label)
        jobs = jobs and jobs._replace(note="")
    return jobs, openings, growth and growth._replace(note="")


def _entry(context: Context) -> str:
    """The usual education in a few words, if there is one."""
    quick = context.profile.quick_facts
    value = (quick and quick.education) or ""
    level, label = level_of(value), requirement(value, context.vocabulary)
    if not value or level == VARIES or label.lang:
        return ""
    if level in EDUCATION:
        return context.locale.say(f"leaflet.education.{level}")
    return context.locale.say("leaflet.other_education", education=uncapitalized(label.text))


def _pace(locale: Locale, note: str) -> str:
    """How the number of jobs changes, from the ``note`` of its figure."""
    pace = next((pace for pace in get_args(Pace) if pace_words(locale, pace) == note), None)
    return locale.say(f"leaflet.pace.{pace}") if pace else capitalized(note)


def explained(term: str, meaning: str) -> Text:
    """A term, in bold, and its meaning."""
    return Run(f"{term}.", bold=True), Run(f" {meaning}")
