"""What a brochure says: a profile and a style in, a document tree out.

In: a :class:`~brochure.profile.model.Profile` that has been validated, and a
:class:`~brochure.style.model.Style`, of which only the order and presence of
sections is read. Out: a :class:`~brochure.compose.blocks.Document` in which
every word and every number is final. All wording and number formats live here;
sentences that restate figures are made from the figures, so text and tables
cannot disagree.

It will not invent: what the profile lacks is left out, never 0 and never
guessed. It will not lose: every figure and every sentence of the profile is in
the document, in the sections that the style asks for. It knows nothing of
fonts, pages and PDF, reads no files and keeps no state.
"""

from brochure.compose.document import compose

__all__ = ["compose"]
