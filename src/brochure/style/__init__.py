"""Styles: YAML text to a typed, frozen :class:`~brochure.style.model.Style`.

In: the name of a style or the path of its file (:func:`brochure.style.load.load_style`). Out: a style whose faces
exist, whose sizes fit a page, and whose colours can be read and told apart; or :class:`~brochure.errors.InputError`
with every problem at once. It opens no font and draws nothing: what a style means is for compose, layout and pdf.
"""
