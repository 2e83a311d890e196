"""``brochure list``, ``search`` and ``show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

KEYS = ["slug", "title", "soc", "category", "cluster", "path"]
FACTS = ["interests", "education", "pay", "growth", "openings"]


def test_list_shows_slug_and_title(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 0
    lines = [line.split(None, 2) for line in result.stdout.splitlines()]
    assert ["divers", "49-9092", "Commercial Divers"] in lines


def test_list_with_facts(run: Run) -> None:
    lines = run("list", "--no-shipped", "--facts").stdout.splitlines()
    assert lines == [
        "profile  RIASEC      pay  growth  openings",
        "divers   -       $49,040       -         -",
        "potters  -             -       -         -",
    ]


def test_list_json(run: Run) -> None:
    entries = json.loads(run("list", "--json").stdout)
    assert all(list(entry) == KEYS + FACTS for entry in entries)
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
        "interests": None,
        "education": "Postsecondary certificate",
        "pay": 49040,
        "growth": None,
        "openings": None,
    }


def test_list_has_those_that_come_with_the_program(run: Run) -> None:
    assert "health-info-tech" in run("list").stdout


def test_folders_are_searched_in_order(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_search_shows_what_matches_and_what_to_type(run: Run) -> None:
    result = run("search", "underwater", "--no-shipped")
    assert result.exit_code == 0
    code, alias, command = result.stdout.splitlines()
    assert code.split() == ["49-9092", "Commercial", "Divers"]
    assert alias.strip().startswith("also called underwater")
    assert command.strip() == "brochure build divers"


def test_search_takes_several_words(run: Run) -> None:
    assert "divers" in run("search", "commercial", "divers").stdout


def test_search_json(run: Run) -> None:
    (entry,) = json.loads(run("search", "underwater", "--json").stdout)
    assert list(entry) == ["title", "soc", "name", "match", "slug", "path", "command"]
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


@pytest.fixture
def fair(here: Path) -> Path:
    """A folder of profiles for an occasion, beside those in ``./profiles``."""
    folder = here / "fair"
    folder.mkdir()
    text = "slug: sailors\ntitle: Sailors\nsoc: [53-5011]\nsections: {what_they_do: They sail.}\n"
    (folder / "sailors.yaml").write_text(text, encoding="utf-8")
    return folder


def listed(run: Run, *arguments: str) -> list[str]:
    """The slugs that a command prints with ``--json``, or has in the manifest."""
    found = json.loads(run(*arguments, "--json").stdout)
    return [entry["profile"] for entry in found["items"]] if "items" in found else [entry["slug"] for entry in found]


@pytest.mark.usefixtures("fair")
@pytest.mark.parametrize(
    "command", [("list",), ("search", "s"), ("batch", "--all"), ("batch", "*"), ("batch", "--soc", "53")], ids=" ".join
)
def test_all_profiles_of_a_folder_are_those_in_it(run: Run, command: tuple[str, ...]) -> None:
    assert listed(run, *command, "--profiles", "fair") == ["sailors"]


@pytest.mark.usefixtures("fair")
def test_all_profiles_of_a_folder_are_checked_bound_and_updated(run: Run) -> None:
    assert "1 profile checked" in run("check", "--profiles", "fair").stderr
    assert "a book of 1 occupation" in run("book", "--all", "--profiles", "fair").stderr
    assert "sailors" in run("search", "sailors", "--profiles", "fair").stdout


@pytest.mark.usefixtures("fair")
def test_a_name_is_found_beside_the_folder(run: Run) -> None:
    assert listed(run, "batch", "divers", "--profiles", "fair") == ["divers"]
    assert run("build", "potters", "--profiles", "fair").exit_code == 0


@pytest.mark.parametrize("command", [("list",), ("batch", "--all")], ids=" ".join)
def test_the_profiles_that_ship_can_be_skipped(run: Run, command: tuple[str, ...]) -> None:
    assert listed(run, *command, "--no-shipped") == ["divers", "potters"]


def test_a_profile_that_ships_is_not_found_where_they_are_skipped(run: Run) -> None:
    assert run("batch", "health-info-tech", "--no-shipped").exit_code == 2
    assert "health-info-tech" not in run("search", "health", "--no-shipped").output
    assert "2 profiles checked" in run("check", "--no-shipped").stderr


def test_shipped_profiles_are_counted_when_not_named(run: Run) -> None:
    note = "--no-shipped skips them"
    assert note in run("batch", "--soc", "29", "--soc", "51", "--soc", "49").stderr
    assert note not in run("batch", "--soc", "29", "--soc", "51", "--soc", "49", "-q").stderr
    assert note not in run("batch", "--soc", "29-2071").stderr, "all of them ship"
    assert note not in run("batch", "divers", "health-info-tech").stderr
    assert note not in run("batch", "--all", "--no-shipped").stderr


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        (("--category", "installation"), ["divers"]),
        (("--soc", "51-*"), ["potters"]),
        (("--soc", "51", "--soc", "49"), ["divers", "potters"]),
        (("--category", "installation", "--soc", "51"), []),
    ],
)
def test_list_and_search_are_narrowed(run: Run, options: tuple[str, ...], slugs: list[str]) -> None:
    result = run("list", "--no-shipped", *options)
    assert [line.split()[0] for line in result.stdout.splitlines()] == slugs
    assert result.exit_code == (0 if slugs else 2)
    found = run("search", "divers", "--no-shipped", *options)
    assert ("brochure build divers" in found.stdout) == ("divers" in slugs)


def test_list_is_narrowed_by_facts(run: Run) -> None:
    result = run("list", "--no-shipped", "--pay-above", "$39,999")
    assert result.stdout.split()[0] == "divers"
    assert "left out: 1 profile without a known median pay a year" in result.stderr
    result = run("list", "--no-shipped", "--growth-above", "-2%")
    assert "--growth-above -2 removed the last 2 (left out: 2 profiles without projected growth)" in result.stderr
    result = run("list", "--no-shipped", "--pay-above", "$390,999")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no profile is left: --pay-above 390,999 removed the last" in result.stderr
    assert "is not a number, such as 60000" in run("list", "--pay-above", "6,00").stderr
    assert "these are:\n  No formal educational credential\n" in run("list", "--education", "PhD").stderr


def test_unknown_category_is_an_error(run: Run) -> None:
    result = run("list", "--category", "maintenence", "--no-shipped")
    assert result.exit_code == 2
    assert "Installation, Maintenance, and Repair" in result.stderr
