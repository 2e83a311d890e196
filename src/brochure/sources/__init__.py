"""Converts official data to profiles.

In: files as their publishers provide them: pages and the XML compilation of the Occupational Outlook Handbook
(:mod:`brochure.sources.ooh`), career pages as plain text (:mod:`brochure.sources.career_page`), workbooks of wages and
projections (:mod:`brochure.sources.workbooks`, read into :mod:`brochure.sources.figures` and kept in
:mod:`brochure.sources.store`, with the O*NET database).
Out: a :class:`~brochure.profile.model.Profile` with every figure and every sentence of a page, and in words what could
not be mapped and was kept as text; from the store, fact sheets (:mod:`brochure.sources.factsheets`), updates of
profiles (:mod:`brochure.sources.updates`), and pay in areas (:mod:`brochure.sources.local_pay`).

This package does not word, format or lay out anything, and the store is the only file it writes. It trusts no input:
sizes, nesting and encodings are checked, references in files are not followed, and addresses that are not allowed in
profiles are dropped.

Importing this package imports none of its modules.
"""
