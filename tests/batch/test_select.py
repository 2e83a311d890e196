"""Profiles selected by names and filters, and errors about those that match nothing."""

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


def test_names_select_in_the_given_order_each_once() -> None:
    assert slugs("potters", "29-1141", "Cooks", "chefs", "./profiles/potters.yaml") == [
        "potters",
        "registered-nurses",
        "cooks",
    ]


def test_all_adds_every_other_profile_by_slug() -> None:
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
def test_globs_match_slugs_or_paths(glob: str, found: list[str]) -> None:
    assert slugs(glob) == found


def test_filters_alone_apply_to_all_profiles() -> None:
    assert slugs(categories=("Healthcare",)) == ["nurse-midwives", "registered-nurses"]


def test_a_profile_matches_any_value_of_every_kind_of_filter() -> None:
    assert slugs(categories=("healthcare", "food")) == ["cooks", "nurse-midwives", "registered-nurses"]
    assert slugs(categories=("healthcare", "food"), socs=("29-114*", "35-2011")) == ["cooks", "registered-nurses"]


def test_filters_apply_to_names() -> None:
    assert slugs("potters", "registered-nurses", socs=("29-*",)) == ["registered-nurses"]


@pytest.mark.parametrize("beginning", ["29", "29-", "29-11", " 29-1141"])
def test_the_beginning_of_a_soc_code_matches(beginning: str) -> None:
    assert slugs("potters", "registered-nurses", socs=(beginning,)) == ["registered-nurses"]


@pytest.mark.parametrize("name", ["Healthcare & Human Services", "healthcare human", "HEALTHCARE"])
def test_a_cluster_matches_by_name_or_beginning_in_any_case(name: str) -> None:
    assert slugs(clusters=(name,)) == ["nurse-midwives", "registered-nurses"]


def test_an_ambiguous_beginning_is_refused_with_its_matches(library: Path) -> None:
    (library / "potters.yaml").write_text("title: Potters\ncategory: Healthcare Support\n", encoding="utf-8")
    with pytest.raises(NotFoundError, match="beginning of several: Healthcare; Healthcare Support"):
        slugs(categories=("health",))
    assert slugs(categories=("healthcare",)) == ["nurse-midwives", "registered-nurses"], "the whole name is meant"


def test_a_broken_profile_is_selected_by_its_readable_keys(library: Path) -> None:
    (library / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (library / "rubbish.yaml").write_bytes(b"\xff\xfe: [")
    assert "broken" in slugs(socs=("29-*",))
    assert {"broken", "rubbish"} <= set(slugs(everything=True))


def test_unknown_names_are_all_reported_at_once() -> None:
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
def test_an_unknown_group_is_reported_with_similar_ones(selectors: Any, close: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError) as caught:
        slugs(**selectors)
    assert caught.value.close == close


def test_an_empty_selection_is_an_error() -> None:
    with pytest.raises(NothingSelectedError, match="everything=True"):
        slugs()
    with pytest.raises(NothingSelectedError, match="`socs` 35-\\* removed the last 2"):
        slugs(categories=("healthcare",), socs=("35-*",))


def test_a_list_has_one_name_per_line(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# the fair\n  cooks  # all of them\n\nRegistered Nurses\nnurse-*\n", encoding="utf-8")
    assert slugs("potters", lists=(path,)) == ["potters", "cooks", "registered-nurses", "nurse-midwives"]


def test_paths_in_a_list_are_relative_to_the_list(library: Path) -> None:
    path = library / "names.txt"
    path.write_text("./cooks.yaml\n./nurse*.yaml\n", encoding="utf-8")
    assert slugs(lists=(path,)) == ["cooks", "nurse-midwives"]


def test_an_unknown_name_in_a_list_is_reported_with_its_position(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("cooks\n  cookz\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        slugs(lists=(path,))
    (problem,) = caught.value.diagnostics
    assert (problem.path, problem.line, problem.column, problem.length) == (str(path), 2, 3, 5)
    assert "cooks (Cooks)" in problem.hint


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(NotFoundError, match=r"no such file: nowhere\.txt"):
        slugs(lists=(Path("nowhere.txt"),))
