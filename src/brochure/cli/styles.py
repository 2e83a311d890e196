"""``brochure styles``: what styles there are, and what one of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import brochure
from brochure.cli.completing import styles as complete_styles
from brochure.cli.options import example, json_option
from brochure.cli.terminal import failure, note, note_skipped, print_columns, result_json, result_text, terminal_width

if TYPE_CHECKING:
    from brochure.style.show import ShownStyle

WIDTH, MAX_WIDTH = 88, 100  # columns: without a terminal, and on a wide one


@click.group(
    invoke_without_command=True,
    short_help="List the styles, or show one.",
    epilog=example("brochure styles", "brochure styles show large-print", "brochure styles show classic+copier --json"),
)
@json_option
@click.pass_context
def styles(context: click.Context, /, *, as_json: bool) -> None:
    """List the styles, and the overlays that can be stacked on them: --style classic+NAME.

    Problems of styles are printed on stderr. Exit code 1 if there are errors.
    """
    if context.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError(f"write --json after the command: brochure styles {context.invoked_subcommand} …")
        return
    found = brochure.list_styles()
    note_skipped(found.skipped)
    for warning in found.warnings:
        note(str(warning))
    for error in found.failed:
        failure(error)
    if as_json:
        result_json([
            {"name": each.name, "description": each.description, "path": path, "overlay": is_overlay}
            for listed, is_overlay in ((found.styles, False), (found.overlays, True))
            for each, path in listed
        ])  # fmt: skip
    else:
        print_columns([
            *((style.name, style.description) for style, _path in found.styles),
            *((f"+{overlay.name}", overlay.description) for overlay, _path in found.overlays),
        ])  # fmt: skip
    if found.skipped or found.failed:
        context.exit(1)


@styles.command(
    short_help="Show all keys of a style.",
    epilog=example("brochure styles show large-print", "brochure styles show classic+copier --json"),
)
@click.argument("name", metavar="STYLE", shell_complete=complete_styles)
@json_option
def show(*, name: str, as_json: bool) -> None:
    """Show all keys of STYLE as YAML: its values, what they mean, and the file and line that set each.

    STYLE is a name, the path of a file, or a stack. Of an overlay, only the keys that it sets are shown.
    """
    shown = brochure.show_style(name)
    if as_json:
        result_json(_entry(shown))
        return
    from brochure.style.show import as_yaml

    result_text(as_yaml(shown, min(terminal_width() or WIDTH, MAX_WIDTH)))


def _entry(shown: ShownStyle) -> dict[str, object]:
    keys = [
        {"key": key.key, "value": key.value, "description": key.meaning, "path": key.file, "line": key.line}
        for key in shown.keys
    ]
    return {"name": shown.name, "overlay": shown.is_overlay, "paths": shown.files, "keys": keys}
