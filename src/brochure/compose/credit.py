"""The Bureau's credit: it stands where there is content of the Bureau's, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brochure.compose.grammar import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brochure.profile.header import Header
    from brochure.profile.local_pay import LocalPay
    from brochure.profile.model import Profile

ATTRIBUTION = "Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor."

_BUREAU = "bureau of labor statistics"
_HOST = "bls.gov"


def credit(profile: Profile, local: LocalPay | None = None) -> str:
    """The credit of a document about ``profile``, with the pay in areas where it is given; empty where none is due."""
    has_figures = bool(profile.wages or profile.employment or profile.projections)
    origins = (text for source in profile.sources for text in (source.publisher, source.title, source.url) if text)
    has_survey = local is not None and any(any(occupation.areas) for occupation in local.occupations)
    return ATTRIBUTION if has_survey or _is_due(list(origins), has_figures=has_figures) else ""


def is_due(header: Header) -> bool:
    """The same of a profile of which no more is known than its header."""
    return _is_due(header.origins, has_figures=header.has_figures)


def _is_due(origins: Iterable[str], *, has_figures: bool) -> bool:
    """Whether a source, by its publisher, title or address, is the Bureau.

    Figures without any source are taken for the Bureau's, whose survey and projections they are the columns of.
    """
    known = list(origins)
    return any(map(_is_bureaus, known)) if known else has_figures


def _is_bureaus(origin: str) -> bool:
    if "://" in origin:
        host = _host(origin)
        return host == _HOST or host.endswith(f".{_HOST}")
    name = same_name(origin)
    return _BUREAU in name or "bls" in name.split()


def _host(address: str) -> str:
    """The host of ``address``; empty where it has none, or is no address: a header is not checked."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
