"""Parses untrusted HTML safely: size, encoding and nesting are checked, and nothing is fetched or run."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from brochure.sources.ooh.parts import PageError
from brochure.yamlio.text import without_refused

MAX_PAGE = 8 << 20  # bytes; saved pages have 0.1 to 0.2 million
MAX_FRAGMENT = 2 << 20  # characters; the longest section has 60,000
MAX_DEPTH = 60  # nested elements; pages have up to 25
MAX_ELEMENTS = 100_000  # pages have up to 6,000

_NOT_CONTENT = frozenset(
    {
        "nav", "script", "style", "noscript", "iframe", "object", "embed", "applet", "template", "svg", "math", "form",
        "button", "input", "select", "textarea", "audio", "video", "canvas", "img", "del", "s", "strike", "head",
    }
)  # fmt: skip
_FURNITURE = frozenset(("invisible", "about-this-section", "ooh_right_img", "image-caption", "clearfloat", "noprint"))
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MISREAD = re.compile("\u00e2\u20ac[\u2122\u0153\u201c\u201d]")  # ’ “ – — in UTF-8, read as Windows-1252
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SINGLE_BYTE = frozenset(("windows-1252", "cp1252", "iso-8859-1", "latin-1", "latin1", "us-ascii"))


def parse_page(data: bytes) -> HtmlElement:
    """The tree of a saved page. Raises :class:`PageError`."""
    if len(data) > MAX_PAGE:
        raise PageError(f"the file is larger than {MAX_PAGE >> 20} MiB; a saved page has a fifth of one")
    return _parse(decoded(data))


def parse_fragment(text: str) -> HtmlElement | None:
    """The tree of part of a page, under one ``div``; None if it is empty. Raises :class:`PageError`."""
    if not text.strip():
        return None
    if len(text) > MAX_FRAGMENT:
        raise PageError(f"a section of {len(text):,} characters")
    return _parse(f"<div>{text}</div>")


def decoded(data: bytes) -> str:
    """The text of a page: UTF-8, UTF-16 with its mark, or the single-byte encoding that the page declares."""
    if not data.strip():
        raise PageError("the file is empty")
    text = _decoded(data)
    if "\x00" in text:
        raise PageError("the file contains NUL characters: it is not an HTML page, or it is damaged")
    if _MISREAD.search(text):
        raise PageError("the text was decoded in a wrong encoding earlier (’ appears as â€™): save the page again")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise PageError("the file has a UTF-16 byte order mark but is not UTF-16") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else ""
        if name in _SINGLE_BYTE:
            return data.decode("cp1252", "replace")
        byte, place = data[error.start], error.start
        hint = f"it declares {name}" if name else "it declares no encoding"
        raise PageError(
            f"byte 0x{byte:02X} at {place:,} is not UTF-8, and {hint}: save the page again as UTF-8"
        ) from None


def _parse(text: str) -> HtmlElement:
    if text.count("<") > 2 * MAX_ELEMENTS:  # checked before a tree is built
        raise PageError(f"more than {MAX_ELEMENTS:,} elements")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageError(f"this is not HTML: {error}") from None
    _check_shape(root)
    _drop_controls(root)
    return root


def _check_shape(root: HtmlElement) -> None:
    """Reject too many elements, or too deeply nested ones."""
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        if depth > MAX_DEPTH:
            raise PageError(f"elements are nested more than {MAX_DEPTH} deep")
        if count > MAX_ELEMENTS:
            raise PageError(f"more than {MAX_ELEMENTS:,} elements")


def _drop_controls(root: HtmlElement) -> None:
    """Drop characters that XML does not allow: lxml reads them, but refuses to move text that contains them."""
    for element in root.iter():
        if element.text and _NOT_XML.search(element.text):
            element.text = _valid(element.text)
        if element.tail and _NOT_XML.search(element.tail):
            element.tail = _valid(element.tail)


def _valid(text: str) -> str:
    return _NOT_XML.sub("", text.replace("\v", " ").replace("\f", " "))


def is_content(element: HtmlElement) -> bool:
    """Whether an element is visible and not part of the site's navigation."""
    if not isinstance(element.tag, str) or element.tag in _NOT_CONTENT or "hidden" in element.attrib:
        return False
    if not _FURNITURE.isdisjoint((element.get("class") or "").split()):
        return False
    return not _HIDDEN.search(element.get("style") or "")


def text_of(element: HtmlElement | None) -> str:
    """The visible text of an element on one line."""
    return "" if element is None else one_line("".join(_texts(element)))


def _texts(element: HtmlElement) -> list[str]:
    texts = [element.text or ""]
    for child in element:
        if is_content(child):
            texts.extend(_texts(child))
            if child.tag in ("br", "p", "div", "li", "tr", "td", "th"):
                texts.append(" ")
        texts.append(child.tail or "")
    return texts


def one_line(text: str) -> str:
    """``text`` with runs of white space, no-break spaces included, as single spaces, and none at the ends.

    Characters that are not allowed in profiles, such as controls, are dropped.
    """
    return " ".join(without_refused(text).split())


def first(element: HtmlElement, path: str) -> HtmlElement | None:
    """The first element that an XPath expression finds."""
    found = element.xpath(path)
    return found[0] if found else None
