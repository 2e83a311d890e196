"""Every form as a finished file: conforming, of its fixed number of pages, and named where books refuse it."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pypdf import PdfReader
from tests.official import PUBLISHED

import brochure
from brochure.app.build import render
from brochure.profile.load import load_file, load_text
from brochure.profile.model import Profile
from brochure.resources import packaged_profiles

PAGES = {
    "cards": 1, "field": 4, "field-full": 8, "handout": 2, "large-print-handout": 4, "leaflet": 2, "poster": 1,
    "sign": 1,
}  # fmt: skip
MORE = {"field-full": 12}  # of a profile with too much text
PATHS = sorted(packaged_profiles().glob("*.yaml"))
HANDBOOK = sorted((PUBLISHED / "ooh").glob("*.html"))


@pytest.mark.parametrize("style", PAGES)
@pytest.mark.parametrize("path", PATHS[::8], ids=lambda path: path.stem)
def test_files_conform(path: Path, style: str, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(render(load_file(path).profile, style=style))
    assert len(PdfReader(file).pages) == PAGES[style]
    assert_conforming(file)


def assert_conforming(file: Path) -> None:
    for conformance in ("ua1", "2a"):
        report = validator.validate_pdf(str(file), profile=conformance)
        assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Profile, ...]:
    """Every sixth page, which is ten in all."""
    folder = tmp_path_factory.mktemp("imported")
    brochure.import_ooh(HANDBOOK[::6], output=folder)
    return tuple(load_file(path).profile for path in sorted(folder.glob("*.yaml")))


@pytest.mark.slow
@pytest.mark.skipif(not HANDBOOK, reason="the published handbook pages are not beside this checkout")
@pytest.mark.parametrize("style", PAGES)
def test_imported_pages_have_the_number_of_pages_of_the_form(style: str, imported: tuple[Profile, ...]) -> None:
    assert imported
    for profile in imported:
        pages = len(PdfReader(io.BytesIO(render(profile, style=style))).pages)
        assert pages in (PAGES[style], MORE.get(style)), profile.slug


def test_cards_of_several_occupations_conform(tmp_path: Path) -> None:
    made = brochure.build_cards(PATHS[:10], output=tmp_path / "cards.pdf")
    assert made.pages == 2
    assert made.slugs == tuple(path.stem for path in PATHS[:10])
    profiles = [load_file(path).profile for path in PATHS[:10]]
    assert brochure.render_cards(profiles) == (tmp_path / "cards.pdf").read_bytes()
    assert_conforming(tmp_path / "cards.pdf")


def test_cards_of_hundreds_with_long_titles_conform(tmp_path: Path) -> None:
    text = "{{slug: x{}, title: {}, wages: [{{value: 30000}}]}}"
    profiles = [load_text(text.format(at, f"{at} and {'others ' * 27}".strip()), "x").profile for at in range(300)]
    (tmp_path / "cards.pdf").write_bytes(brochure.render_cards(profiles))
    assert_conforming(tmp_path / "cards.pdf")


def test_the_code_of_a_sign_can_be_scanned_on_both_faces() -> None:
    data = render(load_file(PATHS[0]).profile, style="sign")
    picture = pdfium.PdfDocument(data)[0].render(scale=2).to_pil()
    halves = [picture.crop((0, top, picture.width, top + picture.height // 2)) for top in (0, picture.height // 2)]
    upper, lower = (
        [code.text for code in zxingcpp.read_barcodes(half, formats=zxingcpp.BarcodeFormat.QRCode)] for half in halves
    )
    assert upper == lower
    assert len(upper) == 1


def test_cards_of_nothing_are_refused() -> None:
    with pytest.raises(brochure.RequestError, match="profiles is empty; cards take at least one"):
        brochure.render_cards([])


def test_book_of_handouts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        brochure.RequestError, match="a book consists of brochures, but the style handout makes a handout"
    ):
        brochure.build_book(brochure.Selectors(names=(PATHS[0].stem,)), output=tmp_path / "book.pdf", style="handout")
    assert not (tmp_path / "book.pdf").exists()


def test_what_is_left_out_is_a_part_of_the_result(tmp_path: Path) -> None:
    built = brochure.build([PATHS[0].stem], output=tmp_path / "one.pdf", style="handout")
    assert built.files[0].pages == 2
    assert not built.files[0].missed
    assert isinstance(built.files[0].omitted, tuple)
