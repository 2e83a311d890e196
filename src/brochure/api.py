"""The public interface: load a profile, render it; and the same step by step, timed, for the command line and batches.

Heavy parts are imported when they are first needed. Styles, and the faces that they use, are read once a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brochure.profile.load import Loaded
    from brochure.profile.model import Profile
    from brochure.style.model import Style

PageSize = Literal["letter", "a4"]

DEFAULT_STYLE = "classic"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that is done, in words (``laid out 5 pages``), and the seconds that it took."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished brochure: the bytes of the PDF file, the number of its pages, how it came about."""

    data: bytes
    pages: int
    steps: tuple[Step, ...]


def load(name: str | Path) -> Profile:
    """The profile that ``name`` means: a slug, a SOC code, a title, an alias, or the path of a YAML file.

    Raises :class:`~brochure.errors.NotFoundError` where nothing or more than one thing answers to the name, and
    :class:`~brochure.errors.InputError`, with every problem of the file, where the file is wrong.
    """
    return load_checked(name).profile


def render(profile: Profile, *, style: str | Path | Style = DEFAULT_STYLE, page_size: PageSize | None = None) -> bytes:
    """The brochure of ``profile`` as a PDF file that is PDF/UA-1 and PDF/A-2a; the same input gives the same bytes.

    ``style`` is a style, its name or the path of its file; ``page_size`` is the style's own where it is ``None``.
    Raises :class:`~brochure.errors.InputError` naming character and field where the style's faces lack a glyph.
    """
    return render_timed(profile, style=style, page_size=page_size).data
