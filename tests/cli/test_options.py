"""Options that commands share are the same everywhere: spelling, help, and what they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import pytest

from brochure.cli.app import COMMANDS, app
from brochure.locale import LANGUAGES

if TYPE_CHECKING:
    from tests.cli.conftest import Run

READING = {
    "list", "search", "show", "check", "styles", "styles show", "paths", "completion", "data list", "data areas",
    "data show",
}  # fmt: skip
"""Commands that write no file."""

ELSEWHERE = {"update", "data add", "data remove"}
"""Commands that write to files that other options name."""


DOCUMENTS = {"build", "batch", "book", "preview", "gallery", "compare", "cards", "poster"}
"""Commands that make documents."""


def every_command() -> Iterator[tuple[str, click.Command]]:
    """All commands and those of groups, by what is typed."""
    context = click.Context(app)
    for name in COMMANDS:
        found = app.get_command(context, name)
        assert found is not None
        if not isinstance(found, click.Group) or found.invoke_without_command:
            yield name, found
        if isinstance(found, click.Group):
            yield from ((f"{name} {below}", command) for below, command in found.commands.items())


ALL = dict(every_command())
WRITING = {name: command for name, command in ALL.items() if name not in READING}


def option(command: click.Command, spelling: str) -> click.Option | None:
    return next((p for p in command.params if isinstance(p, click.Option) and spelling in p.opts), None)


def test_commands_that_read_only_are_commands() -> None:
    assert set(ALL) >= READING | ELSEWHERE


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_has_an_output(name: str) -> None:
    output = option(WRITING[name], "--output")
    if name in ELSEWHERE:
        assert output is None
        return
    assert output is not None
    assert output.opts[:2] == ["-o", "--output"]
    assert output.metavar in ("FILE", "DIR")


@pytest.mark.parametrize("name", WRITING)
def test_what_writes_can_be_quiet_and_answer_programs(name: str) -> None:
    quiet, as_json = option(WRITING[name], "--quiet"), option(WRITING[name], "--json")
    assert quiet is not None, "-q"
    assert as_json is not None, "--json"
    assert quiet.opts == ["-q", "--quiet"]


@pytest.mark.parametrize("spelling", ["--style", "--page-size", "--lang", "--area", "--store", "--json", "--quiet"])
def test_an_option_has_one_help(spelling: str) -> None:
    """But where commands take several styles, those of one form, or larger paper."""
    own = {
        ("batch", "--style"),
        ("batch", "--lang"),
        ("gallery", "--style"),
        ("poster", "--style"),
        ("cards", "--style"),
        ("compare", "--page-size"),
    }
    taking = {name: found for name, command in ALL.items() if (found := option(command, spelling))}
    helps = {found.help for name, found in taking.items() if (name, spelling) not in own}
    assert len(helps) == 1


def test_the_option_names_the_languages_that_there_are() -> None:
    for command in ALL.values():
        if found := option(command, "--lang"):
            assert f": {' or '.join(LANGUAGES)}" in (found.help or "")


def test_every_document_can_be_in_another_language() -> None:
    assert {name for name, command in ALL.items() if option(command, "--lang")} == DOCUMENTS


def test_former_spellings_of_output_belong_to_output() -> None:
    aliases = {spelling for command in ALL.values() for spelling in ("--out", "--into") if option(command, spelling)}
    for command in ALL.values():
        for spelling in aliases:
            found = option(command, spelling)
            assert found is None or "--output" in found.opts


@pytest.mark.parametrize(
    "command",
    [
        ("import", "page", "page.txt", "--slug", ""),
        ("list", "--soc", ""),
        ("import", "ooh", ""),
        ("batch", "--from", ""),
        ("build", "divers", "--area", "Utah", "--store", ""),
        ("data", "list", "--store", ""),
        ("new", ""),
        ("copy", "divers", ""),
    ],
)
def test_empty_value_is_a_usage_error(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert "it is empty. Give a value, or leave it out." in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("build", "divers"), ("book", "divers"), ("compare", "divers", "potters"), ("new", "kites"), ("copy", "divers"),
        ("import", "page", "profiles/divers.yaml"), ("impose", "profiles/divers.yaml", "--as", "2up"), ("schema",),
    ],
)  # fmt: skip
def test_json_and_output_cannot_share_stdout(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--json", "-o", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--json and -o - cannot both use stdout." in result.stderr
