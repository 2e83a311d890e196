"""Validates web and mail addresses."""

from __future__ import annotations

import re
from functools import cache

from brochure.yamlio.rules import Check, Complaint

MAX_LENGTH = 2000
_SCHEMA = {"format": "uri", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[!-~]+$"}


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
    if len(url) > MAX_LENGTH:
        return Complaint("url", f"an address of {len(url):,} characters, at most {MAX_LENGTH:,} are allowed")
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


URL = Check(url_complaint, _SCHEMA)
