"""A folder of its own for each test, with small profiles in ``./profiles``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import DIVERS, POTTERS


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of the test."""
    (tmp_path / "profiles").mkdir()
    for name, text in (("divers", DIVERS), ("potters", POTTERS)):
        (tmp_path / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("BROCHURE_PROFILES", "BROCHURE_STYLES", "BROCHURE_STORE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
