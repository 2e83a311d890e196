"""Updates: the newest figures of the store into existing profiles.

In: a profile's file, and the newest figures of a store (:mod:`.newest`).
Out: what changes and what cannot (:mod:`.plan`; :mod:`.work` for what O*NET knows), and the file's new text, in which
nothing else has changed (:mod:`.update`).

It rewrites no prose and writes no file.
"""
