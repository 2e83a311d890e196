"""What ``import brochure`` offers is documented and typed, and shadows no module of the package."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import brochure
from brochure.cli.app import COMMANDS

PUBLIC = [getattr(brochure, name) for name in brochure.__all__ if name != "__version__"]
FUNCTIONS = [value for value in PUBLIC if inspect.isfunction(value)]
CLASSES = [value for value in PUBLIC if inspect.isclass(value)]


def test_no_name_is_that_of_a_module() -> None:
    """Importing the module would put it in the name's place."""
    assert not {module.name for module in pkgutil.iter_modules(brochure.__path__)} & set(brochure.__all__)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_functions_are_documented_and_typed(function: Callable[..., Any]) -> None:
    assert function.__doc__
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_options_are_keywords_with_defaults(function: Callable[..., Any]) -> None:
    """At most two values by their places: what to work on, and one that it makes no sense without."""
    kinds = [parameter.kind for parameter in inspect.signature(function).parameters.values()]
    assert kinds.count(inspect.Parameter.POSITIONAL_OR_KEYWORD) <= 2
    options = (p for p in inspect.signature(function).parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY)
    assert all(option.default is not inspect.Parameter.empty for option in options)


@pytest.mark.parametrize("value", CLASSES, ids=lambda value: value.__name__)
def test_classes_are_documented(value: type) -> None:
    assert value.__doc__
    assert not value.__doc__.startswith(f"{value.__name__}("), "the one that dataclass makes up"


@pytest.mark.parametrize("result", list(filter(is_dataclass, CLASSES)), ids=lambda value: value.__name__)
def test_results_and_events_are_frozen(result: type) -> None:
    assert result.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert all(field.type for field in fields(result))


def test_every_event_is_offered() -> None:
    assert set(typing.get_args(brochure.Event)) <= set(PUBLIC)


SOURCES = Path(brochure.__file__).parent
LEAVING = {"exit", "quit", "_exit", "SystemExit"}


def test_the_command_line_alone_ends_the_process() -> None:
    """That anything else prints, tests/cli/test_terminal.py looks for."""
    ends = {"cli", "press/guard.py", "batch/pool.py"}  # and processes of their own
    found = [
        f"{path.relative_to(SOURCES).as_posix()}:{node.lineno}"
        for path in sorted(SOURCES.rglob("*.py"))
        if not any(path.relative_to(SOURCES).as_posix().startswith(end) for end in ends)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id in LEAVING)
        or (isinstance(node, ast.Attribute) and node.attr in LEAVING and ast.unparse(node.value) in ("sys", "os"))
    ]
    assert found == []


def test_the_python_page_has_a_function_for_every_command() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:3] for row in page.splitlines() if row.startswith("| `")]
    commands = {name.split()[0] for cell, _ in rows for name in re.findall("`([^`]+)`", cell)}
    functions = {name for _, cell in rows for name in re.findall("`([^`]+)`", cell)}
    assert commands == set(COMMANDS) - {"paths", "completion"}
    assert functions <= {function.__name__ for function in FUNCTIONS}
