"""SOURCE_DATE_EPOCH is a moment, or one clear error."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from brochure.epoch import EpochError, pinned, recorded, source_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", None),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        ("253402300799", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert source_date() == moment


@pytest.mark.parametrize(
    "text", ["abc", "-1", "1.5", " 1", "0x10", "1_000", "\u0663", "253402300800", "1795000000000", "9" * 5000]
)
def test_what_is_no_moment(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(EpochError, match="must be whole seconds since 1970, at most 253402300799") as caught:
        source_date()
    assert len(str(caught.value)) < 300


def test_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date() is None


@pytest.mark.parametrize("before", ["0", None])
@pytest.mark.parametrize("within", ["1767225600", None])
def test_what_another_machine_has_recorded(
    before: str | None, within: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if before is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    with pinned(within):
        assert recorded() == within
        assert (source_date() is None) == (within is None)
    assert recorded() == before
