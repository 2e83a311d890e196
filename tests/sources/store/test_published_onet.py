"""A release of O*NET as it was published, read once more with nothing of ours between."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from tests.official import PUBLISHED

from brochure.sources.store.adding import Failed, add_all
from brochure.sources.store.onet import codes, of
from brochure.sources.store.schema import open_existing

RELEASE = PUBLISHED / "onet" / "27.0-text"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not RELEASE.is_dir(), reason="the published files are not beside this checkout"),
]

Rows = dict[str, list[dict[str, str]]]


def by_code(name: str) -> Rows:
    found: Rows = defaultdict(list)
    with (RELEASE / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["O*NET-SOC Code"]].append(row)
    return found


def test_what_comes_out_is_what_the_files_say(tmp_path: Path) -> None:
    place = tmp_path / "figures.sqlite"
    assert not any(isinstance(outcome, Failed) for outcome in add_all(place, RELEASE))
    occupations, tasks, interests = by_code("Occupation Data"), by_code("Task Statements"), by_code("Interests")
    tools, titles, reported = (
        by_code("Technology Skills"),
        by_code("Alternate Titles"),
        by_code("Sample of Reported Titles"),
    )
    zones, related = by_code("Job Zones"), by_code("Related Occupations")
    names = {code: rows[0]["Title"] for code, rows in occupations.items()}
    connection = open_existing(place)
    assert set(codes(connection)) == {code[:7] for code in tasks if code.endswith(".00")}
    for code in [code for code in occupations if code.endswith(".00")][::20]:
        work = of(connection, code[:7])
        assert work is not None
        assert (work.title, work.description) == (names[code], " ".join(occupations[code][0]["Description"].split()))
        assert [(one.code, one.title) for one in work.specializations] == [
            (other, title) for other, title in names.items() if other[:7] == code[:7] and other != code
        ]
        kinds = ("Core", "Supplemental", "n/a")
        ordered = sorted(tasks[code], key=lambda row: kinds.index(row["Task Type"]))
        assert [task.text for task in work.tasks] == [" ".join(row["Task"].split()) for row in ordered]
        values = [float(row["Data Value"]) for row in interests[code] if row["Scale ID"] == "OI"]
        points = [int(float(row["Data Value"])) for row in interests[code] if row["Scale ID"] == "IH"]
        assert (list(work.interests[1:]) if work.interests else []) == values
        assert (work.interests.code if work.interests else "") == "".join("-RIASEC"[point] for point in points if point)
        assert {(tool.name, tool.is_hot) for tool in work.tools} == {
            (row["Example"], row["Hot Technology"] == "Y") for row in tools[code]
        }
        assert set(work.titles) == {row["Alternate Title"] for row in titles[code]} | {
            row["Reported Job Title"] for row in reported[code]
        }
        assert (work.zone and work.zone.number) == next((int(row["Job Zone"]) for row in zones[code]), None)
        assert [(one.code, one.title) for one in work.related] == [
            (row["Related O*NET-SOC Code"], names[row["Related O*NET-SOC Code"]])
            for row in sorted(related[code], key=lambda row: int(row["Index"]))
        ]
    connection.close()
