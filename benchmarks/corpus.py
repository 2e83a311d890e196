"""Profiles of realistic size for benchmarks: seeded variants of shipped profiles, from their sentences and figures.

    python benchmarks/corpus.py --into DIR [--profiles N] [--seed S]

The sizes are those of real occupation pages: 1,025 to 4,118 words with a median of about 1,900, and 1 to 36 rows
in the projections table. The same arguments give the same files. The text makes no sense, but it is set like real text.
"""

from __future__ import annotations

import argparse
import copy
import math
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHIPPED = Path(__file__).parent.parent / "profiles"
LEAST_WORDS, MEDIAN_WORDS, MOST_WORDS = 1025, 1900, 4118
SPREAD = 0.27  # standard deviation of the logarithm of the words of a page
PROJECTION_ROWS = (1, 1, 1, 2, 1, 1, 3, 1, 4, 1, 1, 6, 1, 2, 1, 9, 1, 1, 5, 36)  # most pages have one row, one has 36
OWN_PAGE = re.compile(r"(ooh/.+)(\.htm)$")  # the page of one occupation in the handbook
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
OVERSHOOT = 25  # words by which a section is longer on average than was asked for: blocks are taken whole
MIXED = 0.4  # how many sentences of a paragraph come from another profile

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """A subsection: its heading ("" before the first one) and its blocks of Markdown, each on one line or a list."""

    heading: str
    blocks: tuple[str, ...]

    @property
    def words(self) -> int:
        return len(" ".join((self.heading, *self.blocks)).split())

    @property
    def source(self) -> str:
        head = (f"### {self.heading}",) if self.heading else ()
        return "\n\n".join((*head, *self.blocks))


def write_corpus(folder: Path, count: int, *, seed: int = 0, source: Path = SHIPPED) -> list[Path]:
    """Write ``count`` variants of the profiles in ``source`` to ``folder``; returns their paths."""
    pool = [read(path) for path in sorted(source.glob("*.yaml"))]
    if not pool:
        raise SystemExit(f"no profiles in {source}")
    folder.mkdir(parents=True, exist_ok=True)
    sizes = page_sizes(count)
    Random(seed).shuffle(sizes)
    paths = []
    for index, words in enumerate(sizes):
        data = variant(pool, index, words, f"{seed}/{index}")
        path = folder / f"{data['slug']}.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
        paths.append(path)
    return paths


def read(path: Path) -> Data:
    data: Data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def page_sizes(count: int) -> list[int]:
    """Word counts of ``count`` pages, spread evenly over the distribution of real pages, extremes included."""
    spread = NormalDist(math.log(MEDIAN_WORDS), SPREAD)
    sizes = [math.exp(spread.inv_cdf((index + 0.5) / count)) for index in range(count)]
    if count > 2:
        sizes[0], sizes[-1] = LEAST_WORDS, MOST_WORDS
    return [round(min(max(size, LEAST_WORDS), MOST_WORDS)) for size in sizes]


def variant(pool: list[Data], index: int, words: int, seed: str) -> Data:
    """A profile of about ``words`` words, based on one of ``pool``."""
    random = Random(seed)
    data = copy.deepcopy(pool[index % len(pool)])
    data["slug"] = f"{data['slug'][:60].rstrip('-')}-{seed.replace('/', '-')}"
    donors = random.sample(pool, len(pool))
    mix_rows(data, donors, PROJECTION_ROWS[index % len(PROJECTION_ROWS)])
    mix_similar(data, donors, random)
    own_addresses(data, seed)
    sections: dict[str, str] = data.get("sections") or {}
    rest = count_words({key: value for key, value in data.items() if key != "sections"})
    shares = {key: len(text.split()) for key, text in sections.items()}
    scale = max(words - rest - OVERSHOOT * len(sections), 0) / max(sum(shares.values()), 1)
    data["sections"] = {
        key: mix_section(text, [donor["sections"].get(key, "") for donor in donors], shares[key] * scale, random)
        for key, text in sections.items()
    }
    return data


def count_words(value: object) -> int:
    """The number of words in all text and figures of ``value``, without addresses."""
    if isinstance(value, dict):
        return sum(count_words(item) for key, item in value.items() if key not in ("url", "slug"))
    if isinstance(value, list):
        return sum(map(count_words, value))
    return 0 if value is None else len(str(value).split())


def mix_rows(data: Data, donors: list[Data], count: int) -> None:
    """Fill the projections table up to ``count`` rows with rows of other profiles, after its own."""
    projections = data.get("projections")
    if not projections or not projections.get("rows"):
        return
    rows = {row["title"]: row for row in projections["rows"]}
    least = 2 if projections["rows"][0].get("total") else 1
    for donor in donors:
        for row in (donor.get("projections") or {}).get("rows", []):
            rows.setdefault(row["title"], row | {"total": False})
    projections["rows"] = copy.deepcopy(list(rows.values())[: max(count, least)])


def mix_similar(data: Data, donors: list[Data], random: Random) -> None:
    """As many similar occupations as on real pages, from all profiles."""
    found = {row["title"]: row for donor in donors for row in donor.get("similar") or []}
    rows = random.sample(sorted(found), min(len(found), random.randint(4, 12)))
    if rows:
        data["similar"] = [copy.deepcopy(found[title]) for title in rows]


def own_addresses(data: Data, seed: str) -> None:
    """Make addresses of pages about the occupation unique, so that no two variants share a QR code."""
    for entry in [*(data.get("links") or []), *(data.get("sources") or [])]:
        url = entry.get("url") or ""
        if OWN_PAGE.search(url):
            entry["url"] = OWN_PAGE.sub(rf"\g<1>-{seed.replace('/', '-')}\g<2>", url)


def groups(source: str) -> Iterator[Group]:
    """The subsections of a section."""
    heading, blocks = "", list[str]()
    for block in re.split(r"\n{2,}", source.strip()):
        if block.startswith("### "):
            if blocks:
                yield Group(heading, tuple(blocks))
            heading, blocks = block[4:].strip(), []
        else:
            blocks.append(block if block.startswith("- ") else " ".join(block.split()))
    if blocks:
        yield Group(heading, tuple(blocks))


def mix_section(source: str, others: list[str], words: float, random: Random) -> str:
    """About ``words`` words: the section's subsections, then those of others, with mixed sentences."""
    own = list(groups(source))
    foreign = [group for other in others if other != source for group in groups(other)]
    sentences = [
        sentence
        for group in foreign
        for block in group.blocks
        if is_plain(block)
        for sentence in SENTENCE_END.split(block)
    ]
    chosen = list(fill_up(own, foreign, words))
    return "\n\n".join(mix_group(group, sentences, random).source for group in chosen) + "\n"


def fill_up(own: list[Group], foreign: list[Group], words: float) -> Iterator[Group]:
    """Subsections up to ``words`` words; the last one is shortened if necessary. Headings are unique."""
    seen: set[str] = set()
    for group in [*own, *foreign]:
        if words <= 0:
            return
        if not seen or group.heading not in seen:
            seen.add(group.heading)
            cut = cut_group(group, words)
            words -= cut.words
            yield cut
    if words > 0:
        rest = Group("", tuple(block for group in foreign for block in group.blocks if is_plain(block)))
        yield cut_group(rest, words)


def cut_group(group: Group, words: float) -> Group:
    """The first blocks of ``group`` up to ``words`` words, at least one; a list keeps its introduction."""
    kept: list[str] = []
    for block in group.blocks:
        if kept and words <= 0:
            break
        kept.append(block)
        words -= len(block.split())
    if len(kept) > 1 and kept[-1].endswith(":"):
        kept.pop()
    return Group(group.heading, tuple(kept))


def is_plain(block: str) -> bool:
    """Whether a block is a paragraph of several plain sentences: no list, emphasis, link or introduction of a list."""
    return not block.startswith("- ") and not re.search(r"[\[*]|:$", block) and bool(SENTENCE_END.search(block))


def mix_group(group: Group, sentences: list[str], random: Random) -> Group:
    """The group with its lists and plain paragraphs shuffled and some sentences replaced."""
    return Group(group.heading, tuple(mix_block(block, sentences, random) for block in group.blocks))


def mix_block(block: str, sentences: list[str], random: Random) -> str:
    if block.startswith("- "):
        items = re.split(r"\n(?=- )", block)
        return "\n".join(random.sample(items, len(items)))
    if not is_plain(block):
        return block
    own = SENTENCE_END.split(block)
    mixed: Iterable[str] = random.sample(own, len(own))
    return " ".join(random.choice(sentences) if sentences and random.random() < MIXED else text for text in mixed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    parser.add_argument("--profiles", type=int, default=42, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    options = parser.parse_args()
    for path in write_corpus(options.into, options.profiles, seed=options.seed):
        print(path)


if __name__ == "__main__":
    main()
