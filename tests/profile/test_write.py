"""Profiles as YAML text: readable, the same every time, and what the loader gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from tests.strategies import as_yaml, profiles

from brochure.profile.load import load_file, load_text
from brochure.profile.model import Names, QuickFacts
from brochure.profile.write import to_yaml
from brochure.yamlio.jsonschema import schema_url

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*.yaml"))
TODAY = date(2025, 9, 1)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_our_profiles_come_back(path: Path) -> None:
    profile = load_file(path, today=TODAY).profile
    text = to_yaml(profile)
    assert load_text(text, today=TODAY).profile == profile
    assert to_yaml(load_text(text, today=TODAY).profile) == text


def test_it_is_readable() -> None:
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
    head = f"# yaml-language-server: $schema={schema_url('profile')}\n# From somewhere.\n"
    assert to_yaml(load_text(text, today=TODAY).profile, "From somewhere.") == head + text


@pytest.mark.parametrize(
    "title",
    ["Yes", "null", "2024", "1e3", "~", "- a", "a: b", "a #b", "# a", "{a}", "[a", "'a'", '"a"', "a\\b", "é, è", "a,b",
     "O*NET", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "a:", "12-3456", "2024-05", "=", "<<", "?", "x" * 180,
     "a, " * 60],
)  # fmt: skip
def test_any_text_comes_back(title: str) -> None:
    profile = load_text("slug: x\ntitle: 'T'\nwages:\n  - value: 50000\n", today=TODAY).profile
    title = title.strip()
    changed = replace(
        profile, title=title, summary=title, names=Names(singular=title, plural=title), aliases=(title, title),
        quick_facts=QuickFacts(education=title),
    )  # fmt: skip
    assert load_text(to_yaml(changed), today=TODAY).profile == changed


@given(profiles())
def test_any_profile_comes_back(plain: dict[str, Any]) -> None:
    profile = load_text(as_yaml(plain), today=TODAY).profile
    assert load_text(to_yaml(profile), today=TODAY).profile == profile


def test_addresses_come_back_by_another_reader() -> None:
    url = "https://example.org/videos.aspx?videocode=27209100&x=~a%20b"
    profile = load_text(
        f'slug: a\ntitle: A\nsections: {{pay: x}}\nlinks: [{{title: t, url: "{url}"}}]\n', "a.yaml"
    ).profile
    assert yaml.safe_load(to_yaml(profile))["links"] == [{"title": "t", "url": url}]
