"""Make the reference parts of the documentation: ``python tools/make_docs.py``.

- ``docs/profile.md`` and ``docs/style.md``: tables of keys, from the JSON Schemas, which come from the declarations
  that the loader uses.
- ``docs/clusters.md``: the table of clusters, from their colors and the descriptions in the drawings of icons.
- ``docs/cli.md``: usage, description, options and examples of each command, from the Click commands.

Only the text between two marks is generated; the rest is handwritten. A test fails when it is stale.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent, indent
from typing import Any
from xml.etree import ElementTree as ET

import click

from brochure.cli.app import app
from brochure.profile.model import schema as profile_schema
from brochure.style.clusters import CLUSTER_COLORS, cluster_colors
from brochure.style.model import schema as style_schema

DOCS = Path(__file__).parent.parent / "docs"
ICONS = Path(__file__).parent / "icons" / "large"
SVG = "{http://www.w3.org/2000/svg}"
BEGIN = "<!-- made by tools/make_docs.py -->"
BEGIN_COMMAND = re.compile(r"<!-- made by tools/make_docs.py: (brochure [a-z ]+) -->\n.*?<!-- end -->", re.DOTALL)
END = "<!-- end -->"
USAGE_WIDTH = 96
FEW = 20  # choices that are listed in a cell


def pages() -> dict[Path, str]:
    """The pages as they should be."""
    schemas = {DOCS / "profile.md": profile_schema(), DOCS / "style.md": style_schema()}
    made = {path: filled(path.read_text(encoding="utf-8"), schema) for path, schema in schemas.items()}
    commands, clusters = DOCS / "cli.md", DOCS / "clusters.md"
    return made | {
        commands: filled_commands(commands.read_text(encoding="utf-8")),
        clusters: between_marks(clusters.read_text(encoding="utf-8"), cluster_table()),
    }


def filled_commands(page: str) -> str:
    """``page`` with the reference of a command between each pair of marks that name one."""

    def block(found: re.Match[str]) -> str:
        return f"<!-- made by tools/make_docs.py: {found[1]} -->\n\n{reference(found[1])}\n{END}"

    return BEGIN_COMMAND.sub(block, page)


def commands_of(group: click.Group = app, name: str = "brochure") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, and groups that do something themselves."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f"{name} {word}", command
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{name} {word}")


def reference(name: str) -> str:
    """A command as in its ``--help``: usage, description, options, examples."""
    command = dict(commands_of())[name]
    context = click.Context(command, info_name=name)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    entries = [f"- {_coded(spelling)}: {_markdown(meaning)}" for spelling, meaning in records]
    parts = [
        usage(name, command, context),
        *_paragraphs(command.help),
        "\n".join(entries),
        *_paragraphs(command.epilog),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def usage(name: str, command: click.Command, context: click.Context) -> str:
    """The form of the command line, as an indented block."""
    words = [name]
    for parameter in sorted(command.params, key=lambda parameter: isinstance(parameter, click.Option)):
        word = parameter.make_metavar(context)
        if isinstance(parameter, click.Option):
            word = parameter.opts[0] + ("" if parameter.is_flag else f" {word}")
            word = word if parameter.required else f"[{word}]"
            word += "..." if parameter.multiple else ""
        words.append(word)
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) >= USAGE_WIDTH:
            lines.append(" " * len(name))
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join(f"    {line}" for line in lines)


def _coded(spelling: str) -> str:
    """``-o, --output FILE`` with each of its spellings as code."""
    return ", ".join(f"`{part}`" for part in spelling.split(", "))


def _paragraphs(text: str | None) -> Iterator[str]:
    """Paragraphs of a help text as Markdown; preformatted ones become code, under their heading."""
    for paragraph in cleandoc(text or "").split("\n\n"):
        kept = paragraph.removeprefix("\b\n")
        heading, _, rest = kept.partition("\n")
        if kept == paragraph:
            yield _markdown(" ".join(paragraph.split()))
        elif heading in ("Example:", "Examples:"):
            yield f"{heading}\n\n{indent(dedent(rest), '    ')}"
        else:
            yield indent(kept, "    ")


def _markdown(text: str) -> str:
    """Escape plain text of a help message; text in backquotes stays code."""
    return "".join(part if part.startswith("`") else _escaped(part) for part in re.split(r"(`[^`]*`)", text))


def _escaped(text: str) -> str:
    """Emphasis, HTML, and links of the form ``[text] [name]``."""
    return text.replace("*", "\\*").replace("<", "&lt;").replace("] [", "] \\[")


def filled(page: str, schema: dict[str, Any]) -> str:
    """``page`` with the tables of ``schema`` between its marks."""
    return between_marks(page, "\n".join(table(heading, part, schema) for heading, part in parts(schema)))


def between_marks(page: str, text: str) -> str:
    """``page`` with ``text`` between its marks."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{text}\n{END}{after}"


def cluster_table() -> str:
    """The clusters with their colors and with what their icons show."""
    drawings = [ET.parse(path) for path in ICONS.glob("*.svg")]
    shown = {drawing.findtext(f"{SVG}title"): drawing.findtext(f"{SVG}desc") for drawing in drawings}
    rows = [(name, cluster_colors(name).field, shown[name]) for name in CLUSTER_COLORS]
    rows.append(("none", cluster_colors(None).field, shown[""]))
    lines = [f"| {name} | `{color}` | {meaning} |\n" for name, color, meaning in rows]
    return "".join(["| cluster | color | icon |\n|---|---|---|\n", *lines])


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
    """The table of one mapping: keys, types and meanings; required keys in bold."""
    required = part.get("required", [])
    rows = ["| key | value | description |", "|---|---|---|"]
    for name, value in part["properties"].items():
        key = f"**`{name}`**" if name in required else f"`{name}`"
        rows.append(f"| {key} | {kind(value, schema)} | {escaped(value.get('description', ''))} |")
    heading = f"### `{path}`\n\n" if path else ""
    return heading + "\n".join(rows) + "\n"


def kind(value: dict[str, Any], schema: dict[str, Any]) -> str:
    """The type of a value in a few words."""
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
    ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter).parse_args()
    for where, text in pages().items():
        where.write_text(text, encoding="utf-8", newline="\n")
