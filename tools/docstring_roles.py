"""A Griffe extension for the documentation site: docstrings' roles, such as ``:class:`~brochure.Profile```, as links.

Where the site has no page on the object, its name is plain code.
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_ROLE = re.compile(r":(?:attr|class|data|exc|func|meth|mod|obj):`(~?)([\w.]+)`")


class Roles(Extension):
    """Rewrites each docstring when it is collected."""

    def on_instance(self, *, obj: Object, **_unused: Any) -> None:
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(lambda found: _link(found, obj), obj.docstring.value)


def _link(found: re.Match[str], obj: Object) -> str:
    target = found[2]
    shown = target.rpartition(".")[2] if found[1] else target
    full = target if "." in target else f"{obj.module.path}.{target}"
    return f'<autoref identifier="{full}" optional><code>{shown}</code></autoref>'
