"""A style's own fonts from their files to finished brochures, batches and workers on other machines."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import page
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from tests.cli.conftest import DIVERS
from tests.fontmaking import NEEDED, font_file

import brochure
from brochure.batch.build import Job, Parcel, Setting, Task, work
from brochure.batch.plan import Fingerprints, Item
from brochure.batch.target import Folder
from brochure.fonts import metrics, own
from brochure.resources import packaged_styles
from brochure.style.load import load_style

STYLE = """\
name: ours
extends: %s
description: In our own fonts
fonts: {regular: Boxes-Regular.ttf, bold: Boxes-Bold.ttf}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a profile and a style."""
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "divers.yaml").write_text(DIVERS, encoding="utf-8")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.yaml").write_text(STYLE % "classic", encoding="utf-8")
    for name in ("Regular", "Bold"):
        (tmp_path / "styles" / f"Boxes-{name}.ttf").write_bytes(font_file(f"Boxes-{name}"))
    monkeypatch.chdir(tmp_path)
    for name in ("BROCHURE_PROFILES", "BROCHURE_STYLES"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def embedded(data: bytes) -> dict[str, TTFont]:
    """The fonts of a file by their names without the tags of subsets."""
    fonts = {}
    for sheet in PdfReader(io.BytesIO(data)).pages:
        for font in sheet["/Resources"]["/Font"].values():
            found = font["/DescendantFonts"][0]["/FontDescriptor"]
            fonts[str(found["/FontName"]).partition("+")[2]] = TTFont(io.BytesIO(found["/FontFile2"].get_data()))
    return fonts


@pytest.mark.parametrize("form", ["classic", "large-print", "handout", "large-print-handout", "poster"])
def test_a_brochure_in_own_fonts_conforms_and_has_no_others(here: Path, form: str) -> None:
    (here / "styles" / "ours.yaml").write_text(STYLE % form, encoding="utf-8")
    data = brochure.render(brochure.load("divers"), style=str(here / "styles" / "ours.yaml"))
    assert set(embedded(data)) <= {"Boxes-Regular", "Boxes-Bold"}
    assert "Divers" in "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)
    for standard in ("ua1", "2a"):
        report = page.validate_pdf_bytes(data, profile=standard)
        assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_only_a_part_of_a_font_is_embedded(here: Path) -> None:
    more = font_file(characters=NEEDED + "".join(map(chr, range(0x400, 0x460))))
    (here / "styles" / "Boxes-Regular.ttf").write_bytes(more)
    (font,) = [font for name, font in embedded(brochure.render(brochure.load("divers"), style="ours")).items()
               if name == "Boxes-Regular"]  # fmt: skip
    assert len(font.getGlyphOrder()) < len(NEEDED) + 10


def test_a_character_that_an_own_font_lacks_is_located(here: Path) -> None:
    path = here / "profiles" / "divers.yaml"
    path.write_text(DIVERS.replace("under water", "under wåter"), encoding="utf-8")
    assert brochure.render(brochure.load("divers"))
    with pytest.raises(brochure.InputError, match="no glyph for “å”") as caught:
        brochure.render(brochure.load("divers"), style="ours")
    assert caught.value.diagnostics[0].line == 6


def test_a_font_is_an_input_that_is_not_written_over(here: Path) -> None:
    with pytest.raises(brochure.BrochureError, match="Boxes-Regular"):
        brochure.build(["divers"], output=here / "styles" / "Boxes-Regular.ttf", style="ours")
    assert (here / "styles" / "Boxes-Regular.ttf").read_bytes()[:4] == b"\0\1\0\0"


def fingerprint(here: Path) -> str:
    style = load_style("ours", [here / "styles", packaged_styles()]).style
    return Fingerprints([style]).of(Item(here / "profiles" / "divers.yaml", "ours", None, None, "x.pdf")).whole


def test_a_batch_builds_again_what_another_font_changes(here: Path) -> None:
    before = fingerprint(here)
    assert fingerprint(here) == before
    (here / "styles" / "Boxes-Bold.ttf").write_bytes(font_file("Boxes-Bold", width=640))
    assert fingerprint(here) != before


def test_a_worker_that_has_no_files_builds_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = brochure.render(brochure.load("divers"), style="ours")
    style = load_style("ours", [here / "styles", packaged_styles()]).style
    target = Folder(here / "out")
    target.prepare()
    path = here / "profiles" / "divers.yaml"
    task = Task(0, Item(path, "ours", None, None, "divers.pdf"), None)
    job = pickle.dumps(Job.of(Setting(target, {"ours": style}, None)))
    parcel = pickle.dumps(Parcel((task,), {path: path.read_bytes()}, {}, {}))
    for file in (here / "styles").iterdir():
        file.unlink()
    monkeypatch.setattr(own, "_programs", {})
    metrics.face.cache_clear()
    (outcome,) = work(job, parcel)
    assert outcome.error is None
    assert (here / "out" / "divers.pdf").read_bytes() == expected
    assert set(embedded(expected)) == {"Boxes-Regular", "Boxes-Bold"}
