"""The whole document: banner, key figures, and the sections that the style asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose import language
from brochure.compose.blocks import Block, Document, Section
from brochure.compose.context import Context
from brochure.compose.credit import credit
from brochure.compose.deck import deck
from brochure.compose.entry import entry
from brochure.compose.environment import environment
from brochure.compose.fillers import NOTES, fillers
from brochure.compose.keyfigures import facts, key_figures
from brochure.compose.next_steps import next_steps
from brochure.compose.outlook import outlook
from brochure.compose.pay import pay
from brochure.compose.prose import prose
from brochure.compose.sheet import MERGED, is_sheet, jobs_and_outlook, read_more
from brochure.compose.similar import similar
from brochure.compose.sources import SOC_CODES_SHOWN, sources
from brochure.compose.typography import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile
    from brochure.style.model import SectionKey, Style


def duties(context: Context) -> tuple[Block, ...]:
    return prose(context.profile.sections.what_they_do, context.own_lang)


SECTIONS: dict[SectionKey, tuple[str, Callable[[Context], tuple[Block, ...]]]] = {
    "what_they_do": ("What they do", duties),
    "work_environment": ("Work environment", environment),
    "how_to_become_one": ("How to become one", entry),
    "pay": ("Pay", pay),
    "job_outlook": ("Job outlook", outlook),
    "similar": ("Similar occupations", similar),
    "next_steps": ("Where to go next", next_steps),
    "sources": ("Sources", sources),
}
FACT_SHEET = {key: section for key, section in SECTIONS.items() if key not in MERGED} | {
    "job_outlook": ("Jobs and outlook", jobs_and_outlook),
    "sources": ("Read more", read_more),
}


def compose(profile: Profile, style: Style, local: LocalPay | None = None) -> Document:
    """The document of ``profile`` with the sections of ``style``, in its order; empty ones are left out.

    With ``local`` the section on pay goes on with the areas that the brochure is for.
    """
    context = Context.of(profile, local)
    sections = tuple(_sections(context, style))
    title = tidy(profile.title)
    return Document(
        title=title,
        lang=profile.lang,
        composed=language.composed(profile.lang),
        own=context.own_lang,
        summary_lang=context.own_lang if profile.summary else None,
        eyebrow=_eyebrow(profile),
        summary=deck(context),
        key_figures=key_figures(context),
        facts=facts(context, has_entry=any(section.key == "how_to_become_one" for section in sections)),
        sections=sections,
        attribution=credit(profile, local),
        running_left=title,
        running_right=tidy(profile.cluster or profile.category or ""),
        subject=f"Career brochure: {title}",
        keywords=_keywords(profile),
        fillers=fillers(context),
        notes=NOTES,
        page_label="Page {number} of {count}",
    )


def _sections(context: Context, style: Style) -> Iterator[Section]:
    made = FACT_SHEET if is_sheet(context, style.sections) else SECTIONS
    for key in style.sections:
        if key not in made:
            continue
        title, blocks_of = made[key]
        if blocks := blocks_of(context):
            yield Section(key, title, blocks, f"{title}, continued")


def _eyebrow(profile: Profile) -> str:
    """``Healthcare · SOC 29-2071``; many codes are counted here and listed under the sources."""
    codes = ", ".join(profile.soc)
    if len(profile.soc) > SOC_CODES_SHOWN:
        codes = f"{profile.soc[0]} and {len(profile.soc) - 1} more"
    return " · ".join(filter(None, (tidy(profile.category or ""), codes and f"SOC {codes}")))


def _keywords(profile: Profile) -> tuple[str, ...]:
    """For search: aliases, classification and codes, each once."""
    words = (*profile.aliases, profile.category, profile.cluster, *profile.soc)
    return tuple(dict.fromkeys(filter(None, words)))
