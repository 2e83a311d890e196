"""Loads and validates profiles, and finds characters that a style's faces cannot print."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import NamedTuple

from brochure.errors import Diagnostic, InputError
from brochure.garbage import collector_paused
from brochure.profile.check import check, current_day
from brochure.profile.kinds import slug_complaint
from brochure.profile.model import CONTENT_KEYS, Profile, note_file
from brochure.yamlio import nodes
from brochure.yamlio.decode import decode
from brochure.yamlio.report import Report, dotted, part_span
from brochure.yamlio.scalars import spelled
from brochure.yamlio.source import Source
from brochure.yamlio.spans import Spans
from brochure.yamlio.text import RefusedError, clean

_NEVER_PRINTED = frozenset("\n\t")
_UNPRINTED = (("image", "file"), ("image", "alt"))
"""Texts for which no face needs glyphs."""


class Examined(NamedTuple):
    """The content of a file as far as it can be decoded.

    If ``has_errors``, ``profile`` is None or has empty text in place of missing values.
    """

    profile: Profile | None
    diagnostics: tuple[Diagnostic, ...]
    spans: Spans

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)


class Loaded(NamedTuple):
    """A valid profile and its origin.

    ``diagnostics`` are warnings only; ``spans`` maps paths such as ``("wages", 0, "p10")`` to positions; ``source`` is
    the text of the file with normalized line ends.
    """

    profile: Profile
    diagnostics: tuple[Diagnostic, ...]
    spans: Spans
    path: str
    source: str


def load_file(path: Path | str, *, today: date | None = None) -> Loaded:
    """Load a profile; its slug should equal the file's name. Raises InputError, or NotFoundError for a missing file."""
    with collector_paused():
        loaded = _loaded(examine_file(path, today=today))
    note_file(loaded.profile, Path(path))
    return loaded


def examine_file(path: Path | str, *, today: date | None = None) -> Examined:
    """Validate a profile, continuing after errors. Raises InputError if nothing can be parsed, or NotFoundError."""
    stem = Path(path).stem
    try:
        return _examined(Source.from_file(path), today, stem)
    except InputError as error:
        if error.diagnostics[0].code not in ("encoding", "text") or (repaired := Source.repaired(path)) is None:
            raise
        return _with_faults(error, *repaired, today, stem)


def _with_faults(
    error: InputError, source: Source, faults: tuple[Diagnostic, ...], today: date | None, stem: str
) -> Examined:
    """The repaired ``source``, validated, with ``faults`` added. Raises ``error`` if it does not parse."""
    try:
        examined = _examined(source, today, stem)
    except InputError:
        raise error from None
    found = sorted(faults + examined.diagnostics, key=lambda problem: (problem.line, problem.column))
    return examined._replace(profile=None, diagnostics=tuple(found))


def load_text(text: str | bytes, path: str = "<text>", *, today: date | None = None) -> Loaded:
    """Load a profile from text; ``path`` is used in messages only.

    Raises :class:`InputError` with all errors and warnings if there is any error. The ages of figures are judged as of
    ``today``, by default the date in SOURCE_DATE_EPOCH or the current date.
    """
    return _loaded(_examined(Source(text, path) if isinstance(text, str) else Source.from_bytes(text, path), today))


def _examined(source: Source, today: date | None, stem: str | None = None) -> Examined:
    root = nodes.parse(source)
    report = Report(patient=True)
    profile = decode(root, Profile, report)
    if not report.is_foreign:
        _check_content(root, report)
        _check_stem(root, stem, report)
    spans = Spans(root)
    if profile is not None:
        _check_figures(profile, today or current_day(), spans, report)
    return Examined(profile, tuple(report.diagnostics(root)), spans)


def _loaded(examined: Examined) -> Loaded:
    """Raises :class:`InputError` if there is any error."""
    profile, source = examined.profile, examined.spans.root.source
    if profile is None or examined.has_errors:
        raise InputError(examined.diagnostics)
    return Loaded(profile, examined.diagnostics, examined.spans, source.path, source.text)


def _check_content(root: nodes.Node, report: Report) -> None:
    if isinstance(root, nodes.Mapping) and not any(
        key.value in CONTENT_KEYS and _has_content(value) for key, value in root.pairs
    ):
        report.error(
            root,
            "missing",
            f"one of {', '.join(CONTENT_KEYS)} is needed",
            "add figures or text, such as `sections: {what_they_do: …}`",
        )


def _has_content(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Mapping):
        return any(_has_content(value) for _, value in node.pairs)
    return bool(node.items) if isinstance(node, nodes.Sequence) else not node.is_null


def _check_figures(profile: Profile, today: date, spans: Spans, report: Report) -> None:
    for finding in check(profile, today):
        node = spans.node(spans.nearest(finding.path))
        if finding.severity == "error":
            report.error(node, finding.code, finding.message, finding.hint, finding.part)
        else:
            report.warning(node, finding.code, finding.message, finding.hint, finding.part)


def _check_stem(root: nodes.Node, stem: str | None, report: Report) -> None:
    """Profiles are found by file name, so the slug should equal it; an invalid slug is already an error."""
    node = root.get("slug") if isinstance(root, nodes.Mapping) else None
    if stem is None or not isinstance(node, nodes.Scalar):
        return
    slug = node.value.strip()
    if slug != stem and not slug_complaint(slug):
        rename = f"rename the file to {slug}.yaml"
        hint = rename if slug_complaint(stem) else f"write `slug: {spelled(stem)}`, or {rename}"
        report.warning(node, "slug", f"the file is called {stem}", hint)


def missing_glyphs(
    root: nodes.Node, coverage: AbstractSet[str], unprinted: Collection[nodes.Path] = _UNPRINTED
) -> tuple[Diagnostic, ...]:
    """An error for each character that ``coverage`` lacks, once for each text that contains it, in file order.

    Texts at the places ``unprinted`` need no glyphs. The file may have other problems: raw scalars are examined.
    """
    source = root.source.text
    if "\\" not in source and not set(source) - coverage - _NEVER_PRINTED:
        return ()  # no escapes, and every character of the file is covered
    return tuple(
        _missing_glyph(path, node, character)
        for path, _, node in nodes.walk(root)
        if isinstance(node, nodes.Scalar) and path not in unprinted
        for character in sorted(set(_text(node)) - coverage - _NEVER_PRINTED)
    )


def _text(node: nodes.Scalar) -> str:
    try:
        return clean(node.value)
    except RefusedError:  # reported separately
        return ""


def _missing_glyph(path: nodes.Path, node: nodes.Scalar, character: str) -> Diagnostic:
    """A diagnostic at the character, or at its text if the character is escaped or composed there."""
    name = unicodedata.name(character, "an unnamed character")
    message = f"{dotted(path)}: no glyph for “{character}” (U+{ord(character):04X} {name})"
    hint = "rephrase it, or choose a style whose faces have the glyph"
    span = part_span(node, character) or nodes.span_of(node)
    return node.source.diagnostic(span, "error", "glyph", message, hint)
