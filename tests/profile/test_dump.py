from __future__ import annotations

from pathlib import Path

import pytest
from tests.strategies import as_yaml

from brochure.profile.dump import to_plain
from brochure.profile.load import load_file, load_text

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))


def test_shapes() -> None:
    text = """\
slug: potters
title: Potters
wages: [{as_of: 2024-05, value: 38040.0, p90: {at_least: 239200}}, {as_of: 2024, period: hourly, value: 17.19}]
employment: [{jobs: 100, industries: [{name: x, percent: 36}, {name: y, percent: 0.5}]}]
sections: {pay: "**a**\\n\\nb"}
sources: [{publisher: x, modified: 2025-08-28}]
"""
    plain = to_plain(load_text(text).profile)
    assert plain == {
        "slug": "potters",
        "title": "Potters",
        "lang": "en-US",
        "wages": [
            {
                "as_of": "2024-05",
                "period": "annual",
                "statistic": "median",
                "value": 38040,
                "p90": {"at_least": 239200},
            },
            {"as_of": "2024", "period": "hourly", "statistic": "median", "value": 17.19},
        ],
        "employment": [{"jobs": 100, "industries": [{"name": "x", "percent": 36}, {"name": "y", "percent": 0.5}]}],
        "sections": {"pay": "**a**\n\nb"},
        "sources": [{"publisher": "x", "modified": "2025-08-28"}],
    }
    assert isinstance(plain["wages"][0]["value"], int)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_what_is_dumped_loads_as_the_same(path: Path) -> None:
    profile = load_file(path).profile
    assert load_text(as_yaml(to_plain(profile))).profile == profile
