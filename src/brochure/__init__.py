"""Occupation profiles in, accessible, print-ready career brochures out.

    >>> import brochure
    >>> profile = brochure.load("health-info-tech")
    >>> pdf = brochure.render(profile)
    >>> pdf[:5]
    b'%PDF-'

In: names of profiles (slug, SOC code, title or alias) or paths of their YAML files. Out: PDF files that are PDF/UA-1
and PDF/A-2a; the same input gives the same bytes. ``render`` and ``render_comparison`` return bytes and write nothing;
the other functions do what the command of their name does, and return what they made:

    >>> built = brochure.build(["cooks"], output="fair/")  # doctest: +SKIP
    >>> built.files[0].path, built.files[0].pages  # doctest: +SKIP
    (PosixPath('fair/cooks.pdf'), 5)

:mod:`brochure.app` explains arguments, results, progress and errors, which are all :class:`BrochureError`:
:class:`InputError` for a file that is wrong, :class:`NotFoundError` for a name that nothing, or more than one thing,
matches, :class:`RequestError` for arguments, :class:`OutputError` for a place that cannot be written.

Importing this package loads nothing else of it: the parts come when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing takes longer than all of this
if TYPE_CHECKING:
    from brochure.app.author import ProfileFile, copy_profile, new_profile, schema_text, write_schema
    from brochure.app.batch import Batch, Failure, build_batch, manifest_text
    from brochure.app.book import Book, build_book
    from brochure.app.build import BrochureFile, Built, build
    from brochure.app.check import Checked, check
    from brochure.app.compare import Compared, compare
    from brochure.app.data import DataAdded, add_data, find_areas, list_data
    from brochure.app.events import Advanced, Event, Message, Progress, Started, Step
    from brochure.app.imports import Imported, ImportedProfile, import_figures, import_ooh, import_page
    from brochure.app.impose import ImposedFile, impose
    from brochure.app.listing import Listing, StyleListing, list_profiles, list_styles, search_profiles
    from brochure.app.outputs import Output, OutputError, PdfFile
    from brochure.app.preview import Picture, Previewed, preview
    from brochure.app.render import load, render, render_comparison
    from brochure.app.update import ProfileUpdate, UpdateFailure, Updates, plan_update, update, write_update
    from brochure.batch.select import Selectors
    from brochure.errors import (
        BrochureError,
        Diagnostic,
        GlyphError,
        InputError,
        NotFoundError,
        RequestError,
        SeveralErrors,
    )
    from brochure.profile.model import Profile
    from brochure.style.model import Style

__version__ = "0.1.0"

__all__ = [
    "Advanced",
    "Batch",
    "Book",
    "BrochureError",
    "BrochureFile",
    "Built",
    "Checked",
    "Compared",
    "DataAdded",
    "Diagnostic",
    "Event",
    "Failure",
    "GlyphError",
    "Imported",
    "ImportedProfile",
    "ImposedFile",
    "InputError",
    "Listing",
    "Message",
    "NotFoundError",
    "Output",
    "OutputError",
    "PdfFile",
    "Picture",
    "Previewed",
    "Profile",
    "ProfileFile",
    "ProfileUpdate",
    "Progress",
    "RequestError",
    "Selectors",
    "SeveralErrors",
    "Started",
    "Step",
    "Style",
    "StyleListing",
    "UpdateFailure",
    "Updates",
    "__version__",
    "add_data",
    "build",
    "build_batch",
    "build_book",
    "check",
    "compare",
    "copy_profile",
    "find_areas",
    "import_figures",
    "import_ooh",
    "import_page",
    "impose",
    "list_data",
    "list_profiles",
    "list_styles",
    "load",
    "manifest_text",
    "new_profile",
    "plan_update",
    "preview",
    "render",
    "render_comparison",
    "schema_text",
    "search_profiles",
    "update",
    "write_schema",
    "write_update",
]

_HOMES = {
    "Advanced": "brochure.app.events",
    "Batch": "brochure.app.batch",
    "Book": "brochure.app.book",
    "BrochureError": "brochure.errors",
    "BrochureFile": "brochure.app.build",
    "Built": "brochure.app.build",
    "Checked": "brochure.app.check",
    "Compared": "brochure.app.compare",
    "DataAdded": "brochure.app.data",
    "Diagnostic": "brochure.errors",
    "Event": "brochure.app.events",
    "Failure": "brochure.app.batch",
    "GlyphError": "brochure.errors",
    "Imported": "brochure.app.imports",
    "ImportedProfile": "brochure.app.imports",
    "ImposedFile": "brochure.app.impose",
    "InputError": "brochure.errors",
    "Listing": "brochure.app.listing",
    "Message": "brochure.app.events",
    "NotFoundError": "brochure.errors",
    "Output": "brochure.app.outputs",
    "OutputError": "brochure.app.outputs",
    "PdfFile": "brochure.app.outputs",
    "Picture": "brochure.app.preview",
    "Previewed": "brochure.app.preview",
    "Profile": "brochure.profile.model",
    "ProfileFile": "brochure.app.author",
    "ProfileUpdate": "brochure.app.update",
    "Progress": "brochure.app.events",
    "RequestError": "brochure.errors",
    "Selectors": "brochure.batch.select",
    "SeveralErrors": "brochure.errors",
    "Started": "brochure.app.events",
    "Step": "brochure.app.events",
    "Style": "brochure.style.model",
    "StyleListing": "brochure.app.listing",
    "UpdateFailure": "brochure.app.update",
    "Updates": "brochure.app.update",
    "add_data": "brochure.app.data",
    "build": "brochure.app.build",
    "build_batch": "brochure.app.batch",
    "build_book": "brochure.app.book",
    "check": "brochure.app.check",
    "compare": "brochure.app.compare",
    "copy_profile": "brochure.app.author",
    "find_areas": "brochure.app.data",
    "import_figures": "brochure.app.imports",
    "import_ooh": "brochure.app.imports",
    "import_page": "brochure.app.imports",
    "impose": "brochure.app.impose",
    "list_data": "brochure.app.data",
    "list_profiles": "brochure.app.listing",
    "list_styles": "brochure.app.listing",
    "load": "brochure.app.render",
    "manifest_text": "brochure.app.batch",
    "new_profile": "brochure.app.author",
    "plan_update": "brochure.app.update",
    "preview": "brochure.app.preview",
    "render": "brochure.app.render",
    "render_comparison": "brochure.app.render",
    "schema_text": "brochure.app.author",
    "search_profiles": "brochure.app.listing",
    "update": "brochure.app.update",
    "write_schema": "brochure.app.author",
    "write_update": "brochure.app.update",
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
