"""``python -m fuzz.pages``: imports changed handbook pages, entries of the compilation and career pages.

Each item is a changed page beside a good one. The good one must arrive whatever becomes of the other, and what an
import writes must be a profile.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from lxml import etree
from lxml import html as lxml_html
from tests.sources.ooh.conftest import make_page
from tests.sources.ooh.test_feed import entry, feed
from tests.sources.test_career_page import PAGE as CAREER_PAGE

from brochure.errors import BrochureError
from brochure.profile.load import load_file
from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main
from fuzz.mutate import HOSTILE, some_bytes

GOOD = make_page(duties="<p>Good neighbors work here.</p>").replace(b"commercial-divers.htm", b"good-neighbors.htm")
GOOD_URL = "https://www.bls.gov/ooh/construction-and-extraction/good-neighbors.htm"
SLUG = "good-neighbors"
TOKENS = (
    *(b"<", b">", b"</p>", b"<p>", b"<table>", b"</table>", b"<tr>", b"<td>", b"<ul>", b"<li>", b"<br>", b"<!--"),
    *(b"<![CDATA[", b"]]>", b"&amp;", b"&nbsp;", b"&#0;", b"&#x202e;", b"<div id='panes'>", b"<h2>", b"<dl>", b"<dd>"),
    *(b"$", b"%", b",", b".", b"\xe2\x80\x94", b"per year", b" million", b"in May 2024", b"2024\xe2\x80\x9334", b"-->"),
    *(b"[To Top]", b"were as follows:", b"\xff", b"\xef\xbb\xbf", b"&e;", b"&#x1b;[2J", b"\x1b[31m", b"\x00"),
    *(b"<td colspan=99999>", b"<td rowspan='-1'>", b"<a href='javascript:x'>", b"<a href='//[x'>", b"<!DOCTYPE x>"),
    *(b"<script>", b"<svg>", b"\xc2\xa0", b"\xe2\x80\xae", b"<b>" * 3_000, b"<div>" * 3_000),
)  # fmt: skip
VALUES = (
    *("$", "$0", "$-5", "-", "—", "0", "0.0", "%", "1,,2", "9" * 21, "9" * 400, "$1.2.3", "$,", "2 million"),
    *("2024", "0000–00", "May 9999", "$2024", "May 2024", "as follows:", "99-9999", "(Decline)", "1e5", "٣", "²", "½"),
)  # fmt: skip


def samples() -> tuple[Sample, ...]:
    """A small page, compilation and career page."""
    return (
        Sample("page.html", make_page()),
        Sample("feed.xml", feed(entry())),
        Sample("page.txt", CAREER_PAGE.encode()),
    )


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A page, an entry or a career page, imported."""
    sample = chance.choice(samples)
    makers = {".xml": _entry, ".txt": _career_page}
    return makers.get(PurePath(sample.name).suffix.lower(), _page)(chance, sample.data)


def _page(chance: random.Random, page: bytes) -> Item:
    changed = _elements(chance, page) if chance.random() < 0.75 else some_bytes(chance, page, TOKENS)
    return Item({"a.html": changed, "b.html": GOOD}, (_import("a.html", "b.html"),))


def _entry(chance: random.Random, compilation: bytes) -> Item:
    """A compilation of a good entry and a changed one, or one with changes anywhere, which may end early."""
    entries = re.findall(rb"<occupation[ >].*?</occupation>", compilation, re.DOTALL)
    if not entries or chance.random() < 0.2:
        data = some_bytes(chance, compilation, TOKENS)
        return Item({"feed.xml": data, "b.html": GOOD}, (_import("feed.xml", "b.html"),))
    changed = chance.choice(entries)
    if chance.random() < 0.5:
        changed = _tags(chance, changed)
    start = changed.find(b"<![CDATA[", chance.randrange(len(changed)))
    end = changed.find(b"]]>", start)
    if 0 <= start < end:
        inside = _elements(chance, changed[start + 9 : end])
        changed = changed[: start + 9] + inside.replace(b"]]>", b"") + changed[end:]
    # What is not well formed ends the file, so the good entry comes first.
    data = feed(entry(url=GOOD_URL), changed.decode("utf-8", "replace"))
    return Item({"feed.xml": data}, (_import("feed.xml"),))


def _career_page(chance: random.Random, page: bytes) -> Item:
    lines = page.decode("utf-8", "replace").split("\n")
    for _ in range(chance.randint(1, 6)):
        chance.choice(_LINE_CHANGES)(chance, lines)
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        text = some_bytes(chance, text, TOKENS)
    return Item({"a.txt": text}, (Command(("import", "page", "a.txt", "-o", "out/"), frozenset({0, 2})),))


def _import(*names: str) -> Command:
    return Command(("import", "ooh", *names, "--into", "out", "--json"), frozenset({0, 1}))


# Changes to a tree


def _elements(chance: random.Random, page: bytes) -> bytes:
    """HTML after some elements were emptied, dropped, duplicated, moved, renamed or reworded."""
    try:
        root = lxml_html.document_fromstring(page.decode("utf-8", "replace"))
    except (etree.LxmlError, ValueError):
        return page
    kind = chance.choice((None, None, "table", "tr", "td", "dl", "dd", "p", "li", "h2", "h3", "a", "div"))
    for _ in range(chance.randint(1, 6)):
        found = [e for e in root.iter() if isinstance(e.tag, str) and e.getparent() is not None]
        alike = [element for element in found if kind is None or element.tag == kind] or found
        if alike:
            chance.choice(_TREE_CHANGES)(chance, chance.choice(alike), found)
    text: str = etree.tostring(root, encoding="unicode", method="html")
    return text.encode("utf-8", "surrogatepass")


Element = etree._Element  # noqa: SLF001  lxml has no public name for it


def _drop(_chance: random.Random, element: Element, _others: Sequence[Element]) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _empty(chance: random.Random, element: Element, _others: Sequence[Element]) -> None:
    """Remove the children, or all text."""
    if chance.random() < 0.5:
        attributes = dict(element.attrib)
        element.clear(keep_tail=True)
        element.attrib.update(attributes)
    for each in element.iter():
        each.text = each.tail = None


def _double(chance: random.Random, element: Element, _others: Sequence[Element]) -> None:
    for _ in range(chance.choice((1, 1, 2, 30))):
        element.addnext(copy.deepcopy(element))


def _move(chance: random.Random, element: Element, others: Sequence[Element]) -> None:
    target = chance.choice(others)
    if target is not element and element not in target.iterancestors():
        target.insert(chance.randint(0, len(target)), element)


def _rename(chance: random.Random, element: Element, others: Sequence[Element]) -> None:
    element.tag = chance.choice(others).tag


def _strip(chance: random.Random, element: Element, _others: Sequence[Element]) -> None:
    """Remove the attributes of most elements."""
    for each in element.iter():
        if chance.random() < 0.7:
            each.attrib.clear()


def _say(chance: random.Random, element: Element, _others: Sequence[Element]) -> None:
    words = chance.choice((*VALUES, *HOSTILE))
    words = "".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    leaves = [each for each in element.iter() if isinstance(each.tag, str) and not len(each)]
    chance.choice(leaves or [element]).text = words


_TREE_CHANGES: tuple[Callable[[random.Random, Element, Sequence[Element]], None], ...] = (
    *(_drop, _empty, _empty, _double, _move, _rename, _strip, _say, _say),
)


def _tags(chance: random.Random, text: bytes) -> bytes:
    """XML after an element outside of quoted HTML was dropped, emptied or duplicated; it stays well formed."""
    root = etree.fromstring(text, etree.XMLParser(strip_cdata=False))
    found = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
    change = chance.choice((_drop, _empty, _double, _say))
    change(chance, chance.choice(found), found)
    return etree.tostring(root)


# Changes to lines


def _drop_line(chance: random.Random, lines: list[str]) -> None:
    start = chance.randrange(len(lines) + 1)
    del lines[start : start + chance.choice((1, 1, 3, 10))]


def _double_line(chance: random.Random, lines: list[str]) -> None:
    start = chance.randrange(len(lines) + 1)
    lines[start:start] = lines[start : start + chance.choice((1, 3, 10))] * chance.choice((1, 2, 50))


def _other_value(chance: random.Random, lines: list[str]) -> None:
    if lines:
        place = chance.randrange(len(lines))
        words = lines[place].split(" ")
        words[chance.randrange(len(words))] = chance.choice((*VALUES, *HOSTILE))
        lines[place] = " ".join(words)


def _empty_line(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines) + 1)
    lines[place : place + chance.choice((0, 1))] = [
        chance.choice(("", "•", "  • ", "[To Top]", "X[To Top]", " 5%", "$5"))
    ]


_LINE_CHANGES = (_drop_line, _double_line, _other_value, _other_value, _empty_line)


# What must be true afterwards


def inspect(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Check that the good page was imported, every failure has a reason, and written profiles load."""
    (outcome,) = outcomes
    if outcome.command.arguments[1] == "ooh":
        states = json.loads(outcome.stdout)
        if not any(each["slug"] == SLUG and each["state"] in ("new", "left") for each in states):
            yield Fault("import: a bad page kept a good one", outcome.command)
        if any(each["state"] == "failed" and not "".join(each["notes"]).strip() for each in states):
            yield Fault("import: a failure without a reason", outcome.command)
    for path in folder.glob("out/*"):
        try:
            load_file(path)
        except BrochureError as error:
            yield Fault(
                f"import: wrote what is no profile: {str(error).splitlines()[0].partition('error')[2][:60]}",
                outcome.command,
            )


WARM_UP = Item(
    {"a.html": make_page(), "feed.xml": feed(entry(url=GOOD_URL)), "a.txt": CAREER_PAGE.encode()},
    (_import("a.html", "feed.xml"), Command(("import", "page", "a.txt", "-o", "out/"))),
)
FUZZER = Fuzzer("pages", __doc__ or "", samples, make, inspect, warm_up=WARM_UP)

if __name__ == "__main__":
    main(FUZZER, 2_000)
