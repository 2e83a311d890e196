"""Lays out a book piece by piece, in an order that makes every page number known before its use.

Input: pieces from :mod:`brochure.compose.book`, one at a time: the chapters of a part, then its divider, although its
pages come first; the index; and last the front matter. Output: a :class:`~brochure.layout.pages.PageFragment` for each
piece. Only the number of its first page is kept.
"""

from brochure.layout.book.typesetter import SetChapter, Typesetter, set_chapter

__all__ = ["SetChapter", "Typesetter", "set_chapter"]
