"""The documentation says what is so: its tables are fresh, its examples run."""

from __future__ import annotations

import builtins
import importlib
import re
import runpy
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest
from tests.fontmaking import font_file

from brochure.batch.fair import read_fairs
from brochure.cli.app import app
from brochure.profile.load import load_text
from brochure.style.load import load_style

TOP = Path(__file__).parent.parent
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").glob("*.md")])


def fenced(page: str, language: str) -> list[str]:
    """The fenced blocks of a language in a page."""
    text = (TOP / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_reference_tables_are_fresh() -> None:
    for path, text in runpy.run_path(str(TOP / "tools" / "make_docs.py"))["pages"]().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: python tools/make_docs.py"


def test_profile_examples_are_valid() -> None:
    (example,) = fenced("docs/profile.md", "yaml")
    assert load_text(example, "docs/profile.md").profile.slug == "health-info-tech"


def test_style_examples_are_valid(tmp_path: Path) -> None:
    names = ("evening", "bold", "atkinson")
    paths = [tmp_path / f"{name}.yaml" for name in names]
    for path, example in zip(paths, fenced("docs/style.md", "yaml"), strict=True):
        path.write_text(example, encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        (tmp_path / "fonts" / f"AtkinsonHyperlegible-{name}.ttf").write_bytes(font_file())
    assert load_style(paths[2]).style.fonts
    assert load_style(paths[0]).style.palette.own == "#1d4d3a"
    assert load_style(f"{paths[0]}+{paths[1]}").style.palette.rule == "#55606b"


def test_readme_has_two_commands_of_one_line_for_the_guard() -> None:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^<!-- ci:(\w+) -->\n```\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in blocks] == ["build", "test"]
    for _, command in blocks:
        assert "\n" not in command
        assert command.startswith("python3 -m venv ")
    assert "brochure build health-info-tech" in blocks[0][1]
    assert "pytest" in blocks[1][1]
    assert text.count("<!-- ci:") == 2


def test_fair_file_of_the_tutorial_is_valid(tmp_path: Path) -> None:
    _, example = fenced("docs/tutorial.md", "yaml")
    path = tmp_path / "fair.yaml"
    path.write_text(example, encoding="utf-8")
    assert read_fairs([path]).school == "Lincoln High School"


def shown_commands(path: Path) -> list[str]:
    """Command lines of a page, as a reader would type them; forms with brackets are generated."""
    lines = re.findall(r"^(?: {4,}\$? ?)?(brochure [a-z].*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [line for line in lines if "[" not in line and "<Tab>" not in line]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_shown_commands_and_options_exist(path: Path) -> None:
    for line in shown_commands(path):
        command: click.Command = app
        for word in line.split()[1:]:
            if isinstance(command, click.Group):
                found = command.get_command(click.Context(command), word)
                assert found, line
                command = found
            elif word.startswith("-") and word != "-":
                options = [option for parameter in command.params for option in parameter.opts]
                assert word in [*options, "--help"], line


@pytest.mark.parametrize("path", sorted((TOP / "docs").glob("add-a-*.md")), ids=lambda path: path.stem)
def test_files_to_change_exist(path: Path) -> None:
    """Those that are to be made say so."""
    named = re.findall(
        r"`((?:src|tests|styles)/[\w/.-]*|[A-Z]+\.md)`(?!\*\* \(new\))", path.read_text(encoding="utf-8")
    )
    assert len(named) >= 2
    own = [name for name in named if name != "styles/lincoln.yaml"]  # in the reader's folder
    assert [name for name in own if not (TOP / name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_pictures_exist(path: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        if not re.match(r"https?:|#|https://…", target):
            assert (path.parent / target.partition("#")[0]).exists(), target


def test_pictures_are_small() -> None:
    for picture in (TOP / "docs" / "images").glob("*.png"):
        assert picture.stat().st_size < 200_000, picture.name


@pytest.mark.parametrize("tool", ["lock", "make_docs", "list_onet_codes"])
def test_tool_explains_itself(tool: str) -> None:
    command = [sys.executable, str(TOP / "tools" / f"{tool}.py"), "--help"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.startswith(f"usage: {tool}.py")


ROLE = re.compile(r":(?:mod|class|func|meth|attr|data):`~?([\w.]+)`")
MODULES = sorted(
    ".".join(path.relative_to(TOP / "src").with_suffix("").parts).removesuffix(".__init__")
    for path in (TOP / "src").rglob("*.py")
    if path.stem != "__main__"
)


@pytest.mark.parametrize("name", MODULES)
def test_references_in_docstrings_exist(name: str) -> None:
    module = importlib.import_module(name)
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    own = [module, *(value for value in vars(module).values() if isinstance(value, type)), builtins]
    for written in dict.fromkeys(ROLE.findall(source)):
        target = f"{module.__package__}{written}" if written.startswith(".") else written
        is_own = any(hasattr(place, target) for place in own) or f"self.{target} =" in source
        assert is_own or _found(target) or _found(f"{name}.{target}"), written


def _found(target: str) -> bool:
    """Whether ``target`` is the full name of a module, or of something in a module or class."""
    with suppress(ImportError):
        return bool(importlib.import_module(target))
    parent, _, attribute = target.rpartition(".")
    if not parent:
        return False
    with suppress(ImportError):
        return hasattr(importlib.import_module(parent), attribute)
    module, _, cls = parent.rpartition(".")
    with suppress(ImportError, ValueError):
        return hasattr(getattr(importlib.import_module(module), cls, None), attribute)
    return False
