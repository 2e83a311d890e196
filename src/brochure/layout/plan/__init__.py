"""The plan of a document: which pages its sections begin and break on, before anything is placed.

In: sections as bands of boxes (:mod:`brochure.layout.page.stack`), the frame, the numbers of pages to aim for. Out: a
:class:`~brochure.layout.plan.model.Plan`, pages of pieces with their heights and costs. The search is deterministic:
the same boxes give the same plan. It places nothing and changes no box; :mod:`brochure.layout.plan.placing` puts a
plan on pages.
"""
