"""``brochure import``: files, exit codes and messages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from brochure.app import imports, outputs
from brochure.cli.app import app
from brochure.cli.imports import import_ as command
from brochure.profile.load import load_file
from brochure.sources.exchange import FetchError
from brochure.sources.fetching import Fetcher
from brochure.sources.ooh import html

from .ooh.conftest import make_page

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
URL = "https://www.bls.gov/ooh/x/commercial-divers.htm"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["import", *words])


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Three pages, one of them no occupation's."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(make_page())
    (folder / "b.html").write_bytes(b"<html><body>Weather</body></html>")
    other = make_page().replace(b"commercial-divers.htm", b"deep-divers.htm").replace(b"installation-", b"deep-")
    (folder / "c.htm").write_bytes(other)
    (folder / "a_files").mkdir()
    (folder / "a_files" / "advertisement.html").write_bytes(b"<p>Buy</p>")
    return folder


def test_bad_page_is_reported_and_the_others_are_imported(run: Run, pages: Path) -> None:
    result = run("ooh", str(pages), "--into", "out")
    assert result.exit_code == 1
    assert result.stdout.split() == [str(Path("out") / f"{slug}.yaml") for slug in ("commercial-divers", "deep-divers")]
    assert "b.html: not an occupation page" in result.stderr
    assert "2 new, 1 failed" in result.stderr
    assert load_file("out/commercial-divers.yaml").profile.title == "Commercial Divers"


def test_single_bad_page_writes_nothing(run: Run, pages: Path) -> None:
    result = run("ooh", str(pages / "b.html"))
    assert result.exit_code == 2
    assert not Path("profiles").exists()


def test_second_import_changes_nothing_unless_overwrite(run: Run, pages: Path) -> None:
    page = str(pages / "a.html")
    assert run("ooh", page).exit_code == 0
    assert "1 unchanged" in run("ooh", page).stderr
    path = Path("profiles/commercial-divers.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("3500", "3600"), encoding="utf-8")
    kept = run("ooh", page)
    assert kept.exit_code == 1
    assert "--overwrite" in kept.stderr
    assert "3600" in path.read_text(encoding="utf-8")
    assert run("ooh", page, "--overwrite").exit_code == 0
    assert "3600" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "only", ["deep-divers", "Installation, Maintenance, and Repair", "installation-maintenance-and-repair"]
)
def test_only_selects_by_slug_or_category(run: Run, pages: Path, only: str) -> None:
    run("ooh", str(pages / "c.htm"), str(pages / "a.html"), "--only", only, "--into", "out")
    assert Path("out/deep-divers.yaml").exists()
    assert Path("out/commercial-divers.yaml").exists() == only.lower().startswith("install")


@pytest.mark.parametrize("old", ["slug: old\n", None])
def test_file_changed_during_an_import_is_kept(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, old: str | None
) -> None:
    path = Path("out/commercial-divers.yaml")
    if old:
        path.parent.mkdir()
        path.write_text(old, encoding="utf-8")
    write = imports.write_over

    def edited(target: Path, data: bytes, expected: bytes | None) -> None:
        if target == path:
            path.parent.mkdir(exist_ok=True)
            path.write_text("slug: mine\n", encoding="utf-8")
        write(target, data, expected)

    monkeypatch.setattr(imports, "write_over", edited)
    result = run("ooh", str(pages / "a.html"), str(pages / "c.htm"), "--into", "out", "--overwrite")
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8") == "slug: mine\n"
    assert "commercial-divers.yaml: another command created or changed it" in result.stderr
    assert "1 new, 1 left" in result.stderr


def test_other_profiles_are_written_when_one_cannot_be(run: Run, pages: Path) -> None:
    Path("out/commercial-divers.yaml").mkdir(parents=True)
    result = run("ooh", str(pages), "--into", "out", "--json")
    assert result.exit_code == 1
    assert [(e["slug"], e["state"]) for e in json.loads(result.stdout)] == [
        ("commercial-divers", "failed"), (None, "failed"), ("deep-divers", "new"),
    ]  # fmt: skip
    assert f"{Path('out', 'commercial-divers.yaml')}: " in result.stderr


def test_career_page_does_not_replace_a_profile_created_meanwhile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.txt").write_text("Divers\n\nWhat Divers Do[To Top]\n\nThey dive.\n", encoding="utf-8")
    path = tmp_path / "mine.yaml"
    write = outputs.write_over

    def created(target: Path, data: bytes, expected: bytes | None) -> None:
        path.write_text("mine", encoding="utf-8")
        write(target, data, expected)

    monkeypatch.setattr(outputs, "write_over", created)
    result = run("page", "page.txt", "-o", "mine.yaml")
    assert result.exit_code == 2
    assert "mine.yaml exists; --overwrite replaces it" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"


def test_only_is_an_error_when_nothing_matches(run: Run, pages: Path) -> None:
    assert run("ooh", str(pages / "a.html"), "--only", "wizards").exit_code == 2


def test_second_page_with_the_same_slug_is_reported(run: Run, pages: Path) -> None:
    (pages / "d.html").write_bytes(make_page())
    (pages / "e.html").write_bytes(make_page(duties="<p>Other words.</p>"))
    result = run("ooh", *(str(pages / name) for name in ("a.html", "d.html", "e.html")), "--json")
    assert result.exit_code == 1
    assert [entry["state"] for entry in json.loads(result.stdout)] == ["new", "left"]
    assert "was already imported from" in result.stderr


def test_missing_file_or_empty_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("ooh", "nowhere.html").exit_code == 2
    assert "no saved pages" in run("ooh", "empty").stderr


def test_page_is_imported_from_a_url(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def get(fetcher: Fetcher, url: str) -> bytes:
        asked.append((url, fetcher.contact))
        if url == URL:
            return make_page()
        raise FetchError(f"{url}: refused")

    monkeypatch.setattr(Fetcher, "get", get)
    assert run("ooh", URL, "--contact", "me@example.org").exit_code == 0
    assert run("ooh").exit_code == 2, "the official compilation"
    assert asked == [(URL, "me@example.org"), ("https://www.bls.gov/ooh/xml-compilation.xml", "")]
    assert "only https" in run("ooh", "http://www.bls.gov/ooh/").stderr


def test_career_page_is_imported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Divers\n\nWhat Divers Do[To Top]\n\nThey dive.\n", encoding="utf-8")
    assert run("page", "page.txt").exit_code == 0
    assert load_file("profiles/divers.yaml").profile.sections.what_they_do
    assert run("page", "page.txt").exit_code == 2, "it exists"
    assert run("page", "page.txt", "--overwrite", "--slug", "x", "-o", "-").stdout.startswith("# yaml")
    assert run("page", "nowhere.txt").exit_code == 2


@pytest.mark.parametrize("name", ["ooh", "page"])
def test_commands_are_documented(run: Run, name: str) -> None:
    found = re.search(rf"^### brochure import {name}\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    group = command.commands[name]
    for parameter in group.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(f"`{spelling}" in found[1] for spelling in parameter.opts), parameter.opts
    assert re.search(rf"Examples?:(\n\s+brochure import {name} .+)+\n$", run(name, "--help").stdout)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE ooh [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<ooh><occupation><title>&b;</title></occupation></ooh>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE ooh [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<ooh><occupation><title>&x;</title></occupation></ooh>"""
UNDECLARED = b"<ooh><occupation><title>&x;</title></occupation></ooh>"
DEEP = b"<ooh>" + b"<a>" * (50 << 18)
MANY = b"<ooh>" + b"<occupation/>" * 3000 + b"</ooh>"
BROAD = b"<ooh><occupation>" + b"<a/>" * (50 << 18)
LATE = b"<ooh>" + b" " * 70_000 + BOMB.partition(b"?>")[2]
SCRIPTS = make_page(
    duties="""<p onclick="x()">Fine.<script>alert('bad')</script><a href="javascript:alert(1)">Click</a>
    <a href="data:text/html,x">Data</a><img src="http://x.example/track.gif"><iframe src="//x.example"></iframe>
    <a href="file:///etc/passwd">File</a> &lt;font&gt;</p>"""
)


@pytest.mark.parametrize(
    "raw", [BOMB, OUTSIDE, UNDECLARED, DEEP, MANY, BROAD, LATE, b"<ooh", b"<ooh></ooh>",
     BOMB.decode().encode("utf-16"), "<ooh><occupation><title>Müller</title></occupation></ooh>".encode("latin-1"),
     b"<?xml version='1.0' encoding='x-nonsense'?><ooh><occupation/></ooh>"],
    ids=["bomb", "outside", "undeclared", "deep", "many", "broad", "late", "cut off", "empty", "utf-16", "latin-1",
         "unknown encoding"],
)  # fmt: skip
def test_hostile_compilation_is_refused(run: Run, tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "feed.xml").write_bytes(raw)
    result = run("ooh", "feed.xml")
    assert result.exit_code in (1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "feed.xml" in result.stderr
    assert not Path("profiles").exists()


@pytest.mark.parametrize("tag", [b"<div>", b"<b>", b"<b/>", b"<br>", b"<table><tr><td>", b"<ul><li>", b"<a href=x>"])
def test_megabytes_of_tags_are_refused_before_a_tree_is_built(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: bytes
) -> None:
    def built(*_: object, **__: object) -> None:
        raise AssertionError("a tree of it takes seconds, or gigabytes")

    monkeypatch.setattr(html, "document_fromstring", built)
    for size, reason in ((50 << 20, "larger than 8 MiB"), (7 << 20, "more than 100,000 elements")):
        (tmp_path / "page.html").write_bytes(b"<div id=panes>" + tag * (size // len(tag)))
        result = run("ooh", "page.html")
        assert result.exit_code == 2, result.output
        assert reason in result.stderr
        assert not Path("profiles").exists()


def test_scripts_and_forbidden_urls_are_dropped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(SCRIPTS)
    assert run("ooh", "page.html").exit_code == 0
    section = load_file("profiles/commercial-divers.yaml").profile.sections.what_they_do
    assert section
    assert section.source == "Fine. Click Data File <font>"
