"""``brochure.gallery``: every style, an index that loads and runs nothing foreign."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

import brochure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    profiles = tmp_path / "profiles"
    profiles.mkdir()
    (profiles / "divers.yaml").write_text(
        'slug: divers\ntitle: "Divers & <b>Co</b>"\nsections: {what_they_do: "They dive.\\n\\n- Weld\\n- Inspect"}\n'
    )
    return profiles


def test_all_styles_are_shown_with_a_file_and_every_page(folder: Path, tmp_path: Path) -> None:
    made = brochure.gallery("divers", folder=folder, output=tmp_path / "out", dpi=24)
    names = [each.style for each in made.shown]
    assert {"classic", "field", "handout", "large-print"} <= set(names)
    page = html.fromstring(made.index.read_text(encoding="utf-8"))
    assert [heading.text_content() for heading in page.iter("h2")] == names
    for each in made.shown:
        assert each.file.read_bytes().startswith(b"%PDF-")
        assert all(picture.exists() for picture in each.pictures)
    images = list(page.iter("img"))
    assert [image.get("src") for image in images] == [one.name for each in made.shown for one in each.pictures]
    assert all(image.get("alt") for image in images)


def test_text_of_a_profile_is_text_in_the_index(folder: Path, tmp_path: Path) -> None:
    made = brochure.gallery("divers", folder=folder, output=tmp_path / "out", styles=["classic"], dpi=24)
    text = made.index.read_text(encoding="utf-8")
    assert "<b>Co" not in text
    page = html.fromstring(text)
    assert next(page.iter("h1")).text_content() == "Divers & <b>Co</b>"
    assert not list(page.iter("script"))
    assert "default-src 'none'" in text


def test_styles_that_do_not_fit_the_paper_are_left_out_unless_they_were_asked_for(folder: Path, tmp_path: Path) -> None:
    made = brochure.gallery("divers", folder=folder, output=tmp_path / "out", page_size="a5", dpi=24)
    assert "handout" not in [each.style for each in made.shown]
    assert any("handout does not fit pages of a5" in warning for warning in made.warnings)
    with pytest.raises(brochure.RequestError, match="handout does not fit pages of a5"):
        brochure.gallery("divers", folder=folder, output=tmp_path / "other", styles=["handout"], page_size="a5")
    assert not (tmp_path / "other").exists()


def test_a_resolution_that_pictures_cannot_have_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(brochure.RequestError, match="dpi is 5"):
        brochure.gallery("divers", folder=folder, output=tmp_path / "out", dpi=5)
