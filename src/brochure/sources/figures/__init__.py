"""Official figures of the U.S. Bureau of Labor Statistics: sheets of workbooks in, typed rows out.

In: the sheets of Occupational Employment and Wage Statistics (:mod:`.oews`: the nation, its sectors, states,
metropolitan and nonmetropolitan areas) and Employment Projections (:mod:`.projections`), recognized by their content
(:mod:`.recognition`).
Out: the frozen rows of :mod:`.model`, whose every figure is exact, a bound, or missing for a stated reason.

It opens no file and stores nothing.
"""
