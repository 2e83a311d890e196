from __future__ import annotations

import sys
from pathlib import Path

import pytest

from brochure import resources


def test_what_comes_with_the_package_is_there() -> None:
    assert (resources.packaged_profiles() / "health-info-tech.yaml").is_file()
    assert (resources.packaged_styles() / "classic.yaml").is_file()
    assert (resources.FONTS / "Lato-Regular.json").is_file()


def test_a_wheel_carries_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_profiles").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.packaged_profiles() == tmp_path / "_profiles"


def test_the_order_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, own = tmp_path / "one", tmp_path / "two", tmp_path / "own"
    for folder in (one, two, own, tmp_path / "profiles"):
        folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROCHURE_PROFILES", resources.os.pathsep.join([str(one), str(two), str(tmp_path / "none")]))
    monkeypatch.setattr(resources, "user_data", lambda: tmp_path / "nowhere")
    found = resources.search_path("profiles", own)
    assert found == (own, one, two, Path("profiles"), resources.packaged_profiles())


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [("linux", "XDG_DATA_HOME", "{}/brochure"), ("win32", "APPDATA", "{}/brochure"), ("darwin", "", None)],
)
def test_the_user_s_folder(
    platform: str, variable: str, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    found = resources.user_data()
    assert found == (
        Path(expected.format(tmp_path)) if expected else Path.home() / "Library/Application Support/brochure"
    )
