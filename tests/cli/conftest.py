"""A runner of commands in a folder of their own, with two small profiles in ``./profiles``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brochure.cli.app import app

DIVERS = """\
slug: divers
title: Commercial Divers
aliases: [underwater welders]
soc: ["49-9092"]
category: Installation, Maintenance, and Repair
summary: Divers build and mend under water.
quick_facts: {pay: {annual: 49040}, education: Postsecondary certificate}
sections:
  what_they_do: |
    Divers look for faults in hulls and pipes.
"""

POTTERS = """\
slug: potters
title: Potters
soc: ["51-9195"]
sections:
  what_they_do: |
    Potters shape clay.
"""

WRONG = """\
slug: wrong
title: Wrong
clutser: Education
wages:
  - {value: lots}
"""

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of the test."""
    folder = tmp_path / "here"
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles" / "divers.yaml").write_text(DIVERS, encoding="utf-8")
    (folder / "profiles" / "potters.yaml").write_text(POTTERS, encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in ("BROCHURE_PROFILES", "BROCHURE_STYLES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(here: Path) -> Run:  # noqa: ARG001  it changes the working folder
    """Runs ``brochure ARGUMENTS…`` in :func:`here`; only errors of ours and exits are caught."""

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(app, arguments, prog_name="brochure")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def wrong(here: Path) -> Path:
    """A profile with two mistakes, in a folder of its own."""
    path = here / "drafts" / "wrong.yaml"
    path.parent.mkdir()
    path.write_text(WRONG, encoding="utf-8")
    return path
