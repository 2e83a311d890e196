"""``brochure.build``: files, results, progress and errors without a command line."""

from __future__ import annotations

from io import BytesIO, RawIOBase
from pathlib import Path

import pytest

import brochure
from brochure import ledger


def test_build(here: Path) -> None:
    built = brochure.build(["divers", "51-9195"], output="fair/")
    assert [file.path for file in built.files] == [Path("fair/divers.pdf"), Path("fair/potters.pdf")]
    assert [file.slug for file in built.files] == ["divers", "potters"]
    for file in built.files:
        assert file.path
        assert (here / file.path).stat().st_size == file.bytes
        assert file.pages >= 1
        assert 0 < file.seconds <= built.seconds


def test_a_file_has_the_bytes_of_render(here: Path) -> None:
    brochure.build([Path("profiles/divers.yaml")], output="a.pdf", page_size="a4")
    assert (here / "a.pdf").read_bytes() == brochure.render(brochure.load("divers"), page_size="a4")


def test_to_a_stream(here: Path) -> None:
    stream = BytesIO()
    (file,) = brochure.build(["divers"], output=stream).files
    assert file.path is None
    assert len(stream.getvalue()) == file.bytes
    assert not (here / "out").exists()
    with pytest.raises(brochure.RequestError, match="one stream"):
        brochure.build(["divers", "potters"], output=stream)


def test_progress_and_warnings(here: Path) -> None:
    text = (here / "profiles" / "divers.yaml").read_text(encoding="utf-8")
    text = text.replace("Divers look", "REPLACE: Divers look")
    brochure.new_profile("kites")
    heard: list[brochure.Event] = []
    built = brochure.build(["kites"], progress=heard.append)
    steps = [event.text for event in heard if isinstance(event, brochure.Step)]
    assert steps[0] == f"read {Path('profiles/kites.yaml')}"
    assert steps[-1].startswith(f"wrote {Path('out/kites.pdf')}")
    assert [event.text for event in heard if isinstance(event, brochure.Message)] == list(built.warnings)
    assert "sample text left" in built.warnings[0]


def test_former_names_in_a_style_are_one_warning_for_each_function_that_uses_it(here: Path) -> None:
    (here / "styles").mkdir()
    style = here / "styles" / "mine.yaml"
    style.write_text("name: mine\nextends: classic\nsections: [pay, ways_on]\n", encoding="utf-8")
    expected = (f"{Path('styles/mine.yaml')}:3:17: sections[1]: ways_on is now next_steps",)
    assert brochure.build(["divers", "potters"], style="mine").warnings == expected
    assert brochure.compare(["divers", "potters"], style="mine").warnings == expected
    assert brochure.preview("divers", style="mine").warnings == expected
    assert brochure.build_book(["divers"], style="mine").warnings == expected
    assert brochure.build_batch(["divers"], styles=["mine", "classic", "mine"], jobs=1).warnings == expected
    (problem,) = brochure.check(["mine"]).problems
    assert (problem.severity, problem.code, problem.line, problem.column) == ("warning", "renamed", 3, 17)
    assert brochure.render(brochure.load("divers"), style="mine")


def test_build_writes_nothing_when_a_name_is_unknown(here: Path) -> None:
    with pytest.raises(brochure.NotFoundError, match="bakers"):
        brochure.build(["divers", "bakers"])
    assert not (here / "out").exists()


def test_an_input_is_not_replaced_and_calls_know_nothing_of_each_other(here: Path) -> None:
    (here / "divers.pdf").hardlink_to(here / "profiles" / "divers.yaml")
    with pytest.raises(brochure.OutputError, match="is an input"):
        brochure.build(["divers"], output="divers.pdf")
    brochure.build(["potters"], output="potters.pdf")
    assert not ledger.current().read


def test_an_error_after_the_first_file_says_what_is_there(here: Path) -> None:
    (here / "out" / "potters.pdf").mkdir(parents=True)
    with pytest.raises(brochure.OutputError) as caught:
        brochure.build(["divers", "potters"])
    assert caught.value.__notes__ == [f"Already written: {Path('out/divers.pdf')}"]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"names": "divers"}, TypeError, r"names is one string or path, 'divers'; expected a list"),
        ({"names": [None]}, TypeError, r"names\[0\] is a NoneType"),
        ({"names": []}, brochure.RequestError, "names is empty"),
        ({"names": ["divers"], "output": ""}, brochure.RequestError, "is empty"),
        ({"names": ["divers"], "output": "handouts"}, ValueError, "Write handouts.pdf for a file"),
        ({"names": ["divers"], "page_size": "b5"}, ValueError, "'b5' is not a page size; use letter, "),
        ({"names": ["divers"], "page_size": "3inx8in"}, ValueError, r"must be at least 3\.2 in .* wide"),
        ({"names": ["divers"], "lang": "fr"}, ValueError, "no messages in 'fr'; the languages of documents are en, es"),
        ({"names": ["divers"], "lang": 5}, TypeError, "lang is an int, expected a string"),
        ({"names": ["divers"], "page_size": 5}, TypeError, "page_size is an int, expected a string"),
        ({"names": ["divers"], "style": None}, TypeError, "style is a NoneType"),
    ],
)
@pytest.mark.usefixtures("here")
def test_invalid_arguments_are_refused(arguments: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        brochure.build(**arguments)  # type: ignore[arg-type]


@pytest.mark.usefixtures("here")
def test_build_refuses_profiles_in_memory() -> None:
    with pytest.raises(TypeError, match=r"names\[0\] is a Profile.*brochure\.render$"):
        brochure.build([brochure.load("divers")])  # type: ignore[list-item]


class Raw(RawIOBase):
    """Takes 1,000 bytes at a time, and nothing beyond ``limit``."""

    def __init__(self, limit: int) -> None:
        self.taken, self.limit = b"", limit

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int | None:
        part = bytes(data)[: min(1_000, self.limit - len(self.taken))]  # type: ignore[call-overload]
        self.taken += part
        return len(part) or None


def test_raw_stream_gets_the_whole_file_or_an_error() -> None:
    whole = Raw(limit=1_000_000)
    (made,) = brochure.build(["cooks"], output=whole).files  # type: ignore[arg-type]
    assert len(whole.taken) == made.bytes
    with pytest.raises(BlockingIOError):
        brochure.build(["cooks"], output=Raw(limit=5_500))  # type: ignore[arg-type]
