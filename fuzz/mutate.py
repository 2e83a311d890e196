"""Changes to bytes, text and plain data: small ones that keep most of the content valid, and hostile ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

HOSTILE: tuple[str, ...] = (
    "",
    " ",
    "\x00",
    "\x1b[31mred\x1b[0m\x07",
    "\x1b]0;title\x07",
    "\u202eright to left\u2066",
    "\ufeff",
    "\ud83d",
    "👩‍👩‍👧‍👦" * 20,
    "e" + "\u0301" * 500,
    "العربية עברית 漢字 ไทย",
    "\u2028line\u2029paragraph\x85next",
    "\u00a0\u2007\u200b\u00ad",
    "A" * 5_000,
    "word " * 5_000,
    "-" * 3_000,
    "*" * 2_000,
    "[" * 1_000 + "](" * 1_000,
    "**bold *nested **deeper* text** [link](https://a.example/" + "x" * 3_000 + ")",
    "<script>alert(1)</script><font color=red>&lt;&#0;",
    "{{7*7}} ${HOME} $(id) `id` %s%n %(x)s {0.__class__}",
    "../../../../etc/passwd",
    "/dev/zero",
    "\\\\server\\share\\x",
    "CON",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://a.example/" + "%41" * 2_000,
    "https://[::1",
    "- one\n- two\n  - three\n\n### head\n" * 200,
    "# " * 500,
    "(\\)\\(" * 200,
    "'; DROP TABLE wages; --",
    "=cmd|' /C calc'!A0",
    "1e400",
    "0x7fffffff",
    "NaN",
    "𝟙𝟚𝟛",
    "２０２４",
)
NUMBERS: tuple[Any, ...] = (0, -1, 1, 2**31, 2**63, -(2**64), 10**30, 10**400, 0.1, -0.0, 1e308, 5e-324, 1.5, 99, 2024)
OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [[]], {"": None}, [None] * 3)


def some_bytes(chance: random.Random, data: bytes, tokens: Sequence[bytes] = (), most: int = 8) -> bytes:
    """``data`` after one to ``most`` changes; ``tokens`` have a meaning in its format."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, most)):
        chance.choice(_BYTE_CHANGES)(chance, changed, tokens)
    return bytes(changed)


def _flip(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _replace(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.choice((0, 9, 10, 13, 32, 34, 58, 92, 127, 128, 255))


def _cut(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    start = chance.randint(0, len(data))
    del data[start : start + chance.choice((1, 2, 10, 200))]


def _end(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    if chance.random() < 0.3:
        del data[chance.randint(0, len(data)) :]


def _repeat(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    start = chance.randint(0, len(data))
    part = bytes(data[start : start + chance.choice((1, 8, 80, 800))])
    data[start:start] = part * chance.choice((1, 1, 2, 50, 400))


def _move(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    start, place = chance.randint(0, len(data)), chance.randint(0, len(data))
    data[place:place] = data[start : start + chance.choice((1, 8, 80))]


def _token(chance: random.Random, data: bytearray, tokens: Sequence[bytes]) -> None:
    place = chance.randint(0, len(data))
    token = chance.choice(tokens) if tokens else chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
    data[place : place + chance.choice((0, 0, len(token)))] = token


def _number(chance: random.Random, data: bytearray, _tokens: Sequence[bytes]) -> None:
    """Replace a number: lengths, counts and offsets are easily trusted."""
    digits = [place for place in range(len(data)) if 48 <= data[place] <= 57]
    if digits:
        start = end = chance.choice(digits)
        while end < len(data) and 48 <= data[end] <= 57:
            end += 1
        data[start:end] = str(chance.choice((0, 1, -1, 255, 65_536, 2**31 - 1, 2**32, 10**18))).encode()


_BYTE_CHANGES = (_flip, _replace, _cut, _end, _repeat, _move, _token, _number)


def plain_data(chance: random.Random, value: Any, most: int = 4) -> Any:
    """Lists, dictionaries and scalars after one to ``most`` changes. ``value`` itself may be changed, too."""
    for _ in range(chance.randint(1, most)):
        places = list(_places(value))
        if not places:
            return _anything(chance)
        parent, key = chance.choice(places)
        chance.choice(_DATA_CHANGES)(chance, parent, key)
    return value


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (list or dictionary, index or key) in ``value``."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left:
        parent = left.pop()
        items = parent.items() if isinstance(parent, dict) else enumerate(parent)
        for key, child in items:
            found.append((parent, key))
            if isinstance(child, (dict, list)):
                left.append(child)
    return found


def _anything(chance: random.Random) -> Any:
    return deepcopy(chance.choice((chance.choice(HOSTILE), chance.choice(NUMBERS), chance.choice(OTHERS))))


def _put(chance: random.Random, parent: Any, key: Any) -> None:
    parent[key] = _anything(chance)


def _text(chance: random.Random, parent: Any, key: Any) -> None:
    """Insert hostile text."""
    old, hostile = str(parent[key]), chance.choice(HOSTILE)
    place = chance.randint(0, len(old))
    parent[key] = old[:place] + hostile + old[place:]


def _scale(chance: random.Random, parent: Any, key: Any) -> None:
    if isinstance(parent[key], (int, float)):
        parent[key] = parent[key] * chance.choice((-1, 0, 0.001, 10, 1_000_000))


def _remove(_chance: random.Random, parent: Any, key: Any) -> None:
    del parent[key]


def _more(chance: random.Random, parent: Any, key: Any) -> None:
    """Repeat a value: long lists, text of many lines."""
    times = chance.choice((2, 5, 50, 300))
    if isinstance(parent, list):
        parent[key:key] = [parent[key]] * times
    elif isinstance(parent[key], (str, list)):
        parent[key] = parent[key] * min(times, 1 + 200_000 // (len(parent[key]) + 1))


def _deeper(chance: random.Random, parent: Any, key: Any) -> None:
    for _ in range(chance.choice((1, 1, 2, 60))):
        parent[key] = [parent[key]] if chance.random() < 0.5 else {"value": parent[key]}


def _rename(chance: random.Random, parent: Any, key: Any) -> None:
    if isinstance(parent, dict):
        name = str(key)
        parent[chance.choice((name[::-1], name + "s", name.upper(), chance.choice(HOSTILE)))] = parent.pop(key)


_DATA_CHANGES = (_put, _put, _text, _text, _text, _scale, _remove, _more, _deeper, _rename)
