"""The handbook's group of an occupation, told by the beginning of its SOC code."""

from __future__ import annotations

_GROUPS = {
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


def category_of(soc: str) -> str | None:
    """``Math`` for ``15-2051``; None for a code of no such group."""
    return _GROUPS.get(soc[:2]) or _GROUPS.get(soc[:4])
