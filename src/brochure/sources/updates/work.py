"""The plan of an update to a newer release of O*NET: each key that the profile has, whole lists at a time.

A profile says by a source which release its facts are from. Without such a source they are the author's own and stay,
as do keys that are absent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from brochure.profile.model import Profile
from brochure.profile.onet import Interests, RelatedOccupation, database_release
from brochure.sources.figures.growth import percent
from brochure.sources.updates.changes import Plan, Reason
from brochure.sources.updates.newest import Newest
from brochure.sources.work import Facts, facts_of, source_of

_LISTS = ("tasks", "skills", "tools", "titles", "specializations", "related")
_NAMES = ("name", "title")  # what entries of these lists are recognized by


def plan_work(profile: Profile, newest: Newest, codes: Sequence[str], plan: Plan) -> None:
    """Add the changes from the release that is a source of ``profile`` to the one in the store, if that is newer."""
    sources = [(number, database_release(source.title)) for number, source in enumerate(profile.sources)]
    number, old = next((pair for pair in sources if pair[1]), (0, ""))
    if not old or not newest.release or _numbers(old) >= _numbers(newest.release):
        return
    work = newest.work(codes[0]) if len(codes) == 1 else None
    if work is None:
        listed = ", ".join(codes) or "this occupation"
        plan.keep(("sources", number), Reason(f"O*NET {newest.release} has no single occupation for {listed}"))
        return
    facts = facts_of(work, _Related(profile, newest).entry)
    if profile.interests:
        _interests(profile.interests, facts, plan, newest.release)
    for name in _LISTS:
        before, after = getattr(profile, name), getattr(facts, name)
        if before:
            plan.change((name,), "list", before, after, _difference(before, after))
    if profile.job_zone and facts.job_zone:
        plan.change(("job_zone",), "score", float(profile.job_zone), float(facts.job_zone))
    plan.change(("sources", number, "title"), "words", profile.sources[number].title, source_of(work).title)


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(map(int, release.split(".")))


def _interests(old: Interests, facts: Facts, plan: Plan, release: str) -> None:
    if facts.interests is None:
        plan.keep(("interests",), Reason(f"O*NET {release} does not rate them"))
        return
    plan.change(("interests", "code"), "words", old.code, facts.interests.code)
    for name in ("realistic", "investigative", "artistic", "social", "enterprising", "conventional"):
        if getattr(old, name) is not None:
            plan.change(("interests", name), "score", getattr(old, name), getattr(facts.interests, name))


def _difference(before: Sequence[Any], after: Sequence[Any]) -> str:
    """``2 new, 1 gone``, by the names of entries."""
    old, new = set(map(_name, before)), set(map(_name, after))
    return f"{len(new - old)} new, {len(old - new)} gone" if old != new else "in another order, or with other figures"


def _name(entry: Any) -> str:
    return entry if isinstance(entry, str) else next(getattr(entry, key) for key in _NAMES if hasattr(entry, key))


class _Related:
    """Makes related occupations with the newest figures; what the profile says of one besides is kept."""

    def __init__(self, profile: Profile, newest: Newest) -> None:
        self._old = {other.soc: other for other in profile.related if other.soc}
        self._newest = newest

    def entry(self, title: str, soc: str) -> RelatedOccupation:
        """The entry of a title and a code of SOC 2018."""
        made = replace(self._old.get(soc, RelatedOccupation(title=title, soc=soc)), title=title)
        codes = (self._newest.code(soc),)
        if rows := self._newest.projections(codes):
            made = replace(made, education=rows[0].education, growth=percent(rows))
        if estimate := self._newest.estimate(codes):
            annual, hourly = estimate.annual.median.amount, estimate.hourly.median.amount
            made = replace(made, pay=annual, hourly=None if annual else hourly)
        return made
