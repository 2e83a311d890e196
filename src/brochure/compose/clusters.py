"""Career clusters in the language of a document. Profiles have their English names."""

from __future__ import annotations

from collections.abc import Iterable

from brochure.locale import Locale
from brochure.names import folded


def cluster_name(locale: Locale, cluster: str | None) -> str:
    """The printed name of ``cluster``; empty if it is not one of the national ones."""
    key = _key(cluster)
    return locale.say(f"clusters.names.{key}") if locale.has(f"clusters.names.{key}") else ""


def shared_in_title(locale: Locale, clusters: Iterable[str | None]) -> str:
    """The one of ``clusters`` that all are, for a title that is read from across a room: ``healthcare``; or empty."""
    distinct = set(clusters)
    key = _key(distinct.pop()) if len(distinct) == 1 else ""
    return locale.say(f"clusters.in_title.{key}") if locale.has(f"clusters.in_title.{key}") else ""


def _key(cluster: str | None) -> str:
    return folded(cluster or "").replace(" ", "_")
