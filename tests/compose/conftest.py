from __future__ import annotations

import typing

import pytest

from brochure.style.model import Faces, PageSetup, Palette, SectionKey, Setting, Sizes, Style


@pytest.fixture(scope="session")
def style() -> Style:
    """A style with every section; of its looks nothing is read here."""
    gray = "#808080"
    face = "Lato-Regular"
    return Style(
        name="plain",
        description="",
        page=PageSetup(margin_top=50, margin_bottom=50, margin_side=50, columns=2, gutter=20),
        faces=Faces(regular=face, italic=face, bold=face, bold_italic=face, display=face, light=face),
        sizes=Sizes(
            body=10, leading=13, small=8, small_leading=10, table=9, table_leading=11, title=36, title_min=20,
            summary=14, numeral=24, section=18, subsection=11,
        ),
        palette=Palette(
            paper=gray, ink=gray, heading=gray, muted=gray, accent=gray, own=gray, other=gray, tint=gray, rule=gray
        ),
        setting=Setting(),
        sections=typing.get_args(SectionKey),
    )  # fmt: skip
