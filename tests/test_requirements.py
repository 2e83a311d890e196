"""The locked requirements fit ``pyproject.toml``, and pip can check each."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOP = Path(__file__).parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
RENEW = "run: python tools/lock.py"


def asked(*extras: str) -> list[Requirement]:
    """What the program, its build and some extras ask for; extras that extras name are resolved."""
    found = [Requirement(text) for text in (*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"])]
    for extra in extras:
        for requirement in map(Requirement, PROJECT["project"]["optional-dependencies"][extra]):
            found += asked(*requirement.extras) if requirement.name == "brochure" else [requirement]
    return found


def locked(name: str) -> dict[str, list[str]]:
    """The versions of each package in a file of locked requirements; one may have several, for several Pythons."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", text_of(name), flags=re.MULTILINE):
        found.setdefault(package, []).append(version)
    return found


def text_of(name: str) -> str:
    return (TOP / "requirements" / name).read_text(encoding="utf-8")


def key(name: str) -> str:
    """How the names of packages are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("name", "extras"),
    [("run.txt", ()), ("dev.txt", ("dev",)), ("release.txt", ("release",)), ("lowest.txt", ("test",))],
)
def test_what_is_asked_for_is_locked_within_its_bounds(name: str, extras: tuple[str, ...]) -> None:
    versions = locked(name)
    for requirement in asked(*extras):
        found = versions.get(key(requirement.name))
        assert found, f"{requirement.name} is not in {name}; {RENEW}"
        assert all(requirement.specifier.contains(version) for version in found), f"{requirement}: {found}; {RENEW}"


def test_the_lowest_versions_are_the_bounds() -> None:
    """A bound may leave out the zeros at its end, and where a version was never published the next one serves."""
    versions = locked("lowest.txt")
    for requirement in asked("test"):
        (bound,) = [spec.version for spec in requirement.specifier if spec.operator == ">="]
        (version,) = versions[key(requirement.name)]
        assert version.split(".")[: bound.count(".") + 1] == bound.split("."), f"{requirement.name}: {version}; {RENEW}"


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "release.txt", "lowest.txt"])
def test_every_requirement_has_a_hash_and_no_address(name: str) -> None:
    text = text_of(name)
    assert "://" not in text
    requirements = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(requirements) > 10
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", requirement) for requirement in requirements)
