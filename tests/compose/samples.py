"""Profiles built by hand: the usual case, and one for each way in which figures differ from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from brochure.profile.load import load_file
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run
from brochure.profile.model import (
    Amount,
    DetailedJobs,
    Employment,
    Growth,
    Names,
    Pay,
    Profile,
    ProjectionRow,
    Projections,
    QuickFacts,
    Sections,
    Share,
    SimilarOccupation,
    Source,
    Wage,
    WageRow,
    WebLink,
    YearMonth,
)

MAY_2016 = YearMonth(year=2016, month=5)
MAY_2024 = YearMonth(year=2024, month=5)
TOP = Amount(239200, at_least=True)


def prose(*blocks: str | list[str]) -> Markdown:
    """A section: a string is a paragraph, or a subheading if it begins with ``### ``, a list its bullets."""
    read = tuple(
        MdBullets(tuple((Run(item),) for item in block))
        if isinstance(block, list)
        else MdHeading(block[4:])
        if block.startswith("### ")
        else MdParagraph((Run(block),))
        for block in blocks
    )
    return Markdown("", read)


def wage_rows(**values: float | Amount | None) -> tuple[WageRow, ...]:
    """``all_others=30`` is the row "All others"."""
    return tuple(
        WageRow(
            name=name.replace("_", " ").capitalize(),
            value=value if value is None or isinstance(value, Amount) else Amount(value),
        )
        for name, value in values.items()
    )


TYPICAL = Profile(
    slug="record-keepers",
    title="Record Keepers and Health Information Technicians",
    names=Names(singular="health information technician", plural="health information technicians"),
    aliases=("medical coder", "cancer registrar"),
    soc=("29-2071",),
    category="Healthcare",
    cluster="Healthcare & Human Services",
    summary="They keep every patient's story straight.",
    quick_facts=QuickFacts(pay=Pay(annual=Amount(38040)), education="Postsecondary certificate", training="None"),
    wages=(
        Wage(
            as_of=MAY_2016,
            value=Amount(38040),
            p10=Amount(25070),
            p90=Amount(62840),
            industries=(
                WageRow(name="Hospitals; state, local, and private", value=Amount(40510)),
                WageRow(name="Offices of physicians", value=Amount(33030)),
            ),
            comparisons=(
                WageRow(name="Total, all occupations", value=Amount(37040)),
                WageRow(name="Record keepers and health information technicians", value=Amount(38040)),
                WageRow(name="Health technologists", value=Amount(42000)),
            ),
        ),
    ),
    employment=(
        Employment(
            as_of=2016,
            jobs=206300,
            industries=(
                Share(name="Hospitals; state, local, and private", percent=36),
                Share(name="Offices of physicians", percent=19),
            ),
        ),
    ),
    projections=Projections(
        base_year=2016,
        target_year=2026,
        outlook="faster than average",
        openings_per_year=16000,
        comparisons=(
            Growth(name="Record keepers and health information technicians", percent=13),
            Growth(name="Total, all occupations", percent=7),
        ),
        rows=(
            ProjectionRow(
                title="Record keepers and health information technicians",
                soc="29-2071",
                base=206300,
                projected=234100,
                percent=13,
                change=27800,
            ),
        ),
    ),
    sections=Sections(
        what_they_do=prose('They keep "the record."', "On a typical day they:", ["check it", "file it"]),
        work_environment=prose("Most sit at a desk.", "### Hours", "Most work 35-40 hours a week."),
        how_to_become_one=prose("### Education", "A certificate is usual.", "### Moving up", "With time."),
        pay=prose("Pay differs by employer."),
        job_outlook=prose("An aging population needs more care.", "### Prospects", "Best with a certificate."),
    ),
    similar=(
        SimilarOccupation(title="Medical Transcriptionists", duties="Turn speech to text", pay=Amount(35120)),
        SimilarOccupation(title="Information Clerks", duties="Answer questions", education="See How to Become One"),
    ),
    links=(
        WebLink(title="Find openings", url="https://www.careeronestop.org/JobSearch/"),
        WebLink(title="Federal job openings", url="https://www.usajobs.gov/"),
        WebLink(title="Explore other careers", url="https://www.bls.gov/ooh/"),
        WebLink(title="Official page", url="https://www.bls.gov/ooh/healthcare/records.htm"),
    ),
    sources=(
        Source(
            publisher="U.S. Bureau of Labor Statistics",
            title="Occupational Outlook Handbook",
            url="https://www.bls.gov/ooh/healthcare/records.htm",
            modified=date(2025, 8, 28),
        ),
    ),
)

DECLINE = Profile(
    slug="fishers",
    title="Fishing and Hunting Workers",
    soc=("45-3031",),
    quick_facts=QuickFacts(education="No formal educational credential", experience="None"),
    wages=(Wage(as_of=YearMonth(year=2017, month=5), value=Amount(28530), p10=Amount(18710), p90=Amount(48170)),),
    employment=(Employment(as_of=2024, jobs=21900, industries=(Share(name="Self-employed workers", percent=57),)),),
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="decline",
        openings_per_year=2800,
        comparisons=(
            Growth(name="Total, all occupations", percent=3),
            Growth(name="Farming, fishing, and forestry occupations", percent=-3),
            Growth(name="Fishing and hunting workers", percent=-5),
        ),
        rows=(
            ProjectionRow(
                title="Fishing and hunting workers",
                soc="45-3031",
                base=21900,
                projected=20900,
                percent=-5,
                change=-1000,
            ),
        ),
    ),
)

TOP_CODED = Profile(
    slug="surgeons",
    title="Physicians and Surgeons",
    names=Names(singular="physician or surgeon", plural="physicians and surgeons"),
    soc=("29-1210", "29-1220", "29-1240", "29-1241"),
    category="Healthcare",
    quick_facts=QuickFacts(
        pay=Pay(annual=TOP), education="Doctoral or professional degree", training="Internship/residency"
    ),
    wages=(
        Wage(
            as_of=MAY_2024,
            value=TOP,
            p10=Amount(70650),
            p90=TOP,
            detailed=wage_rows(anesthesiologists=TOP, pediatricians=210130, pathologists=None),
            comparisons=(
                WageRow(name="Physicians and surgeons", value=TOP),
                WageRow(name="Total, all occupations", value=Amount(49500)),
            ),
        ),
    ),
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="little or no change",
        rows=(
            ProjectionRow(
                title="Physicians and surgeons", base=839000, projected=841300, percent=0, change=2300, total=True
            ),
            ProjectionRow(title="Physicians", base=800000, projected=802200, percent=0, change=2200, total=True),
            ProjectionRow(
                title="Anesthesiologists", soc="29-1211", base=420000, projected=421000, percent=0, change=1000
            ),
            ProjectionRow(title="Pediatricians", soc="29-1221", base=379900, projected=381200, percent=0, change=1200),
            ProjectionRow(title="Surgeons", soc="29-1240", base=39000, projected=39100, percent=0, change=100),
        ),
    ),
)

HOURLY = Profile(
    slug="cooks",
    title="Cooks",
    soc=("35-2010",),
    wages=(
        Wage(
            as_of=MAY_2024,
            period="hourly",
            value=Amount(17.19),
            p10=Amount(12.0),
            p90=Amount(22.45),
            industries=wage_rows(traveler_accommodation=20.38, food_services_and_drinking_places=17.1),
            detailed=wage_rows(cooks_in_private_households=21.41, fast_food_cooks=14.5),
            comparisons=wage_rows(all_occupations=23.8, cooks=17.19),
        ),
    ),
    employment=(
        Employment(
            as_of=2024,
            jobs=2805100,
            industries=(Share(name="Food services and drinking places", percent=100),),
            detailed=(DetailedJobs(name="Fast food cooks", jobs=669500), DetailedJobs(name="Others")),
        ),
    ),
)

SEVERAL = Profile(
    slug="pilots",
    title="Airline and Commercial Pilots",
    names=Names(singular="airline or commercial pilot", plural="airline and commercial pilots"),
    soc=("53-2011", "53-2012"),
    category="Transportation",
    wages=(
        Wage(
            occupation="Airline pilots, copilots, and flight engineers",
            as_of=MAY_2024,
            value=Amount(226600),
            p10=Amount(98560),
            p90=TOP,
            industries=wage_rows(scheduled_air_transportation=TOP, nonscheduled_air_transportation=226870),
            comparisons=wage_rows(
                **{
                    "Airline pilots, copilots, and flight engineers": 226600,
                    "Aircraft pilots and flight engineers": 198100,
                    "Air transportation workers": 106500,
                    "Commercial pilots": 122670,
                    "Total, all occupations": 49500,
                }
            ),
        ),
        Wage(occupation="Commercial pilots", as_of=MAY_2024, statistic="mean", value=Amount(122670), p10=Amount(59330)),
    ),
    employment=(
        Employment(
            occupation="airline pilots, copilots, and flight engineers",
            as_of=2024,
            jobs=100000,
            industries=(
                Share(name="Scheduled air transportation", percent=87),
                Share(name="Couriers and express delivery services", percent=4),
            ),
        ),
        Employment(occupation="commercial pilots", as_of=2024, jobs=55400),
    ),
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="about as fast as average",
        openings_per_year=18200,
        comparisons=(
            Growth(name="Air transportation workers", percent=6),
            Growth(name="Commercial pilots", percent=5),
            Growth(name="Aircraft pilots and flight engineers", percent=4),
            Growth(name="Total, all occupations", percent=3),
        ),
        rows=(
            ProjectionRow(
                title="Aircraft pilots and flight engineers",
                soc="53-2010",
                base=155400,
                projected=162200,
                percent=4,
                change=6700,
                total=True,
            ),
            ProjectionRow(
                title="Airline pilots, copilots, and flight engineers",
                soc="53-2011",
                base=100000,
                projected=103900,
                percent=4,
                change=3900,
            ),
            ProjectionRow(
                title="Commercial pilots", soc="53-2012", base=55400, projected=58300, percent=5, change=2800
            ),
        ),
    ),
)

UNSUMMED = replace(
    SEVERAL,
    slug="unsummed",
    wages=SEVERAL.wages[1:],
    employment=SEVERAL.employment[1:],
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="about as fast as average",
        rows=SEVERAL.projections.rows[1:] if SEVERAL.projections else (),
    ),
)
"""Several occupations that no row sums up; figures of only one of them elsewhere."""

WORDS_ONLY = Profile(
    slug="words",
    title="Military Careers",
    sections=Sections(what_they_do=prose("They serve."), job_outlook=prose("### Prospects", "Good.")),
)

FIGURES_ONLY = Profile(
    slug="figures",
    title="EMTs and Paramedics",
    quick_facts=QuickFacts(pay=Pay(annual=Amount(41340), hourly=Amount(19.88)), education="See How to Become One"),
    projections=Projections(base_year=2024, target_year=2034, outlook="Faster than average", openings_per_year=1),
)

FACT_SHEET = Profile(
    slug="bus-drivers-school",
    title="Bus Drivers, School",
    soc=("53-3051",),
    quick_facts=QuickFacts(education="High school diploma or equivalent", training="Short-term on-the-job training"),
    employment=(
        Employment(
            as_of=2024,
            jobs=412300,
            industries=(
                Share(name="Educational services; state, local, and private", percent=45),
                Share(name="Transportation and warehousing", percent=44),
            ),
        ),
    ),
    projections=Projections(
        base_year=2024,
        target_year=2034,
        outlook="slower than average",
        openings_per_year=61500,
        rows=(
            ProjectionRow(
                title="Bus drivers, school", soc="53-3051", base=412300, projected=417800, percent=1, change=5500
            ),
        ),
    ),
    similar=(SimilarOccupation(title="Taxi Drivers", education="None"),),
    links=(WebLink(title="What the work involves", url="https://example.org/x"),),
    sources=(Source(publisher="U.S. Bureau of Labor Statistics"),),
)

ONET = load_file(Path(__file__).parents[1] / "data" / "potters-onet.yaml", today=date(2026, 1, 1)).profile

SAMPLES = {
    "typical": TYPICAL,
    "decline": DECLINE,
    "top-coded": TOP_CODED,
    "hourly": HOURLY,
    "several": SEVERAL,
    "unsummed": UNSUMMED,
    "words-only": WORDS_ONLY,
    "figures-only": FIGURES_ONLY,
    "fact-sheet": FACT_SHEET,
    "onet": ONET,
}
