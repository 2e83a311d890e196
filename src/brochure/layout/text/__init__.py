"""Typesetting of text: tokens, line breaking, paragraphs, and labels.

In: runs of text, or one string in one style. Out: lines as items, or as boxes with their elements.
"""
