"""Fillers: sections that help every reader, but that layout can leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from brochure.compose.blocks import BulletList, Paragraph, Run, Section, Text
from brochure.compose.context import Context
from brochure.compose.requirements import level_of
from brochure.compose.vocabulary import Vocabulary
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.markdown import plain_text


def fillers(context: Context, *, with_short: bool = False) -> tuple[Section, ...]:
    """Sections that layout can insert before the last one, the most useful first.

    If ``with_short`` is set, a long one is followed by a shorter form with the same key: a brochure of one column or
    of a few short sections has few places for them.
    """
    found: list[Section] = []
    for section in (questions(context), employers(context), words(context)):
        if section.blocks:
            found.append(section)
            if with_short and section.key in SHORT:
                found.append(_shortened(section, SHORT[section.key]))
    return tuple(found)


EMPLOYERS = "employers"
"""The key of the section that explains industries."""

SHORT = {"questions": 4, "words": 2}
"""How many questions or terms the shorter forms have, the first ones."""


def _shortened(section: Section, count: int) -> Section:
    """``section`` with its first ``count`` paragraphs or items."""
    blocks = tuple(
        block._replace(items=block.items[:count]) if isinstance(block, BulletList) else block
        for block in section.blocks[:count]
    )
    return section._replace(blocks=blocks)


def questions(context: Context) -> Section:
    """Questions to ask somebody who does this work."""
    items = questions_in(context.locale, "brochure", paid=bool(context.profile.wages))
    return Section(ASKED, context.locale.say("brochure.questions.title"), (items,))


ASKED = "questions"
"""The key of the section with questions."""

Work = Literal["brochure", "leaflet", "book"]
"""What has questions to ask, and is called so in them."""

_QUESTIONS = ("day", "first_job", "school", "before", "change", "visit")
_SHORT_QUESTIONS = ("first_job", "before", "visit")


def short_questions(locale: Locale) -> tuple[str, ...]:
    """The questions of a short form."""
    return tuple([locale.say(f"brochure.questions.{name}") for name in _SHORT_QUESTIONS])


def more_questions(locale: Locale, section: Section) -> Section:
    """The section with :func:`questions` without those of a short form, for a brochure that has these elsewhere."""
    asked = short_questions(locale)
    blocks = tuple(
        block._replace(items=tuple(item for item in block.items if plain_text(item) not in asked))
        if isinstance(block, BulletList)
        else block
        for block in section.blocks
    )
    return section._replace(title=locale.say("brochure.questions.more_title"), blocks=blocks)


def questions_in(locale: Locale, work: Work, *, paid: bool) -> BulletList:
    """The questions of a ``work``; ``paid``: it has figures of pay."""
    items = [locale.say(f"brochure.questions.{name}") for name in _QUESTIONS]
    if paid:
        items.insert(3, locale.say(f"brochure.questions.pay_in.{work}"))
    return BulletList(tuple((Run(text),) for text in items))


def employers(context: Context) -> Section:
    """Explanations of the industries that the brochure mentions."""
    shares = (share.name for part in context.profile.employment for share in part.industries)
    paying = (row.name for wage in context.profile.wages for row in wage.industries)
    names = {folded(name): name for name in (*shares, *paying)}
    title = context.locale.say("brochure.title.employers")
    return Section(EMPLOYERS, title, tuple(explained(tuple(names.values()), context.vocabulary)))


def explained(names: Sequence[str], vocabulary: Vocabulary) -> Iterator[BulletList]:
    """Explanations of these industries; none if one of them is unknown, or if there is only one."""
    sectors = list(map(vocabulary.sector, names))
    if len(names) > 1 and all(sectors):
        labels = map(vocabulary.industry, names)
        meanings = [vocabulary.locale.say(f"industries.meaning.{sector}") for sector in sectors]
        yield BulletList(tuple([
            (Run(f"{label.text}:", bold=True, lang=label.lang), Run(f" {meaning}"))
            for label, meaning in zip(labels, meanings, strict=True)
        ]))  # fmt: skip


def words(context: Context) -> Section:
    """Definitions of the terms that the brochure uses."""
    paragraphs = tuple([Paragraph(defined(one)) for one in terms(context)])
    return Section("words", context.locale.say("brochure.title.words"), paragraphs)


class Term(NamedTuple):
    """A term with its ``meaning``; ``key`` is its name among the messages."""

    key: str
    name: str
    meaning: str


def defined(term: Term) -> Text:
    """A term with its definition as a paragraph."""
    return Run(f"{term.name}.", bold=True), Run(f" {term.meaning}")


def term(locale: Locale, key: str) -> Term:
    """The term called ``key``: ``median``, ``mean``, ``projection``, ``openings``, ``soc``, or a kind of training."""
    return Term(key, locale.say(f"brochure.terms.{key}.name"), locale.say(f"brochure.terms.{key}.meaning"))


def terms(context: Context) -> Iterator[Term]:
    """The terms that this brochure uses, and its kind of training."""
    profile = context.profile
    statistics = {wage.statistic for wage in profile.wages}
    training = level_of(profile.quick_facts.training if profile.quick_facts else None)
    used = {
        "median": "median" in statistics,
        "mean": "mean" in statistics,
        "projection": bool(profile.projections),
        "openings": profile.projections is not None and profile.projections.openings_per_year is not None,
        training: training in _ON_THE_JOB,
        "soc": bool(profile.soc),
    }
    yield from [term(context.locale, key) for key, is_used in used.items() if is_used]


_ON_THE_JOB = ("short_term", "moderate_term", "long_term")
