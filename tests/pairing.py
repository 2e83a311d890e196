"""Parameters of a test in pairs, where all combinations would execute the same lines many times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest


def in_turn(names: str, first: Sequence[Any], *others: Sequence[Any]) -> pytest.MarkDecorator:
    """Parametrize with each value of ``first`` once, each with the next value of every one of ``others``.

    Sequences whose lengths have a factor in common would always meet in the same pairs; those begin one value later
    each time that they are through.
    """
    rows = [(value, *(_nth(other, number) for other in others)) for number, value in enumerate(first)]
    return pytest.mark.parametrize(names.split(), rows, ids=lambda value: getattr(value, "stem", None))


def _nth(values: Sequence[Any], number: int) -> Any:
    return values[(number + number // len(values)) % len(values)]
