"""``tools/mutants.py``, which CI does not run, still knows what its list of equivalent mutants means."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[1]


def test_equivalent_mutants_exist() -> None:
    pytest.importorskip("coverage", reason="the tool reads coverage")
    tool = runpy.run_path(str(TOP / "tools" / "mutants.py"))
    mutants = tool["all_mutants"](list(tool["PACKAGES"]))
    assert tool["equivalents"](mutants, whole=True), "exits if one is missing"
