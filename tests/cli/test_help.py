"""Every command explains itself, and the documentation leaves none out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from brochure import __version__
from brochure.cli.app import COMMANDS, app

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    found = app.get_command(click.Context(app), name)
    assert found is not None
    return found


def documented(name: str) -> str:
    """The section of ``docs/cli.md`` about a command."""
    found = re.search(rf"^## brochure {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section on {name}"
    return found[1]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_ends_with_an_example(run: Run, name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    paragraphs = result.stdout.rstrip().split("\n\n")
    assert re.fullmatch(r"\s*Examples?:(\n\s+brochure .+)+", paragraphs[-1])
    assert all(f"brochure {name}" in line for line in paragraphs[-1].splitlines()[1:])


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_parse(name: str) -> None:
    epilog = command(name).epilog or ""
    for line in epilog.splitlines()[2:]:
        words = line.split()[2:]
        command(name).make_context(name, words, resilient_parsing=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    assert command(name).help
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    text = documented(name)
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            for spelling in parameter.opts:
                assert f"`{spelling}" in text, f"{name} {spelling}"


def test_nothing_is_documented_that_is_not_there() -> None:
    assert re.findall(r"^## brochure (\S+)$", PAGE, re.MULTILINE) == list(COMMANDS)


def test_without_a_command_there_is_help(run: Run) -> None:
    result = run()
    assert all(command in result.output for command in COMMANDS)
    assert result.exit_code == 2


def test_a_misspelt_command_is_answered_with_the_right_one(run: Run) -> None:
    result = run("biuld", "cooks")
    assert result.exit_code == 2
    assert "build" in result.stderr


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"brochure, version {__version__}\n"
