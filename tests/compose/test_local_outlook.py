"""The outlook in the reader's state: sentences, the table beside the nation, and who is credited."""

from __future__ import annotations

import pytest
from tests.compose.samples import TYPICAL
from tests.locales import ES

from brochure.compose.blocks import DataTable, Heading, Paragraph
from brochure.compose.context import Context
from brochure.compose.keyfigures import key_figures
from brochure.compose.local_outlook import local_growth, local_outlook, outlook_credit
from brochure.profile.markdown import plain_text
from brochure.profile.model import AreaOutlook, LocalPay, OccupationOutlook

NEVADA = AreaOutlook("Nevada", 2024, 2034, 28150, 34350, 22.0, 2170, "https://nevadaworkforce.com/Projections")
OREGON = AreaOutlook("Oregon", 2022, 2032, 500, 480, -4.0, None, "https://www.qualityinfo.org/")
NATION = AreaOutlook("United States", 2024, 2034, 3391000, 3557100, 4.9, 189100)


def local(*states: AreaOutlook, nation: AreaOutlook | None = NATION) -> Context:
    found = OccupationOutlook(soc="29-2072", title="Medical Records Specialists", states=states, nation=nation)
    return Context.of(TYPICAL, LocalPay(areas=("Reno, NV",), outlooks=(found,)))


def lead(context: Context) -> str:
    return " ".join(plain_text(block.text) for block in local_outlook(context) if isinstance(block, Paragraph))


def cells(context: Context) -> list[list[str]]:
    (table,) = (block for block in local_outlook(context) if isinstance(block, DataTable))
    return [[column.header for column in table.columns], *([cell.text for cell in row.cells] for row in table.rows)]


def test_a_state_stands_beside_the_nation_with_the_years_of_both() -> None:
    context = local(NEVADA)
    assert isinstance(local_outlook(context)[0], Heading)
    assert lead(context).startswith("In Nevada, employment of ")
    assert "projected to grow 22 percent from 2024 to 2034. About 2,170 openings are expected there" in lead(context)
    head, nevada, nation = cells(context)
    assert head == ["Area", "Jobs, 2024", "Projected jobs, 2034", "Change, %", "Openings a year"]
    assert nevada == ["Nevada", "28,150", "34,350", "+22", "2,170"]
    assert nation == ["United States", "3,391,000", "3,557,100", "+4.9", "189,100"]


def test_rows_of_different_years_each_state_theirs() -> None:
    head, oregon, nation = cells(local(OREGON))
    assert head[1] == "Years"
    assert (oregon[1], nation[1]) == ("2022–32", "2024–34")
    assert oregon[-1] == "—"
    assert "projected to decline 4 percent from 2022 to 2032." in lead(local(OREGON))


def test_growth_that_is_not_known_is_not_printed() -> None:
    unknown = NEVADA._replace(base=0, projected=0, percent=None, openings=0)
    context = local(unknown, nation=None)
    assert lead(context) == ""
    assert cells(context)[1] == ["Nevada", "0", "0", "0"]
    assert local_growth(context) is None


def test_the_figure_of_the_state_follows_that_of_the_nation() -> None:
    figures = key_figures(local(NEVADA))
    (at,) = (index for index, figure in enumerate(figures) if figure.kind == "local_growth")
    assert (figures[at].value, figures[at].label) == ("+22%", "job growth in Nevada, 2024–34")
    assert figures[at].note == "2,170 openings a year"
    assert figures[at - 1].label.startswith("U.S. job growth")


def test_agencies_are_credited() -> None:
    assert outlook_credit(local(NEVADA, OREGON)) == (
        "Projections Central, State Employment Projections, 2024–34 and 2022–32. State agency: Nevada "
        "(nevadaworkforce.com/Projections) and Oregon (qualityinfo.org)."
    )
    assert outlook_credit(Context.of(TYPICAL, None)) == ""


@pytest.mark.parametrize(("percent", "said"), [(22.0, "aumente un 22"), (-4.0, "disminuya un 4"), (0.0, "no cambie")])
def test_sentences_in_spanish(percent: float, said: str) -> None:
    context = local(NEVADA._replace(percent=percent))._replace(locale=ES)
    assert said in lead(context)
