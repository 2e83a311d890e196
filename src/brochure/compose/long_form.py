"""What a long field brochure says: the short form on its composed pages, and the text of all sections after it.

Together they say all that a brochure of sections says. What a composed page has in full is not in the text again.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.compose.blocks import Block, BulletList, Contact, Document, Heading, Paragraph, QrLinks, Section, Text
from brochure.compose.document import IS_IT_YOU, compose
from brochure.compose.fillers import ASKED, more_questions
from brochure.compose.material import Material
from brochure.compose.repeats import refers_back
from brochure.compose.short_form import ShortForm, short_form
from brochure.compose.text import in_english
from brochure.locale import locale_of
from brochure.names import folded
from brochure.profile.markdown import plain_text
from brochure.style.model import Style
from brochure.words import sentences

SHORT_PAGES = 4
"""Of a field brochure that has composed pages only."""

DUTIES = "what_they_do"
"""The key of the section with the list of duties."""


class LongForm(NamedTuple):
    """A ``short`` form and the ``text`` of all sections, without the codes and the questions of the short form.

    ``shorter`` is the text without the list of duties, for a brochure whose composed pages have all of them; it is the
    same as ``text`` if a duty of the short form is not the whole item of the list. ``sums_up``: the short form has all
    of the summary, but for the name of the occupation, which is its title.
    """

    short: ShortForm
    text: Document
    shorter: Document
    sums_up: bool

    @property
    def parts(self) -> int:
        """The number of parts that it has."""
        return self.short.parts + len(self.text.sections)


def wants_text(style: Style) -> bool:
    """Whether a field brochure in ``style`` has the text of all sections: it wants more than its composed pages."""
    return max(style.page_count, default=0) > SHORT_PAGES


def long_form(material: Material, style: Style) -> LongForm:
    """The long form of ``material``, whose text has the sections of ``style``."""
    return longer(short_form(material), compose(material, style))


def longer(short: ShortForm, document: Document) -> LongForm:
    """``short`` with the text of ``document``, to which it refers no more: what it leaves out is in the same file."""
    quoted = bool(short.essentials.duties_source)  # then the composed pages have all tasks that the text would
    told_keys = {DUTIES, IS_IT_YOU} if quoted else set()
    untold = [section for section in document.sections if section.key not in told_keys]
    sections = tuple(filter(None, map(_without_told, untold)))
    asks = not short.essentials.self_check  # the composed pages have questions unless they have sentences to tick
    locale = locale_of(document.composed)
    fillers = tuple(more_questions(locale, one) if asks and one.key == ASKED else one for one in document.fillers)
    text = document._replace(sections=sections, fillers=fillers)
    told = frozenset(folded(duty.phrase) for duty in short.essentials.duties)
    if short.imprint:  # the text has all of this
        short = short._replace(imprint=short.imprint._replace(about=(), note=(), programs=None, events=None))
    fit = short.fit if quoted else None  # or else the text has it
    return LongForm(short._replace(in_full={}, fit=fit), text, _without_duties(text, told), _sums_up(short, text))


def _sums_up(short: ShortForm, text: Document) -> bool:
    """Whether ``They`` in the short form stands for the name alone, and not for other names, after a comma, too."""
    name = text.summary.removesuffix(short.summary.removeprefix("They"))
    return not text.summary or (name != text.summary and (folded(name) == folded(text.title) or "," not in name))


def _without_told(section: Section) -> Section | None:
    """``section`` without QR codes and whom to ask, which the short form has; None if nothing is left."""
    blocks, brief = (
        tuple(block for block in form if not isinstance(block, QrLinks | Contact))
        for form in (section.blocks, section.brief)
    )
    return section._replace(blocks=blocks, brief=brief) if blocks else None


def _without_duties(text: Document, told: frozenset[str]) -> Document:
    sections = [
        section._replace(blocks=_untold(section.blocks, told, text.lang)) if section.key == DUTIES else section
        for section in text.sections
    ]
    return text._replace(sections=tuple(section for section in sections if section.blocks))


def _untold(blocks: tuple[Block, ...], told: frozenset[str], lang: str) -> tuple[Block, ...]:
    """``blocks`` without lists that say only what is ``told``, and the sentence that introduces each.

    A list stays if its introduction says more, or if what follows refers back to it. A heading that would have no text
    is left out, too.
    """
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        kept.append(block)
        if not (isinstance(block, BulletList) and _is_told(block, told)):
            continue
        before = kept[-2] if len(kept) > 1 else None
        introduction = before.text if isinstance(before, Paragraph) else ()
        if (introduction and not _only_introduces(introduction)) or _needs(following, introduction, lang):
            continue
        del kept[-2 if introduction else -1 :]
        if kept and isinstance(kept[-1], Heading) and (following is None or isinstance(following, Heading)):
            kept.pop()
    return tuple(kept)


def _is_told(block: BulletList, told: frozenset[str]) -> bool:
    return all(folded(plain_text(item)) in told and not any(run.href for run in item) for item in block.items)


def _needs(following: Block | None, before: Text, lang: str) -> bool:
    """Whether what is ``following`` a list is not understood without that, and its subject is not ``before`` it.

    Of a paragraph that is not in English, that is assumed.
    """
    if not isinstance(following, Paragraph):
        return False
    return not in_english(lang) or refers_back(plain_text(following.text), plain_text(before))


def _only_introduces(text: Text) -> bool:
    words = plain_text(text).strip()
    return words.endswith(":") and len(sentences(words)) == 1
