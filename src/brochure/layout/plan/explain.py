"""The chosen plan in words, for ``brochure build --explain plan``: its pages, its cost by kind, and the runners-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.layout.plan.fit import NORMAL, Fitted, Tried
from brochure.layout.plan.model import PagePlan
from brochure.layout.plan.search import costs_by_kind
from brochure.words import counted

MIN_COST = 0.005  # smaller costs are left out


def explained(fitted: Fitted, before: int = 0) -> tuple[str, ...]:
    """The lines of the explanation of pages that follow so many ``before`` them, which are not planned."""
    plan = fitted.plan
    lines = [f"{counted(len(plan.pages), 'page')}, cost {plan.cost:.2f}: {_setting(fitted.tried[-1])}"]
    if fitted.missed:
        lines = [f"{lines[0]}; {fitted.missed}"]
    for number, page in enumerate(plan.pages, before + 1):
        blocks = "; ".join(_blocks(page, fitted))
        lines.append(f"  page {number}: {blocks}; {page.left:.0f} pt below; {_costs(page.costs)}")
    kinds = sorted(costs_by_kind(plan).items(), key=lambda kind: -kind[1])
    lines.append(
        "  by kind: " + (", ".join(f"{kind} {cost:.2f}" for kind, cost in kinds if cost >= MIN_COST) or "none")
    )
    others = [one for one in fitted.tried[:-1] if one != fitted.tried[-1]]
    lines += [f"  tried: {counted(one.pages, 'page')}, {_setting(one)}: {_result(one)}" for one in others]
    return tuple(lines)


def _setting(tried: Tried) -> str:
    steps = tried.level - NORMAL
    spacing = "normal spacing" if not steps else f"spacing {counted(abs(steps), 'step')} {_direction(steps)}"
    return f"{tried.density}, {spacing}" if tried.density else spacing


def _direction(steps: int) -> str:
    return "looser" if steps > 0 else "tighter"


def _result(tried: Tried) -> str:
    if tried.cost is None:
        return "does not fit"
    return f"cost {tried.cost:.2f}{' or more' if tried.is_cut else ''}"


def _blocks(page: PagePlan, fitted: Fitted) -> Iterator[str]:
    for block in page.blocks:
        title = fitted.sections[block.section].title
        yield f"{title}{'' if block.headed else ' (continued)'} {block.piece.height:.0f} pt"


def _costs(costs: Iterable[tuple[str, float]]) -> str:
    found = [f"{kind} {cost:.2f}" for kind, cost in costs if cost >= MIN_COST]
    return ", ".join(found) or "no cost"
