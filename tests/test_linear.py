"""The work grows with what a profile holds, and no faster. Calls are counted, not seconds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.brand.samples import write_brand

from brochure.branding import open_brand
from brochure.profile.load import load_file, load_text
from brochure.rendering import load_style, render_deck, render_loaded
from brochure.resources import packaged_profiles
from brochure.yamlio.text import clean

pytestmark = pytest.mark.slow  # counting calls, which measuring coverage makes three times as long

N, TIMES = 30, 8
BRANDED = ("cooks", "electricians", "health-info-tech", "oil-and-gas-workers", "postal-service-workers")
MARGIN = 3.5  # a long document may be planned three or four times, a short one once; if the work grew with the square
# of what there is, it would be 8 times as much


def _prose(text: str) -> Callable[[int], dict[str, Any]]:
    """A section of so many times ``text``."""
    return lambda count: {"sections": {"pay": clean(text * count)}}


def _listed(**entry: Any) -> Callable[[int], dict[str, Any]]:
    """So many entries; ``#`` in a text is their number."""

    def made(count: int) -> dict[str, Any]:
        numbered = {
            key: [{name: _numbered(value, at) for name, value in form.items()} for at in range(count)]
            for key, form in entry.items()
        }
        return {"sections": {"pay": "Text."}, **numbered}

    return made


def _numbered(value: Any, at: int) -> Any:
    if isinstance(value, list):
        return [{name: _numbered(part, at) for name, part in item.items()} for item in value]
    return value.replace("#", str(at)) if isinstance(value, str) else value


KINDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "paragraphs": _prose("a\n\n"),
    "bullets": _prose("- a\n"),
    "nested bullets": _prose("- a\n  - b\n    - c\n"),
    "headings": _prose("### H\n\ntext\n\n"),
    "headings alone": _prose("### H\n"),
    "headings with names": _prose("### The Great Unknown\n\ntext\n\n"),
    "words": _prose("word to-day "),
    "letters": _prose("w"),
    "styles": _prose("**b** *c* d "),
    "markers without a partner": _prose("*a _b **c "),
    "links": _prose("[b](http://example.org) "),
    "paragraphs of links": _prose("[b](http://example.org)\n\n"),
    "brackets": _prose("[a](("),
    "quotation marks": _prose("\"a' "),
    "wages": _listed(wages={"occupation": "O#", "as_of": "2024-05", "value": 30000, "p10": 20000, "p90": 90000}),
    "comparisons": _listed(wages={"occupation": "O#", "value": 30000, "comparisons": [{"name": "G#", "value": 1000}]}),
    "employers": _listed(employment={"occupation": "O#", "as_of": 2024, "jobs": 5000, "industries": [
        {"name": "I#", "percent": 50}, {"name": "J#", "percent": 5}]}),
    "details of one": lambda count: {"employment": [{"jobs": 5000, "detailed": [
        {"name": f"O{at}, cooks", "jobs": 10} for at in range(count)]}], "wages": [{"value": 30000, "detailed": [
            {"name": f"O{at}, cooks", "value": 30000} for at in range(count)]}]},
    "details of many": _listed(
        employment={"occupation": "O#", "jobs": 5000, "detailed": [{"name": "A#, cooks", "jobs": 10}]},
        wages={"occupation": "O#", "value": 30000, "detailed": [{"name": "A#, cooks", "value": 30000}]}),
    "repeated sentences": lambda count: {"sections": {
        "work_environment": "They bake. " * count, "pay": "They bake. They fry. " * count}},
    "similar occupations": _listed(similar={"title": "T#", "duties": "They do it."}),
    "web links": _listed(links={"title": "T#", "url": "http://example.org/#"}),
    "sources": _listed(sources={"publisher": "P#", "url": "http://example.org/#"}),
    "aliases": lambda count: {"sections": {"pay": "Text."}, "aliases": [f"A{at}" for at in range(count)]},
    "codes": lambda count: {"sections": {"pay": "Text."}, "soc": [f"11-{at + 1000}" for at in range(count)]},
    "industries": lambda count: {"wages": [{"value": 1000, "industries": [
        {"name": f"I{at}", "value": 1000} for at in range(count)]}]},
    "projections": lambda count: {"projections": {"base_year": 2024, "target_year": 2034, "rows": [
        {"title": f"O{at}", "base": 1000, "projected": 1100} for at in range(count)]}},
    "bars": lambda count: {"projections": {"base_year": 2024, "target_year": 2034, "comparisons": [
        {"name": f"O{at}", "percent": 4} for at in range(count)]}},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_more_takes_work_in_proportion(kind: str) -> None:
    few, many = (_calls(KINDS[kind](count)) for count in (N, TIMES * N))
    assert many <= TIMES * MARGIN * few, f"{few:,} calls for {N}, {many:,} for {TIMES * N}"


def test_cards_of_more_profiles_take_work_in_proportion() -> None:
    def sheets(count: int) -> Callable[[], object]:
        loaded = [
            load_text(f"{{slug: x{at}, title: T{at}, wages: [{{value: {30000 + at}}}]}}", "x") for at in range(count)
        ]
        return lambda: render_deck(loaded, load_style("cards"))

    few, many = (_counted(sheets(count)) for count in (N, TIMES * N))
    assert many <= TIMES * 1.5 * few, f"{few:,} calls for {N}, {many:,} for {TIMES * N}"


def test_a_name_and_a_logo_take_hardly_more_work(tmp_path: Path) -> None:
    """Everything else that a brand says is content, which takes as much as other content does."""
    path = write_brand(tmp_path, "organization: Lincoln High School\nlogo: {file: logo.png, alt: A shield}\n")
    style, branding = load_style("classic"), open_brand(path).branding
    loaded = [load_file(packaged_profiles() / f"{name}.yaml") for name in BRANDED]
    plain = _counted(lambda: [render_loaded(one, style) for one in loaded])
    with_logo = _counted(lambda: [render_loaded(one, style, branding=branding) for one in loaded])
    assert with_logo <= 1.05 * plain, f"{plain:,} calls without a brand, {with_logo:,} with one"


def _calls(fields: dict[str, Any]) -> int:
    """The calls that it takes from the text of a profile to the bytes of its brochure."""
    text = json.dumps({"slug": "x", "title": "X", **fields})
    style = load_style("classic")
    return _counted(lambda: render_loaded(load_text(text, "x"), style))


def _counted(work: Callable[[], object]) -> int:
    """The calls of Python and C functions."""
    work()  # what is remembered, is
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted
