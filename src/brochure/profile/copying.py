"""Copies an existing profile under another slug."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from brochure.errors import BrochureError
from brochure.inputs import read_input
from brochure.profile.edit import renamed
from brochure.profile.kinds import require_slug
from brochure.profile.load import load_file, load_text
from brochure.profile.model import Profile
from brochure.yamlio.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of the new file and the profile decoded from it."""

    text: str
    profile: Profile


def copied(path: Path, slug: str) -> Copy:
    """The profile at ``path`` with ``slug`` in place of its own; every other character is kept.

    Raises :class:`~brochure.errors.BrochureError` for an invalid slug and if the file changes meanwhile,
    :class:`~brochure.errors.NotFoundError` for a missing file, :class:`~brochure.errors.InputError` for an invalid
    one, and :class:`~brochure.profile.edit.EditError`.
    """
    require_slug(slug)
    original = load_file(path).profile
    text = renamed(read_input(path, MAX_BYTES).decode("utf-8"), slug)
    profile = load_text(text, str(path)).profile
    if profile != replace(original, slug=slug):
        raise BrochureError(f"{path}: the copy would differ from the original; did the file change just now?")
    return Copy(text, profile)
