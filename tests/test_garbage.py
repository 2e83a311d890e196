"""The collector is paused within the block, and afterwards as before."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest

from brochure.garbage import collector_paused


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("fails", [True, False])
def test_the_collector_is_paused_and_then_as_before(enabled: bool, fails: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with suppress(ValueError), collector_paused():
            assert not gc.isenabled()
            if fails:
                raise ValueError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
