"""The arguments and options that select profiles, the same for every command that takes many."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from brochure.cli.options import profiles_option

_OPTIONS = (
    click.argument("names", metavar="[PROFILE...]", nargs=-1),
    click.option("--all", "everything", is_flag=True, help="All profiles that `brochure list` shows."),
    click.option(
        "--category", "categories", metavar="NAME", multiple=True, help="Only of this group; may be repeated."
    ),
    click.option(
        "--cluster", "clusters", metavar="NAME", multiple=True, help="Only of this career cluster; may be repeated."
    ),
    click.option(
        "--soc", "socs", metavar="GLOB", multiple=True, help="Only with a SOC code like this, 29-*; may be repeated."
    ),
    click.option(
        "--from",
        "lists",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A list with one PROFILE a line, or a fair.yaml; may be repeated.",
    ),
    profiles_option,
)


def selectors(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the selecting arguments and options; it gets ``selectors``, and ``folder`` of ``--profiles``."""

    @wraps(command)
    def selecting(
        *,
        names: tuple[str, ...],
        everything: bool,
        categories: tuple[str, ...],
        clusters: tuple[str, ...],
        socs: tuple[str, ...],
        lists: tuple[Path, ...],
        **rest: object,
    ) -> None:
        from brochure.batch.select import Selectors

        chosen = Selectors(
            names=names, everything=everything, categories=categories, clusters=clusters, socs=socs, lists=lists
        )
        command(selectors=chosen, **rest)

    for option in reversed(_OPTIONS):
        selecting = option(selecting)
    return selecting
