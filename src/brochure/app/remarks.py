"""Merges equal remarks about many items: names a few items and counts the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from brochure.words import counted

_NAMED = 3


@dataclass(slots=True)
class _Group:
    """Items with the same remark; ``exact`` has the texts to use if there is only one item."""

    exact: list[str]
    names: list[str] = field(default_factory=list)
    last: str = ""
    count: int = 0


class Remarks:
    """Collects remarks: all, or only the first ``kept`` different ones; ``others`` counts the rest."""

    def __init__(self, kept: int | None = None) -> None:
        self.others = 0
        self._kept = kept
        self._groups: dict[str, _Group] = {}

    def add(self, name: str, text: str, exact: str = "") -> None:
        """Add a remark about ``name``; if no other name gets the same ``text``, ``exact`` replaces it, if given."""
        group = self._groups.get(text)
        if group is None:
            if self._kept is not None and len(self._groups) >= self._kept:
                self.others += 1
                return
            group = self._groups[text] = _Group([])
        if not group.count or group.last != name:
            group.count += 1
            group.last = name
            if len(group.names) < _NAMED:
                group.names.append(name)
        if group.count == 1:
            group.exact.append(exact or text)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Pairs of item names and remark, in order of first appearance."""
        for text, group in self._groups.items():
            names = named(group.names, group.count)
            for said in dict.fromkeys(group.exact) if group.count == 1 else (text,):
                yield names, said


def named(names: list[str], count: int) -> str:
    """``cooks``; ``cooks and bakers``; ``cooks, bakers, potters and 337 others``, where ``names`` are the first."""
    first = names[:_NAMED]
    if count > len(first):
        rest = count - len(first)
        return f"{', '.join(first)} and {counted(rest, 'other')}"
    return " and ".join(filter(None, (", ".join(first[:-1]), first[-1])))
