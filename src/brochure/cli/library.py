"""``brochure list``, ``search``, ``show``, ``check`` and ``paths``: what is available, and is it valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli.options import (
    example,
    filtering_options,
    json_option,
    no_shipped_option,
    profile_argument,
    profiles_argument,
    profiles_option,
    store_option,
)
from brochure.cli.terminal import aligned, note, note_skipped, print_columns, result, result_json, result_text
from brochure.errors import Diagnostic
from brochure.words import counted

if TYPE_CHECKING:
    from brochure.app.library import Checked
    from brochure.app.search import FoundOccupation
    from brochure.compose.blocks import Document
    from brochure.profile.facts import Facts
    from brochure.profile.find import Entry
    from brochure.resources import Place


@click.command(
    "list",
    short_help="List the available profiles.",
    epilog=example(
        "brochure list",
        "brochure list --category healthcare --pay-above 60000 --facts",
        'brochure list --interest SA --education "associate\'s degree" --json',
    ),
)
@filtering_options
@click.option(
    "--facts", is_flag=True, help="Show interests, median pay a year, growth and openings a year, not titles."
)
@json_option
@click.pass_context
def list_(context: click.Context, /, *, facts: bool, as_json: bool, **options: Any) -> None:
    """List the available profiles: slug, SOC codes, title.

    With --profiles, only those in that folder; otherwise, those in all folders that `brochure paths` shows. Exit code 1
    if there are none.
    """
    from brochure.batch.criteria import left_out_note

    found = brochure.list_profiles(with_facts=facts or as_json, **options)
    note_skipped(found.skipped)
    if lacking := left_out_note(found.left_out):
        note(lacking)
    if as_json:
        result_json([_entry(*listed) for listed in zip(found.profiles, found.facts, strict=True)])
    elif facts and found.profiles:
        print_columns(_fact_rows(found.profiles, found.facts), fits=True)
    else:
        print_columns([(entry.slug, _codes(entry.soc), entry.title) for entry in found.profiles], fits=True)
    if not found.profiles:
        note("no profiles; `brochure paths` shows the folders that are searched, `brochure new` writes a profile")
        context.exit(1)


@click.command(
    short_help="Find occupations by their titles.",
    epilog=example(
        "brochure search pilot", "brochure search line cook", "brochure search tech --category healthcare --json"
    ),
)
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@filtering_options
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="Show at most this many."
)
@store_option
@json_option
@click.pass_context
def search(context: click.Context, /, *, words: Sequence[str], as_json: bool, **options: Any) -> None:
    """Find occupations by title, or by what they are also called; best matches first.

    Searches the available profiles and, if there is a figures store, the titles in it. The beginning of each word is
    enough, accents do not matter, and if nothing matches, similar spellings do. Each result has the command that makes
    a brochure or, if there is no profile yet, a profile. Exit code 1 if nothing is found.
    """
    text = " ".join(words)
    found = brochure.search_titles(text, **options)
    if as_json:
        result_json([asdict(each) for each in found.occupations])
    else:
        for each in found.occupations:
            print_columns(list(_found_rows(each)), fits=True)
    if not found.occupations:
        where = f"{counted(found.profiles, 'profile')} and {counted(found.stored_titles, 'title')} of the store"
        hint = "" if found.stored_titles else "; `brochure data add` adds titles of the SOC and O*NET"
        note(f"nothing found for {text[:80]!r} in {where}{hint}")
        context.exit(1)


def _found_rows(found: FoundOccupation) -> Iterator[tuple[str, str]]:
    """A code with a title; what else matched; and what to type next."""
    code = _codes(found.soc)
    yield f"{code:10}", found.title
    if found.name not in (found.title, *found.soc, found.slug):
        yield f"{'':10}", f"also called {found.name}"
    yield f"{'':10}", found.command or "no profile, and no projections in the store to make one from"


def _entry(entry: Entry, facts: Facts) -> dict[str, object]:
    """A profile for programs; pay that is published as "or more" is as in its file."""
    pay = facts.pay and ({"at_least": _number(facts.pay.value)} if facts.pay.at_least else _number(facts.pay.value))
    keys = ("slug", "title", "soc", "category", "cluster", "path")
    growth = None if facts.growth is None else _number(facts.growth)
    return {key: getattr(entry, key) for key in keys} | facts._asdict() | {"pay": pay, "growth": growth}


_HEADERS = ("profile", "RIASEC", "pay", "growth", "openings")


def _fact_rows(entries: Sequence[Entry], facts: Sequence[Facts]) -> list[tuple[str, ...]]:
    """A header, and a row for each profile: slugs and codes to the left, numbers to the right, - for unknown ones."""
    rows = [
        (
            entry.slug,
            known.interests or "-",
            "-" if known.pay is None else f"${known.pay.value:,.0f}{'+' if known.pay.at_least else ''}",
            "-" if known.growth is None else f"{known.growth:+g}%" if known.growth else "0%",
            "-" if known.openings is None else f"{known.openings:,}",
        )
        for entry, known in zip(entries, facts, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(_HEADERS, *rows, strict=True)]
    return [
        (slug, code, *(number.rjust(columns) for number, columns in zip(numbers, widths[2:], strict=True)))
        for slug, code, *numbers in (_HEADERS, *rows)
    ]


def _number(value: float) -> float:
    """A whole number without a decimal point."""
    return int(value) if value == int(value) else value


def _codes(soc: Sequence[str]) -> str:
    """The first code, and how many more there are."""
    if not soc:
        return "-"
    return soc[0] if len(soc) == 1 else f"{soc[0]} +{len(soc) - 1}"


@click.command(
    short_help="Show one profile.", epilog=example("brochure show health-info-tech", "brochure show 29-2071 --json")
)
@profile_argument
@profiles_option()
@json_option
def show(*, name: str, folder: Path | None, as_json: bool) -> None:
    """Show the names, key figures and sections of a profile; with --json, everything, under the keys of its file."""
    from brochure.rendering import load_all, load_style

    (loaded,) = load_all([name], folder)
    if as_json:
        from brochure.profile.write import to_plain

        result_json(to_plain(loaded.profile))
        return
    from brochure.compose import Material, compose

    document = compose(Material(loaded.profile), load_style())
    result(*_summary_lines(document), "", f"{loaded.profile.slug}: {loaded.path}")


def _summary_lines(document: Document) -> Iterator[str]:
    """The summary and key figures as plain text, and the titles of the sections."""
    yield document.title
    if document.eyebrow:
        yield document.eyebrow
    if document.summary:
        yield ""
        yield document.summary
    pairs = [(figure.label, f"{figure.value}  {figure.note}".rstrip()) for figure in document.key_figures]
    pairs += [(fact.label, fact.value) for fact in document.facts]
    if pairs:
        yield ""
        yield from aligned(pairs)
    yield ""
    yield "Sections: " + ", ".join(section.title for section in document.sections)


@click.command(
    short_help="Validate profiles, styles and brands.",
    epilog=example(
        "brochure check health-info-tech", "brochure check profiles/", "brochure check styles/poster.yaml --json"
    ),
)
@profiles_argument
@no_shipped_option
@profiles_option()
@json_option
@click.option("--github", is_flag=True, help="Print annotations for GitHub Actions.")
@click.pass_context
def check(
    context: click.Context,
    /,
    *,
    names: Sequence[str],
    no_shipped: bool,
    folder: Path | None,
    as_json: bool,
    github: bool,
) -> None:
    """Validate each PROFILE; by default, all profiles that `brochure list` shows, or those in the --profiles folder.

    A PROFILE may also be a style, by name or path, a brand file, or a folder of all these.

    All problems of a file are printed, each with line, column and a fix. Exit code 1 if there are errors; warnings do
    not count.
    """
    if as_json and github:
        raise click.UsageError("--json and --github are two formats; choose one.")
    checked = brochure.check(names, shipped=not no_shipped, folder=folder)
    if as_json:
        result_json([_problem_entry(problem) for problem in checked.problems])
    else:
        for problem in checked.problems:
            if github:
                result(_annotation(problem))
            else:
                result_text(f"{problem}\n")
    note(_summary(checked))
    context.exit(1 if checked.errors else 0)


def _summary(checked: Checked) -> str:
    kinds = [counted(checked.profiles, "profile")] if checked.profiles or not (checked.styles or checked.brands) else []
    kinds += [counted(checked.styles, "style")] if checked.styles else []
    kinds += [counted(checked.brands, "brand")] if checked.brands else []
    return f"{' and '.join(kinds)} checked, {counted(checked.errors, 'error')}, {counted(checked.warnings, 'warning')}"


def _problem_entry(problem: Diagnostic) -> dict[str, object]:
    entry: dict[str, object] = problem._asdict()
    del entry["source"], entry["length"]  # for people
    return entry


def _annotation(problem: Diagnostic) -> str:
    """A workflow command; https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    listed = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    message = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {listed}::{_escaped(message)}"


def _escaped(text: str, also: Iterable[str] = "") -> str:
    """Percent-encoded for workflow commands; properties need ``also``, too."""
    for character in ("%", "\r", "\n", *also):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


@click.command(short_help="Show where profiles, styles, brands and figures are.", epilog=example("brochure paths"))
@profiles_option()
@store_option
@json_option
def paths(*, folder: Path | None, store: Path | None, as_json: bool) -> None:
    """Show the folders that are searched for profiles and styles, in order, the brand files, and the figures store.

    "Your library" is searched from every working folder; create its folders if they are missing. "Your data folder"
    contains the figures store.
    """
    from brochure.brand.find import brand_places
    from brochure.resources import search_places, user_data
    from brochure.sources.store.reading import store_path

    searched = {"profiles": search_places("profiles", folder), "styles": search_places("styles")}
    brands = tuple(brand_places(searched["profiles"]))
    data = {"your data folder": user_data(), "figures store": store_path(store)}
    if as_json:
        listed = {kind: list(map(_place_entry, places)) for kind, places in searched.items()}
        listed["brands"] = list(map(_place_entry, brands))
        result_json(listed | {"data_folder": _found(user_data()), "store": _found(store_path(store))})
        return
    for kind, places in searched.items():
        result(f"{kind.capitalize()} are searched for in these folders; the first match wins:")
        print_columns([(f"  {_origin(place, kind)}", _shown(place.path)) for place in places])
        result("")
    result("A brochure has the brand in the first of these files, or in the one beside its profile:")
    print_columns([(f"  {_origin(place, 'brand')}", _shown(place.path)) for place in brands])
    result("")
    result("Figures are kept in:")
    print_columns([(f"  {name}", _shown(path)) for name, path in data.items()])


def _origin(place: Place, kind: str) -> str:
    """Why the folder is searched, in words."""
    from brochure.resources import Origin

    words = {
        Origin.OPTION: f"--{kind}",
        Origin.ENVIRONMENT: f"$BROCHURE_{kind.upper()}",
        Origin.LIBRARY: "your library",
        Origin.SHIPPED: "shipped with brochure",
    }
    return words.get(place.origin, str(place.origin))


def _shown(path: Path) -> str:
    return f"{path.absolute()}{'' if path.exists() else '  (missing)'}"


def _place_entry(place: Place) -> dict[str, object]:
    return {"origin": str(place.origin), **_found(place.path)}


def _found(path: Path) -> dict[str, object]:
    return {"path": path.absolute(), "exists": path.exists()}
