"""The forms of a document: for each that a style can name, what composes its content and what lays it out.

In: material and a style. Out: :class:`Composed`, whose pages are laid out when they are asked for. Modules of a form
are imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from brochure.brand.model import Branding
    from brochure.compose.blocks import Document
    from brochure.compose.leaflet import Leaflet
    from brochure.compose.long_form import LongForm
    from brochure.compose.material import Material
    from brochure.compose.poster import Poster
    from brochure.compose.short_form import ShortForm
    from brochure.layout.pages import Pages
    from brochure.style.model import Form, Style

    class LayOut(Protocol):
        """Lays out on the style's pages, with an explanation of them if ``explain`` is set."""

        def __call__(self, *, explain: bool) -> Pages: ...

    class Content(Protocol):
        """What a form says, in so many parts."""

        @property
        def parts(self) -> int: ...

    Compose = Callable[[Material, Style], "Composed"]
    C = TypeVar("C", bound=Content)
    C_contra = TypeVar("C_contra", bound=Content, contravariant=True)

    class LayOutContent(Protocol[C_contra]):
        """Lays out this content on the pages of a style."""

        def __call__(self, content: C_contra, style: Style, /, *, explain: bool) -> Pages: ...


class Composed(NamedTuple):
    """The content of a document, of so many ``parts``, and what lays it out."""

    parts: int
    lay_out: LayOut


def composed(material: Material, style: Style) -> Composed:
    """The content of ``material`` in the form that ``style`` names, in the colors of its branding or cluster."""
    made = _FORMS[style.form](material, colored(style, material.profile.cluster, material.branding))
    return made._replace(lay_out=_by_default_in(material.lang, made.lay_out))


def _by_default_in(lang: str, lay_out: LayOut) -> LayOut:
    """``lay_out``, which divides words without a language of their own as in ``lang``."""

    def in_lang(*, explain: bool) -> Pages:
        from brochure.layout.text.words import by_default_in

        with by_default_in(lang):
            return lay_out(explain=explain)

    return in_lang


def colored(style: Style, cluster: str | None, branding: Branding | None) -> Style:
    """``style`` in the colors of ``branding`` or, if it has none, in those of ``cluster`` if the style wants them."""
    if branding is None or branding.brand is None:
        from brochure.style.clusters import in_cluster_colors

        return in_cluster_colors(style, cluster)
    from brochure.brand.palette import in_own_colors

    return in_own_colors(style, cluster, branding.brand)


def branded_style(style: Style, branding: Branding | None) -> Style:
    """``style`` in the colors of ``branding``, for documents on several occupations, which keep those of the style."""
    if branding is None or branding.brand is None:
        return style
    from brochure.brand.palette import in_brand_colors

    return in_brand_colors(style, branding.brand)


def _form(compose: Callable[[Material, Style], C], lay_out: LayOutContent[C]) -> Compose:
    """The form whose content the one function composes, for the other to lay out."""

    def composed_in_form(material: Material, style: Style) -> Composed:
        content = compose(material, style)
        return Composed(content.parts, partial(lay_out, content, style))

    return composed_in_form


def _document(material: Material, style: Style) -> Document:
    from brochure.compose import compose

    return compose(material, style)


def _brochure(content: Document, style: Style, *, explain: bool) -> Pages:
    from brochure.layout import layout

    return layout(content, style, explain=explain)


def _short_form(material: Material, _style: Style) -> ShortForm:
    from brochure.compose.short_form import short_form

    return short_form(material)


def _cards(content: ShortForm, style: Style, *, explain: bool) -> Pages:  # noqa: ARG001
    from brochure.compose.cards import deck
    from brochure.layout.cards import layout_cards

    return layout_cards(deck([content]), [style])


def _handout(content: ShortForm, style: Style, *, explain: bool) -> Pages:
    from brochure.layout.handout import layout_handout

    return layout_handout(content, style, explain=explain)


def _large_handout(content: ShortForm, style: Style, *, explain: bool) -> Pages:
    from brochure.layout.large_handout import layout_large_handout

    return layout_large_handout(content, style, explain=explain)


def _short_or_long_form(material: Material, style: Style) -> ShortForm | LongForm:
    """What is on pages that are each one picture or, in a style that wants more pages, the long form with all text."""
    from brochure.compose.long_form import long_form, wants_text

    return long_form(material, style) if wants_text(style) else _short_form(material, style)


def _field(content: ShortForm | LongForm, style: Style, *, explain: bool) -> Pages:
    from brochure.compose.long_form import LongForm

    if isinstance(content, LongForm):
        from brochure.layout.field.long import layout_long

        return layout_long(content, style, explain=explain)
    from brochure.layout.field import layout_field

    return layout_field(content, style)


def _leaflet_content(material: Material, _style: Style) -> Leaflet:
    from brochure.compose.leaflet import leaflet

    return leaflet(material)


def _leaflet(content: Leaflet, style: Style, *, explain: bool) -> Pages:
    from brochure.layout.leaflet import layout_leaflet

    return layout_leaflet(content, style, explain=explain)


def _poster_content(material: Material, _style: Style) -> Poster:
    from brochure.compose.poster import poster

    return poster(material)


def _poster(content: Poster, style: Style, *, explain: bool) -> Pages:
    from brochure.layout.poster import layout_poster

    return layout_poster(content, style, explain=explain)


def _sign_content(material: Material, _style: Style) -> Poster:
    from brochure.compose.poster import sign

    return sign(material)


def _sign(content: Poster, style: Style, *, explain: bool) -> Pages:  # noqa: ARG001
    from brochure.layout.sign import layout_sign

    return layout_sign(content, style)


_FORMS: dict[Form, Compose] = {
    "brochure": _form(_document, _brochure),
    "cards": _form(_short_form, _cards),
    "field": _form(_short_or_long_form, _field),
    "handout": _form(_short_form, _handout),
    "large-print-handout": _form(_short_form, _large_handout),
    "leaflet": _form(_leaflet_content, _leaflet),
    "poster": _form(_poster_content, _poster),
    "sign": _form(_sign_content, _sign),
}
