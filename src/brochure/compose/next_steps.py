"""Where to go next: a few addresses as QR codes, the others as a list, and the job titles to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brochure.compose.blocks import Block, BulletList, Paragraph, QrLink, QrLinks, Run
from brochure.compose.grammar import listing
from brochure.compose.language import about
from brochure.compose.typography import tidy
from brochure.profile.model import WebLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.compose.context import Context
    from brochure.profile.model import Profile

_SITE = "Website"
"""What is said over an address whose title says nothing more."""

_CODES = 3
"""More codes than this in a row are hard to aim a telephone at."""


def next_steps(context: Context) -> tuple[Block, ...]:
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
    """An address as it is printed and typed: without its scheme, ``www.`` and closing slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url.removeprefix("mailto:")


def official_page(profile: Profile) -> WebLink | None:
    """The occupation's page at the Bureau, or else the first source that has an address."""
    stated = (
        WebLink(title=source.title or source.publisher, url=source.url) for source in profile.sources if source.url
    )
    return next(filter(_is_official, profile.links), None) or next(stated, None)


def qr_link(link: WebLink, lang: str | None) -> QrLink:
    """The code of ``link``, whose title carries ``lang``; one that is the address is not printed twice."""
    if _is_its_address(link):
        return QrLink(_SITE, link.url, shown(link.url), f"QR code for {link.url}")
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
    """The links that get a code: one for openings, one for other careers, the official page, then the first others.

    In the order of the profile.
    """
    chosen: list[WebLink] = []
    for is_kind in (_is_openings, _is_other_careers, _is_official):
        chosen.extend([link for link in links if link not in chosen and is_kind(link)][:1])
    chosen.extend([link for link in links if link not in chosen][: _CODES - len(chosen)])
    return [link for link in links if link in chosen]


def _is_openings(link: WebLink) -> bool:
    title = link.title.lower()
    return "opening" in title or ("job" in title and "find" in title)


def _is_other_careers(link: WebLink) -> bool:
    return "other careers" in link.title.lower()


def _is_official(link: WebLink) -> bool:
    path = urlsplit(link.url).path
    return "official" in link.title.lower() or (path.startswith("/ooh/") and path.endswith(".htm"))
