"""The files of ``--from FILE``: a plain list of profiles, or a ``fair.yaml`` that describes an event.

Every name keeps its position, so that errors can point to it.
"""

# No postponed annotations here: the decoder reads declarations as they are (see brochure.yamlio.decode).

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from brochure.errors import BrochureError, InputError, NotFoundError
from brochure.locale import LANGUAGES
from brochure.profile.find import SUFFIXES, looks_like_path
from brochure.style.find import JOIN, stack_parts
from brochure.style.model import PageSizeName
from brochure.yamlio.decode import decode
from brochure.yamlio.nodes import parse
from brochure.yamlio.report import Report
from brochure.yamlio.rules import Doc, MaxLength, OneOf
from brochure.yamlio.source import Source, Span
from brochure.yamlio.spans import Spans

Name = Annotated[str, MaxLength(300)]
LanguageName = Annotated[str, OneOf(tuple(LANGUAGES), "one of the languages of documents")]
Day = date


@dataclass(frozen=True, slots=True)
class Asked:
    """A requested name; ``source`` and ``span`` give its position if it is in a file."""

    name: str
    source: Source | None = None
    span: Span | None = None

    def refusal(self, error: NotFoundError) -> BrochureError:
        """The error about the name, with its position if it has one."""
        if self.source is None or self.span is None:
            return error
        message, _, rest = str(error).partition(";")
        hint = f"close to it: {', '.join(error.close)}" if error.close else rest.strip()
        return InputError((self.source.diagnostic(self.span, "error", "not-found", message, hint),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fair:
    """The combined content of the files of ``--from``; empty or None for what they do not set.

    ``occupations`` may be slugs, SOC codes, titles, aliases, paths and globs; ``title``, ``school`` and ``date`` are
    for the cover of a book.
    """

    occupations: tuple[Asked, ...] = ()
    categories: tuple[Asked, ...] = ()
    clusters: tuple[Asked, ...] = ()
    soc: tuple[Asked, ...] = ()
    interests: tuple[Asked, ...] = ()
    education: tuple[Asked, ...] = ()
    pay_above: float | None = None
    growth_above: float | None = None
    openings_above: float | None = None
    styles: tuple[Asked, ...] = ()
    languages: tuple[Asked, ...] = ()
    areas: tuple[Asked, ...] = ()
    page_size: str | None = None
    brand: Asked | None = None
    title: str | None = None
    school: str | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FairFile:
    """The keys of ``fair.yaml``."""

    title: Annotated[Name | None, Doc("What the occasion is called; on the cover of a book.")] = None
    school: Annotated[Name | None, Doc("Who holds it; on the cover of a book.")] = None
    date: Annotated[Day | None, Doc("Its day, 2026-04-17; on the cover of a book.")] = None
    occupations: Annotated[tuple[Name, ...], Doc("Slugs, SOC codes, titles, aliases, paths, or globs of slugs.")] = ()
    categories: Annotated[tuple[Name, ...], Doc("Only profiles of these groups, as with --category.")] = ()
    clusters: Annotated[tuple[Name, ...], Doc("Only profiles of these career clusters, as with --cluster.")] = ()
    soc: Annotated[tuple[Name, ...], Doc("Only profiles with these SOC codes, or globs of them, as with --soc.")] = ()
    interests: Annotated[
        tuple[Name, ...], Doc("Only profiles whose Holland code begins with one of these: SA; as with --interest.")
    ] = ()
    education: Annotated[
        tuple[Name, ...], Doc("Only profiles with one of these levels of education, as with --education.")
    ] = ()
    pay_above: Annotated[float | None, Doc("Only profiles with a higher median pay, dollars a year.")] = None
    growth_above: Annotated[float | None, Doc("Only profiles with a higher projected growth, percent.")] = None
    openings_above: Annotated[float | None, Doc("Only profiles with more openings a year.")] = None
    styles: Annotated[tuple[Name, ...], Doc("Each occupation in each of these styles.")] = ()
    languages: Annotated[tuple[LanguageName, ...], Doc("Each occupation in each of these languages: en, es.")] = ()
    areas: Annotated[tuple[Name, ...], Doc("Each occupation with local pay for each of these areas.")] = ()
    page_size: Annotated[PageSizeName | None, Doc("Page size; the style's own if not given.")] = None
    brand: Annotated[Name | None, Doc("The brand file of whoever hands the brochures out, as with --brand.")] = None


def read_fairs(paths: Iterable[Path]) -> Fair:
    """The files at ``paths``, combined: their names are concatenated, and later single values replace earlier ones.

    Raises :class:`InputError`, with every problem of a file, and :class:`NotFoundError` for a file that cannot be read.
    """
    combined: dict[str, Any] = {}
    for path in paths:
        fair = _read(path)
        for field in fields(fair):
            value = getattr(fair, field.name)
            if isinstance(value, tuple):
                combined[field.name] = combined.get(field.name, ()) + value
            elif value is not None:
                combined[field.name] = value
    return Fair(**combined)


def _read(path: Path) -> Fair:
    source = Source.from_file(path)
    return _read_yaml(source, path) if path.suffix.lower() in SUFFIXES else _read_list(source, path)


def _read_list(source: Source, path: Path) -> Fair:
    """One name per line; ``#`` begins a comment."""
    asked = []
    for number, line in enumerate(source.lines, 1):
        text = re.sub(r"(^|\s)#.*", "", line)
        if name := text.strip():
            span = Span(number, text.index(name) + 1, len(name))
            asked.append(Asked(_seen_from(path, name), source, span))
    return Fair(occupations=tuple(asked))


def _read_yaml(source: Source, path: Path) -> Fair:
    root = parse(source)
    report = Report()
    file = decode(root, FairFile, report)
    found = report.diagnostics(root)
    if file is None or found:
        raise InputError(tuple(found))
    spans = Spans(root)

    def asked(key: str, names: tuple[str, ...]) -> tuple[Asked, ...]:
        seen = [_PATHS[key](path, name) for name in names] if key in _PATHS else names
        return tuple(Asked(name, source, spans[key, index]) for index, name in enumerate(seen))

    values: dict[str, Any] = {field.name: getattr(file, field.name) for field in fields(file)}
    for key, value in values.items():
        if isinstance(value, tuple):
            values[key] = asked(key, value)
    if file.brand is not None:
        values["brand"] = Asked(str(path.parent / file.brand), source, spans["brand",])
    return Fair(**values)


def _seen_from(file: Path, name: str) -> str:
    """Paths in a file are relative to that file."""
    return str(file.parent / name) if looks_like_path(name) else name


def _style_seen_from(file: Path, name: str) -> str:
    """The same for each part of the name of a style."""
    return JOIN.join(_seen_from(file, part) for part in stack_parts(name, file.parent))


_PATHS: Final = {"occupations": _seen_from, "styles": _style_seen_from}
"""For the keys whose names may be paths, how they are read."""
