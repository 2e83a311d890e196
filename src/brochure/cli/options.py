"""Arguments and options that several commands share, spelled and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from brochure.cli import completing
from brochure.paper import PageSize

if TYPE_CHECKING:
    from collections.abc import Callable

_F = TypeVar("_F", bound="Callable[..., object]")


class OutputFolder(click.Path):
    """The type of an option that names a folder to write to."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As in the base class; but an empty name, of a variable that is not set, is not the current folder."""
        if value == "":
            self.fail("it is empty. Name a folder, or leave the option out.", param, ctx)
        return super().convert(value, param, ctx)


def example(*commands: str) -> str:
    """The end of a command's help: lines that can be typed as they stand."""
    heading = "Example:" if len(commands) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {command}" for command in commands)])


def output_option(default: str, *, several: bool = False) -> Callable[[_F], _F]:
    """``-o FILE``; ``default`` is the file where none is named. A command may make ``several``, one for each slug."""
    named = " for files named after their slugs" if several else ""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        shell_complete=completing.files,
        help=f"File to write; or a folder (that exists, or ends in /){named}; or - for stdout.  [default: {default}]",
    )


def output_folder_option(meaning: str, *aliases: str, default: Any, kind: Any = None) -> Callable[[_F], _F]:
    """``-o DIR`` of a command that writes several files; ``aliases`` are what the option was called before.

    ``kind`` is the type of what it gives, by default a path.
    """
    return click.option(
        "-o",
        "--output",
        *aliases,
        "output",
        metavar="DIR",
        type=kind or OutputFolder(),
        default=default,
        show_default=not callable(default),
        help=meaning,
    )


def profile_argument(command: _F) -> _F:
    """PROFILE of a command that takes one; of several words, it says how a title is put."""
    return click.argument(
        "name",
        metavar="PROFILE",
        nargs=-1,
        required=True,
        callback=_single_profile,
        shell_complete=completing.profiles,
    )(command)


def _single_profile(context: click.Context, _argument: click.Parameter, names: tuple[str, ...]) -> str:
    if len(names) > 1:
        command, quoted = context.command_path, " ".join(names)
        raise click.UsageError(
            f"{context.info_name} takes one PROFILE, and got {len(names)}. A title of several words is put in quotes:"
            f' {command} "{quoted}"'
        )
    return names[0] if names else ""  # none while a shell completes


def profiles_option_meaning(use: str) -> Callable[[_F], _F]:
    """``--profiles DIR`` with the ``use`` that a command makes of it, a sentence for its help."""
    return click.option(
        "--profiles",
        "folder",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=use,
    )


def profiles_option(command: _F) -> _F:
    """``--profiles DIR`` of a command that is given names."""
    return profiles_option_meaning("Look for profiles in this folder first.")(command)


def no_shipped_option(command: _F) -> _F:
    """``--no-shipped``."""
    return click.option("--no-shipped", is_flag=True, help="Skip the profiles that ship with brochure.")(command)


def style_option(command: _F) -> _F:
    """``--style NAME``."""
    return click.option(
        "--style",
        metavar="STYLE",
        shell_complete=completing.styles,
        default="classic",
        show_default=True,
        help="Name of a style, or the path of one. `brochure styles` lists them.",
    )(command)


def page_size_option(command: _F) -> _F:
    """``--page-size letter|a4``."""
    return click.option(
        "--page-size",
        type=click.Choice(get_args(PageSize), case_sensitive=False),
        help="Page size.  [default: the style's]",
    )(command)


def json_option(command: _F) -> _F:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def store_option(command: _F) -> _F:
    """``--store FILE``."""
    return click.option(
        "--store",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The file that keeps the figures.  [default: $BROCHURE_STORE, or the one that `brochure paths` shows]",
    )(command)


def area_option(command: _F) -> _F:
    """``--area AREA``, any number of times."""
    return click.option(
        "--area",
        "areas",
        metavar="AREA",
        shell_complete=completing.areas,
        multiple=True,
        help="Add the pay in this area, from the figures store. Repeat it for several areas."
        " `brochure data areas WORD` finds them.",
    )(command)


def quiet_option(command: _F) -> _F:
    """``--quiet``."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr while all goes well.")(command)
