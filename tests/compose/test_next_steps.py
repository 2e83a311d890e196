from __future__ import annotations

import pytest

from brochure.compose.blocks import BulletList, Paragraph, QrLinks
from brochure.compose.context import Context
from brochure.compose.next_steps import next_steps, official_page, shown
from brochure.profile.model import Profile, Source, WebLink

OFFICIAL = WebLink(title="Official page", url="https://www.bls.gov/ooh/food/cooks.htm")
OPENINGS = WebLink(title="Find openings", url="https://www.careeronestop.org/")
OTHERS = WebLink(title="Explore other careers", url="https://www.mynextmove.org/")
VIDEO = WebLink(title="Video: cooks", url="https://www.careeronestop.org/videos/v.aspx?videocode=35201200")
GUILD = WebLink(title="The cooks' guild", url="https://guild.example/")


def of(*links: WebLink, aliases: tuple[str, ...] = ()) -> list[object]:
    return list(next_steps(Context.of(Profile(slug="cooks", title="Cooks", links=links, aliases=aliases))))


def coded(*links: WebLink) -> list[str]:
    codes = of(*links)[0]
    assert isinstance(codes, QrLinks)
    return [link.url for link in codes.links]


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.bls.gov/ooh/", "bls.gov/ooh"),
        ("http://guild.example", "guild.example"),
        ("https://www.careeronestop.org/v.aspx?videocode=3", "careeronestop.org/v.aspx?videocode=3"),
        ("mailto:ann@guild.example", "ann@guild.example"),
    ],
)
def test_shown_omits_scheme_and_www(url: str, text: str) -> None:
    assert shown(url) == text


def test_preferred_links_get_codes_in_profile_order() -> None:
    assert coded(VIDEO, OPENINGS, GUILD, OTHERS, OFFICIAL) == [OPENINGS.url, OTHERS.url, OFFICIAL.url]


def test_other_links_fill_the_remaining_codes() -> None:
    assert coded(VIDEO, GUILD, OFFICIAL) == [VIDEO.url, GUILD.url, OFFICIAL.url]
    assert coded(GUILD) == [GUILD.url]


def test_remaining_links_are_a_list_with_addresses() -> None:
    codes, rest = of(OPENINGS, OTHERS, OFFICIAL, GUILD)
    assert isinstance(codes, QrLinks)
    assert isinstance(rest, BulletList)
    ((title, address),) = rest.items
    assert (title.text, address.text, address.href) == ("The cooks’ guild: ", "guild.example", GUILD.url)


@pytest.mark.parametrize("title", ["Guild.example", "www.guild.example", "https://guild.example/"])
def test_title_that_is_the_address_is_printed_once(title: str) -> None:
    bare = WebLink(title=title, url=GUILD.url)
    _, rest = of(OPENINGS, OTHERS, OFFICIAL, bare)
    assert isinstance(rest, BulletList)
    assert [[run.text for run in item] for item in rest.items] == [["guild.example"]]
    (alone,) = of(bare)
    assert isinstance(alone, QrLinks)
    assert [(link.title, link.shown) for link in alone.links] == [("Website", "guild.example")]


def test_duplicate_addresses_are_printed_once() -> None:
    assert coded(GUILD, GUILD) == [GUILD.url]


def test_official_page_falls_back_on_the_first_source_with_an_address() -> None:
    printed, site = Source(publisher="The Guild", title="A Cook's Year"), Source(publisher="The Guild", url=GUILD.url)
    page = official_page(Profile(slug="cooks", title="Cooks", links=(VIDEO,), sources=(printed, site)))
    assert page == WebLink(title="The Guild", url=GUILD.url)


def test_aliases_are_job_titles_to_look_for() -> None:
    (line,) = of(aliases=("line cook", "chef"))
    assert isinstance(line, Paragraph)
    assert "".join(run.text for run in line.text) == "Job titles to look for: line cook and chef."


def test_next_steps_are_empty_without_links_and_aliases() -> None:
    assert of() == []
