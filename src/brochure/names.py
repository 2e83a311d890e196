"""Names of output files, the same in all commands: the profile's file name, then style and areas if not the default."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

MAX_AREAS_LENGTH = 60
"""Maximum length of the areas in a name: with the longest slug and style it stays within 255 characters."""

MAX_COMPARED_LENGTH = 116
"""Maximum length of a comparison's slugs: with the longest style and areas a name stays within 255 characters."""

_DIGITS = 8  # of the digest at the end of a shortened name


def slug_of(profile: Path | str) -> str:
    """The base name of a profile's outputs: its file name, by which the profile is found.

    Not the ``slug`` in the file: two profiles in one folder may have the same, and one brochure would replace the
    other.
    """
    return Path(profile).stem


def file_name(slug: str, style: str, suffix: str, *, default_style: str, areas: Sequence[str] = ()) -> str:
    """``cooks.pdf``, ``cooks--poster.pdf``, ``cooks--poster--washington.pdf``: the default style is not named.

    ``areas`` are titles in the order of the brochure, joined by ``--``.
    """
    parts = [slug]
    if style != default_style:
        parts.append(style)
    if areas:
        parts.append(_shortened("--".join(map(area_slug, areas)), MAX_AREAS_LENGTH))
    return "--".join(parts) + suffix


def comparison_name(
    slugs: Sequence[str], style: str, suffix: str, *, default_style: str, areas: Sequence[str] = ()
) -> str:
    """``compare--cooks--electricians.pdf``, with style and areas as in :func:`file_name`."""
    compared = f"compare--{_shortened('--'.join(slugs), MAX_COMPARED_LENGTH)}"
    return file_name(compared, style, suffix, default_style=default_style, areas=areas)


def area_slug(title: str) -> str:
    """``Seattle-Tacoma-Bellevue, WA`` -> ``seattle-tacoma-bellevue-wa``; accents are dropped."""
    plain = unaccented(title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or _digest(title)


def hyphenated(text: str) -> str:
    """``Healthcare & Support`` -> ``healthcare-support``: letters and digits of any script, as slugs have them."""
    return "-".join(re.findall(r"[^\W_]+", text.lower()))


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
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
