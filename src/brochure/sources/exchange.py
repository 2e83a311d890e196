"""One HTTP request and everything that comes back, within one deadline and one byte limit.

:mod:`http.client` speaks the protocol over our own socket, which counts every received byte and all waiting time. So
headers, interim responses, redirects and their bodies, trailers and proxy responses need no limits of their own. Bodies
that are not needed are not read. There are no cookies, no credentials except for a proxy, and no compression.
"""

from __future__ import annotations

import base64
import http.client
import io
import re
import socket
import ssl
import string
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, cast
from urllib import request
from urllib.parse import quote, unquote, urljoin, urlsplit

from brochure.errors import BrochureError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_REDIRECTS = 5
MAX_ADDRESSES = 8  # tried for one host
_CHUNK = 1 << 16
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset((301, 302, 303, 307, 308))


class FetchError(BrochureError):
    """A file that could not be downloaded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one exchange: bytes received, total seconds, and seconds without receiving a byte."""

    max_bytes: int
    seconds: float
    silence: float
    clock: Callable[[], float] = time.monotonic


class Answer(NamedTuple):
    """The final response of a server. ``body`` is empty unless ``status`` is 200."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def is_address(source: str) -> bool:
    """Whether a source is a URL rather than a path."""
    return "://" in source


def check_address(url: str, schemes: Collection[str] = ("https",)) -> None:
    """Raises :class:`FetchError` for a URL that is invalid or not allowed."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise FetchError(f"{url} is not a valid address") from None
    if parts.scheme not in schemes:
        raise FetchError(f"{url}: only https addresses are fetched")
    if not host or parts.username or parts.password or not url.isascii() or any(c.isspace() for c in url):
        raise FetchError(f"{url} is not the address of a file on the web")


def ask(url: str, headers: Mapping[str, str], limits: Limits, schemes: Collection[str] = ("https",)) -> Answer:
    """The response to a GET request for ``url``, after redirects. Raises :class:`FetchError`."""
    check_address(url, schemes)
    with _explained(url, limits):
        allowance = _Allowance(url, limits)
        asked = url
        for _ in range(MAX_REDIRECTS + 1):
            answer = _ask_once(asked, headers, allowance)
            location = answer.headers["Location"]
            if answer.status not in _MOVED or not location:
                return answer
            asked = _redirected(url, asked, location, schemes)
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects")


@contextmanager
def _explained(url: str, limits: Limits) -> Iterator[None]:
    """Converts errors to :class:`FetchError` with advice."""
    try:
        yield
    except TimeoutError:
        raise FetchError(f"{url}: nothing was received for {limits.silence:g} seconds; try again later") from None
    except ssl.SSLError as error:
        raise FetchError(f"{url}: its certificate or encryption was rejected ({error})") from None
    except socket.gaierror:
        raise FetchError(f"{url}: the server does not exist, or there is no network connection") from None
    except http.client.RemoteDisconnected:
        raise FetchError(f"{url}: the server closed the connection without responding; try again later") from None
    except http.client.BadStatusLine:  # its text would be what was received, which could be anything
        raise FetchError(f"{url}: the response is not from a web server") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{url}: the connection was lost ({str(error) or type(error).__name__})") from None


def _redirected(first: str, asked: str, location: str, schemes: Collection[str]) -> str:
    """The target of a redirect; never from https to a weaker scheme."""
    try:
        # Headers are decoded as Latin-1; characters that are not allowed in URLs are quoted byte by byte.
        target = quote(urljoin(asked, location), safe=string.punctuation, encoding="latin-1")
    except ValueError:
        raise FetchError(f"{first}: redirected to an invalid address") from None
    try:
        check_address(target, ("https",) if urlsplit(asked).scheme == "https" else schemes)
    except FetchError as problem:
        raise FetchError(f"{first}: redirected, but {problem}") from None
    return target


def _ask_once(url: str, headers: Mapping[str, str], allowance: _Allowance) -> Answer:
    parts = urlsplit(url)
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    proxy = _proxy(parts.scheme, place)
    sent = {"Host": parts.netloc, "Accept-Encoding": "identity", "Connection": "close", **headers}
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _CountedSocket(allowance) as counted:
        counted.connect(*((proxy.host, proxy.port) if proxy else (host, port)))
        if parts.scheme == "https":
            if proxy:
                _tunnel(counted, place, proxy)
            counted.secure(host)
        elif proxy:
            sent |= proxy.headers
            target = f"http://{parts.netloc}{target}"
        with _response(counted, "GET", target, sent) as response:
            is_file = response.status == http.HTTPStatus.OK
            body = _body(response, url, allowance.limits.max_bytes) if is_file else b""
            return Answer(response.status, response.headers, body)


def _response(counted: _CountedSocket, method: str, target: str, sent: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("")  # never connects, because it has a socket
    connection.sock = cast("socket.socket", counted)  # only sendall, makefile and close are used
    connection.request(method, target, headers=sent)
    return connection.getresponse()


def _body(response: http.client.HTTPResponse, url: str, max_bytes: int) -> bytes:
    """The complete body, checked against the announced length."""
    if (response.headers.get("Content-Encoding") or "identity").lower() != "identity":
        raise FetchError(f"{url}: the server sent a compressed file without being asked to")
    coding = response.headers.get("Transfer-Encoding")
    if coding is not None and coding.lower() != "chunked":
        raise FetchError(f"{url}: the server used the transfer coding {coding} without being asked to")
    announced = None if coding else _length(response, url)
    if announced is not None and announced > max_bytes:
        raise FetchError(f"{url}: {announced:,} bytes are more than the {max_bytes:,} allowed")
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
    if announced is not None and len(data) != announced:
        raise FetchError(f"{url}: cut off after {len(data):,} of {announced:,} bytes; try again")
    return bytes(data)


def _length(response: http.client.HTTPResponse, url: str) -> int | None:
    """The announced length of the body; None if it ends with the connection."""
    stated = set(response.headers.get_all("Content-Length", ()))
    if len(stated) > 1 or not all(re.fullmatch("[0-9]{1,18}", length) for length in stated):
        raise FetchError(f"{url}: the server announces an impossible length ({', '.join(sorted(stated))[:60]})")
    return int(stated.pop()) if stated else None


# Proxies


class _Proxy(NamedTuple):
    host: str
    port: int
    headers: dict[str, str]


def _proxy(scheme: str, place: str) -> _Proxy | None:
    """The proxy for ``place`` (``host:port``) according to the environment or the system."""
    address = request.getproxies().get(scheme)
    if not address or request.proxy_bypass(place):
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme != "http" or not parts.hostname:
        raise FetchError(f"the proxy {parts.scheme}://{parts.hostname or ''} is not supported, only http:// is")
    name, secret = unquote(parts.username or ""), unquote(parts.password or "")
    token = base64.b64encode(f"{name}:{secret}".encode()).decode()
    headers = {"Proxy-Authorization": f"Basic {token}"} if parts.username else {}
    return _Proxy(parts.hostname, parts.port or _PORTS["http"], headers)


def _tunnel(counted: _CountedSocket, place: str, proxy: _Proxy) -> None:
    """Have the proxy open a tunnel to ``place``."""
    response = _response(counted, "CONNECT", place, {"Host": place, **proxy.headers})
    if response.status != http.HTTPStatus.OK:
        raise OSError(f"the proxy {proxy.host} responded {response.status} {response.reason}")


# The connection to the server


class _Allowance:
    """The time and bytes left for an exchange that began with ``url``."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.url = url
        self.limits = limits
        self.bytes_left = limits.max_bytes
        self._deadline = limits.clock() + limits.seconds

    def wait(self) -> float:
        """The seconds that the next step may take. Raises :class:`FetchError` if there are none."""
        left = self._deadline - self.limits.clock()
        if left <= 0:
            raise FetchError(f"{self.url}: not complete after {self.limits.seconds:g} seconds; try again later")
        return min(left, self.limits.silence)

    def waited(self) -> NoReturn:
        """A step timed out. Raises TimeoutError, or :class:`FetchError` if no time is left."""
        self.wait()
        raise TimeoutError

    def take(self, count: int) -> None:
        """Deduct ``count`` received bytes. Raises :class:`FetchError` if there were fewer."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise FetchError(f"{self.url}: more than the {self.limits.max_bytes:,} bytes allowed")


class _CountedSocket(io.RawIOBase):
    """A socket that counts bytes and time: the methods that http.client calls, and the file that it reads."""

    def __init__(self, allowance: _Allowance) -> None:
        self._allowance = allowance
        self._socket: socket.socket | None = None

    def __exit__(self, *_: object) -> None:
        if self._socket is not None:
            self._socket.close()

    def connect(self, host: str, port: int) -> None:
        """Connect to the first address of the host that responds."""
        problem: OSError = socket.gaierror()
        for family, kind, protocol, _, place in self._addresses(host, port)[:MAX_ADDRESSES]:
            self._socket = socket.socket(family, kind, protocol)
            try:
                with self._timed() as opened:
                    opened.connect(place)
            except OSError as error:
                self._socket.close()
                problem = error
            else:
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return
        if isinstance(problem, TimeoutError | socket.gaierror):
            raise problem
        raise FetchError(f"{self._allowance.url}: no connection ({problem.strerror or problem})")

    def _addresses(self, host: str, port: int) -> list[Any]:
        """The addresses of a host. The system's resolver has no deadline, so it runs in a separate thread."""
        found: SimpleQueue[list[Any] | Exception] = SimpleQueue()

        def resolve() -> None:
            try:
                found.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
            except (OSError, UnicodeError) as error:
                found.put(error)

        Thread(target=resolve, daemon=True).start()
        try:
            outcome = found.get(timeout=self._allowance.wait())
        except Empty:
            self._allowance.waited()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def secure(self, host: str) -> None:
        """Switch to TLS and verify that the server is ``host``."""
        with self._timed() as opened:
            self._socket = ssl.create_default_context().wrap_socket(opened, server_hostname=host)

    @contextmanager
    def _timed(self) -> Iterator[socket.socket]:
        """The socket, with its timeout set to the remaining time."""
        assert self._socket is not None
        self._socket.settimeout(self._allowance.wait())
        try:
            yield self._socket
        except TimeoutError:
            self._allowance.waited()

    def sendall(self, data: bytes) -> None:
        with self._timed() as opened:
            opened.sendall(data)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Receive some bytes, at most one more than allowed; returns 0 at the end."""
        with self._timed() as opened:
            count = opened.recv_into(memoryview(buffer)[: self._allowance.bytes_left + 1])
        self._allowance.take(count)
        return count

    def close(self) -> None:
        """Does nothing: http.client calls it before the response is read. Leaving the ``with`` block closes."""
