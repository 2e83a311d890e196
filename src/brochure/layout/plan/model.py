"""The plan: pages of pieces. Heights are in points, without the space that is added later to fill a page."""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from typing import NamedTuple

from brochure.layout.page.frame import Frame
from brochure.layout.page.stack import Stack
from brochure.layout.plan.weights import Kind

Costs = tuple[tuple[Kind, float], ...]


class Paper(NamedTuple):
    """What a document is set on: a frame, of which ``above`` points at the top of page one are taken.

    ``line`` is the leading of text and ``min_line`` its minimum, ``continued`` the height of the head of a page on
    which a section goes on.
    """

    frame: Frame
    line: float
    continued: float
    above: float = 0.0
    min_line: float = 0.0


class Spacing(NamedTuple):
    """How tight or loose a document is: ``gaps`` scales the space between blocks, ``lead`` is added to each line."""

    gaps: float = 1.0
    lead: float = 0.0


class Piece(NamedTuple):
    """Boxes ``first`` to ``after`` of a stack, in one column, or in two that part at ``cut``.

    ``height`` is that of the taller column, ``flex`` how much it can grow.
    """

    stack: Stack
    first: int
    cut: int
    after: int
    height: float
    flex: float
    cost: float = 0.0
    costs: Costs = ()


class Block(NamedTuple):
    """A ``piece`` of the section with this index, with the space ``before`` it and, if it begins it, ``headed``."""

    section: int
    piece: Piece
    before: float
    headed: bool


class PagePlan(NamedTuple):
    """The blocks of a page from the top, and the height ``left`` below them; ``continued``: a section goes on."""

    blocks: tuple[Block, ...]
    left: float
    continued: bool
    cost: float
    costs: Costs


class Plan(NamedTuple):
    pages: tuple[PagePlan, ...]
    cost: float
    spacing: Spacing
