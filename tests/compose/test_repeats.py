"""What the prose says twice is printed once, and nothing else is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.repeats import said_once
from brochure.profile.markdown import Markdown, MdBullets, MdHeading, MdParagraph, Run, plain_text, read_markdown
from brochure.profile.model import Profile, Sections

KEYS = ("what_they_do", "work_environment", "pay")
SCHEDULES = """Cooks bake.

### Work schedules

Most work full time. *Shifts* begin early. Some work at night."""


def texts(section: Markdown | None) -> list[str]:
    lines: list[str] = []
    for block in section.blocks if section else ():
        if isinstance(block, MdBullets):
            lines.extend(f"- {plain_text(item)}" for item in block.items)
        else:
            lines.append(f"# {block.text}" if isinstance(block, MdHeading) else plain_text(block.text))
    return lines


def once(summary: str | None = None, *, keys: tuple[str, ...] = KEYS, **sections: str) -> Sections:
    read = Sections(**{key: read_markdown(text) for key, text in sections.items()})
    return said_once(Profile(slug="cooks", title="Cooks", summary=summary, sections=read), keys).sections


@pytest.mark.parametrize(
    ("pay", "left"),
    [
        pytest.param("Most work full time. Shifts begin early. Some work at night.", [], id="the same paragraph"),
        pytest.param("Most work **full time**.\n\nShifts begin early.", [], id="in parts, in another style"),
        pytest.param("Shifts begin", ["Shifts begin"], id="part of a sentence"),
        pytest.param("Tips vary.\n\nCooks bake.", ["Tips vary."], id="beside other paragraphs"),
        pytest.param("Shifts begin early. Tips vary.", ["Tips vary."], id="at the beginning"),
        pytest.param("Tips vary. Shifts begin early.", ["Tips vary."], id="at the end"),
        pytest.param("Cooks fry. Cooks bake. Tips vary.", ["Cooks fry. Tips vary."], id="in the middle"),
        pytest.param("Shifts begin early. They end late.", ["Shifts begin early. They end late."], id="referred to"),
        pytest.param(
            "Cooks bake. Shifts begin early. However, tips vary.",
            ["Shifts begin early. However, tips vary."],
            id="the last one referred to",
        ),
        pytest.param(
            "Shifts begin early:\n\n- at four\n- at five", ["Shifts begin early:", "- at four", "- at five"], id="list"
        ),
        pytest.param("Cooks bake.\n\nThey also fry.", ["Cooks bake.", "They also fry."], id="referred to below"),
        pytest.param("Cooks bake.\n\nCooks bake. They fry.", ["Cooks bake. They fry."], id="twice, referred to once"),
        pytest.param("### Hours\n\nCooks bake.\n\n### Tips\n\nVary.", ["# Tips", "Vary."], id="under a heading"),
        pytest.param("### Hours\n\n### Tips\n\nCooks bake.", ["# Hours"], id="a heading without text is kept"),
    ],
)
def test_pay_does_not_repeat_the_work_environment(pay: str, left: list[str]) -> None:
    sections = once(work_environment=SCHEDULES, pay=pay)
    assert texts(sections.pay) == left
    assert texts(sections.work_environment) == texts(read_markdown(SCHEDULES))


NIGHTS = "Cooks in hotels may work nights, weekends, and about 9 holidays, depending on the season."


@pytest.mark.parametrize(
    ("pay", "is_left"),
    [
        pytest.param("Cooks in hotels may work nights, weekends, and about 9 holidays.", False, id="less"),
        pytest.param("Cooks in hotels often work nights, weekends, and about 9 holidays.", False, id="another word"),
        pytest.param("Cooks in diners work nights, weekends, and about 9 holidays.", True, id="other words"),
        pytest.param("Weekends, nights, and holidays about 9 may work in hotels cooks.", True, id="another order"),
        pytest.param("Cooks in hotels may work nights, weekends, and about 8 holidays.", True, id="another number"),
        pytest.param("Cooks in hotels may not work nights, weekends, and about 9 holidays.", True, id="the opposite"),
        pytest.param("Cooks in hotels may work.", True, id="short"),
    ],
)
def test_pay_does_not_say_it_in_nearly_the_same_words(pay: str, is_left: bool) -> None:
    assert texts(once(work_environment=NIGHTS, pay=pay).pay) == [pay] * is_left


def test_the_kept_end_of_a_paragraph_keeps_its_styles() -> None:
    pay = once(work_environment=SCHEDULES, pay="Most work full time. **Tips** vary. *Shifts* begin early.").pay
    assert pay is not None
    assert pay.blocks == read_markdown("**Tips** vary.").blocks


@pytest.mark.parametrize("first", range(1, 40))
@pytest.mark.parametrize("second", [41, 60, 75, 90])
def test_the_same_is_kept_whatever_the_styles(first: int, second: int) -> None:
    words = "Cooks fry. Cooks bake. Tips vary. However, they pay. Some work at night. They sleep. Cooks bake."
    pieces = (words[:first], words[first:second], words[second:])
    text = tuple(Run(piece, bold=bool(n % 2)) for n, piece in enumerate(pieces))
    pay = Markdown("", (MdParagraph(text),))
    sections = Sections(work_environment=read_markdown(SCHEDULES), pay=pay)
    left = said_once(Profile(slug="cooks", title="Cooks", sections=sections), KEYS).sections.pay
    assert texts(left) == ["Cooks fry. Tips vary. However, they pay. Some work at night. They sleep."]


def test_pay_says_it_if_the_document_has_no_work_environment() -> None:
    sections = once(keys=("pay",), work_environment=SCHEDULES, pay="Cooks bake.")
    assert texts(sections.pay) == ["Cooks bake."]


@pytest.mark.parametrize(
    ("summary", "duties", "left"),
    [
        ("Cooks cook.", "Cooks cook.\n\n### Duties\n\nBake.", ["# Duties", "Bake."]),
        ("Cooks cook.", "Cooks cook.\n\n### Duties\n\nThey bake.", ["# Duties", "They bake."]),
        ("Cooks cook.", "Cooks cook.\n\nThey bake.", ["They bake."]),
        ("Cooks cook.", "Cooks cook. They bake.", ["They bake."]),
        ("Cooks cook.", "Cooks cook. Many cooks say they bake.", ["Many cooks say they bake."]),
        ("Cooks cook.", "Cooks cook. In summer, these workers grill.", ["In summer, these workers grill."]),
        ("Cooks cook.", "Cooks cook.\n\n### Duties\n\nThese cooks bake.", ["# Duties", "These cooks bake."]),
        ("Cooks cook.", "Cooks cook. Cooks also bake.", ["Cooks also bake."]),
        ("Cooks cook.", "Cooks cook. Some cooks also bake.", ["Some cooks also bake."]),
        ("Cooks cook.", "Cooks bake. Cooks cook.\n\nThey fry.", ["Cooks bake. Cooks cook.", "They fry."]),
        ("Cooks cook.", "Cooks bake. Cooks cook.\n\n- They fry.", ["Cooks bake.", "- They fry."]),
        ("Cooks cook. They bake.", "Cooks cook. They bake. Some fry.", ["Some fry."]),
        ("Cooks cook and bake.", "Cooks cook. They bake.", ["Cooks cook. They bake."]),
        ("Cooks cook. They bake.", "Cooks cook. Some fry. They bake.", ["Some fry."]),
        ("Cooks cook.", "Some fry. Cooks cook. They bake.", ["Some fry. Cooks cook. They bake."]),
        ("Cooks cook.", "- Cooks cook.", ["- Cooks cook."]),
        ("Cooks cook.", "Cooks cook.", []),
        (None, "Cooks cook.", ["Cooks cook."]),
    ],
)
def test_what_they_do_does_not_begin_with_the_summary(summary: str | None, duties: str, left: list[str]) -> None:
    assert texts(once(summary, what_they_do=duties).what_they_do) == left


@pytest.mark.parametrize(
    ("duties", "summary", "left"),
    [
        ("Cooks cook. They also bake.", "Cooks cook. They also bake.", []),
        ("Cooks cook. These are hot. Some fry.", "Cooks cook. These are hot. Some fry.", []),
        ("Cooks cook. The meals they serve are hot.", "Cooks cook. The meals they serve are hot.", []),
        ("Cooks cook. They *also* bake.\n\nSome fry.", "Cooks cook. They also bake.", ["Some fry."]),
        ("Cooks cook. They also bake.\n\nIt is hot.", "Cooks cook.", ["Cooks cook. They also bake.", "It is hot."]),
        ("Cooks cook. They also bake [pies](https://a.gov).", "Cooks cook.", ["Cooks cook. They also bake pies."]),
        ("Cooks cook. They also " + "bake " * 60 + "pies.", "Cooks cook.",
         ["Cooks cook. They also " + "bake " * 60 + "pies."]),
        ("Cooks bake. Cooks cook. They also fry.", "Cooks cook.", ["Cooks bake. Cooks cook. They also fry."]),
        ("Cooks cook. They bake.", "Cooks cook.", ["They bake."]),
    ],
)  # fmt: skip
def test_what_continues_the_summary_moves_to_it(duties: str, summary: str, left: list[str]) -> None:
    sections = Sections(what_they_do=read_markdown(duties))
    profile = Profile(slug="cooks", title="Cooks", summary="Cooks cook.", sections=sections)
    said = said_once(profile, KEYS)
    assert (said.summary, texts(said.sections.what_they_do)) == (summary, left)
    assert said_once(profile, ()).summary == "Cooks cook.", "the document has no such section"


def test_a_profile_is_not_changed() -> None:
    sections = Sections(work_environment=read_markdown("Cooks bake."), pay=read_markdown("Cooks bake. Tips vary."))
    profile = Profile(slug="cooks", title="Cooks", sections=sections)
    said_once(profile, KEYS)
    assert profile == replace(profile, sections=sections)
