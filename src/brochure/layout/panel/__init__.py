"""Panels: fixed areas of paper that hold what is most important of a document, whole.

In: parts, each in variants from the fullest to the briefest. Out: the variants that fit a height, and where they stand.
Nothing is split, and nothing overflows: what has no room is left out, the least important first. It words nothing.
"""
