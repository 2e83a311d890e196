"""A cold start is quick: nothing is imported that the command does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.usefixtures("unmeasured")
MOST_MODULES = 395  # Python and other packages included: those of the lowest versions import the most, 387

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
    assert not imported("--help") & {"yaml", "reportlab", "brochure.rendering", "brochure.profile.model", "pypdfium2"}


@pytest.mark.usefixtures("here")
def test_list_lays_nothing_out() -> None:
    assert not imported("list") & {"reportlab", "brochure.compose", "brochure.layout", "brochure.pdf", "pypdfium2"}


@pytest.mark.usefixtures("here")
def test_build_needs_no_preview_no_search_no_other_form_and_no_network() -> None:
    spare = {"PIL.Image", "asyncio", "difflib", "pypdf", "pypdfium2", "typing_extensions"}
    spare |= {"brochure.pdf.drawings", "lxml", "reportlab.graphics", "svglib", "tinycss2"}
    spare |= {"brochure.fonts.reading", "fontTools"}
    spare |= {
        "brochure.compose.essentials",
        "brochure.compose.short_form",
        "brochure.layout.field",
        "brochure.layout.panel",
    }
    spare |= {"brochure.app.compare", "brochure.app.preview", "brochure.cli.compare", "brochure.cli.preview"}
    assert imported("build", "divers") & spare == set()


@pytest.mark.usefixtures("here")
def test_batch_needs_no_cluster() -> None:
    assert imported("batch", "divers") & {"distributed", "dask", "fsspec", "brochure.batch.cluster"} == set()


def test_nothing_is_left_to_collect_at_the_end() -> None:
    left = "print(gc.isenabled(), len(gc.get_objects()) < gc.get_freeze_count())"
    code = f"import atexit, gc; atexit.register(lambda: {left}); from brochure.cli import main; main()"
    command = [sys.executable, "-c", code, "--version"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "False True"


@pytest.mark.usefixtures("here")
def test_build_stays_small() -> None:
    """How long a cold start takes is measured by `benchmarks/run.py`; what makes it long is what it imports."""
    modules = imported("build", "divers", "--quiet")
    assert len(modules) < MOST_MODULES, f"{len(modules)} modules"
