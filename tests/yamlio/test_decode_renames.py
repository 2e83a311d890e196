from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest

from brochure.errors import Diagnostic
from brochure.yamlio.decode import _has_former_names, decode, former_keys, use_current_names
from brochure.yamlio.nodes import Node, Scalar, parse
from brochure.yamlio.report import Report
from brochure.yamlio.rules import MaxLength, RenamedKey, RenamedValue, schema_of
from brochure.yamlio.source import Source, Span
from brochure.yamlio.spans import Spans

Fuel = Annotated[Literal["gas", "wood"], RenamedValue("propane", "gas"), RenamedValue("timber", "wood")]


@dataclass(frozen=True, kw_only=True)
class Kiln:
    """Fires."""

    name: Annotated[Annotated[str, MaxLength(10)], RenamedKey("label"), RenamedKey("title")]
    fuel: Fuel | None = None


@dataclass(frozen=True, kw_only=True)
class Pottery:
    """Shapes."""

    town: str
    main_kiln: Annotated[Kiln | None, RenamedKey("oven")] = None
    kilns: tuple[Kiln, ...] = ()
    fuels: tuple[Fuel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Clay:
    name: Annotated[str, MaxLength(10)]
    fired: tuple[Literal["gas", "wood"], ...] = ()


def read(text: str) -> tuple[Pottery | None, Node, list[Diagnostic]]:
    root, report = parse(Source(text, "x.yaml")), Report()
    return decode(root, Pottery, report), root, report.diagnostics(root)


def said(text: str) -> list[str]:
    return [f"{d.line}:{d.column} {d.severity}[{d.code}] {d.message} ({d.hint})" for d in read(text)[2]]


def test_former_keys_and_values_are_replaced_at_any_depth() -> None:
    text = (
        "town: A\noven: {label: B, fuel: propane}\n"
        "kilns: [{title: C}, {name: D, fuel: timber}]\nfuels: [wood, propane]\n"
    )
    former, root, _ = read(text)
    assert former == Pottery(
        town="A",
        main_kiln=Kiln(name="B", fuel="gas"),
        kilns=(Kiln(name="C"), Kiln(name="D", fuel="wood")),
        fuels=("wood", "gas"),
    )
    assert said(text) == [
        "2:1 warning[renamed] main_kiln: oven is now main_kiln (write main_kiln)",
        "2:8 warning[renamed] main_kiln.name: label is now name (write name)",
        "2:24 warning[renamed] main_kiln.fuel: propane is now gas (write gas)",
        "3:10 warning[renamed] kilns[0].name: title is now name (write name)",
        "3:37 warning[renamed] kilns[1].fuel: timber is now wood (write wood)",
        "4:15 warning[renamed] fuels[1]: propane is now gas (write gas)",
    ]
    spans = Spans(root)
    assert spans[("main_kiln",)] == Span(2, 1, len("oven")), "positions are those in the file"
    assert spans[("main_kiln", "fuel")] == Span(2, 24, len("propane"))


def test_current_names_give_no_warning() -> None:
    assert said("town: A\nmain_kiln: {name: B, fuel: gas}\nfuels: [wood]\n") == []


def test_name_is_replaced_only_where_it_was_renamed() -> None:
    value, _, problems = read("town: oven\nkilns: [{name: label}]\n")
    assert value == Pottery(town="oven", kilns=(Kiln(name="label"),))
    assert problems == []
    assert said("town: A\nlabel: B\n")[0].startswith("2:1 error[unknown-key]")


def test_former_and_current_key_together_are_a_duplicate() -> None:
    assert said("town: A\noven: {name: B}\nmain_kiln: {name: C}\n") == [
        "2:1 warning[renamed] main_kiln: oven is now main_kiln (write main_kiln)",
        "3:1 error[duplicate-key] main_kiln: this key appears twice (keep one of them)",
    ]


def test_file_is_not_foreign_when_it_has_former_keys() -> None:
    text = "label: A\ntitle: B\n"
    root, report = parse(Source(text, "x.yaml")), Report()
    decode(root, Kiln, report)
    assert not report.is_foreign


@pytest.mark.parametrize(
    "text", ["town: A\nkilns: x\n", "town: A\noven: [x]\n", "town: A\nfuels: {gas: 1}\n", "x", "[a]"]
)
def test_values_of_the_wrong_type_are_reported_by_the_decoder(text: str) -> None:
    value, _, problems = read(text)
    assert value is None or problems
    assert any(problem.code == "type" for problem in problems)


def test_former_keys_are_those_of_one_class() -> None:
    assert former_keys(Kiln) == {"label": "name", "title": "name"}
    assert former_keys(Pottery) == {"oven": "main_kiln"}


def test_warning_is_given_once_when_nodes_are_decoded_again() -> None:
    root, report = parse(Source("town: A\nfuels: [propane]\n", "x.yaml")), Report()
    use_current_names(root, Pottery, report)
    decode(root, Pottery, report)
    assert len(report.problems) == 1


@pytest.mark.parametrize(("declaration", "is_walked"), [(Pottery, True), (tuple[Kiln, ...], True), (Clay, False)])
def test_only_declarations_with_former_names_are_searched(declaration: Any, is_walked: bool) -> None:
    assert _has_former_names(declaration) is is_walked


def test_schema_has_current_names_only() -> None:
    text = str(schema_of(Pottery, "profile"))
    assert "main_kiln" in text
    assert not any(former in text for former in ("oven", "label", "propane", "timber"))


def test_renaming_keeps_the_text_and_its_position() -> None:
    root = parse(Source("town: A\nfuels: [propane]\n", "x.yaml"))
    use_current_names(root, Pottery, Report())
    node = Spans(root).node(("fuels", 0))
    assert isinstance(node, Scalar)
    assert (node.value, node.source.text[node.start.index : node.end.index]) == ("gas", "propane")
