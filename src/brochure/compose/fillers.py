"""Fillers: sections that help every reader, but that layout can leave out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.compose.blocks import BulletList, Paragraph, Run, Section
from brochure.compose.context import Context
from brochure.compose.naming import explained
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
    items = questions_in("brochure", paid=bool(context.profile.wages))
    return Section(ASKED, QUESTIONS, (items,))


ASKED = "questions"
"""The key of the section with questions."""

QUESTIONS = "Questions worth asking"
MORE_QUESTIONS = "More questions worth asking"

_FIRST_JOB = "How did you get your first job in this field?"
_BEFORE = "What do you wish you had known before you began?"
_VISIT = "Could I watch for a day, volunteer, or come for an internship?"

SHORT_QUESTIONS = (_FIRST_JOB, _BEFORE, _VISIT)
"""The questions of a short form."""


def more_questions(section: Section) -> Section:
    """The section with :func:`questions` without those of a short form, for a brochure that has these elsewhere."""
    blocks = tuple(
        block._replace(items=tuple(item for item in block.items if plain_text(item) not in SHORT_QUESTIONS))
        if isinstance(block, BulletList)
        else block
        for block in section.blocks
    )
    return section._replace(title=MORE_QUESTIONS, blocks=blocks)


def questions_in(work: str, *, paid: bool) -> BulletList:
    """The questions of a ``work``, such as a brochure; ``paid``: it has figures of pay."""
    items = [
        "What does an ordinary day look like for you, and what does a hard one look like?",
        _FIRST_JOB,
        "Which classes, courses, or habits from school have turned out to matter?",
        _BEFORE,
        "How is the work changing, and what will beginners need that you did not?",
        _VISIT,
    ]
    if paid:
        items.insert(3, f"How does pay around here compare with the figures in this {work}?")
    return BulletList(tuple((Run(text),) for text in items))


def employers(context: Context) -> Section:
    """Explanations of the industries that the brochure mentions."""
    shares = (share.name for part in context.profile.employment for share in part.industries)
    paying = (row.name for wage in context.profile.wages for row in wage.industries)
    names = {folded(name): name for name in (*shares, *paying)}
    return Section(EMPLOYERS, "Who the employers are", tuple(explained(tuple(names.values()))))


def words(context: Context) -> Section:
    """Definitions of the terms that the brochure uses."""
    paragraphs = tuple(Paragraph((Run(f"{term}.", bold=True), Run(f" {meaning}"))) for term, meaning in terms(context))
    return Section("words", "Words in this brochure", paragraphs)


SOC_CODE = "SOC code"

MEANINGS = {
    "Median": "The middle: half of the workers earn more than this, and half earn less.",
    "Mean": "The average: all wages added up and divided by the number of workers.",
    "Projection": "A careful estimate of the future from past trends. It is not a promise.",
    "Openings": "New jobs, and jobs that people leave because they retire or change their work.",
    SOC_CODE: "The number of an occupation in the official list. Use it to look up the same job on other websites.",
}
"""Definitions of the terms that brochures use."""


def terms(context: Context) -> Iterator[tuple[str, str]]:
    """The terms that this brochure uses, and its kind of training, with definitions."""
    profile = context.profile
    statistics = {wage.statistic for wage in profile.wages}
    openings = profile.projections and profile.projections.openings_per_year is not None
    used = {
        "Median": "median" in statistics,
        "Mean": "mean" in statistics,
        "Projection": bool(profile.projections),
        "Openings": bool(openings),
    }
    yield from [(term, MEANINGS[term]) for term, is_used in used.items() if is_used]
    training = ((profile.quick_facts and profile.quick_facts.training) or "").lower()
    for kind, length in _TRAINING:
        if training.startswith(kind):
            yield f"{kind.capitalize()} on-the-job training", f"You learn while you work, for {length}."
    if profile.soc:
        yield SOC_CODE, MEANINGS[SOC_CODE]


_TRAINING = (
    ("short-term", "up to a month"),
    ("moderate-term", "more than a month and up to a year"),
    ("long-term", "more than a year"),
)
