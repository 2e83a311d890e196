from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brochure.errors import InputError, NotFoundError
from brochure.profile.load import load_file, load_text, missing_glyphs
from brochure.profile.markdown import MdBullets, MdParagraph
from brochure.profile.model import Amount, YearMonth
from brochure.yamlio.source import Span

TODAY = date(2026, 1, 1)
PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
SOUND = "slug: potters\ntitle: Potters\nsections: {pay: text}\n"


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_shipped_profiles_load_with_warnings_only_about_age(path: Path) -> None:
    loaded = load_file(path, today=TODAY)
    assert loaded.profile.slug == path.stem
    assert {diagnostic.code for diagnostic in loaded.diagnostics} <= {"doubtful"}
    assert all("years old" in diagnostic.message for diagnostic in loaded.diagnostics)


def test_profile_knows_its_file_but_a_changed_copy_does_not(tmp_path: Path) -> None:
    path = tmp_path / "potters.yaml"
    path.write_text(SOUND, encoding="utf-8")
    profile = load_file(path).profile
    assert profile.file == path
    assert replace(profile, title="Throwers").file is None
    assert replace(profile) == profile


def test_health_info_tech_loads_in_full() -> None:
    loaded = load_file(PROFILES[0].with_name("health-info-tech.yaml"), today=TODAY)
    profile = loaded.profile
    assert profile.soc == ("29-2071",)
    assert profile.names is not None
    assert profile.names.singular == "health information technician"
    (wage,) = profile.wages
    assert wage.as_of == YearMonth(year=2016, month=5)
    assert (wage.p10, wage.value, wage.p90) == (Amount(25070), Amount(38040), Amount(62840))
    assert wage.industries[1].name == "Hospitals; state, local, and private"
    assert profile.projections is not None
    assert profile.projections.rows[0].change == 27800
    assert profile.projections.openings_per_year is None
    assert profile.sections.what_they_do is not None
    first, second, third, *_ = profile.sections.what_they_do.blocks
    assert isinstance(first, MdParagraph)
    assert isinstance(second, MdParagraph)
    assert isinstance(third, MdBullets)
    assert len(third.items) == 6


def test_spans_locate_every_value() -> None:
    loaded = load_text(
        "slug: potters\ntitle: 'Potters'\nwages:\n  - value: 38040\n    p10: {at_least: 20000}\n  - {value: 1000}\n",
        today=TODAY,
    )
    assert loaded.spans["title",] == Span(2, 8, 9)
    assert loaded.spans["wages",] == Span(3, 1, 5)
    assert loaded.spans["wages", 0] == Span(4, 5, 1)
    assert loaded.spans["wages", 0, "value"] == Span(4, 12, 5)
    assert loaded.spans["wages", 0, "p10"] == Span(5, 5, 3)
    assert loaded.spans["wages", 0, "p10", "at_least"] == Span(5, 21, 5)
    assert ("wages", 2) not in loaded.spans
    assert loaded.spans.nearest(("wages", 0, "p90")) == ("wages", 0)


def test_null_equals_a_missing_value() -> None:
    one = load_text(SOUND, today=TODAY).profile
    other = load_text(f"{SOUND}wages: ~\nsummary: null\nprojections:\nlang: null\n", today=TODAY).profile
    assert one == other
    assert other.wages == ()
    assert other.lang == "en-US"


@pytest.mark.parametrize(
    "body", ["", "wages: []\n", "sections: ~\n", "sections: {pay: ~}\n", "employment:\nwages: []\n"]
)
def test_profile_needs_content(body: str) -> None:
    with pytest.raises(InputError, match="one of wages, employment, projections, sections is needed"):
        load_text(f"slug: potters\ntitle: Potters\n{body}", today=TODAY)


def test_values_may_be_written_in_every_yaml_form() -> None:
    profile = load_text(
        SOUND + "aliases:\n- no\n- 29-2071\n- 'quoted  text'\n- >-\n  folded\n  text\n"
        "wages:\n  - {as_of: 2016, value: 3.804e4, p10: 1.2e4, p90: {at_least: 239200}}\n  - {as_of: '2016-05'}\n"
        "sources: [{publisher: x, modified: 2025-08-28}]\n",
        today=TODAY,
    ).profile
    assert profile.aliases == ("no", "29-2071", "quoted text", "folded text")
    assert profile.wages[0].as_of == YearMonth(year=2016)
    assert profile.wages[1].as_of == YearMonth(year=2016, month=5)
    assert profile.wages[0].value == Amount(38040.0)
    assert profile.wages[0].p90 == Amount(239200.0, at_least=True)
    assert profile.sources[0].modified == date(2025, 8, 28)


def test_slug_should_equal_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "ceramists.yaml"
    path.write_text(SOUND, encoding="utf-8")
    (warning,) = load_file(path, today=TODAY).diagnostics
    assert str(warning).startswith(f"{path}:1:7: warning[slug]")
    path.rename(tmp_path / "potters.yaml")
    assert load_file(tmp_path / "potters.yaml", today=TODAY).diagnostics == ()


def test_unreadable_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        load_file(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="cannot be read: it is a folder, not a file"):
        load_file(tmp_path)
    with pytest.raises(NotFoundError):
        load_file("a\0b.yaml")


def test_errors_include_the_warnings() -> None:
    with pytest.raises(InputError) as caught:
        load_text(f"{SOUND}wages: [{{as_of: 2016-05, value: 38040, p10: 50000}}]\n", today=TODAY)
    assert [d.severity for d in caught.value.diagnostics] == ["warning", "error"]


def test_error_has_line_caret_and_hint() -> None:
    with pytest.raises(InputError) as caught:
        load_text(f'{SOUND}employment:\n  - jobs: "206,300"\n', "potters.yaml", today=TODAY)
    assert str(caught.value) == (
        "potters.yaml:5:11: error[type] employment[0].jobs: expected a whole number, found the text “206,300”\n"
        '    - jobs: "206,300"\n'
        "            ^^^^^^^^^\n"
        "  hint: write 206300"
    )


def test_long_line_is_quoted_in_part() -> None:
    with pytest.raises(InputError) as caught:
        load_text(f"{SOUND}summary: {'x' * 5000}\n", today=TODAY)
    assert len(str(caught.value)) < 1200


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"title: caf\xe9 \x1b\nsumary: a\x07\n",
            ["1:1 missing", "1:1 missing", "1:11 encoding", "1:13 text", "2:1 unknown-key", "2:10 text"],
        ),
        (b"title: caf\xe9\nsumary: 'never closed\n", ["1:11 encoding"]),
        ("title: a\nsumary: b\n".encode("utf-16"), ["1:1 encoding"]),
        (b"title: a\n" + b"\x00" * 100, ["2:1 text"]),
    ],
)
def test_bad_character_does_not_hide_other_problems(data: bytes, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "cafes.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        load_file(path, today=TODAY)
    assert [f"{d.line}:{d.column} {d.code}" for d in caught.value.diagnostics] == expected


ASCII = frozenset(map(chr, range(32, 127)))


def missing(body: str) -> list[str]:
    found = missing_glyphs(load_text("slug: potters\ntitle: Potters\n" + body).spans.root, ASCII)
    return [f"{glyph.line}:{glyph.column} {glyph.message}" for glyph in found]


def test_no_glyph_is_missing_if_all_are_covered() -> None:
    assert missing("sections:\n  pay: |\n    Nothing\n\n    unusual\n") == []


def test_missing_glyph_is_located() -> None:
    assert missing("sections:\n  pay: |\n    First line.\n\n    Pots, 陶 and more 陶.\n") == [
        "7:11 sections.pay: no glyph for “陶” (U+9676 CJK UNIFIED IDEOGRAPH-9676)"
    ]


def test_missing_glyph_is_reported_once_per_text() -> None:
    assert missing("aliases: [é, a é]\nsections: {pay: text}\n") == [
        "3:11 aliases[0]: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)",
        "3:16 aliases[1]: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)",
    ]


@pytest.mark.parametrize("body", ['summary: "caf\\u00e9"\n', 'summary: "caf\\xe9"\n', "summary: cafe\u0301\n"])
def test_missing_glyph_is_found_if_escaped_or_decomposed(body: str) -> None:
    assert missing(f"sections: {{pay: text}}\n{body}") == [
        "4:10 summary: no glyph for “é” (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"
    ]


def test_glyphs_of_comments_and_soft_hyphens_are_not_needed() -> None:
    assert missing("sections: {pay: te\u00adxt}  # a comment in 中文\n") == []


def test_names_may_have_a_grammatical_gender() -> None:
    names = "names: {{singular: enfermera, plural: enfermeras, gender: {}}}\n"
    found = load_text(SOUND + names.format("feminine")).profile.names
    assert found is not None
    assert found.gender == "feminine"
    with pytest.raises(InputError) as caught:
        load_text(SOUND + names.format("femenino"))
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.line) == ("choice", 4)
    assert problem.hint == "did you mean “feminine”?"
