"""Each function of the public API in a few lines, without a command line."""

from __future__ import annotations

import json
import signal
from io import BytesIO
from pathlib import Path

import pytest

import brochure

PAGE = "Divers\n\nWhat Divers Do [About this section] [To Top]\n\nDivers dive.\n"


def test_compare(here: Path) -> None:
    made = brochure.compare(["divers", "potters"], output="wall.pdf", page_size="tabloid")
    assert (made.path, made.slugs, made.paper, made.style_paper) == (
        Path("wall.pdf"),
        ("divers", "potters"),
        "tabloid",
        "letter",
    )
    profiles = [brochure.load("divers"), brochure.load("potters")]
    assert (here / "wall.pdf").read_bytes() == brochure.render_comparison(profiles, page_size="tabloid")


@pytest.mark.usefixtures("here")
def test_compare_is_for_two_to_six_different_names() -> None:
    with pytest.raises(brochure.RequestError, match="1 named, but 2 to 6"):
        brochure.compare(["divers"])
    with pytest.raises(TypeError, match=r"use brochure\.render_comparison"):
        brochure.compare([brochure.load("divers"), brochure.load("potters")])  # type: ignore[list-item]


@pytest.mark.usefixtures("here")
def test_preview() -> None:
    made = brochure.preview("divers", output="pictures", dpi=40)
    assert made.pictures[0].path == Path("pictures/divers-01.png")
    assert all(picture.path.read_bytes().startswith(b"\x89PNG") for picture in made.pictures)
    with pytest.raises(ValueError, match="dpi is 5, expected 20 to 600"):
        brochure.preview("divers", dpi=5)


@pytest.mark.usefixtures("here")
def test_build_book() -> None:
    made = brochure.build_book(["divers", "potters"], title="Work", output="book.pdf")
    assert (made.path, made.occupations) == (Path("book.pdf"), 2)
    assert Path("book.pdf").stat().st_size == made.bytes
    stream = BytesIO()
    assert brochure.build_book(["divers", "potters"], title="Work", output=stream).path is None
    assert stream.getvalue() == Path("book.pdf").read_bytes()


@pytest.mark.usefixtures("here")
def test_build_batch() -> None:
    made = brochure.build_batch(brochure.Selectors(names=("divers", "potters")), output="fair", jobs=1)
    assert (made.built, made.failed, made.interrupted) == (2, 0, False)
    assert made.manifest == str(Path("fair/manifest.json"))
    assert {item["profile"] for item in json.loads(brochure.manifest_text("fair"))["items"]} == {"divers", "potters"}
    assert brochure.build_batch(["divers", "potters"], output="fair", jobs=1).unchanged == 2


def test_a_batch_says_what_failed(here: Path) -> None:
    (here / "profiles" / "broken.yaml").write_text("slug: broken\ntitle: Broken\n", encoding="utf-8")
    heard: list[brochure.Event] = []
    made = brochure.build_batch(["broken", "divers"], jobs=1, progress=heard.append)
    assert (made.built, made.failed) == (1, 1)
    assert [failure.files for failure in made.failures] == ["broken.pdf"]
    assert "add figures or text" in made.failures[0].error
    assert sorted(event.failed for event in heard if isinstance(event, brochure.Advanced)) == [False, True]
    with pytest.raises(brochure.RequestError, match="jobs is for this machine"):
        brochure.build_batch(["divers"], jobs=1, scheduler="tcp://localhost:1")


@pytest.mark.usefixtures("here")
def test_impose() -> None:
    brochure.build(["divers"], output="divers.pdf")
    made = brochure.impose("divers.pdf", "booklet", paper="a4", output="folded/")
    assert (made.path, made.scheme, made.paper) == (Path("folded/divers--booklet.pdf"), "booklet", "a4")
    assert made.sides == 2 * made.sheets
    with pytest.raises(brochure.RequestError, match="flip is for folded sheets"):
        brochure.impose("divers.pdf", "4up", flip="long")


def test_check(here: Path) -> None:
    assert brochure.check(["divers", "classic"]) == brochure.Checked(problems=(), profiles=1, styles=1)
    (here / "profiles" / "wrong.yaml").write_text("slug: wrong\ntitel: Wrong\n", encoding="utf-8")
    checked = brochure.check(folder="profiles", shipped=False)
    assert checked.profiles == 3
    assert checked.errors == 3
    assert {Path(problem.path).name for problem in checked.problems} == {"wrong.yaml"}


@pytest.mark.usefixtures("here")
def test_new_and_copied_profiles() -> None:
    assert brochure.new_profile("kites").path == Path("profiles/kites.yaml")
    assert brochure.check(["kites"]).errors == 0
    copy = brochure.copy_profile("cooks")
    assert copy.path == Path("profiles/cooks.yaml")
    assert copy.hides
    assert brochure.load("cooks").file == copy.path
    with pytest.raises(brochure.BrochureError, match="exists"):
        brochure.new_profile("kites")


def test_import_page(here: Path) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    made = brochure.import_page("page.txt", slug="deep-divers")
    assert made.path == Path("profiles/deep-divers.yaml")
    assert brochure.load("deep-divers").title == "Divers"


@pytest.mark.usefixtures("here")
def test_schemas() -> None:
    assert brochure.write_schema("style", "schemas/") == Path("schemas/style.schema.json")
    assert Path("schemas/style.schema.json").read_text(encoding="utf-8") == brochure.schema_text("style")
    assert "properties" in json.loads(brochure.schema_text())


def test_listings(here: Path) -> None:
    (here / "profiles" / "odd.yaml").mkdir()
    found = brochure.list_profiles(brochure.Selectors(shipped=False))
    assert [entry.slug for entry in found.profiles] == ["divers", "potters"]
    assert [each.path for each in found.skipped] == [Path("profiles/odd.yaml")]
    styles = brochure.list_styles()
    assert {"classic", "large-print"} <= {style.name for style, _path in styles.styles}
    assert styles.failed == ()


@pytest.mark.usefixtures("here")
def test_selectors() -> None:
    assert brochure.build_book([Path("profiles/divers.yaml")], output="a.pdf").occupations == 1
    for wrong in ("divers", brochure.Selectors(categories="Healthcare")):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="is one string or path"):
            brochure.build_batch(wrong)
    with pytest.raises(TypeError, match=r"selectors\[0\] is a Profile"):
        brochure.build_batch([brochure.load("divers")])  # type: ignore[list-item]


def test_interrupted_batch_ends_the_loop_around_it(here: Path) -> None:
    heard = []

    def interrupt(event: brochure.Event) -> None:
        if isinstance(event, brochure.Advanced) and not heard:
            heard.append(event)
            signal.raise_signal(signal.SIGINT)

    def loop() -> None:
        for output in ("one", "two"):
            brochure.build_batch(["divers", "potters"], output=output, jobs=1, progress=interrupt)

    with pytest.raises(KeyboardInterrupt) as caught:
        loop()
    assert not (here / "two").exists()
    assert isinstance(caught.value, brochure.BatchInterrupt)
    assert caught.value.batch.built == len(list((here / "one").glob("*.pdf"))) > 0


def test_warning_of_a_base_style_is_reported_once(here: Path) -> None:
    (here / "styles").mkdir()
    base = "extends: classic\nsections: [pay, ways_on]"
    for name, text in {"base": base, "a": "extends: base", "b": "extends: base"}.items():
        (here / "styles" / f"{name}.yaml").write_text(f"name: {name}\n{text}\n", encoding="utf-8")
    checked = brochure.check(["a", "b", "base"])
    assert (checked.styles, checked.warnings) == (3, 1)
    (warning,) = brochure.list_styles().warnings
    assert "ways_on is now next_steps" in warning.message


def test_imported_page_names_the_profile_that_it_hides(here: Path) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    made = brochure.import_page("page.txt", slug="cooks")
    assert made.hides is not None
    assert made.hides.name == "cooks.yaml"
    assert made.hides != made.path
    assert brochure.import_page("page.txt", slug="cooks", overwrite=True).hides is None
