"""Sentences of a section that are understood without those around them.

A sentence that depends on the one before it is repaired if only its first words do (``However,``, ``They``), and left
out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from brochure.compose.naming import lowered
from brochure.compose.text import capitalized, tidy
from brochure.profile.markdown import Markdown, MdBlock, MdHeading, MdParagraph, Text, plain_text
from brochure.words import sentences

_CONNECTIVE = re.compile(
    r"(?:However|In addition|Additionally|Also|Therefore|Thus|As a result|Moreover|Furthermore|Similarly|Likewise"
    r"|Rather|Even so|Still|Often|For example|For instance|In fact|Finally|Instead|Otherwise|Nevertheless|Nonetheless"
    r"|In contrast|Then), "
)
_EVEN_SO = re.compile(r"(?:Even so|Still|Nevertheless|Nonetheless),(?=.*\bnot\b)")
"""The beginning of a sentence that denies what the one before it makes likely, and is not true without it."""

_THOUGH = re.compile(r"(?P<opening>^(?:For|In|At|On|To|With|After|Before)\b[^,]*,)?,? (?:though|however),")
_EXAMPLE = re.compile(
    r"(?P<opening>^(?:When|If|While|For|In|At|On|To|With|After|Before)\b[^,]*), for (?:example|instance),"
)
_NONETHELESS = re.compile(r",? (?:nonetheless|nevertheless)\b,?")
_ALSO = re.compile(r",? also\b,?(?! known| called)")
_THEY = re.compile(r"They\b")
_LATER_THEY = re.compile(
    r"(?P<opening>(?:To|Because|If|When|As|Before|After|Depending|Although|While|Once)\b[^,]*, )they\b"
)
_DOING = re.compile(r"(?:When|While|After|Before|By) \w+ing\b")
"""The beginning of a sentence about what its subject does, so that ``they`` is nobody named there."""

_FINITE = r"(?:are|can|do|have|may|might|must|need|should|spend|use|work|will)\b"

_SUBJECT = re.compile(
    r"(?:(?:Although|Because|While|If|When|As) )?(?:most |many |some )?"
    r"(?!(?:in|to|for|at|on|by|during|with|those|these|this|there|it|they)\b)(?P<who>[a-z][\w’,() -]{2,80}?s)"
    r"(?= (?:also|are|can|do|have|may|might|must|need|often|should|sometimes|spend|typically|usually|generally|use"
    r"|work|will)\b)",
    re.IGNORECASE,
)
"""What a sentence begins with; if it is people, ``They`` in the next sentence stands for them."""

_PEOPLE = re.compile(
    r"(?:(?<!comput)(?<!numb)(?<!lett)(?<!ord)(?<!matt)(?<!pap)ers|(?<!do)(?<!flo)(?<!col)(?<!fact)ors|ists|ians"
    r"|(?<!pl)(?<!restaur)ants|students|patients|agents|people|members|clerks|guards|aides|apprentices)$"
)
"""The last word of a name of people."""

_THEIR_WORK = re.compile(r"the (?:\w+ )?(?:work|job|jobs|duties|tasks|schedules?)", re.IGNORECASE)
"""What is said of people in ``The work of clerks is hard.``, so that ``They`` in the next sentence are these."""

_DEPENDENT = re.compile(
    r"(?:he|she|they|it|its|but|and|or|more|their|this|that|these|those(?! (?:who|with|in|\w+ing)\b)"
    r"|such|another|both|either|neither|others?|still|so|then|here"
    r"|each|the rest|the (?:former|latter|other|same))\b"
    r"|(?:some|many|most|few|several|all)(?: also| often| usually| of (?:them|these|those))?"
    r" (?:are|can|do|have|may|might|must|need|prefer|require|spend|start|take|travel|work|learn|of)\b"
    r"|(?:at the same time|on the other hand|by contrast|in these|in this|in such|during (?:this|that|these)"
    r"|after (?:this|that)|with (?:this|these)|to do (?:so|this)|for (?:this|these|those|others))\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that is not understood alone."""

_POINTS_BACK = re.compile(
    r"^\w+ then\b|\b(?:these|those|such) (?!as\b|who\b|that\b|with\b|in\b|of\b|people who|\w+ing\b)\w+"
    r"|\bthe following\b|\bas follows\b|\b(?:listed|described|mentioned) (?:above|below)\b",
    re.IGNORECASE,
)
"""Words that point at something outside of the sentence."""

_EXCEPT = re.compile(
    r"^(?P<who>[A-Z][\w’-]*(?: [\w’-]+){0,5}), except (?P<other>[\w’ -]{3,50}?),?"
    r"(?= (?:who|also|are|can|do|have|may|might|must|need|often|should|sometimes|spend|typically|usually|generally|use"
    r"|work|will)\b)"
)
"""An occupation as the classification names it, ``Cooks, except fast food``, as the subject of a sentence."""

_RESIDUAL = re.compile(r"\ball other\b", re.IGNORECASE)
"""A name of the classification for what it does not name; nobody is called so."""

_WHO = re.compile(r"(?:[\w’-]+ ){1,6}who (?:\w+ly )?[\w’-]+ ")
_PREDICATE = re.compile(rf"(?P<joined>\b(?:and|or) )?(?:\w+ly )?\b{_FINITE}")
"""A predicate, which can be ``joined`` to the one before it."""

_THESE = re.compile(r"\bthese (?P<who>[a-z-]+s)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\b(?P<verb>enter(?:ing)?|in) (?:these|those) occupations\b")
_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("though,", partial(_THOUGH.sub, r"\g<opening>")),
    ("however.", partial(re.compile(r",? however\.$").sub, ".")),
    ("however,", partial(_THOUGH.sub, r"\g<opening>")),
    (", except ", partial(_EXCEPT.sub, r"\g<who> (except \g<other>)")),
    (", for ", partial(_EXAMPLE.sub, r"\g<opening>,")),
    ("theless", partial(_NONETHELESS.sub, "")),
    ("lso", lambda sentence: sentence if "not only" in sentence else _ALSO.sub("", sentence)),
    ("e occupations", partial(_ENTERED.sub, r"\g<verb> the occupation")),
)
"""Words that connect a sentence to others, and what replaces them."""

_LITTLE = re.compile(
    r".*\b(?:works?|trained|employed|conducted|performed|done|found)(?: \w+ly)? (?:in|under|at) "
    r"(?:various|diverse|(?:many )?different|a (?:wide )?(?:variety|range) of) (?:[a-z]+ )?(?:conditions|settings|ways"
    r"|environments?|places|locations|situations|circumstances)(?:,? depending on\b.*)?\.$"
    r"|(?:the )?(?:\w+ )?(?:environments?|conditions|settings|schedules|hours|duties)"
    r"(?: (?:for|of) [^,]+?)? (?:may |can )?(?:vary|varies|differ)\b(?!.*\b(?:includ\w+|from|but|so)\b).*",
    re.IGNORECASE,
)
"""Sentences that say only that something differs."""

_WORDS = re.compile(r"[a-z’-]{4,}s\b")
_REFERRAL = re.compile(
    r"(?:For (?:more|further|specific|additional)|Information (?:on|about)|More information|Check with|Contact|Visit"
    r"|See)\b"
)
"""The beginning of a sentence that only says where to learn more."""


def parts(section: Markdown | None) -> Iterator[tuple[str, list[MdBlock]]]:
    """The subheadings of a section, the first one empty, each with the blocks below it."""
    heading, inside = "", list[MdBlock]()
    for block in section.blocks if section else ():
        if isinstance(block, MdHeading):
            yield heading, inside
            heading, inside = block.text.strip(), []
        else:
            inside.append(block)
    yield heading, inside


def standing(blocks: Iterable[MdBlock], plural: str = "", *, subject: str = "") -> tuple[str, ...]:
    """The sentences of the paragraphs in ``blocks`` that can stand alone, repaired, in order.

    ``plural`` is the occupation in a sentence, for ``these workers``; ``subject`` is whom ``They`` at the beginning of
    a paragraph stands for, if that is known.
    """
    return tuple(sentence for text in _paragraphs(blocks) for sentence in _of_paragraph(text, plural, subject))


def all_sentences(blocks: Iterable[MdBlock]) -> tuple[str, ...]:
    """All sentences of the paragraphs in ``blocks``."""
    return tuple(text[start:end] for text in _paragraphs(blocks) for start, end in sentences(text))


def _paragraphs(blocks: Iterable[MdBlock]) -> Iterator[str]:
    """The words of the paragraphs, without names in bold at their beginning."""
    for block in blocks:
        if isinstance(block, MdParagraph):
            text = plain_text(block.text)
            yield tidy(text[len(run_in(block.text)) :].lstrip(" .:*")).strip()


def run_in(text: Text) -> str:
    """The bold text at the beginning of a paragraph that ends in a period or colon, or before one; may be empty."""
    name = ""
    for run in text:
        if not run.bold:
            return name if name.rstrip().endswith((".", ":")) or run.text.startswith((".", ":")) else ""
        name += run.text
    return ""


def _of_paragraph(text: str, plural: str, subject: str) -> Iterator[str]:
    """``subject`` is whom ``They`` at the beginning stands for, or empty."""
    for start, end in sentences(text):
        sentence = _repaired(text[start:end], subject, plural)
        if _SUBJECT.match(sentence):
            subject = people_in(sentence, plural)
        elif not sentence.startswith(capitalized(subject)):
            subject = ""
        if stands_alone(sentence) and not _EVEN_SO.match(text, start, end):
            yield sentence


def people_in(sentence: str, plural: str) -> str:
    """The people who are the subject of ``sentence``, such as those of the occupation in the ``plural``; or empty."""
    found = _SUBJECT.match(sentence)
    who = found["who"] if found else ""
    thing, _, people = who.partition(" of ")
    if people and thing.lower() not in plural.lower() and not _is_people(thing, plural):
        who = people if _THEIR_WORK.fullmatch(thing) else ""
    return who if who and _is_people(who, plural) else ""


def _is_people(name: str, plural: str) -> bool:
    """Whether ``name`` is that of people, such as those of the occupation in the ``plural``."""
    last = name.rpartition(" ")[2].lower()
    return last in plural.lower().replace(",", "").split() or _PEOPLE.search(last) is not None


def _repaired(sentence: str, subject: str, plural: str) -> str:
    """``sentence`` without its connections to the one before it, whose people are ``subject``, or empty."""
    sentence = capitalized(_CONNECTIVE.sub("", sentence, count=1))
    for words, repair in _REPAIRS:
        if words in sentence:  # which is faster to find out than to look for the pattern
            sentence = repair(sentence)
    if plural and "hese" in sentence:
        sentence = _THESE.sub(lambda these: _named(these, plural), sentence)
    sentence = capitalized(sentence.lstrip())
    if subject and _THEY.match(sentence):
        return _THEY.sub(capitalized(subject), sentence, count=1)
    later = _LATER_THEY.match(sentence)
    if subject and later and not _is_clear(later):
        who, _, rest = subject.partition(" ")
        return _LATER_THEY.sub(rf"\g<opening>{' '.join(filter(None, (lowered(who), rest)))}", sentence, count=1)
    return sentence


def _named(these: re.Match[str], plural: str) -> str:
    """The occupation for ``these workers`` and for its own last word, ``these managers``."""
    who = these["who"].lower()
    return plural if who in ("workers", "professionals") or plural.endswith(f" {who}") else these[0]


def stands_alone(sentence: str) -> bool:
    """Whether ``sentence`` is whole, says something itself, and refers to nothing outside of it."""
    later = _LATER_THEY.match(sentence)
    return (
        sentence.endswith((".", "!"))
        and not (later and not _is_clear(later))
        and not _DEPENDENT.match(sentence)
        and not _POINTS_BACK.search(sentence)
        and not _REFERRAL.match(sentence)
        and not _RESIDUAL.search(sentence)
        and not _lacks_predicate(sentence)
        and not says_little(sentence)
    )


def says_little(sentence: str) -> bool:
    """Whether ``sentence`` says only that something differs: ``work in a variety of settings``."""
    return _LITTLE.match(sentence) is not None


def _lacks_predicate(sentence: str) -> bool:
    """Whether all predicates are in the clause on the subject: ``Clerks who work at night and have a desk``."""
    who = _WHO.match(sentence)
    joined = [found["joined"] is not None for found in _PREDICATE.finditer(sentence, who.end())] if who else []
    return bool(joined) and all(joined)


def _is_clear(later: re.Match[str]) -> bool:
    """Whether ``they`` can stand for somebody named before in the sentence."""
    return _WORDS.search(later["opening"]) is not None and not _DOING.match(later["opening"])
