"""Files from the web, politely: https alone, one at a time, asked for again only where they have changed.

In: an address. Out: the whole file's bytes, or :class:`~brochure.sources.exchange.FetchError`, which says who refused
what and what to do. What came once is kept in a folder with its validators (``ETag``, ``Last-Modified``); the next
request is conditional, and where the server says that nothing has changed, the copy is used.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from brochure import __version__
from brochure.files import write_atomic
from brochure.inputs import read_input
from brochure.resources import user_data
from brochure.sources.exchange import FetchError, Limits, ask, check_address

MAX_BYTES = 64 << 20
_MAX_NOTES = 1 << 16
_REFUSED = frozenset((401, 403, 406, 429))
_VALIDATORS = {"etag": ("ETag", "If-None-Match"), "modified": ("Last-Modified", "If-Modified-Since")}
"""By their key in the notes of a copy: the header that they come in, and the one that they go back in."""


class _Kept(NamedTuple):
    """A copy: its bytes, and the headers of a conditional request for it."""

    data: bytes
    headers: dict[str, str]


@dataclass(slots=True)
class Fetcher:
    """Downloads files. ``contact`` is whom a site's keepers can write to.

    One file may take ``seconds`` and ``max_bytes`` in all, redirections and headers included, and ``silence`` seconds
    without a byte; ``pause`` seconds lie between two requests. ``schemes`` are those allowed: tests allow http.
    """

    contact: str = ""
    cache: Path = field(default_factory=lambda: user_data() / "cache")
    max_bytes: int = MAX_BYTES
    seconds: float = 300
    silence: float = 30
    pause: float = 1
    schemes: Collection[str] = ("https",)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: float | None = None

    def get(self, url: str) -> bytes:
        """The file at ``url``. Raises :class:`~brochure.sources.exchange.FetchError`."""
        check_address(url, self.schemes)
        kept = self._kept(url)
        headers = {"User-Agent": user_agent(self.contact), "Accept": "*/*", **(kept.headers if kept else {})}
        self._wait()
        limits = Limits(self.max_bytes, self.seconds, self.silence, self.clock)
        answer = ask(url, headers, limits, self.schemes)
        if answer.status == http.HTTPStatus.NOT_MODIFIED and kept is not None:
            return kept.data
        if answer.status != http.HTTPStatus.OK:
            raise FetchError(self._refusal(url, answer.status))
        self._keep(url, answer.headers, answer.body)
        return answer.body

    def _wait(self) -> None:
        """One request at a time, and not at once after another."""
        rest = 0 if self._last is None else self._last + self.pause - self.clock()
        if rest > 0:
            self.sleep(rest)
        self._last = self.clock()

    def _refusal(self, url: str, code: int) -> str:
        phrase = http.client.responses.get(code, "")
        if code in _REFUSED:
            host = urlsplit(url).hostname
            contact = "" if self.contact else "say who you are with --contact you@example.org, or "
            return (
                f"{url}: {host} refused the request ({code} {phrase}). It blocks programs that it does not know: "
                f"{contact}save the page in a browser and import the file"
            )
        return f"{url}: the server answered {code} {phrase}".rstrip()

    # The copies

    def _copy(self, url: str) -> Path:
        return self.cache / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.body"

    def _kept(self, url: str) -> _Kept | None:
        """A copy that is whole and can be asked for conditionally; None for none."""
        copy = self._copy(url)
        try:
            notes = json.loads(read_input(copy.with_suffix(".json"), _MAX_NOTES))
            data = read_input(copy, self.max_bytes)
            whole = notes["url"] == url and notes["sha256"] == hashlib.sha256(data).hexdigest()
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        headers = {back: notes[key] for key, (_, back) in _VALIDATORS.items() if _is_sendable(notes.get(key))}
        return _Kept(data, headers) if whole and headers else None

    def _keep(self, url: str, headers: http.client.HTTPMessage, data: bytes) -> None:
        """Keep what came, if it can be asked for conditionally; a cache that cannot be written is no failure."""
        validators = {key: headers[name] for key, (name, _) in _VALIDATORS.items() if _is_sendable(headers.get(name))}
        if not validators:
            return
        notes = {"url": url, "sha256": hashlib.sha256(data).hexdigest(), **validators}
        copy = self._copy(url)
        try:
            write_atomic(copy, data)
            write_atomic(copy.with_suffix(".json"), json.dumps(notes).encode())
        except OSError:
            return


def _is_sendable(validator: object) -> bool:
    """Whether it can stand in a header of ours."""
    return isinstance(validator, str) and validator != "" and validator.isascii() and validator.isprintable()


def user_agent(contact: str) -> str:
    """``brochure/1.2 (you@example.org)``. Raises :class:`FetchError` for a contact that cannot stand in a header."""
    if not contact:
        return f"brochure/{__version__}"
    if not (contact.isascii() and contact.isprintable()) or len(contact) > 200 or set("()<>") & set(contact):
        raise FetchError("--contact takes a mail or web address, in letters without accents")
    return f"brochure/{__version__} ({contact})"
