from __future__ import annotations

import pytest

from brochure.profile.markdown import (
    Markdown,
    MdBullets,
    MdHeading,
    MdParagraph,
    OnBadLink,
    Run,
    Text,
    plain_text,
    read_markdown,
)
from brochure.yamlio.rules import Complaint


def outline(text: str, on_bad_link: OnBadLink | None = None) -> list[str]:
    """The blocks as lines: P for a paragraph, - for a bullet, # for a heading; styles as <b>, <i>, <a>."""
    lines = []
    for block in read_markdown(text, on_bad_link).blocks:
        if isinstance(block, MdHeading):
            lines.append(f"# {block.text}")
        elif isinstance(block, MdBullets):
            lines += [f"- {marked(item)}" for item in block.items]
        else:
            lines.append(f"P {marked(block.text)}")
    return lines


def marked(text: Text) -> str:
    return "".join(map(_marked_run, text))


def _marked_run(run: Run) -> str:
    text = f"<i>{run.text}</i>" if run.italic else run.text
    text = f"<b>{text}</b>" if run.bold else text
    return f"<a {run.href}>{text}</a>" if run.href else text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \n", []),
        ("one\ntwo\n\nthree", ["P one two", "P three"]),
        ("one  \t two", ["P one two"]),
        ("- one\n- two", ["- one", "- two"]),
        ("* one\n* two", ["- one", "- two"]),
        ("- one\n  goes on\n- two", ["- one goes on", "- two"]),
        ("- one\n\n- two", ["- one", "- two"]),
        ("- one\n  - within", ["- one", "- within"]),
        ("They:\n- one", ["P They:", "- one"]),
        ("- one\n\nAfter", ["- one", "P After"]),
        ("### Pay ###\ntext", ["# Pay", "P text"]),
        ("# A\n###### B", ["# A", "# B"]),
        ("### C#", ["# C#"]),
        ("### **Bold** head", ["# Bold head"]),
        ("####### seven", ["P ####### seven"]),
        ("###none", ["P ###none"]),
        ("###", ["P ###"]),
        ("### ###", ["P ### ###"]),
        ("-", ["P -"]),
        ("- ", ["P -"]),
        ("-5 degrees", ["P -5 degrees"]),
        ("1. one\n2. two", ["P 1. one 2. two"]),
        ("> quoted", ["P > quoted"]),
        ("10\u00a0km", ["P 10\u00a0km"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", "a <b>b</b> c"),
        ("a *b* c", "a <i>b</i> c"),
        ("a _b_ c", "a <i>b</i> c"),
        ("***b***", "<b><i>b</i></b>"),
        ("**a *b* c**", "<b>a </b><b><i>b</i></b><b> c</b>"),
        ("*a **b** c*", "<i>a </i><b><i>b</i></b><i> c</i>"),
        ("**a *b***", "<b>a </b><b><i>b</i></b>"),
        ("**A.** b", "<b>A.</b> b"),
        ("(*a*)", "(<i>a</i>)"),
        ("**b**old", "<b>b</b>old"),
        ("un*frigging*real", "un*frigging*real"),
        ("snake_case_name", "snake_case_name"),
        ("2*3*4", "2*3*4"),
        ("a * b * c", "a * b * c"),
        ("** a **", "** a **"),
        ("**open", "**open"),
        ("open*", "open*"),
        ("*a **b* c", "<i>a **b</i> c"),
        ("**a\nb**", "<b>a b</b>"),
        ("****a****", "****a****"),
        ("__a__", "__a__"),
        (r"\*a\* \[b\](c) \\", r"*a* [b](c) " + "\\"),
        (r"\a", r"\a"),
        ("[a](https://b.c)", "<a https://b.c>a</a>"),
        ("[a](mailto:b@c.d)", "<a mailto:b@c.d>a</a>"),
        ("[**a** b](https://b.c)", "<a https://b.c><b>a</b></a><a https://b.c> b</a>"),
        ("**[a](https://b.c)**", "<a https://b.c><b>a</b></a>"),
        ("[a](https://b.c/d_(e))", "<a https://b.c/d_(e)>a</a>"),
        ("[a_b](https://b.c/d_e_f) g_", "<a https://b.c/d_e_f>a_b</a> g_"),
        (r"[a \] b](https://b.c)", "<a https://b.c>a ] b</a>"),
        ("[a] (https://b.c)", "[a] (https://b.c)"),
        ("[a](see below)", "[a](see below)"),
        ("[[a](https://b.c)]", "[<a https://b.c>a</a>]"),
        ("[ ](https://b.c)", "[ ](https://b.c)"),
        ("![a](https://b.c)", "![a](https://b.c)"),
        ("https://b.c", "https://b.c"),
        ("[a][b]", "[a][b]"),
        ("`**a**`", "`<b>a</b>`"),
    ],
)
def test_inline(text: str, expected: str) -> None:
    assert outline(text) == [f"P {expected}"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//b.c", "page.html", "ftp://b.c", ""]
)
def test_bad_link_is_reported_and_stays_literal(address: str) -> None:
    found: list[tuple[str, Complaint]] = []
    text = f"a [b]({address}) c"
    assert outline(text, lambda link, complaint: found.append((link, complaint))) == [f"P {text}"]
    ((link, complaint),) = found
    assert link == f"[b]({address})"
    assert complaint.code == "url"


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_heading_ends_the_list_above_it(break_: str) -> None:
    assert outline(break_.join(["- one", "### Pay", "- two"])) == ["- one", "# Pay", "- two"]


def test_unmarked_text_is_a_single_run() -> None:
    (block,) = read_markdown("plain\ntext").blocks
    assert block == MdParagraph((Run("plain text"),))


def test_source_is_kept_without_surrounding_blanks() -> None:
    assert read_markdown("\n a\n\nb \n") == Markdown("a\n\nb", read_markdown("a\n\nb").blocks)


def test_plain_text() -> None:
    (block,) = read_markdown("a **b** c").blocks
    assert isinstance(block, MdParagraph)
    assert plain_text(block.text) == "a b c"
