"""Downloads files politely: https only, one at a time, and again only if they have changed.

In: an address. Out: the bytes of the file, or :class:`~brochure.sources.exchange.FetchError` with the reason and
advice. Downloads are cached with their validators (``ETag``, ``Last-Modified``); the next request is conditional, and
the cached copy is used if the server reports no change.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
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
"""Key in the metadata of a copy: the response header and the header of the conditional request."""


@dataclass(slots=True)
class Fetcher:
    """Downloads files. ``contact`` is an address that site operators can write to.

    One file may take ``seconds`` and ``max_bytes`` in total, including redirects and headers, and ``silence`` seconds
    without receiving a byte; there are ``pause`` seconds between requests. ``schemes`` are the allowed URL schemes;
    tests allow http.
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
        copy, conditions = self._cached(url)
        headers = {"User-Agent": user_agent(self.contact), "Accept": "*/*", **conditions}
        self._wait()
        limits = Limits(self.max_bytes, self.seconds, self.silence, self.clock)
        answer = ask(url, headers, limits, self.schemes)
        if answer.status == http.HTTPStatus.NOT_MODIFIED and conditions:
            return copy
        if answer.status != http.HTTPStatus.OK:
            raise FetchError(self._refusal(url, answer.status))
        self._cache(url, answer.headers, answer.body)
        return answer.body

    def _wait(self) -> None:
        """Wait until ``pause`` seconds after the previous request."""
        rest = 0 if self._last is None else self._last + self.pause - self.clock()
        if rest > 0:
            self.sleep(rest)
        self._last = self.clock()

    def _refusal(self, url: str, code: int) -> str:
        phrase = http.client.responses.get(code, "")
        if code in _REFUSED:
            host = urlsplit(url).hostname
            contact = "" if self.contact else "say who you are (`contact`, such as you@example.org), or "
            return (
                f"{url}: {host} refused the request ({code} {phrase}). It blocks unknown programs: "
                f"{contact}save the page in a browser and import the file"
            )
        return f"{url}: the server responded {code} {phrase}".rstrip()

    # The cache

    def _place(self, url: str) -> Path:
        return self.cache / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.body"

    def _cached(self, url: str) -> tuple[bytes, dict[str, str]]:
        """The cached copy and the headers of a conditional request; no headers if it is incomplete or missing."""
        copy = self._place(url)
        try:
            notes = json.loads(read_input(copy.with_suffix(".json"), _MAX_NOTES))
            data = read_input(copy, self.max_bytes)
            is_complete = notes["url"] == url and notes["sha256"] == hashlib.sha256(data).hexdigest()
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return b"", {}
        headers = {back: notes[key] for key, (_, back) in _VALIDATORS.items() if _is_sendable(notes.get(key))}
        return data, headers if is_complete else {}

    def _cache(self, url: str, headers: http.client.HTTPMessage, data: bytes) -> None:
        """Cache a file if it has validators; failing to write the cache is not an error."""
        validators = {key: headers[name] for key, (name, _) in _VALIDATORS.items() if _is_sendable(headers.get(name))}
        if not validators:
            return
        notes = {"url": url, "sha256": hashlib.sha256(data).hexdigest(), **validators}
        copy = self._place(url)
        try:
            write_atomic(copy, data)
            write_atomic(copy.with_suffix(".json"), json.dumps(notes).encode())
        except OSError:
            return


def _is_sendable(validator: object) -> bool:
    """Whether it can be sent in a header."""
    return isinstance(validator, str) and validator != "" and validator.isascii() and validator.isprintable()


def user_agent(contact: str) -> str:
    """``brochure/1.2 (you@example.org)``. Raises :class:`FetchError` for a contact that cannot be sent in a header."""
    if not contact:
        return f"brochure/{__version__}"
    if not (contact.isascii() and contact.isprintable()) or len(contact) > 200 or set("()<>") & set(contact):
        raise FetchError("`contact` is not an email or web address in ASCII")
    return f"brochure/{__version__} ({contact})"
