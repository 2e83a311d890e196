"""What the columns of wage workbooks are called, and what those of earlier years do without.

Since May 2019 all workbooks have the same columns; people delete those that are the same in every row of the national
one, so it is read without them if it is called national. Before May 2019, each kind had its own: the national one no
area, the others no type of area, none an industry but those by industry, and some columns had other names. That is how
published programs read the workbooks of May 2012 to May 2018; in those of May 2011 and before, the column of groups is
blank for detailed occupations. Workbooks by industry of those years do not tell the level of an industry, and are not
read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_FIGURES = (
    "tot_emp", "h_mean", "a_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90",
    "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90",
)  # fmt: skip
_NEEDED = ("occ_code", "occ_title", "o_group", *_FIGURES, "annual", "hourly")
_AREA = ("area", "area_title")
_INDUSTRY = ("naics", "naics_title", "i_group", "own_code")
_SIGNS = {"occ_code", "tot_emp", "h_mean"}

BLANK_GROUP = "group"
"""The column of groups as it was called when it was blank for detailed occupations."""

_FORMERLY = {
    "o_group": ("occ_group", BLANK_GROUP),
    "area_title": ("area_name", "state"),
    "prim_state": ("st",),
    "occ_title": ("occ_titl",),
    "loc_quotient": ("loc_q",),
}


def columns(heads: Sequence[object]) -> dict[str, int] | None:
    """The places of columns by today's names, and by the names they have; None for a row that is not of heads."""
    names = {_name(head): place for place, head in reversed(list(enumerate(heads))) if isinstance(head, str)}
    if not names.keys() >= _SIGNS:
        return None
    for today, others in _FORMERLY.items():
        known = next((name for name in others if name in names), None)
        if today not in names and known:
            names[today] = names[known]
    return names


def complaint(names: Mapping[str, int], called: str) -> str | None:
    """What keeps a sheet with these columns from being read; ``called`` is what it and its file are called."""
    if not any(name in names for name in _FORMERLY["o_group"]):
        constant = (*_AREA, "area_type", *_INDUSTRY)
        is_national = "national" in called.lower() and not any(name in names for name in constant)
        return _first_missing(_NEEDED if is_national else (*_NEEDED, *constant), names, "since May 2019")
    if "naics" in names:
        return "workbooks by industry of before May 2019 are not read; those of the nation, states and areas are"
    has_areas = any(name in names for name in _AREA)
    return _first_missing((*_NEEDED, *_AREA) if has_areas else _NEEDED, names, "of May 2012 to May 2018")


def _first_missing(wanted: Sequence[str], names: Mapping[str, int], years: str) -> str | None:
    """What to say of the first column that is missing; the Bureau's workbooks of these ``years`` have it."""
    missing = next((name.upper() for name in wanted if name not in names), None)
    return f"the column {missing} is missing; the Bureau's own workbooks {years} have it" if missing else None


def _name(head: str) -> str:
    return "_".join(head[:100].lower().split())
