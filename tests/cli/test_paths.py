"""``brochure paths``: what it shows is what the program uses."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brochure import resources

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def user(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder."""
    folder = here / "user"
    monkeypatch.setattr(resources, "user_data", lambda: folder)
    monkeypatch.delenv("BROCHURE_STORE", raising=False)
    return folder


def test_json_has_the_folders_in_the_order_of_the_search(
    run: Run, here: Path, user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROCHURE_PROFILES", os.pathsep.join(["one", "two"]))
    for folder in ("one", "own"):
        (here / folder).mkdir()
    (user / "profiles").mkdir(parents=True)
    found = json.loads(run("paths", "--json", "--profiles", "own").stdout)
    assert list(found) == ["profiles", "styles", "brands", "data_folder", "store"]
    assert [entry["origin"] for entry in found["profiles"]] == [
        "option", "environment", "environment", "current folder", "library", "shipped",
    ]  # fmt: skip
    paths = [here / "own", here / "one", here / "two", here / "profiles", user / "profiles"]
    assert [entry["path"] for entry in found["profiles"][:-1]] == list(map(str, paths))
    assert [entry["exists"] for entry in found["profiles"]] == [True, True, False, True, True, True]
    assert [entry["origin"] for entry in found["styles"]] == ["current folder", "library", "shipped"]
    assert [(entry["path"], entry["origin"]) for entry in found["brands"][3:]] == [
        (str(here / "profiles" / "brand.yaml"), "current folder"),
        (str(user / "profiles" / "brand.yaml"), "library"),
    ]
    assert found["data_folder"] == {"path": str(user), "exists": True}
    assert found["store"]["path"].endswith("figures.sqlite")


@pytest.mark.usefixtures("user")
def test_a_file_in_the_library_is_found(run: Run, here: Path) -> None:
    (library,) = (e for e in json.loads(run("paths", "--json").stdout)["profiles"] if e["origin"] == "library")
    assert not library["exists"]
    Path(library["path"]).mkdir(parents=True)
    (here / "profiles" / "divers.yaml").rename(Path(library["path"], "divers.yaml"))
    assert run("build", "divers").exit_code == 0


def test_paths_marks_missing_folders(run: Run, here: Path, user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROCHURE_STORE", "figures.db")
    lines = run("paths").stdout.splitlines()
    assert f"  your library           {user / 'profiles'}  (missing)" in lines
    assert f"  current folder         {here / 'profiles'}" in lines
    assert f"  figures store     {here / 'figures.db'}  (missing)" in lines
