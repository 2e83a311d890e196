"""The figures store: official figures of many years and areas in one SQLite file.

In: workbooks, archives and folders of them (:mod:`.adding`); a workbook is stored whole or not at all.
Out: a :class:`~.reading.Store` that answers by SOC code, area and vintage with the frozen rows of
:mod:`brochure.sources.figures.model`; :mod:`.areas` finds areas by name.

The file may have been damaged or forged: only our own tables are opened (:mod:`.schema`), queries have a budget
(:mod:`.untrusted`), and every value is checked on its way out (:mod:`.records`).
"""
