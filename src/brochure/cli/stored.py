"""How ``brochure data list`` and ``data show`` print what is in the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from brochure.app.stored import StoredOccupation
    from brochure.sources.figures.model import Estimate, Figure, Holding, Projection, Wages
    from brochure.sources.figures.state_projections import StateProjection
    from brochure.sources.store.onet import Work

_MAX_LISTED = 5
_Row = tuple[str, str]


def holding_entry(holding: Holding) -> dict[str, object]:
    """A file in the store, for JSON."""
    from brochure.sources.store.datasets import DATASETS
    from brochure.sources.store.readers.registry import describe

    dataset = DATASETS[holding.dataset]
    return {
        "dataset": holding.dataset,
        "publisher": dataset.publisher,
        "title": dataset.title,
        "license": dataset.license,
        "vintage": holding.vintage,
        "classification": describe(holding).codes,
        "rows": holding.rows,
        "areas": [
            {"kind": part.kind.value, "industries": part.industries, "areas": part.areas, "rows": part.rows}
            for part in holding.coverage
            if part.kind
        ],
        "file": holding.file,
        "sha256": holding.digest,
        "added": holding.added,
    }


def occupation_entry(found: StoredOccupation) -> dict[str, object]:
    """An occupation, for JSON."""
    return {
        "soc": found.soc,
        "title": found.title,
        "wages": found.wages and _estimate_entry(found.wages),
        "local_wages": [_estimate_entry(estimate) for estimate in found.local_wages],
        "projections": found.projections and _projection_entry(found.projections),
        "state_projections": [_state_entry(row) for row in found.state_projections],
        "onet": found.work and _plain(found.work),
        "spanish_title": found.spanish_title,
    }


def occupation_rows(found: StoredOccupation) -> Iterator[_Row]:
    """An occupation, as lines of names and values."""
    yield found.soc, found.title
    for estimate in filter(None, (found.wages, *found.local_wages)):
        yield f"wages {estimate.vintage.words}", f"{estimate.area.title}, {_shown(estimate.employment)} jobs"
        yield from _wage_rows(estimate)
    if found.projections:
        yield from _projection_rows(found.projections)
    for row in found.state_projections:
        yield from _state_rows(row)
    if found.work:
        yield from _work_rows(found.work)
    if found.spanish_title:
        yield "title in Spanish", found.spanish_title


def _estimate_entry(estimate: Estimate) -> dict[str, object]:
    return {
        "vintage": str(estimate.vintage),
        "soc": estimate.soc,
        "area": estimate.area.title,
        "employment": _figure_entry(estimate.employment),
        "annual": _wages_entry(estimate.annual),
        "hourly": _wages_entry(estimate.hourly),
    }


def _wages_entry(wages: Wages) -> dict[str, object]:
    names = ("mean", "p10", "p25", "median", "p75", "p90")
    return {name: _figure_entry(getattr(wages, name)) for name in names}


def _figure_entry(figure: Figure) -> object:
    """A number; ``{"at least": 239200}`` for a bound; the reason in words where none is published."""
    if figure.exact is not None:
        return figure.exact
    return figure.mark.value if figure.value is None else {figure.mark.value: figure.value}


def _projection_entry(row: Projection) -> dict[str, object]:
    return {
        "base_year": row.span.base_year,
        "target_year": row.span.target_year,
        "soc": row.soc,
        "base": row.base,
        "projected": row.projected,
        "change": row.change,
        "percent": row.percent,
        "openings": row.openings,
        "education": row.education,
        "experience": row.experience,
        "training": row.training,
    }


def _state_entry(row: StateProjection) -> dict[str, object]:
    rest = row._asdict()
    del rest["span"]
    return {"base_year": row.span.base_year, "target_year": row.span.target_year, **rest}


def _plain(value: Any) -> Any:
    """Named tuples as objects, other tuples as lists."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _wage_rows(estimate: Estimate) -> Iterator[_Row]:
    for period, wages in (("annual", estimate.annual), ("hourly", estimate.hourly)):
        if wages.is_published:
            figures = (("10%", wages.p10), ("median", wages.median), ("90%", wages.p90))
            yield f"  {period}", ", ".join(f"{name} {_shown(figure, dollars=True)}" for name, figure in figures)


def _shown(figure: Figure, *, dollars: bool = False) -> str:
    if figure.value is None:
        return figure.mark.value
    number = f"{figure.value:,.2f}".removesuffix(".00")
    bound = "" if figure.exact is not None else f"{figure.mark.value} "
    return f"{bound}{'$' if dollars else ''}{number}"


def _projection_rows(row: Projection) -> Iterator[_Row]:
    growth = "" if row.percent is None else f", {row.percent:+g}%"
    yield f"projections {row.span}", f"{row.base:,} to {row.projected:,} jobs{growth}"
    if row.openings is not None:
        yield "  openings", f"{row.openings:,} a year"
    for name in ("education", "experience", "training"):
        if value := getattr(row, name):
            yield f"  {name}", value


def _state_rows(row: StateProjection) -> Iterator[_Row]:
    base, projected = ("not published" if jobs is None else f"{jobs:,}" for jobs in (row.base, row.projected))
    growth = "" if row.percent is None else f", {row.percent:+g}%"
    yield f"projections {row.span}", f"{row.area}, {base} to {projected} jobs{growth}"
    if row.openings is not None:
        yield "  openings", f"{row.openings:,} a year"


def _work_rows(work: Work) -> Iterator[_Row]:
    yield f"O*NET {work.release}", f"{work.code} {work.title}"
    if work.interests:
        scores = ", ".join(f"{name} {value:g}" for name, value in list(work.interests._asdict().items())[1:])
        yield "  interests", f"{work.interests.code} ({scores})"
    if work.zone:
        yield "  job zone", f"{work.zone.number} ({work.zone.name})"
    lists = {
        "tasks": [task.text for task in work.tasks],
        "skills": [skill.name for skill in work.skills],
        "tools": [tool.name for tool in work.tools],
        "titles": list(work.titles),
        "related": [other.title for other in work.related],
        "specializations": [other.title for other in work.specializations],
    }
    for name, entries in lists.items():
        for number, entry in enumerate(entries[:_MAX_LISTED]):
            yield f"  {name}" if number == 0 else "", entry
        if len(entries) > _MAX_LISTED:
            yield "", f"and {len(entries) - _MAX_LISTED:,} more"
