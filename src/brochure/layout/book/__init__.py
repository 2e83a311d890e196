"""A book laid out piece by piece, in the order in which it can be known on which page everything stands.

In: what :mod:`brochure.compose.book` makes, one piece after the other: dividers and chapters, the index, the front last
though it stands first. Out: a :class:`~brochure.layout.pages.PageFragment` of each; only the numbers of their first
pages are kept.
"""

from brochure.layout.book.typesetter import SetChapter, Typesetter, set_chapter

__all__ = ["SetChapter", "Typesetter", "set_chapter"]
