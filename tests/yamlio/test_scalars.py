from __future__ import annotations

from typing import Any

import pytest

from brochure.yamlio.nodes import Mapping, parse
from brochure.yamlio.report import Report
from brochure.yamlio.rules import BAD, Reader
from brochure.yamlio.scalars import read_boolean, read_date, read_number, read_text, read_whole, url_complaint
from brochure.yamlio.source import Source


def read(reader: Reader, written: str) -> tuple[Any, str]:
    root, report = parse(Source(f"a: {written}\n", "x")), Report()
    assert isinstance(root, Mapping)
    value = reader(root.pairs[0][1], report)
    return value, report.problems[0].hint if report.problems else ""


@pytest.mark.parametrize(
    ("written", "value"),
    [("0", 0), ("38040", 38040), ("-5", -5), ("+5", 5), ("1.50", 1.5), (".5", 0.5), ("5.", 5), ("-1.2E-3", -0.0012)],
)
def test_read_number_accepts_decimal_numbers(written: str, value: float) -> None:
    assert read(read_number, written) == (value, "")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("'38,040'", "write 38040"),
        ("$38,040.50", "write 38040.50"),
        ("-$5", "write -5"),
        ("13%", "write 13"),
        ("1 000", "write 1000"),
        ("1_000", "write 1000"),
        ("'12'", "leave out the quotes: 12"),
        ("010", "write it in decimal digits, without a leading zero"),
        ("0o17", "write it in decimal digits, without a leading zero"),
        ("0x1F", "write it in decimal digits, without a leading zero"),
        ("1:30", ""),
        (".inf", ""),
        ("-.nan", ""),
        ("nan", ""),
        ("Infinity", ""),
        ("1e999", ""),
        ("١٢", ""),
        ("true", ""),
        ("[1]", ""),
        ("9" * 5000 + "x", ""),
    ],
)
def test_read_number_refuses_other_text_with_a_hint(written: str, hint: str) -> None:
    assert read(read_number, written) == (BAD, hint)


@pytest.mark.parametrize(("written", "value"), [("206300", 206300), ("-0", 0), ("+7", 7), ("9" * 29, int("9" * 29))])
def test_read_whole_accepts_whole_numbers(written: str, value: int) -> None:
    assert read(read_whole, written) == (value, "")


@pytest.mark.parametrize(
    ("written", "hint"),
    [("1.0", "write 1"), ("1e3", "write 1000"), ("2.5", "write it without decimals"), ("9" * 5000, "")],
)
def test_read_whole_refuses_other_numbers_with_a_hint(written: str, hint: str) -> None:
    assert read(read_whole, written) == (BAD, hint)


@pytest.mark.parametrize("written", ["true", "True", "TRUE"])
def test_read_boolean_accepts_true(written: str) -> None:
    assert read(read_boolean, written) == (True, "")


@pytest.mark.parametrize(
    ("written", "hint"), [("Yes", "write true"), ("off", "write false"), ("1", ""), ("'true'", "")]
)
def test_read_boolean_refuses_other_text_with_a_hint(written: str, hint: str) -> None:
    assert read(read_boolean, written) == (BAD, hint)


@pytest.mark.parametrize(
    "written", ["text", "no", "29-2071", "2016-05", "1.2.3", "0E0", "-.5", "007", "+1 555", "'2024'", '"true"', "."]
)
def test_read_text_accepts_text(written: str) -> None:
    assert read(read_text, written) == (written.strip("'\""), "")


@pytest.mark.parametrize(
    "written", ["2024", "+5", "0.", "-1.5", "true", "FALSE", "''", "'  '", "[a]", "{a: b}", '"\\u200b"']
)
def test_read_text_refuses_numbers_booleans_and_empty_text(written: str) -> None:
    assert read(read_text, written)[0] is BAD


@pytest.mark.parametrize(
    "written", ["2025-02-30", "0000-01-01", "2025-8-28", "20250828", "2025-08-28 10:00", "x", "[]"]
)
def test_read_date_refuses_other_text(written: str) -> None:
    assert read(read_date, written)[0] is BAD


@pytest.mark.parametrize(
    "url",
    [
        "https://www.bls.gov/",
        "http://localhost:8000",
        "HTTPS://A.EXAMPLE/~x/?q=(a)&b=%20#c",
        "https://192.0.2.1/a[b]{c}|d^e",
        "mailto:counselor@school.example?subject=Hi",
    ],
)
def test_url_is_allowed(url: str) -> None:
    assert url_complaint(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "www.bls.gov", "//a.example", "/a", "ftp://a.example", "file:///a", "javascript:alert(1)", "data:,x",
        "java\tscript:x", "https:", "https://", "https:///a", "https://a b", "https://a.example/<b>", 'https://a/"',
        "https://a\\b", "https://user:secret@a.example/", "https://-a.example", "https://a.example:port", "https://é.example",
        "mailto:", "mailto:nobody", " https://a.example", "https://a.example\n", "https://a.example/\x00",
    ],
)  # fmt: skip
def test_url_is_refused(url: str) -> None:
    complaint = url_complaint(url)
    assert complaint is not None
    assert complaint.code == "url"


def test_long_url_is_refused_in_linear_time() -> None:
    for url in ("https://" + "a." * 10**6, "https://" + "a-" * 990, "mailto:" + "a" * 1900 + "@" + "-" * 50):
        assert url_complaint(url)
