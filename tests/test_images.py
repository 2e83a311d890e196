"""A profile's picture from its file to finished brochures, batches and books."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from tests.cli.conftest import DIVERS, POTTERS
from tests.pdf.dump import dump_structure
from tests.pdf.svg.sample import svg
from tests.pictures import halves, photograph, saved

import brochure
from brochure.batch.plan import Fingerprints, Item
from brochure.errors import PictureError
from brochure.profile.images import read_image
from brochure.rendering import load_style

IMAGE = 'image: {file: %s, alt: A diver checks a valve, credit: "Photo: Ana Ruiz"}\n'
PHOTO = saved(photograph(400, 300), "JPEG")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a profile that has a picture."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "divers.yaml").write_text(DIVERS + IMAGE % "divers.jpg", encoding="utf-8")
    (folder / "divers.jpg").write_bytes(PHOTO)
    (folder / "potters.yaml").write_text(POTTERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BROCHURE_PROFILES", raising=False)
    return tmp_path


def images(data: bytes) -> int:
    return data.count(b"/Subtype/Image")


@pytest.mark.parametrize("standard", ["ua1", "2a"])
@pytest.mark.parametrize("kind", ["photograph", "transparent", "palette"])
def test_a_brochure_with_a_picture_conforms(here: Path, kind: str, standard: str) -> None:
    image = halves(mode="RGBA")
    image.putalpha(100)
    made = {"photograph": PHOTO, "transparent": saved(image), "palette": saved(halves().quantize(2))}
    (here / "profiles" / "divers.jpg").write_bytes(made[kind])
    data = brochure.render(brochure.load("divers"))
    assert images(data) >= 1
    report = page.validate_pdf_bytes(data, profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


SEAL = svg(
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="navy"/></linearGradient>'
    '<clipPath id="c"><circle cx="100" cy="100" r="90"/></clipPath><g clip-path="url(#c)" opacity=".8">'
    '<rect width="200" height="200" fill="url(#g)" stroke="#000"/><text x="50" y="100">School</text></g>'
)


def draw_seal(here: Path) -> None:
    profile = here / "profiles" / "divers.yaml"
    profile.write_text(DIVERS + IMAGE % "seal.svg", encoding="utf-8")
    (here / "profiles" / "seal.svg").write_bytes(SEAL)


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_a_brochure_with_a_drawing_conforms(here: Path, standard: str) -> None:
    draw_seal(here)
    data = brochure.render(brochure.load("divers"))
    assert data.count(b"/Subtype/Form") == 2  # with a layer
    report = page.validate_pdf_bytes(data, profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert "Figure" in dump_structure(data)


@pytest.mark.usefixtures("here")
def test_the_picture_is_a_figure_with_its_text_its_place_and_its_credit() -> None:
    data = brochure.render(brochure.load("divers"))
    text = dump_structure(data)
    assert "A diver checks a valve" in text
    assert "Photo: Ana Ruiz" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


@pytest.mark.usefixtures("here")
def test_the_same_picture_gives_the_same_bytes() -> None:
    assert brochure.render(brochure.load("divers")) == brochure.render(brochure.load("divers"))


@pytest.mark.usefixtures("here")
def test_a_changed_copy_of_a_profile_keeps_its_picture() -> None:
    assert images(brochure.render(replace(brochure.load("divers"), title="Deep divers"))) == 1


@pytest.mark.parametrize(
    ("file", "data", "message"),
    [
        ("gone.jpg", None, "there is no such file"),
        ("divers.jpg", b"GIF89a", "it is not a PNG, JPEG or WebP picture"),
        ("seal.svg", b"<svg/>", "it is not an SVG picture"),
        ("seal.svg", svg('<use href="/etc/passwd#a"/>'), "it refers to '/etc/passwd#a'"),
        ("folder.png", "folder", "it is a folder, not a file"),
        ("link.png", "link", "it is a link to a file outside the folder"),
        ("circle.png", "circle", "it (is a link that leads back to itself|cannot be read: Too many levels)"),
        ("deep/link.png", "deep link", "it is a link to a file outside the folder"),
    ],
)
def test_a_picture_that_cannot_be_used_is_reported_where_the_profile_names_it(
    here: Path, file: str, data: bytes | str | None, message: str
) -> None:
    folder = here / "profiles"
    (here / "outside").mkdir()
    (here / "outside" / "link.png").write_bytes(PHOTO)
    if isinstance(data, bytes):
        (folder / file).write_bytes(data)
    elif data == "folder":
        (folder / file).mkdir()
    elif data == "link":
        (folder / file).symlink_to(here / "outside" / "link.png")
    elif data == "circle":
        (folder / file).symlink_to(folder / file)
    elif data == "deep link":
        (folder / "deep").symlink_to(here / "outside")
    (folder / "divers.yaml").write_text(DIVERS + IMAGE % file, encoding="utf-8")
    line = DIVERS.count("\n") + 1
    with pytest.raises(brochure.InputError, match=message) as caught:
        brochure.build(["divers"])
    assert f"divers.yaml:{line}:15: error[image] {file}: " in str(caught.value)
    assert not Path("out").exists()
    (problem,) = brochure.check(["divers"]).problems
    assert (problem.line, problem.code) == (line, "image")
    with pytest.raises(brochure.BrochureError, match=message):
        brochure.build_book(["divers", "potters"])


@pytest.mark.parametrize("file", ["../x.png", "/etc/x.png", "a/../x.png", "C:/x.png", r"a\x.png", ".x.png", "x.gif"])
def test_only_files_of_the_profiles_folder_can_be_named(here: Path, file: str) -> None:
    (here / "profiles" / "divers.yaml").write_text(DIVERS + IMAGE % f"'{file}'", encoding="utf-8")
    codes = [problem.code for problem in brochure.check(["divers"]).problems]
    assert codes == ["image"]


@pytest.mark.usefixtures("here")
def test_a_picture_may_be_in_a_folder_within() -> None:
    Path("profiles/images").mkdir()
    shutil.move("profiles/divers.jpg", "profiles/images/divers.jpg")
    Path("profiles/divers.yaml").write_text(DIVERS + IMAGE % "images/divers.jpg", encoding="utf-8")
    assert images(brochure.render(brochure.load("divers"))) == 1


def test_a_picture_of_a_profile_without_a_file_has_no_folder() -> None:
    from brochure.profile.load import load_text

    image = load_text(DIVERS + IMAGE % "divers.jpg").profile.image
    assert image is not None
    with pytest.raises(PictureError, match="folder is unknown"):
        read_image(image)


def test_a_copy_takes_the_picture_along(here: Path) -> None:
    brochure.copy_profile("divers", "night-divers", output="mine/")
    assert (here / "mine" / "divers.jpg").read_bytes() == PHOTO
    brochure.copy_profile("divers", "day-divers", output="mine/")
    (here / "mine" / "divers.jpg").write_bytes(b"another")
    with pytest.raises(brochure.BrochureError, match="is not the picture of"):
        brochure.copy_profile("divers", "dusk-divers", output="mine/")
    assert not (here / "mine" / "dusk-divers.yaml").exists()


@pytest.mark.parametrize("obstacle", ["link", "file"])
def test_a_copy_writes_nothing_if_its_picture_cannot_be_in_the_folder(here: Path, obstacle: str) -> None:
    (here / "profiles" / "images").mkdir()
    shutil.move("profiles/divers.jpg", "profiles/images/divers.jpg")
    Path("profiles/divers.yaml").write_text(DIVERS + IMAGE % "images/divers.jpg", encoding="utf-8")
    for folder in ("mine", "elsewhere"):
        (here / folder).mkdir()
    if obstacle == "link":
        (here / "mine" / "images").symlink_to(here / "elsewhere")
    else:
        (here / "mine" / "images").write_bytes(b"")
    with pytest.raises(brochure.BrochureError, match=f"images is a {obstacle}"):
        brochure.copy_profile("divers", "night-divers", output="mine/")
    assert not list((here / "elsewhere").iterdir())
    assert not (here / "mine" / "night-divers.yaml").exists()


def test_no_face_needs_glyphs_for_what_is_not_printed(here: Path) -> None:
    shutil.copy("profiles/divers.jpg", "profiles/字.jpg")
    image = "image: {file: 字.jpg, alt: 字, credit: %s}\n"
    (here / "profiles" / "divers.yaml").write_text(DIVERS + image % "Ana", encoding="utf-8")
    assert brochure.check(["divers"]).errors == 0
    assert images(brochure.render(brochure.load("divers"))) == 1
    (here / "profiles" / "divers.yaml").write_text(DIVERS + image % "字", encoding="utf-8")
    assert [problem.code for problem in brochure.check(["divers"]).problems] == ["glyph"]


def test_a_fingerprint_covers_the_picture(here: Path) -> None:
    item = Item(here / "profiles" / "divers.yaml", "classic", None, None, "divers.pdf")

    def whole() -> str:
        return Fingerprints([load_style("classic")]).of(item).whole

    before = whole()
    assert whole() == before
    (here / "profiles" / "divers.jpg").write_bytes(PHOTO + b"\0")
    changed = whole()
    (here / "profiles" / "divers.jpg").unlink()
    assert len({before, changed, whole()}) == 3


@pytest.mark.usefixtures("here")
def test_a_batch_builds_again_what_has_another_picture() -> None:
    brochure.build_batch(["divers", "potters"], jobs=1)
    assert images(Path("out/divers.pdf").read_bytes()) == 1
    Path("profiles/divers.jpg").write_bytes(saved(photograph(300, 300), "JPEG"))
    again = brochure.build_batch(["divers", "potters"], jobs=1)
    assert (again.built, again.unchanged) == (1, 1)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("file", "kind"), [("divers.jpg", b"Image"), ("divers.svg", b"Form")])
def test_a_book_contains_each_picture_once(file: str, kind: bytes) -> None:
    Path("profiles/divers.svg").write_bytes(svg('<text y="99">School</text>'))
    for slug, text in (("divers", DIVERS), ("potters", POTTERS)):
        Path(f"profiles/{slug}.yaml").write_text(text + IMAGE % file, encoding="utf-8")
    brochure.build_book(["divers", "potters"], output="book.pdf")
    data = Path("book.pdf").read_bytes()
    assert data.count(b"/Subtype/" + kind) == 1
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant
