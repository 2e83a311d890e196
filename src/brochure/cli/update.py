"""``brochure update``: the newest wages, jobs and projections of the store into profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brochure import ledger
from brochure.app.remarks import Remarks
from brochure.cli.listing import note_skipped, print_columns
from brochure.cli.options import example, json_option, store_option
from brochure.cli.selectors import selectors as selecting
from brochure.cli.terminal import can_ask, confirm, failure, note, result, result_json
from brochure.errors import BrochureError
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.batch.select import Selectors
    from brochure.sources.updates.changes import Change
    from brochure.sources.updates.newest import Newest
    from brochure.sources.updates.update import Renewal


class UnansweredError(BrochureError):
    """There is something to write, and nobody to ask."""


@click.command(
    short_help="Bring figures up to date.",
    epilog=example(
        "brochure update health-info-tech",
        "brochure update --all --dry-run",
        "brochure update cooks electricians --yes",
    ),
)
@selecting
@store_option
@json_option
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("-n", "--dry-run", is_flag=True, help="Show the changes, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    *,
    selectors: Selectors,
    folder: Path | None,
    store: Path | None,
    as_json: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Bring wages, jobs and projections of profiles up to the newest figures in the store, by their SOC codes.

    The changes are shown before anything is written. Text, comments and layout of the files stay as they are. Figures
    missing from the store are kept and reported; so is text that quotes an old figure. A file that you edit while the
    question waits is not overwritten. Profiles that come with the program are not changed. Exit code 1 if some could
    not be updated, or you answer no.
    """
    if yes and dry_run:
        raise click.UsageError("--yes and --dry-run are opposites; choose one.")
    if as_json and not (yes or dry_run):
        raise click.UsageError("--json is for programs, which cannot be asked. Add --yes or --dry-run.")
    from brochure.batch.select import select
    from brochure.sources.store.reading import Store, store_path
    from brochure.sources.updates.newest import Newest

    run = _Run(will_write=not dry_run)
    with Store(store_path(store)) as opened:
        newest = Newest(opened)
        selection = select(selectors, folder)
        note_skipped(selection.skipped)
        run.plan(_own(selection.profiles, selectors.names, run), newest)
    if not as_json:
        run.show()
    if run.to_write and not dry_run:
        run.is_declined = not _may_write(len(run.to_write), yes=yes)
        if not run.is_declined:
            run.write()
    if as_json:
        result_json(
            [
                *(_entry(renewal, state, dry_run=dry_run) for renewal, state in run.outcomes),
                *map(_failure, run.failures),
            ]
        )
    run.summarize()
    context.exit(run.exit_code)


def _own(paths: Iterable[Path], names: Sequence[str], run: _Run) -> list[Path]:
    """The user's files among ``paths``. Those of the program are refused where somebody named them."""
    from brochure.resources import is_shipped

    own: list[Path] = []
    ours: list[Path] = []
    for path in paths:
        is_ours = is_shipped(path) and str(path) not in names
        (ours if is_ours else own).append(path)
    if not (own or names):
        raise click.UsageError("All of these ship with brochure and are not changed. Copy some: brochure copy PROFILE")
    for path in ours if names else ():
        reason = f"{path.stem} ships with brochure and is not changed. Update a copy: brochure copy {path.stem}"
        run.fail(path, BrochureError(reason))
    return own


def _may_write(count: int, *, yes: bool) -> bool:
    """Whether to write, asked on a terminal. Raises :class:`UnansweredError` where there is none."""
    if yes:
        return True
    files = counted(count, "file")
    if not can_ask():
        raise UnansweredError(f"nothing is written: there is no terminal to ask on. --yes writes {files}")
    return confirm(f"Write {files}?")


class _Run:
    """What is planned for each profile, what was written, and what failed."""

    def __init__(self, *, will_write: bool) -> None:
        self.will_write = will_write
        self.is_declined = False
        self.renewals: list[Renewal] = []
        self.written: set[str] = set()
        self.failures: list[tuple[Path, BrochureError]] = []

    @property
    def to_write(self) -> list[Renewal]:
        return [renewal for renewal in self.renewals if renewal.text is not None]

    @property
    def exit_code(self) -> int:
        """2 where every profile failed or could not be written; 1 where some did, or somebody said no."""
        if not self.failures:
            return int(self.is_declined)
        return 1 if self.outcomes else max(error.exit_code for _, error in self.failures)

    def fail(self, path: Path, error: BrochureError) -> None:
        failure(error)
        self.failures.append((path, error))

    def plan(self, paths: Iterable[Path], newest: Newest) -> None:
        from brochure.sources.updates.update import renew

        for path in paths:
            try:
                self.renewals.append(renew(path, newest))
            except BrochureError as error:
                self.fail(path, error)

    def show(self) -> None:
        """The tables of changes on stdout; on stderr prose that quotes old figures, and then what stays, of all."""
        remarks = Remarks()
        for renewal in self.renewals:
            if renewal.text is not None:
                result(f"{renewal.loaded.profile.slug}: {renewal.loaded.path}")
                print_columns([_row(change) for change in renewal.plan.in_place().changes])
                result("")
            for warning in renewal.stale(written=self.will_write):
                note(str(warning))
            _collect(renewal, remarks)
        for names, text in remarks:
            note(f"{names}: {text}")

    def write(self) -> None:
        """Write every file that is still what was read; one that cannot be written does not keep the others."""
        from brochure.files import ChangedError, write_over

        for renewal in self.to_write:
            assert renewal.text is not None
            path = Path(renewal.loaded.path)
            try:
                write_over(path, renewal.text.encode("utf-8"), renewal.seen)
            except ChangedError as error:
                self.fail(path, error)
            except OSError as error:
                self.fail(path, BrochureError(f"{path}: {error.strerror or error}"))
            else:
                self.written.add(renewal.loaded.path)
                ledger.note_written(path)

    @property
    def outcomes(self) -> list[tuple[Renewal, str]]:
        """What became of each profile that did not fail."""
        failed = {str(path) for path, _ in self.failures}
        return [(renewal, self._state(renewal)) for renewal in self.renewals if renewal.loaded.path not in failed]

    def _state(self, renewal: Renewal) -> str:
        if renewal.text is not None:
            return "updated" if renewal.loaded.path in self.written else "not written"
        return "left" if renewal.plan.missing else "up to date"

    def summarize(self) -> None:
        """One line for all of them on stderr."""
        states = [state for _, state in self.outcomes] + ["failed"] * len(self.failures)
        counts = {state: states.count(state) for state in dict.fromkeys(states)}
        note(", ".join(f"{count} {state}" for state, count in counts.items()))


def _collect(renewal: Renewal, remarks: Remarks) -> None:
    """What stays as it is and why, and which tables are set apart: in general, and exactly."""
    from brochure.yamlio.report import dotted

    plan, slug = renewal.plan.in_place(), renewal.loaded.profile.slug
    for each in plan.missing:
        general = dotted(tuple(part for part in each.path if not isinstance(part, int)))
        remarks.add(slug, f"{general} stays: {each.general}", f"{dotted(each.path)} stays: {each.reason}")
    for split in plan.splits:
        words = f"{' and '.join(split.tables)} of {{}} keep their date, in a statement of their own"
        remarks.add(slug, words.format(split.path[0]), words.format(dotted(split.path)))


def _row(change: Change) -> tuple[str, ...]:
    from brochure.sources.updates.changes import printed
    from brochure.yamlio.report import dotted

    old, new = printed(change.old, change.unit), printed(change.new, change.unit)
    return f"  {dotted(change.path)}", old, f"-> {new}", change.name


def _entry(renewal: Renewal, state: str, *, dry_run: bool) -> dict[str, object]:
    from brochure.profile.dump import plain_value
    from brochure.yamlio.report import dotted

    plan = renewal.plan.in_place()
    return {
        "slug": renewal.loaded.profile.slug,
        "path": renewal.loaded.path,
        "state": state,
        "changes": [
            {
                "path": dotted(each.path),
                "name": each.name or None,
                "old": plain_value(each.old),
                "new": plain_value(each.new),
            }
            for each in plan.changes
        ],
        "set_apart": [{"path": dotted(each.path), "tables": list(each.tables)} for each in plan.splits],
        "missing": [{"path": dotted(each.path), "reason": each.reason} for each in plan.missing],
        "quoted": [
            {"line": each.line, "column": each.column, "message": each.message}
            for each in renewal.stale(written=not dry_run)
        ],
    }


def _failure(failed: tuple[Path, BrochureError]) -> dict[str, object]:
    path, error = failed
    return {"slug": path.stem, "path": str(path), "state": "failed", "error": str(error)}
