"""Renew the locked requirements in ``requirements/``: ``python tools/lock.py``.

Each file is a set that pip installs with ``--require-hashes``, for every Python and platform that ``pyproject.toml``
allows, and names no index:

- ``run.txt``: what a build of the program and the program itself need, newest versions.
- ``dev.txt``: the same with everything that tests, checks and the documentation site need, newest versions.
- ``release.txt``: what builds and checks a release, newest versions.
- ``lowest.txt``: what the program and its tests need, each direct requirement in the lowest version that
  ``pyproject.toml`` allows. CI runs the tests with it, so that the lower bounds are true.

uv resolves them, because pip cannot resolve for other platforms than its own. Needs the package index.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).parent.parent
FOLDER = TOP / "requirements"
COMMAND = "python tools/lock.py"

SETS = {
    "run.txt": (),
    "dev.txt": ("--extra", "dev"),
    "release.txt": ("--extra", "release"),
    "lowest.txt": ("--extra", "test", "--resolution", "lowest-direct"),
}
"""Each file, and the options of uv in addition to the requirements of the program and of its build."""


def main() -> None:
    """Resolve and write every set."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    oldest_python = project["project"]["requires-python"].removeprefix(">=")
    # An editable install needs `editables`, which Hatchling asks for only while it builds one.
    build = "\n".join([*project["build-system"]["requires"], "editables>=0.5"])
    for name, options in SETS.items():
        subprocess.run(
            [
                sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--no-config", "--universal",
                "--python-version", oldest_python, "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
                "--no-annotate", "--custom-compile-command", COMMAND, *options,
                "--output-file", str(FOLDER / name), "pyproject.toml", "-",
            ],
            input=build, text=True, cwd=TOP, check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
