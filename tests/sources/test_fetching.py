"""Downloads: what a request says, what is cached, and when it is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.serving import Clock, Server, file, sends

from brochure.sources.exchange import FetchError
from brochure.sources.fetching import Fetcher, user_agent


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server(sends())
    yield running
    running.close()


@pytest.fixture
def fetcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    clock = Clock()
    return Fetcher(
        contact="me@example.org", cache=tmp_path / "cache", max_bytes=100_000, schemes=("http", "https"),
        clock=clock, sleep=clock.sleep,
    )  # fmt: skip


def asked(server: Server) -> dict[str, str]:
    """The headers of the last request."""
    lines = server.heads[-1].decode("latin-1").split("\r\n")[1:-2]
    return dict(line.split(": ", 1) for line in lines)


def test_request_names_the_program_and_the_contact(server: Server, fetcher: Fetcher) -> None:
    server.answer = file(b"hello")
    assert fetcher.get(server.url()) == b"hello"
    assert asked(server)["User-Agent"] == user_agent("me@example.org")
    assert asked(server)["User-Agent"].startswith("brochure/")
    assert not list(fetcher.cache.glob("*")), "nothing to ask conditionally by"


def test_cached_copy_is_used_when_the_file_has_not_changed(server: Server, fetcher: Fetcher) -> None:
    server.answer = file(b"one", 'ETag: "1"', "Last-Modified: Mon, 01 Sep 2025 00:00:00 GMT")
    fetcher.get(server.url())
    server.answer = sends(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert fetcher.get(server.url()) == b"one"
    assert asked(server)["If-None-Match"] == '"1"'
    assert asked(server)["If-Modified-Since"] == "Mon, 01 Sep 2025 00:00:00 GMT"
    server.answer = file(b"two", 'ETag: "2"')
    assert fetcher.get(server.url()) == b"two"


@pytest.mark.parametrize("damage", [b"on", b"One"])
def test_damaged_copy_is_not_used(server: Server, fetcher: Fetcher, damage: bytes) -> None:
    server.answer = file(b"one", 'ETag: "1"')
    fetcher.get(server.url())
    next(fetcher.cache.glob("*.body")).write_bytes(damage)
    assert fetcher.get(server.url()) == b"one"
    assert "If-None-Match" not in asked(server)


@pytest.mark.parametrize("notes", ["[]", "{", '{"url": 1}', '{"url": "x", "sha256": []}', ""])
def test_copy_is_not_used_when_its_metadata_is_damaged(server: Server, fetcher: Fetcher, notes: str) -> None:
    server.answer = file(b"one", 'ETag: "1"')
    fetcher.get(server.url())
    next(fetcher.cache.glob("*.json")).write_text(notes, encoding="utf-8")
    assert fetcher.get(server.url()) == b"one"
    assert "If-None-Match" not in asked(server)


@pytest.mark.parametrize("etag", ['"a\r\n b"', '"\xff"', ""])
def test_validator_is_not_cached_when_it_cannot_be_sent(server: Server, fetcher: Fetcher, etag: str) -> None:
    server.answer = file(b"one", f"ETag: {etag}")
    for _ in range(2):
        assert fetcher.get(server.url()) == b"one"
    assert "If-None-Match" not in asked(server)


def test_download_succeeds_when_the_cache_cannot_be_written(server: Server, fetcher: Fetcher) -> None:
    fetcher.cache.write_bytes(b"a file")
    server.answer = file(b"one", 'ETag: "1"')
    assert fetcher.get(server.url()) == b"one"


@pytest.mark.parametrize("code", [401, 403, 429])
def test_refusal_suggests_a_contact_or_a_browser(server: Server, fetcher: Fetcher, code: int) -> None:
    server.answer = file(b"Access denied", status=f"{code} No")
    with pytest.raises(FetchError, match="save the page in a browser"):
        fetcher.get(server.url())
    fetcher.contact = ""
    with pytest.raises(FetchError, match="`contact`"):
        fetcher.get(server.url())


@pytest.mark.parametrize("status", ["404 Not Found", "204 No Content", "206 Partial Content", "304 Not Modified"])
def test_other_status_is_an_error(server: Server, fetcher: Fetcher, status: str) -> None:
    server.answer = file(b"", status=status)
    with pytest.raises(FetchError, match=status):
        fetcher.get(server.url())


def test_limits_of_the_fetcher_apply(server: Server, fetcher: Fetcher) -> None:
    server.answer = file(b"x" * 100_000)
    with pytest.raises(FetchError, match="more than the 100,000"):
        fetcher.get(server.url())
    fetcher.clock = Clock(step=1)
    fetcher.seconds = 3
    with pytest.raises(FetchError, match="not complete after 3 seconds"):
        fetcher.get(server.url())


def test_fetcher_pauses_between_two_requests(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    clock = Clock()
    fetcher = Fetcher(cache=tmp_path, pause=2, schemes=("http",), clock=clock, sleep=clock.sleep)
    server.answer = file(b"x")
    fetcher.get(server.url())
    assert clock.slept == []
    clock.now += 0.5
    fetcher.get(server.url())
    assert clock.slept == [1.5]
    clock.now += 5
    fetcher.get(server.url())
    assert clock.slept == [1.5]


@pytest.mark.parametrize("contact", ["a\r\nHost: x", "é@x.example", "x" * 201, "a)b"])
def test_contact_is_refused_when_it_cannot_be_sent(contact: str) -> None:
    with pytest.raises(FetchError, match="`contact`"):
        user_agent(contact)
