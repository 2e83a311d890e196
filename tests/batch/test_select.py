"""Which profiles selectors mean, and what is said of those that mean none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import BROKEN, PROFILES

from brochure.batch.select import NothingSelectedError, Selectors, select
from brochure.errors import InputError, NotFoundError, SeveralErrors

pytestmark = pytest.mark.usefixtures("library")


def slugs(*names: str, **selectors: Any) -> list[str]:
    return [path.stem for path in select(Selectors(names=names, **selectors)).profiles]


def test_names_are_in_the_order_given_and_each_once() -> None:
    assert slugs("potters", "29-1141", "Cooks", "chefs", "./profiles/potters.yaml") == [
        "potters",
        "registered-nurses",
        "cooks",
    ]


def test_all_is_every_profile_by_slug_after_the_names() -> None:
    assert slugs(everything=True) == sorted(PROFILES)
    assert slugs("potters", everything=True) == ["potters", *(slug for slug in sorted(PROFILES) if slug != "potters")]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("*-nurses", ["registered-nurses"]),
        ("*NURSE*", ["nurse-midwives", "registered-nurses"]),
        ("[cd]*s", ["cooks", "divers"]),
        ("profiles/*-*.yaml", ["nurse-midwives", "registered-nurses", "web-designers"]),
    ],
)
def test_globs_are_of_slugs_or_paths(glob: str, found: list[str]) -> None:
    assert slugs(glob) == found


def test_narrowing_alone_narrows_all() -> None:
    assert slugs(categories=("Healthcare",)) == ["nurse-midwives", "registered-nurses"]


def test_any_of_one_kind_all_kinds_together() -> None:
    assert slugs(categories=("healthcare", "food")) == ["cooks", "nurse-midwives", "registered-nurses"]
    assert slugs(categories=("healthcare", "food"), socs=("29-114*", "35-2011")) == ["cooks", "registered-nurses"]


def test_narrowing_holds_for_names_too() -> None:
    assert slugs("potters", "registered-nurses", socs=("29-*",)) == ["registered-nurses"]


@pytest.mark.parametrize("beginning", ["29", "29-", "29-11", " 29-1141"])
def test_the_beginning_of_a_code_is_enough(beginning: str) -> None:
    assert slugs("potters", "registered-nurses", socs=(beginning,)) == ["registered-nurses"]


@pytest.mark.parametrize("name", ["Healthcare & Human Services", "healthcare human", "HEALTHCARE"])
def test_a_cluster_by_its_name_or_beginning_in_any_case(name: str) -> None:
    assert slugs(clusters=(name,)) == ["nurse-midwives", "registered-nurses"]


def test_a_beginning_of_several_is_refused_and_they_are_named(library: Path) -> None:
    (library / "potters.yaml").write_text("title: Potters\ncategory: Healthcare Support\n", encoding="utf-8")
    with pytest.raises(NotFoundError, match="beginning of several: Healthcare; Healthcare Support"):
        slugs(categories=("health",))
    assert slugs(categories=("healthcare",)) == ["nurse-midwives", "registered-nurses"], "the whole name is meant"


def test_a_broken_profile_is_selected_by_what_can_be_read(library: Path) -> None:
    (library / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (library / "rubbish.yaml").write_bytes(b"\xff\xfe: [")
    assert "broken" in slugs(socs=("29-*",))
    assert {"broken", "rubbish"} <= set(slugs(everything=True))


def test_names_that_nothing_answers_to_are_told_at_once() -> None:
    with pytest.raises(SeveralErrors) as caught:
        slugs("cookz", "cooks", "zzz-*", "potterz")
    first, second, third = caught.value.errors
    assert "cooks (Cooks)" in str(first)
    assert "zzz-*" in str(second)
    assert "potters (Potters)" in str(third)


@pytest.mark.parametrize(
    ("selectors", "close"),
    [
        ({"categories": ("Healtcare",)}, ("Healthcare",)),
        ({"clusters": ("digitel technology",)}, ("Digital Technology",)),
        ({"socs": ("29-2*",)}, ("29-1141", "29-1161")),
        ({"socs": ("29-2",)}, ("29-1141", "29-1161")),
    ],
)
def test_a_group_that_nothing_has_is_answered_with_what_is_close(selectors: Any, close: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError) as caught:
        slugs(**selectors)
    assert caught.value.close == close


def test_nothing_asked_for_and_nothing_left() -> None:
    with pytest.raises(NothingSelectedError, match="--all"):
        slugs()
    with pytest.raises(NothingSelectedError, match="matches all the filters"):
        slugs(categories=("healthcare",), socs=("35-*",))


def test_a_list_has_a_name_a_line(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# the fair\n  cooks  # all of them\n\nRegistered Nurses\nnurse-*\n", encoding="utf-8")
    assert slugs("potters", lists=(path,)) == ["potters", "cooks", "registered-nurses", "nurse-midwives"]


def test_paths_in_a_list_are_seen_from_the_list(library: Path) -> None:
    path = library / "names.txt"
    path.write_text("./cooks.yaml\n./nurse*.yaml\n", encoding="utf-8")
    assert slugs(lists=(path,)) == ["cooks", "nurse-midwives"]


def test_a_wrong_name_in_a_list_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("cooks\n  cookz\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        slugs(lists=(path,))
    (problem,) = caught.value.diagnostics
    assert (problem.path, problem.line, problem.column, problem.length) == (str(path), 2, 3, 5)
    assert "cooks (Cooks)" in problem.hint


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(NotFoundError, match=r"no such file: nowhere\.txt"):
        slugs(lists=(Path("nowhere.txt"),))
