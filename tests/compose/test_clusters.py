"""Names of career clusters."""

from __future__ import annotations

import pytest
from tests.locales import EN, ES

from brochure.compose.clusters import cluster_name, shared_in_title
from brochure.style.clusters import CLUSTER_COLORS


@pytest.mark.parametrize("cluster", CLUSTER_COLORS)
def test_clusters_have_names_in_every_language(cluster: str) -> None:
    assert cluster_name(EN, cluster) == cluster
    assert cluster_name(ES, cluster)
    assert shared_in_title(EN, [cluster]) == shared_in_title(EN, [cluster] * 2) != ""
    assert shared_in_title(ES, [cluster])


def test_others_have_none() -> None:
    assert cluster_name(EN, "Healthcare") == cluster_name(EN, None) == ""
    assert shared_in_title(EN, ["Construction", "Education"]) == shared_in_title(EN, [None]) == ""
