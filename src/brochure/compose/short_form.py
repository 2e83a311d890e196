"""What short forms say (field brochures, handouts, leaflets, cards): what matters most about an occupation.

Every part is complete and in the order of its importance; layout leaves out what has no room, from the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from brochure.compose.blocks import (
    BarChart,
    Block,
    DataTable,
    Imprint,
    KeyFigure,
    QrLink,
    QrLinks,
    Row,
)
from brochure.compose.brand import imprint
from brochure.compose.context import Context
from brochure.compose.document import keywords, summary
from brochure.compose.essentials import Essentials, essentials
from brochure.compose.essentials.subjects import below_title
from brochure.compose.full import Omission, in_full
from brochure.compose.jobs import outlook
from brochure.compose.keyfigures import entry_figure, halves, key_figures
from brochure.compose.local_outlook import outlook_credit
from brochure.compose.material import Material
from brochure.compose.next_steps import next_steps
from brochure.compose.pay import pay
from brochure.compose.pictures import PayPicture, employers, industry_pay, pay_shown
from brochure.compose.requirements import licenses
from brochure.compose.similar import brief, outlooks
from brochure.compose.sources import credit, figures_dates, license_line
from brochure.locale import Locale
from brochure.profile.foreign import divided
from brochure.profile.markdown import Run, Text, plain_text
from brochure.profile.model import ForeignName, Period
from brochure.style.model import SectionKey

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.compose.interests import Fit

SECTIONS: tuple[SectionKey, ...] = ("what_they_do", "work_environment", "how_to_become_one", "pay", "job_outlook")

MORE_EMPLOYERS = 5


class Labels(NamedTuple):
    """The headings of the parts, and what is said where parts are left out.

    In ``page``, ``{number}`` and ``{count}`` stand for those of pages; in ``omitted``, ``{parts}`` for names of parts.
    """

    kind: str
    duties: str
    path: str
    qualities: str
    back: str
    pay: str
    growth: str
    employers: str
    industries: str
    similar: str
    questions: str
    school: str
    turn: str
    back_without_pay: str
    turn_without_pay: str
    notes: str
    work: str
    where: str
    conditions: str
    entry: str
    helps: str
    text: str
    future: str
    next: str
    by_industry: str
    change: str
    similar_note: str
    page: str
    omitted: str

    @classmethod
    def of(cls, locale: Locale) -> Labels:
        return cls(**locale.table("short.labels"))


class ShortForm(NamedTuple):
    """What a short form says. Languages are as in :class:`~brochure.compose.blocks.Document`.

    ``cluster`` is the career cluster, which decides the colors; ``field`` is the printed name of the field.
    ``summary`` is what stands below the title, whose name it does not repeat.
    ``halves`` says what a median is, if the pay among the ``key_figures`` is one; else it is empty. ``entry`` is the
    usual way in as a figure.
    ``pay`` is a picture of pay: in an area and the nation, of a tenth to nine tenths, or beside other occupations. It
    never shows the range of one of several occupations, whose median would not be the key figure. ``period`` is its
    unit, that of the key figure on pay.
    ``employers`` are the largest three, ``more_employers`` these and the next ones. ``codes`` are at most three.
    ``licenses`` says where to ask for licenses, as the last step of a fact sheet does; else it is empty.
    ``in_full`` are the parts that the full brochure has, with their names. ``imprint`` says whose it is.
    ``fit`` are the interests that the work suits. ``onet_license`` is the wording that the license of O*NET asks for.
    ``similar_outlooks`` say how jobs change in each row of ``similar``, or are empty.
    ``foreign`` are names in the summary that are in another language.
    """

    title: str
    lang: str
    composed: str
    own: str | None
    field: str
    field_lang: str | None
    cluster: str | None
    summary: str
    summary_lang: str | None
    key_figures: tuple[KeyFigure, ...]
    halves: str
    entry: KeyFigure | None
    essentials: Essentials
    pay: PayPicture | None
    period: Period | None
    growth: BarChart | None
    growth_note: str
    employers: BarChart | None
    more_employers: BarChart | None
    industries: DataTable | None
    industries_note: str
    similar: DataTable | None
    codes: tuple[QrLink, ...]
    figures: str
    licenses: str
    attribution: str
    labels: Labels
    subject: str
    keywords: tuple[str, ...]
    in_full: Mapping[Omission, str]
    imprint: Imprint | None = None
    fit: Fit | None = None
    onet_license: str = ""
    similar_outlooks: tuple[str, ...] = ()
    foreign: tuple[ForeignName, ...] = ()

    def said(self, summary: str) -> Text:
        """The ``summary``, or a part of it, with its language and those of names in it."""
        return divided((Run(summary, lang=self.summary_lang),), self.foreign)

    def fine_print(self, omitted: Sequence[Omission]) -> str:
        """``licenses`` if no step says so, the dates of figures, and what is ``omitted`` and in the full brochure."""
        parts = ", ".join([self.in_full[part] for part in dict.fromkeys(omitted) if part in self.in_full])
        is_said = self.essentials.path and not {"path", "step_texts"} & set(omitted)
        licenses = "" if is_said else self.licenses
        return " ".join(filter(None, (licenses, self.figures, parts and self.labels.omitted.replace("{parts}", parts))))

    @property
    def has_figures(self) -> bool:
        """Whether there is more to say on pay and jobs than key figures."""
        return any((self.pay, self.growth, self.employers, self.industries, self.similar))

    @property
    def parts(self) -> int:
        """The number of parts that it has."""
        told = self.essentials
        parts = (told.duties, told.path, told.qualities, told.questions, self.pay, self.growth, self.employers,
                 self.similar or self.industries, self.codes, self.fit)  # fmt: skip
        return sum(map(bool, parts))


def short_form(material: Material) -> ShortForm:
    """The short form of ``material``, whose picture has no place in it."""
    return short_form_of(material.context(SECTIONS), material.branding)


def short_form_of(context: Context, branding: Branding | None) -> ShortForm:
    """The same in a ``context``, which has the :data:`SECTIONS`."""
    profile = context.profile
    title = context.title.text
    future = outlook(context)
    paid = pay_shown(context, pay(context))
    told = essentials(context)
    field = context.vocabulary.field(profile.cluster, profile.category)
    branded = imprint(context, branding)
    by_industry, projections = industry_pay(context, paid.period), profile.projections
    return ShortForm(
        title=title,
        lang=context.lang,
        composed=context.locale.lang,
        own=context.title.lang,
        field=field.text,
        field_lang=field.lang,
        cluster=profile.cluster,
        summary=below_title(summary(context), context),
        summary_lang=context.own_lang if profile.summary else None,
        key_figures=key_figures(context, paid.period),
        halves=halves(context),
        entry=entry_figure(context, told.path),
        essentials=told,
        pay=paid.picture,
        period=paid.period,
        growth=first(BarChart, future),
        growth_note=context.locale.span(projections.base_year, projections.target_year) if projections else "",
        employers=employers(context),
        more_employers=employers(context, MORE_EMPLOYERS),
        industries=by_industry.table,
        industries_note=by_industry.note,
        similar=brief(context),
        similar_outlooks=outlooks(context),
        codes=next((block.links for block in all_of(QrLinks, next_steps(context))), ()),
        figures=" ".join(filter(None, (figures_dates(context.locale, profile), outlook_credit(context)))),
        licenses=plain_text(licenses(context)) if context.is_bare else "",
        attribution=credit(context.locale, profile, context.local),
        labels=_labels(context, told),
        subject=context.locale.say("short.subject", title=title),
        keywords=keywords(profile),
        in_full=in_full(context, branded),
        imprint=branded,
        fit=_fit(context),
        onet_license=license_line(context.locale, profile),
        foreign=profile.foreign if profile.summary else (),
    )


def _labels(context: Context, told: Essentials) -> Labels:
    """The headings; what a reader can tick are tasks, unless the profile has sentences for that."""
    labels = Labels.of(context.locale)
    if told.self_check and not context.profile.self_check:
        labels = labels._replace(qualities=context.locale.say("onet.like"))
    return labels


def _fit(context: Context) -> Fit | None:
    if context.profile.interests is None:
        return None
    from brochure.compose.interests import fit  # noqa: PLC0415  most profiles have none

    return fit(context)


def amount(row: Row) -> str:
    """The pay in a ``row`` of similar jobs as it stands outside of their table, with its dollar sign."""
    return row.on_top.cells[-1].text


B = TypeVar("B", bound=Block)


def all_of(kind: type[B], blocks: Iterable[Block]) -> list[B]:
    """The ``blocks`` of this kind."""
    return [block for block in blocks if isinstance(block, kind)]


def first(kind: type[B], blocks: Iterable[Block]) -> B | None:
    """The first of ``blocks`` of this kind."""
    return next(iter(all_of(kind, blocks)), None)
