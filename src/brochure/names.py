"""Names: of files, by their profiles, and by style and areas if not the default; and how names are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

MAX_AREAS_LENGTH = 60
"""Maximum length of the areas in a name: with the longest slug and style, and a language, it stays within 255
characters."""

MAX_COMPARED_LENGTH = 112
"""Maximum length of all slugs of a file of several: with the longest style, a language and the longest areas a name
stays within 255 characters."""

_MAX_COMPARED = 1000  # characters of a name that are compared
_DIGITS = 8  # of the digest at the end of a shortened name

# Marks within a word ("doctors’") are dropped, others separate words. "C++" and "C#" differ.
_FOLDS = str.maketrans(dict.fromkeys("'\"’‘“”", "") | dict.fromkeys("!$%&()*,-./:;<=>?@[\\]^_`{|}~–—…·•", " "))


def slug_of(profile: Path | str) -> str:
    """The base name of a profile's outputs: its file name, by which the profile is found.

    Not the ``slug`` in the file: two profiles in one folder may have the same, and one brochure would replace the
    other.
    """
    return Path(profile).stem


def file_name(
    slug: str, style: str, suffix: str, *, default_style: str, lang: str = "", areas: Sequence[str] = ()
) -> str:
    """``cooks.pdf``, ``cooks--poster.pdf``, ``cooks--poster--es--washington.pdf``: the default style is not named.

    ``lang`` is the language if it is not that of the profile. ``areas`` are titles in the order of the brochure, joined
    by ``--``.
    """
    parts = [slug]
    if style != default_style:
        parts.append(style)
    if lang:
        parts.append(lang)
    if areas:
        parts.append(_shortened("--".join(map(area_slug, areas)), MAX_AREAS_LENGTH))
    return "--".join(parts) + suffix


def comparison_name(
    slugs: Sequence[str], style: str, suffix: str, *, default_style: str, lang: str = "", areas: Sequence[str] = ()
) -> str:
    """``compare--cooks--electricians.pdf``, with style, language and areas as in :func:`file_name`."""
    return file_name(_joined("compare", slugs), style, suffix, default_style=default_style, lang=lang, areas=areas)


def cards_name(
    slugs: Sequence[str], style: str, suffix: str, *, default_style: str, lang: str = "", areas: Sequence[str] = ()
) -> str:
    """``cards--cooks--electricians.pdf`` in the same way."""
    return file_name(_joined("cards", slugs), style, suffix, default_style=default_style, lang=lang, areas=areas)


def _joined(kind: str, slugs: Sequence[str]) -> str:
    return f"{kind}--{_shortened('--'.join(slugs), MAX_COMPARED_LENGTH)}"


def area_slug(title: str) -> str:
    """``Seattle-Tacoma-Bellevue, WA`` -> ``seattle-tacoma-bellevue-wa``; accents are dropped."""
    plain = unaccented(title).encode("ascii", "ignore").decode().lower()
    return slugged(plain) or _digest(title)


def slugged(text: str) -> str:
    """``Healthcare & Support`` -> ``healthcare-support``: the ASCII letters and digits, as slugs have them."""
    return "-".join(re.findall("[a-z0-9]+", text.lower()))


def words(text: str) -> list[str]:
    """The words of a name, for comparing: letter case, punctuation and hyphens do not count."""
    return text[:_MAX_COMPARED].casefold().translate(_FOLDS).split()


@lru_cache(maxsize=1024)  # the same names are compared with one another many times in each document
def folded(text: str) -> str:
    """:func:`words` as one string, by which names are found and compared."""
    return " ".join(words(text))


def unaccented(text: str) -> str:
    """``Mayagüez`` -> ``Mayaguez``."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize  # noqa: PLC0415  (loads 1 MB; most names are ASCII)

    return "".join(character for character in normalize("NFKD", text) if not combining(character))


def _shortened(part: str, max_length: int) -> str:
    """``part``, cut to ``max_length``; a digest of the whole keeps shortened names distinct."""
    if len(part) <= max_length:
        return part
    return f"{part[: max_length - _DIGITS - 1].rstrip('-')}-{_digest(part)}"


def _digest(text: str) -> str:
    import hashlib  # noqa: PLC0415  (milliseconds, and most names are short)

    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
