"""Corrects typing faults in imported prose that its publisher would correct, too.

Doubled apostrophes and commas, spaces before commas and periods, missing ones after periods, and dashes other than the
em dash of the handbook, which has no spaces around it. Addresses, figures and code are left unchanged.
"""

from __future__ import annotations

import re

from brochure.profile.markdown import Text, plain_text

_FAULTS = re.compile(
    r"""
      (?P<keep>       (?:https?://|mailto:|www\.)\S+ | [\w.+-]{1,64}@[\w-]+\.\S+ | <[^<>]{1,200}> | `[^`]{1,200}` )
    | (?P<apostrophe> (?<=\w)['’]{2}(?=\w|\ |$) )
    | (?P<before>     (?<=[\w)”’"])\ +(?=[,.;:!?](?:\ |$)) )
    | (?P<after>      (?<=[a-z][a-z][a-z]\.)(?=[A-Z][a-z]*\ )(?!Com|Edu|Gov|Net|Org) )
    | (?P<comma>      (?<=\w),(?:\ ?,)+(?=\ ) )
    | (?P<period>     (?<=\w\w\w\.)\.(?=\ |$) )
    | (?P<inside>     (?<=\()\ + | (?<=\w)\ +(?=\)) )
    | (?P<dash>       (?:(?<=[^\W\d])|(?<=[)”’]))(?:\ +(?:-{1,3}|[–—])\ +|-{2,3}|—\ +|\ +—)(?=[^\W\d]|[(“‘]) )
    """,
    re.VERBOSE,
)

_CORRECT = {"apostrophe": "’", "after": " ", "comma": ",", "dash": "—"}
"""What replaces a fault; other faults are left out."""


def corrected_line(text: str) -> str:
    """``text`` without typing faults."""
    return _FAULTS.sub(_correction, text)


def corrected(text: Text) -> Text:
    """A paragraph without typing faults, which can be where two runs meet."""
    edits = [found for found in _FAULTS.finditer(plain_text(text)) if found.lastgroup != "keep"]
    if not edits:
        return text
    runs = []
    end = 0
    for run in text:
        start, end = end, end + len(run.text)
        new, place = "", start
        for edit in edits:
            if start <= edit.start() < end:
                new += run.text[place - start : edit.start() - start] + _correction(edit)
                place = min(edit.end(), end)
            elif edit.start() < start < edit.end():  # begun in an earlier run
                place = min(edit.end(), end)
        if left := new + run.text[place - start :]:
            runs.append(run._replace(text=left))
    return tuple(runs)


def _correction(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup == "keep" else _CORRECT.get(found.lastgroup or "", "")
