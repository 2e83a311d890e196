"""A style as it is in the end, and where its keys come from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from brochure.errors import InputError, NotFoundError
from brochure.resources import packaged_styles
from brochure.style.load import load_style
from brochure.style.model import Style
from brochure.style.show import ShownKey, ShownStyle, as_yaml, shown
from brochure.yamlio.decode import decode
from brochure.yamlio.nodes import parse
from brochure.yamlio.report import Report
from brochure.yamlio.source import Source

OURS = """\
name: ours
extends: classic
description: "Ours – “quoted” #1"
page: {margin_side: 18mm}
page_count: []
"""


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")
    return [tmp_path, packaged_styles()]


def by_key(style: ShownStyle) -> dict[str, ShownKey]:
    return {key.key: key for key in style.keys}


def test_each_key_has_its_value_and_place(folders: list[Path]) -> None:
    style = shown("ours+copier", folders)
    keys = by_key(style)
    ours, copier = folders[0] / "ours.yaml", packaged_styles() / "copier.yaml"
    assert (style.name, style.is_overlay) == ("ours+copier", False)
    assert style.files == (packaged_styles() / "classic.yaml", ours, copier)
    assert (keys["name"].value, keys["name"].file) == ("ours+copier", ours)
    assert keys["page.margin_side"][1] == pytest.approx(51.02, abs=0.01)
    assert keys["page.margin_side"][3:] == (ours, 4)
    assert (keys["palette.ink"].value, keys["palette.ink"].file) == ("#000000", copier)
    assert keys["sizes.body"].file == packaged_styles() / "classic.yaml"
    assert keys["page.running_head"][1] is True
    assert keys["page.running_head"][3:] == (None, None)


def test_every_key_is_shown_and_explained(folders: list[Path]) -> None:
    keys = shown("classic", folders).keys
    assert len(keys) == len({key.key for key in keys}) > 40
    assert [key.key for key in keys if not key.meaning] == []


def test_overlay_has_the_keys_that_it_sets(folders: list[Path]) -> None:
    style = shown("copier", folders)
    assert (style.name, style.is_overlay, style.files) == ("copier", True, (packaged_styles() / "copier.yaml",))
    assert {"palette.ink", "faces.light"} < by_key(style).keys()
    assert "sizes.body" not in by_key(style)


def test_overlay_that_extends_another_has_its_keys_too(folders: list[Path]) -> None:
    path = folders[0] / "more.yaml"
    path.write_text("name: more\noverlay: true\nextends: copier\ndescription: More\nsizes: {body: 10}\n", "utf-8")
    style = shown("more", folders)
    assert style.files == (packaged_styles() / "copier.yaml", path)
    assert {"palette.ink", "sizes.body"} < by_key(style).keys()


@pytest.mark.parametrize("name", ["classic", "large-print+copier", "ours", "handout"])
def test_what_is_shown_is_the_style_in_yaml(name: str, folders: list[Path]) -> None:
    style, report = load_style(name, folders).style, Report()
    text = as_yaml(shown(name, folders), 88)
    read = decode(parse(Source(text, "shown.yaml")), Style, report)
    assert report.problems == []
    assert read is not None
    assert replace(read, page=style.page) == style
    assert read.page.margin_side == pytest.approx(style.page.margin_side, abs=0.001)


def test_lines_are_short_and_say_where_keys_are_set(folders: list[Path]) -> None:
    lines = as_yaml(shown("ours", folders), 80).splitlines()
    paths = {f"# {path.name}: {path}" for path in (packaged_styles() / "classic.yaml", folders[0] / "ours.yaml")}
    assert paths < set(lines)
    assert [line for line in lines if len(line) > 80 and line not in paths] == []
    assert '  ink: "#1f2933"  # classic.yaml:35' in lines
    assert 'description: "Ours – “quoted” #1"' + "  # ours.yaml:3" in lines
    assert "page_count: []  # ours.yaml:5" in lines
    assert "  running_head: true  # default" in lines


def test_unusable_styles(folders: list[Path]) -> None:
    with pytest.raises(NotFoundError, match="did you mean classic"):
        shown("clasic", folders)
    (folders[0] / "ours.yaml").write_text(OURS + "foo: 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="foo"):
        shown("ours", folders)
