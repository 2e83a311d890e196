"""What a fact sheet, made of figures alone, has otherwise than a brochure: fewer sections, so that it is two pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.compose.blocks import DataTable, Paragraph
from brochure.compose.environment import environment
from brochure.compose.language import joined
from brochure.compose.next_steps import next_steps
from brochure.compose.outlook import outlook
from brochure.compose.sources import sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brochure.compose.blocks import Block
    from brochure.compose.context import Context
    from brochure.style.model import SectionKey

MERGED = frozenset(("work_environment", "job_outlook", "next_steps", "sources"))
"""The sections of which two each are one here."""


def is_sheet(context: Context, sections: Sequence[SectionKey]) -> bool:
    """Whether a document is to be a fact sheet: no prose, jobs and outlook, and all sections that are to be merged."""
    profile = context.profile
    return context.is_bare and bool(profile.employment and profile.projections) and MERGED.issubset(sections)


def jobs_and_outlook(context: Context) -> tuple[Block, ...]:
    """All that is said of jobs, in one paragraph; then growth, employers, and tables."""
    jobs, future = environment(context), outlook(context)
    said = [block.text for block in (*jobs, *future) if isinstance(block, Paragraph)]
    figures = [block for block in (*future, *jobs) if not isinstance(block, Paragraph)]
    lead = Paragraph(joined(said), "lead")
    return (*([lead] if said else []), *sorted(figures, key=lambda block: isinstance(block, DataTable)))


def read_more(context: Context) -> tuple[Block, ...]:
    """Ways on, then where the figures are from."""
    return (*next_steps(context), *sources(context))
