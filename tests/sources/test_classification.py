"""Categories, career clusters and O*NET pages by SOC code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure.profile.kinds import CLUSTER_NAMES
from brochure.profile.load import load_file
from brochure.sources import classification
from brochure.sources.classification import cluster_of

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))


def beginnings() -> list[str]:
    return [
        each for listed in (*classification._CLUSTERS.values(), classification._AMBIGUOUS) for each in listed.split()
    ]


def test_clusters_are_those_of_the_framework() -> None:
    assert tuple(classification._CLUSTERS) == CLUSTER_NAMES


def test_each_prefix_is_listed_once_and_is_that_of_a_code() -> None:
    assert len(set(beginnings())) == len(beginnings())
    assert all(re.fullmatch(r"[1-5][0-9](-[1-9][0-9]{0,3})?", each) for each in beginnings())


def test_no_entry_repeats_the_cluster_of_its_group() -> None:
    table = classification._table()
    for each, cluster in table.items():
        wider = [table[each[:length]] for length in range(2, len(each)) if each[:length] in table]
        assert not wider or wider[-1] != cluster, each


@pytest.mark.parametrize(
    ("codes", "cluster"),
    [
        (["51-4041"], "Advanced Manufacturing"),
        (["45-2092"], "Agriculture"),
        (["27-2031", "27-2032"], "Arts, Entertainment, & Design"),
        (["47-2111"], "Construction"),
        (["15-1252", "15-1253"], "Digital Technology"),
        (["25-2021"], "Education"),
        (["47-5011", "47-5071"], "Energy & Natural Resources"),
        (["13-2011"], "Financial Services"),
        (["29-1141"], "Healthcare & Human Services"),
        (["35-2014"], "Hospitality, Events, & Tourism"),
        (["11-1011"], "Management & Entrepreneurship"),
        (["41-2031"], "Marketing & Sales"),
        (["33-2011"], "Public Service & Safety"),
        (["53-3032"], "Supply Chain & Transportation"),
        (["53-2010"], "Supply Chain & Transportation"),
        (["29-1131"], "Agriculture"),
    ],
)
def test_cluster_is_found_when_codes_determine_one(codes: list[str], cluster: str) -> None:
    assert cluster_of(codes) == cluster


@pytest.mark.parametrize(
    "codes",
    [
        [],  # no code
        ["11-9041"],  # several clusters
        ["29-2056"],  # an exception in its group
        ["29-1141", "53-3032"],  # of two clusters
        ["29-1141", "11-9041"],  # one of them open
        ["47-2231"],
        ["29-1000"],  # a group of which a part belongs elsewhere
        ["31-9090"],
        ["99-9999"],
        ["00-0000"],
        ["x"],
    ],
)
def test_cluster_is_none_when_codes_are_ambiguous_or_unknown(codes: list[str]) -> None:
    assert cluster_of(codes) is None


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_shipped_profiles_have_the_cluster_of_their_codes(path: Path) -> None:
    profile = load_file(path).profile
    assert cluster_of(profile.soc) in (None, profile.cluster)


@pytest.mark.parametrize(
    ("soc", "category"),
    [("15-1252", "Computer and Information Technology"), ("15-2051", "Math"), ("31-9097", "Healthcare"),
     ("27-2011", "Entertainment and Sports"), ("27-9011", None), ("55-1011", None), ("", None)],
)  # fmt: skip
def test_category_follows_the_code(soc: str, category: str | None) -> None:
    assert classification.category_of(soc) == category


def test_list_of_onet_codes_is_complete() -> None:
    codes = classification._onet_codes()
    assert len(codes) == 1016
    assert all(re.fullmatch(r"\d\d-\d{4}\.\d\d", code) for code in codes)


def test_summary_page_exists_only_for_onet_codes() -> None:
    assert classification.summary_page("29-1141") == "https://www.onetonline.org/link/summary/29-1141.00"
    assert classification.summary_page("51-2028") is None


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("https://www.onetonline.org/link/summary/29-1141.00", False),
        ("https://www.onetonline.org/link/summary/51-2028.00", True),
        ("http://onetonline.org/link/summary/51-2028.00/", True),
        ("https://www.onetonline.org/crosswalk/MOC/", False),
        ("https://example.org/link/summary/51-2028.00", False),
    ],
)
def test_link_is_dead_when_onet_has_no_such_summary(address: str, dead: bool) -> None:
    assert classification.is_dead(address) is dead


def test_no_shipped_profile_has_a_dead_link() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PROFILES]
    found = {address for text in texts for address in re.findall(r"https?://[^\s}>)]*onetonline[^\s}>)]*", text)}
    assert found
    assert not {address for address in found if classification.is_dead(address)}
