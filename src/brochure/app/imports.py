"""``import_page``: profiles from official data and career pages."""

from __future__ import annotations

from pathlib import Path

from brochure.app.author import file_in, profile_destination, slug_in, write_profile
from brochure.app.operation import operation
from brochure.app.outputs import Output
from brochure.app.results import ProfileFile


@operation
def import_page(
    file: str | Path, *, slug: str | None = None, output: Output = None, overwrite: bool = False
) -> ProfileFile:
    """Make a profile of a career page that was saved as plain text; ``slug`` names it, by default after its title.

    The profile goes to ``output``, by default the first folder of the search path; ``overwrite`` replaces an existing
    one. The result's ``notes`` are what a reader should look at. Raises :class:`~brochure.errors.InputError` for a file
    that is no such page.
    """
    from brochure.sources.career_page import read_career_page

    where = profile_destination(output)
    imported = read_career_page(Path(file), slug_in(where) or slug)
    path = file_in(where, imported.slug)
    write_profile(imported.text, where, path, force=overwrite, option="--overwrite")
    return ProfileFile(slug=imported.slug, path=path, text=imported.text, notes=tuple(imported.notes))
