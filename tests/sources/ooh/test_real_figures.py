"""Every figure of the real pages, found by regular expressions in their source, and the compilation beside them."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from brochure.profile.load import load_text
from brochure.profile.write import to_plain, to_yaml
from brochure.sources.ooh.assemble import assemble
from brochure.sources.ooh.feed import BadEntry, read_feed
from brochure.sources.ooh.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.official import Official

    from brochure.profile.model import Profile

MILITARY = "military-careers"


@cache
def pages(official: Official) -> tuple[tuple[Profile, str], ...]:
    """Each profile with its page's source."""
    sources = ((file.name, file.read_bytes()) for file in official.pages)
    return tuple((assemble(read_page(raw, name)).profile, raw.decode()) for name, raw in sources)


def words(fragment: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def number(text: str) -> float:
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    assert found, text
    return float(found[0].replace(",", ""))


def cells(source: str, table: str) -> list[list[str]]:
    """The rows of every table whose start tag matches."""
    rows = []
    for body in re.findall(rf"<table[^>]*{table}[^>]*>.*?</table>", source, flags=re.DOTALL):
        found = re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.DOTALL)
        inside = (re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row, flags=re.DOTALL) for row in found)
        rows.extend([words(cell) for cell in row] for row in inside)
    return rows


def pairs(plain: Any) -> Iterator[tuple[str, float | None]]:
    """Every name or title of a mapping with every figure beside it."""
    if isinstance(plain, dict):
        name = plain.get("name") or plain.get("title")
        for value in plain.values():
            amount = value.get("at_least", value) if isinstance(value, dict) else value
            if name and isinstance(amount, int | float):
                yield name, float(amount)
            yield from pairs(value)
    elif isinstance(plain, list):
        for item in plain:
            yield from pairs(item)


def test_real_tables_and_charts_are_read(official: Official) -> None:
    for profile, source in pages(official):
        have = set(pairs(to_plain(profile)))
        for row in cells(source, "ooh-tab-table") if profile.slug != MILITARY else ():
            assert (row[0], number(row[1])) in have, (profile.slug, row)
        bars = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", source, flags=re.DOTALL)
        for name, value in ((words(name), words(value)) for name, value in bars):
            if name:
                assert (name, number(value)) in have, (profile.slug, name)
        for row in cells(source, 'id="similar-occupations"'):
            if len(row) == 5 and "$" in row[4]:
                assert (row[1], number(row[4])) in have, (profile.slug, row)
        assert len(profile.similar) == sum(len(row) == 5 for row in cells(source, 'id="similar-occupations"')[1:])


def test_real_projections_are_read(official: Official) -> None:
    for profile, source in pages(official):
        rows = [row for row in cells(source, 'id="outlook-table"') if len(row) == 7 and "Title" not in row[0]]
        mine = profile.projections.rows if profile.projections else ()
        assert [(row.title, row.soc or "—", row.base, row.projected, row.percent, row.change) for row in mine] == [
            (row[0], row[1], *(number(cell) for cell in row[2:6])) for row in rows
        ]
        if mine:
            parts = [row for row in mine if not row.total]
            assert abs(sum(row.base or 0 for row in parts) - (mine[0].base or 0)) <= 100 * len(parts), profile.slug


def test_real_headlines_are_read(official: Official) -> None:
    for profile, source in pages(official):
        facts = {row[0]: row[1] for row in cells(source, 'id="quickfacts"') if len(row) == 2}
        plain = to_plain(profile)
        if profile.slug == MILITARY:
            assert not facts
            continue
        pay = next(value for name, value in facts.items() if "Pay" in name)
        mine = plain["quick_facts"].get("pay", {})
        have = {float(v["at_least"] if isinstance(v, dict) else v) for v in mine.values()}
        assert have == {number(text) for text in re.findall(r"\$[\d,]+(?:\.\d+)?", pay)}
        assert ("equal to or greater" in pay) == any(isinstance(v, dict) for v in mine.values())
        for label, key in (("Education", "education"), ("Experience", "experience"), ("Training", "training")):
            assert plain["quick_facts"][key] == next(v for n, v in facts.items() if label.lower() in n.lower())
        whole = plain["projections"]["rows"][0]
        assert whole["base"] == number(next(v for n, v in facts.items() if "Number of Jobs" in n))
        assert whole["change"] == number(next(v for n, v in facts.items() if "Employment Change" in n))
        outlook = next(v for n, v in facts.items() if "Job Outlook" in n)
        assert f"({plain['projections']['outlook']})" == re.sub(r"^.*?\(", "(", outlook.lower())
        assert whole["percent"] == number(outlook)


def test_real_statements_are_read(official: Official) -> None:
    """Medians, tenths, jobs and openings."""
    for profile, source in pages(official):
        text = words(source[source.index('id="tab-3"') :])
        said = [number(n) for n in re.findall(r"The median \w+ wage for [^$]+ was \$([\d,.]*\d)", text)]
        assert [wage.value.value for wage in profile.wages if wage.value and wage.p10] == said[: len(said)]
        low = [number(n) for n in re.findall(r"The lowest 10 percent earned less than \$([\d,.]*\d)", text)]
        assert [wage.p10.value for wage in profile.wages if wage.p10] == low
        high = [number(n) for n in re.findall(r"the highest 10 percent earned more than \$([\d,.]*\d)", text)]
        assert [wage.p90.value for wage in profile.wages if wage.p90] == high
        assert all(wage.p90.at_least == (wage.p90.value in (239200, 115)) for wage in profile.wages if wage.p90)
        jobs = re.findall(r"held about ([\d,.]+(?: million)?) jobs in 2024", text)
        mine = [statement.jobs or 0 for statement in profile.employment]
        assert len(jobs) == len(mine)
        for told, have in zip(jobs, mine, strict=True):
            assert have == number(told) or (" million" in told and round(have / 1e6, 1) == number(told))
        openings = re.findall(r"bout ([\d,]+) openings for", text)
        if openings:
            assert profile.projections
            assert profile.projections.openings_per_year == number(openings[0])


def test_real_compilation_gives_the_profiles_of_the_pages(official: Official) -> None:
    by_slug = {profile.slug: profile for profile, _ in pages(official)}
    entries = list(read_feed(official.feed.read_bytes()))
    assert len(entries) == len(by_slug) == official.page_count
    for entry in entries:
        assert not isinstance(entry, BadEntry)
        assert assemble(entry).profile == by_slug[entry.slug]


def test_real_profiles_load_without_errors(official: Official) -> None:
    for profile, _ in pages(official):
        text = to_yaml(profile)
        assert load_text(text, today=date(2025, 9, 30)).profile == profile
