from __future__ import annotations

from dataclasses import replace

import pytest
from tests.locales import EN, ES

from brochure.compose.link_roles import NATIONAL, ROLES, chosen, kind_of, official_page, own_words
from brochure.profile.model import Names, Profile, Source, WebLink

HANDBOOK = "https://www.bls.gov/ooh/food/cooks.htm"
COOKS = Profile(slug="cooks", title="Cooks", soc=("35-2014",))


@pytest.mark.parametrize(
    ("title", "url", "label"),
    [
        ("Official page on this occupation", "https://guild.example/cooks", "Official page"),
        ("Cooks", HANDBOOK, "Official page"),
        ("Video: Cooks", "https://guild.example/v", "Watch the work"),
        (
            "Cooks",
            "https://www.careeronestop.org/Videos/careeronestop-videos.aspx?videocode=35201400",
            "Watch the work",
        ),
        ("Training Managers", "https://www.onetonline.org/link/summary/11-3131.00", "See typical tasks"),
        ("Cooks", "https://www.mynextmove.org/profile/summary/35-2014.00", "See typical tasks"),
        ("Jobs with an apprenticeship", "https://www.apprenticeship.gov/", "Apprenticeships"),
        ("Apprenticeship program", "https://www.dol.gov/apprenticeship/", "Apprenticeships"),
        ("State rules", "https://www.careeronestop.org/Toolkit/Training/find-licenses.aspx", "Look up licenses"),
        ("Captain’s licenses and mariner documents", "http://www.uscg.mil/nmc/", "Look up licenses"),
        ("Certified Chefs", "https://guild.example/chefs", "Find certifications"),
        ("Accredited programs", "https://guild.example/programs", "Find training"),
        ("Association of Colleges of Pharmacy", "https://guild.example/", "Find training"),
        ("Find medical schools", "https://guild.example/", "Find training"),
        ("Association of Colleges and Employers", "https://guild.example/", None),
        ("Video game museum", "https://guild.example/", None),
        ("Today’s Military", "https://www.todaysmilitary.com/", "Learn about joining"),
        ("Find cooking jobs near you", "https://guild.example/", "Find openings"),
        ("Find openings and training near you", "https://www.careeronestop.org/", "Find openings"),
        ("Training programs and job opportunities", "https://rail.example/", "Find openings"),
        ("Postal service workers", "https://about.usps.com/careers/welcome.htm", "Find openings"),
        ("Epidemiologists", "http://jobs.cdc.gov/", "Find openings"),
        ("USAJOBS", "https://www.usajobs.gov/", "Find federal jobs"),
        ("Explore other careers", "https://www.mynextmove.org/", None),
        ("Explore other careers", "https://www.bls.gov/ooh/", None),
        ("Workplace safety rules and training", "https://www.osha.gov/", None),
        ("Apprenticeships: Outlook and wages", "https://www.bls.gov/careeroutlook/2019/article/a.htm", None),
        ("Find openings", "mailto:ann@guild.example", None),
        ("Página oficial en español", "https://www.miproximopaso.org/profile/summary/35-2014.00", "Official page"),
        ("Cocineros", "https://www.miproximopaso.org/profile/summary/35-2014.00", "See typical tasks"),
        ("Vacantes de cocineros", "https://gremio.example/", "Find openings"),
        ("Licencias de la junta estatal", "https://gremio.example/", "Look up licenses"),
        ("Programas de aprendizaje", "https://gremio.example/", "Apprenticeships"),
        ("Certificación de cocineros", "https://gremio.example/", "Find certifications"),
        ("Colegio comunitario del condado", "https://colegio.example/", "Find training"),
        ("Museo de la cocina", "https://museo.example/", None),
    ],
)
def test_kind_of_reads_addresses_and_titles(title: str, url: str, label: str | None) -> None:
    kind = kind_of(WebLink(title=title, url=url))
    assert (kind and EN.say(f"next_steps.label.{kind.name}")) == label


def test_words_of_the_occupation_say_nothing_about_a_link() -> None:
    link = WebLink(title="Society of Training Managers", url="https://managers.example/")
    managers = Profile(slug="m", title="Managers", names=Names(singular="training manager", plural="training managers"))
    assert kind_of(link, own_words(managers)) is None
    assert kind_of(link) is not None


def urls(*links: tuple[str, str], **fields: object) -> list[str]:
    """The URLs of the cells of cooks with these links."""
    made = tuple(WebLink(title=title, url=url) for title, url in links)
    return [url for _, url in chosen(replace(COOKS, links=made, **fields))]  # type: ignore[arg-type]


def test_chosen_has_a_page_for_each_role_in_order() -> None:
    found = urls(("Openings", "https://o.example"), ("Law schools", "https://s.example"), ("Official page", HANDBOOK))
    assert found == [HANDBOOK, "https://s.example", "https://o.example"]
    assert [kind.role for kind, _ in chosen(COOKS)] == list(ROLES)


def test_national_pages_stand_in_for_missing_links_of_us_occupations() -> None:
    assert urls() == [url for _, url in NATIONAL]
    assert urls(soc=()) == []
    assert urls(("Openings", "https://o.example"), soc=()) == ["https://o.example"]


def test_official_page_is_preferred() -> None:
    source = Source(publisher="BLS", url=HANDBOOK)
    other = ("Bakers", "https://www.bls.gov/ooh/production/bakers.htm")
    assert urls(other, sources=(source,))[0] == HANDBOOK
    assert urls(("Official site", "https://cooks.example"), sources=(source,))[0] == "https://cooks.example"
    assert urls(("Video", "https://v.example"), sources=(Source(publisher="x", url="https://x.example"),))[0] == (
        "https://v.example"
    )
    assert urls(("The guild", "https://guild.example"))[0] == "https://guild.example"


def test_list_of_all_apprenticeships_is_preferred() -> None:
    program, finder = "http://www.dol.gov/apprenticeship/", "https://www.apprenticeship.gov/"
    assert urls(("Apprenticeship program", program), ("Apprenticeships", finder))[1] == finder


def test_first_of_several_links_is_chosen() -> None:
    first, second = ("Openings here", "https://a.example"), ("Job search", "https://www.careeronestop.org/JobSearch")
    assert urls(first, second)[2] == first[1]


def test_official_page_falls_back_on_the_first_source_with_an_address() -> None:
    video = WebLink(title="Video: cooks", url="https://v.example")
    printed = Source(publisher="The Guild", title="A Cook's Year")
    site = Source(publisher="The Guild", url="https://guild.example/")
    assert official_page(replace(COOKS, links=(video,), sources=(printed, site))) == site.url
    assert official_page(replace(COOKS, links=(video,))) is None


def test_labels_have_four_words_at_most() -> None:
    assert max(len(label.split()) for locale in (EN, ES) for label in locale.table("next_steps.label").values()) <= 4
