"""The language of text: that of the profile for its own text, :data:`COMPOSED` for text composed in this package.

Text without a language is in the language of composed text. Runs, cells and labels from a profile in another language
carry that language. Text from a profile in English carries none, because both languages are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import Run, Text
from brochure.compose.grammar import capitalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COMPOSED = "en-US"
"""The language of composed text."""

_PLACEHOLDER = "\0"
"""Replaces a name temporarily; text of a profile never contains it."""


def is_english(lang: str) -> bool:
    return lang.partition("-")[0].lower() == "en"


def own(lang: str) -> str | None:
    """The language of text from a profile in ``lang``; None if it is the same as that of composed text."""
    return None if is_english(lang) else lang


def composed(lang: str) -> str:
    """The language of composed text in a document in ``lang``: the same variety of English, or :data:`COMPOSED`."""
    return lang if is_english(lang) else COMPOSED


def in_language(text: Text, lang: str | None) -> Text:
    """``text`` with ``lang`` on every run."""
    if lang is None:
        return text
    return tuple([Run(run.text, run.bold, run.italic, run.href, lang) for run in text])


def about(sentence: Callable[[str], str], name: str, lang: str | None) -> Text:
    """The sentence about ``name`` as runs; () if the sentence is empty.

    A name with a language is a run of its own, with a capital at the beginning of a sentence.
    """
    if lang is None or not name:
        text = sentence(name)
        return (Run(text),) if text else ()
    runs: list[Run] = []
    for before in sentence(_PLACEHOLDER).split(_PLACEHOLDER):
        if runs:
            starts = not runs[-1].text or runs[-1].text.endswith(". ")
            runs.append(Run(capitalized(name) if starts else name, lang=lang))
        runs.append(Run(before))
    return tuple(run for run in runs if run.text)


def joined(texts: Iterable[Text]) -> Text:
    """Sentences joined with spaces; adjacent runs with the same formatting are merged."""
    runs: list[Run] = []
    for text in texts:
        for at, run in enumerate(text):
            last = runs[-1] if runs else None
            between = " " if last and not at else ""
            if last and (last.bold, last.italic, last.href, last.lang) == (run.bold, run.italic, run.href, run.lang):
                runs[-1] = Run(last.text + between + run.text, *_formatting(run))
            else:
                if last and between:
                    runs[-1] = Run(last.text + between, *_formatting(last))
                runs.append(run)
    return tuple(runs)


def _formatting(run: Run) -> tuple[bool, bool, str | None, str | None]:
    return run.bold, run.italic, run.href, run.lang
