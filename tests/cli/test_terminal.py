"""Nothing from outside controls a terminal: all that is printed goes through one place, which spells it out."""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result
from tests import workbooks
from tests.test_display import UNSAFE, is_unsafe

import brochure
from brochure.cli import terminal
from brochure.cli.app import COMMANDS, app
from brochure.errors import BrochureError, Diagnostic, InputError

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SOURCES = Path(brochure.__file__).parent

PRINTERS = {"print", "input", "breakpoint"}
CLICK_PRINTERS = {
    *("clear", "confirm", "echo", "echo_via_pager", "edit", "getchar", "get_binary_stream", "get_text_stream", "pause"),
    *("progressbar", "prompt", "secho"),
}
STREAMS = {"stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"}
ALLOWED = {
    ("cli/terminal.py", None),
    ("cli/options.py", "target"),  # the bytes of `-o -`
    ("cli/__init__.py", "_repair_streams"),
    ("press/guard.py", None),  # the pipes of a process of its own
}


def uses(tree: ast.AST) -> Iterator[tuple[str | None, int]]:
    """The function and the line of everything that prints or asks, past the one place that may."""
    for outer in ast.iter_child_nodes(tree):
        function = outer.name if isinstance(outer, ast.FunctionDef) else None
        for node in ast.walk(outer):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in PRINTERS:
                    yield function, node.lineno
                case ast.Attribute(value=ast.Name(id="click"), attr=name) if name in CLICK_PRINTERS:
                    yield function, node.lineno
                case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in STREAMS:
                    yield function, node.lineno
                case ast.ImportFrom(module="sys" | "click", names=names) if {n.name for n in names} & (
                    STREAMS | CLICK_PRINTERS
                ):
                    yield function, node.lineno


def test_one_module_alone_prints() -> None:
    found = [
        f"{name}:{line}"
        for path in sorted(SOURCES.rglob("*.py"))
        for name in [path.relative_to(SOURCES).as_posix()]
        for function, line in uses(ast.parse(path.read_text(encoding="utf-8")))
        if not {(name, None), (name, function)} & ALLOWED
    ]
    assert found == []


# What each kind of input may hold of the characters that must not come out.

CONTROLS = "".join(UNSAFE[:33])  # C0 and delete; a file's name has no NUL
TURNS = "\x9b31m\x85\xad\u061c\u200b\u200e\u202a\u202e\u2028\u2029\u2066\u2069\ufeff\ufff9\U000e0041"
ARGUMENT = f"a{CONTROLS[1:]}{TURNS}z"
IN_A_NAME = "".join(c for c in ARGUMENT if c != "/")
ODD = f"odd/{IN_A_NAME}"
IN_HTML = "Pots\x1b]0;pwned\a" + TURNS
IN_WORKBOOKS = TURNS.replace("\x85", "")


def quoted(text: str) -> str:
    """A scalar of YAML that spells everything by escapes."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@pytest.fixture
def hostile(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with profiles, styles, pages and workbooks that try everything."""
    monkeypatch.setenv("BROCHURE_STORE", str(here / "figures.sqlite"))
    monkeypatch.setenv("BROCHURE_STYLES", "styles")
    monkeypatch.setenv("XDG_DATA_HOME", ODD)
    title = quoted(f"Evil {ARGUMENT}")
    (here / "profiles" / "evil.yaml").write_text(f"slug: evil\ntitle: {title}\nsections: {{pay: hi}}\n", "utf-8")
    raw = f"slug: raw\ntitle: {TURNS}\nalias: {TURNS}\nsections: {{pay: '[{TURNS}](ftp://{TURNS})'}}\n"
    (here / "profiles" / "raw.yaml").write_text(raw, "utf-8")
    (here / "profiles" / "bytes.yaml").write_bytes(b"slug: bytes\ntitle: \x1b[31m\xff\n")
    name = f"{IN_A_NAME}.yaml"
    (here / "odd").mkdir()
    if os.name != "nt":
        (here / "odd" / name).write_text("slug: odd\ntitle: Odd\nsections: {pay: hi}\n", "utf-8")
        (here / "odd" / f"{IN_A_NAME}.xlsx").write_bytes(b"nothing")
        (here / "odd" / f"{IN_A_NAME}.pdf").write_bytes(b"nothing")
        (here / "odd" / f"link{IN_A_NAME}.yaml").symlink_to("nowhere")
    (here / "styles").mkdir()
    (here / "styles" / "evil.yaml").write_text(
        f"extends: classic\nname: evil\ndescription: {quoted(ARGUMENT)}\npalette: {{{TURNS}: {TURNS}}}\n", "utf-8"
    )
    (here / "page.html").write_text(
        "<html><head><link rel='canonical' href='https://www.bls.gov/ooh/x/potters.htm'></head><body>"
        f"<h1>{IN_HTML}</h1><div id='panes'><div id='tab-6'><h2>Job Outlook</h2><p>{IN_HTML}</p><table id='t'>"
        f"<caption>{IN_HTML}</caption><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table></div></div></body></html>",
        "utf-8",
    )
    (here / "page.txt").write_text(
        "Potters\nWhat Potters Do[About this section] [To Top]\n\nThey pot.\n\n"
        f"{IN_HTML}[About this section] [To Top]\n\nText.\n",
        "utf-8",
    )
    utah = {**workbooks.UTAH, "AREA_TITLE": f"Utah{IN_WORKBOOKS}", "OCC_TITLE": f"Bakers{IN_WORKBOOKS}"}
    workbooks.oews(here / "areas.xlsx", [utah])
    workbooks.oews(here / "nation.xlsx", [{}])
    workbooks.projections(here / "occupation.xlsx")
    CliRunner().invoke(app, ["data", "add", "areas.xlsx", "nation.xlsx", "occupation.xlsx"])
    (here / "bakers.yaml").write_text(
        'slug: bakers\ntitle: Bakers\nsoc: ["51-3011"]\nwages:\n  - {as_of: 2022-05, value: 34950}\n'
        f"sections: {{pay: {quoted('Many earn $34,950. ' + TURNS.translate(dict.fromkeys(map(ord, TURNS), 'x')))}}}\n",
        "utf-8",
    )
    return here


RUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    "build": (
        ("evil",), ("raw", "bytes"), (ARGUMENT,), (f"{ODD}.yaml",), ("divers", "--style", ARGUMENT),
        ("divers", "--style", "evil"), ("divers", "--area", ARGUMENT), ("bakers.yaml", "--area", "Utah"),
        ("bakers.yaml", "--area", "Utah", "--json"), ("divers", "-o", f"{ODD}/"), ("divers", f"--{ARGUMENT}"),
        ("divers", "--page-size", ARGUMENT), ("divers", "--lang", ARGUMENT), ("divers", "--brand", ARGUMENT),
        ("divers", "--note", ARGUMENT),
    ),
    "batch": (
        ("evil", "raw", "divers", f"{ODD}.yaml", "--jobs", "1"), ("divers", "--out", f"{ODD}.d", "--jobs", "1"),
        ("evil", "--json", "--jobs", "1"), (ARGUMENT,), ("--category", ARGUMENT), ("--soc", ARGUMENT),
        ("--from", ODD), ("--from", f"{ODD}.yaml"), ("--all", "--profiles", "odd", "--category", "x"),
        ("divers", "--out", f"{ARGUMENT}://x"), ("divers", "--lang", ARGUMENT),
    ),
    "book": (("evil", "divers"), ("divers", "-o", f"{ODD}.book"), ("divers", "--by", ARGUMENT)),
    "preview": (("evil",), (f"{ODD}.yaml", "-o", f"{ODD}.d"), ("divers", "--dpi", ARGUMENT)),
    "gallery": (
        ("evil", "--dpi", "20"), (f"{ODD}.yaml", "--style", "evil"), (f"{ODD}.yaml", "-o", f"{ODD}.d", "--dpi", "20"),
        ("divers", "--style", ARGUMENT),
    ),
    "impose": (("page.txt", "--as", "booklet"), (f"{ODD}.pdf", "--as", "2up"), ("page.txt", "--as", ARGUMENT)),
    "compare": (
        ("evil", "divers"), (f"{ODD}.yaml", "divers"), (f"{ODD}.yaml", "divers", "--json"),
        ("divers", "bakers.yaml", "--area", "Utah"), ("divers", "bakers.yaml", "--area", ARGUMENT),
    ),
    "poster": (("evil", "divers"), ("divers", "--title", ARGUMENT), ("divers", "bakers.yaml", "--style", ARGUMENT)),
    "cards": (("evil", "divers"), ("divers", "bakers.yaml", "--area", "Utah"), ("divers", "--style", ARGUMENT)),
    "list": ((), ("--json",), ("--facts",), ("--profiles", "odd"), ("--profiles", ARGUMENT), ("--category", ARGUMENT)),
    "search": (("evil",), ("evil", "--json"), (ARGUMENT,)),
    "show": (("evil",), (f"{ODD}.yaml",), (f"{ODD}.yaml", "--json"), (ARGUMENT,)),
    "check": (
        ("evil", "raw", "bytes", f"{ODD}.yaml"), ("evil", "raw", "bytes", f"{ODD}.yaml", "--json"),
        ("evil", "raw", "bytes", f"{ODD}.yaml", "--github"), ("--profiles", "odd"), (ARGUMENT,),
    ),
    "new": ((ARGUMENT,), ("pilots", "-o", f"{ODD}.new"), ("pilots", "-o", f"{ODD}.new")),
    "copy": (("evil", "mine"), ("evil", ARGUMENT), (f"{ODD}.yaml", "mine", "-o", f"{ODD}.copy"), (ARGUMENT, "mine")),
    "paths": ((), ("--json",), ("--profiles", "odd"), ("--store", ODD)),
    "completion": (("bash",), (ARGUMENT,)),
    "import ooh": (("page.html", "--into", "in"), ("page.html", "--into", f"{ODD}.d"), (ARGUMENT,), (f"{ODD}.yaml",),
                   ("page.html", "--only", ARGUMENT)),
    "import page": (("page.txt",), ("page.txt", "-o", "-"), (f"{ODD}.yaml",), ("page.txt", "--slug", ARGUMENT)),
    "import figures": ((ARGUMENT,), ("51-3011", "--into", f"{ODD}.d")),
    "schema": ((), ("-o", f"{ODD}.json")),
    "styles": ((), ("--json",)),
    "styles show": (("evil",), ("evil", "--json"), ("classic",), (ARGUMENT,), (f"{ODD}.yaml",)),
    "data add": ((f"{ODD}.xlsx",), (ARGUMENT,), ("odd",), ("page.txt", "--vintage", ARGUMENT)),
    "data list": ((), ("--json",), ("--store", f"{ODD}.xlsx")),
    "data areas": (("utah",), ("utah", "--json"), (ARGUMENT,)),
    "data show": (("51-3011",), ("51-3011", "--area", ARGUMENT), ("51-3011", "--json"), (ARGUMENT,)),
    "data remove": ((ARGUMENT,), (f"{ODD}.xlsx", "--json")),
    "update": (
        ("bakers.yaml", "--dry-run"), ("bakers.yaml", "--dry-run", "--json"), ("evil", "--dry-run"), (ARGUMENT,),
    ),
    "": ((ARGUMENT,), (f"--{ARGUMENT}",)),
}  # fmt: skip


def test_every_command_is_tried() -> None:
    def leaves(group: click.Group, name: str = "") -> Iterator[str]:
        context = click.Context(group)
        for each in group.list_commands(context):
            command = group.get_command(context, each)
            path = f"{name} {each}".strip()
            if not isinstance(command, click.Group) or command.invoke_without_command:
                yield path
            if isinstance(command, click.Group):
                yield from leaves(command, path)

    assert set(COMMANDS) <= {path.split()[0] for path in RUNS if path}
    assert isinstance(app, click.Group)
    assert set(leaves(app)) == RUNS.keys() - {""}


def assert_clean(result: Result, arguments: tuple[str, ...]) -> None:
    printed = result.stdout + result.stderr
    assert [c for c in printed if is_unsafe(c) and c not in "\n\t"] == [], arguments
    assert not isinstance(result.exception, Exception), (arguments, result.exception)
    assert printed


@pytest.mark.parametrize("command", RUNS)
@pytest.mark.usefixtures("hostile")
def test_nothing_from_outside_controls_the_terminal(command: str) -> None:
    for arguments in RUNS[command]:
        if os.name == "nt" and any(argument.startswith(ODD) for argument in arguments):
            continue  # no such file can be made there
        assert_clean(CliRunner().invoke(app, [*command.split(), *arguments], prog_name="brochure"), arguments)


def test_json_keeps_what_it_spells(run: Run, hostile: Path) -> None:
    entries = json.loads(run("list", "--json").stdout)
    title = next(entry["title"] for entry in entries if entry["path"] == str(Path("profiles", "evil.yaml")))
    assert title == " ".join(f"Evil {ARGUMENT}".split())
    assert hostile.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="no such file can be made there")
@pytest.mark.usefixtures("hostile")
def test_a_path_is_one_line_on_stdout() -> None:
    result = CliRunner().invoke(app, ["build", "divers", "-o", f"{ODD}/", "--quiet"])
    assert len(result.stdout.splitlines()) == 1
    assert "\\u000a" in result.stdout


def test_the_question_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "y")
    assert terminal.confirm(f"Write {ARGUMENT}?")
    assert not any(map(is_unsafe, capsys.readouterr().err))


def test_no_answer_is_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("click.termui.visible_prompt_func", leave)
    with pytest.raises(KeyboardInterrupt):
        terminal.confirm("Write?")


def test_bars_are_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress_bar(2, lambda: TURNS) as bar:
        bar.update(1, 1)
    printed = capsys.readouterr().err
    assert "\\u202e" in printed
    assert {c for c in printed if is_unsafe(c)} <= {"\r", "\n", "\x1b"}, "how a bar moves"


def test_an_unforeseen_error_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise LookupError(ARGUMENT)  # noqa: TRY301
    except LookupError as error:
        terminal.crash(type(error), error, error.__traceback__)
    printed = capsys.readouterr().err
    assert "LookupError" in printed
    assert not any(is_unsafe(c) for c in printed if c not in "\n\t")


def test_failures_of_failures_are_each_announced(capsys: pytest.CaptureFixture[str]) -> None:
    class SeveralError(BrochureError):
        def __init__(self, *errors: BrochureError) -> None:
            self.errors = errors
            super().__init__()

    placed = InputError((Diagnostic("x.yaml", 1, 1, "error", "text", "m"),))
    terminal.failure(SeveralError(BrochureError("one"), SeveralError(placed, BrochureError("two"))))
    assert capsys.readouterr().err == "Error: one\nx.yaml:1:1: error[text] m\nError: two\n"


def test_columns_line_up_whatever_is_in_them(run: Run, here: Path) -> None:
    (here / "profiles" / "divers.yaml").write_text("title: 粘土\nsoc: [粘土粘]\n", "utf-8")
    lines = [
        line for line in run("list", "--profiles", "profiles").stdout.splitlines() if line[:5] in ("diver", "potte")
    ]
    assert [line.split()[1:] for line in lines] == [["粘土粘", "粘土"], ["51-9195", "Potters"]]
    assert terminal.visible(lines[0]) == lines[0]
