"""What is packed: a wheel carries profiles, styles, fonts and licenses, and works where no checkout is near."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import brochure

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def test_what_the_wheel_takes_from_elsewhere_is_there() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {folder: f"brochure/_{folder}" for folder in ("locales", "profiles", "styles")}
    for folder in included:
        assert list((TOP / folder).glob("*.yaml")), folder


def test_licences_are_there() -> None:
    for name in PROJECT["project"]["license-files"]:
        assert (TOP / name).is_file(), name


def test_every_dependency_is_used() -> None:
    """Or it would have to go."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.py"))
    modules = {
        "pyyaml": "yaml",
        "pillow": "to_pil",
        "lxml": "etree",
        "zxing-cpp": "zxingcpp",
        "fonttools": "fontTools",
    }  # Pillow makes PNG files of what PDFium draws
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=]", requirement)[0]
        assert re.search(rf"((import|from) {modules.get(name, name)}\b|\.{modules.get(name, name)}\()", source), name


def test_addresses_of_the_project_agree_and_are_in_two_files() -> None:
    urls = PROJECT["project"]["urls"]
    site = (TOP / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"\nsite_url: {urls['Documentation']}\n" in site
    assert f"\nrepo_url: {urls['Source']}\n" in site
    assert urls["Changelog"] == f"{urls['Documentation']}changelog/"
    assert urls["Issues"] == f"{urls['Source']}/issues"
    addresses = [url.removeprefix("https://").rstrip("/").encode() for url in urls.values()]
    folders = (".github", "benchmarks", "docs", "fuzz", "locales", "profiles", "src", "styles", "tests", "tools")
    files = [*TOP.iterdir(), *(path for folder in folders for path in (TOP / folder).rglob("*"))]
    found = {
        path.name
        for path in files
        if path.suffix in (".json", ".md", ".py", ".toml", ".yaml", ".yml")
        and any(address in path.read_bytes() for address in addresses)
    }
    assert found == {"pyproject.toml", "mkdocs.yml", "CONTRIBUTING.md"}


def test_version_is_that_of_the_installed_package() -> None:
    try:
        installed = version("brochure")
    except PackageNotFoundError:
        pytest.skip("brochure is not installed here, only on the path")
    assert installed == brochure.__version__


@pytest.mark.slow
def test_a_wheel_works_on_its_own(tmp_path: Path) -> None:
    """Needs the package index, for the build tool."""
    wheel = made_wheel(tmp_path / "wheels")
    names = set(wheel.namelist())
    for needed in (
        "_profiles/health-info-tech.yaml",
        "_profiles/profile.schema.json",
        "_locales/en-US.yaml",
        "_styles/classic.yaml",
        "_styles/style.schema.json",
        "py.typed",
        "fonts/Lato-Regular.ttf",
    ):
        assert f"brochure/{needed}" in names
    assert any(name.endswith("licenses/src/brochure/fonts/OFL.txt") for name in names)

    wheel.extractall(tmp_path / "installed")
    # Dependencies are borrowed from here, after the wheel's own package; what puts a checkout on the path is not.
    path = [str(tmp_path / "installed"), *(place for place in sys.path if place.endswith("site-packages"))]
    code = f"import sys; sys.path[:0] = {path!r}; import brochure.cli as c; print(c.__file__); c.main()"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, "build", "health-info-tech"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        encoding="utf-8",
    )
    assert done.stdout.startswith(str(tmp_path / "installed"))
    profile = brochure.load(TOP / "profiles" / "health-info-tech.yaml")
    assert (tmp_path / "out" / "health-info-tech.pdf").read_bytes() == brochure.render(profile)


def made_wheel(folder: Path) -> zipfile.ZipFile:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
    made = subprocess.run([*pip, "-w", str(folder), str(TOP)], check=False, capture_output=True)
    if made.returncode:
        pytest.skip(f"no wheel could be made here: {made.stderr.decode(errors='replace')[-300:]}")
    return zipfile.ZipFile(next(folder.glob("*.whl")))
