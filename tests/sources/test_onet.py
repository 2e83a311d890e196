"""The pages of O*NET that links may lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure.sources import onet

PROFILES = Path(__file__).parents[2] / "profiles"


def test_the_list_is_whole() -> None:
    codes = onet._codes()
    assert len(codes) == 1016
    assert all(re.fullmatch(r"\d\d-\d{4}\.\d\d", code) for code in codes)


def test_summaries() -> None:
    assert onet.summary_page("29-1141") == "https://www.onetonline.org/link/summary/29-1141.00"
    assert onet.summary_page("51-2028") is None


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
def test_addresses(address: str, dead: bool) -> None:
    assert onet.is_dead(address) is dead


def test_no_shipped_profile_has_a_dead_link() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PROFILES.glob("*.yaml")]
    found = {address for text in texts for address in re.findall(r"https?://[^\s}>)]*onetonline[^\s}>)]*", text)}
    assert found
    assert not {address for address in found if onet.is_dead(address)}
