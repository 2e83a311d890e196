"""YAML text to a checked :class:`Profile`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from brochure.errors import Diagnostic, InputError
from brochure.profile.check import check, current_day
from brochure.profile.kinds import slug_complaint
from brochure.profile.model import Profile
from brochure.yamlio import nodes
from brochure.yamlio.decode import Spans, decode
from brochure.yamlio.report import Report
from brochure.yamlio.scalars import spelled
from brochure.yamlio.source import Source

SUBSTANCE = ("wages", "employment", "projections", "sections")
"""The keys of which a profile needs one at least."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds, as far as it can be read: ``profile`` is None or in parts made up if there is any error."""

    profile: Profile | None
    diagnostics: tuple[Diagnostic, ...]
    spans: Spans

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A profile and where it came from.

    ``diagnostics`` are warnings only; ``spans`` has the place of each value by its path, such as
    ``("wages", 0, "p10")``; ``source`` is the text of the file, its line ends normalised.
    """

    profile: Profile
    diagnostics: tuple[Diagnostic, ...]
    spans: Spans
    path: str
    source: str


def load_file(path: Path | str, *, today: date | None = None) -> Loaded:
    """Load a profile, whose slug should be the file's name. Raises InputError, or NotFoundError for no such file."""
    return _loaded(examine_file(path, today=today))


def examine_file(path: Path | str, *, today: date | None = None) -> Examined:
    """Check a profile, and go on after errors. Raises InputError where nothing can be read, or NotFoundError."""
    stem = Path(path).stem
    try:
        return _examined(Source.from_file(path), today, stem)
    except InputError as error:
        if error.diagnostics[0].code not in ("encoding", "text") or (mended := Source.mended(path)) is None:
            raise
        return _beside(error, *mended, today, stem)


def _beside(
    error: InputError, source: Source, faults: tuple[Diagnostic, ...], today: date | None, stem: str
) -> Examined:
    """``faults`` of characters and all else that is wrong with a file. Raises ``error`` if it does not parse."""
    try:
        examined = _examined(source, today, stem)
    except InputError:
        raise error from None
    found = sorted(faults + examined.diagnostics, key=lambda problem: (problem.line, problem.column))
    return replace(examined, profile=None, diagnostics=tuple(found))


def load_text(text: str | bytes, path: str = "<text>", *, today: date | None = None) -> Loaded:
    """Load a profile from text; ``path`` only names it in messages.

    Raises :class:`InputError` with all errors and warnings if there is any error. ``today`` is what figures'
    ages are judged by; by default SOURCE_DATE_EPOCH, or the clock.
    """
    return _loaded(_examined(Source(text, path) if isinstance(text, str) else Source.from_bytes(text, path), today))


def _examined(source: Source, today: date | None, stem: str | None = None) -> Examined:
    root = nodes.parse(source)
    report = Report(patient=True)
    profile = decode(root, Profile, report)
    if not report.is_foreign:
        _check_substance(root, report)
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


def _check_substance(root: nodes.Node, report: Report) -> None:
    if isinstance(root, nodes.Mapping) and not any(
        key.value in SUBSTANCE and _says_something(value) for key, value in root.pairs
    ):
        report.error(
            root,
            "missing",
            f"one of {', '.join(SUBSTANCE)} is needed",
            "add figures or text, such as `sections: {what_they_do: …}`",
        )


def _says_something(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Mapping):
        return any(_says_something(value) for _, value in node.pairs)
    return bool(node.items) if isinstance(node, nodes.Sequence) else not node.is_null


def _check_figures(profile: Profile, today: date, spans: Spans, report: Report) -> None:
    for finding in check(profile, today):
        node = spans.node(spans.nearest(finding.path))
        if finding.severity == "error":
            report.error(node, finding.code, finding.message, finding.hint, finding.part)
        else:
            report.warning(node, finding.code, finding.message, finding.hint, finding.part)


def _check_stem(root: nodes.Node, stem: str | None, report: Report) -> None:
    """A profile is found by its file's name, so the two must agree; what is no slug is an error already."""
    node = root.get("slug") if isinstance(root, nodes.Mapping) else None
    if stem is None or not isinstance(node, nodes.Scalar):
        return
    slug = node.value.strip()
    if slug != stem and not slug_complaint(slug):
        rename = f"rename the file to {slug}.yaml"
        hint = rename if slug_complaint(stem) else f"write `slug: {spelled(stem)}`, or {rename}"
        report.warning(node, "slug", f"the file is called {stem}", hint)
