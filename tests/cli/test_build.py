"""``brochure build``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brochure import files

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


INPUTS = {"profiles/divers.yaml", "profiles/potters.yaml"}


def test_writes_a_pdf_below_out_and_prints_its_path(run: Run, here: Path) -> None:
    result = run("build", "divers")
    assert result.exit_code == 0, result.stderr
    path = Path("out", "divers.pdf")
    assert result.stdout == f"{path}\n"
    assert path.read_bytes().startswith(b"%PDF-")
    assert files_below(here) == INPUTS | {"out/divers.pdf"}


def test_build_prints_steps_with_times_on_stderr(run: Run) -> None:
    lines = run("build", "divers").stderr.splitlines()
    assert [line.split()[1] for line in lines] == ["read", "composed", "laid", "made", "wrote"]
    assert all(line.startswith("✓ ") and line.endswith(" ms") for line in lines)


def test_quiet_says_nothing_on_stderr(run: Run) -> None:
    assert run("build", "divers", "--quiet").stderr == ""


@pytest.mark.parametrize(
    "name", ["divers", "49-9092", "Commercial Divers", "underwater welders", "profiles/divers.yaml"]
)
def test_finds_a_profile_by_all_its_names(run: Run, name: str) -> None:
    assert run("build", name).stdout == f"{Path('out', 'divers.pdf')}\n"


def test_without_a_profile_says_what_is_missing(run: Run, here: Path) -> None:
    result = run("build")
    assert result.exit_code == 2
    assert "Which PROFILE?" in result.stderr
    assert "brochure list" in result.stderr
    assert files_below(here) == INPUTS


def test_an_unknown_name_lists_what_is_close(run: Run, here: Path) -> None:
    result = run("build", "diverz")
    assert result.exit_code == 2
    assert "divers" in result.stderr
    assert result.stdout == ""
    assert files_below(here) == INPUTS


def test_several_profiles(run: Run) -> None:
    result = run("build", "divers", "potters")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(Path("out", "divers.pdf")), str(Path("out", "potters.pdf"))]
    assert Path("out", "potters.pdf").exists()
    assert "✓ divers: laid out 1 page" in result.stderr


def test_a_wrong_profile_among_several_leaves_nothing(run: Run, here: Path, wrong: Path) -> None:
    result = run("build", "divers", str(wrong), "no-such-thing")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{wrong}:3:1: error[unknown-key]" in result.stderr
    assert f"{wrong}:5:" in result.stderr, "all problems at once"
    assert "no-such-thing" in result.stderr, "of all the arguments"
    assert "Traceback" not in result.stderr
    assert files_below(here) == INPUTS | {"drafts/wrong.yaml"}


def test_output_file(run: Run) -> None:
    result = run("build", "divers", "-o", "deep/er/mine.pdf")
    assert result.stdout == f"{Path('deep', 'er', 'mine.pdf')}\n"
    assert Path("deep", "er", "mine.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("exists", [True, False])
def test_output_folder(run: Run, here: Path, exists: bool) -> None:
    if exists:
        (here / "fair").mkdir()
    result = run("build", "divers", "potters", "-o", "fair" if exists else "fair/")
    assert result.exit_code == 0
    assert files_below(here) == INPUTS | {"fair/divers.pdf", "fair/potters.pdf"}


def test_one_file_for_several_profiles_is_refused(run: Run, here: Path) -> None:
    result = run("build", "divers", "potters", "-o", "one.pdf")
    assert result.exit_code == 2
    assert "one.pdf is one file" in result.stderr
    assert files_below(here) == INPUTS


def test_output_to_stdout_is_the_pdf_and_nothing_else(run: Run, here: Path) -> None:
    result = run("build", "divers", "-o", "-")
    assert result.stdout_bytes.startswith(b"%PDF-")
    assert result.stdout_bytes.rstrip().endswith(b"%%EOF")
    assert files_below(here) == INPUTS


def test_a_profile_is_not_replaced_by_its_brochure(run: Run, here: Path) -> None:
    before = (here / "profiles" / "divers.yaml").read_bytes()
    result = run("build", "divers", "-o", "profiles/divers.yaml")
    assert result.exit_code == 2
    assert (here / "profiles" / "divers.yaml").read_bytes() == before


def test_the_same_profile_twice_is_built_once(run: Run) -> None:
    assert run("build", "divers", "49-9092").stdout.splitlines() == [str(Path("out", "divers.pdf"))]


def test_two_profiles_of_one_name_do_not_replace_each_other(run: Run, here: Path) -> None:
    (here / "other").mkdir()
    text = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    (here / "other" / "divers.yaml").write_text(text, encoding="utf-8")
    result = run("build", "divers", "other/divers.yaml")
    assert result.exit_code == 2
    assert "profiles/divers.yaml and other/divers.yaml would both be written to out/divers.pdf" in result.stderr
    assert not (here / "out").exists()


def test_json(run: Run) -> None:
    result = run("build", "divers", "potters", "--json")
    entries = json.loads(result.stdout)
    keys = ["bytes", "omitted", "page_count_missed", "pages", "path", "slug"]
    assert [sorted(entry) for entry in entries] == [keys] * 2
    assert [entry["slug"] for entry in entries] == ["divers", "potters"]
    assert entries[0]["path"] == str(Path("out", "divers.pdf"))
    assert entries[0]["bytes"] == Path("out", "divers.pdf").stat().st_size
    assert entries[0]["pages"] == 1


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        ("a4", 595.28, 841.89),
        ("A5-landscape", 595.28, 419.53),
        ("half-letter", 396, 612),
        ("5.5x8.5in", 396, 612),
        ("300mmx200mm", 850.39, 566.93),
    ],
)
@pytest.mark.parametrize("command", ["build", "book", "batch"])
def test_page_size(run: Run, command: str, size: str, width: float, height: float) -> None:
    from pypdf import PdfReader

    assert run(command, "divers", "--page-size", size).exit_code == 0
    for page in PdfReader(Path("out", "book.pdf" if command == "book" else "divers.pdf")).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((width, height), abs=0.01)


@pytest.mark.parametrize("command", ["build", "book", "batch", "preview"])
def test_page_size_that_is_none_or_too_small(run: Run, here: Path, command: str) -> None:
    done = run(command, "divers", "--page-size", "b5")
    assert done.exit_code == 2
    assert "'b5' is not a page size; use letter, half-letter," in done.stderr
    done = run(command, "divers", "--page-size", "half-letter", "--style", "large-print")
    assert done.exit_code == 2
    assert "large-print does not fit pages of half-letter: they must be at least 5.6 in (142 mm) wide" in done.stderr
    assert not (here / "out").exists()


@pytest.mark.parametrize("lang", ["es", "ES-us"])
def test_language(run: Run, here: Path, lang: str) -> None:
    from pypdf import PdfReader

    assert run("build", "divers").exit_code == 0
    assert run("build", "divers", "--lang", lang).exit_code == 0
    assert PdfReader(here / "out" / "divers--es.pdf").root_object["/Lang"] == "es-US"
    assert run("build", "divers", "--lang", "en", "-o", "same.pdf").exit_code == 0
    assert (here / "same.pdf").read_bytes() == (here / "out" / "divers.pdf").read_bytes()


@pytest.mark.parametrize("command", ["build", "preview", "gallery"])
def test_language_without_messages(run: Run, here: Path, command: str) -> None:
    done = run(command, "divers", "--lang", "fr")
    assert done.exit_code == 2
    assert "there are no messages in 'fr'; the languages of documents are en, es." in done.stderr
    assert not (here / "out").exists()


def test_unknown_style(run: Run, here: Path) -> None:
    result = run("build", "divers", "--style", "clasic")
    assert result.exit_code == 2
    assert "classic" in result.stderr
    assert files_below(here) == INPUTS


def test_a_missing_glyph_names_character_field_and_line(run: Run, here: Path) -> None:
    path = here / "profiles" / "potters.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("shape clay", "shape 粘土"), encoding="utf-8")
    result = run("build", "potters")
    assert result.exit_code == 2
    assert "粘" in result.stderr
    assert "U+7C98" in result.stderr
    assert "potters.yaml:6:" in result.stderr
    assert not (here / "out").exists()


def test_full_disk_is_reported(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    result = run("build", "divers")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert "No space left on device" in result.stderr
    assert files_below(here) == INPUTS


def test_a_disk_that_fills_up_half_way_is_exit_code_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Path] = []
    replace = files.replace

    def fail_second(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(files, "replace", fail_second)
    result = run("build", "divers", "potters")
    assert result.exit_code == 1
    written, failed = Path("out", "divers.pdf"), Path("out", "potters.pdf")
    assert f"cannot write {failed}: No space left on device; choose another output" in result.stderr
    assert f"Already written: {written}\n" in result.stderr
    assert Path("out", "divers.pdf").exists()


def test_output_that_is_a_folder_is_an_error(run: Run, here: Path) -> None:
    (here / "out" / "divers.pdf").mkdir(parents=True)
    result = run("build", "divers")
    assert result.exit_code == 2
    assert "divers.pdf" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_interrupt_is_exit_code_130(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("brochure.app.build._render", interrupt)
    result = run("build", "divers")
    assert result.exit_code == 130
    assert files_below(here) == INPUTS
