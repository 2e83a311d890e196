"""Tables of the titles of occupations in Spanish, in the columns of those of Mi Próximo Paso, by SOC code.

Titles are plurals in title case. Sentences need them in sentence case, and the gender, which the tables do not have: it
is known of most by the end of the first word, since titles of groups are masculine; of others it stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from brochure.profile.model import Gender
from brochure.sources.figures.model import cell_text, quoted
from brochure.sources.workbooks.outline import Outline
from brochure.sources.workbooks.workbook import Sheet

LANGUAGE = "es-US"

_COLUMNS = ("soc_code", "title_en", "title_es")
_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_MAX_TITLE = 200
_NAME = re.compile(r"\w*[A-ZÁÉÍÓÚÑÜ]\w*[A-ZÁÉÍÓÚÑÜ0-9]\w*|\w*\d\w*")
"""A word that keeps its capitals: an acronym, or a name such as JavaScript."""
_MASCULINE = ("os", "es", "istas")


class SpanishTitle(NamedTuple):
    """An occupation of SOC 2018: its official title in English, and the published one in Spanish."""

    soc: str
    english: str
    spanish: str


@dataclass(frozen=True, slots=True)
class TitleSheet:
    """A sheet with such a table; ``header`` is the number of its header row, ``columns`` are indexes by name."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[SpanishTitle]:
        """All titles. Raises :class:`~brochure.sources.workbooks.workbook.WorkbookError` with the row in error."""
        known = dict[str, int]()
        for number, row in self.sheet.rows():
            if number <= self.header:
                continue
            try:
                title = _title([row[self.columns[name]] if self.columns[name] < len(row) else "" for name in _COLUMNS])
                if title.soc in known:
                    raise ValueError(f"{title.soc} is in row {known[title.soc]}, too")  # noqa: TRY301
            except ValueError as error:
                raise self.sheet.error(str(error), number) from None
            known[title.soc] = number
            yield title


def titles_in(outline: Outline) -> list[TitleSheet]:
    """The sheets that have the columns of such a table in their first row."""
    found = []
    for head in outline.heads:
        for number, row in head.rows[:1]:
            names = {str(cell)[:100].strip().lower(): column for column, cell in reversed(list(enumerate(row)))}
            if names.keys() >= set(_COLUMNS):
                found.append(TitleSheet(head.sheet, number, names))
    return found


def _title(cells: list[object]) -> SpanishTitle:
    soc, english, spanish = map(cell_text, cells)
    if not _SOC.fullmatch(soc):
        raise ValueError(f"soc_code: {quoted(soc)} is not a SOC code such as 29-1141")
    for name, text in (("title_en", english), ("title_es", spanish)):
        if not 0 < len(text) <= _MAX_TITLE:
            raise ValueError(f"{name}: {quoted(text)} is not a title of 1 to {_MAX_TITLE} characters")
    return SpanishTitle(soc, english, spanish)


def in_sentence(title: str) -> str:
    """A title as inside a sentence: in lower case, but for acronyms; ``""`` if it is no plural.

    Sentences have their verbs in the plural, so that a singular has no place in them.
    """
    words = title.split()
    is_plural = bool(words) and words[0].rstrip(",").endswith("s")
    return " ".join(word if _NAME.search(word) else word.lower() for word in words) if is_plural else ""


def gender_of(name: str) -> Gender | None:
    """The gender of a title of several people; None if its first word does not tell."""
    first = name.split(maxsplit=1)[0].rstrip(",")
    return "masculine" if first.endswith(_MASCULINE) and not first.endswith("ices") else None
