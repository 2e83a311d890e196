"""Career pages as plain text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.official import Official

from brochure.profile.load import load_text
from brochure.profile.model import Amount, Profile, ProjectionRow, Share, Source
from brochure.sources.career_page import CareerPageError, career_page, read_career_page
from brochure.sources.ooh.parts import PageError

MARK = "[About this section] [To Top]"
PAGE = f"""Commercial Divers

Top 3 Diver Jobs

  • Diver - Somebody - Somewhere

See all Diver jobs

What Commercial Divers Do{MARK}

Divers mend things
under water.

Duties of Divers

They:

  • Cut steel
    and more
  • Weld

They come up again.

Work Environment for Divers{MARK}

Commercial divers hold about 3,500 jobs. The largest employers of commercial divers are as follows:

Support activities; water 61%
Self-employed workers 9

How to Become a Commercial Diver{MARK}

Get the education you need: Find schools near you!

Important Qualities for Divers

Patience. Divers wait.

Requirements vary. Ask.

Commercial Diver Salaries[About this section] [More salary/earnings info] [To Top]

The median annual wage for commercial divers is $61,130. The lowest 10 percent earned less than $38,210.

Job Outlook for Commercial Divers{MARK}

Employment of divers is projected to grow 3 percent over the next ten years, as fast as the average for all occupations.

Employment projections data for Commercial Divers, 2016-26
Occupational Title Employment, 2016 Projected Employment, 2026 Change, 2016-26
Percent Numeric
Commercial divers 3,500 3,600 3 100

Tides{MARK}

They turn.

*Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor.

Search for jobs:
"""


def read(text: str) -> Profile:
    page = career_page(text)
    return load_text(page.text, f"{page.slug}.yaml").profile


def test_figures_are_read_from_sentences_and_tables() -> None:
    profile = read(PAGE)
    assert profile.slug == "commercial-divers"
    (wage,) = profile.wages
    assert (wage.value, wage.p10, wage.p90, wage.as_of) == (Amount(61130), Amount(38210), None, None)
    (jobs,) = profile.employment
    assert (jobs.jobs, jobs.as_of) == (3500, 2016)
    assert jobs.industries[0] == Share(name="Support activities; water", percent=61)
    assert profile.projections
    assert profile.projections.outlook == "as fast as average"
    assert profile.projections.rows == (
        ProjectionRow(title="Commercial divers", base=3500, projected=3600, percent=3, change=100),
    )


def test_text_keeps_headings_bullets_and_qualities() -> None:
    profile = read(PAGE)
    sections = profile.sections
    assert sections.what_they_do
    assert sections.what_they_do.source == (
        "Divers mend things under water.\n\n### Duties of Divers\n\nThey:\n\n- Cut steel and more\n- Weld\n\n"
        "They come up again."
    )
    assert sections.work_environment is None, "all of it was figures"
    assert sections.how_to_become_one
    assert sections.how_to_become_one.source == (
        "### Important Qualities for Divers\n\n**Patience.** Divers wait.\n\n**Requirements vary.** Ask."
    )
    assert sections.job_outlook
    assert sections.job_outlook.source == "### Tides\n\nThey turn."
    assert profile.sources[0].publisher == "U.S. Bureau of Labor Statistics"


@pytest.mark.parametrize(
    ("says", "is_bureaus"),
    [
        ("*Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor.", True),
        ("Source: U.S. Bureau of Labor Statistics.", True),
        ("According to the U.S. Bureau of Labor\nStatistics, divers earn much.", True),
        ("These data are from the Bureau of Labor Statistics.", True),
        ("For more, visit the Bureau of Labor Statistics.", False),
        ("Somebody at the Bureau of Labor Statistics dives.", False),
        ("", False),
    ],
)
def test_source_is_the_bureau_only_when_the_page_credits_it(says: str, is_bureaus: bool) -> None:
    page = PAGE.replace(
        "*Some content used by permission of the Bureau of Labor Statistics, U.S. Department of Labor.", says
    )
    (source,) = read(page).sources
    expected = Source(publisher="U.S. Bureau of Labor Statistics")
    assert source == (expected if is_bureaus else Source(publisher="Career page", title="Commercial Divers"))


@pytest.mark.parametrize(
    "table",
    ["Scientific services $2024", "Mines $", "Mines —\nWells —", "$5\n$6", "Mines 5%\nWells", "5%", "•\n•", "—"],
)
@pytest.mark.parametrize(
    "intro",
    ["In the top industries in which they work are as follows:", "Median annual wages were as follows:",
     "The largest employers of divers are as follows:", "Employment projections data for Divers, 2016-26"],
)  # fmt: skip
def test_table_without_figures_does_not_prevent_import(intro: str, table: str) -> None:
    profile = read(f"Divers\n\nWhat They Do{MARK}\n\nThey dive.\n\nPay{MARK}\n\n{intro}\n\n{table}\n")
    assert profile.sections.what_they_do is not None


def test_error_names_the_file_when_the_profile_is_invalid(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"Divers\n\nPay{MARK}\n\nDivers held about 3,500 jobs in 0000.\n", encoding="utf-8")
    with pytest.raises(CareerPageError, match=r"page\.txt: the imported data is not a valid profile"):
        read_career_page(path)


def test_title_may_be_that_of_a_section() -> None:
    assert read(f"Pay{MARK}\n\nThey earn much.\n").title == "Pay"


def test_notes_list_dropped_and_kept_content() -> None:
    notes = career_page(PAGE).notes
    assert any("Tides" in note for note in notes)
    assert any(re.match("[0-9]+ lines of advertising", note) for note in notes)


def test_text_is_refused_when_it_is_not_a_career_page(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="no titled sections"):
        career_page("A letter\n\nto a friend\n")
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * (2 << 20))
    with pytest.raises(CareerPageError, match="larger"):
        read_career_page(big)
    with pytest.raises(PageError, match="`slug`"):
        career_page("Ü\n" + PAGE.partition("\n")[2].replace("Commercial Divers", "Ü"))


def test_real_career_page_keeps_every_figure_and_sentence(official: Official) -> None:
    text = official.career_page.read_text(encoding="utf-8")
    page = read_career_page(official.career_page)
    profile = load_text(page.text, f"{page.slug}.yaml").profile
    figures = {figure.replace(",", "") for figure in re.findall(r"\$?([0-9]{2},[0-9]{3}|[0-9]{3},[0-9]{3})", text)}
    assert figures <= set(re.findall("[0-9]+", page.text))
    body = text[text.index("What Medical") :]
    sentences = re.findall(r"[A-Z][^.:•\n]{25,}[.]", body)
    flat = " ".join(re.sub(r"[*#-]", " ", page.text).split())
    lost = [s for s in sentences if " ".join(re.sub(r"[*#-]", " ", s).split()) not in flat]
    figures_again = r"jobs|median|The lowest 10|projected to grow|\(skilled|used by permission|Occupational Title"
    assert [s for s in lost if not re.search(figures_again, s)] == []
    assert "jobs" not in " ".join(n for n in page.notes if "jobs" in n)
    assert len(profile.wages[0].industries) == len(profile.employment[0].industries) == 5
