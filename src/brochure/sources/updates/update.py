"""One profile's file brought up to date: planned, edited, and proved to say what was meant, before anyone writes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.errors import BrochureError, Diagnostic, InputError
from brochure.inputs import read_input
from brochure.profile.changes import applied
from brochure.profile.edit import edited
from brochure.profile.load import Loaded, load_file, load_text
from brochure.profile.quotes import quotes
from brochure.sources.updates.newest import Newest, Plan
from brochure.sources.updates.planning import plan
from brochure.yamlio.source import MAX_BYTES, Source


class RenewalError(BrochureError):
    """A file that cannot be brought up to date without harm. Nothing is changed."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file as it is, ``loaded``, and what is to be done to it; ``text`` is None where nothing changes.

    ``seen`` are the bytes that ``text`` was made of: it may replace these and no others.
    """

    loaded: Loaded
    plan: Plan
    text: str | None = None
    seen: bytes = b""

    def stale(self, *, written: bool) -> tuple[Diagnostic, ...]:
        """Prose that quotes old figures, with its places in the file once it is ``written``, or as it is now."""
        if self.text is None:
            return ()
        return quotes(load_text(self.text, self.loaded.path) if written else self.loaded, self.plan.in_place().changes)


def renew(path: Path, newest: Newest) -> Renewal:
    """The profile at ``path`` with the newest figures. Nothing is written.

    Raises :class:`~brochure.errors.NotFoundError` and :class:`~brochure.errors.InputError` for a file that is not
    there or is wrong, :class:`~brochure.profile.edit.EditError` and :class:`RenewalError`.
    """
    loaded = load_file(path)
    made = plan(loaded.profile, newest)
    if made.is_empty:
        return Renewal(loaded, made)
    seen = read_input(path, MAX_BYTES)
    if Source.from_bytes(seen, str(path)).text != loaded.source:
        raise RenewalError(f"{path} changed while it was read. Run the command again")
    text = edited(seen.decode("utf-8"), made.splits, made.changes)
    try:
        renewed = load_text(text, loaded.path)
    except InputError as error:
        raise RenewalError(f"{path}: with the newest figures, the profile would contradict itself:\n{error}") from None
    if renewed.profile != applied(loaded.profile, made.splits, made.changes):
        raise RenewalError(f"{path}: the new figures cannot be put in safely; nothing is written")
    return Renewal(loaded, made, text, seen)
