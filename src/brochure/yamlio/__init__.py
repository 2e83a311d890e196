"""Decodes YAML files into typed, frozen dataclasses and records where every value and every problem is.

In: the text of one file and a dataclass that declares the allowed content. Out: an instance, a
:class:`~brochure.yamlio.spans.Spans` that maps paths to positions, and all diagnostics at once. Nothing is
evaluated: no tags, anchors, aliases or merge keys; one document of at most 1 MiB, 32 levels and 50,000 values.
This package knows nothing about occupations or styles.

Diagnostic codes:

================= ==================================================================
``yaml``          the YAML itself, or a part of YAML that is not supported
``limit``         too large, too deep, too many problems
``encoding``      not UTF-8
``file``          cannot be read
``foreign``       the file appears to be of another kind
``text``          a character that is not allowed in text
``unknown-key``   a key that is not declared
``duplicate-key`` a key twice
``renamed``       the former name of a key or value (a warning)
``missing``       a required key or value
``type``          a value of the wrong type
``format``        text that does not match the required format
``choice``        text that is not one of the allowed values
``range``         a number out of bounds
``length``        text too long
``url``           an invalid address, or one that is not http, https or mailto
================= ==================================================================
"""
