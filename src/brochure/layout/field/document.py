"""The pages of a field brochure that are each composed as one picture."""

from __future__ import annotations

from brochure.compose.full import Omission
from brochure.compose.short_form import ShortForm
from brochure.layout.field.bare import Bare, bare_page, finished, joined
from brochure.layout.field.cover import cover
from brochure.layout.field.entry import entry
from brochure.layout.field.future import future
from brochure.layout.field.type import Type, frame_at_design
from brochure.layout.field.work import work
from brochure.layout.pages import Pages
from brochure.style.model import Style


def layout_field(content: ShortForm, style: Style) -> Pages:
    """Lay out ``content`` as a cover and the pages for which it has something to say."""
    return finished(short_pages(content, style), content, style)


def short_pages(content: ShortForm, style: Style) -> Bare:
    """The same without feet."""
    omitted: list[Omission] = []
    return joined(composed_pages(content, style, omitted))._replace(omitted=tuple(omitted))


def composed_pages(content: ShortForm, style: Style, omitted: list[Omission]) -> list[Bare]:
    """The cover and each of the other pages; what has no room is added to ``omitted``."""
    type_ = Type.of(frame_at_design(style), style)
    frame, labels = type_.frame, content.labels
    made = [(content.title, cover(content, type_, omitted), frame.page_height)]
    if content.essentials.duties:
        later: list[Omission] = []  # page three comes before page two, which has the interests where it has no room
        third = None
        if content.essentials.path or content.essentials.qualities:
            third = entry(content, type_, later)
        second = content._replace(fit=None) if third and third.has_fit else content
        made.append((labels.work, work(second, type_, omitted), frame.top))
        omitted += later
        if third:
            name = labels.entry if content.essentials.path else labels.helps
            made.append((name, third.tray, frame.top))
    made.append((labels.future, future(content, type_, omitted), frame.top))
    return [bare_page(title, tray, top, type_) for title, tray, top in made]
