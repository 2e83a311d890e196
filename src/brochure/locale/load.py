"""Finds the messages of a language in the files that come with the package, and reads them once a process."""

from __future__ import annotations

from functools import lru_cache

from brochure.locale.cldr import FORMATS
from brochure.locale.formats import PLURALS
from brochure.locale.model import Locale
from brochure.resources import packaged_locales
from brochure.yamlio.nodes import Mapping, Node, Scalar, parse
from brochure.yamlio.source import Source

DEFAULT = "en-US"
"""The language of documents whose own one has no messages."""

LANGUAGES = {name.partition("-")[0]: name for name in FORMATS}
"""The languages that have messages: names of files by primary language."""


def has_language(lang: str) -> bool:
    """Whether there are messages in the language of the tag ``lang``, in whatever variety."""
    return _primary(lang) in LANGUAGES


@lru_cache(maxsize=32)
def locale_of(lang: str) -> Locale:
    """The messages in the language of the tag ``lang``, or else the default ones, which are tagged as such."""
    name = LANGUAGES.get(_primary(lang), DEFAULT)
    return Locale(name, lang if has_language(lang) else DEFAULT, FORMATS[name], _messages(name))


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


@lru_cache(maxsize=len(FORMATS))
def _messages(name: str) -> dict[str, str]:
    """The messages of a file by their dotted keys."""
    found: dict[str, str] = {}
    _collect(parse(Source.from_file(packaged_locales() / f"{name}.yaml")), "", found)
    return found


def _collect(node: Node, key: str, found: dict[str, str]) -> None:
    """Add the messages of ``node``, whose key is ``key``. Raises TypeError for anything but texts and mappings."""
    if isinstance(node, Scalar):
        found[key] = node.value
    elif isinstance(node, Mapping):
        for name, child in node.pairs:
            _collect(child, f"{key}.{name.value}" if key else name.value, found)
    else:
        raise TypeError(f"{key} is a list")


def plural_categories(name: str) -> tuple[str, ...]:
    """The categories of numbers for which plurals of the file called ``name`` have forms."""
    return PLURALS[_primary(name)][1]
