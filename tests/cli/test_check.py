"""``brochure check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_good_profiles(run: Run) -> None:
    result = run("check", "divers", "profiles/potters.yaml")
    assert result.exit_code == 0
    assert result.stderr == "2 profiles checked, 0 errors, 0 warnings\n"


def test_without_a_name_checks_what_list_shows(run: Run) -> None:
    listed = json.loads(run("list", "--json").stdout)
    assert f"{len(listed)} profiles checked" in run("check").stderr


def test_says_every_problem_with_place_caret_and_hint(run: Run, wrong: Path) -> None:
    result = run("check", "divers", str(wrong))
    assert result.exit_code == 1
    assert f"{wrong}:3:1: error[unknown-key]" in result.stdout
    assert "  clutser: Education\n  ^^^^^^^\n  hint: did you mean `cluster`?" in result.stdout
    assert f"{wrong}:5:13: error[type]" in result.stdout
    assert result.stderr == "2 profiles checked, 2 errors, 0 warnings\n"


def test_json(run: Run, wrong: Path) -> None:
    result = run("check", str(wrong), "--json")
    assert result.exit_code == 1
    entries = json.loads(result.stdout)
    assert sorted(entries[0]) == ["code", "column", "hint", "line", "message", "path", "severity"]
    assert [(entry["line"], entry["column"], entry["code"]) for entry in entries] == [
        (3, 1, "unknown-key"),
        (5, 13, "type"),
    ]
    assert entries[0]["path"] == str(wrong)


def test_json_of_good_profiles_is_an_empty_array(run: Run) -> None:
    assert json.loads(run("check", "divers", "--json").stdout) == []


def test_github_annotations(run: Run, wrong: Path) -> None:
    lines = run("check", str(wrong), "--github").stdout.splitlines()
    assert len(lines) == 2
    path = str(wrong).replace(":", "%3A")
    assert lines[0].startswith(f"::error file={path},line=3,col=1,title=unknown-key::")
    assert "%0Ahint%3A" not in lines[0], "colons are escaped in properties alone"
    assert "%0Ahint: did you mean `cluster`?" in lines[0]


def test_a_glyph_that_the_fonts_lack_is_found(run: Run, here: Path) -> None:
    path = here / "profiles" / "potters.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("clay", "粘土"), encoding="utf-8")
    result = run("check", "potters")
    assert result.exit_code == 1
    assert "potters.yaml:6:" in result.stdout
    assert "U+7C98" in result.stdout


def test_an_unknown_name_is_exit_code_2(run: Run) -> None:
    assert run("check", "divers", "no-such-thing").exit_code == 2


@pytest.mark.parametrize("both", [("--json", "--github")])
def test_one_format_at_a_time(run: Run, both: tuple[str, str]) -> None:
    assert run("check", "divers", *both).exit_code == 2
