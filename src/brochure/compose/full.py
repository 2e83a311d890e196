"""What the full brochure has of the parts that a short form leaves out: a page promises nothing that is missing.

Layouts leave out parts by their keys; here is what each of them stands for in the brochure, and what it is called.
Questions to ask are not among the parts of a brochure, because it prints them only where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from brochure.compose.blocks import Imprint
from brochure.compose.context import Context
from brochure.compose.document import summary
from brochure.compose.requirements import entry
from brochure.locale import Locale

Omission = Literal[
    "codes", "conditions", "contact", "duties", "employers", "events", "figures", "group_growth", "growth",
    "hiring", "hours", "industry_pay", "interests", "more_conditions", "more_duties", "more_industry_pay",
    "more_qualities", "more_questions", "more_similar", "note", "path", "pay_notes", "pay_picture", "pay_range",
    "postal_address", "programs", "qualities", "quality_texts", "questions", "sentence", "similar",
    "step_texts", "summary", "web_addresses", "web_page", "work",
]  # fmt: skip
"""What a layout has no room for."""

_DUTIES: tuple[Omission, ...] = ("duties", "more_duties", "work")
_WORK: tuple[Omission, ...] = ("conditions", "more_conditions")
_WAY_IN: tuple[Omission, ...] = ("path", "step_texts")
_QUALITIES: tuple[Omission, ...] = ("qualities", "more_qualities", "quality_texts")
_PAY: tuple[Omission, ...] = ("pay_notes", "pay_picture", "pay_range")
_INDUSTRY_PAY: tuple[Omission, ...] = ("industry_pay", "more_industry_pay")
_EMPLOYERS: tuple[Omission, ...] = ("employers", "hiring")
_FIGURES: tuple[Omission, ...] = ("figures",)
_GROWTH: tuple[Omission, ...] = ("group_growth", "growth")
_SIMILAR: tuple[Omission, ...] = ("similar", "more_similar")
_SUMMARY: tuple[Omission, ...] = ("summary",)

_IN_FULL: tuple[tuple[tuple[Omission, ...], Callable[[Context], object]], ...] = (
    (_DUTIES, lambda context: context.profile.sections.what_they_do),
    (_WORK, lambda context: context.profile.sections.work_environment),
    (_WAY_IN, entry),
    (_QUALITIES, lambda context: context.profile.sections.how_to_become_one),
    (_PAY, lambda context: context.profile.wages),
    (_INDUSTRY_PAY, lambda context: any(wage.industries for wage in context.profile.wages)),
    (_EMPLOYERS, lambda context: any(one.industries for one in context.profile.employment)),
    (_FIGURES, lambda context: context.profile.projections or context.profile.employment),
    (_GROWTH, lambda context: context.profile.projections and context.profile.projections.comparisons),
    (_SIMILAR, lambda context: context.profile.similar or context.profile.related),
    (_SUMMARY, summary),
    (("interests",), lambda context: context.profile.interests),
)
"""Parts, and what of a profile the brochure prints of them."""


def in_full(context: Context, imprint: Imprint | None = None) -> Mapping[Omission, str]:
    """All parts that the brochure of the profile of ``context`` with this ``imprint`` has, with their names."""
    known = [part for parts, has in _IN_FULL if has(context) for part in parts]
    if imprint:
        known += _of_brand(imprint)
    return {part: name_of(context.locale, part) for part in known}


def beyond_name(imprint: Imprint | None) -> tuple[Omission, ...]:
    """What a form leaves out that only says whose it is: all that a brand says but its name, logo and page."""
    return tuple([part for part in _of_brand(imprint) if part not in _NAMED]) if imprint else ()


_NAMED: frozenset[Omission] = frozenset(("web_addresses", "web_page"))


def _of_brand(imprint: Imprint) -> list[Omission]:
    contact = imprint.contact
    of_brand: tuple[tuple[Omission, object], ...] = (
        ("events", imprint.events), ("note", imprint.notes), ("programs", imprint.programs),
        ("web_addresses", imprint.programs or imprint.events), ("contact", contact and contact.contact),
        ("hours", contact and contact.hours), ("postal_address", contact and contact.address),
        ("web_page", contact and contact.link),
    )  # fmt: skip
    return [part for part, has in of_brand if has]


def name_of(locale: Locale, part: str) -> str:
    """What a part is called that was left out: ``more of what they do``."""
    return locale.say(f"omitted.{part}")
