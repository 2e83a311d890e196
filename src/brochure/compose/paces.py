"""How fast employment is projected to grow, in the Handbook's phrases, whose words are those of each language."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from brochure.locale import Locale, locale_of
from brochure.names import folded
from brochure.profile.model import Profile

Pace = Literal["much_faster", "faster", "as_fast", "about_as_fast", "average", "slower", "no_change", "decline"]

_ENGLISH = "en-US"
"""The language of the phrases in official data, which profiles in any language may have."""


def pace_of(profile: Profile) -> Pace | None:
    """The pace that the outlook of ``profile`` names, in English or in its own language; None if it names none."""
    outlook = profile.projections and profile.projections.outlook
    if not outlook:
        return None
    key = folded(outlook).replace(" the average", " average")
    return _paces(_ENGLISH).get(key) or _paces(profile.lang).get(key)


@cache
def _paces(lang: str) -> dict[str, Pace]:
    """The paces by their folded words."""
    return {folded(words): cast("Pace", name) for name, words in locale_of(lang).table("figures.pace").items()}


def pace_words(locale: Locale, pace: Pace) -> str:
    """``much faster than average``."""
    return locale.say(f"figures.pace.{pace}")
