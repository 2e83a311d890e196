"""Batches and books: from selectors and options to many files with a manifest, or to one file.

In: profiles by selectors (:mod:`.select`), styles, areas, a folder. Out: finished files under their final names, and
``manifest.json``. A failed item never affects others, no partial file has a final name, and the next run completes an
interrupted one. A book (:mod:`.book`) is one file, written only if all its profiles are valid. This package writes no
text, lays out nothing and draws nothing itself.
"""
