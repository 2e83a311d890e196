"""A long field brochure: the composed pages, and the text of all sections before the last of them."""

from __future__ import annotations

from brochure.compose.full import Omission
from brochure.compose.long_form import LongForm
from brochure.layout.field.bare import Bare, bare_page, finished, joined
from brochure.layout.field.cover import MORE_SUMMARY
from brochure.layout.field.document import composed_pages
from brochure.layout.field.notes import notes_page
from brochure.layout.field.prose import prose
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.field.work import MORE_DUTIES
from brochure.layout.pages import Pages
from brochure.style.model import Style


def layout_long(content: LongForm, style: Style, *, explain: bool = False) -> Pages:
    """Lay out ``content``. If ``explain`` is set, the pages have an explanation of the plan of the text."""
    return finished(long_pages(content, style, explain=explain), content.short, style)


def long_pages(content: LongForm, style: Style, *, explain: bool = False, may_grow: bool = True) -> Bare:
    """The same without feet. Type of the text ``may_grow`` to fill its pages.

    Nothing is omitted: what has no room on a composed page is in the text.
    """
    omitted: list[Omission] = []
    *first, last = composed_pages(content.short, style, omitted)
    text = content.text if MORE_DUTIES in omitted else content.shorter
    text = text._replace(summary="") if content.sums_up and MORE_SUMMARY not in omitted else text
    if not text.sections:
        return joined([*first, last])
    made = prose(text, content.short.labels.text, style, len(first) + 1, explain=explain, may_grow=may_grow)
    whole = Bare(made.pages, made.elements, made.outline, missed=made.missed, explanation=made.explanation)
    type_ = Type.of(frame_at_design(style), style)
    notes = [bare_page(title, notes_page(title, type_), type_.frame.top, type_) for title in made.notes]
    return joined([*first, whole, *notes, last])
