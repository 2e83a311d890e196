"""Entries of earlier runs, kept out of memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import pytest
from tests.batch.test_manifest import FAILED, MADE, named

from brochure.batch.earlier import Earlier


def test_entries_come_back_as_they_were_each_once() -> None:
    earlier = Earlier()
    earlier.add([MADE, FAILED, named("x")])
    assert list(earlier) == [MADE, FAILED, named("x")]
    assert earlier.pop("cooks.pdf") == MADE
    assert earlier.pop("cooks.pdf") is None
    assert earlier.pop("never.pdf") is None
    assert list(earlier) == [FAILED, named("x")]


def test_the_later_added_counts() -> None:
    earlier = Earlier()
    earlier.add([MADE])
    earlier.add([replace(MADE, bytes=1)])
    assert list(earlier) == [replace(MADE, bytes=1)]


@pytest.mark.parametrize("value", [["a"], {"a": 1}, 1 << 70, "\ud800"])
def test_an_edited_manifest_is_no_trouble(value: Any) -> None:
    earlier = Earlier()
    earlier.add([replace(MADE, sha256=value), named("good")])
    assert list(earlier) == [named("good")]


def test_many_are_not_kept_as_objects() -> None:
    """They would be 20 MB; what SQLite has in memory itself is bounded by its cache."""
    earlier = Earlier()
    tracemalloc.start()
    earlier.add(replace(MADE, path=f"{number}.pdf", source="x" * 500) for number in range(20_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000
    assert sum(1 for _ in earlier) == 20_000
