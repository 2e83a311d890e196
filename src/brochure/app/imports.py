"""``import_ooh``, ``import_figures`` and ``import_page``: profiles from official data and career pages."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from brochure import ledger
from brochure.app.arguments import operation, path_of
from brochure.app.author import ProfileFile, file_in, profile_destination, provide_schema, slug_in, write_profile
from brochure.app.events import Progress, Remarks, Reporter, ignore
from brochure.app.outputs import Output, OutputError, claim, output_folder
from brochure.errors import RequestError
from brochure.files import ChangedError, write_over
from brochure.inputs import read_input
from brochure.names import slugged
from brochure.resources import own_folder, search_path
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.sources.ooh.intake import Wanted
    from brochure.sources.results import Failed, Ready


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedProfile:
    """The result for one profile; ``path`` and ``slug`` are None if the source gave no profile.

    ``left`` means that an existing profile was not replaced; ``notes`` say what to review, or why it failed.
    """

    slug: str | None
    path: Path | None
    state: Literal["new", "replaced", "same", "left", "failed"]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The result of an import to the folder ``output``; ``hiding`` are slugs whose new profiles hide existing ones."""

    output: Path
    profiles: tuple[ImportedProfile, ...]
    hiding: tuple[str, ...]
    warnings: tuple[str, ...]
    seconds: float

    def count(self, state: str) -> int:
        """The number of profiles in that ``state``."""
        return sum(profile.state == state for profile in self.profiles)


@operation
def import_ooh(
    sources: Sequence[str | Path] = (),
    *,
    output: str | Path | None = None,
    overwrite: bool = False,
    only: Sequence[str] = (),
    contact: str = "",
    progress: Progress = ignore,
) -> Imported:
    """Import pages of the Occupational Outlook Handbook as profiles into the folder ``output``.

    ``sources`` are saved pages, folders of them, the handbook's XML compilation, or ``https`` URLs of either; by
    default, the compilation at www.bls.gov. ``only`` has slugs and categories to import; ``contact`` is an email or web
    address for the operators of a site. Existing profiles that differ are kept unless ``overwrite``. A page that cannot
    be imported is in the result and does not affect the others.
    """
    from brochure.sources.ooh.intake import OFFICIAL, expand, read, slugs

    places = expand([*map(str, sources)] or (OFFICIAL,))
    run = _Import(output, Reporter(progress), overwrite=overwrite)
    run.take(read(run.report.counting(places, len(places)), _wanted(only), contact, slugs(places)))
    if only and not run.profiles:
        raise RequestError(f"no imported page has the slug or category {' or '.join(only)}.")
    return run.result()


@operation
def import_figures(
    names: Sequence[str] = (),
    *,
    everything: bool = False,
    output: str | Path | None = None,
    overwrite: bool = False,
    store: str | Path | None = None,
    progress: Progress = ignore,
) -> Imported:
    """Write a fact sheet, a profile without prose, for each occupation to the folder ``output``.

    ``names`` are SOC codes or titles of detailed occupations of the newest projections; ``everything`` means all that
    have no profile in the folder other than a fact sheet. Figures come from the ``store``. Existing profiles are
    treated as by :func:`import_ooh`; one with prose of its own is never replaced.
    """
    from brochure.sources.factsheets.sheets import FactSheets, covered, fact_sheets, is_fact_sheet
    from brochure.sources.store.reading import Store, store_path

    if bool(names) == everything:
        raise RequestError(
            "name occupations by their SOC codes or titles, or select all (`everything=True`), but not both."
        )
    run = _Import(output, Reporter(progress), overwrite=overwrite, may_replace=is_fact_sheet)
    report = run.report
    with Store(store_path(path_of(store))) as opened:
        sheets = FactSheets(opened)
        wanted = sheets.occupations.find(names)
        if everything:
            with ledger.keeping():  # these files are no inputs: outputs may replace them
                written = covered(run.folder)
            wanted = tuple(soc for soc in sheets.codes if soc not in written)
            if len(wanted) < len(sheets.codes):
                have = f"{len(sheets.codes) - len(wanted)} of {len(sheets.codes)} occupations"
                report.note(f"{have} have a profile in {run.folder}")
        for gap in sheets.gaps:
            report.note(gap)
        run.take(report.counting(fact_sheets(sheets, wanted), len(wanted)))
    return run.result()


@operation
def import_page(
    file: str | Path, *, slug: str | None = None, output: Output = None, overwrite: bool = False
) -> ProfileFile:
    """Import a career page that was saved as plain text; ``slug`` is the profile's, by default made from its title.

    The profile goes to ``output``, by default the first folder of the search path; ``overwrite`` replaces an existing
    one. The result's ``notes`` say what to review. Raises :class:`~brochure.errors.InputError` for a file that is not
    such a page.
    """
    from brochure.sources.career_page import read_career_page

    where = profile_destination(output)
    imported = read_career_page(Path(file), slug_in(where) or slug)
    path = file_in(where, imported.slug)
    hides = write_profile(imported.text, where, path, force=overwrite, option="`overwrite=True`")
    return ProfileFile(slug=imported.slug, path=path, text=imported.text, hides=hides, notes=tuple(imported.notes))


def _wanted(only: Sequence[str]) -> Wanted:
    """A test whether an occupation's slug or category is in ``only``; True for all if that is empty."""
    names = {slugged(name) for name in only}
    return lambda parts: not names or parts.slug in names or slugged(parts.category) in names


_State = Literal["new", "replaced", "same", "left"]


class _Import:
    """Writes profiles as they come, and records the result of each.

    ``may_replace`` decides by content whether ``overwrite`` may replace a file.
    """

    def __init__(
        self,
        output: str | Path | None,
        report: Reporter,
        *,
        overwrite: bool,
        may_replace: Callable[[bytes], bool] = lambda _content: True,
    ) -> None:
        self.folder = own_folder("profiles") if output is None else output_folder(output)
        self.report = report
        self.profiles: list[ImportedProfile] = []
        self._overwrite = overwrite
        self._may_replace = may_replace
        self._texts: dict[str, tuple[str, str]] = {}
        self._remarks = Remarks()
        self._changed = Remarks()

    def result(self) -> Imported:
        """The results of all profiles."""
        return Imported(
            output=self.folder,
            profiles=tuple(self.profiles),
            hiding=tuple(self._hiding()),
            warnings=self.report.warnings,
            seconds=self.report.seconds,
        )

    def take(self, found: Iterable[Ready | Failed]) -> None:
        """Write the profiles; remarks about them are reported at the end, even after an interrupt."""
        from brochure.sources.results import Failed

        try:
            for item in found:
                if isinstance(item, Failed):
                    self._fail(item.source, item.reason)
                else:
                    self._take(item)
        finally:
            for names, text in self._changed:
                self.report.warn(f"{names}: {text}")
            for names, text in self._remarks:
                self.report.remark(names, text)

    def _fail(self, source: str, reason: str, slug: str | None = None, path: Path | None = None) -> None:
        self._remarks.add(source, reason)
        self.profiles.append(ImportedProfile(slug=slug, path=path, state="failed", notes=(reason,)))

    def _take(self, ready: Ready) -> None:
        """Write one profile; a failure is recorded and does not affect the others."""
        from brochure.profile.find import file_of

        text, source = self._texts.setdefault(ready.slug, (ready.text, ready.source))
        if source != ready.source and text == ready.text:
            return
        path = file_of(self.folder, ready.slug)
        try:
            state = self._write(ready, path, source)
        except OutputError as error:
            self._fail(ready.slug, str(error), ready.slug, path)
            return
        except OSError as error:
            reason = error.strerror or str(error)
            culprit = "" if error.filename in (None, str(path)) else f"{error.filename}: "
            self._fail(str(path), f"{culprit}{reason}", ready.slug, path)
            return
        for remark in ready.notes:
            self._remarks.add(ready.slug, remark)
        self.profiles.append(ImportedProfile(slug=ready.slug, path=path, state=state, notes=tuple(ready.notes)))

    def _write(self, ready: Ready, path: Path, source: str) -> _State:
        """Write the profile if allowed; returns its state. Raises OSError and OutputError."""
        if source != ready.source:
            remark = f"{ready.slug} was already imported from {source}, and this one differs; the first one is kept"
            self._remarks.add(ready.source, remark)
            return "left"
        claim([(path, source)])  # before the file is read for comparison, which would make it an input
        data = ready.text.encode("utf-8")
        seen = read_input(path, MAX_BYTES) if os.path.lexists(path) else None
        if seen == data:
            return "same"
        if seen is not None and len(seen) > MAX_BYTES:
            raise OSError(errno.EFBIG, "the existing file is too large for a profile; move it away")
        if seen is not None and not self._may_replace(seen):
            self._remarks.add(str(path), *_HAS_TEXT)
            return "left"
        if seen is not None and not self._overwrite:
            self._remarks.add(str(path), *_DIFFERS)
            return "left"
        try:
            write_over(path, data, seen)
        except ChangedError:
            is_same = os.path.lexists(path) and read_input(path, MAX_BYTES) == data  # written by the same import
            if not is_same:
                self._changed.add(str(path), *_CHANGED)
            return "same" if is_same else "left"
        ledger.note_written(path)
        provide_schema(self.folder)
        return "new" if seen is None else "replaced"

    def _hiding(self) -> Iterable[str]:
        """The slugs of new profiles that hide existing ones of the same name."""
        from brochure.profile.find import file_of

        if self.folder not in search_path("profiles"):
            return
        others = search_path("profiles", self.folder)[1:]
        for profile in self.profiles:
            if profile.state == "new" and any(file_of(folder, str(profile.slug)).exists() for folder in others):
                yield str(profile.slug)


_HAS_TEXT = (
    "they have text of their own, which would be lost; to import anyway, choose another output",
    "it has text of its own, which would be lost; to import anyway, choose another output",
)
_DIFFERS = (
    "they exist and differ; `overwrite=True` replaces them",
    "it exists and differs; `overwrite=True` replaces it",
)
_CHANGED = (
    "another command created or changed them during this import; they are kept. Look at them, then import again",
    "another command created or changed it during this import; it is kept. Look at it, then import again",
)
"""For several files, and for one."""
