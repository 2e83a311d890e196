"""What files are called, in all commands: by the files of their profiles, and by style and areas if not the default."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

LONGEST_AREAS = 60
"""Characters that areas may take: with the longest slug and style a name stays within the 255 of file systems."""

LONGEST_COMPARED = 116
"""Characters that the slugs of a comparison may take: with the longest style and areas a name stays within the 255."""

_DIGITS = 8  # of the digest that ends what had to be cut


def slug_of(profile: Path | str) -> str:
    """What the outputs of a profile are called: its file's name, by which it is found.

    Not the ``slug`` inside: two profiles of one folder may claim the same, and one brochure would replace the other.
    """
    return Path(profile).stem


def file_name(slug: str, style: str, suffix: str, *, default_style: str, areas: Sequence[str] = ()) -> str:
    """``cooks.pdf``; ``cooks--poster.pdf``; ``cooks--poster--washington.pdf``: only what is not the default is named.

    ``areas`` are titles in the order of the brochure; several are joined by ``--``.
    """
    parts = [slug]
    if style != default_style:
        parts.append(style)
    if areas:
        parts.append(_within("--".join(map(area_slug, areas)), LONGEST_AREAS))
    return "--".join(parts) + suffix


def comparison_name(
    slugs: Sequence[str], style: str, suffix: str, *, default_style: str, areas: Sequence[str] = ()
) -> str:
    """``compare--cooks--electricians.pdf``; with style and areas as :func:`file_name` has them."""
    compared = f"compare--{_within('--'.join(slugs), LONGEST_COMPARED)}"
    return file_name(compared, style, suffix, default_style=default_style, areas=areas)


def area_slug(title: str) -> str:
    """``Seattle-Tacoma-Bellevue, WA`` -> ``seattle-tacoma-bellevue-wa``; accents are dropped."""
    plain = unaccented(title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or _digest(title)


def unaccented(text: str) -> str:
    """``Mayagüez`` -> ``Mayaguez``."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize  # noqa: PLC0415  (1 MB, and most names need no tables)

    return "".join(character for character in normalize("NFKD", text) if not combining(character))


def _within(part: str, most: int) -> str:
    """``part``, cut where it is too long; a digest of all of it keeps the names of two parts apart."""
    if len(part) <= most:
        return part
    return f"{part[: most - _DIGITS - 1].rstrip('-')}-{_digest(part)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
