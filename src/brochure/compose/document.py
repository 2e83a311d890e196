"""The whole document: title, summary, key figures, the sections of the style, and fillers for the last page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from brochure.artwork import Artwork
from brochure.compose.blocks import Block, Document, Illustration, Section
from brochure.compose.context import Context
from brochure.compose.fillers import fillers
from brochure.compose.jobs import environment, jobs_and_outlook, outlook
from brochure.compose.keyfigures import facts, key_figures
from brochure.compose.naming import is_all_occupations
from brochure.compose.next_steps import next_steps
from brochure.compose.pay import pay
from brochure.compose.prose import prose
from brochure.compose.requirements import entry, first_step
from brochure.compose.similar import listed, similar
from brochure.compose.sources import MAX_SOC_CODES, credit, sources
from brochure.compose.text import capitalized, tidy
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.model import LocalPay, Profile
from brochure.style.model import SectionKey, Style


def _duties(context: Context) -> tuple[Block, ...]:
    return prose(context.sections.what_they_do, context.own_lang)


def _next_steps_and_sources(context: Context) -> tuple[Block, ...]:
    return (*next_steps(context), *sources(context))


Composer = Callable[[SectionKey, Context, Style], Iterator[Section]]
"""Composes the sections that a key in a style stands for: usually one, none if there is nothing to say."""


def _section(title: str, blocks_of: Callable[[Context], tuple[Block, ...]]) -> Composer:
    def compose_section(key: SectionKey, context: Context, _style: Style) -> Iterator[Section]:
        if blocks := blocks_of(context):
            yield _titled(key, title, blocks)

    return compose_section


def _similar(key: SectionKey, context: Context, style: Style) -> Iterator[Section]:
    """A table with a compact form, or a list of the nearest occupations and a section with a list of the others."""
    if style.similar == "lists":
        near, others = listed(context)
        found = [_titled(key, SIMILAR, near), _titled(MORE_SIMILAR, "More similar occupations", others)]
    else:
        whole, compact = similar(context)
        found = [_titled(key, SIMILAR, whole)._replace(compact=compact)]
    yield from [section for section in found if section.blocks]


def _titled(key: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(key, title, blocks, f"{title}, continued")


SIMILAR, MORE_SIMILAR = "Similar occupations", "more_similar"
"""The title of a section, and the key of the section with the other similar occupations, if they are lists."""

SECTIONS: dict[SectionKey, Composer] = {
    "what_they_do": _section("What they do", _duties),
    "work_environment": _section("Work environment", environment),
    "how_to_become_one": _section("How to become one", entry),
    "pay": _section("Pay", pay),
    "job_outlook": _section("Job outlook", outlook),
    "similar": _similar,
    "next_steps": _section("Where to go next", next_steps),
    "sources": _section("Sources", sources),
}

MERGED = frozenset(("work_environment", "job_outlook", "next_steps", "sources"))
"""Sections that a fact sheet merges in pairs, so that it is two pages long."""

FACT_SHEET_PAGES = (2,)
"""A fact sheet is the two sides of a sheet."""

FACT_SHEET = {key: composer for key, composer in SECTIONS.items() if key not in MERGED} | {
    "job_outlook": _section("Jobs and outlook", jobs_and_outlook),
    "sources": _section("Read more", _next_steps_and_sources),
}


def compose(
    profile: Profile,
    style: Style,
    local: LocalPay | None = None,
    picture: Artwork | None = None,
    locale: Locale | None = None,
) -> Document:
    """The document of ``profile`` with the sections of ``style``, in that order; empty ones are left out.

    ``local`` is added to the section on pay. ``picture`` is the profile's image, opened. ``locale`` is the language of
    composed text, by default that of the profile.
    """
    context = Context.of(profile, local, style.sections, locale)
    is_sheet = is_fact_sheet(context, style.sections)
    composers = FACT_SHEET if is_sheet else SECTIONS
    sections = tuple(
        [section for key in style.sections if key in composers for section in composers[key](key, context, style)]
    )
    title = tidy(profile.title)
    return Document(
        title=title,
        lang=profile.lang,
        composed=context.locale.lang,
        own=context.own_lang,
        summary_lang=context.own_lang if profile.summary else None,
        eyebrow=eyebrow(field(profile), profile.soc),
        summary=summary(context),
        key_figures=key_figures(context),
        facts=facts(context, has_entry=any(section.key == "how_to_become_one" for section in sections)),
        sections=sections,
        attribution=credit(profile, local),
        running_left=title,
        running_right=field(profile),
        subject=f"Career brochure: {title}",
        keywords=keywords(profile),
        fillers=fillers(context, with_short=is_sheet or style.page.columns == 1),
        page_count=FACT_SHEET_PAGES if is_sheet else (),
        notes="My notes",
        page_label="Page {number} of {count}",
        image=_illustration(context, picture),
    )


def _illustration(context: Context, picture: Artwork | None) -> Illustration | None:
    image = context.profile.image
    if picture is None or image is None:
        return None
    return Illustration(picture, tidy(image.alt), tidy(image.credit or ""), context.own_lang)


def is_fact_sheet(context: Context, sections: Sequence[SectionKey]) -> bool:
    """Whether a document is a fact sheet: no prose, jobs and projections, and all sections that can be merged."""
    profile = context.profile
    return context.is_bare and bool(profile.employment and profile.projections) and MERGED.issubset(sections)


def field(profile: Profile) -> str:
    """The one name that a brochure has for the occupation's field: its cluster, or else its category; may be empty.

    Schools know clusters, but one in seven occupations has none because it belongs to several.
    """
    return tidy(profile.cluster or profile.category or "")


def eyebrow(name: str, soc: Sequence[str]) -> str:
    """``Construction · SOC 47-2111`` with the ``name`` of the field; of many codes, the first and how many more.

    All of them are listed with the sources.
    """
    codes = ", ".join(soc)
    if len(soc) > MAX_SOC_CODES:
        codes = f"{soc[0]} and {len(soc) - 1} more"
    return " · ".join(filter(None, (name, codes and f"SOC {codes}")))


def keywords(profile: Profile) -> tuple[str, ...]:
    """Aliases, category, cluster and SOC codes, each once."""
    words = (*profile.aliases, profile.category, profile.cluster, *profile.soc)
    return tuple(dict.fromkeys(filter(None, words)))


_PAY = ((1.5, "well above"), (1.1, "above"), (0.9, "near"), (2 / 3, "below"), (0, "well below"))
"""Minimum ratios of pay to the median for all occupations, and what such pay is called."""


def summary(context: Context) -> str:
    """The summary of the profile, or else, for a fact sheet, one composed from its figures; may be empty."""
    profile = context.profile
    if context.summary:
        return tidy(context.summary.strip())
    if not context.is_bare:
        return ""
    pay, growth = pay_level(context), _growth(context)
    figures = capitalized(", and ".join(filter(None, (pay and f"pay is {pay}", growth))))
    education = profile.quick_facts.education if profile.quick_facts else None
    return " ".join(filter(None, (figures and f"{figures}.", first_step(education))))


def pay_level(context: Context) -> str:
    """Pay compared with all occupations, after ``is``; empty if there are wages of several occupations."""
    wages = context.profile.wages
    if len(wages) != 1 or wages[0].value is None or wages[0].statistic != "median":
        return ""
    everyone = next((row.value for row in wages[0].comparisons if is_all_occupations(row.name)), None)
    if everyone is None or everyone.at_least:
        return ""
    ratio = wages[0].value.value / everyone.value
    return f"{next(words for minimum, words in _PAY if ratio >= minimum)} the median for all occupations"


def _growth(context: Context) -> str:
    """The projected change in jobs, from the outlook in words or else from the sign of the growth."""
    projections = context.profile.projections
    view = folded(projections.outlook or "") if projections else ""
    if "average" in view:
        pace = "as fast as average" if view in ("average", "about as fast as average") else view
        return f"jobs are expected to grow {pace}"
    if view == "little or no change":
        return "the number of jobs is expected to change little"
    if context.growth is None or not (view == "decline" or context.growth):
        return ""
    return f"the number of jobs is expected to {'grow' if context.growth > 0 else 'decline'}"
