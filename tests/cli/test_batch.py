"""``brochure batch``: output, options and exit codes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brochure.app import batch
from brochure.app.events import Advanced, Started
from brochure.batch.target import WORKING
from brochure.batch.workspace import LISTS
from brochure.cli import terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BROKEN = "slug: {0}\ntitle: Broken\nclutser: Education\n"


def test_the_path_of_the_manifest_goes_to_stdout_and_the_rest_to_stderr(run: Run, here: Path) -> None:
    result = run("batch", "divers", "potters")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{Path('out', 'manifest.json')}\n"
    first, *_, last = result.stderr.splitlines()  # with lines of progress between, where it takes long
    assert first.startswith("out: 2 brochures, ")
    assert "out: 2 built (" in last
    assert {path.name for path in (here / "out").iterdir()} == {"divers.pdf", "potters.pdf", *LISTS}


def test_page_size_of_a_file_is_in_the_manifest_by_its_name(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("page_size: 5.5 x 8.5in\noccupations: [divers]\n")
    run("batch", "--from", "fair.yaml")
    items = json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8"))["items"]
    assert [item["page_size"] for item in items] == ["5.5inx8.5in"]
    assert "1 unchanged" in run("batch", "--from", "fair.yaml", "--page-size", "5.5INx8.5in").stderr


def test_every_style_is_built_in_the_page_size(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("styles: [classic, large-print]\npage_size: a4\noccupations: [divers]\n")
    assert run("batch", "--from", "fair.yaml", "--out", "fair").exit_code == 0
    items = json.loads((here / "fair" / "manifest.json").read_text(encoding="utf-8"))["items"]
    assert [(item["path"], item["page_size"]) for item in items] == [
        ("divers.pdf", "a4"),
        ("divers--large-print.pdf", "a4"),
    ]
    result = run("batch", "--from", "fair.yaml", "--style", "classic", "--page-size", "letter", "--json")
    assert [(item["path"], item["page_size"]) for item in json.loads(result.stdout)["items"]] == [
        ("divers.pdf", "letter")
    ]


def test_every_language_is_built(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("languages: [en, es]\noccupations: [divers]\n")
    assert run("batch", "--from", "fair.yaml").exit_code == 0
    items = json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8"))["items"]
    assert [(item["path"], item["lang"]) for item in items] == [("divers.pdf", None), ("divers--es.pdf", "es")]
    assert "1 unchanged" in run("batch", "--from", "fair.yaml", "--lang", "ES").stderr
    assert "2 unchanged" in run("batch", "divers", "--lang", "es", "--lang", "en", "--lang", "es-US").stderr
    assert run("build", "divers", "--lang", "es", "-o", "same.pdf").exit_code == 0
    assert (here / "same.pdf").read_bytes() == (here / "out" / "divers--es.pdf").read_bytes()


def test_a_language_without_messages_has_its_place_in_the_file(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("occupations: [divers]\nlanguages: [fr]\n")
    result = run("batch", "--from", "fair.yaml")
    assert result.exit_code == 2
    assert "fair.yaml:2:13" in result.stderr
    assert "en" in result.stderr


def test_json_prints_the_manifest(run: Run, here: Path) -> None:
    result = run("batch", "divers", "--json", "-q")
    assert json.loads(result.stdout) == json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert result.stderr == ""


def test_failures_are_reported_with_diagnostics_and_the_others_are_built(run: Run, here: Path) -> None:
    (here / "profiles" / "broken.yaml").write_text(BROKEN.format("broken"), encoding="utf-8")
    result = run("batch", "broken", "divers", "--style", "classic", "--style", "large-print", "--jobs", "1", "-q")
    assert result.exit_code == 1
    assert result.stderr.count("unknown-key") == 1, "once, though two items failed"
    assert "broken.pdf and broken--large-print.pdf failed:\n  " in result.stderr
    assert f"{Path('profiles', 'broken.yaml')}:3:1: error[unknown-key]" in result.stderr
    assert "did you mean `cluster`?" in result.stderr
    assert (here / "out" / "divers--large-print.pdf").exists()


def test_only_the_first_different_failures_are_printed(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_FAILURES", 2)
    for number in range(5):
        (here / "profiles" / f"b{number}.yaml").write_text(BROKEN.format(f"b{number}"), encoding="utf-8")
    result = run("batch", "b?")
    assert result.stderr.count("unknown-key") == 2
    assert "and 3 more failures; " in result.stderr


def test_a_second_run_keeps_unchanged_files(run: Run) -> None:
    run("batch", "divers", "potters")
    assert "2 unchanged" in run("batch", "divers", "potters").stderr
    assert "2 built" in run("batch", "divers", "potters", "--force").stderr


def test_fail_fast(run: Run, here: Path) -> None:
    (here / "profiles" / "broken.yaml").write_text(BROKEN.format("broken"), encoding="utf-8")
    result = run("batch", "broken", "--all", "--fail-fast", "--jobs", "1", "--json")
    assert result.exit_code == 1
    manifest = json.loads(result.stdout)
    assert [item["status"] for item in manifest["items"]] == ["failed"], "nothing was begun behind it"
    assert manifest["summary"]["complete"] is False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--all"),
        (("diverz", "pottrs"), "potters (Potters)"),
        (("--category", "nothing"), "no profile has the category"),
        (("divers", "--style", "clasic"), "did you mean classic?"),
        (("divers", "--style", "classic", "--style", "./styles/classic.yaml"), "no such file"),
        (("divers", "--from", "nowhere.txt"), "no such file: nowhere.txt"),
        (("divers", "--area", "Ohio", "--store", "none.sqlite"), "none.sqlite"),
        (("divers", "drafts/divers.yaml"), "the same files"),
        (("divers", "--jobs", "0"), "--jobs"),
        (("divers", "--out", "profiles/divers.yaml"), "profiles"),
        (("divers", "--out", "memory://fair"), "gone when it ends"),
        (("divers", "--out", "nowhere://fair"), "Protocol not known: nowhere"),
        (("divers", "--executor", "dask"), "needs --scheduler"),
        (("divers", "--scheduler", "tcp://127.0.0.1:1"), "add --executor dask"),
        (("divers", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"), "for this machine"),
    ],
)
def test_invalid_requests_write_nothing(run: Run, here: Path, arguments: tuple[str, ...], words: str) -> None:
    (here / "drafts").mkdir()
    (here / "drafts" / "divers.yaml").write_text(BROKEN.format("divers"), encoding="utf-8")
    result = run("batch", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (here / "out").exists()


def test_local_processes_write_to_a_url(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.batch.remote.user_data", lambda: here / "data")
    url = f"file://{here.as_posix()}/shared/fair"
    result = run("batch", "divers", "potters", "--out", url, "--jobs", "2")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{url}/manifest.json\n"
    assert f"{url}: 2 built (" in result.stderr
    names = {"divers.pdf", "potters.pdf", *LISTS}
    assert names == {path.name for path in (here / "shared" / "fair").iterdir()}
    again = run("batch", "divers", "potters", "--out", url, "--json")
    assert json.loads(again.stdout)["summary"]["unchanged"] == 2


needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make symbolic links")


@needs_links
def test_a_link_in_the_output_folder_is_an_error_that_names_it(run: Run, here: Path) -> None:
    (here / "out").mkdir()
    (here / "precious").mkdir()
    (here / "precious" / "important.txt").write_text("x", encoding="utf-8")
    (here / "out" / WORKING).symlink_to("../precious")
    result = run("batch", "divers")
    assert result.exit_code == 2
    assert f"Error: {Path('out', WORKING)}: a link is in the way; remove it" in result.stderr
    assert [path.name for path in (here / "precious").iterdir()] == ["important.txt"]


def test_an_unwritable_output_is_reported_as_it_was_named(run: Run, here: Path) -> None:
    (here / "file").touch()
    result = run("batch", "divers", "--out", "file/fair")
    assert result.exit_code == 2
    assert "Error: cannot write in file" in result.stderr
    assert "choose another output" in result.stderr
    assert str(here) not in result.stderr


@needs_links
def test_an_output_folder_may_be_a_link_to_another_disk(run: Run, here: Path) -> None:
    (here / "disk").mkdir()
    (here / "out").symlink_to("disk")
    result = run("batch", "divers")
    assert (result.exit_code, result.stdout) == (0, f"{Path('out', 'manifest.json')}\n")
    assert {path.name for path in (here / "disk").iterdir()} == {"divers.pdf", *LISTS}
    (here / "gone").symlink_to("unplugged")
    result = run("batch", "divers", "--out", "gone")
    assert result.exit_code == 2
    assert "gone is a link to a folder that does not exist" in result.stderr
    assert not (here / "unplugged").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_that_is_not_utf_8_fails_alone(run: Run, here: Path) -> None:
    bad = os.fsdecode(b"profiles/caf\xe9.yaml")
    Path(bad).write_text((here / "profiles" / "divers.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    for _ in range(2):
        result = run("batch", bad, "potters")
        assert result.exit_code == 1
        assert "its name is not valid text; rename it" in result.stderr
        items = json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8"))["items"]
        assert [(item["path"], item["error"] is None) for item in items] == [("caf?.pdf", False), ("potters.pdf", True)]
    assert {path.name for path in (here / "out").iterdir()} == {"potters.pdf", *LISTS}


def test_an_invalid_manifest_causes_no_traceback(run: Run, here: Path) -> None:
    (here / "out").mkdir()
    for text in ('{"profile": ' + "[" * 100_000, '{"profile": "' + "x" * 3_000_000, "\xff\xfe", "7"):
        (here / "out" / "manifest.json").write_text(text, encoding="latin-1")
        assert run("batch", "divers").exit_code == 0
        assert json.loads((here / "out" / "manifest.json").read_text(encoding="utf-8"))["items"]


def test_a_run_writes_a_list_for_spreadsheets(run: Run, here: Path) -> None:
    run("batch", "divers", "potters")
    text = (here / "out" / "brochures.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1:] == [
        '"Commercial Divers","divers.pdf",1,"classic","","","built",""',
        '"Potters","potters.pdf",1,"classic","","","built",""',
    ]
    (here / "out" / "brochures.csv").write_text("mine", encoding="utf-8")
    result = run("batch", "divers", "potters")
    assert result.exit_code == 1
    assert f"{Path('out', 'brochures.csv')} could not be written: a file of this name exists" in result.stderr


def test_a_missing_extra_is_an_error_with_the_command_to_install_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("distributed", "fsspec"):
        monkeypatch.setitem(sys.modules, module, None)
    cluster = run("batch", "divers", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1")
    bucket = run("batch", "divers", "--out", "s3://bucket/fair")
    for result in (cluster, bucket):
        assert result.exit_code == 2
        assert "pip install 'brochure[cluster]'" in result.stderr
    assert run("batch", "divers").exit_code == 0


def test_an_unknown_style_in_a_file_is_reported_with_its_position(run: Run, here: Path) -> None:
    (here / "fair.yaml").write_text("occupations: [divers]\nstyles: [clasic]\n", encoding="utf-8")
    result = run("batch", "--from", "fair.yaml")
    assert result.exit_code == 2
    assert "fair.yaml:2:10: error[not-found] no style is called “clasic”" in result.stderr


def test_without_a_terminal_progress_is_an_occasional_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 300, 3))
    monkeypatch.setattr(terminal, "monotonic", lambda: float(next(clock)))
    with terminal.Telling() as shown:
        shown(Started("out: 8 brochures", 8))
        for _ in range(8):
            shown(Advanced())
    first, *lines = capsys.readouterr().err.splitlines()
    assert first == "out: 8 brochures"
    assert 0 < len(lines) < 4
    assert all(" of 8 done, " in line and line.endswith(" s left") for line in lines)


def test_on_a_terminal_progress_is_a_bar_with_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.Telling() as shown:
        shown(Started("out: 3 brochures", 3))
        for _ in range(3):
            shown(Advanced())
    text = capsys.readouterr().err
    assert "3/3" in text
    assert "a second" in text
    assert "\x1b[3" not in text, "no color"
