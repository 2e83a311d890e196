"""The public Python API: what each command does, without a terminal. Plain values in, frozen results out.

**Modules.** Each module has a few related functions; ``import brochure`` offers them all and loads them on first use.

==============  =====================================================================================================
:mod:`.build`   ``load`` and ``render`` in memory, ``build`` to files
:mod:`.preview` ``preview``: the pages as pictures
:mod:`.gallery` ``gallery``: a profile in every style, with an index page
:mod:`.compare` ``render_comparison`` in memory, ``compare`` to a file: occupations side by side
:mod:`.poster`  ``render_poster`` in memory, ``build_poster`` to a file: occupations ranked by pay on one page
:mod:`.cards`   ``render_cards`` in memory, ``build_cards`` to a file: a pay card of each occupation, to cut
:mod:`.batch`   ``build_batch``, ``manifest_text``, ``build_book``: many profiles as many files or one
:mod:`.impose`  ``impose``: the pages of a PDF file on sheets to fold or cut
:mod:`.library` ``check``, ``list_profiles``, ``list_styles``, ``show_style``: what is available
:mod:`.search`  ``search_titles``, ``open_titles``: occupations by title, in profiles and in the figures store
:mod:`.author`  ``new_profile``, ``new_brand``, ``copy_profile``, ``write_schema``: files to start from, and schemas
:mod:`.imports` ``import_ooh``, ``import_page``, ``import_figures``: profiles from official data
:mod:`.figures` ``add_data``, ``list_data``, ``find_areas``, ``update``: the figures store, and profiles updated from it
:mod:`.stored`  ``show_data``, ``remove_data``: what the store has of an occupation, and what to remove from it
==============  =====================================================================================================

Shared modules: :mod:`.arguments` (checks and selection), :mod:`.brands`, :mod:`.events`, :mod:`.outputs`.

**Two levels.** ``render``, ``render_comparison``, ``render_poster`` and ``render_cards`` take profiles and return
bytes. All others take names and write files. No two functions differ only in that.

**Arguments.** Names and paths are ``str`` or ``Path``; several are a list or tuple, and one string in place of a list
is a :class:`TypeError`, as is any wrong type. Options are keyword-only and match the command line, with the same
defaults. ``output`` is a file, a folder (that exists, or ends in a separator) or, if there is one result, an open
binary stream. ``style`` is a style, its name or the path of its file; a ``page_size`` of None means the style's own.
``lang`` is the language of what the program writes, ``en`` or ``es``; None means that of the profile. With ``areas``,
the result has the pay there, from the figures ``store``: by default ``$BROCHURE_STORE`` or the file in the user's data
folder. ``brand`` is the file of whoever hands the result out; functions that take names look for one unless ``branded``
is False. ``folder`` is searched for profiles first. ``selectors`` are names, or
:class:`~brochure.batch.select.Selectors`.

**Processes.** ``build_batch`` and ``build_book`` use several, which may import the calling script: call them under
``if __name__ == "__main__"``.

**Progress.** ``progress`` is called with each :data:`~.events.Event`, in the caller's thread. By default, events are
ignored.

**Results.** A function that writes returns a frozen dataclass: what was made (path, pages, bytes, seconds), what
failed and why, what was skipped, and the warnings, which are also events. A path is None if the result went to a
stream.

**Errors.** An error that prevents the whole request is raised as a :class:`~brochure.errors.BrochureError`:
:class:`~brochure.errors.RequestError` (also a :class:`ValueError`) for arguments, :class:`~brochure.errors.InputError`
for an invalid file, :class:`~brochure.errors.NotFoundError` for a name, :class:`~.outputs.OutputError` for an output
that cannot be written. All inputs are read and all outputs are checked before the first one is written, so after such
an error nothing was written. If writing itself fails halfway, a note on the exception lists what was written. A failure
of one of many items is in the result instead.

**Outputs.** Each function keeps a :mod:`~brochure.ledger` of what it reads. No output replaces an input or another
output of the same call; files appear whole or not at all.

**Exit codes** belong to the command line, which derives them: 0 for a result without failures, 1 for one with failures,
2 for an error (1 if something was written before it), 130 for an interrupt.

Nothing here prints, prompts, exits or depends on Click.
"""
