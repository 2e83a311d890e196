"""Career clusters inside a title."""

from __future__ import annotations

from collections.abc import Iterable

_JOBS_IN = {
    "Advanced Manufacturing": "manufacturing",
    "Agriculture": "agriculture",
    "Arts, Entertainment, & Design": "arts and design",
    "Construction": "construction",
    "Digital Technology": "technology",
    "Education": "education",
    "Energy & Natural Resources": "energy and nature",
    "Financial Services": "finance",
    "Healthcare & Human Services": "healthcare",
    "Hospitality, Events, & Tourism": "hospitality",
    "Management & Entrepreneurship": "management",
    "Marketing & Sales": "marketing and sales",
    "Public Service & Safety": "public service",
    "Supply Chain & Transportation": "transportation",
}
"""The clusters in a title that is read from across a room."""


def jobs_in(clusters: Iterable[str | None]) -> str:
    """``jobs in healthcare``; ``jobs`` if they are not all in one cluster that is known."""
    distinct = set(clusters)
    only = distinct.pop() if len(distinct) == 1 else None
    return f"jobs in {_JOBS_IN[only]}" if only in _JOBS_IN else "jobs"
