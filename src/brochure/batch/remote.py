"""Where a URL leads, through fsspec: ``s3://``, ``gs://``, ``abfs://``, ``sftp://``, ``file://`` and many more.

Here alone fsspec is imported, and only when there is something to read or write.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from brochure.batch.place import is_temporary, make_working
from brochure.resources import user_data

if TYPE_CHECKING:
    from brochure.batch.manifest import Entry

EXTRA = "a URL as output needs fsspec: pip install 'brochure[cluster]'"

_PUT_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "oci", "memory"})
"""Stores of objects, which appear when all their bytes have arrived. Elsewhere a file is renamed when it is whole."""


class Remote:
    """The place at ``url``. Credentials and options are those that fsspec finds in each process's environment."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._sizes: dict[str, int] | None = None

    def __reduce__(self) -> tuple[type[Remote], tuple[str]]:
        return Remote, (self._url,)

    def __str__(self) -> str:
        return re.sub(r"//[^/@]*@", "//…@", self._url)  # a user's name and password are no one's business

    @property
    def scratch(self) -> Path:
        """The same for every run to this place, so that what a killed one left is found."""
        return user_data() / "batch" / hashlib.sha256(self._url.encode()).hexdigest()[:16]

    def named(self, name: str) -> str:
        return f"{self}/{name}"

    def prepare(self, names: Sequence[str] = ()) -> None:
        self._sizes = None  # another run may have been here
        make_working(self.scratch)
        files, root = self._opened()
        if not _puts_whole(files):
            with self._explained():
                files.makedirs(root, exist_ok=True)
                for name in names:
                    _check_plain(files, f"{root}/{name}")

    def write(self, name: str, data: bytes) -> None:
        with self._whole(name) as (files, path):
            files.pipe_file(path, data)

    def read(self, name: str) -> bytes:
        files, root = self._opened()
        with self._explained():
            found: bytes = files.cat_file(f"{root}/{name}")
        return found

    def copy_of(self, name: str) -> Path:
        copy = self.scratch / name
        copy.unlink(missing_ok=True)  # a link, perhaps, to somewhere else
        files, root = self._opened()
        with self._explained(), suppress(FileNotFoundError):
            files.get_file(f"{root}/{name}", str(copy))
        return copy

    def beginning(self, name: str, size: int) -> bytes:
        files, root = self._opened()
        with self._explained(), suppress(FileNotFoundError):
            found: bytes = files.cat_file(f"{root}/{name}", start=0, end=size)
            return found
        return b""

    def publish(self, part: Path, name: str) -> None:
        with self._whole(name) as (files, path):
            files.put_file(str(part), path)
        part.unlink()
        if not _puts_whole(files):
            self._clean()

    def has(self, entry: Entry) -> bool:
        return entry.path in self._listed()

    def has_same(self, entry: Entry) -> bool:
        """By its size: to read what is there would cost as much as to build it."""
        return self._listed().get(entry.path) == entry.bytes

    def refusal(self) -> str | None:
        try:
            self._opened()
        except OSError as error:
            return str(error)
        return None

    def _opened(self) -> tuple[Any, str]:
        """The file system and the path in it; fsspec keeps what is open."""
        try:
            import fsspec  # noqa: PLC0415  an extra

            files, root = fsspec.url_to_fs(self._url)
        except ModuleNotFoundError as error:
            raise OSError(EXTRA) from error
        except Exception as error:
            raise OSError(f"{self}: {error}") from error
        return files, root.rstrip("/")

    @contextmanager
    def _whole(self, name: str) -> Iterator[tuple[Any, str]]:
        """The file system, and the path that becomes ``name`` when all has gone well."""
        files, root = self._opened()
        with self._explained():
            if _puts_whole(files):
                yield files, f"{root}/{name}"
                return
            temporary = f"{root}/.brochure-{os.urandom(8).hex()}.tmp"
            try:
                yield files, temporary
                _check_plain(files, f"{root}/{name}")
                files.mv(temporary, f"{root}/{name}")
            except BaseException:
                with suppress(Exception):
                    files.rm_file(temporary)
                raise

    def _clean(self) -> None:
        """Remove what workers that were killed have left."""
        files, root = self._opened()
        with suppress(Exception):  # it does no harm
            for path in files.ls(root, detail=False, refresh=True):
                if is_temporary(PurePosixPath(path).name):
                    files.rm_file(path)

    def _listed(self) -> dict[str, int]:
        """The sizes of all files by name, asked for once: a thousand come with one request."""
        if self._sizes is None:
            files, root = self._opened()
            with self._explained():
                try:
                    found = files.ls(root, detail=True)
                except FileNotFoundError:
                    found = []
                self._sizes = {PurePosixPath(one["name"]).name: one["size"] for one in found if one["type"] == "file"}
                files.invalidate_cache(root)
        return self._sizes

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Every trouble of a store as :class:`OSError`; each library has its own kinds."""
        try:
            yield
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"{self}: {error}") from error


def _check_plain(files: Any, path: str) -> None:
    """Raises OSError where something other than a file is at ``path``: a link could lead anywhere."""
    try:
        found = files.info(path)
    except FileNotFoundError:
        return
    if found.get("islink") or found["type"] != "file":
        kind = "a link" if found.get("islink") else f"a {found['type']}"
        raise FileExistsError(errno.EEXIST, f"{kind} is in the way; remove it, or choose another folder", path)


def _puts_whole(files: Any) -> bool:
    protocols = (files.protocol,) if isinstance(files.protocol, str) else files.protocol
    return not _PUT_WHOLE.isdisjoint(protocols)
