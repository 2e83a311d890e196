"""What a school or career center puts on every brochure: its name, logo and colors, whom to ask, programs and events.

In: ``brand.yaml``, written by anyone, and files in its folder or below. Out: a typed, frozen
:class:`~brochure.brand.model.Brand` with all problems of the file by line and column, and the colors of a style with
those of the brand, dark or light enough to read. Other files are never read. This package opens no pictures, and knows
no fonts, pages or wording.
"""
