"""A whole page as a profile, and variants of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from brochure.profile.load import load_text
from brochure.profile.model import (
    Amount,
    Growth,
    Names,
    Pay,
    ProjectionRow,
    Share,
    SimilarOccupation,
    WageRow,
    WebLink,
    YearMonth,
)
from brochure.profile.write import to_yaml
from brochure.sources.ooh.assemble import Imported, assemble
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import PageError

from .conftest import ROW

if TYPE_CHECKING:
    from tests.sources.ooh.conftest import MakePage


def imported(page: bytes) -> Imported:
    found = assemble(read_page(page, "saved.html"))
    assert load_text(to_yaml(found.profile), today=date(2025, 9, 1)).profile == found.profile
    return found


def test_identity_of_a_page_is_read(page: MakePage) -> None:
    profile = imported(page()).profile
    assert profile.slug == "commercial-divers"
    assert profile.title == "Commercial Divers"
    assert profile.names == Names(singular="commercial diver", plural="commercial divers")
    assert profile.category == "Installation, Maintenance, and Repair"
    assert profile.soc == ("49-9092",)
    assert profile.summary == "Divers mend things under water."  # as What They Do begins, which says the same
    assert profile.sources[0].modified == date(2025, 8, 28)
    assert profile.sources[0].url == "https://www.bls.gov/ooh/installation-maintenance-and-repair/commercial-divers.htm"


@pytest.mark.parametrize(("soc", "cluster"), [("47-2111", "Construction"), ("11-9041", None), ("—", None)])
def test_cluster_follows_the_code(page: MakePage, soc: str, cluster: str | None) -> None:
    assert imported(page(rows=ROW.replace("49-9092", soc))).profile.cluster == cluster


def test_quick_facts_are_read(page: MakePage) -> None:
    facts = imported(page()).profile.quick_facts
    assert facts is not None
    assert facts.pay == Pay(annual=Amount(61130), hourly=Amount(29.39))
    assert facts.education == "Postsecondary nondegree award"
    assert facts.experience == "None"
    assert facts.training == "See How to Become One"


def test_wages_come_from_sentences_table_and_chart(page: MakePage) -> None:
    (wage,) = imported(page()).profile.wages
    assert (wage.occupation, wage.period, wage.statistic) == (None, "annual", "median")
    assert wage.as_of == YearMonth(year=2024, month=5)
    assert (wage.value, wage.p10, wage.p90) == (Amount(61130), Amount(38210), Amount(239200, at_least=True))
    assert wage.industries == (
        WageRow(name="Support activities for water", value=Amount(239200, at_least=True)),
        WageRow(name="Construction", value=Amount(58020)),
    )
    assert [row.name for row in wage.comparisons] == ["Commercial divers", "Total, all occupations"]


@pytest.mark.parametrize(
    ("highest", "month", "is_bound"),
    [
        ("$239,200", "May 2022", True),
        ("$239,200", "May 2025", False),
        ("$208,000", "May 2021", True),
        ("$208,000", "May 2022", False),
    ],
)
def test_highest_tenth_is_a_lower_bound_when_it_is_the_top_code_of_its_year(
    page: MakePage, highest: str, month: str, is_bound: bool
) -> None:
    raw = page().decode().replace("$239,200.</p>", f"{highest}.</p>").replace("May 2024", month)
    (wage,) = imported(raw.encode()).profile.wages
    assert wage.p90 == Amount(float(highest[1:].replace(",", "")), at_least=is_bound)


def test_jobs_and_projections_are_read(page: MakePage) -> None:
    profile = imported(page()).profile
    (jobs,) = profile.employment
    assert (jobs.as_of, jobs.jobs) == (2024, 3500)
    assert jobs.industries[1] == Share(name="Self-employed workers", percent=9)
    projections = profile.projections
    assert projections is not None
    assert (projections.base_year, projections.target_year, projections.outlook) == (2024, 2034, "decline")
    assert projections.openings_per_year == 400
    assert projections.comparisons[0] == Growth(name="Commercial divers", percent=-2)
    assert projections.rows == (
        ProjectionRow(title="Commercial divers", soc="49-9092", base=3500, projected=3400, percent=-2, change=-100),
    )


def test_text_keeps_what_is_no_figure(page: MakePage) -> None:
    sections = imported(page()).profile.sections
    assert sections.what_they_do is not None
    assert sections.what_they_do.source == (
        "Divers mend things under water.\n\n### Duties\n\nDivers *often*:\n\n- Cut **steel**\n- Weld\n- pipes\n\n"
        "Loose words without a paragraph.\n\nSee "
        "[boilermakers](https://www.bls.gov/ooh/construction-and-extraction/boilermakers.htm) and\nothers."
    )
    texts = [sections.work_environment, sections.how_to_become_one, sections.pay, sections.job_outlook]
    assert [text and text.source for text in texts] == [
        "They work in cold water.", "Learn to dive.", "Depth is paid extra.", "All of them replace somebody.",
    ]  # fmt: skip


def test_similar_occupations_and_links_are_read(page: MakePage) -> None:
    profile = imported(page()).profile
    assert profile.similar == (
        SimilarOccupation(
            title="Welders", slug="welders", duties="Join metal.", education="High school diploma or equivalent",
            pay=Amount(48940),
        ),
        SimilarOccupation(title="Dancers", slug="dancers", duties="Dance."),
    )  # fmt: skip
    assert profile.links == (
        WebLink(title="Divers: certifications", url="https://divers.example/"),
        WebLink(title="O*NET: Commercial Divers", url="https://onet.example/1"),
    )


TWO = """
<p>The median hourly wage for dancers was $23.97 in May 2024. The lowest 10 percent earned less than $13.96, and the
highest 10 percent earned more than $53.66.</p>
<p>The mean annual wage for U.S. choreographers was equal to or greater than $239,200 in May 2017.</p>
<p>Median hourly wages for dancers in May 2024 were as follows:</p>
<table class="ooh-tab-table"><tr><td>Ballet</td><td>$25.00</td></tr><tr><td>Jazz</td><td>—</td></tr></table>
"""


def test_wages_are_named_when_there_are_several(page: MakePage) -> None:
    dancers, choreographers = imported(page(pay=TWO)).profile.wages
    assert (dancers.occupation, dancers.period, dancers.p90) == ("dancers", "hourly", Amount(53.66))
    assert [row.value for row in dancers.detailed] == [Amount(25), None]
    assert choreographers.occupation == "U.S. choreographers"
    assert (choreographers.statistic, choreographers.value) == ("mean", Amount(239200, at_least=True))
    assert choreographers.as_of == YearMonth(year=2017, month=5)


def test_clause_is_kept_when_it_says_more_than_the_table(page: MakePage) -> None:
    pay = """<p>Pay is high. Medians by kind are not available, but mean (average) annual wages for divers in May 2024
    were as follows:</p><table class="ooh-tab-table"><tr><td>Deep ones</td><td>$90,000</td></tr></table>"""
    profile = imported(page(pay=pay)).profile
    assert profile.wages[0].statistic == "mean"
    assert profile.wages[0].detailed == (WageRow(name="Deep ones", value=Amount(90000)),)
    assert profile.sections.pay is not None
    assert profile.sections.pay.source == "Pay is high. Medians by kind are not available."


def test_sentence_is_kept_when_it_differs_from_the_template(page: MakePage) -> None:
    places = "<p>Some say that divers held about 3,500 jobs in 2024, or more.</p>"
    profile = imported(page(places=places)).profile
    assert profile.sections.work_environment is not None
    assert profile.sections.work_environment.source == places[3:-4]
    assert profile.employment[0].jobs == 3500, "the headline's"


def test_growth_is_kept_as_text_when_no_table_confirms_it(page: MakePage) -> None:
    outlook = "<p>Employment of saturation divers is projected to grow 11 percent from 2024 to 2034.</p>"
    profile = imported(page(outlook=outlook)).profile
    assert profile.sections.job_outlook is not None
    assert profile.sections.job_outlook.source == outlook[3:-4]
    assert profile.projections is not None
    assert profile.projections.rows[0].percent == -2


NESTED = "".join(
    f'<tr><th><p class="{level}"><strong>{title}</strong></p></th><td>{soc}</td><td>{jobs}</td><td>{jobs}</td>'
    "<td>0</td><td>0</td></tr>"
    for level, title, soc, jobs in [
        ("", "All divers", "—", "600"), ("sub1", "Deep", "49-1000", "400"), ("sub2", "Deep sea", "49-1001", "300"),
        ("sub2", "Deep lake", "49-1002", "100"), ("sub1", "Flat", "49-2001", "200"),
    ]
)  # fmt: skip


def test_totals_may_be_nested(page: MakePage) -> None:
    profile = imported(page(rows=NESTED)).profile
    assert profile.projections is not None
    assert [row.total for row in profile.projections.rows] == [True, True, False, False, False]
    assert profile.soc == ("49-1001", "49-1002", "49-2001")


def test_unmapped_table_is_kept_as_text(page: MakePage) -> None:
    table = """<table><caption>Ranks</caption><thead><tr><th>Grade</th><th>Sea</th><th>Lake</th></tr></thead>
    <tbody><tr><th>One</th><td>Captain</td><td>Boss</td></tr></tbody>
    <tfoot><tr><td>SOURCE: us</td></tr></tfoot></table>"""
    found = imported(page(duties=table))
    assert found.profile.sections.what_they_do is not None
    assert (
        found.profile.sections.what_they_do.source == "**Ranks**\n\n- **One**. Sea: Captain; Lake: Boss\n\nSOURCE: us"
    )
    assert found.notes == ("the table “Ranks” is kept as text",)


def test_kept_table_omits_dashes_and_has_heads_as_lines(page: MakePage) -> None:
    table = """<table><thead><tr><th>Grade</th><th>Sea</th><th>Lake</th></tr></thead><tbody>
    <tr><th>Crew</th><td></td><td></td></tr><tr><th>One</th><td>—</td><td>5</td></tr>
    <tr><th>Two</th><td>none</td><td>-</td></tr><tr><th>Three</th><td>—</td><td>—</td></tr></tbody></table>"""
    section = imported(page(duties=table)).profile.sections.what_they_do
    assert section is not None
    assert section.source == "Crew\n\n- **One**. Lake: 5\n- **Two**. Sea: none\n- **Three**: not published"


def test_similar_occupations_without_a_table_are_kept_as_text(page: MakePage) -> None:
    found = imported(page(similar="<p>Much is <a href='https://x.example/'>like it</a>.</p>"))
    assert found.profile.sections.job_outlook is not None
    assert found.profile.sections.job_outlook.source.endswith(
        "### Similar Occupations\n\nMuch is [like it](https://x.example/)."
    )
    assert found.notes


def test_absolute_links_within_a_page_are_recognized(page: MakePage) -> None:
    whole = page().replace(b'"#tab-2"', b'"https://www.bls.gov/ooh/x/commercial-divers.htm#tab-2"')
    assert imported(whole).profile == imported(page()).profile


def test_residue_of_editing_is_dropped(page: MakePage) -> None:
    duties = "<p>Divers <ins>really </ins><del>hardly</del>dive<a href='https://x.example/'> </a>.</p><p>&nbsp;</p>"
    sections = imported(page(duties=duties)).profile.sections
    assert sections.what_they_do
    assert sections.what_they_do.source == "Divers really dive."


def test_page_without_figures_is_imported(page: MakePage) -> None:
    raw = page(places="", pay="", outlook="<p>Who knows.</p>")
    raw = re.sub(rb'<table id="quickfacts">.*?</table>', b"", raw, flags=re.DOTALL)
    profile = imported(raw).profile
    assert (profile.quick_facts, profile.wages, profile.employment, profile.projections) == (None, (), (), None)


def test_page_is_refused_when_cut_off(page: MakePage) -> None:
    raw = page()
    for part in range(1, 10):
        with pytest.raises(PageError):
            read_page(raw[: len(raw) * part // 10], "x.html")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"<html><body><p>Weather</p></body></html>", "neither panes"),
        (b"<div id='panes'><div id='tab-2'><p>x</p></div></div>", "no title"),
        (b"<h1>x</h1><div id='panes'><div id='tab-2'><p>They", "cut off"),
        ("<h1>Müller</h1>".encode("latin-1"), "not UTF-8"),
        (b"<h1>a\x00b</h1>", "NUL"),
        ("<p>people\u00e2\u20ac\u2122s</p>".encode(), "wrong encoding"),
        (b"<div id='panes'>" + b"<div>" * 100_000, "nested"),
        (b"x" * (9 << 20), "larger than"),
    ],
    ids=["empty", "other page", "no title", "cut off", "latin-1", "nul", "mojibake", "deep", "large"],
)
def test_file_is_refused_when_it_is_not_a_page(raw: bytes, said: str) -> None:
    with pytest.raises(PageError, match=said):
        read_page(raw, "x.html")


CALLED = (
    (b"What <a", b"What Divers Do <a"),
    (b"<h2>Where</h2>", b"<h2>Work Environment</h2>"),
    (b"<h2>Similar</h2>", b"<h2>Similar Occupations</h2>"),
    (b"<h2>More</h2>", b"<h2>Contacts for More Information</h2>"),
)


@pytest.mark.parametrize("shape", ["without ids", "without panes", "flat", "headings in boxes"])
def test_panes_are_recognized_by_headings_without_ids(page: MakePage, shape: str) -> None:
    raw = page()
    for short, full in CALLED:
        assert short in raw
        raw = raw.replace(short, full)
    whole = imported(raw).profile
    bare = re.sub(rb' id="(?:tab-[0-9]|quickfacts|panes)"', b"", raw) if shape != "without ids" else raw
    bare = re.sub(rb' id="tab-[0-9]"', b"", bare)
    if shape == "flat":
        bare = re.sub(rb'<div(?: style="display:none")?><h2>', b"<h2>", bare).replace(b"</div>\n<h2>", b"\n<h2>")
    if shape == "headings in boxes":
        bare = re.sub(rb"<h2>(.*?)</h2>", rb"<div><h2>\1</h2></div>", bare)
    found = imported(bare).profile
    assert found == replace(whole, summary=found.summary)


def test_page_is_refused_when_it_has_few_of_the_headings() -> None:
    with pytest.raises(PageError, match="nor their headings"):
        read_page(b"<html><body><h2>Pay</h2><p>Much.</p><h2>Job Outlook</h2><p>Good.</p></body></html>", "x.html")


@pytest.mark.parametrize(
    ("opening", "summary"),
    [
        ("Divers mend things.", "Divers mend things."),
        ("Divers often mend many things.", "Divers often mend many things."),
        ("Divers swim and dive.", "Divers mend things."),
        ("They mend things.", "Divers mend things."),
        ("Swimmers mend things.", "Divers mend things."),
        (f"Divers mend things, {'such as ' * 30}ships.", "Divers mend things."),
        ("One. Two. Three. Divers mend many things.", "Divers mend things."),
    ],
)
def test_summary_is_worded_as_the_opening_that_says_the_same(opening: str, summary: str, page: MakePage) -> None:
    assert imported(page(duties=f"<p>{opening}</p><p>Divers mend all things.</p>")).profile.summary == summary


@pytest.mark.parametrize(
    ("second", "said"),
    [("Some divers weld things there.", True), ("They weld things there.", False), ("Although divers weld.", False)],
)
def test_each_sentence_of_a_summary_is_compared(second: str, said: bool, page: MakePage) -> None:
    raw = page(duties=f"<p>Divers mend many things. {second}</p>")
    raw = raw.replace(b"<p>Divers mend things.</p>", b"<p>Divers mend things. Divers weld things there.</p>")
    summary = f"Divers mend many things. {second if said else 'Divers weld things there.'}"
    assert imported(raw).profile.summary == summary
