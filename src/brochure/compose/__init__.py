"""Composes the content of brochures: material and a style in, a document tree out.

In: :class:`~brochure.compose.material.Material`, a valid profile with what is known besides it, and a
:class:`~brochure.style.model.Style`, of which only the list of sections is used. Out: a
:class:`~brochure.compose.blocks.Document` in which all text and numbers are final. This package contains all wording
and number formats. Sentences about figures are composed from the figures, so text and tables cannot disagree.

Nothing is invented: values missing from the profile are left out, never 0 and never estimated. Nothing is lost: the
document contains every figure and every sentence of the sections in the style. This package knows nothing about fonts,
pages and PDF, reads no files and keeps no state.
"""

from brochure.compose.document import compose
from brochure.compose.material import Material

__all__ = ["Material", "compose"]
