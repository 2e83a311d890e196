"""How ReportLab is imported: without what a machine has set for it, and without Pillow until a picture needs it.

ReportLab reads settings from variables named ``RL_*``, executes ``~/.reportlab_mods`` and ``~/.reportlab_settings``,
and executes modules of similar names anywhere on the path. They could change or break a brochure. Where a
program has imported ReportLab before, its settings are already in effect; nothing that we use depends on them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from types import ModuleType

MODIFICATIONS = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
PICTURES = "PIL.Image"  # takes 12 of the 60 ms of the import
_lock = Lock()


@contextmanager
def isolated() -> Iterator[None]:
    """Import ReportLab's modules within this."""
    with _lock:
        stand_ins = {name: ModuleType(name) for name in MODIFICATIONS} | {PICTURES: _late(PICTURES)}
        stand_ins = {name: module for name, module in stand_ins.items() if name not in sys.modules}
        sys.modules.update(stand_ins)
        settings = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
        try:
            yield
        finally:
            os.environ.update(settings)
            for name, module in stand_ins.items():
                _remove(name, module)


def _late(name: str) -> ModuleType:
    """A module that imports the one called ``name`` when an attribute of it is used."""
    module = ModuleType(name)

    def attribute(wanted: str) -> object:
        _remove(name, module)
        return getattr(import_module(name), wanted)

    module.__dict__["__getattr__"] = attribute
    return module


def _remove(name: str, module: ModuleType) -> None:
    if sys.modules.get(name) is module:
        del sys.modules[name]
