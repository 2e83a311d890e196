"""Own fonts of a style: which files stand for which faces, and every problem at the name of its file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.fontmaking import font_file, variable

from brochure.errors import InputError
from brochure.fonts.metrics import face
from brochure.resources import packaged_styles
from brochure.style.load import load_overlay, load_style
from brochure.style.model import Style
from brochure.style.show import as_yaml, shown

OURS = """\
name: ours
extends: classic
description: Classic in our own fonts
fonts:
  regular: fonts/Boxes-Regular.ttf
  bold: fonts/Boxes-Bold.ttf
"""
WEIGHTS = {"Regular": 500, "Bold": 600, "Italic": 505, "BoldItalic": 605, "Light": 450, "Black": 650}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    for weight, width in WEIGHTS.items():
        (tmp_path / "fonts" / f"Boxes-{weight}.ttf").write_bytes(font_file(f"Boxes-{weight}", width=width))
    write(tmp_path, "ours", OURS)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def loaded(folder: Path, name: str = "ours") -> Style:
    return load_style(name, [folder, packaged_styles()]).style


def titles(style: Style) -> dict[str, str]:
    faces = style.faces
    return {role: face(getattr(faces, role)).title for role in faces.__dataclass_fields__}


def test_weights_that_are_missing_are_replaced_by_the_nearest(folder: Path) -> None:
    regular, bold = "Boxes-Regular", "Boxes-Bold"
    assert titles(loaded(folder)) == {
        "regular": regular, "italic": regular, "light": regular, "bold": bold, "bold_italic": bold, "display": bold,
    }  # fmt: skip


def test_every_weight_stands_for_that_of_lato(folder: Path) -> None:
    more = {"italic": "Italic", "bold_italic": "BoldItalic", "light": "Light", "black": "Black"}
    write(folder, "ours", OURS + "".join([f"  {key}: fonts/Boxes-{weight}.ttf\n" for key, weight in more.items()]))
    assert titles(loaded(folder)) == {
        "regular": "Boxes-Regular", "italic": "Boxes-Italic", "bold": "Boxes-Bold", "bold_italic": "Boxes-BoldItalic",
        "display": "Boxes-Black", "light": "Boxes-Light",
    }  # fmt: skip
    assert titles(loaded(folder, "ours+copier"))["light"] == "Boxes-Regular", "where a style asks for another weight"


def test_files_are_beside_the_style_that_names_them(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other, "green", 'name: green\nextends: ours\ndescription: Green\npalette: {heading: "#1d4d3a"}\n')
    style = load_style("green", [other, folder, packaged_styles()]).style
    assert titles(style)["regular"] == "Boxes-Regular"


def test_an_overlay_replaces_the_whole_family_or_none(folder: Path) -> None:
    (folder / "Lines.ttf").write_bytes(font_file("Lines"))
    write(folder, "lines", "name: lines\noverlay: true\ndescription: L\nfonts: {regular: Lines.ttf, bold: Lines.ttf}\n")
    write(folder, "plain", "name: plain\noverlay: true\ndescription: Lato again\nfonts: null\n")
    more = OURS + "  italic: fonts/Boxes-Italic.ttf\n"
    write(folder, "ours", more)
    assert set(titles(loaded(folder, "ours+lines")).values()) == {"Lines"}
    assert titles(loaded(folder, "classic+lines"))["display"] == "Lines"
    assert loaded(folder, "ours+plain").faces == loaded(folder, "classic").faces
    assert load_overlay(folder / "lines.yaml", [folder, packaged_styles()]).name == "lines"


def test_what_a_style_shows_are_its_files(folder: Path) -> None:
    lines = as_yaml(shown("ours", [folder, packaged_styles()]), 100)
    assert 'regular: "fonts/Boxes-Regular.ttf"  # ours.yaml:5' in lines
    assert "display: Lato-Black  # classic.yaml:" in lines
    assert "italic: Lato-Italic" in lines
    assert "fonts:" not in as_yaml(shown("classic", [folder, packaged_styles()]), 100)


def fault(folder: Path, file: str) -> str:
    write(folder, "ours", OURS.replace("fonts/Boxes-Bold.ttf", file))
    with pytest.raises(InputError) as caught:
        loaded(folder)
    (problem,) = caught.value.diagnostics
    assert (Path(problem.path).name, problem.line, problem.column) == ("ours.yaml", 6, 9)
    assert problem.hint or "no such file" in problem.message
    return f"{problem.code}: {problem.message}"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("none.ttf", "font: fonts.bold: none.ttf: there is no such file in "),
        ("variable.ttf", "font: fonts.bold: variable.ttf: it is a variable font"),
        ("locked.ttf", "font: fonts.bold: locked.ttf: its license does not allow embedding"),
        ("ours.ttf", "font: fonts.bold: ours.ttf: it is not a TrueType font"),
        ("Boxes.woff2", "font: fonts.bold: “Boxes.woff2” is not a TrueType file"),
        ("../Boxes.ttf", "font: fonts.bold: a font is a file in the folder of the style or one within it"),
        ("/tmp/Boxes.ttf", "font: fonts.bold: a font is a file in the folder of the style or one within it"),
        (".hidden.ttf", "font: fonts.bold: a font is a file in the folder of the style or one within it"),
    ],
)
def test_a_font_that_cannot_be_used_is_a_problem_of_its_line(folder: Path, file: str, message: str) -> None:
    (folder / "variable.ttf").write_bytes(variable())
    (folder / "locked.ttf").write_bytes(font_file(fs_type=2))
    (folder / "ours.ttf").write_text("Lorem ipsum", encoding="utf-8")
    assert fault(folder, file).startswith(message)


@pytest.mark.skipif(os.name == "nt", reason="links need a right that users of Windows lack")
def test_a_link_does_not_lead_out_of_the_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "Boxes.ttf"
    outside.write_bytes(font_file())
    (folder / "link.ttf").symlink_to(outside)
    assert "it is a link to a file outside the folder" in fault(folder, "link.ttf")


def test_every_file_that_cannot_be_used_is_reported(folder: Path) -> None:
    write(folder, "ours", OURS.replace("Boxes-", "None-"))
    with pytest.raises(InputError) as caught:
        loaded(folder)
    assert [problem.line for problem in caught.value.diagnostics] == [5, 6]


def test_bold_is_required(folder: Path) -> None:
    write(folder, "ours", OURS.replace("  bold: fonts/Boxes-Bold.ttf\n", ""))
    with pytest.raises(InputError, match="`bold` is missing"):
        loaded(folder)
