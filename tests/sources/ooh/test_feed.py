"""Entries of the compilation: each gives the page's profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sources.ooh.conftest import DUTIES, MORE, OUTLOOK, PAY, PLACES, ROW, SIMILAR

from brochure.profile.model import Amount, Pay
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.feed import BadEntry, is_feed, read_feed
from brochure.sources.ooh.pages import read_page
from brochure.sources.ooh.parts import PageError, Parts

if TYPE_CHECKING:
    from tests.sources.ooh.conftest import MakePage

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


def test_it_is_the_page_s(page: MakePage) -> None:
    assert assemble(only(feed(entry()))) == assemble(read_page(page(), "x.html"))


def test_html_that_is_not_quoted(page: MakePage) -> None:
    duties = f"<what_they_do><section_body>{DUTIES.replace('&nbsp;', ' ')}</section_body></what_they_do>"
    assert assemble(only(feed(entry(duties=duties)))) == assemble(read_page(page(), "x.html"))


def test_top_coded_pay() -> None:
    facts = """<qf_median_pay_annual><value/><note>This wage is equal to or greater than $239,200 per year.</note>
    </qf_median_pay_annual><qf_median_pay_hourly><value/><note>$115.00 or more</note></qf_median_pay_hourly>"""
    profile = assemble(only(feed(entry(facts)))).profile
    assert profile.quick_facts
    assert profile.quick_facts.pay == Pay(annual=Amount(239200, at_least=True), hourly=Amount(115, at_least=True))


def test_no_pay() -> None:
    profile = assemble(only(feed(entry("")))).profile
    assert profile.quick_facts
    assert profile.quick_facts.pay is None


def test_codes_where_there_is_no_table() -> None:
    parts = only(feed(entry()))
    sections = {key: fragments for key, fragments in parts.sections.items() if key != "job_outlook"}
    profile = assemble(replace(parts, sections=sections)).profile
    assert profile.soc == ("49-9092",)
    assert profile.projections
    assert (profile.projections.rows[0].base, profile.projections.rows[0].change) == (3500, -100)


def test_a_bad_entry_and_the_others() -> None:
    first, second, third = read_feed(feed(entry(url="https://x.example/"), "<occupation/>", entry()))
    assert isinstance(first, BadEntry)
    assert first.name == "Commercial Divers"
    assert isinstance(second, BadEntry)
    assert second.name == "occupation 2"
    assert isinstance(third, Parts)


def test_what_came_before_the_break_is_given() -> None:
    found = read_feed(feed(entry())[:-6] + b"<occupation>")
    assert isinstance(next(found), Parts)
    with pytest.raises(PageError, match="broken"):
        list(found)


def test_what_a_compilation_begins_with(page: MakePage) -> None:
    assert is_feed(feed())
    assert is_feed(feed().decode().replace("utf-8", "utf-16").encode("utf-16"))
    assert not is_feed(page())
