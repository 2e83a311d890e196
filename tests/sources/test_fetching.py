"""Fetching, from a real server on the loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from brochure.sources.fetching import Fetcher, FetchError, check_address, user_agent

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers by path; ``requests`` are the headers that came."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[dict[str, str]] = []
        self.busy = self.most_busy = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.requests.append(dict(self.headers))
                outer.busy += 1
                outer.most_busy = max(outer.busy, outer.most_busy)
                try:
                    outer.answers[self.path](self)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                finally:
                    outer.busy -= 1

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}{path}"

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def fetcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return Fetcher(
        contact="me@example.org", cache=tmp_path / "cache", max_bytes=100_000, seconds=2, silence=0.5, pause=0,
        schemes=("http", "https"),
    )  # fmt: skip


def sends(body: bytes, code: int = 200, length: int | None = None, **headers: str) -> Answer:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(code)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(body) if length is None else length))
        to.end_headers()
        to.wfile.write(body)

    return answer


def test_it_says_who_asks(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"hello")
    assert fetcher.get(server.url("/a")) == b"hello"
    assert server.requests[0]["User-Agent"] == user_agent("me@example.org")
    assert server.requests[0]["User-Agent"].startswith("brochure/")
    assert not list(fetcher.cache.glob("*")), "nothing to ask conditionally by"


def test_what_has_not_changed_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"one", ETag='"1"', Last_Modified="Mon, 01 Sep 2025 00:00:00 GMT")
    fetcher.get(server.url("/a"))
    server.answers["/a"] = sends(b"", 304)
    assert fetcher.get(server.url("/a")) == b"one"
    assert server.requests[1]["If-None-Match"] == '"1"'
    assert server.requests[1]["If-Modified-Since"] == "Mon, 01 Sep 2025 00:00:00 GMT"
    server.answers["/a"] = sends(b"two", ETag='"2"')
    assert fetcher.get(server.url("/a")) == b"two"


def test_a_damaged_copy_is_not_used(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"one", ETag='"1"')
    fetcher.get(server.url("/a"))
    next(fetcher.cache.glob("*.body")).write_bytes(b"on")
    fetcher.get(server.url("/a"))
    assert "If-None-Match" not in server.requests[1]


@pytest.mark.parametrize("code", [401, 403, 429])
def test_refused(server: Server, fetcher: Fetcher, code: int) -> None:
    server.answers["/a"] = sends(b"Access denied", code)
    with pytest.raises(FetchError, match="save the page in a browser"):
        fetcher.get(server.url("/a"))
    fetcher.contact = ""
    with pytest.raises(FetchError, match="--contact"):
        fetcher.get(server.url("/a"))


def test_not_there(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"", 404)
    with pytest.raises(FetchError, match="404 Not Found"):
        fetcher.get(server.url("/a"))
    with pytest.raises(FetchError, match="no connection"):
        fetcher.get("http://127.0.0.1:1/")


def test_cut_off(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"half", length=8, ETag='"1"')
    with pytest.raises(FetchError, match=r"cut off|broke off"):
        fetcher.get(server.url("/a"))
    assert not list(fetcher.cache.glob("*"))


def test_too_large(server: Server, fetcher: Fetcher) -> None:
    server.answers["/said"] = sends(b"", length=1_000_000)
    server.answers["/unsaid"] = unsaid
    for path in ("/said", "/unsaid"):
        with pytest.raises(FetchError, match="more than the 100,000"):
            fetcher.get(server.url(path))


def unsaid(to: BaseHTTPRequestHandler) -> None:
    to.send_response(200)
    to.end_headers()
    for _ in range(1000):
        to.wfile.write(b"x" * 10_000)


def test_too_slow(server: Server, fetcher: Fetcher) -> None:
    server.answers["/silent"] = lambda _: time.sleep(1)
    server.answers["/dripping"] = drips
    start = time.monotonic()
    for path in ("/silent", "/dripping"):
        with pytest.raises(FetchError, match="try again later"):
            fetcher.get(server.url(path))
    assert time.monotonic() - start < 6


def drips(to: BaseHTTPRequestHandler) -> None:
    to.send_response(200)
    to.end_headers()
    for _ in range(40):
        to.wfile.write(b"x")
        to.wfile.flush()
        time.sleep(0.1)


def test_redirections(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"", 302, Location="/b")
    server.answers["/b"] = sends(b"there")
    assert fetcher.get(server.url("/a")) == b"there"
    server.answers["/loop"] = sends(b"", 302, Location="/loop")
    with pytest.raises(FetchError):
        fetcher.get(server.url("/loop"))
    for target in ("file:///etc/hostname", "ftp://127.0.0.1/x"):
        server.answers["/away"] = sends(b"", 302, Location=target)
        with pytest.raises(FetchError):
            fetcher.get(server.url("/away"))


def test_compressed_is_refused(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"x", Content_Encoding="gzip")
    with pytest.raises(FetchError, match="compressed"):
        fetcher.get(server.url("/a"))


def test_one_at_a_time(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = sends(b"x")
    fetcher.pause = 0.2
    start = time.monotonic()
    for _ in range(3):
        fetcher.get(server.url("/a"))
    assert server.most_busy == 1
    assert time.monotonic() - start >= 0.4


@pytest.mark.parametrize(
    "url",
    ["http://www.bls.gov/ooh/", "ftp://x.example/", "file:///etc/passwd", "https://", "https://a:b@x.example/",
     "https://x.example/a b", "javascript://x", "https://[x/"],
)  # fmt: skip
def test_addresses_that_are_not_asked(url: str) -> None:
    with pytest.raises(FetchError):
        check_address(url)


@pytest.mark.parametrize("contact", ["a\r\nHost: x", "é@x.example", "x" * 201, "a)b"])
def test_contacts_that_are_none(contact: str) -> None:
    with pytest.raises(FetchError, match="--contact"):
        user_agent(contact)
