"""The Occupational Outlook Handbook: saved pages and the XML compilation to profiles.

In: the bytes of a saved page (:func:`~brochure.sources.ooh.pages.read_page`) or of the compilation
(:func:`~brochure.sources.ooh.feed.read_feed`).
Out: :class:`~brochure.sources.ooh.parts.Parts`, the same for both, and from it
:class:`~brochure.sources.ooh.assemble.Imported`: a profile, and what could not be mapped and was kept as text. Or
:class:`~brochure.sources.ooh.parts.PageError`, which says what is wrong with a page.

It fetches nothing that a page points to, runs nothing that a page holds, and writes no file. Figures are taken as they
stand: nothing is computed but what a page marks (which rows are totals).
"""
