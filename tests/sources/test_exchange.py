"""One deadline and one size limit for all that a server can send, from local servers. No test waits."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from tests.sources.serving import CERTIFICATE, Answer, Clock, Server, file, floods, head, moved, secured, sends, stalls

from brochure.sources import exchange
from brochure.sources.exchange import MAX_REDIRECTS, FetchError, Limits, ask, check_address

Serve = Callable[..., Server]

GENEROUS = Limits(max_bytes=1 << 30, seconds=1e6, silence=60, clock=Clock())
SMALL = Limits(max_bytes=10_000, seconds=1e6, silence=60, clock=Clock())
ANY = ("http", "https")

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
MOVED = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n"
BLOCK = b"400\r\n" + b"x" * 1024 + b"\r\n"

ENDLESS = {
    "status line": floods(b"HTTP/1.1 200 ", b"O"),
    "header": floods(OK + b"X: ", b"x"),
    "headers": floods(OK, b"X: " + b"x" * 1000 + b"\r\n"),
    "interim answers": floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "headers of an interim answer": floods(b"HTTP/1.1 100 Continue\r\n", b"X: " + b"x" * 1000 + b"\r\n"),
    "body": floods(OK + b"\r\n", b"x" * 1000),
    "body of a known length": floods(OK + b"Content-Length: 99999\r\n\r\n", b"x"),
    "body in chunks": floods(CHUNKED, BLOCK),
    "body in tiny chunks": floods(CHUNKED, b"1\r\nx\r\n"),
    "size of a chunk": floods(CHUNKED, b"0"),
    "extension of a chunk": floods(CHUNKED + b"1;", b"x"),
    "trailers": floods(CHUNKED + b"2\r\nhi\r\n0\r\n", b"X: y\r\n"),
    "trailer": floods(CHUNKED + b"2\r\nhi\r\n0\r\nX: ", b"y"),
    "header of a redirection": floods(MOVED + b"X: ", b"x"),
}
SILENT = {
    "at once": b"",
    "in the status line": b"HTTP/1.1 20",
    "in a header": OK + b"X: ",
    "after an interim answer": b"HTTP/1.1 100 Continue\r\n\r\n",
    "before the body": OK + b"Content-Length: 5\r\n\r\n",
    "in the body": OK + b"Content-Length: 5\r\n\r\nxx",
    "in the size of a chunk": CHUNKED + b"1",
    "before the trailers": CHUNKED + b"2\r\nhi\r\n0\r\n",
    "in a redirection": MOVED,
}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def serve() -> Iterator[Serve]:
    running: list[Server] = []

    def start(answer: Answer, *, secure: bool = False) -> Server:
        running.append(Server(answer, secure=secure))
        return running[-1]

    yield start
    for server in running:
        server.close()


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def refusal(url: str, limits: Limits = GENEROUS) -> str:
    with pytest.raises(FetchError) as refused:
        ask(url, {}, limits, ANY)
    return str(refused.value)


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=ENDLESS)
def test_endless_response_stops_at_the_size_limit(serve: Serve, answer: Answer) -> None:
    message = refusal(serve(answer).url(), SMALL)
    assert "more than the 10,000" in message or "99,999 bytes are more than the 10,000" in message


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=ENDLESS)
def test_endless_response_stops_at_the_deadline(serve: Serve, answer: Answer) -> None:
    """The clock goes on a second with every step; after eight of them not even one line is too long."""
    limits = Limits(max_bytes=1 << 30, seconds=8, silence=60, clock=Clock(step=1))
    assert "not complete after 8 seconds; try again later" in refusal(serve(answer).url(), limits)


@pytest.mark.parametrize("start", SILENT.values(), ids=SILENT)
def test_exchange_stops_after_silence(serve: Serve, start: bytes) -> None:
    limits = Limits(max_bytes=1 << 30, seconds=1e6, silence=0.05, clock=Clock())
    assert "nothing was received for 0.05 seconds; try again later" in refusal(serve(stalls(start)).url(), limits)


def test_deadline_is_reported_when_silence_lasts_until_it(serve: Serve) -> None:
    class Late(Clock):
        """Almost at the deadline with the third look, which is that before the first byte."""

        def __call__(self) -> float:
            self.now += 99.99 if self.step == 3 else 0.02
            self.step += 1
            return self.now

    limits = Limits(max_bytes=1 << 30, seconds=100, silence=60, clock=Late())
    assert "not complete after 100 seconds" in refusal(serve(stalls(b"")).url(), limits)


def test_size_limit_covers_all_redirects_together(serve: Serve) -> None:
    """Each is well below it."""
    padding = "X: " + "x" * 4000
    assert "more than the 10,000" in refusal(serve(file(b"", "Location: /x", padding, status="302 Found")).url(), SMALL)


@pytest.mark.parametrize(
    "start",
    [MOVED + b"Transfer-Encoding: chunked\r\n\r\n", MOVED + b"Content-Length: 9999999\r\n\r\n", MOVED + b"\r\n"],
)
def test_body_of_a_redirect_is_not_read(serve: Serve, start: bytes) -> None:
    server = serve(floods(start, BLOCK))
    assert f"more than {MAX_REDIRECTS} redirects" in refusal(server.url())
    assert len(server.heads) == MAX_REDIRECTS + 1


def test_body_of_an_error_response_is_not_read(serve: Serve) -> None:
    answer = ask(serve(floods(b"HTTP/1.1 500 Oops\r\n\r\n", BLOCK)).url(), {}, GENEROUS, ANY)
    assert (answer.status, answer.body) == (500, b"")


def test_at_most_one_byte_beyond_the_limit_is_read(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    received = 0
    receive = exchange._CountedSocket.readinto

    def counted(counted_socket: Any, buffer: Any) -> int:
        nonlocal received
        before = counted_socket._allowance.bytes_left
        try:
            return receive(counted_socket, buffer)
        finally:
            received += before - counted_socket._allowance.bytes_left

    monkeypatch.setattr(exchange._CountedSocket, "readinto", counted)
    refusal(serve(floods(OK + b"\r\n", BLOCK)).url(), SMALL)
    assert received == SMALL.max_bytes + 1


BROKEN = {
    "no answer": (b"", "without responding"),
    "no web server": (b"\x00\xff\x1b[2J garbage\r\n\r\n", "not from a web server"),
    "cut off": (OK + b"Content-Length: 8\r\n\r\nhalf", "cut off after 4 of 8"),
    "cut off in chunks": (CHUNKED + b"8\r\nhalf", "was lost"),
    "cut off between chunks": (CHUNKED + b"4\r\nhalf\r\n", "was lost"),
    "no chunk": (CHUNKED + b"zz\r\nhi\r\n", "was lost"),
    "negative chunk": (CHUNKED + b"-5\r\nhi\r\n", "was lost"),
    "two lengths": (OK + b"Content-Length: 2\r\nContent-Length: 5\r\n\r\nhi", "impossible length"),
    "negative length": (OK + b"Content-Length: -5\r\n\r\nhi", "impossible length"),
    "superscript length": (OK + b"Content-Length: \xb2\r\n\r\nhi", "impossible length"),
    "enormous length": (OK + b"Content-Length: 999999999999\r\n\r\nhi", "more than the"),
    "compressed": (OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi", "compressed"),
    "compressed on the way": (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "gzip"),
    "very many headers": (OK + b"A: b\r\n" * 200 + b"\r\nhi", "was lost"),
}


@pytest.mark.parametrize(("sent", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_response_is_refused(serve: Serve, sent: bytes, message: str) -> None:
    told = refusal(serve(sends(sent)).url())
    assert message in told
    assert told.isprintable()


@pytest.mark.parametrize(
    "sent", [OK + b"Content-Length: 2\r\n\r\nhi", CHUNKED + b"2\r\nhi\r\n0\r\n\r\n", OK + b"\r\nhi"]
)
def test_complete_response_is_returned(serve: Serve, sent: bytes) -> None:
    server = serve(sends(b"HTTP/1.1 100 Continue\r\n\r\n", sent))
    answer = ask(server.url("/a/b?c=d#e"), {"X-Mine": "yes"}, SMALL, ANY)
    assert (answer.status, answer.body) == (200, b"hi")
    lines = server.heads[0].decode().split("\r\n")
    assert lines[0] == "GET /a/b?c=d HTTP/1.1"
    assert f"Host: 127.0.0.1:{server.port}" in lines
    assert {"Accept-Encoding: identity", "X-Mine: yes"} <= set(lines)
    assert not any(line.startswith(("Cookie", "Authorization")) for line in lines)


# Redirections


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(serve: Serve, status: str) -> None:
    there = serve(file(b"there", "Set-Cookie: a=b"))
    answer = ask(serve(moved(there.url("/b c\xe9"), status)).url(), {}, GENEROUS, ANY)
    assert answer.body == b"there"
    assert there.heads[0].startswith(b"GET /b%20c%E9 ")


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/html,x", "javascript:x", "http://u:p@127.0.0.1/", "http://[::1",
     "http://127.0.0.1:99999/"],
)  # fmt: skip
def test_redirect_is_refused_when_its_target_is_not_allowed(serve: Serve, target: str) -> None:
    assert "redirected" in refusal(serve(moved(target)).url())


def test_redirect_without_a_location_is_the_response(serve: Serve) -> None:
    assert ask(serve(sends(b"HTTP/1.1 302 Found\r\n\r\n")).url(), {}, GENEROUS, ANY).status == 302


@pytest.mark.usefixtures("trusted")
def test_redirect_from_https_to_http_is_refused(serve: Serve) -> None:
    weaker = serve(file(b"hi"))
    assert "only https" in refusal(serve(moved(weaker.url()), secure=True).url())
    assert not weaker.heads


# Encryption


@pytest.mark.usefixtures("trusted")
def test_https_response_is_returned(serve: Serve) -> None:
    server = serve(file(b"hi"), secure=True)
    assert ask(server.url(), {}, SMALL).body == b"hi"


def test_server_is_refused_when_its_certificate_is_for_another_name(serve: Serve) -> None:
    assert "certificate" in refusal(serve(file(b"hi"), secure=True).url())


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("mode", ["headers", "headers of an interim answer", "body", "body in chunks"])
def test_limits_hold_over_https(serve: Serve, mode: str) -> None:
    assert "more than the 10,000" in refusal(serve(ENDLESS[mode], secure=True).url(), SMALL)


def test_silence_ends_a_tls_handshake() -> None:
    limits = Limits(max_bytes=1 << 30, seconds=1e6, silence=0.05, clock=Clock())
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        assert "nothing was received for 0.05 seconds" in refusal(url, limits)


# Finding the server


def test_deadline_holds_when_the_resolver_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()

    def resolve(*_: object, **__: object) -> list[object]:
        over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    limits = Limits(max_bytes=1 << 30, seconds=1e6, silence=0.05, clock=Clock())
    assert "nothing was received for 0.05 seconds" in refusal("http://slow.example/", limits)
    over.set()


def test_unknown_host_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "does not exist" in refusal("http://nobody.example/")


def test_next_address_of_a_host_is_tried_when_one_fails(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(file(b"hi"))
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = closed.getsockname()
    places = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", place) for place in (dead, ("127.0.0.1", server.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    assert ask("http://two.example/", {}, SMALL, ANY).body == b"hi"
    places.pop()
    assert "no connection" in refusal("http://two.example/")


# Proxies


def proxied(monkeypatch: pytest.MonkeyPatch, proxy: Server, scheme: str) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv(f"{scheme}_proxy", f"http://me:se%20cret@127.0.0.1:{proxy.port}")


@pytest.mark.usefixtures("trusted")
def test_https_goes_through_a_proxy_tunnel(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy sees where to, and nothing else; what follows is between us and the server."""
    asked: list[bytes] = []

    def tunnel(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with secured(connection) as opened:
            asked.append(head(opened))
            file(b"hi")(opened)

    proxy = serve(tunnel)
    proxied(monkeypatch, proxy, "https")
    assert ask("https://localhost/a", {}, SMALL).body == b"hi"
    assert proxy.heads[0].startswith(b"CONNECT localhost:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6c2UgY3JldA==" in proxy.heads[0]
    assert asked[0].startswith(b"GET /a HTTP/1.1\r\nHost: localhost\r\n")
    assert b"Proxy-" not in asked[0]


def test_numeric_address_is_bracketed_for_a_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(sends(b"HTTP/1.1 403 No\r\n\r\n"))
    proxied(monkeypatch, proxy, "https")
    refusal("https://[2001:db8::1]/a")
    assert proxy.heads[0].startswith(b"CONNECT [2001:db8::1]:443 HTTP/1.1\r\n")


def test_http_goes_through_a_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(file(b"hi"))
    proxied(monkeypatch, proxy, "http")
    assert ask("http://nobody.example/a", {}, SMALL, ANY).body == b"hi"
    assert proxy.heads[0].startswith(b"GET http://nobody.example/a HTTP/1.1\r\nHost: nobody.example\r\n")
    assert b"Proxy-Authorization" in proxy.heads[0]


@pytest.mark.parametrize(
    "answer",
    [ENDLESS["status line"], ENDLESS["header"], ENDLESS["interim answers"], ENDLESS["headers of an interim answer"]],
)
def test_limits_hold_for_proxies(serve: Serve, monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    proxied(monkeypatch, serve(answer), "https")
    assert "more than the 10,000" in refusal("https://nobody.example/", SMALL)
    limits = Limits(max_bytes=1 << 30, seconds=8, silence=60, clock=Clock(step=1))
    assert "not complete after 8 seconds" in refusal("https://nobody.example/", limits)


def test_refusal_of_a_proxy_is_reported(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxied(monkeypatch, serve(floods(b"HTTP/1.1 407 Who are you\r\n\r\n", BLOCK)), "https")
    assert "407" in refusal("https://nobody.example/")
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
    assert "proxy socks5://127.0.0.1 is not supported" in refusal("https://nobody.example/")


# Addresses


@pytest.mark.parametrize(
    "url",
    ["http://www.bls.gov/ooh/", "ftp://x.example/", "file:///etc/passwd", "https://", "https://a:b@x.example/",
     "https://x.example/a b", "javascript://x", "https://[x/", "https://x.example:99999/", "https://x.example:a/"],
)  # fmt: skip
def test_url_is_refused_when_invalid_or_not_allowed(url: str) -> None:
    with pytest.raises(FetchError):
        check_address(url)
