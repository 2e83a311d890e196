"""ReportLab is imported without what a machine has set for it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


EMBED = """
import sys
from hashlib import sha256
if sys.argv[1] == "without accelerator":
    sys.modules["_rl_accel"] = None
from brochure.pdf.fonts import embed
assert "reportlab" in sys.modules
assert "PIL.Image" not in sys.modules
face = embed("Lato-Regular", "".join(sorted(set("Cooks, Ångström"))))
print(sha256(repr(face).encode()).hexdigest())
from reportlab.lib import utils
assert utils.Image.new("1", (2, 3)).size == (2, 3), "Pillow comes when it is used"
"""
HOSTILE = "open('executed', 'w')\nraise SystemExit(9)\n"


def digest(here: Path, mode: str = "", **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", EMBED, mode],
        cwd=here,
        env={**os.environ, "HOME": str(here), "USERPROFILE": str(here), "PYTHONPATH": str(here), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("mode", "environment"),
    [
        ("", {"RL_useA85": "maybe", "RL_INVARIANT": "0", "RL_pageCompression": "perhaps"}),
        ("", {"PYTHONHASHSEED": "7"}),
        ("without accelerator", {}),
    ],
)
def test_settings_hash_seeds_and_accelerators_change_no_byte(
    tmp_path: Path, mode: str, environment: dict[str, str]
) -> None:
    assert digest(tmp_path, mode, **environment) == digest(tmp_path)


def test_modifications_are_not_executed(tmp_path: Path) -> None:
    for name in (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py"):
        (tmp_path / name).write_text(HOSTILE, encoding="utf-8")
    assert digest(tmp_path)
    assert not (tmp_path / "executed").exists()


def test_settings_of_the_process_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    from brochure.pdf.reportlab_import import isolated

    monkeypatch.setenv("RL_INVARIANT", "maybe")
    monkeypatch.setitem(sys.modules, "reportlab_mods", None)
    with isolated():
        assert "RL_INVARIANT" not in os.environ
    assert os.environ["RL_INVARIANT"] == "maybe"
    assert sys.modules["reportlab_mods"] is None


LATE = """
import sys
from brochure.pdf.reportlab_import import isolated
with isolated():
    from PIL import Image as late
    assert "new" not in vars(late)
    assert late.new("1", (2, 3)).size == (2, 3)
from PIL import Image
assert sys.modules["PIL.Image"] is Image
assert Image.new
"""


def test_pillow_can_be_used_while_reportlab_is_imported() -> None:
    subprocess.run([sys.executable, "-c", LATE], check=True)
