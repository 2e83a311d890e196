"""The handbook's category, the career cluster and the O*NET page of an occupation, by its SOC code.

Clusters follow the crosswalk of the National Career Clusters Framework of 2024, published by Advance CTE. It assigns
most detailed occupations to one cluster, and one in seven to several. A group of the Standard Occupational
Classification is listed if all of its occupations are in one cluster; otherwise its occupations with one cluster are.
The rest are left out: no cluster is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_CLUSTERS = {
    "Advanced Manufacturing": (
        "17-2031 17-2071 17-2112 17-2141 17-3013 17-3024 19-203 19-4031 51-1 51-203 51-204 51-205 51-206 51-209 51-402 "
        "51-403 51-404 51-405 51-406 51-407 51-408 51-419 51-601 51-602 51-603 51-604 51-606 51-6091 51-6093 51-6099 "
        "51-704 51-901 51-902 51-903 51-904 51-905 51-906 51-907 51-914 51-915 51-916 51-919"
    ),
    "Agriculture": "11-9013 13-1074 17-2021 19-1011 19-1012 19-401 29-1131 37-2021 39-2 45 49-3041 51-302",
    "Arts, Entertainment, & Design": (
        "13-1011 25-4012 27-101 27-1022 27-1024 27-1025 27-1026 27-1027 27-2 27-301 27-302 27-304 27-4 41-9012 51-605"
    ),
    "Construction": "13-1051 17-101 17-3011 47-2 47-3 47-402 47-403 47-409 49-9021 49-9071",
    "Digital Technology": "11-3021 15-12 17-2061",
    "Education": (
        "11-9032 11-9033 19-3034 25-1 25-2 25-3 25-402 25-403 25-9 39-9011 39-9041 43-4121"
    ),
    "Energy & Natural Resources": (
        "17-2081 17-2151 17-2161 17-2171 17-3031 19-1023 19-2042 47-5 49-9051 49-9052 49-9081 51-801 51-803 53-7073"
    ),
    "Financial Services": (
        "11-9141 13-103 13-2 41-3021 41-3031 41-902 43-3011 43-3021 43-3031 43-3071 43-4041 43-4131 43-4141 43-9041"
    ),
    "Healthcare & Human Services": (
        "11-9111 19-1042 19-3033 19-4021 21-101 21-102 21-1091 21-1093 21-2 29 31 39-4 39-5 39-9031 43-6013"
    ),
    "Hospitality, Events, & Tourism": (
        "11-9051 11-9071 11-9072 11-9081 13-1121 35 37-2012 39-1013 39-301 39-3031 39-3091 39-6 39-7 39-9032 41-3041 "
        "43-4081 43-4181"
    ),
    "Management & Entrepreneurship": (
        "11-1011 11-2032 11-3012 11-3031 11-3111 13-1071 13-1075 13-1082 13-1151 27-3031 43-4161 43-6011 43-6014 "
        "43-9061"
    ),
    "Marketing & Sales": (
        "11-2011 11-2021 11-2022 13-1161 41-1 41-2011 41-2022 41-2031 41-3011 41-3091 41-4 41-9011 41-9031 41-9041 "
        "41-9091 43-4051"
    ),
    "Public Service & Safety": (
        "11-1031 11-9131 11-9161 13-2031 13-2081 19-1041 19-4092 21-1092 23-1 23-201 23-2099 33 43-5031 43-505 43-6012 "
        "55"
    ),
    "Supply Chain & Transportation": (
        "11-3071 13-1081 43-501 43-502 43-5061 43-5071 49-3011 49-302 49-3031 49-3043 49-3051 49-3052 49-309 53-1 53-2 "
        "53-3 53-4 53-5 53-601 53-602 53-603 53-604 53-605 53-705 53-7061 53-7062 53-7064 53-7065 53-712"
    ),
}  # fmt: skip

_AMBIGUOUS = "21-1012 29-2056 29-9091 31-9096 33-9011 35-3041 47-2231 51-9194 55-1011 55-1012"
"""Occupations in these groups that the crosswalk assigns to several clusters, or to another one."""

_CATEGORIES = {
    "11": "Management",
    "13": "Business and Financial",
    "15-1": "Computer and Information Technology",
    "15-2": "Math",
    "17": "Architecture and Engineering",
    "19": "Life, Physical, and Social Science",
    "21": "Community and Social Service",
    "23": "Legal",
    "25": "Education, Training, and Library",
    "27-1": "Arts and Design",
    "27-2": "Entertainment and Sports",
    "27-3": "Media and Communication",
    "27-4": "Media and Communication",
    "29": "Healthcare",
    "31": "Healthcare",
    "33": "Protective Service",
    "35": "Food Preparation and Serving",
    "37": "Building and Grounds Cleaning",
    "39": "Personal Care and Service",
    "41": "Sales",
    "43": "Office and Administrative Support",
    "45": "Farming, Fishing, and Forestry",
    "47": "Construction and Extraction",
    "49": "Installation, Maintenance, and Repair",
    "51": "Production",
    "53": "Transportation and Material Moving",
}

_ONET_CODES = Path(__file__).with_name("onet_codes.txt")
_ONET_PAGE = "https://www.onetonline.org/link/summary/"
_ONET_ADDRESS = re.compile(r"https?://(?:www\.)?onetonline\.org/link/summary/(?P<code>[0-9.-]+)/?", re.IGNORECASE)


def category_of(soc: str) -> str | None:
    """``Math`` for ``15-2051``; None for a code outside these groups."""
    return _CATEGORIES.get(soc[:2]) or _CATEGORIES.get(soc[:4])


def cluster_of(codes: Iterable[str]) -> str | None:
    """The cluster of all occupations with these SOC codes; None if it is ambiguous.

    A code may be that of a group, such as 53-2010.
    """
    found = {_cluster(code) for code in codes}
    return found.pop() if len(found) == 1 else None


def _cluster(code: str) -> str | None:
    """The cluster of the longest prefix of ``code`` that has one, unless a part of that group has another."""
    group = code.rstrip("0").rstrip("-")
    table = _table()
    own = next((table[group[:length]] for length in range(len(group), 1, -1) if group[:length] in table), None)
    parts = {cluster for beginning, cluster in table.items() if beginning.startswith(group)}
    return own if parts <= {own} else None


@cache
def _table() -> dict[str, str | None]:
    """Clusters by prefixes of codes; None for ambiguous ones."""
    table: dict[str, str | None] = dict.fromkeys(_AMBIGUOUS.split())
    for cluster, beginnings in _CLUSTERS.items():
        table |= dict.fromkeys(beginnings.split(), cluster)
    return table


def summary_page(soc: str) -> str | None:
    """The address of an occupation's summary page at O*NET; None if O*NET does not have one.

    Some codes, such as 51-2028, combine several occupations and are used by the wage survey and the projections only.
    """
    code = f"{soc}.00"
    return f"{_ONET_PAGE}{code}" if code in _onet_codes() else None


def is_dead(address: str) -> bool:
    """Whether ``address`` is a summary page that O*NET does not have, so that no link or QR code should lead there."""
    found = _ONET_ADDRESS.fullmatch(address)
    return found is not None and found["code"] not in _onet_codes()


@cache
def _onet_codes() -> frozenset[str]:
    lines = _ONET_CODES.read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())
