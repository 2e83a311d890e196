"""Pages with a part missing, empty, doubled or nonsense: the rest is still imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from brochure.profile.load import load_text
from brochure.profile.model import Profile
from brochure.profile.write import to_yaml
from brochure.sources.ooh import amounts
from brochure.sources.ooh.figures import Figures
from brochure.sources.ooh.intake import read_bytes
from brochure.sources.ooh.parts import Parts, Row, Table
from brochure.sources.ooh.statements import TableIntroduction, find
from brochure.sources.results import Failed, Ready

from .conftest import OUTLOOK, PAY, PLACES, SIMILAR, make_page

if TYPE_CHECKING:
    from collections.abc import Callable


def read(page: bytes) -> Ready | Failed:
    (found,) = read_bytes(page, "page.html", lambda _: True)
    return found


def profile(page: bytes) -> Profile:
    found = read(page)
    assert isinstance(found, Ready), found
    return load_text(found.text).profile


EMPTY_TABLES = {
    "projections": {"outlook": '<p>Text.</p><table id="outlook-table"></table>'},
    "projections with heads": {"outlook": "<p>Text.</p><table id='outlook-table'><tr><th></th></tr></table>"},
    "shares": {"places": PLACES[: PLACES.index("<tr")] + "</tbody></table>"},
    "wages by industry": {"pay": PAY[: PAY.index("<tr")] + "</tbody></table>"},
    "similar": {"similar": "<p>Text.</p><table id='similar-occupations'></table>"},
    "chart": {"pay": "<p>Text.</p><div class='ooh-chart'></div>"},
    "chart without bars": {"outlook": "<p>Text.</p><div class='ooh-chart'><p>Employment</p><dl><dt></dt></dl></div>"},
    "any": {"duties": "<p>Text.</p><table></table><table><caption>Ranks</caption></table><dl></dl><ul></ul>"},
}


@pytest.mark.parametrize("parts", EMPTY_TABLES.values(), ids=EMPTY_TABLES)
def test_page_is_imported_when_tables_are_empty(parts: dict[str, str]) -> None:
    assert profile(make_page(**parts)).title == "Commercial Divers"


def with_value(value: str) -> tuple[bytes, ...]:
    """Pages with ``value`` in place of figures of every kind."""
    quick = make_page().replace(b"$61,130 per year", value.encode())
    return (
        make_page(pay=PAY.replace("$239,200 or more", value).replace("58,020", value)),
        make_page(pay=PAY.replace("$61,130", value).replace("$38,210", value)),
        make_page(places=PLACES.replace("61%", value).replace("3,500", value)),
        make_page(rows="", outlook=OUTLOOK.replace("2 percent", f"{value} percent").replace("400", value)),
        make_page(similar=SIMILAR.replace("$48,940", value)),
        quick.replace(b"<td>3,500</td>", f"<td>{value}</td>".encode()),
    )


@pytest.mark.parametrize(
    "value", ["", " ", "$", "—", "n/a", "-", "$0", "%", "see below", "$2024", "9" * 21, "9" * 5000, "²"]
)
def test_page_is_imported_when_a_value_is_no_figure(value: str) -> None:
    """Nothing is made up, and the page arrives."""
    for page in with_value(value):
        assert profile(page).title == "Commercial Divers"


@pytest.mark.parametrize("value", ["0", "1", "-1", "1,,2", "$1.2.3", "999,999,999,999", "0.001"])
def test_contradicting_value_is_imported_or_reported(value: str) -> None:
    """The page arrives, or fails with what is wrong with its figures."""
    for page in with_value(value):
        found = read(page)
        assert isinstance(found, Ready) or "error[" in found.reason


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("<tr><th></th><td>49-9092</td><td>1</td><td>1</td><td>1</td><td>1</td></tr>", "49-9092"),
        ("<tr><th>Divers</th><td>3,500</td><td>3,400</td><td>-2</td><td>-100</td><td>Get data</td></tr>", "Get data"),
        ("<tr><th>Divers</th><td>49-9092</td></tr>", "49-9092"),
    ],
)
def test_projections_of_another_shape_are_kept_as_text(row: str, lost: str) -> None:
    found = profile(make_page(rows=row))
    assert found.sections.job_outlook is not None
    assert lost in found.sections.job_outlook.source


@pytest.mark.parametrize("part", ["duties", "similar"])
@pytest.mark.parametrize("row", ["<td>Loose words</td>", "<td>Two</td><td>Loose words</td><td>cells</td>"])
def test_words_outside_the_cells_of_a_row_are_kept(part: str, row: str) -> None:
    good = "<tr><td>Sewers</td><td>sew</td><td>None</td><td>$41,230</td></tr>"
    root = html.document_fromstring(make_page(**{part: f"<table>{good}<tr>{row}</tr></table>"}))
    for cell in root.xpath("//td[.='Loose words']"):
        cell.tag = "p"  # parsers let nothing but cells stand there, and other programs do not
    found = read(html.tostring(root, encoding="utf-8", method="xml"))
    assert isinstance(found, Ready)
    assert "Loose words" in found.text


def test_table_is_kept_as_text_when_a_row_has_no_name() -> None:
    found = profile(make_page(places=PLACES.replace("Self-employed workers", " ")))
    assert found.employment[0].industries == ()
    assert found.sections.work_environment is not None
    assert "61%" in found.sections.work_environment.source


@pytest.mark.parametrize("kind", ["wages", "industry wages", "jobs", "industry shares"])
@pytest.mark.parametrize("rows", [(), (Row(("Mines", "lots")),), (Row(("", "5")),), (Row(("Mines",)),)])
def test_table_that_is_not_taken_starts_no_statement(kind: str, rows: tuple[Row, ...]) -> None:
    figures = Figures(Parts(slug="divers", title="Divers", url=""))
    statement = TableIntroduction(kind, "divers", "median", "annual", None, "")  # type: ignore[arg-type]
    assert not figures.take_table(statement, Table("", "", (), rows))
    assert (figures.wages(), figures.employment()) == ((), ())


def test_empty_statement_can_be_written() -> None:
    from brochure.profile.model import Employment

    written = to_yaml(Profile(slug="x", title="X", employment=(Employment(),), summary="Text."))
    assert "  - {}" in written


NUMBERS = [amounts.amount, amounts.whole, amounts.percent, amounts.jobs, amounts.rates]


@pytest.mark.parametrize("read_number", NUMBERS)
@pytest.mark.parametrize("form", ["{}", "${}", "-{}", "{}%", "${} per year", "{} million"])
def test_number_is_none_when_implausibly_long(read_number: Callable[[str], object], form: str) -> None:
    assert not read_number(form.format("9" * 5000))


def test_sentence_is_text_when_its_number_is_implausibly_long() -> None:
    number = "9" * 5000
    for sentence in (
        f"Divers held about {number} jobs in 2024.",
        f"About {number} openings for divers are projected each year, on average, over the decade.",
        f"Employment of divers is projected to grow {number} percent from 2024 to 2034.",
        f"The median annual wage for divers was ${number} in May 2024.",
    ):
        assert find(sentence) == [], sentence[:40]


def test_control_characters_are_dropped() -> None:
    page = make_page(duties="<p>Red \u202etext\u0007.</p><table><tr><td>A\u202e</td><td>B</td></tr></table>")
    page = page.replace(b"Postsecondary nondegree award", "\u2066None\u2069\u009b".encode())
    found = profile(page)
    assert found.quick_facts is not None
    assert found.quick_facts.education == "None"
    assert found.sections.what_they_do is not None
    assert found.sections.what_they_do.source == "Red text.\n\n- **A**: B"


def test_text_after_a_heading_is_kept_despite_a_control_character() -> None:
    """The text after a heading stays when the heading is taken out, whatever character is in it."""
    for character in ("\x1f", "\x0c", "&#1;", "\ufffe"):
        found = profile(make_page().replace(b"<h2>Pay</h2>", f"<h2>Pay</h2>Loose {character}words.".encode()))
        assert found.sections.pay is not None
        assert found.sections.pay.source.startswith("Loose words.")


def test_invalid_profile_fails_with_its_source() -> None:
    found = read(make_page(places="<p>Divers held about 3,500 jobs in 0000.</p>"))
    assert isinstance(found, Failed)
    assert found.source == "page.html"
    assert "is not a valid profile" in found.reason
    assert "the year" in found.reason or "as_of" in found.reason


CHART = """<h4>Divers</h4><p>Median annual wages, May 2024</p>
<dl><dt>Divers</dt><dd>{}</dd><dt>Total</dt><dd>$49,500</dd></dl>"""


@pytest.mark.parametrize("wrap", ["<div>{}</div>", "<figure><div>{}</div></figure>"])
def test_chart_is_recognized_without_its_class(wrap: str) -> None:
    (wage,) = profile(make_page(pay=wrap.format(CHART.format("$61,130")))).wages
    assert [row.name for row in wage.comparisons] == ["Divers", "Total"]


def test_list_of_words_is_not_a_chart() -> None:
    found = profile(make_page(pay=f"<div>{CHART.format('much')}</div>"))
    assert found.sections.pay is not None
    assert "much" in found.sections.pay.source


@pytest.mark.parametrize(("first", "change"), [(2, "drop"), (3, "empty"), (4, "double"), (2, "strip")])
def test_page_is_imported_or_refused_when_any_element_is_changed(first: int, change: str) -> None:
    """One at a time: the page arrives, or fails with a reason; and never takes long."""
    whole = make_page()
    count = len(list(html.document_fromstring(whole).iter()))
    for place in range(first, count, 3):
        root = html.document_fromstring(whole)
        element = list(root.iter())[place]
        if change == "drop":
            element.drop_tree()
        elif change == "empty":
            element.clear(keep_tail=True)
        elif change == "double":
            element.addnext(html.fromstring(html.tostring(element)))
        else:
            element.attrib.clear()
        found = read(html.tostring(root, encoding="utf-8"))
        assert found.text if isinstance(found, Ready) else found.reason
