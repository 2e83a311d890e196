from __future__ import annotations

import pytest

from brochure.compose.addresses import address, is_within, language_of, site, typed


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.bls.gov/ooh/", "bls.gov/ooh"),
        ("http://guild.example", "guild.example"),
        ("HTTP://WWW.Guild.example", "guild.example"),
        ("https://guild.example:8080/", "guild.example:8080"),
        ("https://me@guild.example/join", "guild.example/join"),
        ("https://www.nih.gov/grants-funding?from=here#top", "nih.gov/grants-funding"),
        ("https://www.careeronestop.org/JobSearch/job-search.aspx", "careeronestop.org"),  # a file
        ("https://www.onetonline.org/link/summary/51-4041.00", "onetonline.org"),  # digits
        ("https://www.opm.gov/services-for-agencies/administrative-law-judges/", "opm.gov"),  # long
        ("https://a.example/b/c/d/e", "a.example"),  # deep
        ("https://www.bls.gov/ooh/sales/models.htm", "bls.gov/ooh"),  # from where readers find it
        ("https://www.bls.gov/oohs/models.htm", "bls.gov"),
        ("mailto:ann@guild.example?subject=Hello", "ann@guild.example"),
    ],
)
def test_typed_is_what_a_person_can_type(url: str, text: str) -> None:
    assert typed(url) == text


def test_address_is_comparable() -> None:
    assert address("https://WWW.BLS.gov/OOH/") == address("http://bls.gov/ooh?x=1") == ("bls.gov", "/ooh")


def test_is_within_knows_subdomains() -> None:
    assert is_within("bls.gov", "bls.gov")
    assert is_within("data.bls.gov", "bls.gov")
    assert not is_within("notbls.gov", "bls.gov")


def test_site_is_the_first_page() -> None:
    assert site("https://www.onetonline.org/link/summary/51-4041.00?x#y") == "https://www.onetonline.org/"
    assert site("mailto:ann@guild.example?subject=Hello") == "mailto:ann@guild.example"


@pytest.mark.parametrize(
    ("url", "lang"),
    [
        ("https://www.bls.gov/ooh/", "en"),
        ("https://www.bls.gov/es/ooh/", "es"),
        ("https://www.usa.gov/es/", "es"),
        ("https://www.usa.gov/essentials", None),
        ("https://es.example.org/", "es"),
        ("https://www.miproximopaso.org/profile/summary/47-2111.00", "es"),
        ("https://guild.example/", None),
    ],
)
def test_the_language_of_pages_whose_address_tells_it(url: str, lang: str | None) -> None:
    assert language_of(url) == lang
