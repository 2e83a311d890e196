"""What O*NET is quoted with: its release, the wording of its license, the language of its texts, and its names.

A profile says which release its facts are from by a source that is called ``O*NET 29.3 Database``. Without such a
source they are the author's own, and are in the language of the profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.compose.blocks import Run, Text
from brochure.compose.context import Context
from brochure.compose.text import DEFAULT_LANG, own_language, tidy
from brochure.compose.vocabulary import Vocabulary
from brochure.locale import Locale
from brochure.names import folded
from brochure.profile.markdown import plain_text
from brochure.profile.model import Profile, Source
from brochure.profile.onet import database_release, uses_onet

_DATABASE_PAGE = "https://www.onetcenter.org/database.html"
_LICENSE_PAGE = "https://creativecommons.org/licenses/by/4.0/"

MAX_TITLES, MAX_TITLE = 5, 30  # other names of an occupation, and the characters of one
MAX_TOOLS, MAX_TOOL = 6, 45
MAX_SPECIALIZATIONS = 6


def release_of(source: Source) -> str:
    """The release of O*NET that is a ``source``, ``29.3``; empty if it is another source."""
    return database_release(source.title)


def release(profile: Profile) -> str:
    """The release that the facts of ``profile`` are from; empty if they are the author's own."""
    return next(filter(None, map(release_of, profile.sources)), "")


def license_text(locale: Locale, release: str, url: str | None = None) -> Text:
    """The wording that the license of O*NET asks for, with links to the database and to the license.

    Addresses are printed in full, because links lead nowhere on paper and hosts are not what the license asks for.
    """
    page = url or _DATABASE_PAGE
    database = locale.say("onet.database", release=release)
    return locale.text(
        "onet.license",
        database=(Run(database, href=page), Run(f" ({_address(page)})")),
        license=(Run("CC BY 4.0", href=_LICENSE_PAGE), Run(f" ({_address(_LICENSE_PAGE)})")),
    )


def _address(url: str) -> str:
    """``url`` as it is typed."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def license_line(locale: Locale, profile: Profile) -> str:
    """The same for the foot of a page; empty if ``profile`` has nothing of O*NET."""
    used = next(filter(release_of, profile.sources), None) if uses_onet(profile) else None
    return plain_text(license_text(locale, release_of(used), used.url)) if used else ""


def quoted(context: Context) -> Vocabulary:
    """Names and texts as O*NET has them, which are English whatever the language of the profile."""
    profile = context.profile
    return Vocabulary(context.locale, DEFAULT_LANG if release(profile) else profile.lang, profile.translations)


def quoted_lang(context: Context) -> str | None:
    """The language of such texts; None if it is that of the document."""
    return own_language(quoted(context).lang, context.locale.lang)


def also_called(context: Context) -> tuple[Text, ...]:
    """The first useful ones of the titles that people in the occupation have: neither long nor those of the page.

    Of those that only add words to another (Crane Operator, Mobile Crane Operator), there is one.
    """
    profile = context.profile
    known = {folded(name) for name in (profile.title, context.plural, *profile.aliases)}
    known |= {name.removesuffix("s") for name in known}
    useful: dict[frozenset[str], str] = {}
    for title in profile.titles:
        words = frozenset(folded(title).split())
        is_new = folded(title) not in known and not any(words <= other or other <= words for other in useful)
        if is_new and _is_useful(title):
            useful[words] = title
    return _named(context, list(useful.values())[:MAX_TITLES])


def _is_useful(title: str) -> bool:
    """Whether a title is short, and neither explained in parentheses nor a choice of several."""
    return len(title) <= MAX_TITLE and not set("(/;,") & set(title)


def specializations(context: Context) -> tuple[Text, ...]:
    """Narrower occupations, with translated names where they are known."""
    vocabulary = quoted(context)
    return tuple([vocabulary.title(one.title).runs for one in context.profile.specializations[:MAX_SPECIALIZATIONS]])


def tools(context: Context) -> tuple[Text, ...]:
    """Tools and software, those first that employers of all kinds ask for."""
    found = [tool for tool in context.profile.tools if len(tool.name) <= MAX_TOOL]
    return _named(context, [tool.name for tool in sorted(found, key=lambda tool: not tool.hot)[:MAX_TOOLS]])


def _named(context: Context, names: Iterable[str]) -> tuple[Text, ...]:
    vocabulary = quoted(context)
    return tuple([vocabulary.own(tidy(name, vocabulary.lang)).runs for name in names])


def listed(locale: Locale, items: Sequence[Text]) -> Text:
    """``items`` as a sentence."""
    return locale.text("onet.list", items=locale.listed(items))
