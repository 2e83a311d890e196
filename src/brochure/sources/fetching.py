"""Files from the web, politely: https alone, one at a time, asked for again only where they have changed.

In: an address. Out: the whole file's bytes, or :class:`FetchError`, which says who refused what and what to do.
What came once is kept in a folder with its validators (``ETag``, ``Last-Modified``); the next request is conditional,
and where the server says that nothing has changed, the copy is used.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import socket
import ssl
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib import error, request
from urllib.parse import urlsplit

from brochure import __version__
from brochure.errors import BrochureError
from brochure.files import write_atomic
from brochure.resources import user_data

MAX_BYTES = 64 << 20
_CHUNK = 1 << 16
_MOST_REDIRECTS = 5
_REFUSED = frozenset((401, 403, 406, 429))


class FetchError(BrochureError):
    """A file that could not be had."""


@dataclass(slots=True)
class Fetcher:
    """Gets files. ``contact`` is whom a site's keepers can write to; ``seconds`` is the most that one file may take,
    ``pause`` what lies between two requests. ``schemes`` are those allowed: tests allow http.
    """

    contact: str = ""
    cache: Path = field(default_factory=lambda: user_data() / "cache")
    max_bytes: int = MAX_BYTES
    seconds: float = 300
    silence: float = 30
    pause: float = 1
    schemes: Collection[str] = ("https",)
    _last: float = 0

    def get(self, url: str) -> bytes:
        """The file at ``url``. Raises :class:`FetchError`."""
        check_address(url, self.schemes)
        kept = self._kept(url)
        self._wait()
        deadline = time.monotonic() + self.seconds
        try:
            with self._open(url, kept) as response:
                data = self._body(response, url, deadline)
                self._keep(url, response.headers, data)
                return data
        except error.HTTPError as answer:
            with answer:
                if answer.code == http.HTTPStatus.NOT_MODIFIED and kept is not None:
                    return self._copy(url).read_bytes()
                raise FetchError(self._refusal(url, answer.code)) from None
        except TimeoutError:
            raise FetchError(f"{url}: nothing came for {self.silence:g} seconds; try again later") from None
        except error.URLError as problem:
            raise FetchError(f"{url}: {_reason(problem.reason, self.silence)}") from None
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise FetchError(f"{url}: the connection broke off ({str(problem) or type(problem).__name__})") from None

    def _wait(self) -> None:
        """One request at a time, and not at once after another."""
        rest = self._last + self.pause - time.monotonic()
        if self._last and rest > 0:
            time.sleep(rest)
        self._last = time.monotonic()

    def _open(self, url: str, kept: dict[str, str] | None) -> Any:
        headers = {"User-Agent": user_agent(self.contact), "Accept": "*/*", "Accept-Encoding": "identity"}
        if kept and (etag := kept.get("etag")):
            headers["If-None-Match"] = etag
        if kept and (modified := kept.get("modified")):
            headers["If-Modified-Since"] = modified
        opener = request.OpenerDirector()
        handlers: list[request.BaseHandler] = [
            request.ProxyHandler(), request.HTTPDefaultErrorHandler(), _Redirects(self.schemes),
            request.HTTPErrorProcessor(), request.HTTPSHandler(context=ssl.create_default_context()),
        ]  # fmt: skip
        if "http" in self.schemes:
            handlers.append(request.HTTPHandler())
        for handler in handlers:
            opener.add_handler(handler)
        return opener.open(request.Request(url, headers=headers), timeout=self.silence)  # noqa: S310 (checked)

    def _body(self, response: Any, url: str, deadline: float) -> bytes:
        """All that the server sends, as much as it said, within the limits of size and time."""
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise FetchError(f"{url}: the server sent it compressed, though not asked to")
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > self.max_bytes:
            raise FetchError(f"{url}: {int(announced):,} bytes are more than the {self.max_bytes:,} allowed")
        data = _read(response, self.max_bytes, deadline)
        if data is None:
            raise FetchError(f"{url}: not there after {self.seconds:g} seconds; try again later")
        if len(data) > self.max_bytes:
            raise FetchError(f"{url}: more than the {self.max_bytes:,} bytes allowed")
        if announced.isdigit() and len(data) != int(announced):
            raise FetchError(f"{url}: cut off after {len(data):,} of {int(announced):,} bytes; try again")
        return data

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

    def _kept(self, url: str) -> dict[str, str] | None:
        """The validators of a copy that is whole; None for none."""
        copy = self._copy(url)
        try:
            notes = json.loads(copy.with_suffix(".json").read_text(encoding="utf-8"))
            whole = notes["url"] == url and notes["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return notes if whole else None

    def _keep(self, url: str, headers: Any, data: bytes) -> None:
        """Keep what came, if it can be asked for conditionally; a cache that cannot be written is no failure."""
        notes = {"url": url, "sha256": hashlib.sha256(data).hexdigest()}
        notes |= {"etag": headers["ETag"]} if headers["ETag"] else {}
        notes |= {"modified": headers["Last-Modified"]} if headers["Last-Modified"] else {}
        if len(notes) == 2:
            return
        copy = self._copy(url)
        try:
            write_atomic(copy, data)
            write_atomic(copy.with_suffix(".json"), json.dumps(notes).encode())
        except OSError:
            return


class _Redirects(request.HTTPRedirectHandler):
    """Follows a few redirections, none to another kind of address."""

    max_redirections = _MOST_REDIRECTS
    max_repeats = 2

    def __init__(self, schemes: Collection[str]) -> None:
        self.schemes = schemes

    def redirect_request(
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request | None:
        try:
            check_address(newurl, self.schemes)
        except FetchError as problem:
            raise FetchError(f"{req.full_url}: redirected, but {problem}") from None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(source: str) -> bool:
    """Whether a source is an address and not a path."""
    return "://" in source


def check_address(url: str, schemes: Collection[str] = ("https",)) -> None:
    """Raises :class:`FetchError` for an address that is not to be asked."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        raise FetchError(f"{url} is no valid address") from None
    if parts.scheme.lower() not in schemes:
        raise FetchError(f"{url}: only https addresses are fetched")
    if not host or parts.username or parts.password or not url.isascii() or any(c.isspace() for c in url):
        raise FetchError(f"{url} is no address of a file on the web")


def user_agent(contact: str) -> str:
    """``brochure/1.2 (you@example.org)``. Raises :class:`FetchError` for a contact that cannot stand in a header."""
    if not contact:
        return f"brochure/{__version__}"
    if not (contact.isascii() and contact.isprintable()) or len(contact) > 200 or set("()<>") & set(contact):
        raise FetchError("--contact takes a mail or web address, in letters without accents")
    return f"brochure/{__version__} ({contact})"


def _read(response: Any, most: int, deadline: float) -> bytes | None:
    """Up to a little more than ``most`` bytes; None where time is up."""
    data = bytearray()
    while len(data) <= most:
        if time.monotonic() > deadline:
            return None
        chunk = response.read1(_CHUNK)
        if not chunk:
            break
        data += chunk
    return bytes(data)


def _reason(reason: object, silence: float) -> str:
    if isinstance(reason, FetchError):
        return str(reason)
    if isinstance(reason, TimeoutError):
        return f"nothing came for {silence:g} seconds; try again later"
    if isinstance(reason, ssl.SSLError):
        return f"its certificate or encryption is not accepted ({reason})"
    if isinstance(reason, socket.gaierror):
        return "there is no such server, or no connection to the network"
    return f"no connection ({reason})"
