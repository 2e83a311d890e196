"""Make the reference tables of ``docs/profile.md`` and ``docs/style.md``: ``python tools/make_docs.py``.

What stands between the two marks of a page is made from the JSON Schema, which is made from the declarations that the
loader goes by; what stands around them is written by hand. A test fails when the tables are stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brochure.profile.schema import schema as profile_schema
from brochure.style.schema import schema as style_schema

DOCS = Path(__file__).parent.parent / "docs"
BEGIN = "<!-- made by tools/make_docs.py -->"
END = "<!-- end -->"
FEW = 20  # choices that are listed in a cell


def pages() -> dict[Path, str]:
    """The pages as they should be."""
    schemas = {DOCS / "profile.md": profile_schema(), DOCS / "style.md": style_schema()}
    return {path: filled(path.read_text(encoding="utf-8"), schema) for path, schema in schemas.items()}


def filled(page: str, schema: dict[str, Any]) -> str:
    """``page`` with the tables of ``schema`` between its marks."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    tables = "\n".join(table(heading, part, schema) for heading, part in parts(schema))
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The whole and its mappings, each under the first key that leads to it (``wages[].industries[]``), depth first."""
    seen: set[str] = set()

    def walk(path: str, part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        yield path, part
        for name, value in part["properties"].items():
            reference = found_reference(value)
            if reference and reference not in seen:
                seen.add(reference)
                dots = f"{path}.{name}" if path else name
                yield from walk(dots + ("[]" if "items" in value else ""), schema["$defs"][reference])

    yield from walk("", schema)


def found_reference(value: dict[str, Any]) -> str | None:
    """The name of the mapping that a value is, or is a list of."""
    choices = [value, value.get("items", {}), *value.get("anyOf", [])]
    return next((choice["$ref"].rpartition("/")[2] for choice in choices if "$ref" in choice), None)


def table(path: str, part: dict[str, Any], schema: dict[str, Any]) -> str:
    """One mapping: its keys, what they hold and mean; required ones in bold."""
    required = part.get("required", [])
    rows = ["| key | holds | means |", "|---|---|---|"]
    for name, value in part["properties"].items():
        key = f"**`{name}`**" if name in required else f"`{name}`"
        rows.append(f"| {key} | {kind(value, schema)} | {escaped(value.get('description', ''))} |")
    heading = f"### `{path}`\n\n" if path else ""
    return heading + "\n".join(rows) + "\n"


def kind(value: dict[str, Any], schema: dict[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "items" in value:
        return f"list of {kind(value['items'], schema)}".replace("list of mapping", "list of mappings")
    if found_reference(value):
        return "mapping"
    if "enum" in value:
        choices = [choice for choice in value["enum"] if choice is not None]
        return ", ".join(f"`{choice}`" for choice in choices) if len(choices) <= FEW else "one of several"
    if "anyOf" in value:
        return " or ".join(
            dict.fromkeys(kind(choice, schema) for choice in value["anyOf"] if choice != {"type": "null"})
        )
    types = [value["type"]] if isinstance(value["type"], str) else [name for name in value["type"] if name != "null"]
    return " or ".join(named(name, value) for name in types)


def named(name: str, value: dict[str, Any]) -> str:
    if name == "string":
        return {"date": "day"}.get(value.get("format", ""), "text")
    if name == "object":
        return "{" + ", ".join(f"`{key}: …`" for key in value["properties"]) + "}"
    words = {"integer": "whole number", "boolean": "`true` or `false`"}.get(name, name)
    low, high = value.get("minimum"), value.get("maximum")
    return f"{words}, {low:,g} to {high:,g}" if low is not None and high is not None and high < 1000 else words


def escaped(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("``", "`")


if __name__ == "__main__":
    for where, text in pages().items():
        where.write_text(text, encoding="utf-8", newline="\n")
