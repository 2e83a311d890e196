"""``brochure paths``: where profiles, styles and figures are on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure.cli.listing import print_columns
from brochure.cli.options import example, json_option, profiles_option, store_option
from brochure.cli.terminal import result, result_json

if TYPE_CHECKING:
    from brochure.resources import Place


@click.command(short_help="Show where profiles, styles and figures are.", epilog=example("brochure paths"))
@profiles_option
@store_option
@json_option
def command(*, folder: Path | None, store: Path | None, as_json: bool) -> None:
    """Show where brochure looks for profiles and styles, in order, and where it keeps figures.

    "Your library" are the folders for profiles and styles that are found whatever folder you work in; make them if
    they are missing. "Your data folder" has the figures store.
    """
    from brochure.resources import search_places, user_data
    from brochure.sources.store.reading import store_path

    searched = {"profiles": search_places("profiles", folder), "styles": search_places("styles")}
    data = {"your data folder": user_data(), "figures store": store_path(store)}
    if as_json:
        listed = {kind: list(map(_entry, places)) for kind, places in searched.items()}
        result_json(listed | {"data_folder": _found(user_data()), "store": _found(store_path(store))})
        return
    for kind, places in searched.items():
        result(f"{kind.capitalize()} are looked for in this order; the first folder that has one of that name wins:")
        print_columns([(f"  {_origin(place, kind)}", _shown(place.path)) for place in places])
        result("")
    result("Figures are kept in:")
    print_columns([(f"  {name}", _shown(path)) for name, path in data.items()])


def _origin(place: Place, kind: str) -> str:
    """What names the folder, in words."""
    from brochure.resources import Origin

    words = {
        Origin.OPTION: f"--{kind}",
        Origin.ENVIRONMENT: f"$BROCHURE_{kind.upper()}",
        Origin.LIBRARY: "your library",
        Origin.SHIPPED: "shipped with brochure",
    }
    return words.get(place.origin, str(place.origin))


def _shown(path: Path) -> str:
    return _real(path) + ("" if path.exists() else "  (missing)")


def _entry(place: Place) -> dict[str, object]:
    return {"origin": str(place.origin), **_found(place.path)}


def _found(path: Path) -> dict[str, object]:
    return {"path": _real(path), "exists": path.exists()}


def _real(path: Path) -> str:
    """From the root; a folder that is named from the current one says little."""
    return str(path.absolute())
