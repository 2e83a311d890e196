"""Every profile that ships, on both page sizes: conforming, complete, and the same bytes wherever it is built."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import page
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pypdf import PdfReader
from pypdf.generic import ContentStream, NameObject
from tests.pairing import in_turn

from brochure.compose import Material, compose
from brochure.compose.blocks import QrLinks
from brochure.pdf.selfcheck import check
from brochure.profile.kinds import Amount
from brochure.profile.markdown import Markdown, MdBullets, Run
from brochure.profile.model import Profile
from brochure.rendering import load_all, load_style, render_loaded
from brochure.words import sentences

PROFILES = sorted((Path(__file__).parent.parent / "profiles").glob("*.yaml"))
SIZES = ("letter", "a4")
NOT_SET = {
    "key", "role", "kind", "alt", "href", "url", "subject", "keywords",  # said otherwise, or not at all
    "lang", "composed", "own", "summary_lang", "foreign",  # said by the tags
    "attribution", "running_left", "running_right",  # on every page, apart from the content
    "fillers", "notes", "continued", "page_label",  # where there is room, where a section goes on, on every page
    "compact",  # instead of the blocks
    "brief_label", "bands",  # other words for what a strip says where they have room
}  # fmt: skip
SHOWING = {b"Tj", b"TJ", b"'", b'"'}

every_brochure = in_turn("path size", PROFILES, SIZES)


@cache
def loaded(path: Path) -> Profile:
    return load_all([str(path)])[0].profile


@cache
def built(path: Path, size: str) -> bytes:
    return render_loaded(load_all([str(path)])[0], load_style("classic"), size).data


def letters(text: str) -> str:
    """Letters and digits only, in one case: line ends, dashes, quotation marks and capitals are the typesetter's."""
    return re.sub(r"[\W_]+", "", text).casefold()


@cache
def read_back(path: Path, size: str) -> str:
    """The letters of the real content, in reading order, over page ends; what repeats on every page is left out."""
    reader = PdfReader(io.BytesIO(built(path, size)))
    return letters(" ".join(text_of_content(reader, number) for number in range(len(reader.pages))))


def text_of_content(reader: PdfReader, number: int) -> str:
    sheet = reader.pages[number]
    content = ContentStream(sheet["/Contents"].get_object(), reader, "bytes")
    content.operations = list(without_artifacts(content.operations))
    sheet[NameObject("/Contents")] = content
    return sheet.extract_text()


def without_artifacts(operations: list[tuple[list[object], bytes]]) -> Iterator[tuple[list[object], bytes]]:
    open_marks: list[bool] = []
    for operands, operator in operations:
        if operator in (b"BMC", b"BDC"):
            open_marks.append(operands[0] == "/Artifact")
        elif operator == b"EMC":
            open_marks.pop()
        if not (any(open_marks) and operator in SHOWING):
            yield operands, operator


def test_there_are_profiles() -> None:
    assert len(PROFILES) >= 10


@every_brochure
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_conforms(path: Path, size: str, standard: str) -> None:
    report = page.validate_pdf_bytes(built(path, size), profile=standard)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@every_brochure
def test_structure_is_sound(path: Path, size: str) -> None:
    assert list(check(built(path, size))) == []


@every_brochure
def test_has_the_page_size_and_the_language(path: Path, size: str) -> None:
    reader = PdfReader(io.BytesIO(built(path, size)))
    expected = {"letter": (612, 792), "a4": (595.28, 841.89)}[size]
    for sheet in reader.pages:
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(expected, abs=0.01)
    assert reader.root_object["/Lang"] == loaded(path).lang
    assert reader.metadata is not None
    assert reader.metadata.title


@every_brochure
def test_says_everything_that_was_composed(path: Path, size: str) -> None:
    document, text = compose(Material(loaded(path)), load_style("classic")), read_back(path, size)
    compact = tuple(section._replace(blocks=section.compact or section.blocks) for section in document.sections)
    forms = (document, document._replace(sections=compact))
    assert [] in [[said for said in printed(form) if letters(said) not in text] for form in forms]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_codes_can_be_scanned(path: Path) -> None:
    document = compose(Material(loaded(path)), load_style("classic"))
    codes = [block for section in document.sections for block in section.blocks if isinstance(block, QrLinks)]
    wanted = {link.url for block in codes for link in block.links}
    found = set()
    for sheet in pdfium.PdfDocument(built(path, "letter")):
        picture = sheet.render(scale=150 / 72).to_pil()
        found |= {code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)}
    assert wanted
    assert found == wanted


@every_brochure
def test_names_its_source_on_every_page(path: Path, size: str) -> None:
    attribution = compose(Material(loaded(path)), load_style("classic")).attribution
    for sheet in PdfReader(io.BytesIO(built(path, size))).pages:
        assert letters(attribution) in letters(sheet.extract_text())


@every_brochure
def test_says_every_sentence_of_the_profile(path: Path, size: str) -> None:
    missing = [text for text in prose(loaded(path)) if letters(text) not in read_back(path, size)]
    assert missing == []


@every_brochure
def test_says_every_figure_of_the_profile(path: Path, size: str) -> None:
    text = read_back(path, size)
    missing = [figure for figure in figures(loaded(path)) if letters(figure) not in text]
    assert missing == []


def printed(value: object) -> Iterator[str]:
    """The text of a document that stands on its pages; alternative text is for those who do not see them."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "_fields"):  # a named tuple
        for name, part in value._asdict().items():
            if name not in NOT_SET:
                yield from printed(part)
    elif isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        yield "".join(run.text for run in value)  # a paragraph, whatever its parts look like
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item)


def prose(profile: Profile) -> Iterator[str]:
    if profile.summary:
        yield profile.summary
    for field in dataclasses.fields(profile.sections):
        section = getattr(profile.sections, field.name)
        if isinstance(section, Markdown):
            for block in section.blocks:
                for text in block.items if isinstance(block, MdBullets) else (block.text,):
                    whole = text if isinstance(text, str) else "".join(run.text for run in text)
                    yield from (whole[start:end] for start, end in sentences(whole))


def figures(profile: Profile) -> Iterator[str]:
    """Every number of the profile's figures, as a reader would find it."""
    for part in (profile.quick_facts, profile.wages, profile.employment, profile.projections, profile.similar):
        yield from numbers(part)


def numbers(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        return
    if isinstance(value, Amount):
        yield f"{value.value:,.2f}" if value.value % 1 else f"{value.value:,.0f}"
    elif isinstance(value, int | float):
        yield f"{abs(value):,g}" if abs(value) < 1000 else f"{abs(value):,.0f}"
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in {"as_of", "base_year", "target_year"}:
                yield from numbers(getattr(value, field.name))


@pytest.mark.no_cover  # processes build all again
def test_same_bytes_in_processes_with_different_hash_seeds(tmp_path: Path) -> None:
    for seed in ("0", "1"):
        command = [sys.executable, "-m", "brochure", "build", "-q", *map(str, PROFILES), "-o", f"{tmp_path / seed}/"]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONHASHSEED": seed})
    for path in PROFILES:
        one, other = ((tmp_path / seed / f"{path.stem}.pdf").read_bytes() for seed in ("0", "1"))
        assert one == other, path.stem
        assert one == built(path, "letter"), f"{path.stem}: this process differs"
