"""Whether the work could be for a reader: the interests that it suits as a chart, and the skills that it takes."""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Bar, BarChart, Block, BulletList, Paragraph, Run, Text
from brochure.compose.context import Context
from brochure.compose.onet import listed, quoted
from brochure.compose.tables import bar_chart
from brochure.compose.text import capitalized
from brochure.compose.vocabulary import Label
from brochure.names import folded

LOWEST, HIGHEST = 1, 7
"""The ends of the scale of interests: not characteristic of the work, and highly so."""

DIGITS = 2  # after the decimal point, as O*NET has them
MAX_SKILLS = 5

_NAMES = {
    "R": "realistic", "I": "investigative", "A": "artistic", "S": "social", "E": "enterprising", "C": "conventional",
}  # fmt: skip


class Skill(NamedTuple):
    """A skill under the name that O*NET has for it, ``in_sentence``, and what somebody does who has it, or nothing."""

    in_sentence: Label
    meaning: str = ""

    @property
    def name(self) -> Label:
        """The name by itself."""
        return self.in_sentence._replace(text=capitalized(self.in_sentence.text))


class Fit(NamedTuple):
    """The interests that the work suits, under a ``title``.

    A ``chart`` of all six, if they are rated, what the leading ones mean, and the names of the ``skills`` that matter.
    """

    title: str
    chart: BarChart | None
    leading: tuple[Text, ...]
    skills: Text


def fit(context: Context) -> Fit | None:
    """The interests of the profile; None if it has none."""
    interests, locale = context.profile.interests, context.locale
    if interests is None:
        return None
    scores, names = interests.scores, {letter: locale.say(f"onet.interest.{name}") for letter, name in _NAMES.items()}
    leading = tuple([
        (Run(f"{names[letter]}.", bold=True), Run(" " + locale.say(f"onet.likes.{_NAMES[letter]}")))
        for letter in interests.code
    ])  # fmt: skip
    # Sentences to tick of the profile's own already stand under the question whether it is for the reader.
    title = locale.say("onet.likes_title") if context.profile.self_check else locale.say("onet.title")
    needed = _skills_line(context)
    if len(scores) < len(_NAMES):
        return Fit(title, None, leading, needed)
    order = sorted(scores, key=lambda letter: (letter not in interests.code, -scores[letter]))
    order[: len(interests.code)] = interests.code
    bars = [
        Bar(names[letter], scores[letter] - LOWEST, locale.formats.number(scores[letter], DIGITS), own=True)
        for letter in order
    ]
    chart = bar_chart(locale.say("onet.interests"), tuple(bars), "share")
    return Fit(title, chart._replace(whole=HIGHEST - LOWEST), leading, needed)


def _skills_line(context: Context) -> Text:
    """The names of the skills after what they are; empty without any, or if the profile has qualities of its own."""
    locale, profile = context.locale, context.profile
    if profile.qualities or profile.sections.how_to_become_one:
        return ()
    names = [one.in_sentence.runs for one in skills(context)]
    return (Run(locale.say("onet.skills") + ":", bold=True), Run(" "), *listed(locale, names)) if names else ()


def skills(context: Context) -> tuple[Skill, ...]:
    """The skills that matter most."""
    vocabulary, locale = quoted(context), context.locale
    found = []
    for skill in context.profile.skills[:MAX_SKILLS]:
        key = folded(skill.name).replace(" ", "_")
        meaning = locale.say(f"onet.skill.{key}") if locale.has(f"onet.skill.{key}") else ""
        found.append(Skill(vocabulary.skill_in_sentence(skill.name), meaning))
    return tuple(found)


def is_it_you(context: Context, *, is_compact: bool = False) -> tuple[Block, ...]:
    """The section: the chart and what the leading interests mean, then the skills unless the text has qualities.

    A fact sheet, which has two pages, has only the names of skills, and a compact section has none.
    """
    locale, found = context.locale, fit(context)
    blocks: list[Block] = []
    if found:
        blocks += [found.chart] if found.chart else []
        blocks += [] if is_compact else [Paragraph((Run(locale.say("onet.leading") + ":", bold=True),))]
        blocks += [BulletList(found.leading, is_whole=True)]
    if context.is_bare:
        blocks += [Paragraph(line)] if not is_compact and (line := _skills_line(context)) else []
    elif not context.profile.sections.how_to_become_one and (needed := skills(context)):
        blocks += [
            Paragraph((Run(locale.say("onet.skills") + ":", bold=True),)),
            BulletList(tuple(map(_item, needed)), is_whole=True),
        ]
    return tuple(blocks)


def _item(skill: Skill) -> Text:
    """``Active Listening.`` and what that means."""
    name = Run(f"{skill.name.text}.", bold=True, lang=skill.name.lang)
    return (name, Run(f" {skill.meaning}")) if skill.meaning else (name,)
