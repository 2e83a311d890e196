"""What the imports share: where profiles go, and writing them with a count of what was done."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from brochure import ledger
from brochure.app.remarks import Remarks
from brochure.cli.authoring import PROFILES_FOLDER
from brochure.cli.options import output_folder_option
from brochure.cli.outputs import OutputError, claim
from brochure.cli.terminal import conclude, note, result, result_json
from brochure.files import ChangedError, write_over
from brochure.inputs import read_input
from brochure.resources import own_folder, search_path
from brochure.yamlio.source import MAX_BYTES

if TYPE_CHECKING:
    from brochure.sources.results import Failed, Ready

_F = TypeVar("_F", bound=Callable[..., object])


def into_option(command: _F) -> _F:
    """``-o DIR`` of an import."""
    meaning = f"Folder for the profiles.  [default: {PROFILES_FOLDER}]"
    return output_folder_option(meaning, "--into", default=partial(own_folder, "profiles"))(command)


def overwrite_option(command: _F) -> _F:
    """``--overwrite``."""
    return click.option("--overwrite", is_flag=True, help="Replace profiles that exist and differ.")(command)


class Run:
    """Writes profiles as they come and keeps count.

    ``may_replace`` tells by its content whether a profile may be replaced at all, if ``overwrite`` allows it.
    """

    def __init__(
        self, folder: Path, *, overwrite: bool, may_replace: Callable[[bytes], bool] = lambda _content: True
    ) -> None:
        self.folder = folder
        self.overwrite = overwrite
        self._may_replace = may_replace
        self.entries: list[dict[str, object]] = []
        self._texts: dict[str, tuple[str, str]] = {}
        self._remarks = Remarks()

    @property
    def exit_code(self) -> int:
        """2 where all failed, so that nothing was written; 1 where some failed or were left."""
        states = {entry["state"] for entry in self.entries}
        if states == {"failed"}:
            return 2
        return 1 if states & {"failed", "left"} else 0

    def take(self, found: Iterable[Ready | Failed]) -> None:
        """Write what is found; what there is to say of it is said in the end, even if that is an interrupt."""
        from brochure.sources.results import Failed

        try:
            for item in found:
                if isinstance(item, Failed):
                    self._fail(item.source, item.reason)
                else:
                    self._take(item)
        finally:
            for names, text in self._remarks:
                note(f"{names}: {text}")

    def _fail(self, source: str, reason: str, slug: str | None = None, path: Path | None = None) -> None:
        self._remarks.add(source, reason)
        shown = None if path is None else str(path)
        self.entries.append({"slug": slug, "path": shown, "state": "failed", "notes": [reason]})

    def _take(self, ready: Ready) -> None:
        """Write one profile; what keeps it from being written does not keep the others."""
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
        self.entries.append({"slug": ready.slug, "path": str(path), "state": state, "notes": list(ready.notes)})

    def _write(self, ready: Ready, path: Path, source: str) -> str:
        """What became of the profile: ``new``, ``replaced``, ``same`` or ``left``. Raises OSError and OutputError."""
        if source != ready.source:
            said = f"{ready.slug} was read from {source}, and this one differs; the first one counts"
            self._remarks.add(ready.source, said)
            return "left"
        claim([(path, source)])  # before it is read to be compared: that makes it no input
        data = ready.text.encode("utf-8")
        seen = read_input(path, MAX_BYTES) if os.path.lexists(path) else None
        if seen == data:
            return "same"
        if seen is not None and len(seen) > MAX_BYTES:
            raise OSError(errno.EFBIG, "it is larger than a profile can be; move it away")
        if seen is not None and not self._may_replace(seen):
            self._remarks.add(str(path), *_HAS_TEXT)
            return "left"
        if seen is not None and not self.overwrite:
            self._remarks.add(str(path), *_DIFFERS)
            return "left"
        try:
            write_over(path, data, seen)
        except ChangedError as error:
            note(str(error))
            return "left"
        ledger.note_written(path)
        return "new" if seen is None else "replaced"

    def tell(self, seconds: float, *, as_json: bool) -> None:
        """The paths on stdout, what was done on stderr."""
        if as_json:
            result_json(self.entries)
        else:
            for entry in self.entries:
                if entry["state"] in ("new", "replaced"):
                    result(str(entry["path"]))
        self._tell_hidden()
        counts = {state: sum(e["state"] == state for e in self.entries) for state in _STATES}
        told = [words.format(count=count) for state, words in _STATES.items() if (count := counts[state])]
        conclude(f"{self.folder}: {', '.join(told) or 'nothing to import'}", seconds, exit_code=self.exit_code)

    def _tell_hidden(self) -> None:
        """Which new profiles are found from now on instead of others of the same name."""
        from brochure.profile.find import file_of

        new = [str(entry["slug"]) for entry in self.entries if entry["state"] == "new"]
        others = search_path("profiles", self.folder)[1:]
        hidden = [slug for slug in new if any(file_of(folder, slug).exists() for folder in others)]
        if hidden and self.folder in search_path("profiles"):
            named = ", ".join(hidden[:_MAX_NAMED]) + (", …" if len(hidden) > _MAX_NAMED else "")
            said = ("means the new profile", "the one") if len(hidden) == 1 else ("mean the new profiles", "those")
            note(f"From now on, {named} {said[0]} in {self.folder}, not {said[1]} of the same name elsewhere")


_MAX_NAMED = 5  # slugs in a message

_HAS_TEXT = (
    "they have text of their own, which would be lost; to import beside them, choose another output",
    "it has text of its own, which would be lost; to import beside it, choose another output",
)
_DIFFERS = ("they exist and differ; --overwrite replaces them", "it exists and differs; --overwrite replaces it")
"""Of several files, and of one."""

_STATES = {
    "new": "{count} new",
    "replaced": "{count} replaced",
    "same": "{count} unchanged",
    "left": "{count} left as they are",
    "failed": "{count} failed",
}
