"""``brochure new``, ``copy``, ``schema`` and ``styles``."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import brochure

if TYPE_CHECKING:
    from tests.cli.conftest import Run

    Words = tuple[str, ...]

PAGE = "Weavers\n\nWhat Weavers Do [About this section] [To Top]\n\nWeavers weave.\n"


def test_new_is_a_valid_profile_that_builds(run: Run) -> None:
    result = run("new", "drone-pilots")
    assert result.exit_code == 0, result.stderr
    path = Path("profiles", "drone-pilots.yaml")
    assert result.stdout == f"{path}\n"
    assert f"Edit {path}" in result.stderr
    assert "brochure check drone-pilots\n" in result.stderr
    assert result.stderr.endswith("brochure build drone-pilots\n")
    assert run("check", "drone-pilots").exit_code == 0
    assert run("build", "drone-pilots").exit_code == 0


def test_new_makes_the_folder_where_profiles_are_found(run: Run, here: Path) -> None:
    for path in (here / "profiles").iterdir():
        path.unlink()
    (here / "profiles").rmdir()
    assert run("new", "drone-pilots").exit_code == 0
    assert run("build", "drone-pilots").exit_code == 0


@pytest.mark.parametrize("command", [("new",), ("copy", "divers")], ids=lambda words: words[0])
def test_what_is_written_is_what_the_slug_means(run: Run, monkeypatch: pytest.MonkeyPatch, command: Words) -> None:
    monkeypatch.setenv("BROCHURE_PROFILES", os.pathsep.join(["mine", "profiles"]))
    result = run(*command, "drone-pilots")
    assert result.stdout == f"{Path('mine', 'drone-pilots.yaml')}\n"
    assert "brochure build drone-pilots" in result.stderr
    assert run("build", "drone-pilots").exit_code == 0
    Path("other").mkdir()
    result = run(*command, "kite-pilots", "--profiles", "other")
    path = Path("other", "kite-pilots.yaml")
    assert result.stdout == f"{path}\n"
    assert f"brochure build {path}" in result.stderr


def test_a_path_of_several_words_can_be_typed_as_it_is_shown(run: Run) -> None:
    result = run("new", "drone-pilots", "-o", "my drafts/")
    shown = result.stderr.splitlines()[-1].split("brochure build ")[1]
    assert shown[0] == shown[-1]
    assert shown[1:-1] == str(Path("my drafts", "drone-pilots.yaml"))


@pytest.mark.parametrize("slug", ["health-info-tech", "divers"], ids=["shipped", "own"])
def test_new_hides_no_profile_unless_forced(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, slug: str) -> None:
    monkeypatch.setenv("BROCHURE_PROFILES", "mine")
    result = run("new", slug)
    assert result.exit_code == 2
    assert f"{slug}.yaml" in result.stderr
    assert f"brochure copy {slug} my-{slug}" in result.stderr
    assert not (here / "mine").exists()
    assert run("new", slug, "--force").exit_code == 0
    assert (here / "mine" / f"{slug}.yaml").exists()


def test_new_writes_where_it_is_told(run: Run) -> None:
    run("new", "drone-pilots", "-o", "profiles/drone-pilots.yaml")
    assert run("build", "drone-pilots").exit_code == 0
    run("new", "kite-pilots", "-o", "profiles/")
    assert Path("profiles", "kite-pilots.yaml").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("new", "x"), ("new", "x", "--force"), ("new", "other"), ("copy", "divers", "x"), ("copy", "divers"),
        ("import", "page", "page.txt", "--slug", "x"), ("import", "page", "page.txt"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_slug_follows_the_file(run: Run, here: Path, command: Words) -> None:
    (here / "page.txt").write_text("Divers\nWork [About this section] [To Top]\nThey dive.\n", encoding="utf-8")
    done = run(*command, "-o", "other.yaml")
    assert done.exit_code == 0, done.stderr
    assert "\nslug: other" in f"\n{(here / 'other.yaml').read_text(encoding='utf-8')}"
    wrong = run(*command, "-o", "Other One.yaml")
    assert (wrong.exit_code, (here / "Other One.yaml").exists()) == (2, False)
    assert "Other One" in wrong.stderr


def test_new_to_stdout(run: Run, here: Path) -> None:
    result = run("new", "drone-pilots", "-o", "-")
    assert "slug: drone-pilots" in result.stdout
    assert not (here / "out").exists()


def test_copy_is_the_start_of_a_profile_of_ones_own(run: Run, here: Path) -> None:
    result = run("copy", "Commercial Divers", "my-divers")
    path = Path("profiles", "my-divers.yaml")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{path}\n"
    assert "its title is still “Commercial Divers”" in result.stderr
    original = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == original.replace("slug: divers", "slug: my-divers")
    assert run("check", "my-divers").exit_code == 0
    assert run("build", "my-divers").exit_code == 0


def test_copy_under_the_same_slug_says_what_it_hides(run: Run) -> None:
    result = run("copy", "health-info-tech")
    assert result.stdout == f"{Path('profiles', 'health-info-tech.yaml')}\n"
    assert "From now on, health-info-tech means" in result.stderr
    assert f"read {Path('profiles', 'health-info-tech.yaml')}" in run("build", "health-info-tech").stderr
    aside = run("copy", "divers", "-o", "drafts/")
    assert aside.exit_code == 0
    assert "From now on" not in aside.stderr
    assert f"brochure build {Path('drafts', 'divers.yaml')}" in aside.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("divers",), "exists; give the copy a slug of its own: brochure copy divers my-divers"),
        (("divers", "potters"), "exists; it is never replaced"),
        (("divers", "health-info-tech"), "the slug of another profile"),
        (("divers", "my-divers", "-o", "profiles/potters.yaml"), "exists; it is never replaced"),
        (("divers", "My Divers"), "is not a slug"),
        (("nobody",), "nobody"),
    ],
)
def test_copy_replaces_and_hides_nothing(run: Run, here: Path, arguments: Words, message: str) -> None:
    before = {path.name: path.read_bytes() for path in (here / "profiles").iterdir()}
    result = run("copy", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert {path.name: path.read_bytes() for path in (here / "profiles").iterdir()} == before


@pytest.mark.parametrize("command", [("new", "divers", "--force"), ("new", "divers"), ("copy", "divers")], ids=" ".join)
def test_a_slug_never_gets_two_files(run: Run, here: Path, command: Words) -> None:
    (here / "profiles" / "divers.yaml").rename(here / "profiles" / "divers.yml")
    result = run(*command)
    assert not (here / "profiles" / "divers.yaml").exists()
    assert result.exit_code == (0 if "--force" in command else 2)
    assert "divers.yml" in result.output


def test_copy_to_stdout(run: Run, here: Path) -> None:
    assert "slug: my-divers\n" in run("copy", "divers", "my-divers", "-o", "-").stdout
    assert not (here / "profiles" / "my-divers.yaml").exists()


def test_new_does_not_replace_a_file_unless_forced(run: Run, here: Path) -> None:
    before = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    result = run("new", "divers", "-o", "profiles/divers.yaml")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (here / "profiles" / "divers.yaml").read_text(encoding="utf-8") == before
    assert run("new", "divers", "-o", "profiles/divers.yaml", "--force").exit_code == 0


@pytest.mark.parametrize("slug", ["Drone Pilots", "../escape", "nul", ""])
def test_new_refuses_what_is_no_slug(run: Run, here: Path, slug: str) -> None:
    before = sorted(here.rglob("*"))
    result = run("new", slug)
    assert result.exit_code == 2
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize(("kind", "required"), [("profile", {"slug", "title"}), ("style", {"name"})])
def test_schema(run: Run, here: Path, kind: str, required: set[str]) -> None:
    schema = json.loads(run("schema", "--of", kind).stdout)
    assert set(schema["required"]) == required
    assert schema["$id"] == f"urn:brochure:{kind}"
    result = run("schema", "--of", kind, "-o", f"schemas{os.sep}")
    assert Path(result.stdout.rstrip("\n")) == Path("schemas") / f"{kind}.schema.json"
    assert json.loads((here / result.stdout.rstrip("\n")).read_text(encoding="utf-8")) == schema


def test_schema_of_profiles_is_the_default(run: Run) -> None:
    assert run("schema").stdout == run("schema", "--of", "profile").stdout


@pytest.mark.parametrize(
    "command", [("new", "kite-makers"), ("copy", "cooks", "our-cooks"), ("import", "page", "page.txt")]
)
def test_written_profile_names_the_schema_beside_it(run: Run, here: Path, command: Words) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    path = here / run(*command, "-o", f"mine{os.sep}").stdout.rstrip("\n")
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=profile.schema.json"
    assert json.loads((here / "mine" / "profile.schema.json").read_text(encoding="utf-8")) == json.loads(
        run("schema").stdout
    )


def test_existing_schema_is_not_replaced(run: Run, here: Path) -> None:
    (here / "profile.schema.json").write_text("{}", encoding="utf-8")
    run("new", "kite-makers", "-o", "kite-makers.yaml")
    assert (here / "profile.schema.json").read_text(encoding="utf-8") == "{}"


def test_link_in_place_of_the_schema_is_not_followed(run: Run, here: Path) -> None:
    (here / "profile.schema.json").symlink_to(here / "elsewhere" / "x")
    assert run("new", "kite-makers", "-o", "kite-makers.yaml").exit_code == 0
    assert not (here / "elsewhere").exists()


def test_schema_that_cannot_be_written_is_no_failure_of_the_profile(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("brochure.app.author.write_over", full)
    assert run("new", "kite-makers", "-o", "kite-makers.yaml").exit_code == 0
    assert (here / "kite-makers.yaml").exists()


def test_no_schema_is_written_when_the_profile_goes_to_stdout(run: Run, here: Path) -> None:
    assert run("new", "kite-makers", "-o", "-").stdout.startswith("# yaml-language-server")
    assert not list(here.rglob("*.schema.json"))


def test_styles(run: Run) -> None:
    assert any(line.startswith("classic ") for line in run("styles").stdout.splitlines())


def test_styles_json(run: Run) -> None:
    entries = json.loads(run("styles", "--json").stdout)
    assert all(list(entry) == ["name", "description", "path", "overlay"] for entry in entries)
    assert "classic" in [entry["name"] for entry in entries]


def test_imports_go_where_new_profiles_go(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    assert run("import", "page", "page.txt").stdout == f"{Path('profiles', 'weavers.yaml')}\n"
    monkeypatch.setenv("BROCHURE_PROFILES", os.pathsep.join(["mine", "profiles"]))
    assert run("import", "page", "page.txt").stdout == f"{Path('mine', 'weavers.yaml')}\n"
    (here / "page.html").write_text("<p>no page of the handbook", encoding="utf-8")
    assert "mine: 1 failed" in run("import", "ooh", "page.html").stderr


def test_imported_page_that_hides_a_profile_is_reported(run: Run, here: Path) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    stderr = run("import", "page", "page.txt", "--slug", "cooks").stderr
    assert f"From now on, cooks means {Path('profiles', 'cooks.yaml')}, not " in stderr


def test_messages_name_options_where_functions_name_arguments(run: Run) -> None:
    run("new", "kites")
    assert "--force replaces it" in run("new", "kites").stderr
    with pytest.raises(brochure.BrochureError, match="`force=True` replaces it"):
        brochure.new_profile("kites")
