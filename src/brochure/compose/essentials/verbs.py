"""The verbs with which an imperative phrase begins: ``Set up``, ``Measure, weigh, and mix``.

A reader who runs down a list of duties reads them first. Whether a word is a verb cannot be known, so what does not
look like one in the imperative has no lead.
"""

from __future__ import annotations

import re

_PARTICLE = (
    r"(?:in(?=,| (?:the|an?|their|its|and|or)\b)"
    r"|up|out|down|off|over|on|away|back|after|along|through|with|to|from|for)"
)
"""What belongs to a verb that it follows: ``Work from``, ``Respond to``, ``Look after``; but not ``Put in order``."""

_NO_VERB = (
    r"(?:an?|the|this|that|these|those|their|its|his|her|your|other|others|all|any|each|some|many|most|new|when|while"
    r"|where|if|because|as|at|by|before|during|under|within|without|per|of|or|and|not|never|what|how|who|which|it|they"
    r"|you|may|might|must|can|could|should|will|would|be|is|are|also|often|sometimes|then"
    rf"|in|{_PARTICLE}"
    r"|(?!(?:apply|supply|multiply|reply|rely|comply|fly|assembly)\b)\w+ly"
    r"|(?!(?:bring|sing|ring|string|spring)\b)\w+ing|(?!(?:feed|need|seed|weed|speed|proceed|shed|embed|wed|bed)\b)\w+ed"
    r"|(?!(?:focus|canvas|bus)\b)\w+[^s\W]s)"
)
"""Words that are no imperatives: function words, adverbs, participles, and plurals or the third person."""

_VERB = rf"(?!{_NO_VERB}\b)[a-z](?:[a-z]|-(?=[a-z]))+(?: {_PARTICLE}\b(?! (?:and|or) {_PARTICLE}\b))?"
_LEAD = re.compile(rf"{_VERB}(?=[ ,]|$)(?:(?:, {_VERB}(?=,))*,? (?:and|or) {_VERB}(?=[ ,]|$))?", re.IGNORECASE)


def lead(phrase: str) -> str:
    """The verbs at the beginning of an English ``phrase``, or nothing where they are not plain."""
    found = _LEAD.match(phrase)
    return found[0] if found and len(found[0]) < len(phrase) else ""
