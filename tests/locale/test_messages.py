"""Messages with values, with values that are missing, and with values in other languages."""

import pytest

from brochure.locale.messages import filled, names, parsed, required
from brochure.profile.markdown import Run

WAGE = parsed("{Subject} earn {value}[ in {when}][, or {yearly} a year].")


def said(**values: str | None) -> str:
    return "".join(run.text for run in filled(WAGE, values))


def test_a_part_in_brackets_needs_its_values() -> None:
    assert (
        said(subject="cooks", value="$20", when="May", yearly="$40,000") == "Cooks earn $20 in May, or $40,000 a year."
    )
    assert said(subject="cooks", value="$20", when="", yearly=None) == "Cooks earn $20."
    assert said(subject="cooks", value="$20") == "Cooks earn $20."


def test_other_values_must_be_there() -> None:
    with pytest.raises(KeyError, match="value"):
        said(subject="cooks", value="")
    with pytest.raises(KeyError, match="subject"):
        said(value="$20")


def test_the_names_of_values() -> None:
    assert names(WAGE) == {"subject", "value", "when", "yearly"}
    assert required(WAGE) == {"subject", "value"}


def test_names_that_begin_with_a_small_letter_before_a_capital_keep_it() -> None:
    parts = parsed("{Items}.")
    assert [filled(parts, {"items": name}) for name in ("eBay", "mud", "e")] == [
        (Run("eBay."),),
        (Run("Mud."),),
        (Run("E."),),
    ]


def test_runs_keep_their_language_and_get_a_capital() -> None:
    text = filled(
        parsed("{Subject} earn more than {others}."), {"subject": (Run("cocineros", lang="es"),), "others": "all"}
    )
    assert text == (Run("Cocineros", lang="es"), Run(" earn more than all."))


@pytest.mark.parametrize("text", ["{open", "close}", "[open", "a ] b", "{two words}", "[[nested]]"])
def test_unpaired_marks_are_mistakes(text: str) -> None:
    with pytest.raises(ValueError, match="unpaired"):
        parsed(text)


def test_values_are_literal() -> None:
    assert said(subject="{value}", value="[x]") == "{value} earn [x]."
