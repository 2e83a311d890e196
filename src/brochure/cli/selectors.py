"""The arguments and options that select profiles, the same for every command that takes or lists many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from brochure.cli import completing
from brochure.cli.options import no_shipped_option, profiles_option_meaning

if TYPE_CHECKING:
    pass

_Decorator = Callable[[Callable[..., None]], Callable[..., None]]

_NAMES = click.argument("names", metavar="[PROFILE...]", nargs=-1, shell_complete=completing.profiles)
_ALL = click.option(
    "--all",
    "everything",
    is_flag=True,
    help="All profiles that `brochure list` shows.",
)
_NARROWING = (
    click.option(
        "--category",
        "categories",
        metavar="NAME",
        shell_complete=completing.categories,
        multiple=True,
        help="Only this group of the Occupational Outlook Handbook, such as healthcare; may be repeated.",
    ),
    click.option(
        "--cluster",
        "clusters",
        metavar="NAME",
        shell_complete=completing.clusters,
        multiple=True,
        help="Only this career cluster; may be repeated.",
    ),
    click.option(
        "--soc",
        "socs",
        metavar="GLOB",
        multiple=True,
        help='Only such SOC codes: 29, 29-1141 or "29-*"; may be repeated.',
    ),
)
_LISTS = click.option(
    "--from",
    "lists",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A list with one PROFILE a line, or a fair.yaml; may be repeated.",
)


def selectors(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the selecting arguments and options; it gets ``selectors``, and ``folder`` of ``--profiles``."""
    folder = profiles_option_meaning("Look for profiles in this folder first; with --all, in no other.")
    return _gathered(command, (_NAMES, _ALL, *_NARROWING, _LISTS, no_shipped_option, folder))


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """As :func:`selectors`, for a command that works on all profiles: the options that narrow them."""
    folder = profiles_option_meaning("Only the profiles in this folder.")
    return _gathered(command, (*_NARROWING, no_shipped_option, folder))


def _gathered(command: Callable[..., None], options: Sequence[_Decorator]) -> Callable[..., None]:
    """``command`` with ``options``; what they give, ``--profiles`` aside, becomes one ``selectors``."""

    @wraps(command)
    def gathering(*, no_shipped: bool, **given: Any) -> None:
        from dataclasses import fields

        from brochure.batch.select import Selectors

        chosen = {field.name: given.pop(field.name) for field in fields(Selectors) if field.name in given}
        command(selectors=Selectors(shipped=not no_shipped, **chosen), **given)

    decorated: Callable[..., None] = gathering
    for option in reversed(options):
        decorated = option(decorated)
    return decorated
