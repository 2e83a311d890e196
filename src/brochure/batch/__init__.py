"""Many builds: from selectors and options to files, a manifest, and what became of each item.

In: profiles by selectors (:mod:`.select`), styles, areas, a folder. Out: finished files under their final names, and
``manifest.json``. One item that fails never takes another with it, nothing half-written has a final name, and a run
that was cut short is finished by the next. Or else one file of them all (:mod:`.book`), and none where one is wrong. It
words, places and draws nothing itself.
"""
