"""Sources, the dates of figures, and the credit that the Bureau requires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brochure.compose.addresses import typed
from brochure.compose.amounts import month
from brochure.compose.blocks import Block, Paragraph, Run, Text
from brochure.compose.context import Context
from brochure.compose.job_statements import figures_statement
from brochure.compose.link_roles import chosen
from brochure.compose.local_outlook import outlook_source
from brochure.compose.local_pay import local_source
from brochure.compose.text import tidy
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.model import LocalPay, Profile, Source
from brochure.profile.onet import uses_onet

if TYPE_CHECKING:
    from brochure.profile.find import Header


MAX_SOC_CODES = 3
"""Up to this many SOC codes fit above the title; more are listed with the sources unless a table has them."""


def sources(context: Context) -> tuple[Block, ...]:
    """The section on sources: citations, dates of figures, and SOC codes that have no other place."""
    profile, locale = context.profile, context.locale
    coded = {url for _, url in chosen(profile)} if "next_steps" in context.keys else set()
    blocks = [Paragraph(_of_onet(source, context) or _citation(source, context, coded), "note")
              for source in profile.sources]  # fmt: skip
    if survey := local_source(context):
        blocks.append(Paragraph(survey, "note"))
    if states := outlook_source(context):
        blocks.append(Paragraph(states, "note"))
    if dates := figures_dates(locale, profile):
        blocks.append(Paragraph((Run(dates),), "note"))
    if len(profile.soc) > MAX_SOC_CODES and not set(profile.soc) <= _tabled(context):
        blocks.append(Paragraph(locale.text("sources.codes", codes=", ".join(profile.soc)), "note"))
    return tuple(blocks)


def _tabled(context: Context) -> set[str | None]:
    """The SOC codes in the table of projections; none if the document has no table."""
    projections = context.profile.projections
    rows = projections.rows if projections and "job_outlook" in context.keys else ()
    return {row.soc for row in rows} if len(rows) > 1 else set()


def _of_onet(source: Source, context: Context) -> Text:
    """The wording of the license of O*NET for a ``source`` that is a release of it; empty for any other."""
    if "O*NET" not in (source.title or ""):
        return ()
    from brochure.compose.onet import license_text, release_of  # noqa: PLC0415  most brochures have none

    number = release_of(source)
    return license_text(context.locale, number, source.url) if number else ()


def _citation(source: Source, context: Context, coded: set[str]) -> Text:
    """Publisher, *title*, modified August 28, 2025. Address.

    The title, or else the publisher, is a link. The address is not printed if it is that of a code.
    """
    locale, lang, url = context.locale, context.own_lang, source.url
    publisher, title = context.vocabulary.publisher(source.publisher), tidy(source.title or "")
    return locale.text(
        "sources.citation",
        publisher=(Run(publisher.text, href=None if title else url, lang=publisher.lang),),
        title=(Run(title, italic=True, href=url, lang=lang),) if title else None,
        day=locale.day(source.modified) if source.modified else None,
        address=(Run(typed(url), href=url),) if url and url not in coded else None,
    )


def figures_dates(locale: Locale, profile: Profile) -> str:
    """The dates of wages, jobs and projections."""
    spans = profile.projections
    is_used = spans and (spans.outlook or spans.openings_per_year is not None or spans.comparisons or spans.rows)
    return figures_statement(
        locale,
        (month(locale, wage.as_of) for wage in profile.wages if wage.as_of),
        (str(statement.as_of) for statement in profile.employment if statement.as_of),
        [(spans.base_year, spans.target_year)] if spans and is_used else [],
    )


_BUREAU = "bureau of labor statistics"
_HOST = "bls.gov"


def attribution(locale: Locale) -> str:
    """The credit that the Bureau asks for."""
    return locale.say("sources.attribution")


def credit(locale: Locale, profile: Profile, local: LocalPay | None = None) -> str:
    """The credit for a document about ``profile``, with ``local`` pay if given; empty if none is required."""
    has_figures = bool(profile.wages or profile.employment or profile.projections)
    origins = (text for source in profile.sources for text in (source.publisher, source.title, source.url) if text)
    has_survey = local is not None and any(any(occupation.areas) for occupation in local.occupations)
    return attribution(locale) if has_survey or _requires_credit(list(origins), has_figures=has_figures) else ""


def license_line(locale: Locale, profile: Profile) -> str:
    """The wording of the license of O*NET for a document without a section on sources; empty if nothing is from it."""
    if not uses_onet(profile):
        return ""
    from brochure.compose.onet import license_line as wording  # noqa: PLC0415  most brochures have none

    return wording(locale, profile)


def requires_credit(header: Header) -> bool:
    """Whether a profile requires the credit, judged by its header."""
    return _requires_credit(header.origins, has_figures=header.has_figures)


def _requires_credit(origins: Iterable[str], *, has_figures: bool) -> bool:
    """Whether a publisher, title or address in ``origins`` is that of the Bureau.

    Figures without sources are assumed to be the Bureau's, because the keys of profiles are its survey's columns.
    """
    known = list(origins)
    return any(map(_is_bureau, known)) if known else has_figures


def _is_bureau(origin: str) -> bool:
    if "://" in origin:
        host = _host(origin)
        return host == _HOST or host.endswith(f".{_HOST}")
    name = folded(origin)
    return _BUREAU in name or "bls" in name.split()


def _host(address: str) -> str:
    """The host name of ``address``; empty if it has none or is invalid, because headers are not validated."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
