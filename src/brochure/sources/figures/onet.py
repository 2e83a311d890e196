"""Tables of the O*NET database, from release 27 on: recognized by their columns, rows with every cell checked.

Names of tables and columns change: Alternate Titles became Job Titles, Skills were divided into Essential and
Transferable Skills, Technology Skills became Software Skills. Text has no titles beside codes, and ``n/a`` for a blank
cell; headers of all formats are the same but for case and punctuation. What a release suppresses, or does not rate, is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from brochure.sources.figures.model import cell_text, quoted
from brochure.sources.workbooks.outline import Head, Outline, UnneededError
from brochure.sources.workbooks.workbook import Row, Sheet

INTERESTS = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
TIERS = ("Primary-Short", "Primary-Long", "Supplemental")
"""How related occupations are, closest first."""

CODE = re.compile(r"\d\d-\d{4}\.\d\d", re.ASCII)
_RELEASE = re.compile(r"\d\d\.\d", re.ASCII)
_IN_READ_ME = re.compile(r"O\*NET\S*\s+(\d\d\.\d)\s+Database", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)([23]\d)[._-](\d)(?!\d)")
_MAX_TEXT = 2_000


class Part(Enum):
    """A table of the database; ``value`` is how the store and messages call it."""

    OCCUPATIONS = "occupations"
    ZONE_REFERENCE = "job zone reference"
    ZONES = "job zones"
    INTERESTS = "interests"
    TASKS = "tasks"
    TASK_RATINGS = "task ratings"
    SKILLS = "skills"
    TRANSFERABLE_SKILLS = "transferable skills"
    TOOLS = "tools"
    TITLES = "titles"
    REPORTED_TITLES = "reported titles"
    RELATED = "related occupations"


PARTS = tuple(Part)
"""In the order in which they can be read: others need the occupations, and ratings need tasks."""

_CODE, _RATED = "onetsoccode", ("elementid", "elementname", "scaleid", "datavalue")
_COLUMNS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    (Part.REPORTED_TITLES, (_CODE, "reportedjobtitle")),
    (Part.TITLES, (_CODE, "alternatetitle")),
    (Part.RELATED, (_CODE, "relatedonetsoccode", "relatednesstier", "index")),
    (Part.ZONES, (_CODE, "jobzone")),
    (Part.ZONE_REFERENCE, ("jobzone", "name", "experience", "education", "jobtraining")),
    (Part.TASKS, (_CODE, "taskid", "task", "tasktype")),
    (Part.TASK_RATINGS, (_CODE, "taskid", "scaleid", "datavalue")),
    (Part.TOOLS, (_CODE, "example", "hottechnology")),
    (Part.OCCUPATIONS, (_CODE, "title", "description")),
)
"""The columns that a table must have, in the order of the tests."""

_RENAMED = {"workplaceexample": "example", "jobtitle": "alternatetitle"}
_ELEMENTS = {"1.B.1": Part.INTERESTS, "2.A": Part.SKILLS, "2.B": Part.TRANSFERABLE_SKILLS}
"""What a table of ratings rates, by the beginning of its first element."""

_NAMES = {
    "occupationdata": Part.OCCUPATIONS, "jobzones": Part.ZONES, "jobzonereference": Part.ZONE_REFERENCE,
    "interests": Part.INTERESTS, "careerinteresttypes": Part.INTERESTS, "taskstatements": Part.TASKS,
    "taskratings": Part.TASK_RATINGS, "skills": Part.SKILLS, "essentialskills": Part.SKILLS,
    "transferableskills": Part.TRANSFERABLE_SKILLS, "technologyskills": Part.TOOLS, "softwareskills": Part.TOOLS,
    "alternatetitles": Part.TITLES, "jobtitles": Part.TITLES, "sampleofreportedtitles": Part.REPORTED_TITLES,
    "relatedoccupations": Part.RELATED,
}  # fmt: skip
"""Names of files, only to say which columns one of them lacks."""


@dataclass(frozen=True, slots=True)
class OnetSheet:
    """A table of a release; ``header`` is the number of its header row, ``columns`` are indexes by name."""

    sheet: Sheet
    part: Part
    header: int
    columns: Mapping[str, int]
    release: str


def onet_in(outline: Outline) -> list[OnetSheet]:
    """The tables of O*NET in a workbook.

    Raises :class:`~brochure.sources.workbooks.outline.UnneededError` for one that is not kept, and
    :class:`~brochure.sources.workbooks.workbook.WorkbookError` for one without its columns, or without a release.
    """
    found = []
    for head in outline.heads:
        number, columns = _header(head)
        if columns.keys() & {_CODE, "relatedonetsoccode"} or _is_reference(columns):
            part = _part(head, columns, outline.file)
            found.append(OnetSheet(head.sheet, part, number, columns, _release(head.sheet, outline)))
    return found


def _header(head: Head) -> tuple[int, dict[str, int]]:
    for number, row in head.rows[:1]:
        names = ["".join(filter(str.isalnum, str(cell)[:100].lower())) for cell in row]
        return number, {_RENAMED.get(name, name): column for column, name in reversed(list(enumerate(names)))}
    return 0, {}


def _is_reference(columns: Mapping[str, int]) -> bool:
    """Whether a table without codes of occupations is one of O*NET's references."""
    reference = next(names for part, names in _COLUMNS if part is Part.ZONE_REFERENCE)
    return columns.keys() >= set(reference) or columns.keys() >= {"elementid", "elementname"} or "scaleid" in columns


def _part(head: Head, columns: Mapping[str, int], file: str) -> Part:
    if columns.keys() >= {_CODE, *_RATED}:
        elements = [row[columns["elementid"]] for _, row in head.rows[1:2] if len(row) > columns["elementid"]]
        first = str(elements[0]) if elements else ""
        part = next((part for beginning, part in _ELEMENTS.items() if first.startswith(f"{beginning}.")), None)
    else:
        part = next((part for part, names in _COLUMNS if columns.keys() >= set(names)), None)
        if part is Part.TASK_RATINGS and "dwaid" in columns:
            part = None
    if part is None:
        if named := _NAMES.get("".join(filter(str.isalnum, file.rpartition(".")[0].lower()))):
            raise head.sheet.error(f"it has not the columns of O*NET's {named.value}: {_missing(named, columns)}")
        raise UnneededError(head.sheet.file, "a table of O*NET that is not kept")
    return part


def _missing(part: Part, columns: Mapping[str, int]) -> str:
    names = next((names for known, names in _COLUMNS if known is part), (_CODE, *_RATED))
    return ", ".join(repr(name) for name in names if name not in columns) + " missing or of other content"


def _release(sheet: Sheet, outline: Outline) -> str:
    """The release that a table belongs to: from its Read Me, its folder or archive, or the user."""
    around = outline.around
    read = _IN_READ_ME.search(around.read_me)
    named = _IN_NAME.search(around.place)
    said = read[1] if read else f"{named[1]}.{named[2]}" if named else None
    given = around.vintage
    if given and not _RELEASE.fullmatch(given):
        raise sheet.error(f"{quoted(given)} is not a release of O*NET, such as 29.3")
    if given and said and given != said:
        raise sheet.error(f"its Read Me or folder says O*NET {said}, not {given}")
    if not (given or said):
        raise sheet.error(
            "a table of O*NET, but neither a Read Me nor a folder such as db_29_3_text says of which release; "
            "give it with `vintage`, such as 29.3"
        )
    return given or said or ""


# Rows


class Cells:
    """The cells of a row by the names of their columns; a name that the table does not have is blank."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._columns = columns
        self._row: Row = []

    def use(self, row: Row) -> None:
        """Take the cells of ``row`` from now on."""
        self._row = row

    def text(self, name: str) -> str:
        """A cell as one line, ``""`` if it is blank or ``n/a``. Raises ValueError."""
        column = self._columns.get(name)
        cell = self._row[column] if column is not None and column < len(self._row) else ""
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return _line(str(cell if cell is not None else ""))

    def required(self, name: str) -> str:
        """The text of a cell that is never blank."""
        found = self.text(name)
        if not found:
            raise ValueError(f"the column {name!r} is blank")
        return found

    def code(self, name: str = _CODE) -> str:
        """An O*NET-SOC code, such as ``29-1141.01``."""
        found = self.text(name)
        if not CODE.fullmatch(found):
            raise ValueError(f"{quoted(found)} is not an O*NET-SOC code such as 29-1141.00")
        return found

    def number(self, name: str, minimum: float, maximum: float) -> float:
        """A number in a range, rounded to hundredths as in the database's text."""
        column = self._columns[name]
        cell = self._row[column] if column < len(self._row) else ""
        try:
            number = round(float(cell), 2) if isinstance(cell, str | float) else None
        except ValueError:
            number = None
        if number is None or not minimum <= number <= maximum:  # also refuses NaN
            raise ValueError(f"{name}: {quoted(cell)} is not a number from {minimum:g} to {maximum:g}")
        return number

    def whole(self, name: str, minimum: int, maximum: int) -> int:
        """A whole number in a range."""
        number = self.number(name, minimum, maximum)
        if number != int(number):
            raise ValueError(f"{name}: {number:g} is not a whole number")
        return int(number)

    def flag(self, name: str) -> bool:
        """Whether a cell is Y; N and blank are not."""
        found = self.text(name)
        if found not in ("Y", "N", ""):
            raise ValueError(f"{name}: {quoted(found)} is neither Y nor N")
        return found == "Y"

    def rating(self, minimum: float, maximum: float) -> float | None:
        """The rating in a row; None if it is suppressed or not relevant. It must be within its confidence interval."""
        value = self.number("datavalue", minimum, maximum)
        for name, sign in (("lowercibound", 1), ("uppercibound", -1)):
            if (bound := self.text(name)) and sign * (value - float(bound)) < -0.02:
                raise ValueError(f"datavalue: {value:g} is outside of its confidence interval; it was changed")
        return None if self.flag("recommendsuppress") or self.flag("notrelevant") else value


@lru_cache(maxsize=16_384)  # codes, titles and names of elements are the same in many rows
def _line(cell: str) -> str:
    found = cell_text(cell)
    if len(found) > _MAX_TEXT:
        raise ValueError(f"{quoted(found)} is longer than {_MAX_TEXT:,} characters")
    return "" if found == "n/a" else found


def rows_of(found: OnetSheet) -> Iterator[tuple[int, Cells]]:
    """Rows with their numbers; one object has the cells of each in turn."""
    cells = Cells(found.columns)
    for number, row in found.sheet.rows():
        if number > found.header and any(cell not in ("", None) for cell in row):
            cells.use(row)
            yield number, cells


def interest_of(element: str) -> str | int:
    """The interest that an element rates, or the rank (1 to 3) of the high point that it names. Raises ValueError."""
    known = _interests()
    if element not in known:
        raise ValueError(f"{quoted(element)} is not an element of the interests")
    return known[element]


@cache
def _interests() -> dict[str, str | int]:
    found: dict[str, str | int] = {f"1.B.1.{letter}": name for letter, name in zip("abcdef", INTERESTS, strict=True)}
    return found | {f"1.B.1.{letter}": rank for rank, letter in enumerate("ghi", 1)}


def high_point_code(ranks: Sequence[int]) -> str:
    """``SIR``: the initials of the high points, given as the numbers of interests from 1 to 6, 0 for none."""
    return "".join(INTERESTS[rank - 1][0].upper() for rank in ranks if rank)


def is_consistent(values: Mapping[str, float], code: str) -> bool:
    """Whether the letters of ``code`` lead the six values, highest first."""
    by_letter = {name[0].upper(): value for name, value in values.items()}
    leading = [by_letter.pop(letter, 0.0) for letter in code]
    return leading == sorted(leading, reverse=True) and (not leading or max(by_letter.values()) <= leading[-1])
