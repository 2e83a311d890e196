from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import pytest

from brochure.errors import Diagnostic
from brochure.yamlio.decode import decode, reader_of
from brochure.yamlio.nodes import parse
from brochure.yamlio.report import MAX_PROBLEMS, Report, closest, dotted, shortened
from brochure.yamlio.rules import Matches, MaxLength, OneOf, Range, Shorthand
from brochure.yamlio.source import Source


@dataclass(frozen=True, kw_only=True)
class Kiln:
    name: Annotated[str, MaxLength(10)]
    degrees: Annotated[int, Range(0, 1500)] | None = None
    fuel: Literal["gas", "wood"] = "gas"


@dataclass(frozen=True, kw_only=True)
class Pottery:
    code: Annotated[str, Matches("[a-z]+", "small letters")]
    kilns: tuple[Kiln, ...] = ()
    main: Kiln | None = None
    others: tuple[Annotated[Kiln, Shorthand("name")], ...] = ()
    share: float | None = None
    open: bool = True
    since: date | None = None
    glaze: Annotated[str, OneOf(("celadon", "raku"), "a common glaze", strict=False)] | None = None


def read(text: str) -> tuple[Pottery | None, list[Diagnostic]]:
    root, report = parse(Source(text, "x.yaml")), Report()
    value = decode(root, Pottery, report)
    return value, report.diagnostics(root)


def said(text: str) -> list[str]:
    return [f"{d.line}:{d.column} {d.severity}[{d.code}] {d.message}" for d in read(text)[1]]


def test_decode_reads_every_type() -> None:
    text = (
        "code: abc\nkilns: [{name: A, degrees: 1200}, {name: B, fuel: wood}]\n"
        "main: {name: C}\nshare: -1.5\nopen: false\nsince: 2001-02-03\n"
    )
    assert read(text) == (
        Pottery(
            code="abc",
            kilns=(Kiln(name="A", degrees=1200), Kiln(name="B", fuel="wood")),
            main=Kiln(name="C"),
            share=-1.5,
            open=False,
            since=date(2001, 2, 3),
        ),
        [],
    )


def test_a_mapping_can_be_written_as_the_value_of_one_key() -> None:
    value, problems = read("code: abc\nothers: [A, {name: B, degrees: 1200}]\n")
    assert value is not None
    assert value.others == (Kiln(name="A"), Kiln(name="B", degrees=1200))
    assert not problems
    assert said("code: abc\nothers: [much too long a name, {degrees: 1}]") == [
        "2:10 error[length] others[0]: 20 characters, at most 10 are allowed",
        "2:32 error[missing] others[1]: `name` is missing",
    ]


def test_all_problems_are_reported_in_file_order() -> None:
    text = "kilns:\n  - {degrees: 2000, name: a long name}\n  - {nam: B}\nopen: yes\ncode: A1\nshare: [1]\ncode: b\n"
    assert said(text) == [
        "2:15 error[range] kilns[0].degrees: 2,000 is not between 0 and 1,500",
        "2:27 error[length] kilns[0].name: 11 characters, at most 10 are allowed",
        "3:5 error[missing] kilns[1]: `name` is missing",
        "3:6 error[unknown-key] kilns[1].nam: unknown key “nam”",
        "4:7 error[type] open: expected true or false, found the text “yes”",
        "5:7 error[format] code: expected small letters, found “A1”",
        "6:8 error[type] share: expected a number, found a list",
        "7:1 error[duplicate-key] code: this key appears twice",
    ]


def test_errors_have_hints() -> None:
    hints = [d.hint for d in read("cod: a\ncode: a\nmain: {fuel: gaz, name: 12}\nkilns: none\n")[1]]
    assert hints == [
        "did you mean `code`?",
        "did you mean “gas”?",
        'put it in quotes: "12"',
        "write it as a list: [ … ]",
    ]


def test_other_text_gets_a_warning_when_the_choice_is_not_strict() -> None:
    value, (warning,) = read("code: a\nglaze: celadonn\n")
    assert value is not None
    assert value.glaze == "celadonn"
    assert (warning.severity, warning.hint) == ("warning", "did you mean “celadon”?")


def test_invalid_optional_values_are_left_out() -> None:
    value, problems = read("code: a\nshare: x\nkilns: [{name: A}, 3]\n")
    assert value == Pottery(code="a")
    assert len(problems) == 2


def test_problems_beyond_the_limit_are_only_counted() -> None:
    found = said("code: a\n" * (MAX_PROBLEMS + 8))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1] == "1:1 error[limit] and 7 more problems"


def test_postponed_annotations_are_refused() -> None:
    @dataclass
    class Late:
        name: "str"

    with pytest.raises(TypeError, match="postpones"):
        reader_of(Late)


def test_unknown_types_are_refused() -> None:
    with pytest.raises(TypeError, match="no reader"):
        reader_of(complex)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("summery", "summary"),
        ("health care", "Healthcare & Human Services"),
        ("zzz", None),
        ("", None),
        ("s" * 99, None),
    ],
)
def test_closest_ignores_case_and_accepts_a_beginning(word: str, expected: str | None) -> None:
    assert closest(word, ("summary", "sections", "Healthcare & Human Services")) == expected


def test_dotted_and_shortened_give_printable_names() -> None:
    assert dotted(("wages", 0, "p10")) == "wages[0].p10"
    assert shortened("a\n b" * 40, 10) == "a ba ba b…"
    assert shortened("a\x1bb") == "a\\u001bb"
    assert shortened("\x1b" * 9, 5) == "\\u001b" * 4 + "…", "cut first, so that no spelling is cut in two"
