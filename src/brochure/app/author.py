"""``new_profile``, ``new_brand``, ``copy_profile`` and ``write_schema``: files to start from, and schemas."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from brochure.app.arguments import folder_of, operation
from brochure.app.outputs import Destination, Output, write_new
from brochure.errors import BrochureError
from brochure.files import ChangedError, is_special, write_over
from brochure.profile.kinds import BRAND_STEM
from brochure.resources import own_folder
from brochure.yamlio.rules import schema_file

if TYPE_CHECKING:
    from brochure.profile.model import Profile

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """A profile that was written; ``path`` is None if it went to a stream.

    ``title`` is the title of a copied profile; ``hides`` is the profile that this one replaces in lookups.
    """

    slug: str
    path: Path | None
    text: str
    title: str = ""
    hides: Path | None = None
    notes: tuple[str, ...] = ()


@operation
def new_profile(
    slug: str, *, output: Output = None, folder: str | Path | None = None, force: bool = False
) -> ProfileFile:
    """Write a profile to start from, with every key explained; ``slug`` names it and its file.

    Without ``output`` it goes to ``folder``, or to the first folder of the search path. An existing file, or an
    existing profile of that slug, is a :class:`~brochure.errors.BrochureError`; with ``force``, the file is replaced
    and the profile hidden.
    """
    from brochure.profile.find import open_library
    from brochure.profile.starter import starter

    where = profile_destination(output, folder)
    slug = slug_in(where) or slug
    text = starter(slug)
    path = file_in(where, slug)
    if path and not (force or path.exists()) and (existing := open_library(folder_of(folder)).slug_file(slug)):
        raise BrochureError(
            f"{slug} is the slug of an existing profile, {existing}. To start from that one:"
            f" brochure copy {slug} my-{slug}. To hide it behind an empty one: `force=True`"
        )
    hides = write_profile(text, where, path, folder, force=force, option="`force=True`")
    return ProfileFile(slug=slug, path=path, text=text, hides=hides)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFile:
    """A brand file that was written; ``path`` is None if it went to a stream."""

    path: Path | None
    text: str


@operation
def new_brand(*, output: Output = None, folder: str | Path | None = None, force: bool = False) -> BrandFile:
    """Write a brand file to start from, with every key explained.

    Without ``output`` it is ``brand.yaml`` in ``folder``, or in the first folder of the search path of profiles. An
    existing file is a :class:`~brochure.errors.BrochureError`, or replaced with ``force``.
    """
    from brochure.brand.starter import STARTER

    where = profile_destination(output, folder)
    path = where.path(f"{BRAND_STEM}{_SUFFIXES[0]}")
    if path is None:
        with where.opened(None) as stream:
            stream.write(STARTER.encode())
    else:
        write_new(path, STARTER.encode(), force=force, option="`force=True`")
        if not is_special(path):
            provide_schema(path.parent, "brand")
    return BrandFile(path=path, text=STARTER)


@operation
def copy_profile(
    name: str | Path, slug: str | None = None, *, output: Output = None, folder: str | Path | None = None
) -> ProfileFile:
    """Copy the profile that ``name`` means, unchanged, to an editable file with the slug ``slug``.

    Without ``slug`` the copy keeps the slug and is used in place of the original, which the result names in ``hides``.
    The picture that the profile names is copied, too.
    ``output`` and ``folder`` are as for :func:`new_profile`; an existing file is never replaced.
    """
    from brochure.profile.find import open_library
    from brochure.profile.write import copied

    library = open_library(folder_of(folder))
    original = library.find(name)
    where = profile_destination(output, folder)
    slug = slug_in(where) or slug
    new = original.stem if slug is None else slug
    text, profile = copied(original, new)
    path = file_in(where, new)
    if path is not None:
        if slug is None and path.exists():
            raise BrochureError(f"{path} exists; give the copy a slug of its own: brochure copy {new} my-{new}")
        existing = library.slug_file(new)
        if existing is not None and new != original.stem and not path.exists():
            raise BrochureError(f"{new} is the slug of another profile, {existing}; choose another one for the copy")
    picture = _missing_picture(profile, original.parent, path.parent) if path and not is_special(path) else None
    hides = write_profile(text, where, path, folder)
    if picture:
        write_over(*picture, None)
    return ProfileFile(slug=new, path=path, text=text, title=profile.title, hides=hides)


def _missing_picture(profile: Profile, source: Path, folder: Path) -> tuple[Path, bytes] | None:
    """The file and bytes to write so that ``folder`` has the picture of a profile from ``source``; None if it has it.

    Raises :class:`~brochure.errors.BrochureError` if it cannot be read or ``folder`` has another file of its name.
    """
    from brochure.profile.images import read_image

    if profile.image is None:
        return None
    data, path = read_image(profile.image, source), folder / profile.image.file
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise BrochureError(f"{path.parent} is a link to a folder elsewhere; the picture must be in {folder}")
    if obstacle := next((above for above in path.parents if above.is_file()), None):
        raise BrochureError(f"{obstacle} is a file, and would have to be a folder for the picture {path.name}")
    if not os.path.lexists(path):
        return path, data
    if not path.is_file() or path.read_bytes() != data:
        raise BrochureError(f"{path} exists and is not the picture of {source / profile.slug}.yaml; rename one of them")
    return None


Kind = Literal["profile", "style", "brand"]


@operation
def schema_text(kind: Kind = "profile") -> str:
    """The JSON Schema of profiles, styles or brands, for completion and validation in editors."""
    if kind == "style":
        from brochure.style.model import schema
    elif kind == "brand":
        from brochure.brand.model import schema
    else:
        from brochure.profile.model import schema
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


@operation
def write_schema(kind: Kind = "profile", output: Output = None) -> Path | None:
    """Write :func:`schema_text` to a file, by default ``out/profile.schema.json``; returns its path, if any."""
    where = Destination.of(output, suffixes=(".json",))
    path = where.claimed(schema_file(kind))
    data = schema_text(kind).encode("utf-8")
    with where.opened(path) as file:
        file.write(data)
    return path


def profile_destination(output: Output, folder: str | Path | None = None) -> Destination:
    """Where a profile goes; by default the first folder of the search path, where no other profile can hide it."""
    return Destination.of(output, suffixes=_SUFFIXES, default=own_folder("profiles", folder_of(folder)))


def slug_in(where: Destination) -> str | None:
    """The slug that a file at ``where`` must have, which is its stem; None if no file is named."""
    return None if where.file is None or is_special(where.file) else where.file.stem


def file_in(where: Destination, slug: str) -> Path | None:
    """The file for the profile ``slug``; in a folder, the existing one with either suffix, if any."""
    from brochure.profile.find import file_of as profile_file

    return where.file if where.folder is None else profile_file(where.folder, slug)


def write_profile(
    text: str,
    where: Destination,
    path: Path | None,
    folder: str | Path | None = None,
    *,
    force: bool = False,
    option: str = "",
) -> Path | None:
    """Write a profile to its file, as :func:`~.outputs.write_new` does, or to the stream; returns the hidden profile.

    That is the one that its slug meant before, with ``folder`` searched first. Raises
    :class:`~brochure.errors.BrochureError` if the folder has a profile of the same name with the other suffix.
    """
    from brochure.profile.find import open_library

    data = text.encode("utf-8")
    if path is None:
        with where.opened(None) as stream:
            stream.write(data)
        return None
    twins = [path.with_suffix(suffix) for suffix in _SUFFIXES if path.suffix in _SUFFIXES and suffix != path.suffix]
    if twin := next(filter(Path.exists, twins), None):
        raise BrochureError(f"{twin} exists, and {path.name} would be a second file of the same slug; choose another")
    before = open_library(folder_of(folder)).slug_file(path.stem)
    write_new(path, data, force=force, option=option)
    if not is_special(path):
        provide_schema(path.parent)
    return before if before != path and open_library(folder_of(folder)).slug_file(path.stem) == path else None


def provide_schema(folder: Path, kind: Kind = "profile") -> None:
    """Write the schema that files of this ``kind`` in ``folder`` name in their first line, if nothing has its name.

    It only helps editors, so a schema that cannot be written is no failure of the file beside it.
    """
    path = folder / schema_file(kind)
    if not os.path.lexists(path):  # a link could lead anywhere
        with suppress(ChangedError, OSError):
            write_over(path, schema_text(kind).encode("utf-8"), None)
