from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from brochure.sources.ooh.intake import read, slugs
from brochure.sources.ooh.related import read_links
from brochure.sources.results import Ready

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import MakePage


def titles(body: str) -> list[str]:
    return [link.title for link in read_links(html.fromstring(f"<div>{body}</div>"), "https://www.bls.gov/ooh/")]


def link(label: str, host: str = "a") -> str:
    return f'<a href="https://{host}.example/">{label}</a>'


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<p>For more information about divers, visit</p><p>{link('Harbor Office')}</p>", "Harbor Office: divers"),
        (f"<p>For information about certifications, visit {link('OneStop')}.</p>", "OneStop: certifications"),
        (
            f"<p>For details about licenses, ask. For details about other certificates, visit {link('OneStop')}.</p>",
            "OneStop: certificates",
        ),
        (
            f"<p>For details about work, ask. See the U.S. Department of Labor’s {link('Apprenticeship')} program.</p>",
            "U.S. Department of Labor: Apprenticeship program",
        ),
        (f"<p>Visit {link('Diving.gov')} to search for diving schools.</p>", "Diving schools"),
        (f"<p>To find job openings for divers, visit</p><p>{link('USAJOBS')}</p>", "USAJOBS: job openings for divers"),
        (
            f"<p>For information about divers, including pay and tests, visit</p><p>{link('Navy')} (USN)</p>",
            "Navy (USN): divers",
        ),
        (
            f"<p>For information about boats and about requirements for papers, visit</p><p>{link('Harbor')}</p>",
            "Harbor: boats",
        ),
        (
            f"<h3>OneStop</h3><p>For a career video on divers, visit</p><p>{link('Commercial Divers')}</p>",
            "OneStop video: Commercial Divers",
        ),
        (f"<p>For a video on careers, visit</p><p>{link('Working')}</p>", "Video: Working"),
        (f"<h3>Articles</h3><p>Read the Bureau’s {link('Release')}.</p>", "Articles: Release"),
    ],
)  # fmt: skip
def test_title_of_a_link_says_what_is_found_there(body: str, title: str) -> None:
    assert titles(body) == [title]


def test_topic_is_omitted_when_a_line_leads_to_many_links() -> None:
    services = ["Army", "Coast Guard", "Navy", "Space Force"]
    lead = "<p>For more information on the individual services, visit</p>"
    assert titles(lead + "".join(f"<p>{link(name, name[:2])}</p>" for name in services)) == services


def test_topic_ends_at_the_next_sentence_with_a_link() -> None:
    body = (
        f"<p>For more information about pay, visit</p><p>{link('A')}</p>"
        f"<p>An office of the {link('Department', 'b')} keeps a site. To see it, visit</p><p>{link('C', 'c')}</p>"
    )
    assert titles(body) == ["A: pay", "Department", "C"]


@pytest.mark.parametrize("first", ["commercial-divers", "dancers"])
def test_hourly_pay_of_similar_occupations_is_that_of_their_pages(first: str, page: MakePage, tmp_path: Path) -> None:
    """In whatever order the pages are read."""
    (tmp_path / "commercial-divers.html").write_bytes(page())
    dancers = page().replace(b"commercial-divers", b"dancers").replace(b"$61,130 per year<br>", b"")
    (tmp_path / "dancers.html").write_bytes(dancers)
    places = sorted(tmp_path.iterdir(), key=lambda path: path.stem != first)
    found = {each.slug: each.text for each in read(places, lambda _: True) if isinstance(each, Ready)}
    assert "hourly: 29.39" in found["commercial-divers"].partition("similar:")[2]


def test_only_pages_have_slugs_before_they_are_read() -> None:
    assert slugs(["https://www.bls.gov/ooh/x/dancers.htm", "welders.html"]) == {"dancers", "welders"}
    assert slugs(["welders.html", "feed.xml"]) is None
