"""The document tree: semantic blocks, pure data.

All text is final (numbers formatted, sentences composed); layout only places it. The blocks are named tuples, which are
defined in a quarter of the time of frozen dataclasses: with twenty classes, a twentieth of a cold build.
"""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from collections.abc import Iterator
from typing import Literal, NamedTuple

from brochure.artwork import Artwork
from brochure.profile.foreign import divided
from brochure.profile.markdown import Run, Text
from brochure.profile.model import ForeignName

DOT = "\u00a0· "
"""Between facts on one line; it never begins one."""

__all__ = [
    "Bar", "BarChart", "Block", "BulletList", "Cell", "Column", "Contact", "DataTable", "Document",
    "Fact", "Heading", "Illustration", "Imprint", "KeyFigure", "Paragraph", "PercentileStrip", "QrLink", "QrLinks",
    "Range", "RangeChart", "Row", "Run", "Section", "Text", "has_others",
]  # fmt: skip


class Heading(NamedTuple):
    """``level`` 2 is for sections, 3 for subsections; the title of the document is the only heading of level 1."""

    level: int
    text: str
    lang: str | None = None


class Paragraph(NamedTuple):
    """``lead`` paragraphs are the statements of figures that open a section, ``note`` paragraphs small print."""

    text: Text
    role: Literal["body", "lead", "note"] = "body"


class BulletList(NamedTuple):
    """A list; one of role ``note`` is small print, and one that ``is_whole`` stays on one page if it fits."""

    items: tuple[Text, ...]
    role: Literal["body", "note"] = "body"
    is_whole: bool = False


class Column(NamedTuple):
    """A table column. Columns of kind ``number`` are aligned at the decimal point and to the right."""

    header: str
    kind: Literal["text", "number"] = "text"


class Cell(NamedTuple):
    """``on_top`` is what it says in the first row of its table, if that is more than its ``text``: the currency."""

    text: str
    href: str | None = None
    lang: str | None = None
    on_top: str = ""


class Row(NamedTuple):
    """``own`` is the row of this occupation, ``total`` the sum of the rows below it; ``indent`` is its level.

    A shortened table keeps the rows of the lowest ``rank``, and of the same rank the first ones.
    """

    cells: tuple[Cell, ...]
    role: Literal["plain", "own", "total"] = "plain"
    indent: int = 0
    rank: int = 0

    @property
    def on_top(self) -> "Row":
        """The row as the first one of a table."""
        return self._replace(cells=tuple([cell._replace(text=cell.on_top or cell.text) for cell in self.cells]))


class DataTable(NamedTuple):
    """A table with one header row; the first cell of each row is its row header. ``notes`` explain special values.

    A table that is all of its section needs no ``caption``, and no header row if no column has a header.
    ``caption_runs`` are the caption once more, if it is in several languages.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    caption_runs: Text = ()

    def shortened(self, count: int) -> "DataTable":
        """The table with ``count`` of its rows in their order: those of its own, and of the others as they rank."""
        own = sum(row.role == "own" for row in self.rows)
        others = sorted([row for row in self.rows if row.role != "own"], key=lambda row: row.rank)
        others = others[: max(0, count - own)]
        kept = [row for row in self.rows if row.role == "own" or row in others]
        return self._replace(rows=(*(row.on_top for row in kept[:1]), *kept[1:]))

    @property
    def without_heads(self) -> "DataTable":
        """The table without caption and headers, below a heading that says the same."""
        return self._replace(caption="", columns=tuple(column._replace(header="") for column in self.columns))


class Bar(NamedTuple):
    """``value`` is the length, ``text`` is printed at the end; ``open`` bars are "at least" values.

    ``own`` bars are figures of what the page is about, the others those that they are compared with. ``lang`` is the
    language of the label.
    """

    label: str
    value: float | None
    text: str
    own: bool = False
    open: bool = False
    lang: str | None = None


class BarChart(NamedTuple):
    """Horizontal bars on one scale that includes zero.

    Bars of kind ``share`` are parts of a ``whole``: of 100%, or of a scale, from whose low end they are measured.
    ``caption_runs`` are as in :class:`DataTable`.
    """

    caption: str
    alt: str
    bars: tuple[Bar, ...]
    kind: Literal["bar", "share"] = "bar"
    notes: tuple[str, ...] = ()
    caption_runs: Text = ()
    whole: float = 100.0

    @property
    def alt_runs(self) -> Text:
        """The alternative text, where names in other languages are runs of their own."""
        return _alt_runs(self.alt, self.bars, self.caption_runs)


class Range(NamedTuple):
    """A bar from ``low`` to ``high`` with a mark at ``mid``; any of them can be missing.

    ``text`` is printed beside it: the middle value, or the reason why there is none. The ``*_open`` flags mark "at
    least" values. ``own`` and ``lang`` are as in :class:`Bar`.
    """

    label: str
    low: float | None
    mid: float | None
    high: float | None
    text: str
    own: bool = False
    low_open: bool = False
    mid_open: bool = False
    high_open: bool = False
    lang: str | None = None


class PercentileStrip(NamedTuple):
    """The 10th percentile, median and 90th percentile on one scale; all but the median can be missing.

    ``pay`` is the range of the occupation, ``brief_label`` a shorter name of it. The scale, in dollars, is from 0 to
    ``scale_max`` and open beyond; ``scale_ends`` are both as text. ``others`` is the pay of all occupations, marked and
    named, if it is within the scale. ``spread`` names both percentiles and says what they mean. ``areas`` are ranges
    where the reader lives, and ``bands`` says what all bands mean, for where the percentiles are on the band.
    ``people`` are whom ``alt`` is about, as they are called there.
    """

    caption: str
    alt: str
    pay: Range
    brief_label: str
    low_text: str
    high_text: str
    spread: str
    scale_max: float
    scale_ends: tuple[str, str]
    others: float | None = None
    others_label: str = ""
    others_text: str = ""
    areas: tuple[Range, ...] = ()
    bands: str = ""
    notes: tuple[str, ...] = ()
    caption_runs: Text = ()
    people: Text = ()

    @property
    def alt_runs(self) -> Text:
        """As in :class:`BarChart`."""
        return _alt_runs(self.alt, (self.pay, *self.areas), (*self.caption_runs, *self.people))

    @property
    def is_beyond(self) -> bool:
        """Whether some pay is above the scale, so that the drawing is not to scale there."""
        known = [value for pay in (self.pay, *self.areas) for value in (pay.mid, pay.high) if value is not None]
        return max(known) > self.scale_max

    @property
    def in_brief(self) -> "PercentileStrip":
        """The strip with the last of its notes, which explains the scale, only where some pay is beyond it."""
        return self._replace(notes=self.notes[-1:] if self.is_beyond else ())


class RangeChart(NamedTuple):
    """Ranges on one scale from zero: bars from low to high with the middle marked.

    The names describe low, middle and high ("10% earn less", "median", "10% earn more"). ``scale_max`` is the minimum
    end of the scale, so that several charts can share one.
    """

    caption: str
    alt: str
    ranges: tuple[Range, ...]
    low_name: str
    mid_name: str
    high_name: str
    notes: tuple[str, ...] = ()
    scale_max: float = 0.0
    caption_runs: Text = ()

    @property
    def alt_runs(self) -> Text:
        """As in :class:`BarChart`."""
        return _alt_runs(self.alt, self.ranges, self.caption_runs)


def _alt_runs(alt: str, rows: tuple[Bar, ...] | tuple[Range, ...], names: Text) -> Text:
    """``alt`` as runs: it has the labels of ``rows``, and those of ``names`` that have a language of their own."""
    named = (*((row.label, row.lang) for row in rows), *((run.text.strip(), run.lang) for run in names))
    return divided((Run(alt),), [ForeignName(text=text, lang=lang) for text, lang in named if lang and text])


def has_others(rows: tuple[Bar, ...] | tuple[Range, ...]) -> bool:
    """Whether some of ``rows`` are not ``own``, so that those that are must be set apart."""
    return not all(row.own for row in rows)


class QrLink(NamedTuple):
    """An address as a QR code, under a ``title`` of a few words.

    ``shown`` is the address that a person can type; layout prints it or its host if they fit on one line. ``lang`` is
    the language of the title.
    """

    title: str
    url: str
    shown: str
    alt: str
    lang: str | None = None


class QrLinks(NamedTuple):
    """Up to three links, which stand in three equal cells."""

    links: tuple[QrLink, ...]


class Contact(NamedTuple):
    """Whom to ask: an ``organization`` and its ``department``, lines, and their labels, all but those in ``lang``.

    ``link`` is its page as a QR code. One that is ``in_column`` stands in a column of text, the others across the page.
    """

    organization: str
    department: str
    contact: tuple[str, ...]
    hours: tuple[str, ...]
    hours_label: str
    address: tuple[str, ...]
    address_label: str
    link: QrLink | None
    lang: str | None = None
    in_column: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but names."""
        return not (self.contact or self.hours or self.address or self.link)


Block = Heading | Paragraph | BulletList | DataTable | BarChart | PercentileStrip | RangeChart | QrLinks | Contact


FigureKind = Literal["pay", "local_pay", "growth", "local_growth", "jobs", "openings", "entry"]


class KeyFigure(NamedTuple):
    """A large ``value``, with ``label`` in small type below it and the year or a comparison as ``note``.

    ``lang`` is the language of a value in words. ``kind`` is what it is, for forms that choose among figures.
    """

    value: str
    label: str
    note: str = ""
    lang: str | None = None
    kind: FigureKind | None = None

    @property
    def is_pay(self) -> bool:
        return self.kind in {"pay", "local_pay"}


class Fact(NamedTuple):
    """A labeled short text; ``lang`` is the language of its ``value``."""

    label: str
    value: str
    lang: str | None = None


class Illustration(NamedTuple):
    """A picture, its alternative text and the ``credit`` printed below it, both in ``lang``."""

    artwork: Artwork
    alt: str
    credit: str = ""
    lang: str | None = None


class Imprint(NamedTuple):
    """Whose brochure it is, as the brand says: name and ``logo`` for its head, and what helps readers nearby.

    ``about`` are paragraphs on this occupation, ``note`` those on every brochure; ``programs`` and ``events`` are
    tables of those for this occupation. ``title`` is the heading of all that. ``contact`` is None if there is no brand,
    but only a note.
    """

    title: str
    contact: Contact | None = None
    logo: Illustration | None = None
    about: tuple[Text, ...] = ()
    note: tuple[Text, ...] = ()
    programs: DataTable | None = None
    events: DataTable | None = None

    @property
    def notes(self) -> tuple[Text, ...]:
        """All paragraphs, those on this occupation first."""
        return self.about + self.note

    @property
    def program_lines(self) -> tuple[Text, ...]:
        """A line for each program, for forms that have no room for a table."""
        return _as_lines(self.programs)

    @property
    def event_lines(self) -> tuple[Text, ...]:
        """A line for each event."""
        return _as_lines(self.events)


def _as_lines(table: DataTable | None) -> tuple[Text, ...]:
    """The rows of ``table``, the first cell of each in bold and the others after dots."""
    return tuple([tuple(_as_line(row)) for row in table.rows]) if table else ()


def _as_line(row: Row) -> Iterator[Run]:
    first, *others = row.cells
    yield Run(first.text, bold=True, href=first.href, lang=first.lang)
    for cell in others:
        if cell.text:
            yield Run(DOT)
            yield Run(cell.text, href=cell.href, lang=cell.lang)


class Section(NamedTuple):
    """``key`` is the key of the section in styles, a :data:`brochure.style.model.SectionKey`.

    ``continued`` is the heading at the top of further pages of the section. ``compact`` is the same content in blocks
    that take less space, for a document that is a little too long; empty if there is none. ``least`` takes still less,
    where that does not suffice. ``brief`` is the same content as lists, in the type of tables, wherever the plan of
    pages needs it; empty if there is none.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    continued: str = ""
    compact: tuple[Block, ...] = ()
    least: tuple[Block, ...] = ()
    brief: tuple[Block, ...] = ()


class Document(NamedTuple):
    """A whole brochure.

    ``eyebrow`` is the line of small type above the title (category, SOC codes); ``facts`` (education, experience,
    training) follow the key figures. ``fillers`` are sections that layout can insert before the last one if the last
    page has space; those with the same key are forms of one, the longest first. ``notes`` is the title of ruled lines
    for notes. ``page_label`` is the format of page numbers, with ``{number}`` and ``{count}``. ``page_count`` are
    numbers of pages to aim for in addition to those of a style that has any.

    ``lang`` is the language of the profile, ``composed`` the language of all text without a language of its own.
    ``own`` is the language of the title, ``eyebrow_lang`` that of the eyebrow, ``summary_lang`` that of the summary;
    None if it is ``composed``. ``foreign`` are names in the summary that are in another language. ``image`` stands
    under the title. ``imprint`` says whose brochure it is; what is printed below the sections is among them.
    """

    title: str
    lang: str
    eyebrow: str
    summary: str
    key_figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    attribution: str
    running_left: str
    running_right: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    fillers: tuple[Section, ...] = ()
    notes: str = ""
    page_label: str = "{number} / {count}"
    composed: str = "en-US"
    own: str | None = None
    eyebrow_lang: str | None = None
    summary_lang: str | None = None
    image: Illustration | None = None
    page_count: tuple[int, ...] = ()
    imprint: Imprint | None = None
    foreign: tuple[ForeignName, ...] = ()

    @property
    def summary_text(self) -> Text:
        """The summary, with its language and those of names in it; () if there is none."""
        return divided((Run(self.summary, lang=self.summary_lang),), self.foreign) if self.summary else ()

    @property
    def parts(self) -> int:
        """The number of sections."""
        return len(self.sections)
