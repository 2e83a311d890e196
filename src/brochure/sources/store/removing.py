"""Removing files from the store, with every row that came from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brochure.errors import NotFoundError
from brochure.sources.figures.model import Holding
from brochure.sources.store.datasets import DATASETS
from brochure.sources.store.readers.registry import READERS
from brochure.sources.store.reading import holdings
from brochure.sources.store.schema import open_existing, writing
from brochure.sources.store.untrusted import UntrustedConnection


def remove(store: Path, names: Sequence[str]) -> tuple[Holding, ...]:
    """Remove the files that ``names`` match, by the name of a file or a vintage; a set is removed as a whole.

    Raises :class:`~brochure.errors.NotFoundError` for a name that matches none, and
    :class:`~.untrusted.StoreError`; then nothing is removed.
    """
    open_existing(store).close()  # raises if there is none: writing would create it
    with writing(store) as connection:
        known = tuple(holdings(connection))
        found = [item for item in known if _matches(item, names)]
        if missing := [name for name in names if not any(_matches(item, (name,)) for item in found)]:
            listed = "".join(f"\n  {item.file}  ({item.vintage})" for item in known[:_MAX_LISTED])
            raise NotFoundError(f"the store has no file or vintage {missing[0][:80]!r}; it has:{listed}")
        sets = {item.dataset for item in found if DATASETS[item.dataset].is_set}
        removed = tuple(item for item in known if item in found or item.dataset in sets)
        for item in removed:
            _remove(connection, item)
    return removed


_MAX_LISTED = 12


def _matches(holding: Holding, names: Sequence[str]) -> bool:
    return holding.file in names or holding.vintage in names


def _remove(connection: UntrustedConnection, holding: Holding) -> None:
    (source,) = connection.execute("SELECT id FROM source WHERE digest = ?", (holding.digest,)).fetchone()
    READERS[holding.dataset].remove(connection, source)
    connection.execute("DELETE FROM coverage WHERE source = ?", (source,))
    connection.execute("DELETE FROM source WHERE id = ?", (source,))
