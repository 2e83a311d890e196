from __future__ import annotations

import pytest
from tests.locales import EN, ES

from brochure.compose.blocks import BulletList, Paragraph, QrLinks, Text
from brochure.compose.context import Context
from brochure.compose.next_steps import MAX_ADDRESSES, next_steps, qr_link
from brochure.locale import Locale
from brochure.profile.model import Profile, WebLink

OFFICIAL = WebLink(title="Official page", url="https://www.bls.gov/ooh/food/cooks.htm")
OPENINGS = WebLink(title="Find openings", url="https://www.careeronestop.org/")
SCHOOLS = WebLink(title="Schools for cooks", url="https://schools.example/")
GUILD = WebLink(title="The cooks' guild", url="https://guild.example/")


def of(*links: WebLink, aliases: tuple[str, ...] = ()) -> list[object]:
    return list(next_steps(Context.of(Profile(slug="cooks", title="Cooks", links=links, aliases=aliases))))


def entries(*links: WebLink) -> tuple[Text, ...]:
    """The list of other addresses after the cells."""
    codes, rest = of(OFFICIAL, SCHOOLS, OPENINGS, *links)
    assert isinstance(codes, QrLinks)
    assert [link.url for link in codes.links] == [OFFICIAL.url, SCHOOLS.url, OPENINGS.url]
    assert isinstance(rest, BulletList | Paragraph)
    assert rest.role == "note"
    found = (rest.text,) if isinstance(rest, Paragraph) else rest.items
    assert (len(found) == 1) == isinstance(rest, Paragraph)  # one is no list
    return found


def plain(text: Text) -> str:
    return "".join([run.text for run in text])


def test_cells_have_labels_of_their_role_and_addresses_to_type() -> None:
    (codes,) = of(OPENINGS, SCHOOLS, OFFICIAL)
    assert isinstance(codes, QrLinks)
    assert [(link.title, link.shown) for link in codes.links] == [
        ("Official page", "bls.gov/ooh"),
        ("Find training", "schools.example"),
        ("Find openings", "careeronestop.org"),
    ]
    assert codes.links[0].alt == f"QR code: Official page, {OFFICIAL.url}"


def test_labels_say_that_a_page_is_in_another_language() -> None:
    def titles(lang: str, locale: Locale) -> list[str]:
        own = WebLink(title="Página oficial", url="https://www.miproximopaso.org/profile/summary/35-2014.00")
        profile = Profile(slug="cooks", title="Cooks", lang=lang, links=(own, SCHOOLS, OPENINGS))
        (codes,) = next_steps(Context.of(profile, locale=locale))
        assert isinstance(codes, QrLinks)
        return [link.title for link in codes.links]

    assert titles("es-US", ES)[:3:2] == ["Página oficial", "Buscar vacantes (en inglés)"]
    assert titles("es-US", EN) == ["Official page (in Spanish)", "Find training", "Find openings"]


def test_alternative_text_of_a_foreign_label_has_only_the_address() -> None:
    assert qr_link(EN, "Cocineros", GUILD.url, "es").alt == f"QR code for {GUILD.url}"


def test_other_links_are_a_list_of_addresses() -> None:
    (entry,) = entries(GUILD)
    assert plain(entry) == "guild.example — The cooks’ guild"
    assert [run.href for run in entry] == [GUILD.url, None, None]


def pages(count: int, prefix: str = "O*NET: ") -> list[WebLink]:
    return [WebLink(title=f"{prefix}{at}", url=f"https://www.onetonline.org/link/{at}") for at in range(count)]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (2, "O*NET: 0; 1"),
        (4, "O*NET: 0; 1; 2; 3"),
        (5, "O*NET: 0; 1; 2; and 2 more"),
        (35, "O*NET: 0; 1; 2; and 32 more"),
    ],
)
def test_pages_of_one_site_share_an_entry(count: int, text: str) -> None:
    (entry,) = entries(*pages(count))
    assert plain(entry) == f"onetonline.org — {text}"
    assert entry[0].href == "https://www.onetonline.org/"
    assert [run.href for run in entry[1:] if run.href] == [link.url for link in pages(count if count < 5 else 3)]


def test_titles_without_a_common_beginning_are_printed_in_full() -> None:
    (entry,) = entries(*pages(1), *pages(2, "")[1:], *pages(4, "Video: ")[2:])
    assert plain(entry) == "onetonline.org — O*NET: 0; 1; Video: 2; 3"


def test_list_is_short_and_begins_with_ways_in() -> None:
    sites = [WebLink(title=f"Site {at}", url=f"https://s{at}.example") for at in range(20)]
    training = WebLink(title="More training", url="https://training.example")
    found = [plain(entry).partition(" ")[0] for entry in entries(*sites, training)]
    assert found == ["training.example", *(f"s{at}.example" for at in range(MAX_ADDRESSES - 1))]


@pytest.mark.parametrize("title", ["Guild.example", "www.guild.example", "https://guild.example/"])
def test_title_that_is_the_address_is_printed_once(title: str) -> None:
    assert [plain(entry) for entry in entries(WebLink(title=title, url=GUILD.url))] == ["guild.example"]


def test_title_may_be_anything() -> None:
    assert plain(*entries(WebLink(title="http://[Guild]:x", url=GUILD.url))) == "guild.example — http://[Guild]:x"


def test_duplicate_addresses_are_printed_once() -> None:
    assert len(entries(GUILD, GUILD)) == 1
    assert len(of(OPENINGS, OPENINGS)) == 1


def test_aliases_are_job_titles_to_look_for() -> None:
    (line,) = of(aliases=("line cook", "chef"))
    assert isinstance(line, Paragraph)
    assert "".join(run.text for run in line.text) == "Job titles to look for: line cook and chef."


def test_next_steps_are_empty_without_links_and_aliases() -> None:
    assert of() == []
