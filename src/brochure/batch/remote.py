"""URLs as targets, through fsspec: ``s3://``, ``gs://``, ``abfs://``, ``sftp://``, ``file://`` and many more.

The only module that imports fsspec, and only when there is something to read or write.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from brochure.batch.target import is_temporary, make_working, obstacle
from brochure.resources import user_data

if TYPE_CHECKING:
    from brochure.batch.manifest import Entry

EXTRA = "a URL as output needs fsspec: pip install 'brochure[cluster]'"

_OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "oci", "memory"})
"""Here objects appear only when complete. Elsewhere a temporary file is written and renamed."""


class Remote:
    """A target at ``url``. In each process fsspec takes credentials and options from the environment."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._sizes: dict[str, int] | None = None

    def __reduce__(self) -> tuple[type[Remote], tuple[str]]:
        return Remote, (self._url,)

    def __str__(self) -> str:
        return re.sub(r"//[^/@]*@", "//…@", self._url)  # hides user name and password

    @property
    def scratch(self) -> Path:
        """The same for every run to this URL, so that leftovers of a killed run are found."""
        return user_data() / "batch" / hashlib.sha256(self._url.encode()).hexdigest()[:16]

    def named(self, name: str) -> str:
        return f"{self}/{name}"

    def prepare(self, names: Sequence[str] = ()) -> None:
        self._sizes = None  # another run may have changed files
        make_working(self.scratch)
        files, root = self._opened()
        if not _is_object_store(files):
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
        copy.unlink(missing_ok=True)  # it may be a link to somewhere else
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
        if not _is_object_store(files):
            self._clean()

    def has(self, entry: Entry) -> bool:
        return entry.path in self._listed()

    def has_same(self, entry: Entry) -> bool:
        """Compares only sizes: reading the file would cost as much as building it."""
        return self._listed().get(entry.path) == entry.bytes

    def refusal(self) -> str | None:
        try:
            self._opened()
        except OSError as error:
            return str(error)
        return None

    def _opened(self) -> tuple[Any, str]:
        """The file system and the path in it; fsspec caches open file systems."""
        try:
            import fsspec  # noqa: PLC0415  optional

            files, root = fsspec.url_to_fs(self._url)
        except ModuleNotFoundError as error:
            raise OSError(EXTRA) from error
        except Exception as error:
            raise OSError(f"{self}: {error}") from error
        return files, root.rstrip("/")

    @contextmanager
    def _whole(self, name: str) -> Iterator[tuple[Any, str]]:
        """The file system, and the path that becomes ``name`` when the block succeeds."""
        files, root = self._opened()
        with self._explained():
            if _is_object_store(files):
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
        """Remove temporary files that killed workers left."""
        files, root = self._opened()
        with suppress(Exception):  # leftovers do no harm
            for path in files.ls(root, detail=False, refresh=True):
                if is_temporary(PurePosixPath(path).name):
                    files.rm_file(path)

    def _listed(self) -> dict[str, int]:
        """The sizes of all files by name, listed once: one request returns a thousand."""
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
        """Turn every exception into :class:`OSError`: each storage library raises its own kinds."""
        try:
            yield
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"{self}: {error}") from error


def _check_plain(files: Any, path: str) -> None:
    """Raises OSError if ``path`` exists and is not a regular file: a link could lead anywhere."""
    try:
        found = files.info(path)
    except FileNotFoundError:
        return
    if found.get("islink") or found["type"] != "file":
        raise obstacle("a link" if found.get("islink") else f"a {found['type']}", path)


def _is_object_store(files: Any) -> bool:
    protocols = (files.protocol,) if isinstance(files.protocol, str) else files.protocol
    return not _OBJECT_STORES.isdisjoint(protocols)
