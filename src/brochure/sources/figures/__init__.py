"""Official figures: the workbooks of the U.S. Bureau of Labor Statistics in, typed rows out, kept in one SQLite file.

In: workbooks, and archives and folders of them (:mod:`.intake`): Occupational Employment and Wage Statistics
(:mod:`.oews`: the nation, its sectors, states, metropolitan and nonmetropolitan areas) and Employment Projections
(:mod:`.projections`). What a file is, is told by its content (:mod:`.recognise`); it is checked before it is opened
(:mod:`.archive`) and read row by row, in little memory (:mod:`.cells`).
Out: a :class:`~.store.Store` that is asked by SOC code, area and vintage and answers with the frozen rows of
:mod:`.rows`, whose every figure says whether it is exact, a bound, or not published (:mod:`.special`);
:mod:`.areas` finds areas by name. A file goes into the store whole or not at all (:mod:`.adding`).
For profiles: :mod:`.profiles` makes them of figures alone, :mod:`.local` tells the pay in areas, :mod:`.changes` plans
what the newest figures change in one, and :mod:`.renewal` is the text that its file then has.

It fetches nothing, writes no file but the store, and words nothing.
"""
