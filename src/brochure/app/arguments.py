"""What all functions do with their arguments, and the ledger that each of them keeps."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeGuard, TypeVar, get_args, get_origin

from brochure import ledger
from brochure.errors import RequestError
from brochure.paper import page_size_name
from brochure.rendering import loaded_style
from brochure.resources import is_shipped

if TYPE_CHECKING:
    from brochure.app.events import Reporter
    from brochure.batch.select import Selection, Selectors
    from brochure.style.model import Style

_P = ParamSpec("_P")
_R = TypeVar("_R")

_KIND = re.compile(r"\w+(?:\[[^]]*\])?(?!\.)")
"""One member of a union, as annotations spell it: ``Sequence[str | Path]``, ``None``, ``date`` of ``dt.date``."""

_WORDS = {
    "str": "a string",
    "Path": "a path",
    "Style": "a style",
    "Profile": "a profile",
    "Updates": "a plan",
    "bool": "True or False",
    "PageSize": "a string",
    "Language": "a string",
    "int": "a whole number",
    "float": "a number",
    "date": "a date",
    "Output": "a path or a binary stream",
    "Progress": "a function",
}


def operation(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """``function`` with :func:`checked` arguments and a ledger of its own.

    An error after the first output gets a note of what was written.
    """

    @wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            given = signature(function).bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{function.__name__}(): {error}") from None
        for name, value in given.arguments.items():
            given.arguments[name] = checked(value, function.__annotations__[name], name, function.__globals__)
        with ledger.keeping() as kept:
            try:
                return function(*given.args, **given.kwargs)
            except Exception as error:
                if kept.written:
                    error.add_note(kept.summary)
                raise

    return run


def checked(value: object, annotation: str, parameter: str, names: Mapping[str, object]) -> object:
    """``value`` if it is what ``annotation`` says; a list as a tuple. ``names`` has the literal types by name.

    Page sizes and languages are returned by their names. Raises :class:`TypeError`, or :class:`RequestError` for a
    string that is not one of the choices, no page size or language, or empty where None means the default; both name
    the ``parameter``.
    """
    kinds = _KIND.findall(annotation)
    if "PageSize" in kinds and isinstance(value, str):
        return page_size_name(value)
    if "Language" in kinds and isinstance(value, str):
        from brochure.locale import language_named

        return language_named(value)
    if value == "" and "Path" in kinds and "None" in kinds:
        raise RequestError(f"{parameter} is empty; leave it out for the default, or write . for the current folder")
    if {"Path", "Output"} & {*kinds} and isinstance(value, str | Path) and "\0" in str(value):
        raise RequestError(f"{parameter} has a NUL character, which no path can have")
    choices = get_args(next((names[kind] for kind in kinds if get_origin(names.get(kind)) is Literal), None))
    if value in choices:
        return value
    for kind in kinds:
        if kind.startswith("Sequence[") and _is_list(value):
            inner = kind.removeprefix("Sequence[").removesuffix("]")
            return tuple(checked(item, inner, f"{parameter}[{n}]", names) for n, item in enumerate(value))
        if _is_a(value, kind):
            return value
    if choices:
        raise RequestError(f"{parameter} is {value!r}, expected one of {', '.join(choices)}")
    raise TypeError(f"{parameter} is {_complaint(value, kinds)}")


def _is_list(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | os.PathLike)


def _is_a(value: object, kind: str) -> bool:
    """Whether ``value`` is of the class called ``kind``, which need not be loaded for that."""
    if kind == "Output":
        return value is None or isinstance(value, str | os.PathLike) or hasattr(value, "write")
    if kind == "Path":
        return isinstance(value, os.PathLike)
    if kind == "Progress":
        return callable(value)
    return (kind == "None" and value is None) or kind in (each.__name__ for each in type(value).__mro__)


def _complaint(value: object, kinds: Sequence[str]) -> str:
    if kinds[-1].startswith("Sequence[") and isinstance(value, str | bytes | os.PathLike):
        return f"one string or path, {value!r}; expected a list: [{value!r}]"
    found = type(value).__name__
    words = [_WORDS.get(kind, "a list" if "[" in kind else kind) for kind in kinds]
    hint = ""
    if found == "Profile":
        hint = "; for profiles in memory use brochure.render_comparison or brochure.render"
    elif "Profile" in kinds and isinstance(value, str | os.PathLike):
        hint = f"; use brochure.load({str(value)!r})"
    return f"{'an' if found[0] in 'aeiou' else 'a'} {found}, expected {' or '.join(words)}{hint}"


def style_of(style: str | Path | Style, report: Reporter | None = None) -> Style:
    """The style, or the one with that name or path; warnings about its files go to ``report``.

    Raises as :func:`brochure.rendering.loaded_style` does.
    """
    if not isinstance(style, str | os.PathLike):
        return style
    loaded = loaded_style(style)
    if report is not None:
        report.warn_of_problems(loaded.warnings)
    return loaded.style


def path_of(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def folder_of(folder: str | Path | None) -> Path | None:
    """An existing folder, or None. Raises :class:`RequestError`."""
    path = path_of(folder)
    if path is not None and not path.is_dir():
        raise RequestError(f"there is no folder {path}")
    return path


def as_selectors(selectors: Selectors | Sequence[str | Path]) -> Selectors:
    """Selectors, also for a list of names. Raises :class:`TypeError` for a string in place of a list."""
    from brochure.batch.select import Selectors

    if not isinstance(selectors, Selectors):
        return Selectors(names=tuple(map(str, selectors)))
    for field in ("names", "categories", "clusters", "socs", "interests", "education", "lists"):
        checked(getattr(selectors, field), "Sequence[str | Path]", f"selectors.{field}", {})
    for field in ("pay_above", "growth_above", "openings_above"):
        checked(getattr(selectors, field), "int | float | None", f"selectors.{field}", {})
    return selectors


def selected(
    selectors: Selectors | Sequence[str | Path], folder: str | Path | None, report: Reporter | None = None
) -> Selection:
    """The selected profiles. Raises as :func:`brochure.batch.select.select` does.

    Warns of files that cannot be read, and notes how many profiles lack a fact. If shipped profiles are selected along
    with the user's own, notes how many: users who name no profiles rarely expect the shipped ones.
    """
    from brochure.batch.criteria import left_out_note
    from brochure.batch.select import select

    asked = as_selectors(selectors)
    selection = select(asked, folder_of(folder))
    if report is None:
        return selection
    for each in selection.skipped:
        report.warn(f"skipped {each}")
    if lacking := left_out_note(selection.left_out):
        report.note(lacking)
    count = sum(map(is_shipped, selection.profiles))
    if 0 < count < len(selection.profiles) and (asked.everything or not (asked.names or asked.lists)):
        verb, them = ("ships", "it") if count == 1 else ("ship", "them")
        report.note(f"{count:,} of these profiles {verb} with brochure; `shipped=False` skips {them}")
    return selection
