"""Copies an existing profile under another slug."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from brochure.errors import BrochureError
from brochure.inputs import read_input
from brochure.profile.kinds import require_slug
from brochure.profile.load import load_file, load_text
from brochure.profile.model import Profile
from brochure.profile.write import scalar
from brochure.yamlio.editing import EditableText, EditError
from brochure.yamlio.nodes import Scalar
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
    one, and :class:`~brochure.yamlio.editing.EditError`.
    """
    require_slug(slug)
    original = load_file(path).profile
    text = renamed(read_input(path, MAX_BYTES).decode("utf-8"), slug)
    profile = load_text(text, str(path)).profile
    if profile != replace(original, slug=slug):
        raise BrochureError(f"{path}: the copy would differ from the original; did the file change just now?")
    return Copy(text, profile)


def renamed(text: str, slug: str) -> str:
    """``text``, a whole file as decoded, with another slug and every other character kept.

    Raises :class:`~brochure.yamlio.editing.EditError`, and :class:`~brochure.errors.InputError` if it is not YAML.
    """
    parsed, path = EditableText(text), ("slug",)
    node = parsed.node(path)
    if not isinstance(node, Scalar) or node.block:
        raise EditError(path, "a slug on more than one line cannot be replaced; write it on the line of its key")
    return text[: parsed.at(node.start.index)] + scalar(slug) + text[parsed.at(node.end.index) :]
