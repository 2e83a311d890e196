"""What the plan of a document costs: every weight by name, in one place.

A cost of 1 is a fault that a reader notices, such as nine tenths of an inch of blank at the foot of a page. Costs add
up over the document, and the plan with the lowest sum is chosen. ``docs/page-plan.md`` says what each does.
"""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from typing import Literal, NamedTuple

Kind = Literal[
    "foot",
    "cover",
    "last page",
    "columns",
    "short end",
    "split figure",
    "split text",
    "moved figure",
    "parted figure",
    "lone figure",
    "continued",
    "stretch",
    "omission",
    "displaced",
    "brief",
]


class Weights(NamedTuple):
    """Lengths are in points, costs in noticeable faults."""

    foot: float = 1.3  # of FOOT points of blank at the foot of a page that is not the last; grows with the square
    cover: float = 2.0  # no section begins on page one
    last_page: float = 3.0  # the last page is empty; less if it is not, nothing from MIN_LAST of it on
    columns: float = 1.6  # of COLUMNS points between the ends of two columns; grows with the square
    short_end: float = 2.5  # a section ends less than SHORT_END points below the top of a page
    split_figure: float = 2.2  # a table that fits on a page goes on on the next one
    few_rows: float = 0.5  # in addition, if fewer than FEW_ROWS rows stand on one of the pages
    split_text: float = 0.02  # a paragraph or an item of a list goes on on the next page
    moved_figure: float = 0.06  # a figure stands one paragraph further from the text that introduces it
    parted_figure: float = 0.4  # a figure begins a column or page, the statement that introduces it ends the one before
    lone_figure: float = 1.2  # a figure in one of two columns has nothing beside it
    continued: float = 0.08  # a section goes on on the next page
    stretch: float = 0.1  # the space between blocks grows by all that it can; grows with the square
    displaced: float = 0.8  # a filler is not before the last section, but at the foot of an earlier page
    omission: float = 0.12  # a filler, such as questions to ask, is left out
    shortening: float = 0.06  # a filler is in a shorter form
    brief: float = 0.4  # a section is in its brief form: lists instead of tables


WEIGHTS = Weights()

FOOT = 65.0
MIN_LAST = 0.45  # of the page
COLUMNS = 72.0
SHORT_END = 124.0
MIN_LINES = {1: 3.95, 2: 4.3}  # under the head of a section that goes on on the next page, by columns
FEW_ROWS = 3
