"""``import brochure``: load and render."""

from __future__ import annotations

import doctest
import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import brochure
from brochure import errors
from brochure.pdf.color import fill
from brochure.style.clusters import cluster_colors


def test_what_is_offered() -> None:
    for name in brochure.__all__:
        assert getattr(brochure, name) is not None
    assert set(brochure.__all__) <= set(dir(brochure))
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        brochure.lod  # type: ignore[attr-defined]  # noqa: B018


def test_errors_are_offered_in_one_place() -> None:
    public = {
        name for name, value in vars(errors).items() if isinstance(value, type) and value.__module__ == errors.__name__
    }
    assert public <= set(brochure.__all__)


def test_the_example_of_the_docstring_runs() -> None:
    assert brochure.load  # the names come when they are first used
    assert doctest.testmod(brochure).failed == 0


@pytest.mark.parametrize("name", ["health-info-tech", "29-2071", "Medical Records and Health Information Technicians"])
def test_load_by_name(name: str) -> None:
    assert brochure.load(name).slug == "health-info-tech"


def test_load_by_path(tmp_path: Path) -> None:
    path = tmp_path / "potters.yaml"
    path.write_text("slug: potters\ntitle: Potters\nsections: {what_they_do: Potters shape clay.}\n", encoding="utf-8")
    assert brochure.load(path) == brochure.load(str(path))
    assert brochure.load(path).title == "Potters"


def test_load_of_nothing() -> None:
    with pytest.raises(brochure.NotFoundError, match="health-info-tec"):
        brochure.load("health-info-tec")


def test_load_of_a_wrong_file(tmp_path: Path) -> None:
    path = tmp_path / "potters.yaml"
    path.write_text("slug: potters\ntitel: Potters\n", encoding="utf-8")
    with pytest.raises(brochure.InputError) as caught:
        brochure.load(path)
    assert {diagnostic.code for diagnostic in caught.value.diagnostics} >= {"unknown-key", "missing"}
    assert f"{path}:2:1: error[unknown-key]" in str(caught.value)


def test_render_is_a_pdf_and_always_the_same() -> None:
    profile = brochure.load("health-info-tech")
    data = brochure.render(profile)
    assert data.startswith(b"%PDF-1.7")
    assert data.rstrip().endswith(b"%%EOF")
    assert data == brochure.render(profile, style="classic") == brochure.render(profile, page_size="letter")
    assert data != brochure.render(profile, page_size="a4")
    assert data == brochure.render(profile, lang="en") != brochure.render(profile, lang="es-US")


def test_render_takes_a_style_that_was_made_elsewhere() -> None:
    from brochure.rendering import load_style

    profile = brochure.load("health-info-tech")
    classic = load_style("classic")
    assert brochure.render(profile, style=classic) == brochure.render(profile)
    short = replace(classic, sections=("pay",))
    assert len(brochure.render(profile, style=short)) < len(brochure.render(profile))


def test_render_with_an_unknown_style_or_size() -> None:
    profile = brochure.load("health-info-tech")
    with pytest.raises(brochure.NotFoundError, match="classic"):
        brochure.render(profile, style="clasic")
    with pytest.raises(ValueError, match="is not a page size"):
        brochure.render(profile, page_size="b5")


def test_a_missing_glyph_names_character_field_and_line(tmp_path: Path) -> None:
    path = tmp_path / "potters.yaml"
    text = "slug: potters\ntitle: Potters\nsections:\n  what_they_do: |\n    Clay is 粘.\n"
    path.write_text(text, encoding="utf-8")
    profile = brochure.load(path)
    with pytest.raises(brochure.InputError) as caught:
        brochure.render(profile)
    (diagnostic, *_) = caught.value.diagnostics
    assert (diagnostic.path, diagnostic.line) == (str(path), 5)
    assert "粘" in diagnostic.message
    assert "sections.what_they_do" in str(diagnostic)


def test_a_missing_glyph_of_a_profile_that_came_from_no_file() -> None:
    profile = replace(brochure.load("health-info-tech"), title="Records 粘")
    with pytest.raises(brochure.InputError, match=r"error\[glyph\] title: no glyph for “粘”"):
        brochure.render(profile)


def test_a_profile_that_came_from_no_file_is_checked_like_one_that_did() -> None:
    with pytest.raises(brochure.InputError, match="add figures or text"):
        brochure.render(brochure.Profile(slug="potters", title="Potters"))
    profile = brochure.load("health-info-tech")
    assert brochure.render(replace(profile)) == brochure.render(profile)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda _: brochure.load(["cooks"]), "name is a list, expected a string or a path"),
        (lambda _: brochure.load(None), "name is a NoneType"),
        (
            lambda _: brochure.render("cooks"),
            r"profile is a str, expected a profile; use brochure.load\('cooks'\)",
        ),
        (lambda _: brochure.render(None), "profile is a NoneType, expected a profile"),
        (lambda p: brochure.render(p, areas="Washington"), r"areas is one string.*'Washington'; expected a list: \["),
        (lambda p: brochure.render(p, style=None), "style is a NoneType, expected a string or a path or a style"),
        (
            lambda _: brochure.render_comparison("cooks"),
            r"profiles is one string or path, 'cooks'; expected a list: \['cooks'\]",
        ),
        (lambda p: brochure.render_comparison([p, "cooks"]), r"profiles\[1\] is a str, expected a profile"),
        (lambda p: brochure.render_comparison([p, p], areas="Ohio"), "areas is one string"),
        (lambda _: brochure.build("cooks"), "names is one string or path, 'cooks'"),
        (lambda _: brochure.build(Path("cooks.yaml")), "names is one string or path"),
    ],
)
def test_wrong_type_is_a_type_error_that_names_the_argument(call: Callable[[object], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(brochure.load("cooks"))


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("title", ["Records", "Records 粘"])
def test_garbage_is_collected_after_rendering_as_before(enabled: bool, title: str) -> None:
    profile = replace(brochure.load("health-info-tech"), title=title)
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with suppress(brochure.InputError):
            brochure.render(profile)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_a_style_by_cluster_has_the_colors_of_the_profile(here: Path) -> None:
    path = here / "set.yaml"
    path.write_text("name: set\nextends: classic\npalette: {by_cluster: true}\n", encoding="utf-8")
    electricians = pages_of(brochure.render(brochure.load("electricians"), style=path))
    cooks = pages_of(brochure.render(brochure.load("cooks"), style=path))
    orange, brown = (fill(cluster_colors(brochure.load(name).cluster).field) for name in ("electricians", "cooks"))
    assert orange in electricians
    assert brown in cooks
    assert orange not in cooks
    assert fill("#12344d") not in electricians + cooks, "that of classic"


def pages_of(data: bytes) -> str:
    """The content streams of a file."""
    return b"".join(page.get_contents().get_data() for page in PdfReader(BytesIO(data)).pages).decode("latin-1")
