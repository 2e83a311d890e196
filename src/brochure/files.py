"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import time
from pathlib import Path

_REPLACE_ATTEMPTS = 6
_FIRST_WAIT = 0.05  # seconds; doubles with every attempt, 1.6 s in all


def write_atomic(path: Path, data: bytes) -> None:
    """Make ``path`` a file of exactly ``data``; whoever looks sees the old file or the new one, never a part.

    Folders that are missing are made. A symbolic link stays one, and the file that it points to is replaced. Pipes and
    devices cannot be replaced: they are written into. A process killed on the way leaves at most a hidden
    ``.brochure-….tmp`` beside the old file. Raises :class:`OSError`.
    """
    path = Path(os.path.realpath(path))
    if _is_special(path):
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".brochure-{secrets.token_hex(8)}.tmp")
    try:
        _write_new(temporary, data)
        _replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _is_special(path: Path) -> bool:
    """Whether something stands at ``path`` that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet, down to the disk: a rename must never overtake its content."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path) -> None:
    """Rename, and wait a little where Windows says that someone has the target open: scanners soon let go."""
    wait = _FIRST_WAIT
    for _ in range(_REPLACE_ATTEMPTS - 1):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
            wait *= 2
        else:
            return
    try:
        source.replace(target)
    except PermissionError as error:
        raise PermissionError(error.errno, "the file is open in another program, perhaps a viewer", str(target)) from error
