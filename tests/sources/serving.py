"""Servers on the loopback that answer byte by byte what a test tells them to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

CERTIFICATE = Path(__file__).with_name("server.pem")
"""Of ``localhost`` and 127.0.0.1, made for these tests alone, with its key."""

Answer = Callable[[socket.socket], None]


class Server:
    """Gives each connection to ``answer`` once the head of its request has come; ``heads`` are these."""

    def __init__(self, answer: Answer, *, secure: bool = False) -> None:
        self.answer = answer
        self.secure = secure
        self.heads: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    def url(self, path: str = "/a") -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        with suppress(OSError):  # systems differ in whether this or closing wakes the thread
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection: socket.socket) -> None:
        """Until the other side goes away, which is how the tests of what never ends come to an end."""
        try:
            with secured(connection) if self.secure else connection as opened:
                self.heads.append(head(opened))
                self.answer(opened)
        except OSError:
            pass
        finally:
            connection.close()


def secured(connection: socket.socket) -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context.wrap_socket(connection, server_side=True)


def head(connection: socket.socket) -> bytes:
    """A request up to the empty line. Raises OSError where there is none."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = connection.recv(65536)
        if not more:
            raise ConnectionError
        got += more
    return got


def sends(*parts: bytes) -> Answer:
    return lambda connection: connection.sendall(b"".join(parts))


def file(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return sends("\r\n".join([*lines, "", ""]).encode("latin-1"), body)


def moved(location: str, status: str = "302 Found") -> Answer:
    return file(b"", f"Location: {location}", status=status)


def floods(start: bytes, again: bytes) -> Answer:
    """``start``, and ``again`` without end."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(again)

    return answer


def stalls(start: bytes) -> Answer:
    """``start``, and nothing more while the other side listens."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.recv(1)

    return answer


class Clock:
    """A clock that goes ``step`` seconds ahead whenever somebody looks at it, and knows how long somebody slept."""

    def __init__(self, step: float = 0) -> None:
        self.step = step
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
