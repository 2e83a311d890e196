"""Files of styles and of stacks, by name and path."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.errors import NotFoundError, RequestError
from brochure.style.find import find_stack, is_overlay, stack_parts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"plain": "name: plain\n", "bold": "overlay: true\n", "gray": "overlay : true # yes\n"}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_stack_by_name_and_path(folder: Path) -> None:
    plain, bold, gray = (folder / f"{name}.yaml" for name in ("plain", "bold", "gray"))
    assert find_stack("plain+bold+Gray", [folder]) == (plain, bold, gray)
    assert find_stack(f"{plain}+gray", [folder]) == (plain, gray)
    assert find_stack("plain+./bold.yaml", [folder], folder) == (plain, bold)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plan+bold", "no style is called “plan”; did you mean plain?"),
        ("plain+bald", "no overlay is called “bald”; did you mean bold?"),
        ("plain+zzz", "no overlay is called “zzz”; available overlays: bold, gray"),
        ("zzz", "no style is called “zzz”; available styles: plain"),
        ("plain+", "no overlay is called “”; available overlays: bold, gray"),
        ("+bold", "no style is called “”; available styles: plain"),
    ],
)
def test_unknown_part_is_named(name: str, message: str, folder: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_stack(name, [folder])
    assert str(caught.value) == message


def test_overlay_given_twice(folder: Path) -> None:
    with pytest.raises(RequestError, match=r"plain\+bold\+BOLD has BOLD twice"):
        find_stack("plain+bold+BOLD", [folder])


def test_plus_in_the_path_of_a_file_joins_nothing(tmp_path: Path) -> None:
    (tmp_path / "c++").mkdir()
    path = tmp_path / "c++" / "x.yaml"
    path.touch()
    assert stack_parts(f"{path}+bold+./gray.yaml") == (str(path), "bold", "./gray.yaml")
    assert stack_parts("c++/x.yaml", tmp_path) == ("c++/x.yaml",)
    assert stack_parts(str(path)) == (str(path),)


def test_overlays_say_so(folder: Path) -> None:
    assert [is_overlay(folder / f"{name}.yaml") for name in ("plain", "bold", "gray", "none")] == [
        False, True, True, False,
    ]  # fmt: skip
