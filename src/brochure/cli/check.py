"""``brochure check``: everything that is wrong with profiles and styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.completing import profiles
from brochure.cli.options import example, json_option, no_shipped_option, profiles_option
from brochure.cli.terminal import counted, note, result, result_json, result_text

if TYPE_CHECKING:
    from brochure.errors import Diagnostic
    from brochure.inputs import Skipped
    from brochure.profile.find import Library


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
    """Check each PROFILE, or without any all that `brochure list` shows; with --profiles, all in that folder.

    A PROFILE may be a style, too, by name or path, or a folder of both.

    Every problem of a file is printed at once, with its line and column and how to mend it. Exit code 1 says that
    there are errors; warnings alone do not.
    """
    if as_json and github:
        raise click.UsageError("--json and --github are two formats; choose one.")
    from brochure.api import load_style, problems
    from brochure.profile.find import open_library
    from brochure.style.load import is_style

    paths, found = _paths(names, open_library(folder, shipped=not no_shipped))
    style = load_style()
    found += [problem for path in paths for problem in problems(path, style)]
    if as_json:
        result_json([_entry(problem) for problem in found])
    else:
        for problem in found:
            if github:
                result(_annotation(problem))
            else:
                result_text(f"{problem}\n")
    errors = sum(problem.severity == "error" for problem in found)
    note(_summary(len(paths), sum(map(is_style, paths)), errors, len(found) - errors))
    context.exit(1 if errors else 0)


def _paths(names: Sequence[str], library: Library) -> tuple[list[Path], list[Diagnostic]]:
    """The files to check, each once, and the problems of what is in folders and cannot be read.

    Raises :class:`~brochure.errors.NotFoundError`, or :class:`~brochure.api.SeveralErrors` for several names.
    """
    from brochure.api import SeveralErrors
    from brochure.errors import NotFoundError
    from brochure.yamlio.source import unreadable

    paths, skipped = ([], []) if names else (list(library.paths), list(library.skipped))
    failures: list[NotFoundError] = []
    for name in names:
        try:
            found, unread = _named(name, library)
        except NotFoundError as error:
            failures.append(error)
        else:
            paths += found
            skipped += unread
    if failures:
        raise failures[0] if len(failures) == 1 else SeveralErrors(tuple(failures))
    return list(dict.fromkeys(paths)), [unreadable(each.path, each.reason) for each in skipped]


def _named(name: str, library: Library) -> tuple[Sequence[Path], Sequence[Skipped]]:
    """What ``name`` means: a profile, or else a folder or a style; and what cannot be read there."""
    from brochure.errors import NotFoundError
    from brochure.inputs import scan
    from brochure.profile.find import SUFFIXES, looks_like_path
    from brochure.style.load import style_folders, style_scan
    from brochure.yamlio.source import MAX_BYTES

    is_folder = Path(name).is_dir()
    try:
        if not (is_folder and looks_like_path(name)):
            return [library.find(name)], []
    except NotFoundError:
        style = style_scan(style_folders()).files.get(name.lower())
        if style is not None:
            return [style], []
        if not is_folder:
            raise
    inside = scan([Path(name)], SUFFIXES, MAX_BYTES)
    return list(inside.files.values()), inside.skipped


def _summary(files: int, styles: int, errors: int, warnings: int) -> str:
    kinds = [counted(files - styles, "profile")] if files > styles or not styles else []
    kinds += [counted(styles, "style")] if styles else []
    return f"{' and '.join(kinds)} checked, {counted(errors, 'error')}, {counted(warnings, 'warning')}"


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
