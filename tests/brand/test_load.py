"""Brand files: what is valid, and where and how the rest is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.brand.samples import BRAND, write_brand

from brochure.brand.kinds import Cost
from brochure.brand.load import load_file
from brochure.brand.model import Branding, schema
from brochure.brand.starter import STARTER
from brochure.errors import Diagnostic, InputError, NotFoundError
from brochure.resources import packaged_profiles


def problems(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(InputError) as raised:
        load_file(write_brand(folder, text))
    return raised.value.diagnostics


def test_everything_is_read(tmp_path: Path) -> None:
    brand = load_file(write_brand(tmp_path)).brand
    assert brand.contact == ("Ana Ruiz", "206-555-0134", "ana@lincoln.example.org")
    assert brand.hours == ("Monday to Thursday, 8 to 3", "Friday, 8 to noon")
    assert [one.cost for one in brand.programs] == [Cost(dollars=9800), Cost(words="free for residents")]
    assert brand.events[0].date == date(2099, 5, 2)
    assert brand.note is not None
    assert [run.text for run in brand.note.paragraphs[0] if run.bold] == ["technical education"]


def test_only_the_name_is_required(tmp_path: Path) -> None:
    brand = load_file(write_brand(tmp_path, "organization: Lincoln\n")).brand
    assert (brand.organization, brand.logo, brand.programs, brand.lang) == ("Lincoln", None, (), "en-US")
    (found,) = problems(tmp_path, "contact: [Ana Ruiz]\n")
    assert found.message == "`organization` is missing"


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        load_file(tmp_path / "brand.yaml")


@pytest.mark.parametrize(
    ("line", "code", "place", "said"),
    [
        ("organisation: X", "unknown-key", (2, 1), "did you mean `organization`?"),
        ("logo: {file: ../secret.png, alt: x}", "image", (2, 14), "a file in the brand file's folder or one within it"),
        ("logo: {file: /etc/passwd, alt: x}", "image", (2, 14), "within it"),
        ("logo: {file: logo.gif, alt: x}", "image", (2, 14), "not a PNG, JPEG, WebP or SVG"),
        ("logo: {file: logo.png}", "missing", (2, 7), "`alt` is missing"),
        ("colors: {primary: red}", "format", (2, 19), "a color such as"),
        ("colors: {secondary: '#ffffff'}", "missing", (2, 9), "`primary` is missing"),
        ("link: {url: 'javascript:alert(1)'}", "url", (2, 13), "only http, https and mailto"),
        ("note: 'See [this](file:///etc/passwd).'", "url", (2, 12), "only http, https and mailto"),
        (f"note: {'x' * 10_000}", "length", (2, 7), "10,000 characters, at most 600"),
        (f"contact: [{'x' * 10_000}]", "length", (2, 11), "at most 100"),
        (f"hours: {'x' * 10_000}", "length", (2, 8), "a line of 10,000 characters"),
        ("hours: [a, b, c, d, e]", "length", (2, 8), "5 lines, at most 4"),
        ("notes: {Not a slug: x}", "slug", (2, 9), "neither a slug nor a SOC code"),
        ("notes: {cooks: x, cooks: y}", "duplicate-key", (2, 19), "appears twice"),
        ("notes: {cooks: }", "missing", (2, 16), "the note is empty"),
        ("notes: [x]", "type", (2, 8), "expected a mapping"),
        ("contact: [x]\ncontact: [y]", "duplicate-key", (3, 1), "this key appears twice"),
        ('department: "\\u202Eevil"', "text", (2, 13), "U+202E is not allowed"),
        ('department: "\\u0007bell"', "text", (2, 13), "U+0007 is not allowed"),
        ("events: [{name: Fair, date: next Friday}]", "type", (2, 29), "year-month-day"),
        ("programs: [{school: X, program: Y, cost: -5}]", "range", (2, 42), "between"),
        ("programs: [{school: X, program: Y, occupations: [A B]}]", "slug", (2, 50), "lowercase letters"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(tmp_path: Path, line: str, code: str, place: tuple[int, int], said: str) -> None:
    found = problems(tmp_path, f"organization: Lincoln\n{line}\n")
    assert [(one.code, (one.line, one.column)) for one in found] == [(code, place)]
    assert said in str(found[0])


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "organization: X\nlogo: {file: a.gif, alt: x}\ncolors: {primary: red}\n")
    assert [one.line for one in found] == [2, 3]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write_brand(tmp_path)
    assert load_file(path) is load_file(path)
    path.write_text(BRAND.replace("Lincoln High", "Adams High"), encoding="utf-8")
    assert load_file(path).brand.organization == "Adams High School"


def test_the_starter_is_valid_and_says_that_it_is_one(tmp_path: Path) -> None:
    loaded = load_file(write_brand(tmp_path, STARTER))
    (found,) = loaded.doubts(date(2026, 1, 1))
    assert (found.severity, found.code) == ("warning", "placeholder")


def test_the_examples_of_the_starter_are_valid(tmp_path: Path) -> None:
    examples = "\n".join(line[1:] if line.startswith("#  ") else line for line in STARTER.splitlines())
    brand = load_file(write_brand(tmp_path, examples)).brand
    assert all((brand.contact, brand.hours, brand.address, brand.notes, brand.programs, brand.events))


def test_the_example_of_the_docs_is_valid(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "brand.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    assert load_file(write_brand(tmp_path, example)).brand.organization == "Lincoln High School"


def test_past_events_are_doubtful(tmp_path: Path) -> None:
    loaded = load_file(write_brand(tmp_path))
    assert list(loaded.doubts(date(2099, 4, 17))) == []
    assert [one.line for one in loaded.doubts(date(2099, 5, 1))] == [20]


def test_notes_and_programs_are_for_occupations(tmp_path: Path) -> None:
    brand = load_file(write_brand(tmp_path)).brand
    branding = Branding(brand)
    on_divers, on_pots = branding.note_on("divers", ()), branding.note_on("potters", ["51-9195"])
    assert on_divers is not None
    assert on_pots is not None
    assert on_divers != on_pots
    assert branding.note_on("cooks", ["35-2011"]) is None
    assert branding._replace(note=on_pots).note_on("divers", ()) == on_pots
    assert branding.programs_on("potters", ()) == [brand.programs[1]]
    assert branding.programs_on("divers", ()) == list(brand.programs)
    assert Branding(None).programs_on("divers", ()) == Branding(None).events_on("divers", ()) == []


def test_committed_schema_is_current() -> None:
    path = packaged_profiles() / "brand.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == schema()
