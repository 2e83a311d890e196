"""The brand of a run is found in one order, and is never taken for a profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.brand.samples import BRAND, write_brand
from tests.cli.conftest import DIVERS

from brochure.brand.find import brand_in, find_brand, is_brand
from brochure.errors import BrochureError, NotFoundError, RequestError
from brochure.profile.find import Library
from brochure.profile.kinds import require_slug


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROCHURE_BRAND", raising=False)


def test_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = write_brand(tmp_path / "profiles")
    other = write_brand(tmp_path / "other")
    assert find_brand(None, [tmp_path]) is None
    assert find_brand(None, [tmp_path, beside.parent]) == beside
    monkeypatch.setenv("BROCHURE_BRAND", str(other))
    assert find_brand(None, [beside.parent]) == other
    assert find_brand(tmp_path / "x.yaml", [beside.parent]) == tmp_path / "x.yaml"


def test_a_variable_that_names_no_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROCHURE_BRAND", str(tmp_path / "gone.yaml"))
    with pytest.raises(NotFoundError, match=r"\$BROCHURE_BRAND names .*gone\.yaml, which does not exist"):
        find_brand(None, [])


def test_two_brands_are_a_question(tmp_path: Path) -> None:
    one, other = write_brand(tmp_path / "one"), write_brand(tmp_path / "other")
    with pytest.raises(RequestError, match="both beside profiles of this run"):
        find_brand(None, [one.parent, other.parent])
    assert find_brand(None, [one.parent, tmp_path / "other" / ".." / "one"]) == one
    one.with_suffix(".yml").write_text("organization: X", encoding="utf-8")
    with pytest.raises(RequestError, match=r"brand\.yml exists, too"):
        brand_in(one.parent)


def test_a_brand_is_no_profile(tmp_path: Path) -> None:
    write_brand(tmp_path)
    (tmp_path / "divers.yaml").write_text(DIVERS, encoding="utf-8")
    library = Library([tmp_path])
    assert [path.stem for path in library.paths] == ["divers"]
    assert library.brands == (tmp_path / "brand.yaml",)
    with pytest.raises(NotFoundError):
        library.find("brand")
    with pytest.raises(NotFoundError):
        library.find("Lincoln High School")
    with pytest.raises(BrochureError, match=r"brand\.yaml is the file that says who"):
        require_slug("brand")


def test_brands_are_told_by_name_or_keys(tmp_path: Path) -> None:
    for name, text, expected in (
        ("brand.yaml", "organisation: X", True),
        ("lincoln.yaml", BRAND, True),
        ("divers.yaml", DIVERS, False),
        ("empty.yaml", "", False),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert is_brand(path) is expected, name
    assert not is_brand(tmp_path / "gone.yaml")
