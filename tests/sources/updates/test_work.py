"""A newer release of O*NET replaces what a profile quotes from an older one, and nothing that is its author's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import onet

from brochure.profile.model import Employment, Profile, Source
from brochure.profile.onet import Interests, Skill, Tool
from brochure.profile.write import to_yaml
from brochure.sources.store.adding import add_all
from brochure.sources.store.reading import Store
from brochure.sources.updates.changes import edited, printed
from brochure.sources.updates.newest import Newest
from brochure.sources.updates.plan import plan
from brochure.sources.updates.update import planned_update
from brochure.yamlio.report import dotted
from brochure.yamlio.spans import EditError

NURSES = Profile(
    slug="nurses",
    title="Registered Nurses",
    soc=("29-1141",),
    employment=(Employment(as_of=2024, jobs=100),),
    interests=Interests(code="IS", realistic=3.66, social=5),
    tasks=("Watch patients.", "Play cards."),
    skills=(Skill(name="Social Perceptiveness", importance=4.12), Skill(name="Programming", importance=1.1)),
    titles=("Staff Nurse", "Charge Nurse", "Cardiac Nurse"),
    job_zone=3,
    sources=(Source(publisher="BLS"), Source(publisher="USDOL", title="O*NET 27.0 Database")),
)


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newest]:
    folder = tmp_path_factory.mktemp("onet")
    list(add_all(folder / "store", onet.as_text(folder / "onet", onet.tables())))
    with Store(folder / "store") as store:
        yield Newest(store)


def told(profile: Profile, newest: Newest) -> list[tuple[str, str, str, str]]:
    return [
        (dotted(each.path), printed(each.old, each.unit), printed(each.new, each.unit), each.name)
        for each in plan(profile, newest).changes
    ]


def test_keys_of_the_profile_are_brought_to_the_newer_release(newest: Newest) -> None:
    assert told(NURSES, newest) == [
        ("interests.code", "IS", "SIC", ""),
        ("interests.social", "5", "5.62", ""),
        ("tasks", "2 entries", "4 entries", "3 new, 1 gone"),
        ("skills", "2 entries", "3 entries", "1 new, 0 gone"),
        ("job_zone", "3.0", "4.0", ""),
        ("sources[1].title", "O*NET 27.0 Database", "O*NET 29.3 Database", ""),
    ]


def test_what_is_the_authors_own_or_of_this_release_stays(newest: Newest) -> None:
    assert told(replace(NURSES, sources=NURSES.sources[:1]), newest) == []
    for release in ("29.3", "30.1"):
        source = Source(publisher="USDOL", title=f"O*NET {release} Database")
        assert told(replace(NURSES, sources=(source,)), newest) == []


def test_what_has_no_single_occupation_or_no_rating_is_kept_with_the_reason(newest: Newest) -> None:
    made = plan(replace(NURSES, soc=("29-1141", "29-1161")), newest)
    assert [each.reason for each in made.missing] == ["O*NET 29.3 has no single occupation for 29-1141, 29-1161"]
    made = plan(replace(NURSES, soc=("29-1299",)), newest)
    assert [each.reason for each in made.missing] == ["O*NET 29.3 does not rate them"]


def test_the_file_keeps_everything_else(newest: Newest, tmp_path: Path) -> None:
    path = tmp_path / "nurses.yaml"
    text = to_yaml(NURSES).replace("tasks:", "# what they do\ntasks:") + "# the end\n"
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    update = planned_update(path, newest)
    assert update.text is not None
    lines = update.text.split("\r\n")
    start = lines.index("# what they do")
    assert lines[start + 1] == ('tasks: [Watch patients., Give medicine., "Write down what \\"no one\\" saw.", Dance.]')
    assert lines[-2:] == ["# the end", ""]
    assert "\n" not in "".join(lines)


def test_lists_in_brackets_are_replaced_and_those_with_comments_are_not(newest: Newest) -> None:
    tools = (Tool(name="Abacus"),)
    changes = [each for each in plan(replace(NURSES, tools=tools), newest).changes if each.unit == "list"]
    start = "slug: nurses\ntitle: Nurses\ntasks: [Watch patients., Play cards.]  \nskills:\n- Programming\n"
    end = "\ntools: [Abacus]\nlinks: []\n"
    text = edited(start + end, (), changes)
    assert "\ntasks: [Watch patients., Give medicine., " in text
    assert "\nskills:\n  - {name: Social Perceptiveness, importance: 4.12}\n" in text
    assert text.endswith("\n  - {name: Excel, hot: true}\n  - Zebra records\nlinks: []\n")
    with pytest.raises(EditError, match="a list with comments"):
        edited(f"{start}# more\n- Writing\n{end}", (), changes)
