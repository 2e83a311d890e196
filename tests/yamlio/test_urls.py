from __future__ import annotations

import pytest

from brochure.yamlio.urls import url_complaint


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
def test_allowed(url: str) -> None:
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
def test_refused(url: str) -> None:
    complaint = url_complaint(url)
    assert complaint is not None
    assert complaint.code == "url"


def test_long_ones_come_to_an_end() -> None:
    for url in ("https://" + "a." * 10**6, "https://" + "a-" * 990, "mailto:" + "a" * 1900 + "@" + "-" * 50):
        assert url_complaint(url)
