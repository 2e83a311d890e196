"""What a link is for: to see the work, to get in, or to find openings.

Addresses of well-known sites decide first, because titles name occupations, and an occupation may be called
``training manager``. Then words of the title decide, without those that are the occupation's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from brochure.compose.addresses import address, is_within
from brochure.profile.model import Profile, WebLink

Role = Literal["see", "enter", "apply"]
ROLES: tuple[Role, ...] = ("see", "enter", "apply")
"""See the work, get in, find openings: the order of the cells."""


class Kind(NamedTuple):
    """A kind of page, with the name that its label has among the messages."""

    role: Role
    name: str


OFFICIAL = Kind("see", "official")
VIDEO = Kind("see", "video")
DETAILS = Kind("see", "details")
SOURCE = Kind("see", "source")
OTHER = Kind("see", "more")
APPRENTICESHIP = Kind("enter", "apprenticeship")
TRAINING = Kind("enter", "training")
JOINING = Kind("enter", "joining")
LICENSE = Kind("enter", "license")
CERTIFICATION = Kind("enter", "certification")
OPENINGS = Kind("apply", "openings")
FEDERAL = Kind("apply", "federal")

PREFERRED = (
    OFFICIAL, VIDEO, DETAILS, SOURCE, OTHER,
    APPRENTICESHIP, TRAINING, JOINING, LICENSE, CERTIFICATION,  # a way in before what is asked of those who come
    OPENINGS, FEDERAL,  # all employers before one
)  # fmt: skip
"""The kinds of each role, the preferred one first."""

NATIONAL = (
    (Kind("see", "occupation"), "https://www.bls.gov/ooh/"),
    (TRAINING, "https://www.careeronestop.org/FindTraining/find-training.aspx"),
    (OPENINGS, "https://www.careeronestop.org/JobSearch/job-search.aspx"),
)
"""National pages for profiles of U.S. occupations that have no link of a role.

The U.S. Department of Labor keeps them. They are free, cover all occupations and states, and have kept their addresses
for years. Without them, a brochure that says what the work is would not say where to begin.
"""

_SITES: tuple[tuple[str, tuple[str, ...], Kind], ...] = (
    ("careeronestop.org", ("/video",), VIDEO),
    ("careeronestop.org", ("licens",), LICENSE),
    ("careeronestop.org", ("certif",), CERTIFICATION),
    ("careeronestop.org", ("apprentice",), APPRENTICESHIP),
    ("careeronestop.org", ("training", "school", "college", "education", "scholarship"), TRAINING),
    ("careeronestop.org", ("/jobsearch", "find-job", "job-finder"), OPENINGS),
    ("careeronestop.org", ("occupation-profile",), DETAILS),
    ("onetonline.org", ("/link/",), DETAILS),
    ("mynextmove.org", ("/profile/",), DETAILS),
    ("miproximopaso.org", ("/profile/",), DETAILS),
    ("youtube.com", ("",), VIDEO),
    ("youtu.be", ("",), VIDEO),
    ("vimeo.com", ("",), VIDEO),
    ("apprenticeship.gov", ("",), APPRENTICESHIP),
    ("dol.gov", ("apprentice",), APPRENTICESHIP),
    ("todaysmilitary.com", ("",), JOINING),
    ("usajobs.gov", ("",), FEDERAL),
)
"""A site, what paths of its pages contain, and their kind."""

_NO_WORDS = ("bls.gov", "onetonline.org", "mynextmove.org", "miproximopaso.org")
"""Sites whose other pages are reading matter, whatever words their titles have."""

_OFFICIAL = ("official page", "official site", "official website", "página oficial", "sitio oficial")

_OPENINGS = (
    r"\bopenings?\b|\b(?:job|career|employment) opportunities\b|\bvacanc\w+|\bfind\b.*\bjobs?\b|\bnow hiring\b"
    r"|\bjob (?:search|board|bank|finder)\b|\bcareer finder\b|\bjobs? (?:near|in your)\b"
    r"|\bvacantes?\b|\bbuscar empleos?\b|\bofertas de (?:empleo|trabajo)\b|\bbolsa de trabajo\b"
)
_TRAINING = (
    r"\baccredit\w+|\btraining\b|\bscholarships?\b|\b(?:schools|colleges) (?:of|for|in|near)\b"
    r"|\b(?:degree|education|graduate|internship|residency|school|study) programs?\b"
    r"|\b(?:community|dental|flight|graduate|law|medical|nursing|technical|trade) (?:schools|colleges)\b"
    r"|\bcapacitación\b|\bcolegios? comunitarios?\b|\bescuelas? técnicas?\b|\bprogramas? de estudios?\b|\bbecas?\b"
)
_WORDS = (
    (r"^videos?\b(?! games?\b)|\bvideos? (?:about|on)\b", VIDEO),
    (r"\bfederal (?:jobs?|openings?|vacanc\w+)\b", FEDERAL),
    (_OPENINGS, OPENINGS),
    (r"\blicen[sc]\w+|\bjuntas? estatal(?:es)?\b|\bstate boards?\b|\bboards? of (?:\w+ )?examiners\b", LICENSE),
    (r"\bapprentice\w*|\baprendizajes?\b", APPRENTICESHIP),
    (r"\bcertif\w+|\bcredentials?\b|\bcredentialing\b", CERTIFICATION),
    (_TRAINING, TRAINING),
)
"""Words of a title, and the kind of pages that have them: compiled when a link to an unknown site needs them."""

_NOT_TRAINING = r"\bsafety\b|\brules?\b|\bsurvey\b|\barticles?\b|\bregulations?\b"
_CAREERS = r"^(?:jobs?|careers?)\.|/(?:careers?|jobs?|employment)(?:[/.]|$)"
"""The address of an employer's page on its jobs."""


@lru_cache(maxsize=1024)  # a link is asked for by its cell, the list and the sources
def kind_of(link: WebLink, own: frozenset[str] = frozenset()) -> Kind | None:
    """What ``link`` is for; None if it has no role.

    ``own`` are the words of the occupation's name in lower case, which say nothing about a link.
    """
    host, path = address(link.url)
    if not host:
        return None
    if _is_titled_official(link) or _is_of_handbook(host, path):
        return OFFICIAL
    for site, parts, kind in _SITES:
        if is_within(host, site) and any(part in path for part in parts):
            return kind
    if any(is_within(host, site) for site in _NO_WORDS):
        return None
    text = " ".join([word for word in _words(link.title) if word not in own])
    for pattern, kind in _WORDS:
        if re.search(pattern, text) and not (kind is TRAINING and re.search(_NOT_TRAINING, text)):
            return kind
    return OPENINGS if re.search(_CAREERS, host + path) else None


def _is_titled_official(link: WebLink) -> bool:
    title = link.title.lower()
    return any(words in title for words in _OFFICIAL)


def _is_of_handbook(host: str, path: str) -> bool:
    """Whether a page is that of an occupation in the handbook, ``/ooh/sales/models.htm``."""
    return is_within(host, "bls.gov") and path.startswith("/ooh/") and path.count("/") == 3 and ".htm" in path


def own_words(profile: Profile) -> frozenset[str]:
    """The words of the occupation's names, in lower case."""
    names = (profile.title, *((profile.names.singular, profile.names.plural) if profile.names else ()))
    return frozenset([word for name in names for word in _words(name)])


def _words(text: str) -> list[str]:
    return [word.strip(".,:;()“”") for word in text.lower().split()]


def official_page(profile: Profile) -> str | None:
    """The address of the official page on the occupation, or else of the first source that has one."""
    pages = [page for page in _candidates(profile) if page[1] in (OFFICIAL, SOURCE)]
    return min(pages, key=lambda page: page[0])[2] if pages else None


def chosen(profile: Profile) -> tuple[tuple[Kind, str], ...]:
    """The kind and URL of a page for each role, in the order of :data:`ROLES`; a role without a page is left out."""
    found = sorted(_candidates(profile), key=lambda candidate: candidate[0])
    pages: list[tuple[Kind, str]] = []
    for role in ROLES:
        page = next(((kind, url) for _, kind, url in found if kind.role == role), None)
        if page is None and profile.soc:
            page = next(page for page in NATIONAL if page[0].role == role)
        if page is not None:
            pages.append(page)
    return tuple(pages)


def _candidates(profile: Profile) -> Iterator[tuple[tuple[int, int], Kind, str]]:
    """The pages that have a role, each with its rank; equal ranks keep the order of the profile.

    A page that calls itself official comes first. An entry of the handbook is the official page if it is a source; a
    link may lead to that of another occupation. Apprenticeships are found where all are listed. A link without a role
    is better than a national page.
    """
    own = own_words(profile)
    for link in profile.links:
        if address(link.url).host:
            kind, rank = kind_of(link, own) or OTHER, 0
            if kind is OFFICIAL:
                rank = 0 if _is_titled_official(link) else 2
            elif kind is APPRENTICESHIP:
                rank = 0 if is_within(address(link.url).host, "apprenticeship.gov") else 1
            yield (PREFERRED.index(kind), rank), kind, link.url
    for source in profile.sources:
        if source.url and address(source.url).host:
            known = kind_of(WebLink(title=source.publisher, url=source.url))
            kind = OFFICIAL if known is OFFICIAL else SOURCE
            yield (PREFERRED.index(kind), 1), kind, source.url
