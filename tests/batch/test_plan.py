"""The items of a plan, their file names and fingerprints, and plans that are refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import brochure
from brochure.batch import plan as planning
from brochure.batch.plan import CollisionError, Fingerprints, Item, Plan, program_digest
from brochure.rendering import load_style
from brochure.resources import packaged_locales
from brochure.sources.figures.model import Area, AreaKind
from brochure.sources.local_pay import LocalAreas

CLASSIC = load_style("classic")
LARGE = load_style("large-print")


def paths(*names: str) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names)


def local(*titles: str) -> LocalAreas | None:
    if not titles:
        return None
    return LocalAreas(Path("store"), {title: Area(AreaKind.STATE, "1", title, "") for title in titles}, "")


def test_every_combination_is_an_item_and_items_of_a_profile_are_consecutive() -> None:
    plan = Plan(paths("p/cooks.yaml", "p/divers.yaml"), (CLASSIC, LARGE), local("Ohio", "Washington"), "a4")
    items = list(plan)
    assert len(plan) == len(items) == 8
    assert items[0] == Item(Path("p/cooks.yaml"), "classic", "Ohio", "a4", "cooks--ohio.pdf")
    assert [item.name for item in items[:4]] == [
        "cooks--ohio.pdf",
        "cooks--washington.pdf",
        "cooks--large-print--ohio.pdf",
        "cooks--large-print--washington.pdf",
    ]
    assert {item.profile.stem for item in items[4:]} == {"divers"}


def test_file_names_omit_the_default_style() -> None:
    assert [item.name for item in Plan(paths("cooks.yaml"), (CLASSIC, LARGE))] == [
        "cooks.pdf",
        "cooks--large-print.pdf",
    ]


def test_only_languages_that_are_not_the_profile_s_are_named(library: Path) -> None:
    spanish = library / "cocineros.yaml"
    spanish.write_text("slug: cocineros\ntitle: Cocineros\nlang: es-MX\nsections: {pay: Poco.}\n", "utf-8")
    plan = Plan((library / "cooks.yaml", spanish), (CLASSIC, LARGE), local("Ohio"), languages=("en", "es"))
    assert len(plan) == 8
    assert [(item.name, item.lang) for item in plan if item.style == "classic"] == [
        ("cooks--ohio.pdf", None),
        ("cooks--es--ohio.pdf", "es"),
        ("cocineros--en--ohio.pdf", "en"),
        ("cocineros--ohio.pdf", None),
    ]


def test_a_style_is_not_called_like_a_language() -> None:
    with pytest.raises(CollisionError, match=r"--es\.pdf"):
        Plan(paths("cooks.yaml"), (CLASSIC, replace(LARGE, name="es")), languages=("en", "es"))


@pytest.mark.parametrize(
    ("profiles", "styles", "areas", "words"),
    [
        (("a/cooks.yaml", "b/cooks.yml"), (CLASSIC,), (), "b/cooks.yml"),
        (("a/cooks.yaml", "b/Cooks.yaml"), (CLASSIC,), (), "b/Cooks.yaml"),
        (("cooks.yaml",), (LARGE, replace(LARGE, description="Another of the name")), (), "--large-print.pdf"),
        (("cooks.yaml",), (CLASSIC,), ("Ohio", "OHIO"), "--ohio.pdf"),
        (("cooks.yaml",), (CLASSIC, replace(LARGE, name="ohio")), ("Ohio",), None),
        (("cooks.yaml", "cooks--large-print.yaml"), (CLASSIC, LARGE), (), "cooks--large-print.yaml"),
    ],
)
def test_two_items_never_have_the_same_file(
    profiles: tuple[str, ...], styles: tuple, areas: tuple[str, ...], words: str | None
) -> None:
    if words is None:
        names = [item.name for item in Plan(paths(*profiles), styles, local(*areas))]
        assert len(set(names)) == len(names)
        return
    with pytest.raises(CollisionError, match=words.replace(".", r"\.")):
        Plan(paths(*profiles), styles, local(*areas))


def test_a_slug_with_double_hyphens_is_accepted_unless_it_collides() -> None:
    assert len(Plan(paths("cooks.yaml", "cooks--chefs.yaml"), (CLASSIC, LARGE))) == 4


# Fingerprints


@pytest.fixture
def item(library: Path) -> Item:
    return Item(library / "cooks.yaml", "classic", None, None, "cooks.pdf")


def whole(item: Item, figures: str = "") -> str:
    return Fingerprints([CLASSIC], figures).of(item).whole


def test_equal_items_have_equal_fingerprints(item: Item) -> None:
    assert whole(item) == whole(item)
    assert whole(replace(item, name="other.pdf")) == whole(item), "the file's name is not in it"


def test_a_fingerprint_ignores_the_folder_of_the_profile(item: Item, tmp_path: Path) -> None:
    moved = shutil.copy(item.profile, tmp_path / "cooks.yaml")
    assert whole(replace(item, profile=Path(moved))) == whole(item)


def test_a_fingerprint_covers_every_byte_of_the_profile(item: Item) -> None:
    before = whole(item)
    item.profile.write_bytes(item.profile.read_bytes() + b"#")
    assert whole(item) != before


def test_a_fingerprint_covers_page_size_language_area_and_figures(item: Item) -> None:
    local = replace(item, area="Ohio")
    others = [replace(item, page_size="a4"), replace(item, lang="es"), local]
    assert len({whole(item), *map(whole, others), whole(local, "12")}) == 5
    assert whole(item, "12") == whole(item), "of an item without an area figures do not count"


def test_a_fingerprint_covers_the_style_and_those_it_extends(item: Item) -> None:
    page = replace(CLASSIC.page, margin_top=CLASSIC.page.margin_top + 1)
    other = Fingerprints([replace(CLASSIC, page=page)]).of(item).whole
    assert other != whole(item)


def test_a_fingerprint_covers_the_date_of_files(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole(item)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert whole(item) != before


def test_a_fingerprint_covers_the_programs_version_code_fonts_and_messages(
    item: Item, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = Path(brochure.__file__).parent
    copy = shutil.copytree(package, tmp_path / "brochure", ignore=shutil.ignore_patterns("__pycache__"))
    seen = {program_digest()}
    monkeypatch.setattr(brochure, "__file__", str(copy / "__init__.py"))
    assert program_digest() in seen, "where it lies does not count"
    monkeypatch.setattr(brochure, "__version__", "99")
    seen.add(program_digest())
    for part in ("layout/text.py", "fonts/Lato-Regular.ttf", "fonts/Lato-Regular.json"):
        with (copy / part).open("ab") as file:
            file.write(b" ")
        seen.add(program_digest())
    monkeypatch.setattr(planning, "_version", lambda _library: "99")
    seen.add(program_digest())
    locales = shutil.copytree(packaged_locales(), tmp_path / "locales")
    monkeypatch.setattr(planning, "packaged_locales", lambda: locales)
    assert program_digest() in seen, "nor where the messages lie"
    (locales / "es-US.yaml").write_text("names: {}", "utf-8")
    seen.add(program_digest())
    assert len(seen) == 7
    assert whole(item)


def test_an_unreadable_profile_has_no_fingerprint(item: Item) -> None:
    with pytest.raises(OSError, match="nowhere"):
        whole(replace(item, profile=Path("nowhere.yaml")))
