"""Workbooks (``.xlsx``) and tables as text, as publishers write them: bytes in, rows of cells out.

In: open files, which anybody may have made: checked before they are opened (:mod:`.archive`), read row by row in little
memory (:mod:`.workbook`, :mod:`.text`).
Out: the sheets of a :class:`~.workbook.Workbook`, and errors that name the file, the sheet and the row; the first rows
of all sheets, to recognize a workbook by (:mod:`.outline`).

It knows no survey, and unpacks nothing to disk.
"""
