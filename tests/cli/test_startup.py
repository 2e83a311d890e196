"""A cold start is quick: nothing is imported that the command does not need."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

BARE = "import click, yaml, reportlab.pdfgen.canvas"

IMPORTED = """
import sys
from brochure.cli.app import app
try:
    app(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sys.modules), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """The modules that a command has imported when it is done."""
    command = [sys.executable, "-c", IMPORTED, *arguments]
    return set(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stderr.split())


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, brochure; print(*sorted(m for m in sys.modules if m.startswith('brochure')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.split() == ["brochure"]


def test_help_needs_neither_yaml_nor_reportlab() -> None:
    assert not imported("--help") & {"yaml", "reportlab", "brochure.api", "brochure.profile.model", "pypdfium2"}


@pytest.mark.usefixtures("here")
def test_list_lays_nothing_out() -> None:
    assert not imported("list") & {"reportlab", "brochure.compose", "brochure.layout", "brochure.pdf", "pypdfium2"}


@pytest.mark.usefixtures("here")
def test_build_needs_no_preview_no_search_and_no_network() -> None:
    spare = {"PIL", "asyncio", "difflib", "pypdf", "pypdfium2", "typing_extensions"}
    assert imported("build", "divers") & spare == set()


def seconds(*command: str) -> float:
    """How long a process takes that may keep its byte code, as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_cold_build_takes_at_most_two_and_a_half_bare_imports() -> None:
    """The best of several, taken in turn: other processes make runs slower, never faster."""
    build = ("-m", "brochure", "build", "health-info-tech")
    seconds(*build)
    runs = [(seconds("-c", BARE), seconds(*build)) for _ in range(9)]
    bare, cold = (min(column) for column in zip(*runs, strict=True))
    assert cold <= 2.5 * bare, f"{cold:.3f} s against {bare:.3f} s"
