"""Everything that a short form prints, of the profiles that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.compose.context import Context
from brochure.compose.essentials import Essentials, essentials
from brochure.profile.load import load_file
from brochure.profile.markdown import plain_text

PROFILES = sorted(Path("profiles").glob("*.yaml"))


def of(path: Path) -> Essentials:
    return essentials(Context.of(load_file(path).profile))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_parts_of_shipped_profiles(path: Path) -> None:
    parts = of(path)
    assert len(parts.duties) >= 3
    assert all(plain_text(duty)[0].isupper() and plain_text(duty)[-1] not in ".,;:" for duty in parts.duties)
    assert all(plain_text(condition).endswith(".") for condition in parts.conditions)
    assert not parts.path or 2 <= len(parts.path) <= 6
    assert all(step.title and len(step.title.split()) <= 4 and step.source for step in parts.path)
    assert all(quality.name for quality in parts.qualities)
    assert len(parts.questions) == 3
