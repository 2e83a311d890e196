from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from tests.locales import EN

from brochure import load
from brochure.compose import Material, compose
from brochure.compose.sources import attribution
from brochure.errors import InputError, NotFoundError
from brochure.fonts.metrics import face
from brochure.layout.page.frame import FOOT_GAP, page_foot
from brochure.resources import FONTS, packaged_styles
from brochure.style.find import find_stack, is_overlay, is_style, style_folders, style_scan
from brochure.style.fit import CREDIT_EMS, HEADING_EMS, MIN_EDGE, PAGE_NUMBER_EMS, foot_height
from brochure.style.load import load_overlay, load_style

ATTRIBUTION = attribution(EN)

PLAIN = """\
name: plain
description: For tests
page: {margin_top: 0.75in, margin_bottom: 60, margin_side: 18mm, columns: 2, gutter: 24pt}
faces:
  regular: Lato-Regular
  italic: Lato-Italic
  bold: Lato-Bold
  bold_italic: Lato-BoldItalic
  display: Lato-Black
  light: Lato-Light
sizes:
  {body: 10, leading: 13, small: 8, small_leading: 10, table: 9, table_leading: 11, title: 38, title_min: 22,
   summary: 14, numeral: 25, section: 18, subsection: 11}
palette:
  paper: "#ffffff"
  ink: "#1f2933"
  heading: "#12344d"
  muted: "#52606d"
  accent: "#9a3d2b"
  own: "#12344d"
  other: "#7997b5"
  tint: "#eef3f8"
  rule: "#c3ced9"
setting: {justify: false}
sections: [what_they_do, pay, sources]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "plain", PLAIN)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def faults(folder: Path, name: str = "plain") -> list[str]:
    with pytest.raises(InputError) as caught:
        load_style(name, [folder])
    return [f"{Path(d.path).stem}:{d.line}:{d.column} {d.code}: {d.message}" for d in caught.value.diagnostics]


@pytest.mark.parametrize("path", sorted(packaged_styles().glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_styles_load(path: Path) -> None:
    if is_overlay(path):
        assert load_overlay(path).name == path.stem
        return
    assert load_style(path.stem, [path.parent]).style.name == path.stem
    assert load_style(path) == load_style(path.stem)
    for overlay in filter(is_overlay, path.parent.glob("*.yaml")):
        assert load_style(f"{path.stem}+{overlay.stem}").style.name == f"{path.stem}+{overlay.stem}"


def test_lengths_with_units(folder: Path) -> None:
    page = load_style("plain", [folder]).style.page
    assert page.margin_top == 54
    assert page.margin_bottom == 60
    assert page.margin_side == pytest.approx(51.02, abs=0.01)
    assert page.gutter == 24
    assert page.size == "letter"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("body: 10", "body: 10em", "12:10 type: sizes.body: expected a length, found the text “10em”"),
        ("body: 10", "body: 100", "12:10 range: sizes.body: 100 is not between 5 and 36 points"),
        ("body: 10", "body: -10", "12:10 range: sizes.body: -10 is not between 5 and 36 points"),
        ("small: 8", "small: 25", "12:34 range: sizes.small: 25 is not between 5 and 24 points"),
        ("section: 18", "section: 96", "13:39 range: sizes.section: 96 is not between 6 and 40 points"),
        ("summary: 14", "summary: 96", "13:13 range: sizes.summary: 96 is not between 6 and 36 points"),
        ("leading: 13", "leading: 9", "12:23 range: sizes.leading: 9 is less than body, 10"),
        ("columns: 2", "columns: 3", "3:75 range: page.columns: 3 is not between 1 and 2"),
        ("18mm", "3in", "3:60 range: page.margin_side: columns on A4 are 70 points wide, at least 144 are required"),
        (
            "margin_bottom: 60",
            "size: A6x, margin_bottom: 60",
            "3:34 choice: page.size: 'A6x' is not a page size",
        ),
        (
            "margin_bottom: 60",
            "size: 4inx8in, margin_bottom: 60",
            "3:75 range: page.margin_side: columns on 4inx8in are 81 points wide, at least 200 are required",
        ),
        (
            "margin_bottom: 60",
            "size: 9inx4in, margin_bottom: 60",
            "12:23 range: sizes.leading: pages of 9inx4in have 13 lines of text, at least 18 are required",
        ),
        (
            "Lato-Black",
            "Lato-Blak",
            "9:12 choice: faces.display: “Lato-Blak” is not a face that ships with brochure",
        ),
        ("Lato-Black", "../x", "9:12 choice: faces.display: “../x” is not a face that ships with brochure"),
        (
            'ink: "#1f2933"',
            "ink: black",
            '16:8 format: palette.ink: expected a color such as "#12344d", found “black”',
        ),
        ('ink: "#1f2933"', "ink: #1f2933", "15:3 missing: palette: `ink` is missing"),
        ("[what_they_do,", "[pay,", "25:17 choice: sections[1]: “pay” appears twice"),
        ("[what_they_do, pay, sources]", "[]", "25:11 missing: sections: a style needs at least one section"),
        ("sources]", "fun]", "25:31 choice: sections[2]: “fun” is not one of the allowed words"),
        ("name: plain", "name: fancy", "1:7 name: name: the file is called plain"),
        ("gutter", "guter", "3:7 missing: page: `gutter` is missing"),
    ],
)
def test_faults(old: str, new: str, expected: str, folder: Path) -> None:
    assert old in PLAIN
    write(folder, "plain", PLAIN.replace(old, new))
    assert f"plain:{expected}" in faults(folder)


@pytest.mark.parametrize(
    ("margins", "sizes", "expected"),
    [
        (
            "margin_bottom: 60, margin_side: 140",
            "section: 30",
            "13:39 range: sizes.section: section type of 30 points is too large for text on A4, at most 27.6 fit",
        ),
        (
            "margin_bottom: 60, margin_side: 140",
            "table: 15, table_leading: 19",
            "12:63 range: sizes.table: table type of 15 points is too large for text on A4, at most 14.5 fit",
        ),
        (
            "margin_bottom: 24, margin_side: 18mm",
            "small: 10, small_leading: 12",
            "12:34 range: sizes.small: the foot takes 38 points, more than the bottom margin of 24",
        ),
    ],
    ids=["section", "table", "small"],
)
def test_sizes_fit_columns_and_margins(margins: str, sizes: str, expected: str, folder: Path) -> None:
    text = PLAIN.replace("margin_bottom: 60, margin_side: 18mm", margins)
    for size in sizes.split(", "):
        key = size.partition(":")[0]
        text = re.sub(rf"\b{key}: \d+", size, text)
    write(folder, "plain", text)
    assert f"plain:{expected}" in faults(folder)


def test_margin_too_small_for_an_inherited_size_is_located_in_the_extending_style(folder: Path) -> None:
    write(folder, "tight", "name: tight\nextends: plain\npage: {margin_bottom: 20}\n")
    assert faults(folder, "tight") == [
        "tight:3:23 range: page.margin_bottom: the foot takes 36 points, more than the bottom margin of 20"
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in FONTS.glob("*.json")))
def test_limits_of_sizes_hold_for_every_face(name: str) -> None:
    titles = {"Jobs and outlook", "Read more"}  # of fact sheets
    for profile, style in product(("health-info-tech", "electricians"), ("classic", "large-print")):
        document = compose(Material(load(profile)), load_style(style).style)
        titles |= {section.title for section in (*document.sections, *document.fillers)}
    assert "More similar occupations" in titles
    assert max(face(name).text_width(title, 1) for title in titles) <= HEADING_EMS
    assert face(name).text_width(ATTRIBUTION, 1) <= CREDIT_EMS
    assert face(name).text_width("Page 14 of 15", 1) + 2 <= PAGE_NUMBER_EMS


@pytest.mark.parametrize("width", [240.0, 313.0, 487.0, 559.0])
def test_foot_height_covers_the_foot_as_laid_out(width: float, folder: Path) -> None:
    style = load_style("plain", [folder]).style
    for small, foot in ((5.0, 5.0), (8.0, 8.0), (11.5, 9.0), (14.0, 14.0), (18.0, 10.0)):
        resized = replace(style, sizes=replace(style.sizes, small=small, foot=foot))
        laid_out = page_foot(ATTRIBUTION, "Page 14 of 15", resized, width)
        assert foot_height(resized.sizes, width) >= FOOT_GAP + laid_out.height + MIN_EDGE - 0.01


@pytest.mark.parametrize(
    ("name", "color", "expected"),
    [
        (
            "ink",
            "#999999",
            ["contrast with paper is 2.85:1, at least 4.5:1 is required", "contrast with tint is 2.55:1"],
        ),
        ("muted", "#767676", ["contrast with tint is 4.07:1, at least 4.5:1 is required"]),
        (
            "own",
            "#aaaaaa",
            ["contrast with paper is 2.32:1, at least 3:1", "contrast with other is 1.31:1, at least 1.5:1"],
        ),
        ("other", "#16344d", ["own: contrast with other is 1.01:1, at least 1.5:1 is required"]),
        (
            "other",
            "#dddddd",
            ["contrast with paper is 1.36:1", "contrast with tint is 1.22:1, at least 1.5:1"],
        ),
    ],
)
def test_contrast(name: str, color: str, expected: list[str], folder: Path) -> None:
    lines = [f'  {name}: "{color}"' if line.startswith(f"  {name}:") else line for line in PLAIN.split("\n")]
    write(folder, "plain", "\n".join(lines))
    found = faults(folder)
    assert len(found) == len(expected)
    for text, part in zip(found, expected, strict=True):
        assert part in text


def test_contrast_hint_names_a_sufficient_shade(folder: Path) -> None:
    write(folder, "plain", PLAIN.replace("#52606d", "#999999"))
    with pytest.raises(InputError) as caught:
        load_style("plain", [folder])
    assert all("is sufficient" in diagnostic.hint for diagnostic in caught.value.diagnostics)


def test_style_extends_another(folder: Path) -> None:
    write(folder, "large", "name: large\nextends: plain\nsizes: {body: 12, leading: 16}\nsections: [pay]\n")
    plain, large = load_style("plain", [folder]).style, load_style("large", [folder]).style
    assert (large.name, large.description) == ("large", "For tests")
    assert (large.sizes.body, large.sizes.leading, large.sizes.title) == (12, 16, 38)
    assert large.palette == plain.palette
    assert large.sections == ("pay",)
    write(folder, "larger", "name: larger\nextends: ./large.yaml\nsizes: {body: 13}\n")
    assert load_style("larger", [folder]).style.sizes.leading == 16


def test_faults_of_an_extending_style_are_located_in_their_file(folder: Path) -> None:
    write(folder, "plain", PLAIN.replace("body: 10", "body: 100"))
    write(folder, "large", "name: large\nextends: plain\nsizes: {title: x}\nfoo: 1\n")
    found = faults(folder, "large")
    assert [text.split(" ")[0] for text in found] == ["large:3:16", "large:4:1", "plain:12:10"]


def test_former_section_key_is_a_warning(folder: Path) -> None:
    write(folder, "plain", PLAIN.replace("pay, sources", "ways_on, sources"))
    loaded = load_style("plain", [folder])
    assert loaded.style.sections == ("what_they_do", "next_steps", "sources")
    (warning,) = loaded.warnings
    assert str(warning) == (
        f"{folder / 'plain.yaml'}:25:26: warning[renamed] sections[1]: ways_on is now next_steps\n"
        "  sections: [what_they_do, ways_on, sources]\n"
        "                           ^^^^^^^\n"
        "  hint: write next_steps"
    )


def test_former_section_key_of_a_base_style_is_a_warning_about_its_file(folder: Path) -> None:
    write(folder, "plain", PLAIN.replace("pay, sources", "ways_on, sources"))
    write(folder, "large", "name: large\nextends: plain\nsizes: {leading: 14}\n")
    loaded = load_style("large", [folder])
    assert loaded.style.sections == ("what_they_do", "next_steps", "sources")
    assert [(Path(warning.path).stem, warning.line) for warning in loaded.warnings] == [("plain", 25)]


def test_former_and_current_key_are_the_same_section(folder: Path) -> None:
    write(folder, "plain", PLAIN.replace("pay, sources", "ways_on, next_steps"))
    assert faults(folder) == [
        "plain:25:26 renamed: sections[1]: ways_on is now next_steps",
        "plain:25:35 choice: sections[2]: “next_steps” appears twice",
    ]


def test_style_needs_a_name(folder: Path) -> None:
    write(folder, "large", "extends: plain\n")
    assert faults(folder, "large") == ["large:1:1 missing: `name` is missing"]


@pytest.mark.parametrize(
    ("extends", "expected"),
    [
        ("one", "“one” also extends this style"),
        ("two", "“two” also extends this style"),
        ("plane", "no style is called “plane”; did you mean plain?"),
        ("./none.yaml", "no such file"),
        ("[plain]", "expected the name of a style"),
    ],
)
def test_extends_rejects_unusable_styles(extends: str, expected: str, folder: Path) -> None:
    write(folder, "one", "name: one\nextends: two\n")
    write(folder, "two", f"name: two\nextends: {extends}\n")
    (fault,) = faults(folder, "one")
    assert expected in fault


def test_mistyped_extends_does_not_hide_other_errors(folder: Path) -> None:
    write(folder, "large", 'name: lage\nextends: plane\nsizes: {body: x}\npalette: {ink: "#ffffff"}\nfoo: 1\n')
    assert [text.partition(": ")[0] for text in faults(folder, "large")] == [
        "large:1:7 name",
        "large:2:10 extends",
        "large:3:15 type",
        "large:5:1 unknown-key",
    ], "the contrast of a color with those that cannot be known is not judged"


def test_unparsable_base_style_does_not_hide_other_errors(folder: Path) -> None:
    write(folder, "broken", "name: broken\nsizes: {body: 1\n")
    write(folder, "large", "name: large\nextends: broken\nsizes: {title: x}\n")
    assert [text.partition(": ")[0] for text in faults(folder, "large")] == ["large:3:16 type", "broken:2:8 yaml"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a", PLAIN, True),
        ("a", "name: a\nextends: plain\n", True),
        ("a", "name: a\nextends: plain\nfoo: 1\n", True),
        ("a", "slug: a\ntitle: A\nsections: {pay: text}\n", False),
        ("a", "slug: a\ntitle: A\nname: A\n", False),
        ("a", "slug: a\ntitle: 'never closed\nsoc: []\n", False),
        ("a", "palette: {ink: '#000000\n", True),
        ("a", "", False),
        ("styles/a", "", True),
        ("styles/a", "sections: [pay]\n", True),
        ("styles/a", "\xff", True),
        ("styles/a", "slug: a\ntitle: A\n", False),
    ],
)
def test_is_style_distinguishes_styles_from_profiles(name: str, text: str, expected: bool, folder: Path) -> None:
    (folder / "styles").mkdir()
    path = folder / f"{name}.yaml"
    path.write_bytes(text.encode("latin-1"))
    assert is_style(path) is expected


def test_two_files_with_the_same_name_are_an_error(folder: Path) -> None:
    (folder / "plain.yml").write_text(PLAIN, encoding="utf-8")
    assert faults(folder) == ["plain:1:1 file: cannot be read: plain.yml exists, too; delete or rename one of them"]
    write(folder, "large", "name: large\nextends: plain\n")
    assert len(faults(folder, "large")) == 1


def test_profile_loaded_as_a_style_is_a_single_error(folder: Path) -> None:
    write(folder, "cooks", "slug: cooks\ntitle: Cooks\nsoc: []\nsections: {pay: text}\n")
    (fault,) = faults(folder, "cooks")
    assert fault.startswith("cooks:1:1 foreign: slug: most keys are unknown, such as slug, title, soc")


def test_find_stack_by_name_and_path(folder: Path, tmp_path: Path) -> None:
    assert find_stack("PLAIN", [folder]) == (folder / "plain.yaml",)
    assert list(style_scan([folder]).files) == ["plain"]
    with pytest.raises(NotFoundError, match="did you mean plain") as caught:
        find_stack("plane", [folder])
    assert caught.value.close == ("plain",)
    with pytest.raises(NotFoundError, match="available styles: plain"):
        find_stack("zzz", [folder])
    with pytest.raises(NotFoundError, match="no such file"):
        load_style(tmp_path / "none.yaml")


def test_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROCHURE_STYLES", str(folder))
    assert style_folders()[0] == folder
    assert style_folders()[-1] == packaged_styles()
    assert load_style("plain").style.name == "plain"


def test_remaining_colors_go_with_those_of_every_cluster(folder: Path) -> None:
    lighter = PLAIN.replace("#52606d", "#636f7b")
    write(folder, "plain", lighter)
    assert load_style("plain", [folder]).style.palette.muted == "#636f7b"
    write(folder, "plain", lighter.replace("palette:", "palette:\n  by_cluster: true"))
    (found,) = faults(folder)
    assert "in the colors of a cluster, contrast of muted with tint is 4.3" in found
