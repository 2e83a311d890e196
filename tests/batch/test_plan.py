"""Which items a plan has, what their files are called, and which plans are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from brochure.batch.plan import CollisionError, Item, Plan
from brochure.rendering import load_style
from brochure.sources.figures.model import Area, AreaKind
from brochure.sources.local_pay import LocalAreas

CLASSIC = load_style("classic")
LARGE = load_style("large-print")


def paths(*names: str) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names)


def local(*titles: str) -> LocalAreas | None:
    if not titles:
        return None
    return LocalAreas(Path("store"), {title: Area(AreaKind.STATE, "1", title, "") for title in titles}, "")


def test_every_combination_is_an_item_and_those_of_a_profile_stand_together() -> None:
    plan = Plan(paths("p/cooks.yaml", "p/divers.yaml"), (CLASSIC, LARGE), local("Ohio", "Washington"), "a4")
    items = list(plan)
    assert len(plan) == len(items) == 8
    assert items[0] == Item(Path("p/cooks.yaml"), "classic", "Ohio", "a4", "cooks--ohio.pdf")
    assert [item.name for item in items[:4]] == [
        "cooks--ohio.pdf",
        "cooks--washington.pdf",
        "cooks--large-print--ohio.pdf",
        "cooks--large-print--washington.pdf",
    ]
    assert {item.profile.stem for item in items[4:]} == {"divers"}


def test_only_what_is_not_the_default_is_named() -> None:
    assert [item.name for item in Plan(paths("cooks.yaml"), (CLASSIC, LARGE))] == [
        "cooks.pdf",
        "cooks--large-print.pdf",
    ]


@pytest.mark.parametrize(
    ("profiles", "styles", "areas", "words"),
    [
        (("a/cooks.yaml", "b/cooks.yml"), (CLASSIC,), (), "b/cooks.yml"),
        (("a/cooks.yaml", "b/Cooks.yaml"), (CLASSIC,), (), "b/Cooks.yaml"),
        (("cooks.yaml",), (LARGE, replace(LARGE, description="Another of the name")), (), "--large-print.pdf"),
        (("cooks.yaml",), (CLASSIC,), ("Ohio", "OHIO"), "--ohio.pdf"),
        (("cooks.yaml",), (CLASSIC, replace(LARGE, name="ohio")), ("Ohio",), None),
        (("cooks.yaml", "cooks--large-print.yaml"), (CLASSIC, LARGE), (), "cooks--large-print.yaml"),
    ],
)
def test_two_items_never_have_one_file(
    profiles: tuple[str, ...], styles: tuple, areas: tuple[str, ...], words: str | None
) -> None:
    if words is None:
        names = [item.name for item in Plan(paths(*profiles), styles, local(*areas))]
        assert len(set(names)) == len(names)
        return
    with pytest.raises(CollisionError, match=words.replace(".", r"\.")):
        Plan(paths(*profiles), styles, local(*areas))


def test_a_profile_with_double_hyphens_is_fine_where_nothing_collides() -> None:
    assert len(Plan(paths("cooks.yaml", "cooks--chefs.yaml"), (CLASSIC, LARGE))) == 4
