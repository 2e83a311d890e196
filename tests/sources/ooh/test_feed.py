"""Entries of the compilation: each gives the same profile as its page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sources.ooh.conftest import DUTIES, MORE, OUTLOOK, PAY, PLACES, ROW, SIMILAR

from brochure.profile.markdown import read_markdown
from brochure.profile.model import Amount, Pay, Profile, SimilarOccupation
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.feed import BadEntry, is_feed, read_feed
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import PageError, Parts

if TYPE_CHECKING:
    from tests.sources.ooh.conftest import MakePage

NEWLINE = b"\n"
URL = "https://www.bls.gov/ooh/installation-maintenance-and-repair/commercial-divers.htm"


def cdata(name: str, inside: str) -> str:
    return f'<{name} type="cdata"><![CDATA[{inside}]]></{name}>'


def section(name: str, body: str, title: str = "T") -> str:
    return f"<{name}><section_title>{title}</section_title>{cdata('section_body', body)}</{name}>"


PAY_FACTS = """<qf_median_pay_annual><help>Half earned less.</help><value type="integer">61130</value><note/>
</qf_median_pay_annual><qf_median_pay_hourly><value type="decimal">29.39</value><note/></qf_median_pay_hourly>"""


def entry(pay_facts: str = PAY_FACTS, duties: str = "", url: str = URL) -> str:
    outlook = OUTLOOK.format(rows=ROW)
    return f"""<occupation><title type="string">Commercial Divers</title>
{cdata("description", "Divers mend things.")}
<citation><![CDATA[Bureau, <cite>Handbook</cite>, at <a href="{url}">{url}</a>]]></citation>
<soc_coverage><soc_code>49-9092</soc_code></soc_coverage><publish_date>2025-08-28</publish_date>
<quick_facts>{pay_facts}
<qf_entry_level_education><value>Postsecondary nondegree award</value></qf_entry_level_education>
<qf_work_experience><value>None</value></qf_work_experience>
<qf_on_the_job_training><value/></qf_on_the_job_training>
<qf_number_of_jobs><value>3500</value></qf_number_of_jobs>
<qf_employment_outlook><value>-2</value><description>Decline</description></qf_employment_outlook>
<qf_employment_openings><value>-100</value></qf_employment_openings></quick_facts>
{cdata("summary_what_they_do", "<h3>What Divers Do</h3> <p>Divers mend things.</p>")}
{duties or section("what_they_do", DUTIES)}{section("work_environment", PLACES)}
{section("how_to_become_one", "<p>Learn to dive.</p>", "How to Become a Commercial Diver")}
<pay>{cdata("section_body", PAY[PAY.index("<p>The median") :])}
{cdata("section_chart_html", PAY[: PAY.index("<p>The median")])}</pay>
<job_outlook>{cdata("section_body", outlook[outlook.index("<p>Employment of") : outlook.index("<table")])}
{cdata("section_chart", outlook[: outlook.index("<p>Employment of")])}
{cdata("section_datatable", outlook[outlook.index("<table") :])}</job_outlook>
{section("similar_occupations", SIMILAR)}{section("more_information", MORE)}</occupation>"""


def feed(*entries: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><!-- a remark --><ooh><reference_period>2024-34</reference_period>'
    return f"{head}{''.join(entries)}</ooh>".encode()


def only(data: bytes) -> Parts:
    (found,) = read_feed(data)
    assert isinstance(found, Parts)
    return found


def test_entry_gives_the_same_profile_as_its_page(page: MakePage) -> None:
    assert assemble(only(feed(entry()))) == assemble(read_page(page(), "x.html"))


def test_entry_may_have_html_elements_instead_of_quoted_html(page: MakePage) -> None:
    duties = f"<what_they_do><section_body>{DUTIES.replace('&nbsp;', ' ')}</section_body></what_they_do>"
    assert assemble(only(feed(entry(duties=duties)))) == assemble(read_page(page(), "x.html"))


def test_pay_is_a_lower_bound_when_top_coded() -> None:
    facts = """<qf_median_pay_annual><value/><note>This wage is equal to or greater than $239,200 per year.</note>
    </qf_median_pay_annual><qf_median_pay_hourly><value/><note>$115.00 or more</note></qf_median_pay_hourly>"""
    profile = assemble(only(feed(entry(facts)))).profile
    assert profile.quick_facts
    assert profile.quick_facts.pay == Pay(annual=Amount(239200, at_least=True), hourly=Amount(115, at_least=True))


def test_pay_is_none_when_the_entry_has_none() -> None:
    profile = assemble(only(feed(entry("")))).profile
    assert profile.quick_facts
    assert profile.quick_facts.pay is None


def test_codes_and_row_come_from_the_headline_without_a_table() -> None:
    parts = only(feed(entry()))
    sections = {key: fragments for key, fragments in parts.sections.items() if key != "job_outlook"}
    profile = assemble(replace(parts, sections=sections)).profile
    assert profile.soc == ("49-9092",)
    assert profile.projections
    assert (profile.projections.rows[0].base, profile.projections.rows[0].change) == (3500, -100)


def test_bad_entry_does_not_affect_the_others() -> None:
    untitled = "<occupation><citation>nowhere</citation></occupation>"
    first, second, third = read_feed(feed(entry(), untitled, entry()))
    assert isinstance(first, Parts)
    assert isinstance(second, BadEntry)
    assert second.name == "occupation 2"
    assert "nor its title names its page" in second.reason
    assert isinstance(third, Parts)


@pytest.mark.parametrize(
    ("citation", "url"),
    [
        (f'at <a href="{URL}" target="_new">here</a>', URL),
        (f"on the Internet at {URL} (visited today).", URL),
        ("at http://bls.gov/ooh/x/divers.htm", "https://www.bls.gov/ooh/x/divers.htm"),
        ("at https://x.example/ooh/x/divers.htm", None),
        ("", None),
    ],
)
def test_url_of_an_entry_is_in_its_citation(citation: str, url: str | None) -> None:
    data = entry().replace("<citation><![CDATA[", f"<citation><![CDATA[{citation}]]></citation><was><![CDATA[")
    parts = only(feed(data.replace("]]></citation>\n<soc", "]]></was>\n<soc")))
    assert parts.url == (url or "https://www.bls.gov/ooh/")
    assert parts.slug == ("divers" if url and url.endswith("/divers.htm") else "commercial-divers")


SIMILAR_HEADS = (
    "<th></th><th>Occupation</th><th>Job Duties</th><th>Entry-Level Education</th><th>Median Annual Pay, May 2019</th>"
)
SIMILAR_ROW = """<td><a href="/ooh/x/sewers.htm"><img src="s.jpg"></a></td>
<td><h4><a href="/ooh/x/sewers.htm">Sewers</a></h4></td><td><p>Sewers sew cloth.</p></td>
<td><span title="3. Some">Some college, no degree</span></td><td>$41,230</td>"""
OTHER_ORDER = """<table><tr><th>Median Pay</th><th>Duties</th><th>Education</th><th>Similar Occupation</th></tr>
<tr><td>41,230</td><td>Sewers sew cloth.</td><td>Some college, no degree</td>
<td><a href="/ooh/x/sewers.htm">Sewers</a></td></tr></table>"""
SEWERS = SimilarOccupation(
    title="Sewers", slug="sewers", duties="Sewers sew cloth.", education="Some college, no degree", pay=Amount(41230)
)


def similar_of(table: str) -> Profile:
    data = entry().replace(section("similar_occupations", SIMILAR), section("similar_occupations", table))
    return assemble(only(feed(data))).profile


@pytest.mark.parametrize(
    "table",
    [
        f"<table><thead><tr>{SIMILAR_HEADS}</tr></thead><tbody><tr>{SIMILAR_ROW}</tr></tbody></table>",
        f"<table><tr>{SIMILAR_HEADS}</tr><tr>{SIMILAR_ROW}</tr></table>",
        f"<div><table class='display' id='any'><tr>{SIMILAR_HEADS.upper()}</tr><tr>{SIMILAR_ROW}</tr></table></div>",
        f"<table><tr>{SIMILAR_ROW}</tr></table>",
        OTHER_ORDER,
    ],
    ids=["as in 2020", "heads among the rows", "another id", "no heads", "another order"],
)  # fmt: skip
def test_similar_occupations_are_recognized_by_heads_or_cells(table: str) -> None:
    profile = similar_of(f"<p>This table shows a list of occupations with job duties like those of divers.</p>{table}")
    assert profile.similar == (SEWERS,)
    assert profile.sections.job_outlook is not None
    assert "Sewers" not in profile.sections.job_outlook.source


def test_other_content_of_similar_occupations_is_kept_as_text() -> None:
    """Rows of another shape, and what stands beside the table, become text; the good rows are read."""
    bad = "<tr><td>Knitters</td><td>knit</td></tr>", "<tr><td>Note: two.</td></tr>"
    rows = f"<tr>{SIMILAR_HEADS}</tr>{bad[0]}<tr>{SIMILAR_ROW}</tr>{bad[1]}"
    profile = similar_of(f"<table>{rows}</table><h3>See also</h3><ul><li>Weavers</li></ul>")
    assert profile.similar == (SEWERS,)
    assert profile.sections.job_outlook is not None
    text = profile.sections.job_outlook.source.partition("### Similar Occupations\n\n")[2]
    assert text == "### See also\n\n- Weavers\n\n- **Knitters**: knit\n\nNote: two."


def test_unreadable_table_of_similar_occupations_is_kept_as_text() -> None:
    profile = similar_of("<table><tr><td>Sewers</td><td>sew</td></tr></table><table></table>")
    assert profile.similar == ()
    assert profile.sections.job_outlook is not None
    assert profile.sections.job_outlook.source.endswith("### Similar Occupations\n\n- **Sewers**: sew")


def test_entry_needs_no_ids_classes_or_captions() -> None:
    """No ids, no classes, no captions, no section titles: the same figures."""
    bare = entry()
    for attribute in (' id="outlook-table"', ' id="similar-occupations"', ' class="ooh-tab-table"', ' class="regular"'):
        assert attribute in bare or attribute == ' class="regular"'
        bare = bare.replace(attribute, "")
    bare = re.sub(r"<caption>.*?</caption>", "", bare).replace(' class="ooh-chart"', "")
    heads = "<th>Occupational Title</th><th>SOC Code</th><th>Employment, 2024</th><th>Projected Employment, 2034</th>"
    bare = bare.replace('<th rowspan="2">Occupational Title</th><th>SOC Code</th>', heads)
    whole, found = assemble(only(feed(entry()))).profile, assemble(only(feed(bare))).profile
    assert found.wages == whole.wages
    assert found.employment == whole.employment
    assert found.projections == whole.projections
    assert found.similar == whole.similar
    assert found.sections == whole.sections


def test_years_are_those_of_the_projections_when_the_period_is_that_of_wages() -> None:
    """As in the edition of 2020."""
    head = "<reference_year>2019</reference_year><projection_year>2029</projection_year><reference_period>May 2019"
    data = feed(entry()).replace(b"<reference_period>2024-34", head.encode())
    assert only(data).quick_facts.years == "2019-2029"
    assert only(feed(entry())).quick_facts.years == "2024-34"


def test_outlook_is_worded_by_its_range_without_a_description() -> None:
    data = entry().replace("<description>Decline</description>", "<range>Decline</range>")
    assert only(feed(data)).quick_facts.outlook == "-2% (Decline)"


def test_how_to_title_comes_from_the_summary_without_a_section_title() -> None:
    title = "<section_title>How to Become a Commercial Diver</section_title>"
    summary = cdata("summary_how_to_become_one", "<h4>How to Become a Commercial Diver</h4><p>Learn.</p>")
    data = entry().replace(title, "").replace("<quick_facts>", f"{summary}<quick_facts>")
    assert title not in data
    assert only(feed(data)).how_to_title == "How to Become a Commercial Diver"


def test_unknown_parts_of_a_section_are_kept() -> None:
    data = entry().replace("<pay>", "<pay><section_title>Pay</section_title>" + cdata("section_extra", "<p>Tips.</p>"))
    assert assemble(only(feed(data))).profile.sections.pay == read_markdown("Depth is paid extra.\n\nTips.\n")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Divers mend things.", "Divers & welders mend things."),
        ("</soc_coverage>", ""),
        ("</occupation>", ""),
        ("<publish_date>", "<publish_date x=1>"),
        ("<publish_date>", "<publish_date>&nbsp;"),
        ("<publish_date>", "<publish_date>\x01"),
    ],
)
def test_malformed_entry_does_not_affect_the_others(good: str, bad: str) -> None:
    description = cdata("description", "Divers mend things.")
    whole = entry().replace(description, "\n\n<description>Divers mend things.</description>")
    broken = whole.replace(good, bad, 1)
    assert broken != whole
    data = feed(entry(), broken, entry(), broken, entry())
    found = list(read_feed(data))
    assert [type(each) for each in found] == [Parts, BadEntry, Parts, BadEntry, Parts]
    assert all(assemble(each).profile.projections for each in found if isinstance(each, Parts)), "years of the head"
    assert [each.name for each in found if isinstance(each, BadEntry)] == ["Commercial Divers"] * 2


def test_error_has_the_line_of_a_malformed_entry() -> None:
    """Counted in the file, after other breaks, too."""
    broken = "<occupation>\n<title>Divers</title>\n<publish_date x=1></publish_date></occupation>"
    data = feed(entry(), broken, entry(), broken, entry())
    reasons = [each.reason for each in read_feed(data) if isinstance(each, BadEntry)]
    places = [found.start() for found in re.finditer(b"x=1", data)]
    for reason, place in zip(reasons, places, strict=True):
        assert f"broken at line {1 + data.count(NEWLINE, 0, place)}:" in reason


def test_file_is_refused_when_many_entries_are_malformed() -> None:
    found = read_feed(feed(*["<occupation><title>A & B</title></occupation>"] * 100, entry()))
    with pytest.raises(PageError, match="damaged"):
        list(found)


def test_entries_before_a_break_are_given() -> None:
    found = read_feed(feed(entry())[:-6] + b"<occupation>")
    assert isinstance(next(found), Parts)
    with pytest.raises(PageError, match="broken"):
        list(found)


def test_compilation_is_recognized_by_its_root(page: MakePage) -> None:
    assert is_feed(feed())
    assert is_feed(feed().decode().replace("utf-8", "utf-16").encode("utf-16"))
    assert not is_feed(page())
