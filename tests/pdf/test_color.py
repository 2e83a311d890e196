from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from brochure.pdf import color


def test_grays_take_one_number() -> None:
    assert color.fill("#000000") == "0 g"
    assert color.fill("#ffffff") == "1 g"
    assert color.stroke("#808080") == "0.502 G"


def test_colors_take_three() -> None:
    assert color.fill("#ff0080") == "1 0 0.502 rg"
    assert color.stroke("#00FF00") == "0 1 0 RG"


@pytest.mark.parametrize("pixel", [(0, 0, 0), (255, 255, 255), (200, 30, 90), (4, 128, 250), (60, 200, 10)])
def test_the_profile_is_srgb(pixel: tuple[int, int, int]) -> None:
    """Little CMS reads it, and finds no difference to its own sRGB."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(color.srgb_profile()))
    image = Image.new("RGB", (1, 1), pixel)
    converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"))
    assert converted is not None
    result = converted.getpixel((0, 0))
    assert isinstance(result, tuple)
    assert all(abs(this - that) <= 1 for this, that in zip(result, pixel, strict=True))


def test_the_profile_is_small_and_says_its_size() -> None:
    data = color.srgb_profile()
    assert int.from_bytes(data[:4], "big") == len(data) < 600
