"""Readers of scalar values, without the surprises of YAML 1.1: ``no`` is text and ``010`` is rejected.

In addition, the rule for web and mail addresses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from math import isfinite

from brochure.yamlio.nodes import NULLS, Node, Scalar, Sequence
from brochure.yamlio.report import Report, shortened
from brochure.yamlio.rules import BAD, Bad, Check, Complaint
from brochure.yamlio.text import RefusedError, clean, clean_line

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
# Numbers that YAML writers quote when they are meant as text; unquoted, they are rejected as text.
_BARE_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FORMATTED = r"[-+$]*\s*[0-9][0-9,_ ]*(?:\.[0-9]+)?\s*%?"  # $38,040 or 13 %
_OTHER_BASES = r"[-+]?0(?:[xX][0-9a-fA-F]+|o?[0-7]+|b[01]+)"
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_OLD_BOOLEANS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_MAX_DIGITS = 30  # far more than any figure needs, far fewer than would slow int()
_MAX_EXACT = 1e15  # floats represent every integer up to this
_STARTS_NUMBER = frozenset("+-0123456789")
_MAX_URL = 2000  # characters


def read_text(node: Node, report: Report) -> str | Bad:
    """One line of text, normalized."""
    return _read_text(node, report, clean_line)


def read_block(node: Node, report: Report) -> str | Bad:
    """Text of any number of lines, normalized."""
    return _read_text(node, report, clean)


def _read_text(node: Node, report: Report, tidy: Callable[[str], str]) -> str | Bad:
    if not isinstance(node, Scalar):
        return wrong_type(node, report, "text")
    value = node.value
    if node.plain and (value in _BOOLEANS or (value[0] in _STARTS_NUMBER and _BARE_NUMBER.fullmatch(value))):
        return wrong_type(node, report, "text", f'put it in quotes: "{shortened(value)}"')
    try:
        text = tidy(value)
    except RefusedError as refused:
        report.error(node, "text", str(refused), "delete it", refused.character)
        return BAD
    if not text or text.isspace():
        report.error(node, "missing", "the text is empty", "write some text, or leave the key out")
        return BAD
    return text


def read_number(node: Node, report: Report) -> float | Bad:
    """A finite number, as a float."""
    if not isinstance(node, Scalar) or not node.plain or not _NUMBER.fullmatch(node.value):
        return _no_number(node, report, "a number", _NUMBER)
    value = float(node.value)
    if not isfinite(value):
        report.error(node, "range", "the number is too large")
        return BAD
    return value


def read_whole(node: Node, report: Report) -> int | Bad:
    """A whole number."""
    if not isinstance(node, Scalar) or not node.plain or not _WHOLE.fullmatch(node.value):
        return _no_number(node, report, "a whole number", _WHOLE)
    if len(node.value) > _MAX_DIGITS:
        report.error(node, "range", "the number is too large")
        return BAD
    return int(node.value)


def read_boolean(node: Node, report: Report) -> bool | Bad:
    """``true`` or ``false`` only."""
    if isinstance(node, Scalar) and node.plain:
        if (value := _BOOLEANS.get(node.value)) is not None:
            return value
        if meant := _OLD_BOOLEANS.get(node.value.lower()):
            return wrong_type(node, report, "true or false", f"write {meant}")
    return wrong_type(node, report, "true or false")


def read_date(node: Node, report: Report) -> date | Bad:
    """A date in the form ``2025-08-28``."""
    if isinstance(node, Scalar) and (found := _DATE.fullmatch(node.value)):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            report.error(node, "format", f"there is no day {node.value}", "year-month-day, such as 2025-08-28")
            return BAD
    return wrong_type(node, report, "a date", "write year-month-day, such as 2025-08-28")


def wrong_type(node: Node, report: Report, expected: str, hint: str = "") -> Bad:
    """Report that ``node`` is not what was expected."""
    report.error(node, "type", f"expected {expected}, found {_described(node)}", hint)
    return BAD


def _described(node: Node) -> str:
    if not isinstance(node, Scalar):
        return "a list" if isinstance(node, Sequence) else "a mapping"
    if node.is_null:
        return "nothing"
    value = shortened(node.value)
    if node.plain and value in _BOOLEANS:
        return value
    if node.plain and _NUMBER.fullmatch(node.value):
        return f"the number {value}"
    return f"the text “{value}”"


def _no_number(node: Node, report: Report, expected: str, pattern: re.Pattern[str]) -> Bad:
    return wrong_type(node, report, expected, _number_hint(node, pattern) if isinstance(node, Scalar) else "")


def _number_hint(node: Scalar, pattern: re.Pattern[str]) -> str:
    """How to write the likely intended number so that it matches ``pattern``."""
    value = node.value.strip()
    if len(value) > _MAX_DIGITS:
        return ""
    if not node.plain and pattern.fullmatch(value):
        return f"leave out the quotes: {value}"
    if re.fullmatch(_OTHER_BASES, value):
        return "write it in decimal digits, without a leading zero"
    bare = re.sub("[^-0-9.]", "", value) if re.fullmatch(_FORMATTED, value) else value
    if pattern.fullmatch(bare):
        return f"write {bare}"
    if not _NUMBER.fullmatch(bare) or not isfinite(number := float(bare)):
        return ""
    return f"write {number:.0f}" if number.is_integer() and abs(number) < _MAX_EXACT else "write it without decimals"


def spelled(text: str) -> str:
    """``text``, a short name, as a YAML scalar that is read as text."""
    is_plain = re.fullmatch(r"[A-Za-z][\w-]*", text) and text not in _BOOLEANS and text not in NULLS
    return text if is_plain else json.dumps(text)


@cache
def _pattern() -> re.Pattern[str]:
    """A host name or mail address, then printable ASCII without quotes, angle brackets and backslashes."""
    rest = r"[!#-;=?-\[\]-_a-~]*"
    host = r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
    return re.compile(
        rf"(?i:https?)://{host}(?::[0-9]{{1,5}})?(?:[/?#]{rest})?|(?i:mailto):[A-Za-z0-9.!#$%&'*+/=?^_{{|}}~\-]+@{host}(?:\?{rest})?"
    )


def url_complaint(url: str) -> Complaint | None:
    """The complaint about ``url``; None for a valid http, https or mailto address."""
    if len(url) > _MAX_URL:
        return Complaint("url", f"an address of {len(url):,} characters, at most {_MAX_URL:,} are allowed")
    if _pattern().fullmatch(url):
        return None
    scheme, colon, _ = url.partition(":")
    shown = url if len(url) <= 60 else url[:59] + "…"
    if not url.isascii():
        return Complaint("url", f"“{shown}” has letters beyond ASCII", "percent-encode them")
    if not colon or "/" in scheme or "." in scheme:
        return Complaint("url", f"“{shown}” is not a full address", "begin it with https://")
    if scheme.lower() not in ("http", "https", "mailto"):
        return Complaint("url", f"“{shown}” is not a web or mail address", "only http, https and mailto are allowed")
    return Complaint("url", f"“{shown}” is not a valid address", "no spaces, quotes or angle brackets")


URL = Check(
    url_complaint,
    {"format": "uri", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[!-~]+$"},
)
