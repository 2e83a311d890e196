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
    from brochure.app.author import (
        BrandFile,
        ProfileFile,
        copy_profile,
        new_brand,
        new_profile,
        schema_text,
        write_schema,
    )
    from brochure.app.batch import Batch, BatchInterrupt, Book, Failure, build_batch, build_book, manifest_text
    from brochure.app.build import BrochureFile, Built, build, load, render
    from brochure.app.cards import CardsFile, build_cards, render_cards
    from brochure.app.compare import Compared, compare, render_comparison
    from brochure.app.events import Advanced, Event, Message, Progress, Started, Step
    from brochure.app.figures import (
        DataAdded,
        ProfileUpdate,
        UpdateFailure,
        Updates,
        add_data,
        find_areas,
        list_data,
        plan_update,
        update,
        write_update,
    )
    from brochure.app.gallery import Gallery, Shown, gallery
    from brochure.app.imports import Imported, ImportedProfile, import_figures, import_ooh, import_page
    from brochure.app.impose import ImposedFile, impose
    from brochure.app.library import (
        Checked,
        Listing,
        StyleListing,
        check,
        list_profiles,
        list_styles,
        show_style,
    )
    from brochure.app.outputs import Output, OutputError, PdfFile
    from brochure.app.poster import PosterFile, build_poster, render_poster
    from brochure.app.preview import Picture, Previewed, preview
    from brochure.app.search import Found, FoundOccupation, Titles, open_titles, search_titles
    from brochure.app.stored import StoredOccupation, remove_data, show_data
    from brochure.batch.select import Selectors
    from brochure.errors import (
        BrochureError,
        Diagnostic,
        FontError,
        GlyphError,
        InputError,
        NotFoundError,
        PictureError,
        RequestError,
        SeveralErrors,
    )
    from brochure.profile.model import Profile
    from brochure.style.model import Style

__version__ = "0.1.0"

__all__ = [
    "Advanced",
    "Batch",
    "BatchInterrupt",
    "Book",
    "BrandFile",
    "BrochureError",
    "BrochureFile",
    "Built",
    "CardsFile",
    "Checked",
    "Compared",
    "DataAdded",
    "Diagnostic",
    "Event",
    "Failure",
    "FontError",
    "Found",
    "FoundOccupation",
    "Gallery",
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
    "PictureError",
    "PosterFile",
    "Previewed",
    "Profile",
    "ProfileFile",
    "ProfileUpdate",
    "Progress",
    "RequestError",
    "Selectors",
    "SeveralErrors",
    "Shown",
    "Started",
    "Step",
    "StoredOccupation",
    "Style",
    "StyleListing",
    "Titles",
    "UpdateFailure",
    "Updates",
    "__version__",
    "add_data",
    "build",
    "build_batch",
    "build_book",
    "build_cards",
    "build_poster",
    "check",
    "compare",
    "copy_profile",
    "find_areas",
    "gallery",
    "import_figures",
    "import_ooh",
    "import_page",
    "impose",
    "list_data",
    "list_profiles",
    "list_styles",
    "load",
    "manifest_text",
    "new_brand",
    "new_profile",
    "open_titles",
    "plan_update",
    "preview",
    "remove_data",
    "render",
    "render_cards",
    "render_comparison",
    "render_poster",
    "schema_text",
    "search_titles",
    "show_data",
    "show_style",
    "update",
    "write_schema",
    "write_update",
]

_HOMES = {
    "app.author": (
        "BrandFile",
        "ProfileFile",
        "copy_profile",
        "new_brand",
        "new_profile",
        "schema_text",
        "write_schema",
    ),
    "app.batch": ("Batch", "BatchInterrupt", "Book", "Failure", "build_batch", "build_book", "manifest_text"),
    "app.build": ("BrochureFile", "Built", "build", "load", "render"),
    "app.cards": ("CardsFile", "build_cards", "render_cards"),
    "app.compare": ("Compared", "compare", "render_comparison"),
    "app.events": ("Advanced", "Event", "Message", "Progress", "Started", "Step"),
    "app.figures": (
        "DataAdded",
        "ProfileUpdate",
        "UpdateFailure",
        "Updates",
        "add_data",
        "find_areas",
        "list_data",
        "plan_update",
        "update",
        "write_update",
    ),
    "app.gallery": ("Gallery", "Shown", "gallery"),
    "app.impose": ("ImposedFile", "impose"),
    "app.imports": ("Imported", "ImportedProfile", "import_figures", "import_ooh", "import_page"),
    "app.library": (
        "Checked",
        "Listing",
        "StyleListing",
        "check",
        "list_profiles",
        "list_styles",
        "show_style",
    ),
    "app.outputs": ("Output", "OutputError", "PdfFile"),
    "app.poster": ("PosterFile", "build_poster", "render_poster"),
    "app.preview": ("Picture", "Previewed", "preview"),
    "app.search": ("Found", "FoundOccupation", "Titles", "open_titles", "search_titles"),
    "app.stored": ("StoredOccupation", "remove_data", "show_data"),
    "batch.select": ("Selectors",),
    "errors": (
        "BrochureError",
        "Diagnostic",
        "FontError",
        "GlyphError",
        "InputError",
        "NotFoundError",
        "PictureError",
        "RequestError",
        "SeveralErrors",
    ),
    "profile.model": ("Profile",),
    "style.model": ("Style",),
}
"""The public names by the module that has them."""


def __getattr__(name: str) -> object:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"brochure.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
