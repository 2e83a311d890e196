"""What short forms (handout, leaflet, poster) print in place of the sections of a brochure."""

# No postponed annotations: NamedTuple compiles such strings, which takes longer than evaluating the types.

from collections.abc import Container, Sequence
from typing import NamedTuple

from brochure.profile.foreign import divided
from brochure.profile.markdown import Run, Text, plain_text
from brochure.profile.model import ForeignName


class Duty(NamedTuple):
    """What people in the occupation do, as an imperative phrase without a final period.

    ``lead`` is how it begins, the verb, or empty if that is not plain. ``detail`` is a sentence on it, or ().
    ``foreign`` are names in the phrase that are in another language.
    """

    phrase: str
    lead: str = ""
    detail: Text = ()
    lang: str | None = None
    foreign: tuple[ForeignName, ...] = ()

    @property
    def text(self) -> Text:
        return divided((Run(self.phrase, lang=self.lang),), self.foreign)

    @property
    def led(self) -> Text:
        """The same with the lead in bold."""
        rest = self.phrase[len(self.lead) :]
        runs = (Run(self.lead, bold=True, lang=self.lang), Run(rest, lang=self.lang))
        return divided(tuple([run for run in runs if run.text]), self.foreign)


class Topic(NamedTuple):
    """Sentences on one kind of condition, the most telling first."""

    name: str
    sentences: tuple[Text, ...]


class Step(NamedTuple):
    """A step of the way in. ``title`` has about four words; ``text`` is a sentence or two, or empty.

    ``time`` is how long it takes, if the profile says so. ``source`` is where in the profile the step is from:
    ``path``, ``quick_facts.education``, ``how_to_become_one: Education``. ``lang`` is the language of a title and time
    that the profile has, None for composed ones. ``is_later``: it comes after the first job, so that it is no step of
    the way in.
    ``mark`` is what stands beside it on a line of time: its time in brief, or in a word or two when it comes; it may be
    empty. ``mark_lang`` is its language. ``years`` is the number of whole years that it takes at most, 0 if that is not
    known. ``is_goal``: it is the last that has to come before the job, or the job itself.
    ``kind`` is what its title is called among the messages; empty for any other title.
    """

    title: str
    time: str = ""
    text: Text = ()
    lang: str | None = None
    source: str = ""
    is_later: bool = False
    mark: str = ""
    years: int = 0
    is_goal: bool = False
    mark_lang: str | None = None
    kind: str = ""

    @property
    def words(self) -> str:
        """The text without its languages."""
        return plain_text(self.text)


def without_texts(steps: Sequence[Step], places: Container[int]) -> tuple[Step, ...]:
    """``steps`` where those at ``places`` have no room for their texts.

    What comes after the first job says nothing without its text, ``Next job``, and is left out then.
    """
    return tuple(
        [
            step._replace(text=()) if place in places else step
            for place, step in enumerate(steps)
            if not (place in places and step.text and step.is_later and not step.time)
        ]
    )


class Quality(NamedTuple):
    """What somebody in the occupation is like, ``Detail oriented``, and why that matters, in a sentence or none.

    ``lang`` is the language of the name, ``text_lang`` that of the text.
    """

    name: str
    text: str = ""
    lang: str | None = None
    text_lang: str | None = None


class Essentials(NamedTuple):
    """The parts of a short form. All are in order of importance, except ``path``, whose steps are in order of time.

    ``deck`` is a sentence to set large above the duties, or empty. ``conditions`` are sentences on places, hours and
    hazards; ``topics`` are the same and more of them, by what they are about.
    ``path`` has two to six steps, or none. ``qualities`` with a text come first; one without is there only if none has
    a text, or if the profile lists it for short forms. ``self_check`` has sentences in the first person, and
    ``questions`` are three to ask somebody who does this work. ``duties_source`` is a sentence on who words the duties,
    if the profile does not; ``facts`` are other names of the occupation, narrower occupations, and tools.
    """

    deck: Text
    duties: tuple[Duty, ...]
    conditions: tuple[Text, ...]
    topics: tuple[Topic, ...]
    path: tuple[Step, ...]
    qualities: tuple[Quality, ...]
    self_check: tuple[Quality, ...]
    questions: tuple[str, ...]
    duties_source: str = ""
    facts: tuple[Topic, ...] = ()

    @property
    def ticks(self) -> tuple[Quality, ...]:
        """What a reader can tick: the sentences of the self-check or, without them, the qualities."""
        return self.self_check or self.qualities
