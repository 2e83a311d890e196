"""Imposition: arranges the pages of a PDF file on sheets to print, fold and cut (booklets, n-up, leaflets).

In: any PDF file, a paper size and a scheme. Out: a PDF file of sheets with the original pages as vector graphics.
Page order is pure arithmetic. This package knows nothing about profiles; sheets are for print and have no tags or
links. Input files may be hostile: callers outside the package use :mod:`~brochure.press.guard`.
"""
