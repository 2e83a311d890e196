"""What one document is composed from: a profile, and what is known besides it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from brochure.compose.context import Context
from brochure.locale import Locale, locale_of
from brochure.profile.model import LocalPay, Profile

if TYPE_CHECKING:
    from brochure.artwork import Artwork
    from brochure.brand.model import Branding


class Material(NamedTuple):
    """A ``profile``, with its pay in some areas (``local``) and its opened ``picture``.

    ``locale`` is the language of composed text, by default that of the profile; ``branding`` is that of whoever hands
    the document out. Each form takes what it has a place for.
    """

    profile: Profile
    local: LocalPay | None = None
    picture: Artwork | None = None
    locale: Locale | None = None
    branding: Branding | None = None

    @property
    def lang(self) -> str:
        """The tag of the language of composed text."""
        return (self.locale or locale_of(self.profile.lang)).lang

    def context(self, keys: Collection[str]) -> Context:
        """The context of a document that has the sections ``keys``."""
        return Context.of(self.profile, self.local, keys, self.locale)
