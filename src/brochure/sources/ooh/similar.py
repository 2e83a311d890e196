"""The table of similar occupations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brochure.profile.kinds import slug_complaint
from brochure.profile.model import SimilarOccupation
from brochure.sources.ooh import amounts
from brochure.sources.ooh.html import first, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from brochure.profile.kinds import Amount

TABLE = ".//table[@id='similar-occupations']"


def read_similar(fragment: HtmlElement | None) -> tuple[SimilarOccupation, ...]:
    """Its rows: picture, occupation, duties, education, pay."""
    table = first(fragment, TABLE) if fragment is not None else None
    if table is None:
        return ()
    rows = (
        [cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr") if first(row, "./td") is not None
    )
    return tuple(_occupation(cells[-4:]) for cells in rows if len(cells) >= 4 and text_of(cells[-4]))


def _occupation(cells: list[HtmlElement]) -> SimilarOccupation:
    title, duties, education, pay = cells
    link = first(title, ".//a[@href]")
    return SimilarOccupation(
        title=text_of(title),
        slug=slug_of(link.get("href") or "") if link is not None else None,
        duties=text_of(duties) or None,
        education=text_of(education) or None,
        pay=_annual(text_of(pay)),
    )


def _annual(text: str) -> Amount | None:
    """A year's median. An hour's wage is not one."""
    return None if re.search(r"per hour|an hour|hourly", text) and "year" not in text else amounts.amount(text)


def slug_of(address: str) -> str | None:
    """The last part of a page's address, without ``.htm``; None where it can be no profile's name."""
    try:
        name = urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return None
    slug = re.sub(r"\.html?$", "", name, flags=re.IGNORECASE).lower()
    return None if not slug or slug_complaint(slug) else slug
