"""Readable golden files, which ``--update-goldens`` rewrites; official files and a store made of them."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from .official import SETS, Official

if TYPE_CHECKING:
    from collections.abc import Callable

# A shell that starts the tests in the background lets them, and all that they start, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No deadline, so that busy machines pass; the same examples everywhere, so that chance breaks nothing, and half of the
# usual hundred, since they are the same every time. `pytest --hypothesis-profile explore` tries others.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("explore", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the goldens instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage, which makes a test take 2.5 times as long, skips those that repeat what others execute.

    These are the slow ones, those of generated values, and all but the first of those with parameters.
    """
    measured = set[tuple[Path, str]]()
    for item in items:
        assert isinstance(item, pytest.Function)
        test = item.path, item.originalname
        is_generated = getattr(item.function, "is_hypothesis_test", False)
        if item.get_closest_marker("slow") or is_generated or test in measured:
            item.add_marker(pytest.mark.no_cover)
        measured.add(test)


@pytest.fixture(autouse=True)
def _measured_as_marked(request: pytest.FixtureRequest) -> None:
    """Processes that a test starts are measured only if the test is."""
    if request.node.get_closest_marker("no_cover"):
        request.getfixturevalue("unmeasured")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what a process imports, and when it hears a signal: measuring its coverage would change both."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden(text, name)`` compares text with ``goldens/name`` beside the test module."""
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
    """The extracts of official files, and the complete files if they are available."""
    found: Official = request.param
    return found


@pytest.fixture(scope="session")
def _stores() -> dict[Official, Path]:
    """The stores that were made: pytest ends ``official`` whenever it goes from the extracts to the complete files."""
    return {}


@pytest.fixture(scope="session")
def official_store(official: Official, _stores: dict[Official, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made of all official workbooks."""
    from brochure.sources.store.adding import add

    if official not in _stores:
        place = tmp_path_factory.mktemp("official") / "figures.sqlite"
        for workbook in official.workbooks:
            add(place, workbook)
        _stores[official] = place
    return _stores[official]
