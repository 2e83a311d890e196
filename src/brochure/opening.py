"""Opens what profiles and brands name: pictures and drawings; and what characters the faces of a style cover.

In: a profile, or the bytes of a file. Out: artwork to place. Heavy modules are imported on first use.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brochure.artwork import Artwork
    from brochure.profile.model import Profile
    from brochure.style.model import Faces


def opened_image(profile: Profile, folder: Path | None = None, data: bytes | None = None) -> Artwork | None:
    """The picture of ``profile``, if it has one: from ``data``, or else from its file in ``folder``.

    ``folder`` is by default that of the profile's file. Raises :class:`~brochure.errors.PictureError`.
    """
    if profile.image is None:
        return None
    from brochure.layout.brochure.illustration import LARGEST
    from brochure.profile.images import read_image

    return opened(read_image(profile.image, folder) if data is None else data, profile.image.file, LARGEST)


def opened(data: bytes, file: str, largest: tuple[float, float]) -> Artwork:
    """The picture or drawing in ``data``, no finer than print needs at the ``largest`` width and height in points.

    ``file`` is its name, whose suffix says what it is. Raises :class:`~brochure.errors.PictureError`.
    """
    if file.lower().endswith(".svg"):
        from brochure.pdf.svg.opening import open_svg

        return open_svg(data, file)
    from brochure.pdf.pictures import open_picture

    return open_picture(data, file, largest)


@cache
def coverage(faces: Faces) -> AbstractSet[str]:
    """The characters that all faces of a style cover."""
    from dataclasses import fields

    from brochure.fonts.metrics import face

    return frozenset.intersection(*(frozenset(face(getattr(faces, field.name)).coverage) for field in fields(faces)))
