"""Occupation profiles: reading, validating, finding and writing them.

In: a YAML file or its text (:mod:`~brochure.profile.load`), or a slug, SOC code, title or alias
(:mod:`~brochure.profile.find`). Out: :class:`~brochure.profile.load.Loaded`, a typed, frozen
:class:`~brochure.profile.model.Profile` with its warnings and the position of every value; or
:class:`~brochure.errors.InputError` with every problem in the file. :mod:`~brochure.profile.write` converts back to
plain data and YAML.

This package does not word, format or lay out anything, does not access the network, and evaluates nothing: text is
data, and markup beyond the small Markdown of :mod:`~brochure.profile.markdown` stays literal text.
"""
