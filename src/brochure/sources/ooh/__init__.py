"""Converts saved pages and the XML compilation of the Occupational Outlook Handbook to profiles.

In: the bytes of a saved page (:func:`~brochure.sources.ooh.pages.read_page`) or of the compilation
(:func:`~brochure.sources.ooh.feed.read_feed`).
Out: :class:`~brochure.sources.ooh.parts.Parts`, common to both, and from it
:class:`~brochure.sources.ooh.assemble.Imported`: a profile, and notes on content that could not be mapped and was kept
as text. Or :class:`~brochure.sources.ooh.parts.PageError` with the reason.

References in a page are not fetched, scripts are not run, and no file is written. Figures are taken as published;
nothing is computed except which rows are totals.
"""
