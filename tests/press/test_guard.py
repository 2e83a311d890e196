"""Imposing in a separate process, and the limits that end it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from tests.press.making import leaves, made, press

from brochure.press.guard import impose_guarded
from brochure.press.model import PAPERS, PressError
from brochure.press.schemes import SCHEMES, Scheme

LETTER = PAPERS["letter"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.pdf"
    path.write_bytes(made(leaves(5)))
    return path


def guarded(path: Path, scheme: Scheme = SCHEMES["booklet"]) -> object:
    return impose_guarded(path.read_bytes(), scheme, LETTER, flip="long", creep=0.5, name="x.pdf")


def test_result_is_the_same_as_in_this_process(path: Path) -> None:
    assert guarded(path) == press(path.read_bytes(), SCHEMES["booklet"], LETTER, flip="long", creep=0.5)


def test_error_message_crosses_the_process_boundary(path: Path) -> None:
    path.write_bytes(b"GIF89a")
    with pytest.raises(PressError, match=r"^x\.pdf: this is not a PDF file$"):
        guarded(path)


def test_modules_in_the_working_folder_do_not_shadow_ours(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pikepdf", "json", "brochure"):
        Path(path.parent, f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(path.parent)
    assert guarded(path)


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MAX_SECONDS", -1.0, "takes longer than"),
        ("MAX_MEMORY", -1_000_000_000, "of memory"),
    ],
)
def test_process_is_killed_when_it_exceeds_a_limit(
    path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, message: str
) -> None:
    monkeypatch.setattr(f"brochure.press.guard.{limit}", value)
    before = psutil.Process().children()
    with pytest.raises(PressError, match=rf"^x\.pdf: .*{message}"):
        guarded(path)
    assert psutil.Process().children() == before


def test_crash_is_reported_as_a_crash(path: Path) -> None:
    with pytest.raises(PressError, match=r"^x\.pdf: .*crashed"):
        guarded(path, replace(SCHEMES["booklet"], name="no such scheme"))
