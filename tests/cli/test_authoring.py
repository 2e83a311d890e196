"""``brochure new``, ``schema`` and ``styles``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_new_is_a_valid_profile_that_builds(run: Run) -> None:
    result = run("new", "drone-pilots")
    assert result.exit_code == 0, result.stderr
    path = Path("out", "drone-pilots.yaml")
    assert result.stdout == f"{path}\n"
    assert run("check", str(path)).exit_code == 0
    assert run("build", str(path)).exit_code == 0


def test_new_writes_where_it_is_told(run: Run) -> None:
    run("new", "drone-pilots", "-o", "profiles/drone-pilots.yaml")
    assert run("build", "drone-pilots").exit_code == 0
    run("new", "kite-pilots", "-o", "profiles/")
    assert Path("profiles", "kite-pilots.yaml").exists()


def test_new_to_stdout(run: Run, here: Path) -> None:
    result = run("new", "drone-pilots", "-o", "-")
    assert "slug: drone-pilots" in result.stdout
    assert not (here / "out").exists()


def test_new_does_not_replace_a_file_unless_forced(run: Run, here: Path) -> None:
    before = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    result = run("new", "divers", "-o", "profiles/divers.yaml")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (here / "profiles" / "divers.yaml").read_text(encoding="utf-8") == before
    assert run("new", "divers", "-o", "profiles/divers.yaml", "--force").exit_code == 0


@pytest.mark.parametrize("slug", ["Drone Pilots", "../escape", "nul", ""])
def test_new_refuses_what_is_no_slug(run: Run, here: Path, slug: str) -> None:
    result = run("new", slug)
    assert result.exit_code == 2
    assert not (here / "out").exists()


def test_schema(run: Run, here: Path) -> None:
    schema = json.loads(run("schema").stdout)
    assert set(schema["required"]) >= {"slug", "title"}
    result = run("schema", "-o", "s.json")
    assert result.stdout == "s.json\n"
    assert json.loads((here / "s.json").read_text(encoding="utf-8")) == schema


def test_styles(run: Run) -> None:
    assert any(line.startswith("classic ") for line in run("styles").stdout.splitlines())


def test_styles_json(run: Run) -> None:
    entries = json.loads(run("styles", "--json").stdout)
    assert all(list(entry) == ["name", "description", "path"] for entry in entries)
    assert "classic" in [entry["name"] for entry in entries]
