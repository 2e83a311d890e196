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


def test_check_prints_every_problem_with_position_caret_and_hint(run: Run, wrong: Path) -> None:
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


def test_one_kind_of_problem_hides_no_other_and_all_are_in_order_of_line(run: Run, here: Path) -> None:
    path = here / "profiles" / "mixed.yaml"
    path.write_text(
        "slug: mixed\n"
        "titel: Mixed\n"
        "summary: 粘 clay\n"
        "wages:\n"
        "  - {value: 90000, p90: 80000, glaze: 粘}\n"
        "sections:\n"
        "  what_they_do: '[clay](ftp://a.example) and 粘'\n"
        "  pay: [1]\n"
        "links: [{title: x, url: y}]\n",
        encoding="utf-8",
    )
    entries = json.loads(run("check", "mixed", "--json").stdout)
    assert [(entry["line"], entry["code"]) for entry in entries] == [
        (1, "missing"),
        (2, "unknown-key"),
        (3, "glyph"),
        (5, "figures"),
        (5, "unknown-key"),
        (5, "glyph"),
        (7, "url"),
        (7, "glyph"),
        (8, "type"),
        (9, "url"),
    ]


STYLE = "name: poster\nextends: clasic\n"


@pytest.mark.parametrize("named", ["poster", "styles/poster.yaml"])
def test_a_style_is_checked_as_one(run: Run, here: Path, named: str) -> None:
    (here / "styles").mkdir()
    (here / "styles" / "poster.yaml").write_text(STYLE, encoding="utf-8")
    result = run("check", named)
    assert result.exit_code == 1
    assert "2:10: error[extends] no style is called “clasic”; did you mean classic?" in result.stdout
    assert result.stderr == "1 style checked, 1 error, 0 warnings\n"


def test_a_folder_of_profiles_and_styles(run: Run, here: Path) -> None:
    (here / "profiles" / "poster.yml").write_text(STYLE, encoding="utf-8")
    for arguments in (("profiles",), ("profiles/",), ("--profiles", "profiles")):
        result = run("check", *arguments)
        assert result.stderr == "2 profiles and 1 style checked, 1 error, 0 warnings\n"


def test_two_files_of_one_slug_are_an_error_that_names_both(run: Run, here: Path) -> None:
    (here / "profiles" / "divers.yml").write_text("slug: divers\n", encoding="utf-8")
    result = run("check", "--profiles", "profiles")
    assert result.exit_code == 1
    assert "divers.yaml:1:1: error[file] cannot be read: divers.yml exists, too" in result.stdout
    for command in ("build", "show", "check"):
        refused = run(command, "divers")
        assert refused.exit_code == 2
        assert "divers.yaml: divers.yml exists, too; delete or rename one of them" in refused.stderr
    listed = run("list", "--profiles", "profiles")
    assert "divers" not in listed.stdout
    assert "divers.yml" in listed.stderr


def test_a_style_for_a_profile_is_one_error(run: Run, here: Path) -> None:
    (here / "poster.yaml").write_text("name: poster\nextends: classic\npage: {}\n", encoding="utf-8")
    result = run("build", "poster.yaml")
    assert result.exit_code == 2
    assert result.stderr.count("error[") == 1


def test_a_new_profile_is_sample_text_until_it_is_edited(run: Run, here: Path) -> None:
    run("new", "pilots")
    assert run("check", "pilots").stderr == "1 profile checked, 0 errors, 4 warnings\n"
    built = run("build", "pilots", "--quiet")
    assert built.exit_code == 0
    assert built.stderr == (
        f"Warning: {Path('profiles', 'pilots.yaml')}: 4 pieces of sample text left; `brochure check` shows where\n"
    )
    assert (here / "out" / "pilots.pdf").exists()


def test_check_reports_all_unknown_names(run: Run) -> None:
    result = run("check", "divers", "no-such-thing", "nor-this")
    assert result.exit_code == 2
    assert "no-such-thing" in result.stderr
    assert "nor-this" in result.stderr


@pytest.mark.parametrize("both", [("--json", "--github")])
def test_one_format_at_a_time(run: Run, both: tuple[str, str]) -> None:
    assert run("check", "divers", *both).exit_code == 2


def test_imports_write_to_the_file_of_a_slug_whichever_suffix_it_has(run: Run, here: Path) -> None:
    (here / "page.txt").write_text(
        "Potters\nWhat Potters Do[About this section] [To Top]\n\nThey pot.\n", encoding="utf-8"
    )
    existing = here / "profiles" / "potters.yml"
    (here / "profiles" / "potters.yaml").rename(existing)
    refused = run("import", "page", "page.txt")
    assert refused.exit_code == 2
    assert "potters.yml exists" in refused.stderr
    assert run("import", "page", "page.txt", "--overwrite").stdout == f"{Path('profiles', 'potters.yml')}\n"
    assert not (here / "profiles" / "potters.yaml").exists()


def test_a_former_name_in_a_style_is_a_warning(run: Run, here: Path) -> None:
    (here / "mine.yaml").write_text("name: mine\nextends: classic\nsections: [pay, ways_on]\n", encoding="utf-8")
    result = run("check", "mine.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("mine.yaml:3:17: warning[renamed] sections[1]: ways_on is now next_steps\n")
    assert result.stderr == "1 style checked, 0 errors, 1 warning\n"
    (entry,) = json.loads(run("check", "mine.yaml", "--json").stdout)
    assert (entry["line"], entry["column"], entry["severity"]) == (3, 17, "warning")
    built = run("build", "divers", "potters", "--style", "mine.yaml")
    assert built.exit_code == 0
    assert built.stderr.count("mine.yaml:3:17: sections[1]: ways_on is now next_steps\n") == 1
