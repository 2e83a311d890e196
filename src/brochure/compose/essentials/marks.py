"""What stands beside the steps of the way in on a line of time: how long they take, or when they come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brochure.compose.context import Context
from brochure.compose.essentials.model import Step

_STAGES = {
    "high_school": "in_school",
    "diploma": "in_school",
    "some_college": "in_college",
    "associate": "in_college",
    "bachelor": "in_college",
}
"""When steps come whose kind says where they are."""

_TITLES = (
    (re.compile(r"\bhigh school\b(?! job)", re.IGNORECASE), "in_school"),
    (re.compile(r"\b(?:(?:associate|bachelor)[’']s degree|some college)\b", re.IGNORECASE), "in_college"),
)
"""The same of other steps with English titles."""

_OPTIONAL = re.compile("Optional ")
"""The beginning of the English title of a step that the job does not depend on."""

_OF_SOME = re.compile(r"\b(?:employers|companies)\b.*\b(?:may|might|often|sometimes|prefer)\b", re.IGNORECASE)
"""What only some employers ask for, and some of them after hiring."""

_NEXT = ("next", "then", "after_that")
"""When the other steps come, in their order."""


def marked(steps: Sequence[Step], context: Context) -> tuple[Step, ...]:
    """``steps`` with a mark each, and with the last one that has to come before the job as the goal."""
    made: list[Step] = []
    count = 0
    for step in steps:
        mark = "" if step.mark else "later" if step.is_later else _stage(step, context) or ("" if made else "first")
        if not step.mark and not mark:
            mark = _NEXT[min(count, len(_NEXT) - 1)]
            count += 1
        made.append(step._replace(mark=context.locale.say(f"path.mark.{mark}"), mark_lang=None) if mark else step)
    needed = [index for index, step in enumerate(made) if _is_needed(step, context)]
    goal = needed[-1] if needed else -1
    return tuple([step._replace(is_goal=index == goal) for index, step in enumerate(made)])


def _stage(step: Step, context: Context) -> str:
    """When a step comes, if its kind or else its title says so."""
    if step.kind or not context.is_english:
        return _STAGES.get(step.kind, "")
    return next((stage for pattern, stage in _TITLES if pattern.search(step.title)), "")


def _is_needed(step: Step, context: Context) -> bool:
    if step.is_later or step.kind.startswith("optional_"):
        return False
    if not context.is_english:
        return True
    is_optional = not step.kind and _OPTIONAL.match(step.title)
    return not is_optional and not (step.kind == "certification" and _OF_SOME.search(step.words))
