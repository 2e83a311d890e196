"""Profiles written as YAML, as plain data, and as copies under another slug."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from tests.strategies import as_yaml, profiles

from brochure.errors import BrochureError, InputError
from brochure.profile import write
from brochure.profile.load import load_file, load_text
from brochure.profile.model import Names, QuickFacts
from brochure.profile.write import copied, to_plain, to_yaml
from brochure.yamlio.spans import EditError

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
TODAY = date(2025, 9, 1)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_shipped_profiles_round_trip(path: Path) -> None:
    profile = load_file(path, today=TODAY).profile
    text = to_yaml(profile)
    assert load_text(text, today=TODAY).profile == profile
    assert to_yaml(load_text(text, today=TODAY).profile) == text


def test_yaml_is_readable() -> None:
    text = """\
slug: x
title: X
lang: en-US
wages:
  - period: hourly
    statistic: median
    value: 31.50
sections:
  pay: |
    One.

    Two.
"""
    head = "# yaml-language-server: $schema=profile.schema.json\n# From somewhere.\n"
    assert to_yaml(load_text(text, today=TODAY).profile, "From somewhere.") == head + text


def test_mappings_with_one_value_are_written_as_that_value() -> None:
    body = """\
slug: x
title: X
lang: en-US
sections:
  pay: Text.
duties: [Mend boots]
tools:
  - {name: Awl, hot: true}
  - Last
"""
    assert to_yaml(load_text(body, today=TODAY).profile).split("\n", 1)[1] == body


@pytest.mark.parametrize(
    "title",
    ["Yes", "null", "2024", "1e3", "~", "- a", "a: b", "a #b", "# a", "{a}", "[a", "'a'", '"a"', "a\\b", "é, è", "a,b",
     "O*NET", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "a:", "12-3456", "2024-05", "=", "<<", "?", "x" * 180,
     "a, " * 60],
)  # fmt: skip
def test_any_text_round_trips(title: str) -> None:
    profile = load_text("slug: x\ntitle: 'T'\nwages:\n  - value: 50000\n", today=TODAY).profile
    title = title.strip()
    changed = replace(
        profile, title=title, summary=title, names=Names(singular=title, plural=title), aliases=(title, title),
        quick_facts=QuickFacts(education=title),
    )  # fmt: skip
    assert load_text(to_yaml(changed), today=TODAY).profile == changed


@given(profiles())
def test_any_profile_round_trips(plain: dict[str, Any]) -> None:
    profile = load_text(as_yaml(plain), today=TODAY).profile
    assert load_text(to_yaml(profile), today=TODAY).profile == profile


def test_addresses_round_trip_through_another_reader() -> None:
    url = "https://example.org/videos.aspx?videocode=27209100&x=~a%20b"
    profile = load_text(
        f'slug: a\ntitle: A\nsections: {{pay: x}}\nlinks: [{{title: t, url: "{url}"}}]\n', "a.yaml"
    ).profile
    assert yaml.safe_load(to_yaml(profile))["links"] == [{"title": "t", "url": url}]


def test_plain_data_has_the_shapes_of_the_yaml() -> None:
    text = """\
slug: potters
title: Potters
wages: [{as_of: 2024-05, value: 38040.0, p90: {at_least: 239200}}, {as_of: 2024, period: hourly, value: 17.19}]
employment: [{jobs: 100, industries: [{name: x, percent: 36}, {name: y, percent: 0.5}]}]
sections: {pay: "**a**\\n\\nb"}
sources: [{publisher: x, modified: 2025-08-28}]
"""
    plain = to_plain(load_text(text).profile)
    assert plain == {
        "slug": "potters",
        "title": "Potters",
        "lang": "en-US",
        "wages": [
            {
                "as_of": "2024-05",
                "period": "annual",
                "statistic": "median",
                "value": 38040,
                "p90": {"at_least": 239200},
            },
            {"as_of": "2024", "period": "hourly", "statistic": "median", "value": 17.19},
        ],
        "employment": [{"jobs": 100, "industries": [{"name": "x", "percent": 36}, {"name": "y", "percent": 0.5}]}],
        "sections": {"pay": "**a**\n\nb"},
        "sources": [{"publisher": "x", "modified": "2025-08-28"}],
    }
    assert isinstance(plain["wages"][0]["value"], int)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_plain_data_loads_as_an_equal_profile(path: Path) -> None:
    profile = load_file(path).profile
    assert load_text(as_yaml(to_plain(profile))).profile == profile


BODY = "title: Weavers   # in the plural\nsections: {what_they_do: They weave.}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "weavers.yaml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# of a slug: weavers\nslug:  weavers  # mine\n", b"# of a slug: weavers\nslug:  yarn-spinners  # mine\n"),
        (b"\xef\xbb\xbfslug: 'weavers'\r\n", b"\xef\xbb\xbfslug: yarn-spinners\r\n"),
        (b'"slug": "weavers"\n', b'"slug": yarn-spinners\n'),
    ],
    ids=["comments", "mark and line ends of Windows", "quotes"],
)
def test_copy_keeps_every_byte_but_the_slug(file: Path, before: bytes, after: bytes) -> None:
    body = BODY.replace("\n", "\r\n").encode() if b"\r" in before else BODY.encode()
    file.write_bytes(before + body)
    text, profile = copied(file, "yarn-spinners")
    assert text.encode() == after + body
    assert profile.slug == "yarn-spinners"
    assert profile.title == "Weavers"


@pytest.mark.parametrize("slug", ["null", "true", "123", "2024-05", "29-2071", "1e5"])
def test_copy_quotes_a_slug_that_reads_as_another_type(file: Path, tmp_path: Path, slug: str) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    (tmp_path / f"{slug}.yaml").write_text(copied(file, slug)[0], encoding="utf-8")
    assert load_file(tmp_path / f"{slug}.yaml").profile.slug == slug


def test_copy_fails_if_the_slug_spans_lines(file: Path) -> None:
    file.write_text(f"slug: >-\n  weavers\n{BODY}", encoding="utf-8")
    with pytest.raises(EditError, match=r"^slug: "):
        copied(file, "spinners")


@pytest.mark.parametrize("slug", ["Yarn Spinners", "../spinners", "nul", ""])
def test_copy_rejects_an_invalid_slug(file: Path, slug: str) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    with pytest.raises(BrochureError, match="is not a slug"):
        copied(file, slug)


def test_copy_rejects_an_invalid_profile(file: Path) -> None:
    file.write_text("slug: weavers\ntitel: Weavers\n", encoding="utf-8")
    with pytest.raises(InputError, match="titel"):
        copied(file, "spinners")


def test_copy_fails_if_it_would_differ(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    monkeypatch.setattr(write, "renamed", lambda text, slug: text.replace("weavers", slug).replace("They", "We"))
    with pytest.raises(BrochureError, match="would differ"):
        copied(file, "spinners")
