"""Lists of figures in prose are set as tables, and no word is lost; other lists stay lists."""

from __future__ import annotations

import pytest
from tests.locales import EN

from brochure.compose.blocks import BulletList, DataTable, Paragraph
from brochure.compose.prose import prose
from brochure.compose.vocabulary import Vocabulary
from brochure.profile.markdown import read_markdown

CAPTION = "**Members by group, 2024**"
LIST = """- **Construction**. Army: 13,916; Coast Guard: 5
- **Health**. Army: 24,499; Navy: none; Coast Guard: 7
- **Total of all**. Army: 38,415; Navy: 26,612; Coast Guard: 12; All groups: 65,027"""
FIGURES = f"{CAPTION}\n\nGroup\n\n{LIST}\n\nSOURCE: Survey of 2024\n\nText."
ENGLISH = Vocabulary(EN, "en-US")


def table(text: str, lang: str = "en-US") -> DataTable | None:
    tables = [block for block in prose(read_markdown(text), Vocabulary(EN, lang)) if isinstance(block, DataTable)]
    return tables[0] if tables else None


def test_list_of_figures_is_a_table() -> None:
    found, text = prose(read_markdown(FIGURES.replace("Navy: none", "Navy: 6")), ENGLISH)
    assert isinstance(found, DataTable)
    assert isinstance(text, Paragraph)
    assert found.caption == "Members by group, 2024"
    assert [(column.header, column.kind) for column in found.columns] == [
        ("Group", "text"), ("Army", "number"), ("Navy", "number"), ("Coast Guard", "number"),
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Construction", "13,916", "—", "5"],
        ["Health", "24,499", "6", "7"],
        ["Total of all", "38,415", "26,612", "12"],
    ]
    assert [row.role for row in found.rows] == ["plain", "plain", "total"]
    assert found.notes == ("All groups: 65,027.", EN.say("brochure.none_note"), "Source: Survey of 2024")


def test_table_needs_neither_caption_nor_source() -> None:
    found = table("Text.\n\nGroups:\n\n- **A**. X: 1; Y: 2\n- **B**. X: 3; Y: 4\n- **C**. X: 5; Y: 6")
    assert found is not None
    assert (found.caption, found.columns[0].header, found.notes) == ("", "Groups", ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LIST, id="no line that names the rows"),
        pytest.param(f"These are the members.\n\n{LIST}", id="a sentence"),
        pytest.param(f"**Group**\n\n{LIST}", id="only a bold line"),
        pytest.param(f"{'Group ' * 12}\n\n{LIST}", id="a long line"),
        pytest.param(f"Group\n\n{LIST}\n- Others", id="an item without values"),
        pytest.param(f"Group\n\n{LIST}\n- **Others**: 5", id="an item with a single value"),
        pytest.param(f"Group\n\n{LIST}\n- **Others**. Army: *few*; Navy: 5", id="a value in italics"),
        pytest.param(f"Group\n\n{LIST}\n- **Others**. Army: [5](https://a.gov); Navy: 5", id="a link"),
        pytest.param(
            "Rank\n\n- **A**. X: Major; Y: 2\n- **B**. X: Captain; Y: 4\n- **C**. X: Private; Y: 6", id="texts"
        ),
        pytest.param("Group\n\n- **A**. X: 1; Y: 2\n- **B**. X: 3; Y: 4", id="two items"),
        pytest.param("Group\n\n- **A**. X: 1\n- **B**. X: 3\n- **C**. X: 5", id="one column"),
    ],
)
def test_other_lists_stay_lists(text: str) -> None:
    assert table(text) is None
    assert any(isinstance(block, BulletList) for block in prose(read_markdown(text), ENGLISH))


def test_lists_in_another_language_stay_lists() -> None:
    assert table(FIGURES, "es") is None


def test_every_value_is_printed() -> None:
    found = table(FIGURES)
    assert found is not None
    cells = {cell.text for row in found.rows for cell in row.cells}
    assert {"13,916", "none", "26,612", "Total of all"} <= cells
    assert any("65,027" in note for note in found.notes)
