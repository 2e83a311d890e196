"""The arguments and options that several commands share."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from brochure.cli import completing
from brochure.paper import LANDSCAPE, PAPER_SIZES, PageSizeError, page_size_name

_F = TypeVar("_F", bound=Callable[..., object])

STDOUT = "-"


class Text(click.types.StringParamType):
    """A string that is not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(_filled(self, value, param, ctx), param, ctx)


class FilePath(click.Path):
    """A path that is not empty: an empty one, as from an unset variable, must never mean the current folder."""

    def __init__(self, **checks: bool) -> None:
        super().__init__(path_type=Path, **checks)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(_filled(self, value, param, ctx), param, ctx)


class Quantity(click.types.FloatParamType):
    """A number as people write it: ``60000``, ``$60,000``, ``5%``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        if not (found := _QUANTITY.fullmatch(value.strip())):
            self.fail(f"{value!r} is not a number, such as 60000, 60,000 or 2.5.", param, ctx)
        return float(f"{found['sign']}{found['digits']}".replace(",", ""))


_QUANTITY = re.compile(
    r"(?P<sign>-?)\$? ?(?P<digits>(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,6})?) ?%?"
)


def _filled(kind: Text | FilePath, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
    if value == "":
        kind.fail("it is empty. Give a value, or leave it out.", param, ctx)
    return value


def example(*commands: str) -> str:
    """The end of a command's help: lines to type as they are."""
    heading = "Example:" if len(commands) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {command}" for command in commands)])


def together(*decorators: Callable[[Any], Any]) -> Callable[[_F], _F]:
    """Several decorators as one; the first is the first in ``--help``."""

    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


# Results


def output_option(default: str, *, several: bool = False) -> Callable[[_F], _F]:
    """``-o FILE``; ``default`` is the file if none is named. The command may write ``several``, named after slugs."""
    named = " for files named after their slugs" if several else ""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=Text(),
        shell_complete=completing.files,
        help=f"File to write; or a folder (that exists, or ends in /){named}; or - for stdout.  [default: {default}]",
    )


def output_folder_option(meaning: str, *former: str, default: Any, kind: Text | None = None) -> Callable[[_F], _F]:
    """``-o DIR`` of a command that writes several files; ``former`` are earlier spellings of the option."""
    return click.option(
        "-o",
        "--output",
        *former,
        "output",
        metavar="DIR",
        type=kind or FilePath(file_okay=False),
        default=default,
        show_default=not callable(default),
        help=meaning,
    )


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing on stderr unless something goes wrong.")
reporting_options = together(json_option, quiet_option)


def target(output: str | None, *, as_json: bool) -> str | BinaryIO | None:
    """``-o`` as the functions of :mod:`brochure.app` take it; ``-`` is stdout, unless that is a terminal."""
    if check_stdout(output, as_json=as_json) and sys.stdout.isatty():
        raise click.UsageError("stdout is a terminal. Redirect it, or name a file with -o.")
    return sys.stdout.buffer if output == STDOUT else output


def check_stdout(output: str | None, *, as_json: bool) -> bool:
    """Whether the output goes to stdout, which ``--json`` needs for itself."""
    if output == STDOUT and as_json:
        raise click.UsageError("--json and -o - cannot both use stdout.")
    return output == STDOUT


# Profiles


profiles_argument = click.argument("names", metavar="[PROFILE...]", nargs=-1, shell_complete=completing.profiles)


def _single_profile(context: click.Context, _argument: click.Parameter, names: tuple[str, ...]) -> str:
    if len(names) > 1:
        command, quoted = context.command_path, " ".join(names)
        raise click.UsageError(
            f"{context.info_name} takes one PROFILE, but got {len(names)}. Put a title of several words in quotes:"
            f' {command} "{quoted}"'
        )
    return names[0] if names else ""  # none while a shell completes


profile_argument = click.argument(
    "name",
    metavar="PROFILE",
    nargs=-1,
    required=True,
    callback=_single_profile,
    shell_complete=completing.profiles,
)


def profiles_option(meaning: str = "Look for profiles in this folder first.") -> Callable[[_F], _F]:
    """``--profiles DIR``; ``meaning`` is its help."""
    folder = FilePath(exists=True, file_okay=False)
    return click.option("--profiles", "folder", metavar="DIR", type=folder, help=meaning)


no_shipped_option = click.option("--no-shipped", is_flag=True, help="Skip the profiles that ship with brochure.")

_FILTERS = (
    click.option(
        "--category",
        "categories",
        metavar="NAME",
        type=Text(),
        shell_complete=completing.categories,
        multiple=True,
        help="Only this group of the Occupational Outlook Handbook, such as healthcare; may be repeated.",
    ),
    click.option(
        "--cluster",
        "clusters",
        metavar="NAME",
        type=Text(),
        shell_complete=completing.clusters,
        multiple=True,
        help="Only this career cluster; may be repeated.",
    ),
    click.option(
        "--soc",
        "socs",
        metavar="GLOB",
        type=Text(),
        multiple=True,
        help='Only these SOC codes: 29, 29-1141 or "29-*"; may be repeated.',
    ),
    click.option(
        "--interest",
        "interests",
        metavar="LETTERS",
        type=Text(),
        multiple=True,
        help="Only Holland codes that begin with these letters of RIASEC, in this order: SA; may be repeated.",
    ),
    click.option(
        "--education",
        metavar="LEVEL",
        type=Text(),
        multiple=True,
        help='Only this level of education at entry, such as "associate\'s degree"; may be repeated.',
    ),
    click.option("--pay-above", metavar="DOLLARS", type=Quantity(), help="Only a higher median pay a year: 60000."),
    click.option("--growth-above", metavar="PERCENT", type=Quantity(), help="Only a higher projected growth: 5."),
    click.option("--openings-above", metavar="NUMBER", type=Quantity(), help="Only more openings a year: 10000."),
)


def _gathered(command: Callable[..., None]) -> Callable[..., None]:
    """``command``, which gets the selecting arguments and options, other than ``--profiles``, as ``selectors``."""

    @wraps(command)
    def gathering(*, no_shipped: bool, **given: Any) -> None:
        from dataclasses import fields

        from brochure.batch.select import Selectors

        chosen = {field.name: given.pop(field.name) for field in fields(Selectors) if field.name in given}
        command(selectors=Selectors(shipped=not no_shipped, **chosen), **given)

    return gathering


selecting_options = together(
    profiles_argument,
    click.option("--all", "everything", is_flag=True, help="All profiles that `brochure list` shows."),
    *_FILTERS,
    click.option(
        "--from",
        "lists",
        metavar="FILE",
        multiple=True,
        type=FilePath(),
        help="A list with one PROFILE per line, or a fair.yaml; may be repeated.",
    ),
    no_shipped_option,
    profiles_option("Look for profiles in this folder first; with --all, in no other."),
    _gathered,
)
"""For commands that take many profiles."""

filtering_options = together(
    *_FILTERS, no_shipped_option, profiles_option("Only the profiles in this folder."), _gathered
)
"""For commands that take all profiles."""


# Brochures


style_option = click.option(
    "--style",
    metavar="STYLE",
    type=Text(),
    shell_complete=completing.styles,
    default="classic",
    show_default=True,
    help="Name of a style, or path of its file; with +OVERLAY, a stack. `brochure styles` lists them.",
)


def styles_option(default: str) -> Callable[[_F], _F]:
    """``--style STYLE``, which may be repeated; ``default`` are the styles if none is named."""
    return click.option(
        "--style",
        "styles",
        metavar="STYLE",
        type=Text(),
        shell_complete=completing.styles,
        multiple=True,
        help="Name of a style, or path of its file; with +OVERLAY, a stack; may be repeated for several styles."
        f"  [default: {default}]",
    )


class PageSizeType(click.types.StringParamType):
    """A page size, by its name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return page_size_name(value)
        except PageSizeError as error:
            self.fail(f"{error}.", param, ctx)


def page_size_option_for(meaning: str) -> Callable[[_F], _F]:
    """``--page-size SIZE``; ``meaning`` is its help."""
    return click.option(
        "--page-size", metavar="SIZE", type=PageSizeType(), shell_complete=completing.page_sizes, help=meaning
    )


page_size_option = page_size_option_for(
    f"Page size: {', '.join(PAPER_SIZES)}, with {LANDSCAPE} if turned; or width and height, such as 5.5x8.5in."
    "  [default: the style's]"
)


class LanguageType(click.types.StringParamType):
    """A language that has messages, by its primary tag."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from brochure.locale import language_named
        from brochure.locale.load import LanguageError

        try:
            return language_named(value)
        except LanguageError as error:
            self.fail(f"{error}.", param, ctx)


lang_option = click.option(
    "--lang",
    metavar="LANG",
    type=LanguageType(),
    shell_complete=completing.languages,
    help="Language of headings, labels and sentences from figures: en or es.  [default: that of the profile]",
)
languages_option = click.option(
    "--lang",
    "languages",
    metavar="LANG",
    type=LanguageType(),
    shell_complete=completing.languages,
    multiple=True,
    help="Language of headings, labels and sentences from figures: en or es; may be repeated for several languages."
    "  [default: that of each profile]",
)

store_option = click.option(
    "--store",
    metavar="FILE",
    type=FilePath(dir_okay=False),
    help="The file of the figures store.  [default: $BROCHURE_STORE, or the one that `brochure paths` shows]",
)

area_option = click.option(
    "--area",
    "areas",
    metavar="AREA",
    type=Text(),
    shell_complete=completing.areas,
    multiple=True,
    help="Add the pay in this area, and the outlook in its state, from the figures store; may be repeated. "
    "`brochure data areas WORD` finds areas.",
)

brand_options = together(
    click.option(
        "--brand",
        metavar="FILE",
        type=FilePath(dir_okay=False),
        help="The brand file: name, logo, colors.  [default: $BROCHURE_BRAND, or brand.yaml beside the profiles]",
    ),
    click.option("--no-brand", "branded", is_flag=True, flag_value=False, default=True, help="Use no brand file."),
)
note_option = click.option("--note", metavar="TEXT", type=Text(), help="Add a note on the occupation, for this run.")

content_options = together(area_option, store_option, profiles_option(), reporting_options)
"""What the commands on named profiles have in common."""
