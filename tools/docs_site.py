"""Hooks of ``mkdocs.yml``: the pages of the documentation site that are not in ``docs/``.

- The repository's own pages, such as ``CONTRIBUTING.md``.
- ``packages.md``: the contract of every package, which is the docstring of its ``__init__``.
- In ``api.md``, a reference of each name that ``import brochure`` offers.

Links between ``docs/`` and the rest of the repository become links between pages of the site, or to files in the
repository.
"""

from __future__ import annotations

import ast
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

import brochure

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TOP = Path(__file__).parent.parent
PACKAGES = TOP / "src" / "brochure"

PAGES = {
    "architecture.md": "ARCHITECTURE.md",
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "fuzz.md": "fuzz/README.md",
    "security.md": "SECURITY.md",
}
"""Pages of the site, each with its file in the repository."""

_PUBLIC_NAMES = "<!-- public names -->"
_LINK = re.compile(r"(\]\()([^)\s#]+)((?:#[^)\s]*)?\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are not in ``docs/``."""
    for page, source in PAGES.items():
        files.append(File.generated(config, page, content=(TOP / source).read_text(encoding="utf-8")))
    files.append(File.generated(config, "packages.md", content=packages()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Convert links of the repository to links that work on the site, and insert the reference of public names."""
    name = page.file.src_uri
    folder = posixpath.dirname(PAGES.get(name, f"docs/{name}"))
    linked = _LINK.sub(lambda found: found[1] + _target(found[2], folder, str(config.repo_url)) + found[3], markdown)
    return linked.replace(_PUBLIC_NAMES, "\n\n".join(map(_reference, _public())))


def _public() -> list[str]:
    """The public names, functions first."""
    names = [name for name in brochure.__all__ if not name.startswith("_")]
    return sorted(names, key=lambda name: (name[0].isupper(), name))


def _reference(name: str) -> str:
    """The directive of mkdocstrings for a public name. Keys of files have pages of their own."""
    return f"::: brochure.{name}" + ("\n    options:\n      members: false" if name in ("Profile", "Style") else "")


def _target(link: str, folder: str, repository: str) -> str:
    """The target on the site of a ``link`` on a page in a ``folder`` of the repository."""
    if re.match(r"[a-z]+:", link):
        return link
    path = posixpath.normpath(posixpath.join(folder, link))
    for page, source in PAGES.items():
        if path == source:
            return page
    if path.startswith("docs/"):
        return path.removeprefix("docs/")
    if path == ".":
        return repository
    return f"{repository}/blob/main/{path}" if (TOP / path).is_file() else f"{repository}/tree/main/{path}"


_PACKAGE = """\
## `{name}`

::: {name}
    options:
      members: false
      show_root_heading: false
      show_root_toc_entry: false
"""


def packages() -> str:
    """The page on the packages: the docstring of every ``__init__``, read without importing it."""
    parts = [
        "# Packages and their contracts\n",
        "The docstring of each package says what goes in, what comes out, and what the package will not do.",
        "[Architecture](architecture.md) shows how they fit together.\n",
    ]
    inits = sorted(PACKAGES.rglob("__init__.py"))
    explained = [path.parent for path in inits if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    names = (".".join(folder.relative_to(PACKAGES.parent).parts) for folder in explained)
    return "\n".join([*parts, *(_PACKAGE.format(name=name) for name in names)])
