"""Readers of official files, one module a kind: each recognizes a table, reads it into the store, and describes it.

In: the :class:`~brochure.sources.workbooks.outline.Outline` of a workbook, recognized by its content
(:mod:`.registry`); a connection in a transaction.
Out: rows in the tables that :mod:`brochure.sources.store.datasets` lists for the kind; what a file covers, and the rows
of earlier files that it replaces (:mod:`.base`).

A reader opens no file and commits nothing. docs/add-a-kind-of-file.md shows how to write one.
"""
