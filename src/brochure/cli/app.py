"""The group of all commands: what ``brochure`` is, which commands there are, how errors are shown."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from brochure import __version__, ledger
from brochure.cli import INTERRUPTED
from brochure.cli.options import example
from brochure.cli.terminal import failure, note, stdout_failure, usage_failure
from brochure.epoch import source_date
from brochure.errors import BrochureError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "build",
    "batch",
    "book",
    "preview",
    "impose",
    "compare",
    "list",
    "search",
    "show",
    "check",
    "new",
    "copy",
    "import",
    "schema",
    "styles",
    "data",
    "update",
    "paths",
    "completion",
)
"""In the order of ``--help``; each is the ``command`` of the module of its name (``list``: ``list_``)."""


class App(click.Group):
    """Imports a command's module when it is asked for, and turns errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if cmd_name in ("list", "import") else cmd_name
        command: click.Command = import_module(f"brochure.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not (ctx.resilient_parsing or {"-h", "--help"} & {*args}):
            source_date()  # else each profile by itself would be refused for it
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _nearest(args[0], COMMANDS), ctx) from None

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """As Click's, but every end of a run has its words and its exit code here."""
        extra["standalone_mode"] = False
        with ledger.keeping() as kept:
            try:
                code = super().main(args, prog_name, **extra)
            except (click.Abort, KeyboardInterrupt):  # Click makes the one of the other, but not everywhere
                note("interrupted")
                _tell_written(kept)
                sys.exit(INTERRUPTED)
            except click.ClickException as error:
                usage_failure(error)
                sys.exit(_told(kept, error.exit_code))
            except BrochureError as error:
                failure(error)
                sys.exit(_told(kept, error.exit_code))
            except OSError as error:
                if error.filename:
                    note(f"Error: {error.filename}: {_reason(error)}")
                    sys.exit(_told(kept, 2))
                if _folder_is_gone():
                    note("Error: the current folder no longer exists; change to one that does")
                    sys.exit(_told(kept, 2))
                # Files name themselves in their errors (see brochure.files); streams do not.
                stdout_failure("" if _reader_left(error) else _reason(error))
                sys.exit(_told(kept, 1))
        sys.exit(code or 0)


def _told(kept: ledger.Ledger, exit_code: int) -> int:
    """The exit code of a failure: 2 says that nothing was written, so if something was, tell it and make it 1."""
    _tell_written(kept)
    return min(exit_code, 1) if kept.written else exit_code


def _tell_written(kept: ledger.Ledger) -> None:
    """What a run that did not end well has finished, if anything."""
    if kept.written:
        note(kept.summary)


def _reason(error: OSError) -> str:
    """``Permission denied``, without the error number."""
    return error.strerror or str(error)


def _folder_is_gone() -> bool:
    """Whether the current folder was deleted: names of files that are seen from it mean nothing then."""
    try:
        os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return True
    return False


def _reader_left(error: OSError) -> bool:
    """Whether the reader of our output went away; Windows calls it an invalid argument of no file."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL and not error.filename)


def _nearest(word: str, choices: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, choices, n=1)
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
    list` lists the available profiles, `brochure paths` the folders where they are looked for. `brochure COMMAND
    --help` explains a command.

    Exit codes: 0 done; 1 completed with failures; 2 the request or the input is wrong, nothing was written;
    130 interrupted.
    """
