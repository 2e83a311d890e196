"""Addresses as printed: what a person can type, from the host and a short path to the host alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

MAX_PATH = 24  # characters that a person may be asked to type after the host
_TYPED = re.compile(r"(?:/[a-z][a-z-]*){1,3}", re.IGNORECASE)
"""A path that people type without mistakes: short names of letters, no digits and no file endings."""

_STARTS = ("bls.gov/ooh",)
"""Starts of long addresses that are pages of their own, from which readers find the rest."""


_LANGUAGES = {
    "bls.gov": "en", "onetonline.org": "en", "mynextmove.org": "en", "careeronestop.org": "en", "dol.gov": "en",
    "apprenticeship.gov": "en", "usajobs.gov": "en", "todaysmilitary.com": "en", "miproximopaso.org": "es",
}  # fmt: skip
"""The languages of well-known sites, except below a folder that is named after another one."""

_SPANISH_PATH = re.compile(r"/(?:es|espanol|spanish)(?:-[a-z]{2})?(?:/|$)", re.IGNORECASE)


class Address(NamedTuple):
    """The parts of a URL that say where it leads; ``host`` is without ``www.``, both are in lower case."""

    host: str
    path: str


@lru_cache(maxsize=4096)
def address(url: str) -> Address:
    """Where ``url`` leads, to compare it with others."""
    parts = urlsplit(url)
    return Address((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/").lower())


def language_of(url: str) -> str | None:
    """The language of the page at ``url``, ``en`` or ``es``, if its address tells."""
    host, path = address(url)
    if host.startswith("es.") or _SPANISH_PATH.match(path):
        return "es"
    return next((lang for site, lang in _LANGUAGES.items() if is_within(host, site)), None)


def is_within(host: str, domain: str) -> bool:
    """Whether ``host`` is ``domain`` or one of its subdomains."""
    return host == domain or host.endswith(f".{domain}")


@lru_cache(maxsize=4096)
def typed(url: str) -> str:
    """``url`` shortened to what a person can type: ``usajobs.gov``, ``arts.gov/grants``.

    Scheme, ``www.``, query, fragment and trailing slash are left out; so is a path that is long or not made of plain
    names. A page whose path is left out is looked for on the site.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() == "mailto":
        return parts.path
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    path = parts.path.rstrip("/")
    if len(path) <= MAX_PATH and _TYPED.fullmatch(path):
        return host + path
    return next((start for start in _STARTS if f"{host}{path}".startswith(f"{start}/")), host)


def site(url: str) -> str:
    """The first page of the site of ``url``; a mail address is its own site."""
    scheme, host, path, *_ = urlsplit(url)
    return urlunsplit((scheme, host, "/" if host else path, "", ""))
