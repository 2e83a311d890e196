"""Reads the picture of a profile: a file in the profile's folder, and no other file."""

from __future__ import annotations

from pathlib import Path

from brochure.artwork import MAX_BYTES
from brochure.errors import PictureError
from brochure.inputs import BelowError, read_below
from brochure.profile.load import load_text
from brochure.profile.model import Image


def read_image(image: Image, folder: Path | None = None) -> bytes:
    """The file of ``image``, as :func:`read_picture` reads it; ``folder`` is by default that of the profile's file."""
    folder = folder or image.folder
    if folder is None:
        raise PictureError(image.file, "the profile was not read from a file, so the picture's folder is unknown")
    return read_picture(image.file, folder)


def read_picture(file: str, folder: Path) -> bytes:
    """The ``file`` in ``folder`` or below, or its first ``MAX_BYTES`` + 1 bytes if it is larger.

    Raises :class:`PictureError`.
    """
    try:
        return read_below(folder, file, MAX_BYTES)
    except BelowError as error:
        raise PictureError(file, error.reason, error.hint) from None


def image_bytes(profile: Path, text: bytes) -> bytes:
    """The picture of the profile at ``profile``, whose bytes are ``text``; empty if it has none.

    Only a text that can name one is decoded. Raises :class:`~brochure.errors.InputError` and :class:`PictureError`.
    """
    if b"image" not in text and b"\\" not in text:
        return b""
    image = load_text(text, str(profile)).profile.image
    return read_image(image, profile.parent) if image else b""
