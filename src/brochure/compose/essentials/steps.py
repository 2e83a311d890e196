"""Steps of the way in: those that a profile lists, and those that are composed of what it says elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from brochure.compose.context import Context
from brochure.compose.essentials.model import Step
from brochure.compose.essentials.times import MAX_YEARS, Duration
from brochure.compose.text import capitalized
from brochure.compose.vocabulary import Label
from brochure.locale import Locale, locale_of
from brochure.names import folded
from brochure.profile.markdown import Text
from brochure.profile.model import PathStep

_LATER = frozenset(("later", "más adelante"))
"""When what follows the first job comes, folded."""

_SPAN = re.compile(r"\b(?:[Dd]e )?(\d+) (?:or|to|o|a) (\d+)(?= (?:years|months|weeks|años|meses|semanas)\b)")
_WHOLE_YEARS = re.compile(r"(?:\d+–)?(\d+) (?:year|año)s?")


def composed_step(locale: Locale, kind: str, text: Text, source: str, time: Duration | str = "") -> Step:
    """A step with the title of its ``kind``; ``time`` is composed, too."""
    title = locale.say(f"path.title.{kind}")
    if isinstance(time, str):
        return Step(title, time, text, source=source, mark=capitalized(time), kind=kind)
    mark = capitalized(time.brief(locale))
    return Step(title, time.said(locale), text, source=source, mark=mark, years=time.years, kind=kind)


def own_step(step: PathStep, context: Context) -> Step:
    """A step that the profile lists; its mark is its time, or else when it comes."""
    title, time, when = map(context.tidy, (step.title, step.time, step.when))
    brief = _SPAN.sub(r"\1–\2", time)
    whole = _WHOLE_YEARS.fullmatch(brief)
    years = int(whole[1]) if whole else 0
    return Step(
        title=title,
        time=time,
        text=context.own_text(step.text),
        lang=context.own_lang,
        source="path",
        is_later=folded(when) in _LATER,
        mark=capitalized(brief) or when,
        years=years if years <= MAX_YEARS else 0,
        mark_lang=context.own_lang,
        kind=_kinds(context.profile.lang).get(folded(title), ""),
    )


@lru_cache(maxsize=8)
def _kinds(lang: str) -> dict[str, str]:
    """The kinds of steps by their folded titles in the language of a profile."""
    return {folded(title): kind for kind, title in locale_of(lang).table("path.title").items()}


def quoted_or(sentence: str, composed: str, context: Context) -> Text:
    """A ``sentence`` of the profile, or else a ``composed`` one; either can be empty."""
    return context.vocabulary.own(sentence).runs or Label(composed).runs
