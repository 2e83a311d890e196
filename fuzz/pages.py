"""``python -m fuzz.pages``: pages and the compilation of the handbook and career pages, changed as text and as markup,
through import.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import PurePath

import lxml.html
from tests.sources.ooh.conftest import make_page
from tests.sources.ooh.test_feed import entry, feed
from tests.sources.test_career_page import PAGE

from fuzz.frame import Command, Fuzzer, Item, Sample, main
from fuzz.mutate import HOSTILE, some_bytes

TOKENS = (
    *b"<table> </table> <tr> <td> </td> <h2> <h3> <p> <div> </div> <ul> <li> </ul> <script> <svg> <!-- -->".split(),
    *b"<![CDATA[ ]]> &nbsp; &#0; &#x1b;[2J &e; $1,234,567,890 $ % 1e9 99-9999 \xc2\xa0 \xff \x00 \x1b[31m".split(b" "),
    *(b"<td colspan=99999>", b"<td rowspan='-1'>", b"<a href='javascript:x'>", b"<a href='//[x'>", b"<!DOCTYPE x>"),
    *(b"May 2099", b"-5 percent", b"[About this section] [To Top]", b"\xe2\x80\xa2 ", b"\xe2\x80\xae"),
    *(b"<b>" * 3_000, b"<div>" * 3_000),
)


def samples() -> tuple[Sample, ...]:
    """A page, a compilation and a career page, in small."""
    return (
        Sample("page.html", make_page()),
        Sample("feed.xml", feed(entry(), entry(url="https://www.bls.gov/ooh/production/bakers.htm"))),
        Sample("page.txt", PAGE.encode()),
    )


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A page, imported."""
    sample = chance.choice(samples)
    data = sample.data
    if sample.name.endswith((".htm", ".html")) and chance.random() < 0.6:
        data = _other_markup(chance, data)
    if data == sample.data or chance.random() < 0.3:
        data = some_bytes(chance, data, TOKENS)
    return _item(Sample(f"p{PurePath(sample.name).suffix}", data))


def _item(sample: Sample) -> Item:
    kind = (
        ("page", sample.name, "-o", "made/p.yaml")
        if sample.name.endswith(".txt")
        else ("ooh", sample.name, "--into", "made")
    )
    return Item({sample.name: sample.data}, (Command(("import", *kind)),))


def _other_markup(chance: random.Random, data: bytes) -> bytes:
    """Elements removed, emptied, repeated, moved and filled with hostile text."""
    document = lxml.html.document_fromstring(data)
    for _ in range(chance.randint(1, 6)):
        elements = [
            element for element in document.iter() if isinstance(element.tag, str) and element.getparent() is not None
        ]
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        match chance.randrange(6):
            case 0:
                parent.remove(element)
            case 1:
                element[:] = []
            case 2:
                for _ in range(chance.choice((1, 5, 200))):
                    parent.append(lxml.html.fromstring(lxml.html.tostring(element)))
            case 3:
                if other not in element.iterancestors() and other is not element:
                    element.append(other)
            case 4:
                element.text = "".join(c for c in chance.choice(HOSTILE) if c.isprintable() or c in "\n\t")
            case _:
                for key in list(element.attrib)[:1]:
                    del element.attrib[key]
    return bytes(lxml.html.tostring(document, encoding="utf-8"))


FUZZER = Fuzzer("pages", __doc__, samples, make, warm_up=_item(samples()[0]))

if __name__ == "__main__":
    main(FUZZER, 2_000)
