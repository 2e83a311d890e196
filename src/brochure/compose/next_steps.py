"""What to look at next: similar occupations, links, job titles to search for."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from brochure.compose.blocks import Block, BulletList, Cell, Column, Paragraph, QrLink, QrLinks, Run
from brochure.compose.context import Context
from brochure.compose.naming import listing
from brochure.compose.numbers import MISSING
from brochure.compose.requirements import requirement, requirement_lang
from brochure.compose.tables import money_cells, table, text_cells
from brochure.compose.text import about, tidy
from brochure.profile.model import Profile, WebLink


def similar(context: Context) -> tuple[Block, ...]:
    """The section on similar occupations: a table."""
    rows, own = context.profile.similar, context.own_lang
    if not rows:
        return ()
    columns = (
        (Column("Occupation"), text_cells((row.title for row in rows), own)),
        (Column("What they do"), text_cells((row.duties for row in rows), own)),
        (Column("Usual education"), [_education(row.education, own) for row in rows]),
        (Column("Median pay a year", "number"), money_cells((row.pay for row in rows), "annual")),
    )
    return (table("Occupations with similar work", columns),)


def _education(value: str | None, own: str | None) -> Cell:
    return Cell(requirement(value), lang=requirement_lang(value, own)) if value else Cell(MISSING)


_WEBSITE = "Website"
"""The title of a link whose own title is only its address."""

_MAX_CODES = 3
"""With more QR codes in a row it is hard to aim a phone at one of them."""


def next_steps(context: Context) -> tuple[Block, ...]:
    """The section on where to go next: some links as QR codes, others as a list, and job titles to look for."""
    links = list({link.url: link for link in context.profile.links}.values())
    coded = _coded(links)
    rest = [link for link in links if link not in coded]
    blocks: list[Block] = []
    if coded:
        blocks.append(QrLinks(tuple(qr_link(link, context.own_lang) for link in coded)))
    if rest:
        blocks.append(BulletList(tuple(_entry(link, context.own_lang) for link in rest)))
    if aliases := context.profile.aliases:
        names = about(lambda name: f" {name}.", listing([tidy(alias) for alias in aliases]), context.own_lang)
        blocks.append(Paragraph((Run("Job titles to look for:", bold=True), *names)))
    return tuple(blocks)


def shown(url: str) -> str:
    """An address as printed: without its scheme, ``www.`` and trailing slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url.removeprefix("mailto:")


def official_page(profile: Profile) -> WebLink | None:
    """The Bureau's page on the occupation, or else the first source that has an address."""
    sources = (
        WebLink(title=source.title or source.publisher, url=source.url) for source in profile.sources if source.url
    )
    return next(filter(_is_official, profile.links), None) or next(sources, None)


def qr_link(link: WebLink, lang: str | None) -> QrLink:
    """The QR code of ``link``, whose title is in ``lang``. A title that is the address is not printed twice."""
    if _is_its_address(link):
        return QrLink(_WEBSITE, link.url, shown(link.url), f"QR code for {link.url}")
    return QrLink(tidy(link.title), link.url, shown(link.url), f"QR code for {link.url}", lang)


def _is_its_address(link: WebLink) -> bool:
    """Whether the title of ``link`` is its address."""
    title = link.title.strip().lower()
    return shown(title if "://" in title else f"https://{title}") == shown(link.url).lower()


def _entry(link: WebLink, lang: str | None) -> tuple[Run, ...]:
    if _is_its_address(link):
        return (Run(shown(link.url), href=link.url),)
    return (Run(f"{tidy(link.title)}: ", lang=lang), Run(shown(link.url), href=link.url))


def _coded(links: Sequence[WebLink]) -> list[WebLink]:
    """The links that get a QR code, in the order of the profile.

    Preferred are one for job openings, one for other careers, and the official page; then the first of the others.
    """
    chosen: list[WebLink] = []
    for is_kind in (_is_openings, _is_other_careers, _is_official):
        chosen.extend([link for link in links if link not in chosen and is_kind(link)][:1])
    chosen.extend([link for link in links if link not in chosen][: _MAX_CODES - len(chosen)])
    return [link for link in links if link in chosen]


def _is_openings(link: WebLink) -> bool:
    title = link.title.lower()
    return "opening" in title or ("job" in title and "find" in title)


def _is_other_careers(link: WebLink) -> bool:
    return "other careers" in link.title.lower()


def _is_official(link: WebLink) -> bool:
    path = urlsplit(link.url).path
    return "official" in link.title.lower() or (path.startswith("/ooh/") and path.endswith(".htm"))
