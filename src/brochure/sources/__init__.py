"""Official data to profiles.

In: files as their publishers give them: pages and the XML compilation of the Occupational Outlook Handbook
(:mod:`brochure.sources.ooh`), career pages as plain text (:mod:`brochure.sources.career_page`), workbooks of wages and
projections (:mod:`brochure.sources.figures`).
Out: :class:`~brochure.profile.model.Profile` with every figure and every sentence of the source, and in words what
could not be mapped and was kept as text; or a store of figures, to be asked by SOC code, area and vintage.

It words, formats and lays out nothing, writes no file but the store, and trusts no input: sizes, depths and encodings
are checked, nothing that a file points to is fetched, and addresses that a profile may not hold are left out.

Importing this package loads nothing else of it.
"""
