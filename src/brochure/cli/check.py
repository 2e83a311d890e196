"""``brochure check``: validate profiles and styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import profiles
from brochure.cli.options import example, json_option, no_shipped_option, profiles_option
from brochure.cli.terminal import note, result, result_json, result_text
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.check import Checked
    from brochure.errors import Diagnostic


@click.command(
    short_help="Validate profiles and styles.",
    epilog=example(
        "brochure check health-info-tech", "brochure check profiles/", "brochure check styles/poster.yaml --json"
    ),
)
@click.argument("names", metavar="[PROFILE...]", nargs=-1, shell_complete=profiles)
@no_shipped_option
@profiles_option
@json_option
@click.option("--github", is_flag=True, help="Print annotations for GitHub Actions.")
@click.pass_context
def command(
    context: click.Context,
    *,
    names: Sequence[str],
    no_shipped: bool,
    folder: Path | None,
    as_json: bool,
    github: bool,
) -> None:
    """Validate each PROFILE; without one, all that `brochure list` shows or, with --profiles, all in that folder.

    A PROFILE may also be a style, by name or path, or a folder of both.

    Every problem of a file is printed at once, with its line, its column and a way to fix it. Exit code 1 means
    errors; warnings alone do not count.
    """
    if as_json and github:
        raise click.UsageError("--json and --github are two formats; choose one.")
    from brochure.app.check import check

    checked = check(names, shipped=not no_shipped, folder=folder)
    if as_json:
        result_json([_entry(problem) for problem in checked.problems])
    else:
        for problem in checked.problems:
            if github:
                result(_annotation(problem))
            else:
                result_text(f"{problem}\n")
    note(_summary(checked))
    context.exit(1 if checked.errors else 0)


def _summary(checked: Checked) -> str:
    kinds = [counted(checked.profiles, "profile")] if checked.profiles or not checked.styles else []
    kinds += [counted(checked.styles, "style")] if checked.styles else []
    return f"{' and '.join(kinds)} checked, {counted(checked.errors, 'error')}, {counted(checked.warnings, 'warning')}"


def _entry(problem: Diagnostic) -> dict[str, object]:
    entry = asdict(problem)
    del entry["source"], entry["length"]  # they are for people
    return entry


def _annotation(problem: Diagnostic) -> str:
    """A workflow command; https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    listed = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    message = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {listed}::{_escaped(message)}"


def _escaped(text: str, also: Iterable[str] = "") -> str:
    """Percent-encoded as workflow commands want it; ``also`` inside properties."""
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
