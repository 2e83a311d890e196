"""Occupation profiles in, accessible, print-ready career brochures out.

    >>> import brochure
    >>> profile = brochure.load("health-info-tech")
    >>> pdf = brochure.render(profile)
    >>> pdf[:5]
    b'%PDF-'

In: the name of a profile (slug, SOC code, title or alias) or the path of its YAML file. Out: the bytes of a PDF file
that is PDF/UA-1 and PDF/A-2a; the same input gives the same bytes. What goes wrong on purpose is a
:class:`BrochureError`: :class:`InputError` for a file that is wrong, :class:`NotFoundError` for a name that nothing,
or more than one thing, answers to.

Importing this package loads nothing else of it: the parts come when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing takes longer than all of this
if TYPE_CHECKING:
    from brochure.api import compare, load, render
    from brochure.errors import BrochureError, Diagnostic, GlyphError, InputError, NotFoundError
    from brochure.profile.model import Profile
    from brochure.style.model import Style

__version__ = "0.1.0"

__all__ = [
    "BrochureError",
    "Diagnostic",
    "GlyphError",
    "InputError",
    "NotFoundError",
    "Profile",
    "Style",
    "__version__",
    "compare",
    "load",
    "render",
]

_HOMES = {
    "BrochureError": "brochure.errors",
    "Diagnostic": "brochure.errors",
    "GlyphError": "brochure.errors",
    "InputError": "brochure.errors",
    "NotFoundError": "brochure.errors",
    "Profile": "brochure.profile.model",
    "Style": "brochure.style.model",
    "compare": "brochure.api",
    "load": "brochure.api",
    "render": "brochure.api",
}


def __getattr__(name: str) -> object:
    try:
        home = _HOMES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
