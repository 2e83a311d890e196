"""What stands beside the steps of the way in on a line of time: how long they take, or when they come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brochure.compose.essentials.model import Step
from brochure.compose.text import capitalized

_SPAN = re.compile(r"\b(?:[Dd]e )?(\d+) (?:or|to|o|a) (\d+)(?= (?:years|months|weeks|años|meses|semanas)\b)")
_WHOLE_YEARS = re.compile(r"(?:\d+–)?(\d+) (?:year|año)s?")
_MAX_YEARS = 12

_STAGES = (
    (re.compile(r"\bhigh school\b(?! job)", re.IGNORECASE), "In school"),
    (re.compile(r"\b(?:(?:associate|bachelor)[’']s degree|some college)\b", re.IGNORECASE), "In college"),
)
"""When steps come whose titles say where they are."""

_OPTIONAL = re.compile("Optional ")
"""The beginning of the title of a step that the job does not depend on."""

_OF_SOME = re.compile(r"\b(?:employers|companies)\b.*\b(?:may|might|often|sometimes|prefer)\b", re.IGNORECASE)
"""What only some employers ask for, and some of them after hiring."""

_FIRST, _LATER = "First", "Later"
_NEXT = ("Next", "Then", "After that")
"""When the other steps come, in their order."""


def marked(steps: Sequence[Step]) -> tuple[Step, ...]:
    """``steps`` with their marks, and with the last one that has to come before the job as the goal.

    Marks are composed; steps in another language have only those that they came with.
    """
    made: list[Step] = []
    count = 0
    for step in steps:
        time = _SPAN.sub(r"\1–\2", step.time)
        whole = _WHOLE_YEARS.fullmatch(time)
        years = int(whole[1]) if whole else 0
        mark = capitalized(time) or step.mark
        if not mark and step.lang is None:
            stages = [stage for pattern, stage in _STAGES if pattern.search(step.title)]
            mark = _LATER if step.is_later else stages[0] if stages else "" if made else _FIRST
            if not mark:
                mark = _NEXT[min(count, len(_NEXT) - 1)]
                count += 1
        made.append(step._replace(mark=mark, years=years if years <= _MAX_YEARS else 0))
    needed = [index for index, step in enumerate(made) if _is_needed(step)]
    goal = needed[-1] if needed else -1
    return tuple([step._replace(is_goal=index == goal) for index, step in enumerate(made)])


def _is_needed(step: Step) -> bool:
    is_asked = step.lang is not None or not (step.title == "Certification" and _OF_SOME.search(step.text))
    return not step.is_later and not _OPTIONAL.match(step.title) and is_asked
