"""``fair.yaml``: its keys, what overrides them, and errors."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from brochure.batch.fair import read_fairs
from brochure.batch.select import Selectors, select
from brochure.errors import InputError, SeveralErrors
from brochure.yamlio.source import Span

FAIR = """\
title: Spring Career Fair
school: Lincoln High School
date: 2026-04-17
occupations: [cooks, Registered Nurses, "*-midwives", ./profiles/potters.yaml]
categories: [Healthcare, food]
styles: [classic, ./ours.yaml]
areas: [Washington]
languages: [en, es]
page_size: a4
brand: ours/brand.yaml
"""


@pytest.fixture
def path(library: Path) -> Path:
    path = library.parent / "fair.yaml"
    path.write_text(FAIR, encoding="utf-8")
    return path


def test_every_key_is_read(path: Path) -> None:
    fair = read_fairs([path])
    assert (fair.title, fair.school, fair.date, fair.page_size) == (
        "Spring Career Fair",
        "Lincoln High School",
        date(2026, 4, 17),
        "a4",
    )
    assert [asked.name for asked in fair.styles] == ["classic", str(path.parent / "ours.yaml")]
    assert [asked.name for asked in fair.areas] == ["Washington"]
    assert [asked.name for asked in fair.languages] == ["en", "es"]
    assert fair.brand is not None
    assert (fair.brand.name, fair.brand.span) == (str(path.parent / "ours/brand.yaml"), Span(10, 8, 15))
    assert fair.areas[0].span is not None
    assert (fair.areas[0].span.line, fair.areas[0].span.column) == (7, 9)


def test_groups_filter_the_occupations(path: Path) -> None:
    selection = select(Selectors(lists=(path,)))
    assert [profile.stem for profile in selection.profiles] == ["cooks", "registered-nurses", "nurse-midwives"]
    assert selection.fair.school == "Lincoln High School"


def test_the_command_line_overrides_each_kind_of_filter(path: Path) -> None:
    selection = select(Selectors(lists=(path,), categories=("healthcare",)))
    assert [profile.stem for profile in selection.profiles] == ["registered-nurses", "nurse-midwives"]


def test_names_of_several_files_add_up_and_later_values_win(path: Path, tmp_path: Path) -> None:
    names = tmp_path / "more.txt"
    names.write_text("divers\n", encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text("title: Autumn Fair\nstyles: [large-print]\n", encoding="utf-8")
    fair = read_fairs([path, names, other])
    assert (fair.title, fair.school) == ("Autumn Fair", "Lincoln High School")
    assert [asked.name for asked in fair.occupations][::4] == ["cooks", "divers"]
    assert [asked.name for asked in fair.styles][::2] == ["classic", "large-print"]


def test_every_mistake_is_reported_with_its_position(library: Path) -> None:
    path = library.parent / "fair.yaml"
    path.write_text("titel: Fair\noccupations: cooks\npage_size: B5\ndate: soon\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_fairs([path])
    assert [(problem.line, problem.column, problem.code) for problem in caught.value.diagnostics] == [
        (1, 1, "unknown-key"),
        (2, 14, "type"),
        (3, 12, "choice"),
        (4, 7, "type"),
    ]


def test_unknown_names_are_reported_with_their_positions(library: Path) -> None:
    path = library.parent / "fair.yaml"
    path.write_text("occupations:\n  - cookz\n  - cooks\n  - zzz*\n", encoding="utf-8")
    with pytest.raises(SeveralErrors) as caught:
        select(Selectors(lists=(path,)))
    assert [str(error).split(" ")[0] for error in caught.value.errors] == [f"{path}:2:5:", f"{path}:4:5:"]


def test_an_unknown_group_is_reported_with_its_position(library: Path) -> None:
    path = library.parent / "fair.yaml"
    path.write_text("soc: ['29-*', 99-*]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        select(Selectors(lists=(path,)))
    assert [(problem.line, problem.column) for problem in caught.value.diagnostics] == [(1, 15)]


def test_the_example_in_the_documentation_is_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    path = tmp_path / "fair.yaml"
    path.write_text(example, encoding="utf-8")
    fair = read_fairs([path])
    assert [asked.name for asked in fair.occupations][:4] == ["health-info-tech", "29-1141", "Cooks", "*-technicians"]
    assert fair.date == date(2026, 4, 17)
