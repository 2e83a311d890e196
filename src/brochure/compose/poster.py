"""A poster: what can be read from three meters about an occupation, and a code that leads to the rest.

It takes what a handout says and makes it shorter. Everything is whole; layout leaves out what has no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brochure.compose.amounts import amount
from brochure.compose.blocks import Fact, KeyFigure, QrLink, Text
from brochure.compose.context import Context
from brochure.compose.essentials import Duty, Step
from brochure.compose.essentials.choosing import short
from brochure.compose.essentials.path import MIN_STEPS
from brochure.compose.keyfigures import (
    facts,
    growth_figure,
    headline_pay,
    jobs_figure,
    openings_figure,
    pay_figure,
)
from brochure.compose.local_pay import local_figure, local_source
from brochure.compose.material import Material
from brochure.compose.naming import without_scope
from brochure.compose.short_form import SECTIONS, ShortForm, short_form_of
from brochure.compose.sources import figures_dates
from brochure.compose.strips import others
from brochure.locale import Locale, locale_of
from brochure.profile.markdown import Run, plain_text
from brochure.words import sentences

MAX_FIGURES = 3
MAX_ENTRIES = 4
MAX_STEPS = 4
BRIEF = 40  # characters of a duty that stands on one line
LATER = 6  # characters that a duty can be longer than the one after it, and still be better
SENTENCE = 110  # characters of the sentence below the title, where possible

_EMPTY = "next_job"
"""The kind of a step that says nothing without its text."""

_DISPENSABLE = ("high_school", "first_job", "optional_license", "optional_certification")
"""Kinds of steps that are left out where there are more than a poster has, the first ones first."""

_SAME = 0.03  # pay that differs less from that of all jobs is about the same
_TIMES = 1.95  # from here on pay is so many times that of all jobs, below it so many percent more


class Labels(NamedTuple):
    """The headings of the parts."""

    duties: str
    employers: str
    path: str

    @classmethod
    def of(cls, locale: Locale) -> Labels:
        return cls(**locale.table("poster.labels"))


class PayBar(NamedTuple):
    """Pay as a bar beside that of all jobs, in dollars; ``is_open`` is an "at least" value.

    ``text`` is the pay, ``label`` says what it is and how it compares. Without ``everyone``, there is nothing to
    compare it with.
    """

    text: str
    label: str
    value: float
    is_open: bool
    everyone: float | None
    everyone_text: str


class Entry(NamedTuple):
    """A row of the list: a duty, or an employer with its share as ``value``."""

    text: Text
    value: str = ""


class Listing(NamedTuple):
    """What they do, or else who hires."""

    heading: str
    entries: tuple[Entry, ...]


class Poster(NamedTuple):
    """What a poster says. ``content`` is the handout that it is made of, with title, field, cluster and languages.

    ``pay`` is absent where it is unknown; then ``hero`` is the figure that stands in its place, if there is any.
    ``path`` has at most four steps; without steps, ``facts`` say what is asked for. ``credits`` are
    the dates and sources of figures, a paragraph each.
    """

    content: ShortForm
    sentence: str
    pay: PayBar | None
    hero: KeyFigure | None
    figures: tuple[KeyFigure, ...]
    listing: Listing | None
    path: tuple[Step, ...]
    facts: tuple[Fact, ...]
    code: QrLink | None
    credits: tuple[str, ...]
    labels: Labels
    subject: str

    @property
    def parts(self) -> int:
        """The number of parts that it has."""
        return sum(map(bool, (self.pay or self.hero, self.figures, self.listing, self.path or self.facts, self.code)))


def poster(material: Material) -> Poster:
    """The poster of ``material``, with pay in the first area."""
    context = material.context(SECTIONS)
    content = short_form_of(context, material.branding)
    labels = Labels.of(context.locale)
    bar = _pay_bar(context)
    figures = _figures(context, content)
    hero = figures[0] if figures and bar is None else None
    path = _steps(content.essentials.path)
    return Poster(
        content=content,
        sentence=_sentence(context, content),
        pay=bar,
        hero=hero,
        figures=figures[1:] if hero else figures,
        listing=_listing(content, labels, are_ranked=bool(context.profile.duties)),
        path=path,
        facts=() if path else facts(context, has_entry=False)[:MAX_FIGURES],
        code=content.codes[0] if content.codes else None,
        credits=_credits(context, content),
        labels=labels,
        subject=context.locale.say("poster.subject", title=content.title),
    )


def _credits(context: Context, content: ShortForm) -> tuple[str, ...]:
    """The dates and sources of figures and facts, a paragraph each; posters have no outlook of a state."""
    dates = figures_dates(context.locale, context.profile)
    found = (dates, plain_text(local_source(context)), content.onet_license, content.attribution)
    return tuple(filter(None, found))


def sign(material: Material) -> Poster:
    """The same on a table-top sign."""
    content = poster(material)
    locale = locale_of(content.content.composed)
    credits_due = tuple([one for one in content.credits if one != content.content.onet_license])  # it has no duties
    subject = locale.say("poster.sign_subject", title=content.content.title)
    return content._replace(subject=subject, credits=credits_due)


def _sentence(context: Context, content: ShortForm) -> str:
    """The first sentence of the summary, without its additions if it is long and in English."""
    spans = sentences(content.summary)
    first = content.summary[slice(*spans[0])] if spans else ""
    return short(first, SENTENCE) if context.is_english else first


def _pay_bar(context: Context) -> PayBar | None:
    headline = headline_pay(context)
    if headline is None:
        return None
    stated = [wage for wage in context.profile.wages
              if (wage.period, wage.value) == (headline.wage.period, headline.value)]  # fmt: skip
    wage, locale = stated[0] if stated else headline.wage, context.locale
    all_jobs = locale.say("poster.all_jobs")
    everyone = others(locale, wage, all_jobs)
    compared = ""
    if everyone.label == all_jobs and not everyone.value.at_least:
        compared = _compared(locale, headline.value.value / everyone.value.value, is_open=headline.value.at_least)
    figure = pay_figure(context, marks_open=not compared)
    if figure is None:
        return None
    what = figure.label
    if local_figure(context):
        what = locale.say("key_figures.national", label=what)
    return PayBar(
        text=figure.value,
        label=locale.say("poster.pay", pay=what, compared=compared),
        value=headline.value.value,
        is_open=headline.value.at_least,
        everyone=everyone.value.value,
        everyone_text=locale.say(
            "poster.all_jobs_pay", jobs=everyone.label, pay=amount(locale, everyone.value, wage.period)
        ),
    )


def _compared(locale: Locale, ratio: float, *, is_open: bool) -> str:
    """How pay compares with that of all jobs: ``4 times that of all jobs``, ``26% more than all jobs``."""
    if is_open and ratio < _TIMES:
        return ""
    if is_open:
        return locale.say("poster.compared.at_least", times=locale.number(int(10 * ratio) / 10))
    if ratio >= _TIMES:
        return locale.say("poster.compared.times", times=locale.number(round(ratio, 1)))
    if abs(ratio - 1) < _SAME:
        return locale.say("poster.compared.same")
    percent = locale.percent(round(100 * abs(ratio - 1)))
    if ratio > 1:
        return locale.say("poster.compared.more", percent=percent)
    return locale.say("poster.compared.less", percent=percent)


def _figures(context: Context, content: ShortForm) -> tuple[KeyFigure, ...]:
    """Pay in an area, openings, jobs and growth: at most three, so the number of jobs goes first."""
    local, openings, jobs, growth = (
        local_figure(context), openings_figure(context), jobs_figure(context),
        growth_figure(context, is_brief=True),
    )  # fmt: skip
    if growth:
        growth = growth._replace(note=_everyone(context.locale, content) or growth.note)
    found = list(filter(None, (local, openings, jobs, growth)))
    if len(found) > MAX_FIGURES:
        found = [figure for figure in found if figure is not jobs]
    return tuple(found)


def _everyone(locale: Locale, content: ShortForm) -> str:
    """The growth of all jobs, if it is known and not that of the occupation."""
    bars, everyone = content.growth.bars if content.growth else (), locale.say("names.all_occupations")
    text = next((bar.text for bar in bars if bar.label == everyone and not bar.own), "")
    return locale.say("poster.all_jobs_growth", growth=text) if text else ""


def _listing(content: ShortForm, labels: Labels, *, are_ranked: bool) -> Listing | None:
    """Duties, or else employers. Duties that ``are_ranked`` are those that the profile lists as such."""
    if told := content.essentials.duties:
        return Listing(
            labels.duties, tuple([Entry(duty.text) for duty in (told[:MAX_ENTRIES] if are_ranked else _briefest(told))])
        )
    if content.employers and content.employers.bars:
        rows = [Entry((Run(without_scope(bar.label), lang=bar.lang),), bar.text) for bar in content.employers.bars]
        return Listing(labels.employers, tuple(rows))
    return None


def _briefest(told: Sequence[Duty]) -> list[Duty]:
    """Those duties, in their order, that are brief or stand first."""
    costs = [max(len(duty.phrase), BRIEF) + LATER * place for place, duty in enumerate(told)]
    order = sorted(range(len(told)), key=costs.__getitem__)
    return [told[place] for place in sorted(order[:MAX_ENTRIES])]


def _steps(path: Sequence[Step]) -> tuple[Step, ...]:
    """As many steps as a poster has; those that say least of the way in are left out first."""
    kept = [step for step in path if step.kind != _EMPTY and not step.is_later]
    if len(kept) < MIN_STEPS:
        kept = list(path)
    for kind in _DISPENSABLE:
        if len(kept) <= MAX_STEPS:
            break
        kept = [step for step in kept if step.kind != kind]
    return tuple(kept[:MAX_STEPS])
