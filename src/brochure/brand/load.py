"""Loads and validates brand files. Decoded files are remembered by their bytes, so that changes are noticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from brochure.brand.model import Brand
from brochure.brand.starter import SAMPLE_ORGANIZATION
from brochure.errors import Diagnostic, InputError
from brochure.garbage import collector_paused
from brochure.yamlio.decode import decode
from brochure.yamlio.nodes import parse
from brochure.yamlio.report import Report, dotted
from brochure.yamlio.source import Source, read_file
from brochure.yamlio.spans import Spans

REMEMBERED = 4  # files
UNPRINTED = (("logo", "file"), ("logo", "alt"))
"""Texts for which no face needs glyphs."""


class LoadedBrand(NamedTuple):
    """A valid brand, the bytes of its file, and its ``spans``: the positions of its values."""

    brand: Brand
    spans: Spans
    path: Path
    data: bytes

    @property
    def folder(self) -> Path:
        """The only folder from which its files are read, with those within it."""
        return self.path.parent

    def doubts(self, today: date) -> Iterator[Diagnostic]:
        """Warnings of sample text, and of events before ``today``. They are printed: equal files, equal brochures."""
        if self.brand.organization == SAMPLE_ORGANIZATION:
            hint = "write the name of your own"
            yield self.warning(("organization",), "placeholder", "this is the sample text of a new brand", hint)
        for index, event in enumerate(self.brand.events):
            if event.date < today:
                yield self.warning(("events", index, "date"), "doubtful", f"{event.date} is over", "delete the event")

    def warning(self, place: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Diagnostic:
        """A warning about the value at ``place``."""
        source = self.spans.root.source
        return source.diagnostic(self.spans[place], "warning", code, f"{dotted(place)}: {message}", hint)


def load_file(path: Path | str) -> LoadedBrand:
    """The brand at ``path``.

    Raises :class:`InputError` with all errors and warnings, or :class:`~brochure.errors.NotFoundError`.
    """
    return _loaded(str(path), read_file(Path(path)))


@lru_cache(maxsize=REMEMBERED)
def _loaded(path: str, data: bytes) -> LoadedBrand:
    with collector_paused():
        root = parse(Source.from_bytes(data, path))
        report = Report(patient=True)
        brand = decode(root, Brand, report)
        diagnostics = tuple(report.diagnostics(root))
        if brand is None or any(found.severity == "error" for found in diagnostics):
            raise InputError(diagnostics)
        return LoadedBrand(brand, Spans(root), Path(path), data)
