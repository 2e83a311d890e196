"""The newest figures of a store, and the plan of what they change in a profile, as it is being made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from brochure.profile.changes import Change, Split, Unit, Value, as_it_is
from brochure.profile.model import Profile, YearMonth
from brochure.sources.figures.model import NATION, Estimate, Projection, Span, Vintage
from brochure.sources.store.reading import Store
from brochure.sources.updates.matching import Names, whole
from brochure.yamlio.nodes import Path

_LISTED = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """Why figures stay: in full, and without the rows and SOC codes that differ from profile to profile."""

    text: str
    general: str

    @classmethod
    def of(cls, words: str, what: str, generally: str) -> Reason:
        """A reason whose ``words`` have a place, ``{}``, for what it is about."""
        return cls(words.format(what), words.format(generally))


@dataclass(frozen=True, slots=True)
class Missing:
    """Figures at ``path`` that stay as they are, and why; the path counts as those of the changes do."""

    path: Path
    reason: str
    general: str


@dataclass(slots=True)
class Plan:
    """What is to be done to a profile. The paths of splits count before them, all others after."""

    splits: list[Split] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.changes

    def in_place(self) -> Plan:
        """The same for who looks at the profile as it is: all paths count before tables are set apart."""
        return Plan(
            self.splits,
            [replace(each, path=as_it_is(each.path, self.splits)) for each in self.changes],
            [replace(each, path=as_it_is(each.path, self.splits)) for each in self.missing],
        )

    def change(self, path: Path, unit: Unit, old: Value, new: Value, name: str = "") -> None:
        """Note a figure, if it differs."""
        if old != new:
            self.changes.append(Change(path, unit, old, new, name))

    def stays(self, path: Path, reason: Reason | str) -> None:
        said = reason if isinstance(reason, Reason) else Reason(reason, reason)
        self.missing.append(Missing(path, said.text, said.general))


class Newest:
    """The newest wages and projections of a store, for many profiles; the titles of occupations are read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        vintages, spans = store.vintages(NATION), store.spans()
        self.vintage: Vintage | None = vintages[0] if vintages else None
        self.span: Span | None = spans[0] if spans else None
        self.tree: dict[str, Projection] = {row.soc: row for row in store.projections(self.span)} if spans else {}
        surveyed = store.occupations(self.vintage) if self.vintage else ()
        self.titles = (*surveyed, *((row.title, row.soc) for row in self.tree.values()))

    def names(self, profile: Profile) -> Names:
        """What the names in a profile mean."""
        rows = profile.projections.rows if profile.projections else ()
        codes = profile.soc or tuple(row.soc for row in rows if row.soc)
        return Names(profile, self.titles, whole(codes, self.tree))

    def estimate(self, codes: tuple[str, ...]) -> Estimate | None:
        """The nation's wages of one occupation; None for several: a median cannot be summed."""
        return self._store.estimate(codes[0], vintage=self.vintage) if len(codes) == 1 and self.vintage else None

    def industries(self, codes: tuple[str, ...]) -> tuple[Estimate, ...]:
        return self._store.industries(codes[0], vintage=self.vintage) if len(codes) == 1 and self.vintage else ()

    def projections(self, codes: Iterable[str]) -> tuple[Projection, ...]:
        """The rows of all ``codes``, which are to be summed; () where one has none."""
        rows = tuple(self.tree.get(code) for code in codes)
        found = tuple(row for row in rows if row is not None)
        return found if len(found) == len(rows) else ()


def is_older(date: YearMonth, than: Vintage) -> bool:
    """Whether a statement's date is surely before the survey's; a bare year is so only if it is another year."""
    return (date.year, date.month or 12) < (than.year, than.month)


def not_found(names: Iterable[str], where: str) -> Reason:
    """``no figures of “Offices of physicians” and 2 more in the wages of May 2024``."""
    first, *more = names
    others = f" and {len(more)} more" if more else ""
    return Reason(f"no figure of “{first}”{others} in {where}", f"no figure of some of the rows in {where}")


def called(codes: tuple[str, ...]) -> str:
    """Codes for a message: ``53-4011, 53-4013 and 2 more``."""
    listed = ", ".join(codes[:_LISTED])
    return f"{listed} and {len(codes) - _LISTED} more" if len(codes) > _LISTED else listed


def no_projections(codes: tuple[str, ...], newest: Newest) -> Reason | str:
    """Why jobs and projections stay: which of ``codes`` have none."""
    if not codes:
        return "it is not plain which SOC code it means"
    lacking = tuple(code for code in codes if code not in newest.tree)
    words = f"{{}} not in the projections of {newest.span}; another code may have replaced it"
    return Reason.of(words, f"{called(lacking)} {'is' if len(lacking) == 1 else 'are'}", "a SOC code is")
