"""Goldens, texts that a person can read, which ``--update-goldens`` writes anew; official files and a store of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from .official import SETS, Official

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# No deadline, because a busy machine is no fault; and the same examples everywhere, because chance must not break what
# was green. `pytest --hypothesis-profile explore` looks for others.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden(text, name)`` compares a text with the file ``goldens/name`` beside the test module."""
    folder: Path = request.path.parent / "goldens"
    update = request.config.getoption("--update-goldens")

    def check(text: str, name: str) -> None:
        path = folder / name
        if update:
            folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"no golden {path.name}: run pytest with --update-goldens and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session", params=SETS)
def official(request: pytest.FixtureRequest) -> Official:
    """The extracts of official files, and the files themselves where they are at hand."""
    found: Official = request.param
    return found


@pytest.fixture(scope="session")
def official_store(official: Official, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store made of all official workbooks."""
    from brochure.sources.store.adding import add

    place = tmp_path_factory.mktemp("official") / "figures.sqlite"
    for workbook in official.workbooks:
        add(place, workbook)
    return place
