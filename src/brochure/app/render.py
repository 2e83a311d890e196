"""``load``, ``render``, ``render_comparison``: from names and profiles to PDF bytes in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.app.arguments import operation, style_of
from brochure.errors import RequestError
from brochure.paper import PageSize, SheetSize
from brochure.rendering import (
    COMPARED_PERIOD,
    DEFAULT_STYLE,
    MAX_COMPARED,
    MIN_COMPARED,
    load_all,
    local_pay,
    render_compared,
    render_loaded,
    render_profile,
)

if TYPE_CHECKING:
    from brochure.profile.load import Loaded
    from brochure.profile.model import Profile
    from brochure.style.model import Style


@operation
def load(name: str | Path) -> Profile:
    """The profile that ``name`` means: a slug, a SOC code, a title, an alias, or the path of a YAML file.

    Raises :class:`~brochure.errors.NotFoundError` if no profile, or more than one, matches the name, and
    :class:`~brochure.errors.InputError`, with every problem of the file, if the file is invalid.
    """
    (loaded,) = load_all([name])
    return loaded.profile


@operation
def render(
    profile: Profile,
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: PageSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """The brochure of ``profile`` as a PDF file (PDF/UA-1 and PDF/A-2a); the same input gives the same bytes.

    ``style`` is a style, its name or the path of its file; a ``page_size`` of None means the style's own. With
    ``areas``, the brochure has the pay there, from the figures ``store``: by default ``$BROCHURE_STORE`` or the one in
    the user's data folder.
    Raises :class:`~brochure.errors.NotFoundError` for an unknown style or area,
    :class:`~brochure.errors.InputError` with character, field and line if the style's faces have no glyph for a
    character, and :class:`TypeError` for a name instead of a profile, or one name instead of a list.
    """
    chosen = style_of(style)
    local = local_pay([profile], areas, store)[0] if areas else None
    if profile.file is None:
        return render_loaded(_as_if_loaded(profile), chosen, page_size, local).data
    return render_profile(profile, chosen, page_size, local).data


@operation
def render_comparison(
    profiles: Sequence[Profile],
    *,
    style: str | Path | Style = DEFAULT_STYLE,
    page_size: SheetSize | None = None,
    areas: Sequence[str] = (),
    store: str | Path | None = None,
) -> bytes:
    """Two to six ``profiles`` side by side on a landscape sheet, as a PDF file like that of :func:`render`.

    A ``page_size`` of None means the style's own, or the next larger one if the profiles do not fit. With ``areas`` the
    sheet has the pay there, as with :func:`render`.
    Raises :class:`ValueError` for too few or too many profiles or a repeated one; otherwise as :func:`render` does.
    """
    if not MIN_COMPARED <= len(profiles) <= MAX_COMPARED:
        raise RequestError(f"{len(profiles)} profiles, expected {MIN_COMPARED} to {MAX_COMPARED}")
    if len(set(profiles)) < len(profiles):
        raise RequestError("a profile is given twice")
    chosen = style_of(style)
    local = local_pay(profiles, areas, store, period=COMPARED_PERIOD) if areas else ()
    return render_compared([_as_if_loaded(profile) for profile in profiles], chosen, page_size, local).data


def _as_if_loaded(profile: Profile) -> Loaded:
    """A profile without a file, validated like one with a file; positions are those in its JSON, which is YAML."""
    import json

    from brochure.profile.load import load_text
    from brochure.profile.write import to_plain

    text = json.dumps(to_plain(profile), ensure_ascii=False, indent=2)
    return load_text(text, f"<{profile.slug}>")
