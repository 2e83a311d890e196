"""The typed, frozen form of a brand file, and what a brochure takes from it.

The declarations define the YAML contract: the loader validates files against them, and the JSON Schema is derived from
them. Missing values are None or empty.
"""

# No postponed annotations here: the loader reads them as they are (see brochure.yamlio.decode).

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeVar

from brochure.artwork import Artwork
from brochure.brand.kinds import COST, NOTE, NOTES, Cost, Note, Notes, lines
from brochure.profile.kinds import LANGUAGE, SLUG, picture_file
from brochure.yamlio.rules import Doc, Matches, MaxLength, schema_of
from brochure.yamlio.scalars import URL

Name = Annotated[str, MaxLength(120)]
Title = Annotated[str, MaxLength(80)]
Label = Annotated[str, MaxLength(40)]
Url = Annotated[str, URL]
Color = Annotated[str, Matches("#[0-9a-fA-F]{6}", 'a color such as "#12344d"')]
Occupation = Annotated[str, SLUG]
LogoFile = Annotated[str, picture_file("brand file", "logo.png")]

_OCCUPATIONS = "The occupations that it is for, as slugs or SOC codes; all if left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The page of the organization, printed with a QR code."""

    url: Annotated[Url, Doc("Its http, https or mailto address.")]
    title: Annotated[Title | None, Doc("What readers find there, in a few words: Make an appointment.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The logo of the organization."""

    file: Annotated[LogoFile, Doc("A PNG, JPEG, WebP or SVG file in the folder of the brand file or one within it.")]
    alt: Annotated[Annotated[str, MaxLength(300)], Doc("What it shows, in words, for readers who cannot see it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colors of the organization. A shade that would be hard to read on the page is darkened or lightened."""

    primary: Annotated[Color, Doc("In place of the style's color of headings, accents and the occupation's own bars.")]
    secondary: Annotated[Color | None, Doc("For the bars that the occupation is compared with.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program in which to train nearby."""

    school: Annotated[Name, Doc("Who offers it.")]
    program: Annotated[Name, Doc("What it is called.")]
    length: Annotated[Label | None, Doc("How long it takes: 9 months.")] = None
    cost: Annotated[Annotated[Cost, COST] | None, Doc("US dollars, or a few words: free for residents.")] = None
    link: Annotated[Url | None, Doc("Its http, https or mailto address.")] = None
    occupations: Annotated[tuple[Occupation, ...], Doc(_OCCUPATIONS)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day to come: a fair, an open house."""

    name: Annotated[Name, Doc("What it is.")]
    date: Annotated[date, Doc("Its day, 2026-04-17.")]
    time: Annotated[Label | None, Doc("When on that day: 9 a.m. to noon.")] = None
    place: Annotated[Name | None, Doc("Where it is.")] = None
    link: Annotated[Url | None, Doc("Its http, https or mailto address.")] = None
    occupations: Annotated[tuple[Occupation, ...], Doc(_OCCUPATIONS)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A school, career center or agency, and what it prints on its brochures."""

    organization: Annotated[Title, Doc("Its name, as printed.")]
    department: Annotated[Title | None, Doc("The part of it that hands out the brochures: Career Center.")] = None
    lang: Annotated[Annotated[str, LANGUAGE], Doc("The language of the text (BCP 47).")] = "en-US"
    contact: Annotated[
        Annotated[tuple[str, ...], lines(6)], Doc("Whom to ask, up to six lines: a name, a telephone number, a room.")
    ] = ()
    hours: Annotated[Annotated[tuple[str, ...], lines(4)], Doc("When they are there, up to four lines.")] = ()
    address: Annotated[Annotated[tuple[str, ...], lines(5)], Doc("The postal address, up to five lines.")] = ()
    link: Annotated[Link | None, Doc("The page of the organization, printed with a QR code.")] = None
    logo: Annotated[Logo | None, Doc("The logo of the organization.")] = None
    colors: Annotated[Colors | None, Doc("The colors of the organization.")] = None
    note: Annotated[Annotated[Note, NOTE] | None, Doc("A note on every brochure, in small Markdown.")] = None
    notes: Annotated[Annotated[Notes, NOTES] | None, Doc("Notes by occupation; each key is a slug or a SOC code.")] = (
        None
    )
    programs: Annotated[tuple[Program, ...], Doc("Where to train nearby.")] = ()
    events: Annotated[tuple[Event, ...], Doc("Days to come.")] = ()


class Branding(NamedTuple):
    """What a brochure takes from whoever hands it out: the ``brand``, its opened ``logo``, and a ``note`` of this run.

    Without a brand, there is only the note, which is on the occupation. ``digest`` is equal for equal brandings: of the
    brand's file, the logo's, and the note.
    """

    brand: Brand | None
    logo: Artwork | None = None
    note: Note | None = None
    digest: str = ""

    def note_on(self, slug: str, soc: Iterable[str]) -> Note | None:
        """The note on an occupation: that of this run, or the brand's for its ``slug`` or one of its SOC codes."""
        if self.note is not None or self.brand is None or self.brand.notes is None:
            return self.note
        found = dict(self.brand.notes.by_occupation)
        return next((found[name] for name in (slug, *soc) if name in found), None)

    def programs_on(self, slug: str, soc: Iterable[str]) -> list[Program]:
        """The brand's programs that are for the occupation of ``slug`` and these SOC codes."""
        return _on(self.brand.programs, slug, soc) if self.brand else []

    def events_on(self, slug: str, soc: Iterable[str]) -> list[Event]:
        """The same for its events."""
        return _on(self.brand.events, slug, soc) if self.brand else []

    @property
    def for_chapters(self) -> "Branding | None":
        """What is said on single occupations only, for chapters of a book that says the rest once; None if nothing."""
        brand = self.brand
        if brand is None:
            return self if self.note else None
        programs = tuple([one for one in brand.programs if one.occupations])
        events = tuple([one for one in brand.events if one.occupations])
        if not (brand.notes or self.note or programs or events):
            return None
        name, lang = brand.organization, brand.lang
        own = Brand(organization=name, lang=lang, notes=brand.notes, programs=programs, events=events)
        return self._replace(brand=own, logo=None)


T = TypeVar("T", Program, Event)


def _on(items: Iterable[T], slug: str, soc: Iterable[str]) -> list[T]:
    names = {slug, *soc}
    return [one for one in items if not one.occupations or not names.isdisjoint(one.occupations)]


def schema() -> dict[str, Any]:
    """The JSON Schema of brand files. ``profiles/brand.schema.json`` is its committed copy for editors."""
    return schema_of(Brand, "brand")
