"""The faces that ship with the program: their files, baked metrics, and subsets of their glyphs.

In: the name of a face. Out: advance widths and kerning for whoever sets text, and font programs with just the
characters in use for whoever embeds them. It knows neither pages nor PDF objects.
"""
