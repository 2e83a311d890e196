"""What an import comes to: a profile's file that is ready to be written, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.errors import InputError
from brochure.profile.load import load_text
from brochure.profile.write import to_yaml

if TYPE_CHECKING:
    from brochure.profile.model import Profile


class Ready(NamedTuple):
    """A profile's file, checked: it loads without an error."""

    slug: str
    title: str
    text: str
    notes: tuple[str, ...]
    source: str


class Failed(NamedTuple):
    """A page, an entry or an occupation that gave no profile."""

    source: str
    reason: str


def prepared(profile: Profile, comment: str, source: str, notes: tuple[str, ...] = ()) -> Ready | Failed:
    """The file of ``profile``, with ``comment`` at its head, if it loads; ``source`` is what it was made of."""
    text = to_yaml(profile, comment)
    try:
        load_text(text, f"{profile.slug}.yaml")
    except InputError as error:
        problems = "\n".join(str(d) for d in error.diagnostics if d.severity == "error")
        return Failed(source, f"its content does not make a valid profile:\n{problems}")
    return Ready(profile.slug, profile.title, text, notes, source)
