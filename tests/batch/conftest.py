"""A small library of profiles to select from and to build."""

from __future__ import annotations

from pathlib import Path

import pytest

PROFILES = {
    "cooks": ("Cooks", ["chefs"], ["35-2011", "35-2014"], "Food Preparation and Serving", None),
    "divers": ("Commercial Divers", [], ["49-9092"], "Installation, Maintenance, and Repair", "Construction"),
    "nurse-midwives": ("Nurse Midwives", [], ["29-1161"], "Healthcare", "Healthcare & Human Services"),
    "potters": ("Potters", [], ["51-9195"], None, None),
    "registered-nurses": ("Registered Nurses", ["RN"], ["29-1141"], "Healthcare", "Healthcare & Human Services"),
    "web-designers": ("Web Designers", [], ["15-1255"], "Computer and Information Technology", "Digital Technology"),
}

BROKEN = "slug: broken\ntitle: Broken\ncategory: Healthcare\nsoc: ['29-9999']\nclutser: Education\n"


def profile(slug: str) -> str:
    """The YAML of a profile of one page."""
    title, aliases, soc, category, cluster = PROFILES[slug]
    lines = [f"slug: {slug}", f"title: {title}", f"aliases: {aliases}", f"soc: {soc}"]
    lines += [f'category: "{category}"'] if category else []
    lines += [f'cluster: "{cluster}"'] if cluster else []
    return "\n".join([*lines, "sections:", "  what_they_do: |", f"    {title} do their work with care.", ""])


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of its own whose ``profiles`` are the only ones."""
    folder = tmp_path / "here" / "profiles"
    folder.mkdir(parents=True)
    for slug in PROFILES:
        (folder / f"{slug}.yaml").write_text(profile(slug), encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr("brochure.profile.find.search_path", lambda *_, **__: (folder,))
    for name in ("BROCHURE_PROFILES", "BROCHURE_STYLES", "BROCHURE_STORE", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return folder
