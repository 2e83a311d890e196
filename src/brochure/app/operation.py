"""The decorator of every operation: keeps a ledger, and tells what an operation wrote before an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from brochure import ledger

_P = ParamSpec("_P")
_R = TypeVar("_R")


def operation(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """``function`` with a ledger of its own; an error after the first output gets a note of what was written."""

    @wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        with ledger.keeping() as kept:
            try:
                return function(*args, **kwargs)
            except Exception as error:
                if kept.written:
                    error.add_note(kept.summary)
                raise

    return run
