"""The group of all commands, and what happens when one ends with an error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from brochure import __version__, ledger
from brochure.cli import INTERRUPTED
from brochure.cli.options import example
from brochure.cli.terminal import failure, note, result_text, stdout_failure, terminal_width, usage_failure
from brochure.epoch import source_date
from brochure.errors import BrochureError

COMMANDS = {
    "build": "build",
    "batch": "batch",
    "book": "batch",
    "preview": "preview",
    "gallery": "gallery",
    "impose": "impose",
    "compare": "compare",
    "poster": "poster",
    "cards": "cards",
    "list": "library",
    "search": "library",
    "show": "library",
    "check": "library",
    "new": "author",
    "copy": "author",
    "import": "imports",
    "schema": "author",
    "styles": "styles",
    "data": "figures",
    "update": "figures",
    "paths": "library",
    "completion": "app",
}
"""The modules of the commands, in the order of ``--help``. The function has the command's name, or ``list_``."""


class App(click.Group):
    """Imports the module of a command on first use, and turns errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"brochure.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_" if cmd_name in ("list", "import") else cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not (ctx.resilient_parsing or {"-h", "--help"} & {*args}):
            source_date()  # otherwise every profile would report a wrong one
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _suggestion(args[0]), ctx) from None

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """As in Click, but every error is printed and turned into an exit code here."""
        extra["standalone_mode"] = False
        with ledger.keeping() as kept:
            try:
                code = super().main(args, prog_name, **extra)
            except (click.Abort, KeyboardInterrupt):  # Click converts only some interrupts
                note("interrupted")
                _end(kept, INTERRUPTED)
            except click.ClickException as error:
                usage_failure(error)
                _end(kept, error.exit_code)
            except BrochureError as error:
                failure(error)
                _end(kept, error.exit_code)
            except OSError as error:
                reason = error.strerror or str(error)
                if error.filename:
                    note(f"Error: {error.filename}: {reason}")
                    _end(kept, 2)
                if _folder_is_gone():
                    note("Error: the current folder no longer exists; change to one that does")
                    _end(kept, 2)
                # Errors of files name the file (see brochure.files); errors of streams name nothing.
                stdout_failure("" if _reader_left(error) else reason)
                _end(kept, 1)
        sys.exit(code or 0)


def _end(kept: ledger.Ledger, exit_code: int) -> NoReturn:
    """Exit after a failure. 2 means that nothing was written; if something was, print that and exit with 1."""
    if kept.written:
        note(kept.summary)
        exit_code = 1 if exit_code == 2 else exit_code
    sys.exit(exit_code)


def _folder_is_gone() -> bool:
    """Whether the current folder was deleted, so that relative paths mean nothing."""
    try:
        os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return True
    return False


def _reader_left(error: OSError) -> bool:
    """Whether the reader of stdout has closed it; Windows reports an invalid argument without a file name."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL and not error.filename)


def _suggestion(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, COMMANDS, n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


@click.command(
    cls=App,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("brochure build health-info-tech", "brochure search pilot"),
)
@click.version_option(__version__, prog_name="brochure")
def app() -> None:
    """Make beautiful, print-ready and accessible career brochures from occupation profiles.

    PROFILE is a slug (health-info-tech), a SOC code (29-2071), a title or alias, or the path of a YAML file. `brochure
    list` lists the available profiles, `brochure paths` the folders that are searched. `brochure COMMAND --help`
    explains a command.

    Exit codes: 0 success; 1 completed with failures; 2 invalid request or input, nothing was written; 130 interrupted.
    """


_COMPLETION_HELP = """\
Print a script that lets your shell complete commands, options, profiles, styles and areas with the Tab key.

\b
bash: add this line to ~/.bashrc:
  eval "$(brochure completion bash)"
zsh: add this line to ~/.zshrc, after compinit:
  eval "$(brochure completion zsh)"
fish: run this once:
  brochure completion fish > ~/.config/fish/completions/brochure.fish
"""


@click.command(
    help=_COMPLETION_HELP,
    short_help="Set up completion in your shell.",
    epilog=example("brochure completion bash"),
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(*, shell: str) -> None:
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    variable = "_BROCHURE_COMPLETE"  # Click reads this one for a program of this name
    result_text(found(app, {}, "brochure", variable).source().rstrip("\n"))
    if terminal_width() is not None:
        note("\nYour shell must read this script; `brochure completion --help` explains how")
