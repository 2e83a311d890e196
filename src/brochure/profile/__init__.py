"""Occupation profiles: YAML text to and from a typed, frozen :class:`Profile`; finding profiles by name.

In: a YAML file or its text (:func:`load_file`, :func:`load_text`), or a slug, SOC code, title or alias
(:mod:`brochure.profile.find`).
Out: :class:`Loaded`, a profile with the warnings about it and the place of every value; or
:class:`~brochure.errors.InputError` with every problem of the file at once. :func:`to_plain` goes back to plain data.

It words, formats and lays out nothing, fetches nothing, and evaluates nothing that a file says: text is data, and what
looks like markup beyond the small Markdown of :mod:`brochure.profile.markdown` stays the characters that it is.

Importing this package loads nothing else of it: the parts come when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brochure.profile.dump import to_plain
    from brochure.profile.find import open_library, profile_folders, search
    from brochure.profile.glyphs import missing_glyphs
    from brochure.profile.header import Entry
    from brochure.profile.load import Loaded, load_file, load_text
    from brochure.profile.model import Profile

__all__ = [
    "Entry",
    "Loaded",
    "Profile",
    "load_file",
    "load_text",
    "missing_glyphs",
    "open_library",
    "profile_folders",
    "search",
    "to_plain",
]

_HOMES = {
    "Entry": "header",
    "Loaded": "load",
    "Profile": "model",
    "load_file": "load",
    "load_text": "load",
    "missing_glyphs": "glyphs",
    "open_library": "find",
    "profile_folders": "find",
    "search": "find",
    "to_plain": "dump",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
