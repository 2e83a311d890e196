"""Stacks: a style with overlays on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.errors import InputError, RequestError
from brochure.resources import packaged_styles
from brochure.style.load import load_overlay, load_style

BOLD = """\
name: bold
overlay: true
description: Bigger
sizes: {body: 11, leading: 15}
palette: {rule: "#000000"}
sections: [pay]
"""
HUGE = "name: huge\noverlay: true\nextends: bold\ndescription: Even bigger\nsizes: {body: 12}\n"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    write(tmp_path, "bold", BOLD)
    write(tmp_path, "huge", HUGE)
    return [tmp_path, packaged_styles()]


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def faults(name: str, folders: list[Path]) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_style(name, folders)
    return [f"{Path(d.path).stem}:{d.line}:{d.column} {d.code}: {d.message}" for d in caught.value.diagnostics]


def test_overlay_replaces_its_keys_only(folders: list[Path]) -> None:
    classic, stack = (load_style(name, folders).style for name in ("classic", "classic+bold"))
    assert (stack.name, stack.description) == ("classic+bold", classic.description)
    assert (stack.sizes.body, stack.sizes.leading, stack.sizes.title) == (11, 15, classic.sizes.title)
    assert (stack.palette.rule, stack.palette.ink) == ("#000000", classic.palette.ink)
    assert stack.sections == ("pay",), "lists are replaced"
    assert (stack.page, stack.faces, stack.page_count) == (classic.page, classic.faces, classic.page_count)


def test_overlay_is_on_what_the_style_extends_too(folders: list[Path]) -> None:
    stack = load_style("large-print+bold", folders).style
    assert (stack.sizes.body, stack.page.columns, stack.sizes.section) == (11, 1, 30)


def test_overlay_extends_an_overlay(folders: list[Path]) -> None:
    stack = load_style("classic+huge", folders).style
    assert (stack.sizes.body, stack.sizes.leading, stack.palette.rule) == (12, 15, "#000000")
    write(folders[0], "more", "name: more\noverlay: true\nextends: huge+gray\ndescription: More\n")
    write(folders[0], "gray", 'name: gray\noverlay: true\ndescription: Gray\npalette: {rule: "#777777"}\n')
    assert load_style("classic+more", folders).style.palette.rule == "#777777"


def test_later_overlays_are_over_earlier_ones(folders: list[Path]) -> None:
    write(folders[0], "gray", 'name: gray\noverlay: true\ndescription: Gray\npalette: {rule: "#777777"}\n')
    assert load_style("classic+bold+gray", folders).style.palette.rule == "#777777"
    assert load_style("classic+gray+bold", folders).style.palette.rule == "#000000"


def test_style_extends_a_stack(folders: list[Path]) -> None:
    write(folders[0], "ours", "name: ours\nextends: classic+bold\nsizes: {leading: 16}\n")
    ours = load_style("ours", folders).style
    assert (ours.name, ours.sizes.body, ours.sizes.leading) == ("ours", 11, 16)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bold", ["bold:2:10 overlay: bold is an overlay, which is used on a style"]),
        ("classic+large-print", ["large-print:4:7 overlay: large-print is not an overlay"]),
        ("ours", ["ours:2:10 overlay: bold is an overlay, which is used on a style"]),
    ],
)
def test_overlays_and_styles_are_not_confused(name: str, expected: list[str], folders: list[Path]) -> None:
    write(folders[0], "ours", "name: ours\nextends: bold\n")
    assert faults(name, folders) == expected


@pytest.mark.parametrize(
    ("extends", "expected"),
    [
        ("bald", "ours:3:10 extends: no overlay is called “bald”; did you mean bold?"),
        ("classic", "ours:3:10 overlay: classic is not an overlay"),
        ("[bold]", "ours:3:10 type: extends: expected the name of a style"),
        ("ours", "ours:3:10 extends: “ours” also extends this style"),
        ("bold+bold", "ours:3:10 extends: bold+bold has bold twice; delete one"),
    ],
)
def test_overlay_that_cannot_be_extended(extends: str, expected: str, folders: list[Path]) -> None:
    write(folders[0], "ours", f"name: ours\noverlay: true\nextends: {extends}\ndescription: Ours\n")
    assert faults("classic+ours", folders) == [expected]


def test_faults_of_an_overlay_are_located_in_its_file(folders: list[Path]) -> None:
    write(folders[0], "bad", "name: bad\noverlay: true\ndescription: Bad\nsizes: {body: x}\nfoo: 1\n")
    assert [text.partition(": ")[0] for text in faults("classic+bad", folders)] == [
        "bad:4:15 type",
        "bad:5:1 unknown-key",
    ]


def test_what_does_not_fit_together_is_blamed_on_the_last_overlay(folders: list[Path]) -> None:
    write(folders[0], "tight", "name: tight\noverlay: true\ndescription: Tight\npage: {margin_bottom: 20}\n")
    assert load_overlay(folders[0] / "tight.yaml", folders).name == "tight", "it may fit another style"
    assert faults("classic+tight", folders) == [
        "tight:4:23 range: page.margin_bottom: the foot takes 36 points, more than the bottom margin of 20"
    ]


def test_missing_key_of_the_style_is_located_in_its_file(folders: list[Path]) -> None:
    write(folders[0], "bare", "name: bare\ndescription: Bare\n")
    found = faults("bare+bold", folders)
    assert "bare:1:1 missing: `faces` is missing" in found
    assert not any(text.startswith("bold:1:") for text in found)


def test_sheet_that_is_too_small_for_its_form(folders: list[Path]) -> None:
    write(folders[0], "card", "name: card\noverlay: true\ndescription: Small\npage: {size: a5, columns: 1}\n")
    assert faults("handout+card", folders) == [
        "card:4:14 range: page.size: pages of a5 have too little room for a handout"
    ]


def test_columns_that_are_too_narrow_on_small_pages_are_blamed_on_what_makes_them_so(folders: list[Path]) -> None:
    write(folders[0], "card", "name: card\noverlay: true\ndescription: Small\npage: {size: a5}\n")
    assert faults("classic+card", folders) == [
        "card:4:14 range: page.size: columns on a5 are 147 points wide, at least 192 are required"
    ]
    write(folders[0], "card", "name: card\noverlay: true\ndescription: Small\npage: {size: a5, columns: 1}\n")
    assert load_style("classic+card", folders).style.page.columns == 1


def test_overlay_alone_is_checked(folders: list[Path]) -> None:
    path = folders[0] / "bold.yaml"
    assert load_overlay(path, folders)[:2] == ("bold", "Bigger")
    write(folders[0], "bad", "name: bald\noverlay: true\nsizes: {body: x}\n")
    with pytest.raises(InputError) as caught:
        load_overlay(folders[0] / "bad.yaml", folders)
    assert [d.message for d in caught.value.diagnostics] == [
        "`description` is missing",
        "name: the file is called bad",
        "sizes.body: expected a length, found the text “x”",
    ]


@pytest.mark.parametrize("value", ["yes", "[true]", '"true"'])
def test_overlay_is_true_or_false(value: str, folders: list[Path]) -> None:
    write(folders[0], "odd", f"name: odd\noverlay: {value}\nextends: classic\n")
    (fault,) = faults("odd", folders)
    assert fault.startswith("odd:2:10 type: expected true or false")
    write(folders[0], "odd", "name: odd\noverlay: false\nextends: classic\n")
    assert load_style("odd", folders).style.name == "odd"


def test_name_with_a_plus(folders: list[Path]) -> None:
    write(folders[0], "a+b", "name: a+b\nextends: classic\n")
    with pytest.raises(InputError, match="joins a style and its overlays"):
        load_style(folders[0] / "a+b.yaml", folders)


def test_name_that_is_too_long_for_files(folders: list[Path]) -> None:
    name = "x" * 50
    write(folders[0], name, f"name: {name}\noverlay: true\ndescription: Long\n")
    assert load_style(f"classic+{name}", folders).style.name == f"classic+{name}"
    with pytest.raises(RequestError, match="62 characters, at most 60"):
        load_style(f"large-print+{name}", folders)
