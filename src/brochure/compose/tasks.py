"""What people in an occupation do, in the words of O*NET: its tasks, and what they are called.

Tasks are quoted as they are. They stand where the profile has no text of its own on what they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.compose.blocks import Block, BulletList, Paragraph, Run, Text
from brochure.compose.context import Context
from brochure.compose.onet import (
    also_called,
    listed,
    quoted,
    quoted_lang,
    release,
    specializations,
    tools,
)
from brochure.compose.text import tidy

MAX_TASKS = 8
SHEET_TASKS = 5  # on a fact sheet, which has two pages
COMPACT_TASKS, LEAST_TASKS = 4, 3  # on one that would otherwise be a little, or much, too long
TICKS = 3  # tasks that a reader can tick
FIRST = 4  # tasks that are too important to be among those
MAX_TICK = 60  # characters of a task to tick, where possible
MAX_BRIEF = 100  # characters of a task where there is little room, if possible
MAX_DUTY = 150  # characters of a task in a short form, where possible


class Told(NamedTuple):
    """Tasks by their use in short forms: those that say what people do, and those that readers can tick."""

    duties: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()


def tasks(context: Context) -> tuple[str, ...]:
    """The tasks, each once; none if the profile says in its own words what they do."""
    profile = context.profile
    if profile.duties or profile.sections.what_they_do:
        return ()
    lang = quoted(context).lang
    return tuple(dict.fromkeys([tidy(task, lang) for task in profile.tasks]))


def told(context: Context) -> Told:
    """The tasks of a short form, none of them twice; long ones are left out if there are others.

    Brief ones after the first are to tick, unless the profile has sentences for that or few tasks.
    """
    every = tasks(context)
    brief = [task for task in every if len(task) <= MAX_DUTY]
    kept = brief if len(brief) >= FIRST else list(every)
    ticks = [] if context.profile.self_check else _to_tick(kept[FIRST:])
    return Told(tuple([task for task in kept if task not in ticks]), tuple(ticks))


def _to_tick(left: Sequence[str]) -> list[str]:
    """The first brief ones of tasks, or else the briefest, in their order; none if there are too few."""
    if len(left) < TICKS:
        return []
    brief = [task for task in left if len(task) <= MAX_TICK]
    chosen = brief[:TICKS] if len(brief) >= TICKS else sorted(left, key=len)[:TICKS]
    return [task for task in left if task in chosen]


def what_they_do(context: Context, compact: int = 0) -> tuple[Block, ...]:
    """The section on what people do; empty if there are no tasks. A ``compact`` one has so many, and fewer names."""
    locale, lang = context.locale, quoted_lang(context)
    most = compact or (SHEET_TASKS if context.is_bare else MAX_TASKS)
    found = tasks(context)
    if not found:
        return ()
    brief = [task for task in found if len(task) <= MAX_BRIEF]
    found = tuple(brief[:most]) if compact and len(brief) >= most else found[:most]
    number = release(context.profile)
    said = locale.text("onet.tasks_of", release=number) if number else locale.text("onet.tasks")
    items = tuple([(Run(task, lang=lang),) for task in found])
    return (Paragraph(said), BulletList(items), *list(names(context))[: 1 if compact else None])


def names(context: Context) -> Iterator[Block]:
    """What they are also called, narrower occupations, and tools, a paragraph each."""
    for label, text in facts(context):
        yield Paragraph((Run(f"{label}:", bold=True), Run(" "), *text))


def facts(context: Context) -> Iterator[tuple[str, Text]]:
    """The same as pairs of a label and a sentence."""
    locale = context.locale
    found = (
        (locale.say("onet.also_called"), also_called(context)),
        (locale.say("onet.specializations"), specializations(context)),
        (locale.say("onet.tools"), tools(context)),
    )
    yield from [(label, listed(locale, items)) for label, items in found if items]
