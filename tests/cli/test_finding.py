"""``brochure list``, ``search`` and ``show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from tests.cli.conftest import Run

KEYS = ["slug", "title", "soc", "category", "cluster", "path"]


def test_list_shows_slug_and_title(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 0
    lines = [line.split(None, 2) for line in result.stdout.splitlines()]
    assert ["divers", "49-9092", "Commercial Divers"] in lines


def test_list_json(run: Run) -> None:
    entries = json.loads(run("list", "--json").stdout)
    assert all(list(entry) == KEYS for entry in entries)
    slugs = [entry["slug"] for entry in entries]
    assert slugs == sorted(slugs)
    (divers,) = (entry for entry in entries if entry["slug"] == "divers")
    assert divers == {
        "slug": "divers",
        "title": "Commercial Divers",
        "soc": ["49-9092"],
        "category": "Installation, Maintenance, and Repair",
        "cluster": None,
        "path": str(Path("profiles", "divers.yaml")),
    }


def test_list_has_those_that_come_with_the_program(run: Run) -> None:
    assert "health-info-tech" in run("list").stdout


def test_profiles_are_looked_for_in_order(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    for name in ("one", "two"):
        (here / name).mkdir()
        (here / name / "divers.yaml").write_text(text.replace("Commercial", name.title()), encoding="utf-8")
    assert "Commercial Divers" in run("show", "divers").stdout
    monkeypatch.setenv("BROCHURE_PROFILES", "two")
    assert "Two Divers" in run("show", "divers").stdout
    assert "One Divers" in run("show", "divers", "--profiles", "one").stdout


def test_a_folder_that_does_not_exist(run: Run) -> None:
    assert run("list", "--profiles", "nowhere").exit_code == 2


def test_search_finds_by_alias(run: Run) -> None:
    result = run("search", "underwater")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split()[0] == "divers"


def test_search_takes_several_words(run: Run) -> None:
    assert "divers" in run("search", "commercial", "divers").stdout


def test_search_json_is_as_lists(run: Run) -> None:
    (entry,) = json.loads(run("search", "underwater", "--json").stdout)
    assert list(entry) == KEYS
    assert entry["slug"] == "divers"


def test_search_that_finds_nothing(run: Run) -> None:
    result = run("search", "xyzzyplugh")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nothing" in result.stderr
    result = run("search", "xyzzyplugh", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == []


def test_show(run: Run) -> None:
    lines = run("show", "divers").stdout.splitlines()
    assert lines[0] == "Commercial Divers"
    text = "\n".join(lines)
    for expected in (
        "49-9092",
        "$49,040",
        "Postsecondary certificate",
        "Divers build and mend under water.",
        "divers.yaml",
    ):
        assert expected in text


def test_show_json_has_the_keys_of_the_file(run: Run) -> None:
    data = json.loads(run("show", "divers", "--json").stdout)
    assert data["slug"] == "divers"
    assert data["quick_facts"]["pay"] == {"annual": 49040}
    assert data["sections"]["what_they_do"] == "Divers look for faults in hulls and pipes."


def test_show_a_wrong_profile(run: Run, wrong: Path) -> None:
    result = run("show", str(wrong), "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "error[unknown-key]" in result.stderr
