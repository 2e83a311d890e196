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
def test_invalid_epoch_is_one_error(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run(*command)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: SOURCE_DATE_EPOCH is '{epoch}', and must be")
    assert done.stderr.count(epoch) == 1
    assert os.listdir(here) == ["profiles"]  # noqa: PTH208


def test_help_ignores_an_invalid_epoch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    for command in (("--help",), ("build", "--help"), ("import", "ooh", "-h")):
        assert run(*command).exit_code == 0


def test_age_of_figures_is_measured_from_the_epoch(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wage, jobs = "wages: [{as_of: 2019-05, value: 38040}]", "employment: [{as_of: 2019, jobs: 500}]"
    years = "projections: {base_year: 1960, target_year: 1969}"
    text = f"slug: kites\ntitle: Kites\n{wage}\n{jobs}\n{years}\n"
    (here / "kites.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    said = run("check", "kites.yaml").stdout
    assert said.count("measured in 2019, which is in the future (SOURCE_DATE_EPOCH says this is 1970)") == 2
    assert "the projection ended in 1969 (SOURCE_DATE_EPOCH says this is 1970)" in said
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    assert "over three years old (SOURCE_DATE_EPOCH says this is 2100)" in run("check", "kites.yaml").stdout
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    said = run("check", "kites.yaml").stdout
    assert "over three years old\n" in said
    assert "SOURCE_DATE_EPOCH" not in said
