"""What a link is for: to see the work, to get in, or to find openings.

Addresses of well-known sites decide first, because titles name occupations, and an occupation may be called
``training manager``. Then words of the title decide, without those that are the occupation's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from brochure.compose.addresses import address, is_within
from brochure.profile.model import Profile, WebLink

Role = Literal["see", "enter", "apply"]
ROLES: tuple[Role, ...] = ("see", "enter", "apply")
"""See the work, get in, find openings: the order of the cells."""


class Kind(NamedTuple):
    """A kind of page, with the label of its cell: at most four words."""

    role: Role
    label: str


OFFICIAL = Kind("see", "See the official page")
VIDEO = Kind("see", "Watch the work")
DETAILS = Kind("see", "See typical tasks")
SOURCE = Kind("see", "Read about it")
OTHER = Kind("see", "Learn more")
APPRENTICESHIP = Kind("enter", "Find an apprenticeship")
TRAINING = Kind("enter", "Find training")
JOINING = Kind("enter", "Learn about joining")
LICENSE = Kind("enter", "Look up licenses")
CERTIFICATION = Kind("enter", "Find certifications")
OPENINGS = Kind("apply", "Find job openings")
FEDERAL = Kind("apply", "Find federal jobs")

PREFERRED = (
    OFFICIAL, VIDEO, DETAILS, SOURCE, OTHER,
    APPRENTICESHIP, TRAINING, JOINING, LICENSE, CERTIFICATION,  # a way in before what is asked of those who come
    OPENINGS, FEDERAL,  # all employers before one
)  # fmt: skip
"""The kinds of each role, the preferred one first."""

NATIONAL = (
    (Kind("see", "Look up the occupation"), "https://www.bls.gov/ooh/"),
    (TRAINING, "https://www.careeronestop.org/FindTraining/find-training.aspx"),
    (OPENINGS, "https://www.careeronestop.org/JobSearch/job-search.aspx"),
)
"""National pages for profiles of U.S. occupations that have no link of a role.

They are run by the U.S. Department of Labor, are free, cover all occupations and states, and have kept their addresses
for years. Without them, a brochure that says what the work is would not say where to begin.
"""

_SITES: tuple[tuple[str, re.Pattern[str], Kind], ...] = (
    ("careeronestop.org", re.compile(r"/videos?\b"), VIDEO),
    ("careeronestop.org", re.compile(r"licens"), LICENSE),
    ("careeronestop.org", re.compile(r"certif"), CERTIFICATION),
    ("careeronestop.org", re.compile(r"apprentice"), APPRENTICESHIP),
    ("careeronestop.org", re.compile(r"train|school|college|education|scholarship"), TRAINING),
    ("careeronestop.org", re.compile(r"/jobsearch\b|/find-?jobs?\b|job-?finder"), OPENINGS),
    ("careeronestop.org", re.compile(r"occupation-?profile"), DETAILS),
    ("onetonline.org", re.compile(r"^/link/"), DETAILS),
    ("mynextmove.org", re.compile(r"/profile/"), DETAILS),
    ("bls.gov", re.compile(r"^/ooh/[^/]+/[^/]+\.html?$"), OFFICIAL),
    ("youtube.com", re.compile(""), VIDEO),
    ("youtu.be", re.compile(""), VIDEO),
    ("vimeo.com", re.compile(""), VIDEO),
    ("apprenticeship.gov", re.compile(""), APPRENTICESHIP),
    ("dol.gov", re.compile(r"apprentice"), APPRENTICESHIP),
    ("todaysmilitary.com", re.compile(""), JOINING),
    ("usajobs.gov", re.compile(""), FEDERAL),
)
"""A site, what its path contains, and the kind of such pages."""

_NO_WORDS = ("bls.gov", "onetonline.org", "mynextmove.org")
"""Sites whose other pages are reading matter, whatever words their titles have."""

_OFFICIAL_TITLE = re.compile(r"\bofficial (?:page|site|website)\b", re.IGNORECASE)

_WORDS = (
    (re.compile(r"\bvideos?\b"), VIDEO),
    (re.compile(r"\bfederal (?:jobs?|openings?|vacanc\w+)\b"), FEDERAL),
    (
        re.compile(
            r"\bopenings?\b|\b(?:job|career|employment) opportunities\b|\bvacanc\w+|\bfind\b.*\bjobs?\b|\bnow hiring\b"
            r"|\bjob (?:search|board|bank|finder)\b|\bcareer finder\b|\bjobs? (?:near|in your)\b"
        ),
        OPENINGS,
    ),
    (re.compile(r"\blicen[sc]\w+|\bstate boards?\b|\bboards? of (?:\w+ )?examiners\b"), LICENSE),
    (re.compile(r"\bapprentice\w*"), APPRENTICESHIP),
    (re.compile(r"\bcertif\w+|\bcredentials?\b|\bcredentialing\b"), CERTIFICATION),
    (re.compile(r"\baccredit\w+|\bschools\b|\bcolleges\b|\btraining\b|\bprograms?\b|\bscholarships?\b"), TRAINING),
)  # fmt: skip
"""Words of a title, and the kind of pages that have them."""

_NOT_TRAINING = re.compile(r"\bsafety\b|\brules?\b|\bsurvey\b|\barticles?\b|\bregulations?\b")
_CAREERS = re.compile(r"/(?:careers?|jobs?|employment)(?:[/.]|$)")
_CAREERS_HOST = re.compile(r"^(?:jobs?|careers?)\.")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def kind_of(link: WebLink, own: frozenset[str] = frozenset()) -> Kind | None:
    """What ``link`` is for; None if it has no role.

    ``own`` are the words of the occupation's name in lower case, which say nothing about a link.
    """
    host, path = address(link.url)
    if not host:
        return None
    if _OFFICIAL_TITLE.search(link.title):
        return OFFICIAL
    for site, pattern, kind in _SITES:
        if is_within(host, site) and pattern.search(path):
            return kind
    if any(is_within(host, site) for site in _NO_WORDS):
        return None
    text = " ".join([word for word in _WORD.findall(link.title.lower()) if word not in own])
    for pattern, kind in _WORDS:
        if pattern.search(text) and not (kind is TRAINING and _NOT_TRAINING.search(text)):
            return kind
    return OPENINGS if _CAREERS_HOST.match(host) or _CAREERS.search(path) else None


def own_words(profile: Profile) -> frozenset[str]:
    """The words of the occupation's names, in lower case."""
    names = (profile.title, *((profile.names.singular, profile.names.plural) if profile.names else ()))
    return frozenset([word for name in names for word in _WORD.findall(name.lower())])


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
                rank = 0 if _OFFICIAL_TITLE.search(link.title) else 2
            elif kind is APPRENTICESHIP:
                rank = 0 if is_within(address(link.url).host, "apprenticeship.gov") else 1
            yield (PREFERRED.index(kind), rank), kind, link.url
    for source in profile.sources:
        if source.url and address(source.url).host:
            known = kind_of(WebLink(title=source.publisher, url=source.url))
            kind = OFFICIAL if known is OFFICIAL else SOURCE
            yield (PREFERRED.index(kind), 1), kind, source.url
