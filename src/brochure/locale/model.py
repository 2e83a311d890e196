"""The messages of a language, and the values that they are filled with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from brochure.locale.catalog import Catalog, section_of
from brochure.locale.formats import PLURALS, Formats
from brochure.locale.messages import Message, Value, filled, merged, parsed
from brochure.profile.markdown import Run, Text

Conjunction = Literal["and", "or"]

_SEPARATOR = "."

_STATE = re.compile(r", [A-Z]{2}(?:-[A-Z]{2})*$")  # Portland-Vancouver-Hillsboro, OR-WA


class Locale:
    """A language of documents. ``lang`` is its tag, which may be another variety than that of its messages.

    Messages have dotted keys, ``pay.statement``; a plural has one message for each category of numbers. A key that is
    not there raises KeyError, as a mistake of the program: tests look for every key in every language.
    """

    __slots__ = ("_messages", "_parsed", "_plural", "formats", "lang", "name")

    def __init__(self, name: str, lang: str, formats: Formats, messages: Catalog) -> None:
        self.name = name
        self.lang = lang
        self.formats = formats
        self._messages = messages
        self._plural = PLURALS[self.language][0]
        self._parsed: dict[str, Message] = {}

    @property
    def language(self) -> str:
        """The primary language, ``en`` or ``es``."""
        return self.name.partition("-")[0]

    def text(self, key: str, /, count: int | None = None, **values: Value) -> Text:
        """The message called ``key`` as runs; runs of a value keep their language.

        ``count`` chooses the form of a plural, and is also the value of that name.
        """
        if count is not None:
            key = f"{key}{_SEPARATOR}{self._plural(count)}"
            values["count"] = self.number(count)
        message = self._parsed.get(key)
        if message is None:
            message = self._parsed[key] = parsed(self._messages[key])
        return filled(message, values)

    def say(self, key: str, /, count: int | None = None, **values: str | None) -> str:
        """The same as a string."""
        return "".join([run.text for run in self.text(key, count, **values)])

    def has(self, key: str) -> bool:
        """Whether there is a message called ``key``."""
        return key in self._messages

    def table(self, key: str) -> dict[str, str]:
        """All texts whose keys begin with ``key``, by the rest of their keys."""
        start = key + _SEPARATOR
        section = self._messages.section(section_of(key))
        return {name.removeprefix(start): text for name, text in section.items() if name.startswith(start)}

    @property
    def messages(self) -> Mapping[str, str]:
        """All messages, as the file spells them."""
        return self._messages

    def number(self, value: float) -> str:
        """``206300`` -> ``206,300``; ``4.5`` -> ``4.5``; ``13.0`` -> ``13``; for signs see :meth:`signed`."""
        return self.formats.number(value)

    def signed(self, value: float) -> str:
        """``27800`` -> ``+27,800``; ``-600`` -> ``−600``; ``0`` -> ``0``."""
        return self.formats.signed(value)

    def percent(self, value: float, *, signed: bool = False) -> str:
        """``13%``; with its sign if ``signed``, else its absolute value."""
        return self.formats.percent.format(self.signed(value) if signed else self.number(abs(value)))

    def percent_words(self, value: float) -> str:
        """The absolute value of a percentage in running text: ``-4`` -> ``4 percent``."""
        return self.say("numbers.percent", value=self.number(abs(value)))

    def month(self, year: int, month: int | None) -> str:
        """``May 2016``, or ``2016`` if the month is unknown."""
        return self.formats.month_of(year, month) if month else str(year)

    def day(self, when: date) -> str:
        """``August 28, 2025``."""
        return self.formats.date(when)

    def span(self, first: int, last: int) -> str:
        """The years from ``first`` to ``last``: ``2016–26``, or ``1998–2008`` if the centuries differ."""
        if first // 100 == last // 100:
            return self.say("numbers.span_in_century", first=str(first), last=f"{last % 100:02d}", last_year=str(last))
        return self.say("numbers.span", first=str(first), last=str(last))

    def listing(self, items: Sequence[str], word: Conjunction = "and") -> str:
        """``a``, ``a and b``, ``a, b, and c``; with states ``Austin, TX; Waco, TX; and Texas``."""
        return "".join([run.text for run in self.listed([(Run(item),) for item in items], word)])

    def listed(self, items: Sequence[Text], word: Conjunction = "and") -> Text:
        """The same as runs; ``items`` keep their languages."""
        if not items:
            return ()
        *others, last = items
        conjunction = f" {self._conjunction(word, last[0].text)} "
        if len(items) < 3:
            return merged([run for item in others for run in (*_followed(item), Run(conjunction))] + list(last))
        mark = ";" if any(_STATE.search(item[-1].text) for item in items) else ","
        runs = [run for item in others[:-1] for run in (*item, Run(f"{mark} "))]
        before_last = mark if mark == ";" else self.say("lists.mark_before_last")
        return merged([*runs, *others[-1], Run(before_last + conjunction), *last])

    def _conjunction(self, word: Conjunction, following: str) -> str:
        """``y``, but ``e`` before ``ingenieros``; ``o``, but ``u`` before ``oficiales``."""
        pattern = self._messages[f"lists.{word}.changes_before"]
        is_changed = pattern and re.match(pattern, following, re.IGNORECASE)
        return self._messages[f"lists.{word}.{'changed' if is_changed else 'word'}"]


def followed(text: str) -> str:
    """``text`` before further words: a state after its city is set off, as in ``Seattle, WA, and``."""
    return f"{text}," if _STATE.search(text) else text


def _followed(item: Text) -> Text:
    return (*item[:-1], item[-1]._replace(text=followed(item[-1].text)))
