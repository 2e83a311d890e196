"""Occupation profiles: reading, validating, finding and writing them.

In: a YAML file or its text (:func:`load_file`, :func:`load_text`), or a slug, SOC code, title or alias
(:mod:`brochure.profile.find`).
Out: :class:`Loaded`, a typed, frozen :class:`Profile` with its warnings and the position of every value; or
:class:`~brochure.errors.InputError` with every problem in the file. :func:`to_plain` converts back to plain data.

This package does not word, format or lay out anything, does not access the network, and evaluates nothing: text is
data, and markup beyond the small Markdown of :mod:`brochure.profile.markdown` stays literal text.

Submodules are imported on first use.
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
