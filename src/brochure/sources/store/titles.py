"""The titles of occupations in the store, by SOC code: those of the classification, and what else O*NET calls them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brochure.sources.store.datasets import ONET
from brochure.sources.store.records import text
from brochure.sources.store.untrusted import DamagedError, UntrustedConnection, shown

_MAX_TITLES = 200_000
"""A release has 66,000."""


class Title(NamedTuple):
    """A title of an occupation; ``is_main`` if it is that of the classification."""

    soc: str
    text: str
    is_main: bool


def onet_titles(connection: UntrustedConnection) -> Iterator[Title]:
    """The titles in O*NET, those of occupations first, then those by which they are also called.

    The titles of a specialization are other titles of the occupation that it belongs to. Raises
    :class:`~.untrusted.DamagedError`.
    """
    if ONET.key not in connection.datasets:
        return
    socs: dict[int, str] = {}
    for number, code, title in connection.query("SELECT id, code, title FROM onet_occupation"):
        soc, dot, part = str(code).partition(".")
        if not dot:
            raise DamagedError(f"{shown(code)} is not an O*NET-SOC code")
        socs[number] = soc
        yield Title(soc, text(title), part == "00")
    for number, title in connection.query("SELECT occupation, title FROM onet_title", limit=_MAX_TITLES):
        if number not in socs:
            raise DamagedError(f"{shown(title)} is a title of no occupation")
        yield Title(socs[number], text(title), is_main=False)
