"""The verbs with which an imperative phrase begins: ``Set up``, ``Measure, weigh, and mix``.

A reader who runs down a list of duties reads them first, and alone. So a lead is the first verb, with a particle that
changes its meaning; other verbs are part of it only where they have the same object. Whether a word is a verb cannot be
known, so what does not look like one in the imperative has no lead.
"""

from __future__ import annotations

import re

_ADVERBIAL = r"(?:up|out|down|off|away|back|apart|together)"
"""Particles that belong to any verb that they follow."""

_PREPOSITIONS = {
    "with": "collaborate|communicate|comply|confer|consult|cooperate|coordinate|deal|interact|meet|speak|talk|work",
    "to": "adhere|attend|go|keep|listen|react|relate|respond|see|tend",
    "for": "advocate|apply|arrange|audition|bid|care|look|pose|prepare|search|watch",
    "from": "work",
    "in": "bring|check|engage|fill|hand|participate|pitch|put|sit|take|turn",
    "on": "advise|call|check|pass|put|report|turn|wait|work",
    "over": "go|preside|take|talk|watch",
    "after": "look|see",
    "through": "go|look|talk|walk",
    "along": "bring|pass",
}
"""Particles that belong to some verbs: ``Respond to``, ``Look after``; but not ``Rehearse for``, ``Travel to``."""

_IDIOM = (
    r"(?:(?:keep|get|put|stay|place) in (?:contact|line|order|place|shape|step|touch)|keep (?:track|watch)|keep up with"
    r"|take (?:care of|part in|stock of)|make sure|look [a-z]+ over|put [a-z]+ (?:right|together|away|back))"
)
"""Verbs that mean little without what follows them: ``Keep in step``, ``Look equipment over``."""

_ADVERB = r"(?!(?:apply|supply|multiply|reply|rely|comply|fly|assembly)\b)\w+ly"

_NO_VERB = (
    r"(?:an?|the|this|that|these|those|their|its|his|her|your|other|others|all|any|each|some|many|most|new|when|while"
    r"|where|if|because|as|at|by|before|during|under|within|without|per|of|or|and|not|never|what|how|who|which|it|they"
    r"|you|may|might|must|can|could|should|will|would|be|is|are|also|often|sometimes|then"
    rf"|{_ADVERBIAL}|{'|'.join(_PREPOSITIONS)}"
    rf"|{_ADVERB}"
    r"|(?!(?:bring|sing|ring|string|spring)\b)\w+ing|(?!(?:feed|need|seed|weed|speed|proceed|shed|embed|wed|bed)\b)\w+ed"
    r"|(?!(?:focus|canvas|bus)\b)\w+[^s\W]s)"
)
"""Words that are no imperatives: function words, adverbs, participles, and plurals or the third person."""

_WORD = rf"(?!{_NO_VERB}\b)[a-z](?:[a-z]|-(?=[a-z]))+"
_PHRASAL = "|".join(
    [rf"{_WORD} {_ADVERBIAL}\b", *(rf"(?:{verbs}) {particle}\b" for particle, verbs in _PREPOSITIONS.items())]
)
_VERB = rf"(?:(?:{_PHRASAL})(?! (?:and|or) (?:{_ADVERBIAL}|{'|'.join(_PREPOSITIONS)})\b)|{_WORD})"
_FIRST = re.compile(rf"{_IDIOM}\b|(?:{_ADVERB} )?{_VERB}(?=[ ,]|$)", re.IGNORECASE)
_SERIES = re.compile(
    rf"(?P<verbs>{_VERB}(?:, {_VERB}(?=,))*,? (?:and|or) {_VERB}) "
    r"(?P<object>(?!(?:about|against|at|by|for|from|in|into|of|on|to|with)\b)[^ ,]+)(?P<after>(?: on| about)?)\b",
    re.IGNORECASE,
)
"""Verbs in a series, and the beginning of the object of the last."""

_ON_PEOPLE = frozenset(
    (
        "advise", "assist", "coach", "counsel", "discipline", "educate", "guide", "help", "inform", "instruct",
        "notify", "teach", "tell", "train", "tutor", "warn",
    )
)  # fmt: skip
"""Verbs whose object is people, which they do not share with verbs on things: ``Install and train users``."""

_ON_BOTH = frozenset(("direct", "hire", "lead", "manage", "monitor", "observe", "supervise", "support"))
"""Verbs whose object is people or things."""


def lead(phrase: str) -> str:
    """The verbs at the beginning of an English ``phrase``, or nothing where they are not plain."""
    series = _SERIES.match(phrase)
    found = series["verbs"] if series and _share_object(series) else ""
    if not found:
        first = _FIRST.match(phrase)
        found = first[0] if first else ""
    return found if len(found) < len(phrase) else ""


def _share_object(series: re.Match[str]) -> bool:
    """Whether what follows a series of verbs is the object of all of them.

    It is not where only the last one says on what: ``Assess and prepare reports on scores``.
    """
    verbs = {verb.split()[0] for verb in re.split(r",? (?:and|or) |, ", series["verbs"].lower())}
    on_people = {verb in _ON_PEOPLE for verb in verbs - _ON_BOTH}
    return len(on_people) < 2 and not series["after"]
