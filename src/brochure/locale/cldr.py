"""Formats of numbers and dates from the Unicode Common Locale Data Repository, as Babel 2.19.0 has them.

Written by ``tools/bake_locales.py``; do not edit.
"""

from __future__ import annotations

from brochure.locale.formats import Formats

FORMATS = {
    "en-US": Formats(
        decimal=".",
        group=",",
        percent="{}%",
        dollars="${}",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        month="{month} {year}",
        day="{month} {day}, {year}",
    ),
    "es-US": Formats(
        decimal=".",
        group=",",
        percent="{}%",
        dollars="${}",
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        month="{month} de {year}",
        day="{day} de {month} de {year}",
    ),
}
