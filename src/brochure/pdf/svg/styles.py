"""The properties of elements: their attributes, the rules of style sheets, and their own ``style``.

Selectors are names of elements, classes and identifiers, as programs for drawing write them; others are refused, since
the time that they take is hard to bound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import tinycss2
from lxml import etree

from brochure.pdf.svg.values import RefusedError, shown

MAX_SHEETS = 256 << 10  # characters of style sheets
MAX_ATTRIBUTES = 100  # of an element; lxml takes quadratic time for them
MAX_STYLE = 10_000  # characters of an element's own style
MAX_MATCHES = 2_000_000  # properties in rules times elements
IGNORED = ("charset", "font-face", "keyframes", "namespace")  # rules that change nothing of what is drawn
SIMPLE = "save it as “plain SVG” or “optimized SVG”, with attributes in place of style sheets"

_SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")


class _Rule(NamedTuple):
    """The properties of elements with a name (any, if it is empty) and all of these classes and identifiers."""

    name: str
    marks: frozenset[str]  # with "." or "#"
    rank: tuple[int, int, int, int]  # what wins: identifiers, classes, the name, the order
    declared: dict[str, str]
    important: dict[str, str]


class Styles:
    """The style sheets of a file of ``count`` elements."""

    def __init__(self, sheets: list[str], count: int) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)  # by an element's name, class or identifier, or ""
        made = 0
        if sum(map(len, sheets)) > MAX_SHEETS:
            raise RefusedError(f"its style sheets have more than {MAX_SHEETS:,} characters", SIMPLE)
        for sheet in sheets:
            for rule in _rules(sheet):
                made += max(1, len(rule.declared) + len(rule.important))
                self._rules[min(rule.marks, default=rule.name)].append(rule)
        if made * count > MAX_MATCHES:
            raise RefusedError(f"its style sheets say {made:,} things of {count:,} elements, which is too much", SIMPLE)

    def properties(self, element: etree._Element) -> dict[str, str]:
        """The properties of ``element`` by name, without those that it inherits. Attributes are properties, too."""
        if len(element.attrib) > MAX_ATTRIBUTES or len(element.get("style", "")) > MAX_STYLE:
            raise RefusedError("it has an element with too many attributes", SIMPLE)
        found = {str(name): str(value) for name, value in element.attrib.items()}
        own, own_important = declarations(found.pop("style", ""))
        rules = self._matching(element) if self._rules else []
        for declared in (
            [rule.declared for rule in rules] + [own] + [rule.important for rule in rules] + [own_important]
        ):
            found.update(declared)
        return found

    def _matching(self, element: etree._Element) -> list[_Rule]:
        name = etree.QName(element).localname
        marks = {f".{each}" for each in element.get("class", "").split()}
        if element.get("id"):
            marks.add(f"#{element.get('id')}")
        candidates = [rule for key in ("", name, *marks) for rule in self._rules.get(key, ())]
        matching = [rule for rule in candidates if rule.marks <= marks and rule.name in ("", name)]
        return sorted(matching, key=lambda rule: rule.rank)


def _rules(sheet: str) -> Iterator[_Rule]:
    try:
        parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    except ValueError:  # of a number with thousands of digits
        raise _nonsense() from None
    for order, rule in enumerate(parsed):
        if rule.type == "error" or (rule.type == "at-rule" and rule.lower_at_keyword in IGNORED):
            continue  # as CSS wants it
        if rule.type != "qualified-rule":
            raise RefusedError(f"its style sheet has the rule @{rule.at_keyword}", SIMPLE)
        declared, important = declarations(tinycss2.serialize(rule.content))
        for selector in tinycss2.serialize(rule.prelude).split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if not match or not match[0]:
                raise RefusedError(f"its style sheet has the selector {shown(selector)}", SIMPLE)
            marks = re.findall(r"[.#][^.#]+", match[2])
            name = "" if match[1] in (None, "*") else match[1]
            identifiers = sum(mark.startswith("#") for mark in marks)
            rank = (identifiers, len(marks) - identifiers, bool(name), order)
            yield _Rule(name, frozenset(marks), rank, declared, important)


def declarations(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The properties that the style ``text`` declares, and those that it declares to be important."""
    declared: dict[str, str] = {}
    important: dict[str, str] = {}
    try:
        items = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True) if text else ()
    except ValueError:
        raise _nonsense() from None
    for item in items:
        if item.type == "declaration":
            (important if item.important else declared)[item.lower_name] = tinycss2.serialize(item.value).strip()
    return declared, important


def _nonsense() -> RefusedError:
    return RefusedError("its style sheet or a style makes no sense", SIMPLE)
