"""What a brand puts on a page: its logo, its name, whom to ask. Forms place these on trays of their own.

In: the imprint or a part of it, a style's text styles, a place. Out: boxes and elements on a tray. It words nothing.
"""
