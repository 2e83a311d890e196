"""The language of what is said: that of the profile for its own text, :data:`COMPOSED` for what is worded here.

In a document without a word on it, text is in the language of the program's wording; what a profile says carries its
own on its runs, cells and labels. A profile in English carries none: its English and ours are one language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Run, Text
from brochure.compose.grammar import capitalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COMPOSED = "en-US"
"""The language of all that is worded in compose."""

_PLACE = "\0"
"""Stands where a name will: no text of a profile has it."""


def is_english(lang: str) -> bool:
    return lang.partition("-")[0].lower() == "en"


def own(lang: str) -> str | None:
    """What the own text of a profile in ``lang`` carries; None where it is in the language of the wording."""
    return None if is_english(lang) else lang


def composed(lang: str) -> str:
    """The language of the wording in a document in ``lang``: English of the same kind where that is English."""
    return lang if is_english(lang) else COMPOSED


def spoken(text: Text, lang: str | None) -> Text:
    """``text`` as the own text of a profile whose runs carry ``lang``."""
    if lang is None:
        return text
    return tuple([Run(run.text, run.bold, run.italic, run.href, lang) for run in text])


def about(worded: Callable[[str], str], name: str, lang: str | None) -> Text:
    """What ``worded`` makes of ``name``; () where that is nothing.

    Where the name carries a language it is a run of its own, with a capital where it begins a sentence.
    """
    if lang is None or not name:
        said = worded(name)
        return (Run(said),) if said else ()
    runs: list[Run] = []
    for before in worded(_PLACE).split(_PLACE):
        if runs:
            starts = not runs[-1].text or runs[-1].text.endswith(". ")
            runs.append(Run(capitalized(name) if starts else name, lang=lang))
        runs.append(Run(before))
    return tuple(run for run in runs if run.text)


def joined(texts: Iterable[Text]) -> Text:
    """Sentences one after the other, spaces between them; neighbors that are set alike are one run."""
    runs: list[Run] = []
    for text in texts:
        for at, run in enumerate(text):
            last = runs[-1] if runs else None
            between = " " if last and not at else ""
            if last and (last.bold, last.italic, last.href, last.lang) == (run.bold, run.italic, run.href, run.lang):
                runs[-1] = Run(last.text + between + run.text, *_setting(run))
            else:
                if last and between:
                    runs[-1] = Run(last.text + between, *_setting(last))
                runs.append(run)
    return tuple(runs)


def _setting(run: Run) -> tuple[bool, bool, str | None, str | None]:
    return run.bold, run.italic, run.href, run.lang
