"""How many faults the plans of real pages have, as a typographer counts them: the numbers that they must not exceed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.brand.samples import write_brand
from tests.official import PUBLISHED
from tools.judge_pages import faults

import brochure
from brochure.paper import PageSize

HANDBOOK = sorted((PUBLISHED / "ooh").glob("*.html"))
MIN_PAGES = 50  # a handful of pages says nothing about others

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(len(HANDBOOK) < MIN_PAGES, reason="the published handbook pages are not beside this checkout"),
]


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imported")
    brochure.import_ooh(HANDBOOK, output=folder)
    return folder


def judged(
    profiles: Path, out: Path, style: str, size: PageSize, brand: Path | None = None
) -> tuple[Counter[int], Counter[str]]:
    """How many brochures have each number of pages, and the faults of all pages by kind."""
    brochure.build_batch(
        brochure.Selectors(everything=True, shipped=False),
        folder=profiles,
        output=out,
        styles=[style],
        page_size=size,
        brand=brand,
        jobs=1,
    )
    counts, found = Counter[int](), Counter[str]()
    for path in sorted(out.glob("*.pdf")):
        pages, of_file = faults(path)
        counts[pages] += 1
        found.update(fault.kind for fault in of_file)
    assert counts.total() == len(HANDBOOK)
    return counts, found


def rate(counts: Counter[int], found: Counter[str]) -> float:
    """Faults per 1,000 pages."""
    return 1000 * found.total() / sum(pages * count for pages, count in counts.items())


def test_classic_has_few_faults_and_fills_four_or_eight_pages(profiles: Path, tmp_path: Path) -> None:
    """Before there was a plan, there were 1,069 faults per 1,000 pages."""
    counts, found = judged(profiles, tmp_path, "classic", "letter")
    assert rate(counts, found) <= 25, found
    assert found.keys() <= {"foot", "end", "columns", "table"}
    assert (counts[4] + counts[8]) / counts.total() >= 0.8, counts


def test_large_print_has_no_torn_addresses_and_few_faults(profiles: Path, tmp_path: Path) -> None:
    """Most of them are what tall charts and tables leave blank."""
    counts, found = judged(profiles, tmp_path, "large-print", "a4")
    assert rate(counts, found) <= 20, found
    assert not found.keys() & {"address", "caption", "table", "word"}
    assert max(count for count in counts if counts[count] > 1) <= 20


def test_a_brand_keeps_four_pages(profiles: Path, tmp_path: Path) -> None:
    """As tables only, what it says would leave 31 of 60 with four pages, and 50 faults."""
    counts, found = judged(profiles, tmp_path / "out", "classic", "letter", write_brand(tmp_path / "brand"))
    assert counts[4] / len(HANDBOOK) >= 0.8
    assert rate(counts, found) <= 30
