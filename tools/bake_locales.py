"""Write ``src/brochure/locale/cldr.py``: what the Common Locale Data Repository says on the languages of documents.

Babel has these facts, but importing it and reading its data takes 40 ms, an eighth of a cold build, and it formats a
number in 16 µs. So they are read once, here; tests compare what is formatted with Babel.

    python tools/bake_locales.py
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "src" / "brochure" / "locale" / "cldr.py"

_DATE_PARTS = {"MMMM": "{month}", "d": "{day}", "y": "{year}"}

LANGUAGES = ("en-US", "es-US")

_HEAD = '''"""Formats of numbers and dates from the Unicode Common Locale Data Repository, as Babel {version} has them.

Written by ``tools/bake_locales.py``; do not edit.
"""

from __future__ import annotations

from brochure.locale.formats import Formats

FORMATS = {{
'''


def baked() -> str:
    """The code of the module, not yet formatted."""
    entries = "".join(f"    {tag!r}: {_formats(Locale.parse(tag, sep='-'))},\n" for tag in LANGUAGES)
    return _HEAD.format(version=version("babel")) + entries + "}\n"


def _formats(locale: Locale) -> str:
    symbols = locale.number_symbols["latn"]
    months = tuple(locale.months["format"]["wide"][number] for number in range(1, 13))
    return (
        f"Formats(decimal={symbols['decimal']!r}, group={symbols['group']!r}, "
        f"percent={_affixed(locale.percent_formats[None].pattern)!r}, "
        f"dollars={_affixed(locale.currency_formats['standard'].pattern, locale.currency_symbols['USD'])!r}, "
        f"months={months!r}, "
        f"month={_date(locale.datetime_skeletons['yMMMM'].pattern)!r}, "
        f"day={_date(locale.date_formats['long'].pattern)!r})"
    )


def _affixed(pattern: str, currency: str = "") -> str:
    """``#,##0.00 ¤`` as ``{} $``. Raises ValueError if thousands are not in groups of three."""
    number = "".join(character for character in pattern if character in "#,0.")
    if number.partition(".")[0] != "#,##0":
        raise ValueError(pattern)
    return pattern.replace(number, "{}").replace("¤", currency)


def _date(pattern: str) -> str:
    """``d 'de' MMMM 'de' y`` as ``{day} de {month} de {year}``."""
    parts = pattern.split("'")
    for at in range(0, len(parts), 2):  # what is between apostrophes is literal
        parts[at] = re.sub("MMMM|d|y", lambda found: _DATE_PARTS[found[0]], parts[at])
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(baked(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(TARGET)], check=True)
