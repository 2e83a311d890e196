from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from brochure.yamlio.rules import DIALECT, Doc, Matches, MaxLength, OneOf, Range, Reads, Shorthand, schema_of
from brochure.yamlio.scalars import URL, read_number


@dataclass(frozen=True)
class Kiln:
    """Where pots are fired."""

    name: Annotated[Annotated[str, MaxLength(10)], Doc("What it is called.")]
    degrees: Annotated[int, Range(0, 1500)] | None = None
    fuel: Literal["gas", "wood"] = "gas"


@dataclass(frozen=True)
class Pottery:
    """A place
    where pots are made.
    """

    code: Annotated[str, Matches("[a-z]+", "small letters")]
    price: Annotated[float, Reads(read_number, {"anyOf": [{"type": "number"}]})]
    kilns: Annotated[tuple[Kiln, ...], Doc("All.")] = ()
    main: Annotated[Kiln | None, Doc("The largest.")] = None
    open: bool = True
    since: date | None = None
    glaze: Annotated[str, OneOf(("celadon", "raku"), "a common glaze", strict=False)] | None = None
    url: Annotated[str, URL] | None = None


def test_schema_of_a_declaration() -> None:
    text = {"type": "string", "maxLength": 2000}
    assert schema_of(Pottery, "pottery") == {
        "$schema": DIALECT,
        "$id": "urn:brochure:pottery",
        "title": "brochure pottery",
        "description": "A place where pots are made.",
        "type": "object",
        "properties": {
            "code": {**text, "pattern": "^(?:[a-z]+)$"},
            "price": {"anyOf": [{"type": "number"}]},
            "kilns": {"description": "All.", "type": ["array", "null"], "items": {"$ref": "#/$defs/Kiln"}},
            "main": {"description": "The largest.", "anyOf": [{"$ref": "#/$defs/Kiln"}, {"type": "null"}]},
            "open": {"type": ["boolean", "null"], "default": True},
            "since": {"type": ["string", "null"], "format": "date"},
            "glaze": {"type": ["string", "null"], "maxLength": 2000, "examples": ["celadon", "raku"]},
            "url": {**text, "type": ["string", "null"], **URL.schema},
        },
        "required": ["code", "price"],
        "additionalProperties": False,
        "$defs": {
            "Kiln": {
                "description": "Where pots are fired.",
                "type": "object",
                "properties": {
                    "name": {"description": "What it is called.", "type": "string", "maxLength": 10},
                    "degrees": {"type": ["integer", "null"], "minimum": 0, "maximum": 1500},
                    "fuel": {"enum": ["gas", "wood", None], "default": "gas"},
                },
                "required": ["name"],
                "additionalProperties": False,
            }
        },
    }


def test_schema_of_a_shorthand_allows_both_forms() -> None:
    @dataclass(frozen=True)
    class Shed:
        kiln: Annotated[Kiln, Shorthand("name"), Doc("The only one.")]

    name = {"description": "What it is called.", "type": "string", "maxLength": 10}
    assert schema_of(Shed, "shed")["properties"]["kiln"] == {
        "description": "The only one.",
        "anyOf": [name, {"$ref": "#/$defs/Kiln"}],
    }
