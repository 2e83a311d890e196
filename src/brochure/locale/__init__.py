"""What documents say in a language: every word that the program writes, and how numbers, money and dates look.

In: a language tag; the files of ``locales/``, which come with the package. Out: a :class:`Locale`, which fills messages
with values. It knows no occupation, no page and no file of a user. Messages of the command line are not here; they are
in English.
"""

from brochure.locale.load import (
    DEFAULT,
    LANGUAGES,
    Language,
    language_in_name,
    language_named,
    locale_for,
    locale_of,
)
from brochure.locale.model import Locale, followed

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "Language",
    "Locale",
    "followed",
    "language_in_name",
    "language_named",
    "locale_for",
    "locale_of",
]
