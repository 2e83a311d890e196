"""YAML files to typed, frozen dataclasses, with a place for every value and every problem.

In: the text of one file and a dataclass whose declarations say what it may hold. Out: an
instance, a :class:`~brochure.yamlio.decode.Spans` from paths to places, and diagnostics, all
problems at once. It evaluates nothing: no tags, anchors, aliases or merge keys, one
document, at most 1 MiB, 32 levels and 50,000 values. It knows nothing about occupations or styles, and imports
only :mod:`brochure.errors`.

The codes of its diagnostics:

================= ==================================================================
``yaml``          the YAML itself, or a part of YAML that is not supported
``limit``         too large, too deep, too many problems
``encoding``      not UTF-8
``file``          cannot be read
``foreign``       keys of something else altogether
``text``          a character that text may not hold
``unknown-key``   a key that the declaration lacks
``duplicate-key`` a key twice
``missing``       a required key or value
``type``          one type of value where another belongs
``format``        text that does not look as it should
``choice``        text that is none of the allowed
``range``         a number out of bounds
``length``        text too long
``url``           an address that is not http, https or mailto
================= ==================================================================
"""
