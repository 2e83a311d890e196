"""Everything that a short form prints: of the profiles that ship, and of any profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from tests.strategies import as_yaml, profiles

from brochure.compose.context import Context
from brochure.compose.essentials import Essentials, essentials
from brochure.compose.essentials.subjects import below_title
from brochure.locale import locale_of
from brochure.profile.load import load_file, load_text
from brochure.profile.markdown import plain_text, read_markdown
from brochure.profile.model import Profile, Sections
from brochure.resources import packaged_profiles

PROFILES = sorted(packaged_profiles().glob("*.yaml"))
MAX_TEXT = 240  # characters that a profile's own text may have


def of(profile: Profile) -> Essentials:
    return essentials(Context.of(profile))


def is_well_formed(parts: Essentials) -> bool:
    """Whether no part is empty or too long, and duties are phrases."""
    texts = [*(duty.phrase for duty in parts.duties), *map(plain_text, parts.conditions)]
    assert all(texts)
    assert all(duty.phrase[-1] not in ".,;:" for duty in parts.duties)
    assert all(step.title and step.source and len(step.words) <= MAX_TEXT for step in parts.path)
    assert all(quality.name for quality in parts.qualities)
    assert len(parts.questions) == 3
    return True


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_parts_of_shipped_profiles(path: Path) -> None:
    parts = of(load_file(path).profile)
    assert is_well_formed(parts)
    assert len(parts.duties) >= 5
    assert len(parts.conditions) >= 2
    assert len(parts.qualities) >= 4
    assert 2 <= len(parts.path) <= 6
    assert all(len(step.title.split()) <= 4 for step in parts.path)
    assert all(duty.phrase[0].isupper() for duty in parts.duties)
    texts = (
        *map(plain_text, parts.conditions),
        *(step.words for step in parts.path),
        *(q.text for q in parts.qualities),
    )
    assert all(text.endswith(".") for text in texts if text)
    assert not [text for text in texts if text.startswith(("These ", "It ", "However", "Also"))]
    named = (*map(plain_text, parts.conditions[:1]), *(step.words for step in parts.path))
    assert not [text for text in named if text.startswith("They ")]
    assert all(quality.text for quality in parts.qualities)


@given(profiles())
def test_any_profile_has_well_formed_parts(plain: dict[str, object]) -> None:
    assert is_well_formed(of(load_text(as_yaml(plain)).profile))


def test_a_profile_without_prose_has_only_questions() -> None:
    parts = of(Profile(slug="x", title="X"))
    assert parts._replace(questions=()) == Essentials((), (), (), (), (), (), (), ())
    assert is_well_formed(parts)


def test_rules_for_english_do_not_read_spanish_whatever_the_words_around_it() -> None:
    sections = Sections(
        what_they_do=read_markdown("Tareas:\n\n- Work training\n- Do physical work"),
        work_environment=read_markdown("Potters work in a studio. Potters work nights."),
        how_to_become_one=read_markdown("### Education\n\nPotters need a license. Most states require it."),
    )
    profile = Profile(slug="x", title="Potters", lang="es-US", summary="Potters work hard.", sections=sections)
    for locale in ("es-US", "en-US"):
        context = Context.of(profile, locale=locale_of(locale))
        parts = essentials(context)
        assert {duty.lead for duty in parts.duties} == {""}
        assert [plain_text(one) for one in parts.conditions] == ["Potters work in a studio."]
        assert parts.path == ()
        assert below_title(profile.summary or "", context) == profile.summary
