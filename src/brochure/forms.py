"""The forms of a document: for each that a style can name, what composes its content and what lays it out.

In: a profile, a style, local pay, a picture. Out: :class:`Composed`, whose pages are laid out when they are asked for.
Modules of a form are imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from brochure.artwork import Artwork
    from brochure.brand.model import Branding
    from brochure.compose.short_form import ShortForm
    from brochure.layout.pages import Pages
    from brochure.locale import Locale
    from brochure.profile.model import LocalPay, Profile
    from brochure.style.model import Form, Style

    Compose = Callable[[Profile, Style, LocalPay | None, Artwork | None, Locale | None, Branding | None], "Composed"]


class LayOut(Protocol):
    """Lays out on the style's pages, with an explanation of them if ``explain`` is set."""

    def __call__(self, *, explain: bool) -> Pages: ...


class Composed(NamedTuple):
    """The content of a document, of so many ``parts``, and what lays it out."""

    parts: int
    lay_out: LayOut


def composed(
    profile: Profile,
    style: Style,
    local: LocalPay | None = None,
    picture: Artwork | None = None,
    locale: Locale | None = None,
    branding: Branding | None = None,
) -> Composed:
    """The content of ``profile`` in the form that ``style`` names, with ``local`` pay and the opened ``picture``.

    ``locale`` is the language of composed text, by default that of the profile; ``branding`` is that of whoever hands
    it out.
    """
    from brochure.locale import locale_of

    made = _FORMS[style.form](profile, colored(style, profile.cluster, branding), local, picture, locale, branding)
    return made._replace(lay_out=_by_default_in((locale or locale_of(profile.lang)).lang, made.lay_out))


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


def _brochure(
    profile: Profile,
    style: Style,
    local: LocalPay | None,
    picture: Artwork | None,
    locale: Locale | None,
    branding: Branding | None,
) -> Composed:
    from brochure.compose import compose

    document = compose(profile, style, local, picture, locale, branding)

    def lay_out(*, explain: bool) -> Pages:
        from brochure.layout import layout

        return layout(document, style, explain=explain)

    return Composed(len(document.sections), lay_out)


def _field(
    profile: Profile,
    style: Style,
    local: LocalPay | None,
    picture: Artwork | None,
    locale: Locale | None,
    branding: Branding | None,
) -> Composed:
    """The pages that are each one picture or, in a style that wants more pages, the long form with all text."""
    from brochure.compose.long_form import long_form, wants_text

    if not wants_text(style):
        return _short(_as_field)(profile, style, local, picture, locale, branding)
    content = long_form(profile, style, local, picture, locale, branding)

    def lay_out(*, explain: bool) -> Pages:
        from brochure.layout.field.long import layout_long

        return layout_long(content, style, explain=explain)

    return Composed(content.parts, lay_out)


def _leaflet(
    profile: Profile,
    style: Style,
    local: LocalPay | None,
    _picture: Artwork | None,
    locale: Locale | None,
    branding: Branding | None,
) -> Composed:
    from brochure.compose.leaflet import leaflet

    content = leaflet(profile, local, locale, branding)

    def lay_out(*, explain: bool) -> Pages:
        from brochure.layout.leaflet import layout_leaflet

        return layout_leaflet(content, style, explain=explain)

    return Composed(content.content.parts, lay_out)


def _sign(
    profile: Profile,
    style: Style,
    local: LocalPay | None,
    _picture: Artwork | None,
    locale: Locale | None,
    branding: Branding | None,
) -> Composed:
    from brochure.compose.poster import sign

    content = sign(profile, local, locale, branding)

    def lay_out(*, explain: bool) -> Pages:  # noqa: ARG001
        from brochure.layout.sign import layout_sign

        return layout_sign(content, style)

    return Composed(content.parts, lay_out)


def _poster(
    profile: Profile,
    style: Style,
    local: LocalPay | None,
    _picture: Artwork | None,
    locale: Locale | None,
    branding: Branding | None,
) -> Composed:
    from brochure.compose.poster import poster

    content = poster(profile, local, locale, branding)

    def lay_out(*, explain: bool) -> Pages:
        from brochure.layout.poster import layout_poster

        return layout_poster(content, style, explain=explain)

    return Composed(content.parts, lay_out)


def _short(lay_out_as: Callable[[ShortForm, Style, bool], Pages]) -> Compose:
    """A form whose content is the short form; the function sets it in a style, and may explain that."""

    def compose(
        profile: Profile,
        style: Style,
        local: LocalPay | None,
        _picture: Artwork | None,
        locale: Locale | None,
        branding: Branding | None,
    ) -> Composed:
        from brochure.compose.short_form import short_form

        content = short_form(profile, local, locale, branding)

        def lay_out(*, explain: bool) -> Pages:
            return lay_out_as(content, style, explain)

        return Composed(content.parts, lay_out)

    return compose


def _as_cards(content: ShortForm, style: Style, _explain: bool) -> Pages:  # noqa: FBT001
    from brochure.compose.cards import deck
    from brochure.layout.cards import layout_cards

    return layout_cards(deck([content]), [style])


def _as_field(content: ShortForm, style: Style, _explain: bool) -> Pages:  # noqa: FBT001
    from brochure.layout.field import layout_field

    return layout_field(content, style)


def _as_handout(content: ShortForm, style: Style, explain: bool) -> Pages:  # noqa: FBT001
    from brochure.layout.handout import layout_handout

    return layout_handout(content, style, explain=explain)


def _as_large_handout(content: ShortForm, style: Style, explain: bool) -> Pages:  # noqa: FBT001
    from brochure.layout.large_handout import layout_large_handout

    return layout_large_handout(content, style, explain=explain)


_FORMS: dict[Form, Compose] = {
    "brochure": _brochure,
    "cards": _short(_as_cards),
    "field": _field,
    "handout": _short(_as_handout),
    "large-print-handout": _short(_as_large_handout),
    "leaflet": _leaflet,
    "poster": _poster,
    "sign": _sign,
}
