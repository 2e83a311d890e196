"""Lays out a book piece by piece, in an order in which all page numbers are known when they are needed.

In: the pieces from :mod:`brochure.compose.book`, one at a time: dividers and chapters, then the index, then the front
matter, although its pages come first. Out: a :class:`~brochure.layout.pages.PageFragment` for each; only the numbers of
their first pages are kept.
"""

from brochure.layout.book.typesetter import SetChapter, Typesetter, set_chapter

__all__ = ["SetChapter", "Typesetter", "set_chapter"]
