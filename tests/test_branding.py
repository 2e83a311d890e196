"""A brand from its file to finished brochures and batches."""

from __future__ import annotations

import shutil
from pathlib import Path
from zlib import crc32

import page
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader
from tests.brand.samples import BRAND, LOGO, write_brand
from tests.cli.conftest import DIVERS, POTTERS
from tests.pdf.dump import dump_structure
from tests.pdf.svg.sample import svg
from tests.pictures import halves, photograph, saved

import brochure
from brochure.branding import open_brand
from brochure.cli.app import app
from brochure.errors import InputError, RequestError
from brochure.layout.imprint.logo import LOGO_SIZES
from brochure.opening import opened
from brochure.rendering import load_style
from brochure.style.fit import on_page

STYLES = ("classic", "large-print", "classic+copier", "leaflet", "poster", "sign", "field", "field-full", "cards")
SHIELD = svg('<path d="M20 20H180V120L100 180 20 120Z" fill="#123456"/>')


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two profiles."""
    folder = tmp_path / "here"
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles" / "divers.yaml").write_text(DIVERS, encoding="utf-8")
    (folder / "profiles" / "potters.yaml").write_text(POTTERS, encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in ("BROCHURE_BRAND", "BROCHURE_PROFILES", "BROCHURE_STYLES"):
        monkeypatch.delenv(name, raising=False)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="brochure")


@pytest.fixture
def branded(here: Path) -> Path:
    """The working folder, with a brand beside its profiles."""
    write_brand(here / "profiles")
    return here


def text_of(path: str | Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_brochure_says_whose_it_is(branded: Path) -> None:
    (made,) = brochure.build(["divers"]).files
    assert made.path is not None
    text = text_of(made.path)
    for said in ("Lincoln High School", "206-555-0134", "Northwest Diving visits", "Commercial Diving", "$9,800",
                 "April 17, 2099", "9 to noon"):  # fmt: skip
        assert said in text
    assert text.index("Career fair") < text.index("Open house")
    assert "The kiln is free" not in text
    data = made.path.read_bytes()
    assert data.count(b"/Subtype/Image") == 1
    assert "A red and blue shield" in dump_structure(data)
    (plain,) = brochure.build(["divers"], branded=False, output="plain.pdf").files
    assert plain.path is not None
    assert "Lincoln" not in text_of(plain.path)
    assert branded.is_dir()


@pytest.mark.parametrize("standard", ["ua1", "2a"])
@pytest.mark.parametrize(
    "style", ["classic", "large-print", "classic+copier", "leaflet", "poster", "sign", "field", "field-full"]
)
@pytest.mark.parametrize("kind", ["png", "transparent", "jpeg", "svg"])
def test_brochures_with_each_kind_of_logo_conform(here: Path, kind: str, style: str, standard: str) -> None:
    image = halves(mode="RGBA")
    image.putalpha(100)
    files = {"png": LOGO, "transparent": saved(image), "jpeg": saved(photograph(300, 200), "JPEG"), "svg": SHIELD}
    path = write_brand(here, BRAND.replace("logo.png", "logo.svg" if kind == "svg" else "logo.png"), files[kind])
    (here / "logo.svg").write_bytes(SHIELD)
    data = brochure.render(brochure.load("divers"), style=style, brand=path, note="Ask *me*.")
    report = page.validate_pdf_bytes(data, profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize(
    "style", ["cards", "field", "field-full", "handout", "large-print-handout", "leaflet", "poster", "sign"]
)
def test_every_form_has_the_colors_of_the_brand(here: Path, style: str) -> None:
    path = write_brand(here)
    data = brochure.render(brochure.load("electricians"), style=style, brand=path)
    plain = brochure.render(brochure.load("electricians"), style=style)
    assert data != plain
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize(
    "command",
    [
        ("book", "electricians", "cooks"),
        ("cards", "electricians", "cooks"),
        ("compare", "electricians", "cooks"),
        ("gallery", "electricians", "--style", "classic", "--dpi", "20"),
        ("poster", "electricians", "cooks"),
        ("preview", "electricians", "--dpi", "20"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_takes_a_brand(branded: Path, command: tuple[str, ...]) -> None:
    made = run(*command, "--brand", "profiles/brand.yaml")
    assert made.exit_code == 0, made.stderr
    assert "read the brand of Lincoln High School" in made.stderr
    assert "read the brand" in run(*command).stderr
    assert "read the brand" not in run(*command, "--no-brand").stderr
    assert branded.is_dir()


@pytest.mark.parametrize("style", ["classic", "field"])
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_books_with_each_kind_of_logo_conform(here: Path, kind: str, style: str) -> None:
    path = write_brand(here, BRAND.replace("logo.png", f"logo.{kind}"))
    (here / "logo.svg").write_bytes(SHIELD)
    chosen = brochure.Selectors(names=("electricians", "cooks"))
    made = brochure.build_book(chosen, style=style, brand=path, output=here / "book.pdf")
    assert made.path is not None
    said = text_of(made.path)
    assert said.index("Lincoln High School") < said.index("Make an appointment") < said.index("Cooks")
    for standard in ("ua1", "2a"):
        report = page.validate_pdf(str(made.path), profile=standard)
        assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_without_a_brand_nothing_changes(here: Path) -> None:
    before = brochure.render(brochure.load("divers"))
    write_brand(here / "profiles")
    assert brochure.render(brochure.load("divers")) == before


def test_a_note_of_the_run_stands_for_that_of_the_brand(branded: Path) -> None:
    (made,) = brochure.build(["divers"], note="See [the film](https://example.org/film).").files
    assert made.path is not None
    text = text_of(made.path)
    assert "See the film" in text
    assert "Northwest Diving" not in text
    (alone,) = brochure.build(["divers"], note="Ask me.", branded=False, output="alone.pdf").files
    assert alone.path is not None
    assert "A note for you" in text_of(alone.path)
    assert branded.is_dir()


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("  ", "is empty"),
        ("x" * 601, "601 characters, at most 600"),
        ("x\u202ey", "U+202E"),
        ("[a](javascript:x)", "only http, https and mailto"),
        ("\u0634", "no glyph for “\u0634” (U+0634)"),
    ],
)
def test_a_note_that_cannot_be_printed_is_refused(here: Path, note: str, said: str) -> None:
    with pytest.raises(RequestError) as raised:
        brochure.render(brochure.load("divers"), note=note)
    assert said in str(raised.value)
    assert here.is_dir()


def test_markup_is_literal(here: Path) -> None:
    path = write_brand(here, "organization: <b>Bold & Co</b>\ndepartment: '<img src=x onerror=alert(1)>'\n")
    data = brochure.render(brochure.load("divers"), brand=path, note="<a href='x'>y</a>")
    (here / "x.pdf").write_bytes(data)
    text = text_of(here / "x.pdf")
    assert "<b>Bold & Co</b>" in text
    assert "<img src=x onerror=alert(1)>" in text


_HEADER = b"IHDR" + b"\x00\x01\x00\x00" * 2 + b"\x08\x02\x00\x00\x00"  # 65,536 x 65,536 pixels
BAD_LOGOS = {
    "gone": None,
    "text": b"no picture",
    "truncated": LOGO[:200],
    "bomb": b"\x89PNG\r\n\x1a\n\x00\x00\x00\r"
    + _HEADER
    + crc32(_HEADER).to_bytes(4, "big")
    + b"\0\0\0\0IDAT\x35\xaf\x06\x1e",
}


@pytest.mark.parametrize("kind", BAD_LOGOS)
def test_a_bad_logo_is_an_error_with_its_line(here: Path, kind: str) -> None:
    path = write_brand(here)
    data = BAD_LOGOS[kind]
    (here / "logo.png").unlink()
    if data is not None:
        (here / "logo.png").write_bytes(data)
    with pytest.raises(InputError) as raised:
        open_brand(path)
    (found,) = raised.value.diagnostics
    assert (found.code, found.line, found.column) == ("image", 9, 14)
    assert found.message.startswith("logo.file: logo.png: ")
    assert kind != "bomb" or "pixels" in found.message


def test_a_link_out_of_the_folder_is_refused(here: Path, tmp_path: Path) -> None:
    path = write_brand(here / "mine")
    outside = tmp_path / "outside.png"
    outside.write_bytes(LOGO)
    (here / "mine" / "logo.png").unlink()
    (here / "mine" / "logo.png").symlink_to(outside)
    with pytest.raises(InputError, match="a link to a file outside the folder"):
        open_brand(path)


def test_characters_without_glyphs_have_their_line(here: Path) -> None:
    path = write_brand(here, "organization: Lincoln\ndepartment: \u05d4\u05d9\n")
    with pytest.raises(InputError) as raised:
        brochure.render(brochure.load("divers"), brand=path)
    assert [(one.line, one.column, one.code) for one in raised.value.diagnostics] == [
        (2, 13, "glyph"),
        (2, 14, "glyph"),
    ]


def test_a_logo_is_opened_once_and_again_when_it_changes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, count = write_brand(here, logo=saved(halves(601, 301))), []

    def counting(data: bytes, file: str, largest: tuple[float, float]) -> object:
        count.append(file)
        return opened(data, file, largest)

    monkeypatch.setattr("brochure.branding.opened", counting)
    first = [brochure.render(brochure.load("divers"), brand=path) for _ in range(3)]
    assert count == ["logo.png"]
    assert len(set(first)) == 1
    write_brand(here, logo=saved(halves(602, 302)))
    assert brochure.render(brochure.load("divers"), brand=path) != first[0]
    assert count == ["logo.png"] * 2


def test_a_coarse_logo_is_a_warning(here: Path) -> None:
    path = write_brand(here, logo=saved(halves(90, 45)))
    made = brochure.build(["divers"], brand=path)
    (warning,) = [one for one in made.warnings if "pixels per inch" in one]
    inches = 2 * LOGO_SIZES["brochure"].height / 72
    assert f"{path}:9:14: logo.file: the logo has {90 / inches:.0f} pixels per inch as printed, at least 200" in warning


def test_a_logo_on_a_large_poster_is_judged_at_the_size_of_the_print(here: Path) -> None:
    brand = open_brand(write_brand(here, logo=saved(halves(1600, 400))))
    for style, size, is_coarse in (
        ("poster", "tabloid", False), ("poster", "36inx48in", True), ("classic", "tabloid", False),
    ):  # fmt: skip
        found = brand.warnings([on_page(load_style(style), size)])
        assert any("pixels per inch" in str(one) for one in found) is is_coarse


def test_check_validates_brands(branded: Path) -> None:
    assert "1 brand checked, 0 errors" in run("check", "profiles/brand.yaml").stderr
    assert "2 profiles and 1 brand checked" in run("check", "--no-shipped").stderr
    assert "2 profiles and 1 brand checked" in run("check", "profiles").stderr
    (branded / "profiles" / "brand.yaml").write_text("organisation: X\n", encoding="utf-8")
    result = run("check", "profiles/brand.yaml")
    assert result.exit_code == 1
    assert "did you mean `organization`?" in result.stdout


def test_check_tells_all_problems_at_once(branded: Path) -> None:
    text = BRAND.replace("Career Center", "\u05d4").replace("2099-05-02", "1999-05-02")
    path = write_brand(branded / "profiles", text, b"no picture")
    found = brochure.check([path]).problems
    assert [(one.line, one.code) for one in found] == [(2, "glyph"), (9, "image"), (10, "contrast"), (19, "doubtful")]


def test_lists_and_batches_know_no_profile_called_brand(branded: Path) -> None:
    assert "brand" not in run("list", "--profiles", "profiles").stdout
    result = run("batch", "--all", "--profiles", "profiles", "--jobs", "1")
    assert result.exit_code == 0
    assert sorted(path.name for path in (branded / "out").glob("*.pdf")) == ["divers.pdf", "potters.pdf"]
    assert "Lincoln High School" in text_of(branded / "out" / "potters.pdf")


def test_batches_build_again_when_the_brand_changes(branded: Path) -> None:
    def built() -> int:
        return brochure.build_batch(["divers", "potters"], jobs=1).built

    assert [built(), built()] == [2, 0]
    write_brand(branded / "profiles", BRAND.replace("Career Center", "Library"))
    assert [built(), built()] == [2, 0]
    write_brand(branded / "profiles", BRAND.replace("Career Center", "Library"), saved(halves(500, 250)))
    assert [built(), built()] == [2, 0]
    shutil.rmtree(branded / "profiles" / "sub", ignore_errors=True)


def test_new_brand_writes_a_starter(here: Path) -> None:
    result = run("new", "--brand")
    assert Path(result.stdout.strip()) == Path("profiles/brand.yaml")
    assert (here / "profiles" / "brand.schema.json").exists()
    assert run("check", "profiles/brand.yaml").exit_code == 0
    assert run("new", "--brand").exit_code == 2
    assert run("new", "--brand", "--force").exit_code == 0
    assert run("new", "--brand", "-o", "-").stdout.startswith("# yaml-language-server")
    assert run("new").exit_code == 2
    assert run("new", "x", "--brand").exit_code == 2


def test_named_and_none_contradict_each_other(branded: Path) -> None:
    result = run("build", "divers", "--brand", "profiles/brand.yaml", "--no-brand")
    assert result.exit_code == 2
    assert "--brand and --no-brand contradict each other" in result.stderr
    assert branded.is_dir()
