"""Arguments that every function refuses, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import brochure


@pytest.mark.parametrize(
    "call",
    [
        lambda output: brochure.preview("divers", output=output),
        lambda output: brochure.build_batch(["divers"], output=output),
        lambda output: brochure.import_ooh(["page.html"], output=output),
        lambda output: brochure.import_figures(["29-1141"], output=output, store="none.sqlite"),
    ],
    ids=["preview", "batch", "import ooh", "import figures"],
)
@pytest.mark.parametrize(("output", "message"), [("", "output is empty"), ("-", "cannot go to stdout")])
def test_several_files_need_a_folder(here: Path, call: Callable[[str], object], output: str, message: str) -> None:
    (here / "page.html").write_text("<html></html>", encoding="utf-8")
    before = set(here.iterdir())
    with pytest.raises(brochure.BrochureError, match=message):
        call(output)
    assert set(here.iterdir()) == before


@pytest.mark.parametrize("folder", ["no/such", "", "profiles/divers.yaml"])
@pytest.mark.parametrize(
    "call",
    [
        lambda folder: brochure.build(["divers"], folder=folder),
        lambda folder: brochure.compare(["divers", "potters"], folder=folder),
        lambda folder: brochure.preview("divers", folder=folder),
        lambda folder: brochure.build_batch(["divers"], folder=folder),
        lambda folder: brochure.check(folder=folder),
        lambda folder: brochure.new_profile("sailors", folder=folder),
        lambda folder: brochure.list_profiles(folder=folder),
    ],
    ids=["build", "compare", "preview", "batch", "check", "new", "list"],
)
def test_a_folder_of_profiles_must_exist(here: Path, call: Callable[[str], object], folder: str) -> None:
    with pytest.raises(brochure.RequestError, match=r"there is no folder|folder is empty"):
        call(folder)
    assert {path.name for path in here.iterdir()} == {"profiles"}


@pytest.mark.parametrize("jobs", [0, -1])
def test_a_number_of_processes_is_positive(here: Path, jobs: int) -> None:
    with pytest.raises(brochure.RequestError, match="expected a number of processes, 1 or more"):
        brochure.build_batch(["divers"], output="fair", jobs=jobs)
    assert not (here / "fair").exists()


def test_a_wrong_source_date_ends_a_batch_at_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    with pytest.raises(brochure.BrochureError, match="SOURCE_DATE_EPOCH"):
        brochure.build_batch(["divers"], output="fair", jobs=1)
    assert not (here / "fair").exists()


@pytest.mark.usefixtures("here")
def test_book_takes_a_date_or_its_text() -> None:
    books = []
    for date in ("2026-04-17", dt.date(2026, 4, 17)):
        stream = BytesIO()
        brochure.build_book(["divers"], output=stream, date=date)
        books.append(stream.getvalue())
    assert books[0] == books[1]


def test_check_of_nothing_is_an_error(here: Path) -> None:
    (here / "empty").mkdir()
    for name in ("", " "):
        with pytest.raises(brochure.BrochureError, match="is empty"):
            brochure.check([name])
    with pytest.raises(brochure.BrochureError, match="no profiles or styles"):
        brochure.check(["empty/"])


def test_a_copy_has_a_slug_of_its_own_and_no_twin(here: Path) -> None:
    with pytest.raises(brochure.BrochureError, match="is not a slug"):
        brochure.copy_profile("divers", "")
    with pytest.raises(brochure.BrochureError, match=r"divers\.yaml exists, and divers\.yml would be"):
        brochure.copy_profile("divers", output="profiles/divers.yml")
    assert sorted(path.name for path in (here / "profiles").iterdir()) == ["divers.yaml", "potters.yaml"]


def test_a_style_keeps_its_capitals(here: Path) -> None:
    (here / "styles").mkdir()
    (here / "styles" / "School.yaml").write_text("extends: classic\nname: School\ndescription: Ours\n", "utf-8")
    made = brochure.build(["divers"], style="School")
    assert made.files[0].path == Path("out/divers--School.pdf")
    assert brochure.check(["School"]).styles == 1


def test_only_batches_go_to_a_url(here: Path) -> None:
    with pytest.raises(brochure.RequestError, match="is a URL"):
        brochure.build(["divers"], output="s3://bucket/divers.pdf")
    assert {path.name for path in here.iterdir()} == {"profiles"}


def test_a_line_feed_in_a_file_name_is_escaped_among_matches(here: Path) -> None:
    odd = here / "profiles" / "div\ners.yaml"
    try:
        odd.write_text("title: [", encoding="utf-8")
    except OSError:
        pytest.skip("file names cannot have line feeds here")
    with pytest.raises(brochure.BrochureError) as caught:
        brochure.build(["diverz"])
    assert "div\\u000aers" in str(caught.value)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("file", ["nowhere.pdf", "."])
def test_unreadable_file_to_impose_is_a_brochure_error(file: str) -> None:
    with pytest.raises(brochure.BrochureError, match="cannot be read"):
        brochure.impose(file, "booklet")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: brochure.preview(["cooks"]), "name is a list, expected a string or a path"),
        (lambda: brochure.build("cooks"), "names is one string or path"),
        (brochure.build, r"build\(\): missing a required argument: 'names'"),
        (lambda: brochure.build(3), "names is an int, expected a list"),
        (lambda: brochure.build(["divers"], style=3), "style is an int, expected a string or a path or a style"),
        (lambda: brochure.build(["divers"], output=3), "output is an int, expected a path or a binary stream"),
        (lambda: brochure.build(["divers"], progress="print"), "progress is a str, expected a function"),
        (lambda: brochure.build_batch("cooks"), "selectors is one string or path"),
        (lambda: brochure.build_batch(["divers"], styles=3), "styles is an int, expected a list"),
        (lambda: brochure.build_batch(["divers"], force="no"), "force is a str, expected True or False"),
        (lambda: brochure.build_batch(["divers"], jobs="2"), "jobs is a str, expected a whole number"),
        (lambda: brochure.build_book(["divers"], date=2026), "date is an int"),
        (lambda: brochure.list_profiles("divers"), "selectors is a str"),
        (lambda: brochure.search_titles(["diver"]), "text is a list, expected a string"),
        (lambda: brochure.import_page(None), "file is a NoneType"),
        (lambda: brochure.import_ooh("page.html"), "sources is one string or path"),
        (lambda: brochure.write_update(["divers"]), "plan is a list, expected a plan"),
    ],
)
def test_wrong_type_is_an_error_that_names_the_argument(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()


@pytest.mark.usefixtures("here")
def test_wrong_choice_is_an_error_that_names_the_argument() -> None:
    with pytest.raises(brochure.RequestError, match="by is 'size', expected one of category, cluster"):
        brochure.build_book(["divers"], by="size")  # type: ignore[arg-type]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "call",
    [
        lambda: brochure.build(["divers"], output="a\0b.pdf"),
        lambda: brochure.build_batch(["divers"], output="a\0b"),
        lambda: brochure.write_schema(output="a\0b.json"),
        lambda: brochure.manifest_text("a\0b"),
    ],
)
def test_nul_in_an_output_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(brochure.RequestError, match="output has a NUL character"):
        call()


@pytest.mark.usefixtures("here")
def test_missing_manifest_is_a_brochure_error() -> None:
    with pytest.raises(brochure.BrochureError, match=r"there is no .*manifest\.json"):
        brochure.manifest_text("nowhere")


def test_day_that_does_not_exist_is_refused(here: Path) -> None:
    with pytest.raises(brochure.RequestError, match="`date` 2026-02-30 is not a day"):
        brochure.build_book(["divers"], date="2026-02-30")
    assert not (here / "out").exists()
    assert brochure.build_book(["divers"], date="Spring 2026").pages
