"""Finished PDF files onto sheets that are printed, folded and cut: booklets, several pages on a sheet, leaflets.

In: any PDF file, paper, way of folding. Out: a PDF file of sheets on which the pages are vectors as they were. The
order of pages is arithmetic without a file in sight. It knows nothing of profiles; sheets are for print and carry no
tags or links. Files are hostile: :mod:`~brochure.press.guard` is the way in from outside.
"""
