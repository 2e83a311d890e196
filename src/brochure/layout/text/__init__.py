"""Words in lines: paragraphs, labels, and where their lines may end.

In: runs of text, or one string in one style. Out: lines as items, or as boxes with their elements.
"""
