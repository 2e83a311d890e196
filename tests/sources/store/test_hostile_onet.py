"""Tables of O*NET with any cell, header or row replaced: read whole, or refused with words and nothing loaded."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import onet

from brochure.sources.store.adding import Added, Failed, add_all
from brochure.sources.store.onet import codes, of
from brochure.sources.store.schema import open_existing

CELLS = st.one_of(
    st.sampled_from(
        ("", "n/a", "N/A", "NaN", "inf", "-1", "1e308", "7.01", "29-1141", "29-1141.0", "Y ", "=1+1", "'", '"', "\x00",
         "\ufeff", "\u202e", "x" * 5000, "٣", "1,5", "Core\u00a0", "<b>")
    ),
    st.text(max_size=20),
    st.floats(),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_changed_release_is_read_whole_or_not_at_all(data: st.DataObject) -> None:
    parts = deepcopy(onet.tables())
    name = data.draw(st.sampled_from(sorted(parts)))
    row = data.draw(st.integers(0, len(parts[name]) - 1))
    how = data.draw(st.sampled_from(("cell", "cut", "drop", "twice")))
    if how == "cell":
        parts[name][row][data.draw(st.integers(0, len(parts[name][row]) - 1))] = data.draw(CELLS)
    elif how == "cut":
        del parts[name][row][data.draw(st.integers(0, len(parts[name][row]) - 1)) :]
    elif how == "drop":
        del parts[name][row]
    else:
        parts[name].insert(row, list(parts[name][row]))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "figures.sqlite")
        outcomes = list(add_all(place, onet.as_text(Path(folder, "onet"), parts)))
        failed = [one for one in outcomes if isinstance(one, Failed)]
        assert all(one.reason for one in failed)
        if failed:
            assert not any(isinstance(one, Added) for one in outcomes)
            assert not place.exists()
        elif any(isinstance(one, Added) for one in outcomes):
            connection = open_existing(place)
            assert all(of(connection, soc) for soc in codes(connection))
            connection.close()
