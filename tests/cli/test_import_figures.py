"""``brochure import figures``: codes, what is written, what is left alone."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests import workbooks

from brochure.app import imports
from brochure.cli import terminal
from brochure.cli.app import app
from brochure.cli.imports import figures
from brochure.files import write_over
from brochure.profile.load import load_file
from brochure.sources.store.adding import add

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
BOTH = {"bakers", "surgeons"}

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "figures.sqlite"
    monkeypatch.setenv("BROCHURE_STORE", str(store))
    add(store, workbooks.oews(tmp_path / "nation.xlsx", [{}]))
    *others, surgeons = workbooks.PROJECTIONS
    true = [cell if cell != 4.4 else 11.1 for cell in surgeons]  # the growth that its numbers of jobs allow
    add(store, workbooks.projections(tmp_path / "occupation.xlsx", [*others, true]))
    return lambda *words: CliRunner().invoke(app, ["import", "figures", *words])


def test_codes(run: Run) -> None:
    result = run("51-3011", "51-3011", "--into", "out")
    assert result.exit_code == 0
    assert result.stdout.split() == [str(Path("out/bakers.yaml"))]
    assert "1 new" in result.stderr
    loaded = load_file("out/bakers.yaml")
    assert loaded.profile.soc == ("51-3011",)
    assert not loaded.diagnostics


def test_all(run: Run) -> None:
    result = run("--all", "--json")
    assert result.exit_code == 0
    assert {entry["slug"] for entry in json.loads(result.stdout)} == BOTH
    assert {path.stem for path in Path("profiles").glob("*.yaml")} == BOTH
    assert Path("profiles/profile.schema.json").exists()
    assert "2 unchanged" in run("--all").stderr


def test_all_skips_occupations_with_a_written_profile(run: Run) -> None:
    run("--all")
    mine = Path("profiles/mine.yaml")
    mine.write_text("slug: mine\ntitle: Mine\nsoc: [51-3011]\nsections: {pay: Fine.}\n", encoding="utf-8")
    Path("profiles/bakers.yaml").unlink()
    result = run("--all", "--overwrite")
    assert result.exit_code == 0
    assert "1 of 2 occupations have a profile in profiles" in result.stderr
    assert not Path("profiles/bakers.yaml").exists()
    assert run("51-3011").exit_code == 0, "it was asked for by name"
    assert Path("profiles/bakers.yaml").exists()


def test_edited_fact_sheet_is_kept_unless_overwritten(run: Run) -> None:
    run("--all")
    path = Path("profiles/bakers.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("Bakers\n", "Bread Bakers\n", 1), encoding="utf-8")
    kept = run("--all")
    assert kept.exit_code == 1
    assert "--overwrite" in kept.stderr
    assert "Bread Bakers" in path.read_text(encoding="utf-8")
    assert run("--all", "--overwrite").exit_code == 0
    assert "Bread Bakers" not in path.read_text(encoding="utf-8")


def test_profile_with_prose_is_never_replaced(run: Run) -> None:
    """Also where somebody added it to a fact sheet, and whether the occupation is named or not."""
    run("51-3011")
    path = Path("profiles/bakers.yaml")
    written = path.read_text(encoding="utf-8") + "sections: {what_they_do: They bake.}\n"
    path.write_text(written, encoding="utf-8")
    named = run("51-3011", "--overwrite")
    assert named.exit_code == 1
    assert f"{path}: it has text of its own, which would be lost" in named.stderr
    assert run("--all", "--overwrite").exit_code == 0
    assert path.read_text(encoding="utf-8") == written


def test_a_profile_that_is_hidden_from_now_on_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "bakers.yaml").write_text("slug: bakers\ntitle: Bakers\n", encoding="utf-8")
    monkeypatch.setattr("brochure.resources._packaged", lambda _kind: tmp_path / "shipped")
    said = "From now on, bakers means the new profile in profiles, not the one of the same name elsewhere"
    assert said in run("51-3011").stderr
    assert "From now on" not in run("51-3011").stderr, "it is not new"
    assert "From now on" not in run("51-3011", "--into", "somewhere").stderr, "nobody looks there"


def test_exit_code_is_2_when_nothing_can_be_written(run: Run) -> None:
    Path("taken").write_bytes(b"")
    result = run("--all", "--into", "taken/profiles")
    assert result.exit_code == 2
    assert "2 failed" in result.stderr


def test_a_full_disk_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _data: bytes, _expected: bytes | None) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(imports, "write_over", refuse)
    result = run("--all", "--json")
    both = " and ".join(str(Path("profiles", f"{slug}.yaml")) for slug in sorted(BOTH))
    assert result.stderr.count("No space left") == 1
    assert f"{both}: No space left on device\n" in result.stderr
    assert [entry["notes"] for entry in json.loads(result.stdout)] == [["No space left on device"]] * 2


def test_files_that_differ_are_one_line(run: Run) -> None:
    run("--all")
    for path in Path("profiles").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: New "), encoding="utf-8")
    assert ".yaml: they exist and differ; --overwrite replaces them\n" in run("--all").stderr
    assert ".yaml: it exists and differs; --overwrite replaces it\n" in run("51-3011").stderr


@pytest.mark.parametrize("is_same", [True, False])
def test_files_that_another_command_writes_meanwhile_are_kept_with_one_warning_if_they_differ(
    run: Run, monkeypatch: pytest.MonkeyPatch, is_same: bool
) -> None:
    def be_late(path: Path, data: bytes, expected: bytes | None) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data if is_same else b"title: Mine\n")
        write_over(path, data, expected)

    monkeypatch.setattr(imports, "write_over", be_late)
    result = run("--all", "--quiet")
    both = " and ".join(str(Path("profiles", f"{slug}.yaml")) for slug in sorted(BOTH))
    warning = f"{both}: another command created or changed them during this import; they are kept."
    assert result.stderr.count("another command") == result.stderr.count(warning) == (not is_same)
    assert {path.read_bytes() == b"title: Mine\n" for path in Path("profiles").glob("*.yaml")} == {not is_same}
    assert result.exit_code == (0 if is_same else 1)


def test_interrupt_reports_what_was_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_then_leave(path: Path, data: bytes, expected: bytes | None) -> None:
        if Path("profiles").exists():
            raise KeyboardInterrupt
        write_over(path, data, expected)

    monkeypatch.setattr(imports, "write_over", one_then_leave)
    result = run("--all")
    (written,) = Path("profiles").glob("*.yaml")
    assert result.exit_code == 130
    assert result.stderr.endswith(f"interrupted\nAlready written: {written}\n")


def test_progress_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 3_000, 11))
    monkeypatch.setattr(terminal, "monotonic", lambda: float(next(clock)))
    assert "1 of 2 done, " in run("--all").stderr
    assert " done, " not in run("51-3011", "--into", "other").stderr


def test_wrong_codes_write_nothing(run: Run) -> None:
    result = run("51-3011", "51-3000", "wizards", "--into", "out")
    assert result.exit_code == 2
    assert "'51-3000' is not a detailed occupation" in result.stderr
    assert "  51-3011  Bakers" in result.stderr
    assert "name one by its SOC code, such as 29-2071, or its title" in result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize("name", ["Bakers", "baker", "BAK", "51-3011"])
def test_titles(run: Run, name: str) -> None:
    result = run(name)
    assert result.exit_code == 0
    assert Path("profiles/bakers.yaml").exists()


def test_unknown_title_lists_the_closest(run: Run) -> None:
    result = run("Bakerz")
    assert result.exit_code == 2
    assert (
        "'Bakerz' is not a detailed occupation in the projections; the closest are:\n  51-3011  Bakers" in result.stderr
    )
    assert run("").exit_code == 2
    assert not Path("profiles").exists()


def test_several_occupations(run: Run, tmp_path: Path) -> None:
    rows = [
        (f"  {title}", soc, "Line item", *workbooks.PROJECTIONS[3][3:])
        for title, soc in (("Bakers, hand", "51-3012"), ("Bakers, all other", "51-3019"), ("Bakers", "51-3011"))
    ]
    add(tmp_path / "two.sqlite", workbooks.projections(tmp_path / "two.xlsx", [workbooks.PROJECTIONS[0], *rows]))
    several = run("bake", "--store", "two.sqlite")
    assert several.exit_code == 2
    assert several.stderr.splitlines() == [
        "Error: several occupations match 'bake'; name one by its code:",
        "  51-3012  Bakers, Hand",
        "  51-3019  Bakers, All Other",
        "  51-3011  Bakers",
    ]
    assert run("bakers", "--store", "two.sqlite").exit_code == 0, "a whole title counts before the words of others"


def test_missing_surveys_are_reported(run: Run) -> None:
    assert "the store has no national wages by sector" in run("bakers").stderr


@pytest.mark.parametrize("words", [[], ["51-3011", "--all"]])
def test_codes_and_all_exclude_each_other(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "--all" in result.stderr


def test_no_store(run: Run) -> None:
    result = run("--all", "--store", "nowhere.sqlite")
    assert result.exit_code == 2
    assert "brochure data add" in result.stderr


def test_every_option_is_documented(run: Run) -> None:
    found = re.search(r"^### brochure import figures\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    for parameter in figures.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(f"`{spelling}" in found[1] for spelling in parameter.opts), parameter.opts
    assert re.search(r"Examples:(\n\s+brochure import figures .+)+\n$", run("--help").stdout)
