"""Pay where the reader lives: :class:`~brochure.profile.local_pay.LocalPay` in, blocks and rows of comparisons out."""
