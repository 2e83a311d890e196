"""A wrong SOURCE_DATE_EPOCH is told once, before anything is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("epoch", ["abc", "1795000000000"])
@pytest.mark.parametrize(
    "command",
    [
        ("build", "divers", "potters"), ("preview", "divers"), ("compare", "divers", "potters"), ("check",),
        ("book", "divers", "potters"), ("batch", "divers", "potters", "--out", "b"), ("show", "divers"),
    ],
)  # fmt: skip
def test_it_is_one_error(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run(*command)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: SOURCE_DATE_EPOCH is '{epoch}', and must be")
    assert done.stderr.count(epoch) == 1
    assert os.listdir(here) == ["profiles"]  # noqa: PTH208


def test_help_does_not_care(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    for command in (("--help",), ("build", "--help"), ("import", "ooh", "-h")):
        assert run(*command).exit_code == 0
