"""The results of imports: the text of a profile, ready to be written, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brochure.errors import InputError
from brochure.profile.load import load_text
from brochure.profile.write import to_yaml

if TYPE_CHECKING:
    from brochure.profile.model import Profile


class Ready(NamedTuple):
    """The text of a valid profile."""

    slug: str
    title: str
    text: str
    notes: tuple[str, ...]
    source: str


class Failed(NamedTuple):
    """A page, an entry or an occupation that could not be converted."""

    source: str
    reason: str


def prepared(profile: Profile, comment: str, source: str, notes: tuple[str, ...] = ()) -> Ready | Failed:
    """The text of ``profile``, with ``comment`` at the top, if it is valid; ``source`` names the origin."""
    text = to_yaml(profile, comment)
    try:
        load_text(text, f"{profile.slug}.yaml")
    except InputError as error:
        problems = "\n".join(str(d) for d in error.diagnostics if d.severity == "error")
        return Failed(source, f"the imported data is not a valid profile:\n{problems}")
    return Ready(profile.slug, profile.title, text, notes, source)
