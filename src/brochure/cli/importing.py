"""What the imports share: where profiles go, and writing them with a count of what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from brochure.cli.terminal import note, result, result_json, step
from brochure.files import write_atomic

if TYPE_CHECKING:
    from brochure.sources.results import Failed, Ready

INTO = Path("profiles")

_F = TypeVar("_F", bound=Callable[..., object])


def into_option(command: _F) -> _F:
    """``--into DIR``."""
    return click.option(
        "--into",
        "folder",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=INTO,
        show_default=True,
        help="Folder for the profiles.",
    )(command)


def overwrite_option(command: _F) -> _F:
    """``--overwrite``."""
    return click.option("--overwrite", is_flag=True, help="Replace profiles that exist and differ.")(command)


class Run:
    """Writes profiles as they come and keeps count."""

    def __init__(self, folder: Path, *, overwrite: bool) -> None:
        self.folder = folder
        self.overwrite = overwrite
        self.entries: list[dict[str, object]] = []
        self._texts: dict[str, tuple[str, str]] = {}

    @property
    def exit_code(self) -> int:
        """2 where there was nothing but failures and nothing was written, 1 where some failed or were left."""
        states = {entry["state"] for entry in self.entries}
        if states == {"failed"}:
            return 2 if len(self.entries) == 1 else 1
        return 1 if states & {"failed", "left"} else 0

    def take(self, found: Iterable[Ready | Failed]) -> None:
        from brochure.sources.results import Failed

        for item in found:
            if isinstance(item, Failed):
                note(f"{item.source}: {item.reason}")
                self.entries.append({"slug": None, "path": None, "state": "failed", "notes": [item.reason]})
            else:
                self._write(item)

    def _write(self, ready: Ready) -> None:
        path = self.folder / f"{ready.slug}.yaml"
        state = self._state(ready, path)
        if state == "doubled":
            return
        if state in ("new", "replaced"):
            write_atomic(path, ready.text.encode("utf-8"))
        for remark in ready.notes:
            note(f"{ready.slug}: {remark}")
        self.entries.append({"slug": ready.slug, "path": str(path), "state": state, "notes": list(ready.notes)})

    def _state(self, ready: Ready, path: Path) -> str:
        """What is to be done: the second of two that are alike is nothing, of two that differ a failure."""
        text, source = self._texts.setdefault(ready.slug, (ready.text, ready.source))
        if source != ready.source:
            if text == ready.text:
                return "doubled"
            note(f"{ready.source}: {ready.slug} was read from {source}, and this one differs; the first one counts")
            return "left"
        if not path.exists():
            return "new"
        if path.read_bytes() == ready.text.encode("utf-8"):
            return "same"
        if not self.overwrite:
            note(f"{path} exists and differs; --overwrite replaces it")
        return "replaced" if self.overwrite else "left"

    def tell(self, seconds: float, *, as_json: bool) -> None:
        """The paths on stdout, what was done on stderr."""
        if as_json:
            result_json(self.entries)
        else:
            for entry in self.entries:
                if entry["state"] in ("new", "replaced"):
                    result(str(entry["path"]))
        counts = {state: sum(e["state"] == state for e in self.entries) for state in _STATES}
        told = [words.format(count=count) for state, words in _STATES.items() if (count := counts[state])]
        step(f"{self.folder}: {', '.join(told) or 'nothing to import'}", seconds)


_STATES = {
    "new": "{count} new",
    "replaced": "{count} replaced",
    "same": "{count} unchanged",
    "left": "{count} left as they are",
    "failed": "{count} failed",
}
