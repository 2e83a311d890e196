"""Pay where the reader lives: :class:`~brochure.profile.model.LocalPay` in, blocks and rows of comparisons out."""
