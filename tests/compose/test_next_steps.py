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
def test_an_address_in_print(url: str, text: str) -> None:
    assert shown(url) == text


def test_the_three_ways_get_a_code_in_the_order_of_the_profile() -> None:
    assert coded(VIDEO, OPENINGS, GUILD, OTHERS, OFFICIAL) == [OPENINGS.url, OTHERS.url, OFFICIAL.url]


def test_others_fill_the_places_that_are_free() -> None:
    assert coded(VIDEO, GUILD, OFFICIAL) == [VIDEO.url, GUILD.url, OFFICIAL.url]
    assert coded(GUILD) == [GUILD.url]


def test_the_rest_is_a_list_with_its_addresses() -> None:
    codes, rest = of(OPENINGS, OTHERS, OFFICIAL, GUILD)
    assert isinstance(codes, QrLinks)
    assert isinstance(rest, BulletList)
    ((title, address),) = rest.items
    assert (title.text, address.text, address.href) == ("The cooks’ guild: ", "guild.example", GUILD.url)


@pytest.mark.parametrize("title", ["Guild.example", "www.guild.example", "https://guild.example/"])
def test_an_address_that_is_its_own_title_is_printed_once(title: str) -> None:
    bare = WebLink(title=title, url=GUILD.url)
    _, rest = of(OPENINGS, OTHERS, OFFICIAL, bare)
    assert isinstance(rest, BulletList)
    assert [[run.text for run in item] for item in rest.items] == [["guild.example"]]
    (alone,) = of(bare)
    assert isinstance(alone, QrLinks)
    assert [(link.title, link.shown) for link in alone.links] == [("Website", "guild.example")]


def test_an_address_comes_once() -> None:
    assert coded(GUILD, GUILD) == [GUILD.url]


def test_the_official_page_is_the_first_source_with_an_address_when_no_link_is_official() -> None:
    printed, site = Source(publisher="The Guild", title="A Cook's Year"), Source(publisher="The Guild", url=GUILD.url)
    page = official_page(Profile(slug="cooks", title="Cooks", links=(VIDEO,), sources=(printed, site)))
    assert page == WebLink(title="The Guild", url=GUILD.url)


def test_titles_to_look_for() -> None:
    (line,) = of(aliases=("line cook", "chef"))
    assert isinstance(line, Paragraph)
    assert "".join(run.text for run in line.text) == "Job titles to look for: line cook and chef."


def test_nothing_comes_of_nothing() -> None:
    assert of() == []
