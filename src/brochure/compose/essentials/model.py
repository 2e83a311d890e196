"""What short forms (handout, leaflet, poster) print in place of the sections of a brochure."""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from typing import NamedTuple

from brochure.profile.markdown import Text


class Step(NamedTuple):
    """A step of the way in. ``title`` has about four words; ``text`` is a sentence or two, or empty.

    ``time`` is how long it takes, if the profile says so. ``source`` is where in the profile the step is from:
    ``path``, ``quick_facts.education``, ``how_to_become_one: Education``. ``lang`` is the language of the profile's own
    text, None for composed text. ``is_later``: it comes after the first job, so that it is no step of the way in.
    """

    title: str
    time: str = ""
    text: str = ""
    lang: str | None = None
    source: str = ""
    is_later: bool = False


class Quality(NamedTuple):
    """What somebody in the occupation is like, ``Detail oriented``, and why that matters, in a sentence or none."""

    name: str
    text: str = ""
    lang: str | None = None


class Essentials(NamedTuple):
    """The parts of a short form. All are in order of importance, except ``path``, whose steps are in order of time.

    ``duties`` are imperative phrases without a final period, ``conditions`` sentences on places, hours and hazards.
    ``path`` has two to six steps, or none. ``qualities`` with a text come first; one without is there only if none has
    a text, or if the profile lists it for short forms. ``questions`` are three to ask somebody who does this work.
    """

    duties: tuple[Text, ...]
    conditions: tuple[Text, ...]
    path: tuple[Step, ...]
    qualities: tuple[Quality, ...]
    questions: tuple[str, ...]
