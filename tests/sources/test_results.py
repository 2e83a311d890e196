"""Blocks to Markdown and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.profile.markdown import MdBullets, MdParagraph, Run, Text, plain_text, read_markdown
from brochure.sources.ooh.reading import tidy
from brochure.sources.results import write_markdown

TEXTS = st.text(alphabet="ab *_[]()\\#-!`<&é’.\n", max_size=12)
RUNS = st.lists(
    st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.sampled_from([None, None, "https://x.example/a_(b)"])),
    max_size=5,
)


def paragraph(text: Text) -> str:
    return write_markdown([MdParagraph(text)]).rstrip("\n")


@given(RUNS)
def test_paragraph_reads_back_with_the_same_words(runs: list[Run]) -> None:
    text = tidy(runs)
    words = plain_text(text)
    blocks = read_markdown(paragraph(text)).blocks
    if not words:
        assert blocks == ()
        return
    (block,) = blocks
    assert isinstance(block, MdParagraph)
    assert plain_text(block.text) == words


@given(RUNS)
def test_list_reads_back_with_the_same_words(runs: list[Run]) -> None:
    text = tidy(runs)
    blocks = read_markdown(write_markdown([MdBullets((text, (Run("next"),)))])).blocks
    (block,) = blocks
    assert isinstance(block, MdBullets)
    assert [plain_text(item) for item in block.items] == [words for words in (plain_text(text), "next") if words]


@pytest.mark.parametrize(
    "text",
    [
        (Run("Color", bold=True, italic=True), Run(".", bold=True), Run(" See")),
        (Run("a "), Run("b", italic=True), Run(" c", bold=True)),
        (Run("see "), Run("this page", href="https://x.example/"), Run(" too")),
        (Run("see "), Run("this", italic=True, href="https://x.example/"), Run(", too")),
    ],
)
def test_styles_read_back_unchanged(text: Text) -> None:
    (block,) = read_markdown(paragraph(tidy(text))).blocks
    assert isinstance(block, MdParagraph)
    assert block.text == tidy(text)


def test_style_is_dropped_when_it_ends_within_a_word() -> None:
    assert paragraph((Run("pre"), Run("fix", italic=True), Run("ed"))) == "prefixed"


def test_wrapped_lines_never_begin_with_a_marker() -> None:
    source = paragraph((Run("word " * 19 + "- dash " + "# more " * 30),))
    assert all(len(line) <= 100 for line in source.split("\n"))
    (block,) = read_markdown(source).blocks
    assert isinstance(block, MdParagraph)
