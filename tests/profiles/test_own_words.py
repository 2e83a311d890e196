"""The profiles that ship are in our own words.

Their figures are the Bureau's, their prose is not: no sentence of a source page belongs in the project. The
pages are not part of the repository either; fingerprints of their text are, and where the pages themselves are at hand,
every run of words is compared.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.official import EXTRACTS, PUBLISHED, needs_published
from tests.profiles.runs import FINGERPRINT, PageText, Words, chosen, fingerprint, page_text, runs, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PROFILES = sorted((Path(__file__).resolve().parents[2] / "profiles").glob("*.yaml"))


def prose(profile: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where, text) of everything in a profile that somebody wrote rather than counted."""
    if summary := profile.get("summary"):
        yield "summary", summary
    for name, text in (profile.get("sections") or {}).items():
        yield f"sections.{name}", text or ""
    for i, row in enumerate(profile.get("similar") or []):
        if duties := row.get("duties"):
            yield f"similar[{i}].duties", duties


@cache
def source_runs() -> dict[Words, str]:
    """Each run of words in the source pages, and one page that has it."""
    pages = sorted(PUBLISHED.glob("*.txt")) + sorted(PUBLISHED.glob("**/*.html"))
    return {run: page.name for page in pages for run in runs(page_text(page))}


@cache
def source_fingerprints() -> frozenset[bytes]:
    data = (EXTRACTS / "fingerprints.bin").read_bytes()
    return frozenset(data[at : at + FINGERPRINT] for at in range(0, len(data), FINGERPRINT))


def test_there_are_profiles() -> None:
    assert PROFILES


def test_a_name_is_one_word() -> None:
    assert words("a Certified Tumor Registrar (CTR)") == ["a", "certified-tumor-registrar", "ctr"]


def test_a_copied_sentence_is_seen_through_its_markup() -> None:
    page = "<p>They <b>bend</b>, form,&nbsp;and shape the worker’s material for new devices.</p>"
    parser = PageText()
    parser.feed(page)
    copied = "*They* bend, form and [shape](https://example.org/a-b) the workers material for …"
    assert set(runs(copied)) & set(runs("".join(parser.parts)))


def test_a_copy_of_a_dozen_words_has_a_fingerprint() -> None:
    page = " ".join(f"word{number}" for number in range(60))
    for start in range(40):
        copied = f"ours {' '.join(page.split()[start : start + 12])} ours"
        assert chosen(page) & {fingerprint(run) for run in runs(copied)}


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_fingerprint_of_a_source_page(path: Path) -> None:
    assert len(source_fingerprints()) > 40_000
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    copied = [
        f"{where}: “{' '.join(run)}”"
        for where, text in prose(profile)
        for run in runs(text)
        if fingerprint(run) in source_fingerprints()
    ]
    assert not copied, "\n".join(copied)


@pytest.mark.slow
@needs_published
@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_run_of_words_from_a_source_page(path: Path) -> None:
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    copied = [
        f"{where}: “{' '.join(run)}” is in {source_runs()[run]}"
        for where, text in prose(profile)
        for run in runs(text)
        if run in source_runs()
    ]
    assert not copied, "\n".join(copied)
