"""Properties of every file: it raises only our own errors, and its content round-trips."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import ANY_BYTES, ANY_TEXT, MARKDOWN, YAML_LIKE, as_yaml, profiles

from brochure.display import visible
from brochure.errors import BrochureError, InputError
from brochure.profile.load import load_text
from brochure.profile.markdown import MdBullets, MdParagraph, Run, plain_text, read_markdown
from brochure.profile.write import to_plain

TODAY = date(2026, 1, 1)


@given(st.one_of(ANY_TEXT, ANY_BYTES, YAML_LIKE))
def test_loading_raises_only_our_errors(text: str | bytes) -> None:
    try:
        load_text(text, today=TODAY)
    except InputError as error:
        lines = text.splitlines() if isinstance(text, str) else []
        for diagnostic in error.diagnostics:
            assert diagnostic.line >= 1
            assert diagnostic.column >= 1
            assert all(visible(line) == line for line in str(diagnostic).split("\n"))
            assert not lines or diagnostic.line <= len(lines) + 1


@given(YAML_LIKE)
def test_loading_a_mutated_profile_raises_only_our_errors(text: str) -> None:
    try:
        load_text(f"slug: potters\ntitle: Potters\nsections:\n  pay: {text}\n", today=TODAY)
    except BrochureError as error:
        str(error).encode()


@settings(max_examples=30, deadline=None)
@given(profiles())
def test_loaded_profile_equals_the_written_one(plain: dict[str, Any]) -> None:
    text = as_yaml(plain)
    loaded = load_text(text, today=TODAY)
    again = to_plain(loaded.profile)
    json.dumps(again)
    assert load_text(as_yaml(again, ascii_only=True), today=TODAY).profile == loaded.profile
    assert again["slug"] == plain["slug"]
    assert [wage["value"] for wage in again.get("wages", [])] == [wage["value"] for wage in plain.get("wages", [])]


@settings(max_examples=20, deadline=None)
@given(profiles())
def test_every_value_has_a_span(plain: dict[str, Any]) -> None:
    text = as_yaml(plain)
    loaded = load_text(text, today=TODAY)
    lines = text.split("\n")
    for path, span in loaded.spans.items():
        if path:
            assert 0 < span.column <= len(lines[span.line - 1]) + 1


@given(ANY_TEXT)
def test_markdown_never_fails_and_loses_only_blanks_and_markers(text: str) -> None:
    kept = []
    for block in read_markdown(text).blocks:
        if isinstance(block, MdBullets):
            kept += [plain_text(item) for item in block.items]
        else:
            kept.append(plain_text(block.text) if isinstance(block, MdParagraph) else block.text)
    letters = [character for character in text if character.isalnum()]
    assert [character for character in "".join(kept) if character.isalnum()] == letters or "](" in text


@given(MARKDOWN)
def test_runs_are_whole(text: str) -> None:
    for block in read_markdown(text).blocks:
        if isinstance(block, MdParagraph):
            assert all(run.text for run in block.text)
            styles = [(run.bold, run.italic, run.href) for run in block.text]
            assert all(one != other for one, other in pairwise(styles))
            assert all(isinstance(run, Run) for run in block.text)
