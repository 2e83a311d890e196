from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from brochure.errors import NotFoundError
from brochure.profile.find import Entry, Library, looks_like_path, open_library, read_header
from brochure.resources import search_path

POTTERS = """\
slug: potters
title: Potters and Ceramists
names: {singular: potter, plural: potters}
aliases: [clay artist, kiln operator]
soc: ["51-9195", "27-1012"]
category: Production
cluster: Advanced Manufacturing
summary: >-
  Potters shape clay
  and fire it.
wages: [{value: 38040}]
"""
GLAZERS = 'slug: glazers\ntitle: Glazers\naliases: [kiln operator]\nsoc: ["51-9195"]\nsections: {pay: text}\n'


def find(name: str | Path, folders: Sequence[Path]) -> Path:
    return Library(folders).find(name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "potters.yaml").write_text(POTTERS, encoding="utf-8")
    (folder / "glazers.yml").write_text(GLAZERS, encoding="utf-8")
    (folder / ".hidden.yaml").write_text(GLAZERS, encoding="utf-8")
    (folder / "notes.txt").write_text("none", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "potters", "POTTERS", " potters ", "potter", "Potters and Ceramists", "potters AND ceramists", "clay-artist",
        "Clay Artist", "27-1012",
    ],
)  # fmt: skip
def test_find(name: str, folder: Path) -> None:
    assert find(name, [folder]) == folder / "potters.yaml"


def test_find_by_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find(folder / "potters.yaml", []) == folder / "potters.yaml"
    monkeypatch.chdir(folder)
    assert find("potters.yaml", []) == Path("potters.yaml")
    assert find("./glazers.yml", []) == Path("glazers.yml")
    (folder / "draft").write_text(POTTERS, encoding="utf-8")
    assert find("draft", [folder]) == Path("draft")


def test_find_lists_all_matches_if_several_match(folder: Path) -> None:
    with pytest.raises(NotFoundError, match="several profiles") as caught:
        find("kiln operator", [folder])
    assert caught.value.close == ("glazers (Glazers)", "potters (Potters and Ceramists)")


def test_find_prefers_the_profile_with_only_that_code(folder: Path) -> None:
    assert find("51-9195", [folder]).stem == "glazers"
    assert find("27-1012", [folder]).stem == "potters"
    (folder / "sculptors.yaml").write_text('title: Sculptors\nsoc: ["27-1012"]\n', encoding="utf-8")
    assert find("27-1012", [folder]).stem == "sculptors"


@pytest.mark.parametrize(("name", "close"), [("poters", "potters"), ("glazer", "glazers"), ("ceramists", "potters")])
def test_find_lists_the_closest_if_none_matches(name: str, close: str, folder: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(name, [folder])
    assert caught.value.close[0].startswith(f"{close} (")
    assert close in str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["../one/potters", "../secret", "/etc/passwd.yaml", "one/potters", "potters/../potters", "x" * 5000, "a\0b", ""],
)
def test_slug_lookup_stays_in_its_folder(name: str, folder: Path) -> None:
    (folder.parent / "secret.yaml").write_text(POTTERS, encoding="utf-8")
    with pytest.raises(NotFoundError) as caught:
        find(name, [folder])
    assert str(caught.value).replace("\n", "").isprintable()


def test_earlier_folder_hides_the_same_slug_in_later_ones(folder: Path, tmp_path: Path) -> None:
    later = tmp_path / "two"
    later.mkdir()
    (later / "potters.yaml").write_text("title: Others\n", encoding="utf-8")
    assert find("potters", [folder, later]).parent == folder
    assert find("potters", [later, folder]).parent == later
    assert [header.entry.title for header in Library([later, folder]).headers] == ["Glazers", "Others"]


def test_headers_have_names_and_groups(folder: Path) -> None:
    assert Library([folder]).headers[1].entry == Entry(
        slug="potters",
        title="Potters and Ceramists",
        soc=("51-9195", "27-1012"),
        category="Production",
        cluster="Advanced Manufacturing",
        path=folder / "potters.yaml",
    )


@pytest.mark.parametrize(
    ("text", "title", "soc"),
    [
        ("title: Potters\nwages: [broken\n", "Potters", ()),
        ("title: 'broken\nsoc: [51-9195]\n", "draft", ("51-9195",)),
        ("soc: 51-9195\n", "draft", ()),
        ("- a list\n", "draft", ()),
        ("", "draft", ()),
        ("title: &a x\n", "draft", ()),
        ("title: ~\n", "draft", ()),
        ("title:   A\n  title\nother:\n  title: B\n", "A title", ()),
        ("sections:\n  pay: |\n    title: B\ntitle: A\n", "A", ()),
    ],
)
def test_headers_of_broken_files(text: str, title: str, soc: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    entry = read_header(path).entry
    assert (entry.title, entry.soc) == (title, soc)


def test_header_of_a_binary_file_is_titled_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert read_header(path).entry.title == "draft"


@pytest.mark.parametrize(
    ("name", "expected"), [("a.yaml", True), ("A.YML", True), ("a/b", True), ("potters", False), ("51-9195", False)]
)
def test_looks_like_path(name: str, expected: bool) -> None:
    assert looks_like_path(name) is expected


def test_folders(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROCHURE_PROFILES", str(folder))
    (tmp_path / "profiles").mkdir()
    found = search_path("profiles", tmp_path)
    assert found[:3] == (tmp_path, folder, Path("profiles"))
    assert (found[-1] / "health-info-tech.yaml").is_file()


def test_library_reads_each_header_once_and_none_for_slugs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr("brochure.profile.find.read_header", lambda path: (read.append(path), read_header(path))[1])
    library = Library([folder])
    assert library.find("potters") == folder / "potters.yaml"
    assert library.paths == (folder / "glazers.yml", folder / "potters.yaml")
    assert read == []
    assert library.find("clay artist") == folder / "potters.yaml"
    assert library.find("Glazers") == folder / "glazers.yml"
    assert sorted(read) == [folder / "glazers.yml", folder / "potters.yaml"]


@pytest.mark.parametrize("name", ["potters.yaml", "potters.yml", "drafts/potters.yaml"])
def test_missing_path_suggests_the_profile_of_that_name(name: str, folder: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file") as caught:
        find(name, [folder])
    assert caught.value.close == ("potters",)
    assert str(folder / "potters.yaml") in str(caught.value)


def test_library_finds_in_all_folders_but_lists_only_some(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "smiths.yaml").write_text("slug: smiths\ntitle: Smiths\n", encoding="utf-8")
    library = Library([own, folder], [own])
    assert library.paths == (own / "smiths.yaml",)
    assert [header.entry.slug for header in library.headers] == ["smiths"]
    assert library.find("potters") == folder / "potters.yaml"
    assert library.find("Glazers") == folder / "glazers.yml"


def test_open_library_lists_only_a_given_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_library(folder).paths == Library([folder]).paths
    assert open_library(folder).slug_file("health-info-tech") is not None
    assert open_library(folder, shipped=False).slug_file("health-info-tech") is None
