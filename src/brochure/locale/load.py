"""Finds the messages of a language in the files that come with the package, each of which is read once a process."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from brochure.errors import RequestError
from brochure.locale.catalog import Catalog
from brochure.locale.cldr import FORMATS
from brochure.locale.model import Locale
from brochure.resources import packaged_locales
from brochure.yamlio.source import Source

DEFAULT = "en-US"
"""The language of documents whose own one has no messages."""

Language = str
"""A language that has messages, by its primary tag: ``en``, ``es``."""

LANGUAGES: dict[Language, str] = {name.partition("-")[0]: name for name in FORMATS}
"""The languages that have messages, and the names of their files, which are tags of a variety: ``es-US``."""


class LanguageError(RequestError):
    """Text that is not a language with messages."""


def language_named(text: str) -> Language:
    """The language that ``text`` means, ``es`` or ``es-US`` in any case. Raises :class:`LanguageError`."""
    for language, name in LANGUAGES.items():
        if text.lower() in (language, name.lower()):
            return language
    raise LanguageError(f"there are no messages in {text!r}; the languages of documents are {', '.join(LANGUAGES)}")


def has_language(lang: str) -> bool:
    """Whether there are messages in the language of the tag ``lang``, in whatever variety."""
    return _primary(lang) in LANGUAGES


@lru_cache(maxsize=32)
def locale_of(lang: str) -> Locale:
    """The messages in the language of the tag ``lang``, or else the default ones, which are tagged as such."""
    name = LANGUAGES.get(_primary(lang), DEFAULT)
    return Locale(name, lang if has_language(lang) else DEFAULT, FORMATS[name], _messages(name))


def locale_for(language: Language | None, tags: Iterable[str]) -> Locale:
    """The messages of a document in ``language`` with texts in the languages ``tags``, in the variety of those.

    Without a language, it is the one that all texts have, or else the default one.
    """
    varieties = set(tags)
    languages = set(map(_primary, varieties))
    common = languages.pop() if len(languages) == 1 else None
    language = language or common or _primary(DEFAULT)
    if language == common and len(varieties) == 1:
        return locale_of(varieties.pop())
    return locale_of(LANGUAGES.get(language, DEFAULT))


def language_in_name(language: Language | None, tags: Iterable[str]) -> str:
    """``language`` for the name of a file; empty if that is what a document of texts in ``tags`` has anyway."""
    return language if language and language != locale_for(None, tags).language else ""


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


@lru_cache(maxsize=len(FORMATS))
def _messages(name: str) -> Catalog:
    return Catalog(Source.from_file(packaged_locales() / f"{name}.yaml"))
