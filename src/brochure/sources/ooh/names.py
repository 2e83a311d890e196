"""What an occupation is called within a sentence, from the headings and captions of its page."""

from __future__ import annotations

import re

from brochure.profile.model import Names

_CAPTION = re.compile(r"Employment projections data for (?P<plural>.+?), [0-9]{4}")
_HOW_TO = re.compile(r"How to Become (?:an?|the) (?P<singular>.+)", re.IGNORECASE)


def read_names(caption: str, how_to_title: str) -> Names | None:
    """The plural in the caption of the projections, and the singular in “How to Become an Electrician”.

    Headings are in capitals; a word keeps them where the plural has them, too, or where they are more than its first.
    """
    plural, singular = _CAPTION.search(caption), _HOW_TO.fullmatch(how_to_title)
    if not plural or not singular:
        return None
    known = {word.lower(): word for word in re.findall(r"[\w']+", plural["plural"])}

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        kept = known.get(word.lower()) or known.get(f"{word.lower()}s", "")[: len(word)]
        return kept or (word if not word[1:].islower() and len(word) > 1 else word.lower())

    return Names(singular=re.sub(r"[\w']+", lowered, singular["singular"]), plural=plural["plural"])
