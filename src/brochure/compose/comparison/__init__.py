"""Several occupations side by side: profiles in, a :class:`~brochure.compose.comparison.model.Comparison` out.

As everywhere in compose, every word and every number is final, and what is not published says so: never 0, never
guessed. Figures that cannot be compared (a year's pay and an hour's, another month, another span) are never put on
one scale unsaid.
"""

from brochure.compose.comparison.sheet import compare

__all__ = ["compare"]
