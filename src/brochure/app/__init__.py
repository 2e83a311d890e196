"""What each command does, without a terminal: plain values in, frozen results out. The package of the public API.

**Modules.** One function, or a few that belong together, in a module; ``import brochure`` offers them all, loaded when
first used.

==============  =====================================================================================================
:mod:`.render`  ``load``, ``render``, ``render_comparison``: names and profiles to PDF bytes in memory; write nothing
:mod:`.build`   ``build``: a brochure file for each profile
:mod:`.compare` ``compare``: one sheet for two to six profiles
:mod:`.preview` ``preview``: the pages of a brochure as pictures
:mod:`.book`    ``build_book``: many profiles in one PDF file
:mod:`.batch`   ``build_batch``: many brochures, only what changed, with a manifest
:mod:`.impose`  ``impose``: a PDF file onto sheets to fold or cut
:mod:`.check`   ``check``: validate profiles and styles
:mod:`.listing` ``list_profiles``, ``search_profiles``, ``list_styles``: what is available
:mod:`.author`  ``new_profile``, ``copy_profile``, ``write_schema``: profiles to start from, and their schema
:mod:`.imports` ``import_ooh``, ``import_page``, ``import_figures``: profiles from official data
:mod:`.data`    ``add_data``, ``list_data``, ``find_areas``: the figures store
:mod:`.update`  ``update``, or ``plan_update`` and ``write_update``: the newest figures into profiles
==============  =====================================================================================================

Shared by them: :mod:`.arguments` (checks of values), :mod:`.events`, :mod:`.outputs`, :mod:`.selecting`,
:mod:`.operation`.

**Two levels.** ``render`` and ``render_comparison`` take profiles and return bytes. All others take names and write
files; no two names of the package differ only in that.

**Arguments.** Names and paths are ``str`` or ``Path``; several are a list or tuple, and one string in place of a list
is a :class:`TypeError`. Options are keyword-only and are those of the command line, with its defaults. ``output`` is a
file, a folder (that exists, or ends in a separator) or, where there is one result, an open binary stream.

**Progress.** ``progress`` is called with each :data:`~.events.Event`, in the caller's thread. By default nobody
listens.

**Results.** A function that writes returns a frozen dataclass: what was made (path, pages, bytes, seconds), what
failed and why, what was skipped, and the warnings, which are events, too. A path is None where
the result went to a stream.

**Errors.** What keeps the whole request from being met is raised, a :class:`~brochure.errors.BrochureError`:
:class:`~brochure.errors.RequestError` (also a :class:`ValueError`) for arguments, :class:`~brochure.errors.InputError`
for a file that is wrong, :class:`~brochure.errors.NotFoundError` for a name, :class:`~.outputs.OutputError` for a place
that cannot be written. All inputs are read and all outputs are claimed before the first is written, so such an error
says that nothing was; when writing itself fails halfway, a note of the exception names what is there. What concerns one
of many items is in the result instead.

**Outputs.** Each function keeps a :mod:`~brochure.ledger` of what it reads. No output replaces an input of the same
call or another output of it; files appear whole or not at all.

**Exit codes** are the command line's, and it derives them from this: a result without failures is 0, one with failures
1, an error is 2 (1 where something was written before it), an interrupt 130.

Nothing here prints, asks, exits, or knows Click.
"""
