"""Loads and validates styles: YAML text to a typed, frozen :class:`~brochure.style.model.Style`.

In: the name of a style or the path of its file (:func:`brochure.style.load.load_style`). Out: a style whose faces
exist, whose columns fit on a page, and whose colors have enough contrast; or :class:`~brochure.errors.InputError` with
all problems at once. This package opens no fonts and draws nothing; compose, layout and pdf apply the style.
"""
