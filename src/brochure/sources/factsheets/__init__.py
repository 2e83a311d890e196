"""Fact sheets: profiles made of the figures store alone, for any detailed occupation of the projections.

In: a :class:`~brochure.sources.store.reading.Store`, and the codes or titles of occupations (:mod:`.occupations`).
Out: a :class:`~brochure.profile.model.Profile` of figures (:mod:`.sheets`), with what O*NET knows of the work, as it is
worded there (:mod:`brochure.sources.work`), and the text of its file.

It writes no prose and no file; what is not published is absent.
"""
