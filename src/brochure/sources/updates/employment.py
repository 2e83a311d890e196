"""Jobs and their outlook: which figures of a profile's employment and projections the newest projections change."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.profile.changes import Change, Split
from brochure.profile.model import Employment, Profile, ProjectionRow, Projections
from brochure.sources.figures.growth import change, outlook, percent
from brochure.sources.figures.model import Projection, Span
from brochure.sources.updates.matching import Names, folded, roots, whole
from brochure.sources.updates.newest import Newest, Plan, Reason, no_projections, not_found
from brochure.yamlio.nodes import Path

_SELF_EMPLOYED = "self employed workers"
_ROUNDING = 100  # jobs by which each rounded row may be off a sum


def plan_employment(profile: Profile, newest: Newest, span: Span, names: Names, plan: Plan) -> None:
    """Each statement of jobs, and each of its tables."""
    shift = 0
    for number, statement in enumerate(profile.employment):
        path: Path = ("employment", number + shift)
        if statement.as_of is None:
            plan.stays(path, "it says no year, as_of, so it may be newer than the projections; give it one")
        elif statement.as_of < span.base_year and (
            tables := _plan_statement(statement, path, newest, span, names, plan)
        ):
            plan.splits.append(Split(("employment", number), tables))
            shift += 1


def _plan_statement(
    statement: Employment, path: Path, newest: Newest, span: Span, names: Names, plan: Plan
) -> tuple[str, ...]:
    """Plan a statement that is older than the projections; the tables of it that are to be set apart."""
    codes = names.codes(statement.occupation)
    rows = newest.projections(codes)
    if statement.jobs is not None and not rows:
        plan.stays(path, no_projections(codes, newest))
        return ()
    shares = _shares(statement, path, rows)
    detailed = _detailed(statement, path, newest, names)
    lost: dict[str, Reason | str] = {}
    if statement.industries and not shares:
        lost["industries"] = "the occupation table of the projections has no shares of industries"
    if isinstance(detailed, str):
        lost["detailed"] = not_found([detailed], f"the projections of {span}")
    if statement.jobs is None and len(lost) == bool(statement.industries) + bool(statement.detailed):
        for name, reason in lost.items():
            plan.stays((*path, name), reason)
        return ()
    plan.change((*path, "as_of"), "date", statement.as_of, span.base_year)
    if statement.jobs is not None:
        plan.change((*path, "jobs"), "jobs", statement.jobs, _jobs(rows))
    for each in (*shares, *(detailed if isinstance(detailed, list) else ())):
        plan.change(each.path, each.unit, each.old, each.new, each.name)
    for name, reason in lost.items():
        plan.stays((*path[:1], int(path[1]) + 1, name), reason)
    return tuple(lost)


def _shares(statement: Employment, path: Path, rows: Sequence[Projection]) -> list[Change]:
    """Of a list that names nobody but the self-employed: theirs is the only share that the projections tell."""
    if len(statement.industries) != 1 or folded(statement.industries[0].name) != _SELF_EMPLOYED or len(rows) != 1:
        return []
    (share,), new = statement.industries, rows[0].self_employed
    if new is None:
        return []
    return [Change((*path, "industries", 0, "percent"), "percent", share.percent, float(int(new + 0.5)), share.name)]


def _detailed(statement: Employment, path: Path, newest: Newest, names: Names) -> list[Change] | str:
    """The jobs of the occupations within; or the name of the first that the projections lack."""
    found = []
    for number, row in enumerate(statement.detailed):
        if row.jobs is None:
            continue
        new = newest.projections(names.codes(row.name))
        if not new:
            return row.name
        found.append(Change((*path, "detailed", number, "jobs"), "jobs", row.jobs, _jobs(new), row.name))
    return found


def _jobs(rows: Sequence[Projection]) -> int:
    return sum(row.base for row in rows)


def plan_projections(profile: Profile, newest: Newest, span: Span, names: Names, plan: Plan) -> None:
    """The projections, all of them or none: they have one pair of years."""
    projections = profile.projections
    if projections is None or (projections.base_year, projections.target_year) >= (span.base_year, span.target_year):
        return
    path: Path = ("projections",)
    own = newest.projections(names.whole)
    rows = [_row(projections.rows, number, newest) for number in range(len(projections.rows))]
    bars = [newest.projections(names.codes(bar.name)) for bar in projections.comparisons]
    lacking = [row.title for row, new in zip(projections.rows, rows, strict=True) if not new]
    lacking += [bar.name for bar, new in zip(projections.comparisons, bars, strict=True) if not new]
    if not own:
        plan.stays(path, no_projections(names.whole, newest))
        return
    if lacking:
        plan.stays(path, not_found(lacking, f"the projections of {span}"))
        return
    plan.change((*path, "base_year"), "date", projections.base_year, span.base_year)
    plan.change((*path, "target_year"), "date", projections.target_year, span.target_year)
    _plan_whole(projections, own, span, plan)
    tenths = _in_tenths(projections)
    for number, (bar, new) in enumerate(zip(projections.comparisons, bars, strict=True)):
        growth = percent(new, tenths=tenths)
        plan.change((*path, "comparisons", number, "percent"), "percent", bar.percent, growth, bar.name)
    for number, (row, new) in enumerate(zip(projections.rows, rows, strict=True)):
        _plan_row(row, (*path, "rows", number), new, plan, tenths=tenths)


def _plan_whole(projections: Projections, own: Sequence[Projection], span: Span, plan: Plan) -> None:
    """The growth in words and the openings, of the profile as a whole."""
    if projections.outlook is not None:
        words = outlook(percent(own), span)
        if projections.outlook.removeprefix("about ") == words:
            words = projections.outlook  # “about as fast as average”, as the handbook said for years
        if words is None:
            plan.stays(
                ("projections", "outlook"), f"which words the Bureau has for such growth in {span} is not certain"
            )
        plan.change(("projections", "outlook"), "words", projections.outlook, words)
    if projections.openings_per_year is not None:
        openings = [row.openings for row in own if row.openings is not None]
        if len(openings) == len(own):
            plan.change(("projections", "openings_per_year"), "jobs", projections.openings_per_year, sum(openings))


def _plan_row(row: ProjectionRow, path: Path, new: Sequence[Projection], plan: Plan, *, tenths: bool) -> None:
    sums = {
        "base": sum(part.base for part in new),
        "projected": sum(part.projected for part in new),
        "change": change(new),
    }
    for name, value in sums.items():
        if (old := getattr(row, name)) is not None:
            plan.change((*path, name), "jobs", old, value, row.title)
    if row.percent is not None:
        plan.change((*path, "percent"), "percent", row.percent, percent(new, tenths=tenths), row.title)


def _row(rows: Sequence[ProjectionRow], number: int, newest: Newest) -> tuple[Projection, ...]:
    """What stands for a row: its code's, or, for a sum without a code at the top, all below it together."""
    row = rows[number]
    if row.soc:
        return newest.projections((row.soc,))
    if number or not row.total:
        return ()
    below = [part for part in rows[1:] if part.soc]
    codes = [part.soc for part in below if part.soc]
    top = roots(codes, newest.tree)
    old = sum(part.base or 0 for part in below if part.soc in top)
    is_sum = len(below) == len(rows) - 1 and abs((row.base or 0) - old) <= _ROUNDING * len(top)
    return newest.projections(whole(codes, newest.tree)) if is_sum else ()


def _in_tenths(projections: Projections) -> bool:
    """Whether the profile gives tenths of a percent."""
    rates = [bar.percent for bar in projections.comparisons] + [row.percent or 0.0 for row in projections.rows]
    return any(rate != int(rate) for rate in rates)
