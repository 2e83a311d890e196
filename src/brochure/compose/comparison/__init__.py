"""Composes comparisons: profiles in, a :class:`~brochure.compose.comparison.model.Comparison` out.

As in all of compose, text and numbers are final, and values that are not published are marked as such: never 0, never
estimated. Figures that cannot be compared (annual and hourly pay, different months or spans) never share a scale
without a note.
"""

from brochure.compose.comparison.sheet import compare

__all__ = ["compare"]
