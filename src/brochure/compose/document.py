"""The whole document: title, summary, key figures, the sections of the style, and fillers for the last page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from brochure.artwork import Artwork
from brochure.compose.blocks import Block, Document, Illustration, Section
from brochure.compose.brand import imprint, with_imprint
from brochure.compose.context import Context
from brochure.compose.fillers import fillers
from brochure.compose.jobs import environment, jobs_and_outlook, outlook
from brochure.compose.keyfigures import facts, key_figures
from brochure.compose.local_outlook import local_outlook
from brochure.compose.material import Material
from brochure.compose.naming import is_all_occupations
from brochure.compose.next_steps import next_steps
from brochure.compose.pay import pay
from brochure.compose.prose import prose
from brochure.compose.requirements import entry, first_step, level_of
from brochure.compose.similar import listed, similar
from brochure.compose.sources import MAX_SOC_CODES, credit, license_line, sources
from brochure.compose.text import tidy
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.model import Profile
from brochure.style.model import SectionKey, Style


def _next_steps_and_sources(context: Context) -> tuple[Block, ...]:
    return (*next_steps(context), *sources(context))


Composer = Callable[[SectionKey, Context, Style], Iterator[Section]]
"""Composes the sections that a key in a style stands for: usually one, none if there is nothing to say."""


def _section(name: str, blocks_of: Callable[[Context], tuple[Block, ...]]) -> Composer:
    """Composes one section, whose title is the message of this ``name``."""

    def compose_section(key: SectionKey, context: Context, _style: Style) -> Iterator[Section]:
        if blocks := blocks_of(context):
            yield _titled(key, context.locale.say(f"brochure.title.{name}"), blocks, context.locale)

    return compose_section


def _work(key: SectionKey, context: Context, _style: Style) -> Iterator[Section]:
    """What they do, in the words of the profile or else as a list of tasks, and whether that is for the reader."""
    locale, profile = context.locale, context.profile
    title, written = locale.say("brochure.title.what_they_do"), prose(context.sections.what_they_do, context.vocabulary)
    if written:
        yield _titled(key, title, written, locale)
    elif profile.tasks:
        from brochure.compose.tasks import COMPACT_TASKS, LEAST_TASKS, what_they_do  # noqa: PLC0415  most have none

        compact, least = what_they_do(context, COMPACT_TASKS), what_they_do(context, LEAST_TASKS)
        yield _titled(key, title, what_they_do(context), locale)._replace(compact=compact, least=least)
    if profile.interests or profile.skills:
        from brochure.compose.interests import is_it_you  # noqa: PLC0415

        if blocks := is_it_you(context):
            compact = is_it_you(context, is_compact=True) if context.is_bare else ()
            yield _titled(IS_IT_YOU, locale.say("onet.title"), blocks, locale)._replace(compact=compact)


def _similar(key: SectionKey, context: Context, style: Style) -> Iterator[Section]:
    """A table with a compact form, or a list of the nearest occupations and a section with a list of the others."""
    locale = context.locale
    title = locale.say("brochure.title.similar")
    if style.similar == "lists":
        near, others = listed(context)
        more = locale.say("brochure.title.more_similar")
        found = [_titled(key, title, near, locale), _titled(MORE_SIMILAR, more, others, locale)]
    else:
        whole, compact = similar(context)
        found = [_titled(key, title, whole, locale)._replace(compact=compact)]
    yield from [section for section in found if section.blocks]


def _titled(key: str, title: str, blocks: tuple[Block, ...], locale: Locale) -> Section:
    return Section(key, title, blocks, locale.say("brochure.continued", title=title))


IS_IT_YOU = "is_it_you"
"""The key of the section on interests and skills, which follows what they do."""

MORE_SIMILAR = "more_similar"
"""The key of the section with the other similar occupations, if they are lists."""

SECTIONS: dict[SectionKey, Composer] = {
    "what_they_do": _work,
    "work_environment": _section("work_environment", environment),
    "how_to_become_one": _section("how_to_become_one", entry),
    "pay": _section("pay", pay),
    "job_outlook": _section("job_outlook", lambda context: (*outlook(context), *local_outlook(context))),
    "similar": _similar,
    "next_steps": _section("next_steps", next_steps),
    "sources": _section("sources", sources),
}

MERGED = frozenset(("work_environment", "job_outlook", "next_steps", "sources"))
"""Sections that a fact sheet merges in pairs, so that it is two pages long."""

FACT_SHEET_PAGES = (2,)
"""A fact sheet is the two sides of a sheet."""

FACT_SHEET = {key: composer for key, composer in SECTIONS.items() if key not in MERGED} | {
    "job_outlook": _section("jobs_and_outlook", lambda context: (*jobs_and_outlook(context), *local_outlook(context))),
    "sources": _section("read_more", _next_steps_and_sources),
}


def compose(material: Material, style: Style) -> Document:
    """The document of ``material`` with the sections of ``style``, in that order; empty ones are left out.

    Local pay is added to the section on pay. What the branding says stands above the title and before the sources.
    """
    profile, context = material.profile, material.context(style.sections)
    is_sheet = is_fact_sheet(context, style.sections)
    composers = FACT_SHEET if is_sheet else SECTIONS
    sections = tuple(
        [section for key in style.sections if key in composers for section in composers[key](key, context, style)]
    )
    branded = imprint(context, material.branding)
    sections = with_imprint(sections, branded, context, with_lists=style.similar == "lists")
    title = context.title.text
    field = context.vocabulary.field(profile.cluster, profile.category)
    return Document(
        title=title,
        lang=context.lang,
        composed=context.locale.lang,
        own=context.title.lang,
        summary_lang=context.own_lang if profile.summary else None,
        foreign=profile.foreign if profile.summary else (),
        eyebrow=eyebrow(context.locale, field.text, profile.soc),
        eyebrow_lang=field.lang,
        summary=summary(context),
        key_figures=key_figures(context),
        facts=facts(context, has_entry=any(section.key == "how_to_become_one" for section in sections)),
        sections=sections,
        attribution=" ".join(filter(None, (credit(context.locale, profile, material.local), _license(context)))),
        running_left=title,
        running_right=field.text,
        subject=context.locale.say("brochure.subject", title=title),
        keywords=keywords(profile),
        fillers=fillers(context, with_short=is_sheet or style.page.columns == 1),
        page_count=FACT_SHEET_PAGES if is_sheet else (),
        notes=context.locale.say("brochure.notes"),
        page_label=context.locale.say("brochure.page", number="{number}", total="{count}"),
        image=_illustration(context, material.picture),
        imprint=branded,
    )


def _license(context: Context) -> str:
    """The wording of the license of O*NET, unless it stands with the sources."""
    return "" if "sources" in context.keys else license_line(context.locale, context.profile)


def _illustration(context: Context, picture: Artwork | None) -> Illustration | None:
    image = context.profile.image
    if picture is None or image is None:
        return None
    return Illustration(picture, tidy(image.alt), tidy(image.credit or ""), context.own_lang)


def is_fact_sheet(context: Context, sections: Sequence[SectionKey]) -> bool:
    """Whether a document is a fact sheet: no prose, jobs and projections, and all sections that can be merged."""
    profile = context.profile
    return context.is_bare and bool(profile.employment and profile.projections) and MERGED.issubset(sections)


def eyebrow(locale: Locale, name: str, soc: Sequence[str]) -> str:
    """``Construction · SOC 47-2111`` with the ``name`` of the field; of many codes, the first and how many more.

    All of them are listed with the sources.
    """
    if len(soc) > MAX_SOC_CODES:
        codes = locale.say("brochure.code_and_others", code=soc[0], others=locale.number(len(soc) - 1))
    else:
        codes = locale.say("brochure.codes", codes=", ".join(soc)) if soc else ""
    return " · ".join(filter(None, (name, codes)))


def keywords(profile: Profile) -> tuple[str, ...]:
    """Aliases, category, cluster and SOC codes, each once."""
    words = (*profile.aliases, profile.category, profile.cluster, *profile.soc)
    return tuple(dict.fromkeys(filter(None, words)))


_PAY = ((1.5, "well_above"), (1.1, "above"), (0.9, "near"), (2 / 3, "below"), (0, "well_below"))
"""Minimum ratios of pay to the median for all occupations, and the names of such levels."""

_GROWTH = {
    "much faster than average": "much_faster",
    "faster than average": "faster",
    "as fast as average": "average",
    "about as fast as average": "average",
    "average": "average",
    "slower than average": "slower",
    "little or no change": "no_change",
}
"""The names of outlooks that say how jobs change; by how much they decline is told by the figure alone."""


def summary(context: Context) -> str:
    """The summary of the profile, or else, for a fact sheet, one composed from its figures; may be empty."""
    profile = context.profile
    if context.summary:
        return context.tidy(context.summary.strip())
    if not context.is_bare:
        return ""
    education = profile.quick_facts.education if profile.quick_facts else None
    first = first_step(context.locale, level_of(education))
    return " ".join(filter(None, (_in_figures(context), first)))


def _in_figures(context: Context) -> str:
    """A sentence on pay and growth; empty if neither is known."""
    locale, pay, growth = context.locale, pay_level(context), _growth(context)
    if pay and growth:
        return locale.say("brochure.summary.pay_and_growth", level=pay, growth=growth)
    if pay:
        return locale.say("brochure.summary.pay", level=pay)
    return locale.say("brochure.summary.growth", growth=growth) if growth else ""


def pay_level(context: Context) -> str:
    """Pay compared with all occupations: ``well above the median for all occupations``.

    Empty if there are wages of several occupations.
    """
    wages = context.profile.wages
    if len(wages) != 1 or wages[0].value is None or wages[0].statistic != "median":
        return ""
    everyone = next((row.value for row in wages[0].comparisons if is_all_occupations(row.name)), None)
    if everyone is None or everyone.at_least:
        return ""
    ratio = wages[0].value.value / everyone.value
    level = next(level for minimum, level in _PAY if ratio >= minimum)
    return context.locale.say(f"brochure.pay_level.{level}")


def _growth(context: Context) -> str:
    """The projected change in jobs as a clause, from the outlook in words or else from the sign of the growth."""
    projections = context.profile.projections
    view = folded(projections.outlook or "") if projections else ""
    growth = _GROWTH.get(view, "")
    if not growth:
        if context.growth is None or not (view == "decline" or context.growth):
            return ""
        growth = "more" if context.growth > 0 else "fewer"
    return context.locale.say(f"brochure.growth.{growth}")
