"""One profile's file updated: planned, edited, and checked to mean what was planned before anyone writes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.errors import BrochureError, Diagnostic, InputError
from brochure.inputs import read_input
from brochure.profile.load import Loaded, load_file, load_text
from brochure.sources.updates.changes import Plan, applied
from brochure.sources.updates.edit import edited
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan
from brochure.sources.updates.quotes import quotes
from brochure.yamlio.source import MAX_BYTES, Source


class UpdateError(BrochureError):
    """A file that cannot be updated safely."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class PlannedUpdate:
    """An existing file, ``loaded``, and its update; ``text`` is None if nothing changes.

    ``seen`` are the bytes that ``text`` was made from: it may replace only these.
    """

    loaded: Loaded
    plan: Plan
    text: str | None = None
    seen: bytes = b""

    def stale(self, *, written: bool) -> tuple[Diagnostic, ...]:
        """Prose that quotes old figures, with its places in the ``written`` file or in the existing one."""
        if self.text is None:
            return ()
        return quotes(load_text(self.text, self.loaded.path) if written else self.loaded, self.plan.in_place().changes)


def planned_update(path: Path, newest: Newest) -> PlannedUpdate:
    """The update of the profile at ``path`` to the newest figures. Nothing is written.

    Raises :class:`~brochure.errors.NotFoundError` and :class:`~brochure.errors.InputError` for a missing or wrong file,
    :class:`~brochure.yamlio.editing.EditError` and :class:`UpdateError`.
    """
    loaded = load_file(path)
    made = plan(loaded.profile, newest)
    if made.is_empty:
        return PlannedUpdate(loaded, made)
    seen = read_input(path, MAX_BYTES)
    if Source.from_bytes(seen, str(path)).text != loaded.source:
        raise UpdateError(f"{path} changed while it was read. Run the command again")
    text = edited(seen.decode("utf-8"), made.splits, made.changes)
    try:
        updated = load_text(text, loaded.path)
    except InputError as error:
        raise UpdateError(f"{path}: with the newest figures, the profile would contradict itself:\n{error}") from None
    if updated.profile != applied(loaded.profile, made.splits, made.changes):
        raise UpdateError(f"{path}: the new figures cannot be put in safely; nothing is written")
    return PlannedUpdate(loaded, made, text, seen)
