"""Where to go next: addresses, job titles to search for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.compose.addresses import language_of, site, typed
from brochure.compose.blocks import Block, BulletList, Paragraph, QrLink, QrLinks, Run, Text
from brochure.compose.context import Context
from brochure.compose.link_roles import Kind, chosen, kind_of, own_words
from brochure.compose.text import tidy
from brochure.locale import Locale
from brochure.locale.messages import merged
from brochure.profile.model import WebLink

MAX_ADDRESSES = 8
"""In the list; readers of a longer one look at none of them."""

MAX_TITLES = 3
"""Of pages at one address; the site leads to the others."""


def next_steps(context: Context) -> tuple[Block, ...]:
    """The section on where to go next: a code for each role, a list of other addresses, and job titles to look for."""
    locale, pages = context.locale, chosen(context.profile)
    blocks: list[Block] = []
    if pages:
        links = [qr_link(locale, _label(locale, kind, url), url) for kind, url in pages]
        blocks.append(QrLinks(tuple(links)))
    if entries := tuple(_other_addresses(context, {url for _, url in pages})):
        blocks.append(BulletList(entries, "note") if len(entries) > 1 else Paragraph(entries[0], "note"))
    if aliases := context.profile.aliases:
        names = locale.listed([context.vocabulary.own(tidy(alias)).runs for alias in aliases])
        label = Run(locale.say("next_steps.job_titles"), bold=True)
        blocks.append(Paragraph((label, *merged([Run(" "), *names, Run(".")]))))
    return tuple(blocks)


def _label(locale: Locale, kind: Kind, url: str) -> str:
    """What the page at ``url`` is for; also its language, if that is another than that of the document."""
    label, lang = locale.say(f"next_steps.label.{kind.name}"), language_of(url)
    if lang is None or lang == locale.language:
        return label
    if lang == "es":
        return locale.say("next_steps.in_spanish", label=label)
    return locale.say("next_steps.in_english", label=label)


def qr_link(locale: Locale, label: str, url: str, lang: str | None = None) -> QrLink:
    """The QR code of ``url``; ``lang`` is the language of the ``label`` if it is another than that of ``locale``."""
    alone = locale.say("next_steps.code_alone", url=url)  # an alternative text has one language
    alt = alone if lang else locale.say("next_steps.code", label=label, url=url)
    return QrLink(label, url, typed(url), alt, lang)


def _other_addresses(context: Context, coded: set[str]) -> Iterator[Text]:
    """An entry for each printed address of the links that have no code, up to the maximum.

    Those that lead to training or openings come first; otherwise the order is that of the profile.
    """
    own = own_words(context.profile)
    links = list({link.url: link for link in context.profile.links if link.url not in coded}.values())
    by_address: dict[str, list[WebLink]] = {}
    for link in sorted(links, key=lambda link: not _is_practical(link, own)):
        by_address.setdefault(typed(link.url), []).append(link)
    for printed, pages in list(by_address.items())[:MAX_ADDRESSES]:
        yield _entry(printed, pages, context)


def _is_practical(link: WebLink, own: frozenset[str]) -> bool:
    kind = kind_of(link, own)
    return kind is not None and kind.role != "see"


def _entry(printed: str, links: Sequence[WebLink], context: Context) -> Text:
    """``onetonline.org — O*NET: Machinists; Tool and Die Makers``: an address and what is there.

    The address leads to the page, or to the site if there are several pages, each with a link of its own.
    """
    lang = context.own_lang
    if len(links) == 1:
        title = tidy(links[0].title)
        address = Run(printed, href=links[0].url)
        return (address,) if _is_its_address(links[0]) else (address, Run(" — "), Run(title, lang=lang))
    kept = links if len(links) <= MAX_TITLES + 1 else links[:MAX_TITLES]  # never "and 1 more"
    left = len(links) - len(kept)
    runs = [Run(printed, href=site(links[0].url)), Run(" — ")]
    last = None
    for at, link in enumerate(kept):
        prefix, rest = _parted(tidy(link.title))
        if at:
            runs.append(Run("; "))
        if prefix and prefix != last:
            runs.append(Run(prefix, lang=lang))
        runs.append(Run(rest, href=link.url, lang=lang))
        last = prefix
    return (*runs, *context.locale.text("next_steps.more", number=context.locale.number(left))) if left else tuple(runs)


def _parted(title: str) -> tuple[str, str]:
    """``("O*NET: ", "Machinists")``: what the titles of a site have in common, and what is particular."""
    prefix, colon, rest = title.partition(": ")
    return (prefix + colon, rest) if colon and rest else ("", title)


def _is_its_address(link: WebLink) -> bool:
    """Whether the title of ``link`` is its address, as printed or in full."""
    title = _bare(link.title.strip())
    return title in {_bare(link.url), typed(link.url).lower()}


def _bare(url: str) -> str:
    return url.lower().rpartition("://")[2].removeprefix("mailto:").removeprefix("www.").rstrip("/")
