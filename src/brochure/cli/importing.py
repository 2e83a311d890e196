"""What the imports share: where profiles go, and what is printed of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import click

from brochure.cli.authoring import PROFILES_FOLDER
from brochure.cli.options import output_folder_option
from brochure.cli.terminal import conclude, note, result, result_json
from brochure.resources import own_folder

if TYPE_CHECKING:
    from brochure.app.imports import Imported, ImportedProfile

_F = TypeVar("_F", bound=Callable[..., object])


def into_option(command: _F) -> _F:
    """``-o DIR`` of an import."""
    meaning = f"Folder for the profiles.  [default: {PROFILES_FOLDER}]"
    return output_folder_option(meaning, "--into", default=partial(own_folder, "profiles"))(command)


def overwrite_option(command: _F) -> _F:
    """``--overwrite``."""
    return click.option("--overwrite", is_flag=True, help="Replace profiles that exist and differ.")(command)


def exit_code(made: Imported) -> int:
    """2 where all failed, so that nothing was written; 1 where some failed or were left."""
    failed, left = made.count("failed"), made.count("left")
    if failed and failed == len(made.profiles):
        return 2
    return 1 if failed or left else 0


def tell_imported(made: Imported, *, as_json: bool, quiet: bool) -> None:
    """The paths on stdout, what was done on stderr; of a quiet run only what did not go well."""
    if as_json:
        result_json(list(map(_entry, made.profiles)))
    else:
        for profile in made.profiles:
            if profile.state in ("new", "replaced"):
                result(str(profile.path))
    code = exit_code(made)
    if quiet and not code:
        return
    if made.hiding:
        named = ", ".join(made.hiding[:_MAX_NAMED]) + (", …" if len(made.hiding) > _MAX_NAMED else "")
        said = ("means the new profile", "the one") if len(made.hiding) == 1 else ("mean the new profiles", "those")
        note(f"From now on, {named} {said[0]} in {made.output}, not {said[1]} of the same name elsewhere")
    told = [words.format(count=count) for state, words in _STATES.items() if (count := made.count(state))]
    conclude(f"{made.output}: {', '.join(told) or 'nothing to import'}", made.seconds, exit_code=code)


def _entry(profile: ImportedProfile) -> dict[str, object]:
    path = None if profile.path is None else str(profile.path)
    return {"slug": profile.slug, "path": path, "state": profile.state, "notes": list(profile.notes)}


_MAX_NAMED = 5  # slugs in a message

_STATES = {
    "new": "{count} new",
    "replaced": "{count} replaced",
    "same": "{count} unchanged",
    "left": "{count} left as they are",
    "failed": "{count} failed",
}
