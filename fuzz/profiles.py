"""``python -m fuzz.profiles``: checks and builds shipped profiles with changed bytes and data."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import yaml

from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main, read_samples
from fuzz.mutate import plain_data, some_bytes

PROFILES = Path(__file__).parent.parent / "profiles"
STYLES = ("classic", "large-print")
TOKENS = (
    *(b"\n", b": ", b"- ", b"  ", b"\t", b"'", b'"', b"|", b">", b"#", b"&a ", b"*a", b"<<: *a\n", b"!!python/none "),
    *(b"---\n", b"...\n", b"%YAML 1.2\n", b"[", b"]", b"{", b"}", b"? ", b"~", b"null", b"yes", b"0x1F", b".inf"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\xe2\x80\xae", b"\xed\xa0\x80", b"**", b"](", b"### "),
)  # fmt: skip


def shipped() -> tuple[Sample, ...]:
    """The profiles of the checkout."""
    return read_samples(PROFILES)


LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Dumper(yaml.SafeDumper):
    """Without anchors, which are refused first."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


@cache
def decoded(text: bytes) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def mutant(chance: random.Random, text: bytes) -> bytes:
    """A changed profile."""
    if chance.random() < 0.4:
        return some_bytes(chance, text, TOKENS)
    # JSON is YAML, too, and can say what YAML's own writer refuses, such as half of a pair of surrogates.
    data = plain_data(chance, copy.deepcopy(decoded(text)))
    changed = json.dumps(data, ensure_ascii=False, default=str)
    if chance.random() < 0.5 and not LONE_SURROGATE.search(changed):
        changed = yaml.dump(json.loads(changed), Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return changed.encode("utf-8", "surrogatepass")


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A profile, checked and built in each style."""
    return _item(mutant(chance, chance.choice(samples).data))


def _item(profile: bytes) -> Item:
    builds = (
        Command(("build", "p.yaml", "--style", style, "-o", f"{style}.pdf"), frozenset({0, 2})) for style in STYLES
    )
    return Item({"p.yaml": profile}, (Command(("check", "p.yaml")), *builds))


def inspect(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Check that valid profiles can be built and read, and that a refused build leaves nothing."""
    check, *builds = outcomes
    for build in builds:
        path = folder / build.command.arguments[-1]
        if check.code == 0 and build.code != 0:
            yield Fault("build refuses what check passes", build.command)
        if build.code == 0 and not pages_of(path):
            yield Fault("build: a file without pages", build.command)
        if build.code != 0 and path.exists():
            yield Fault(f"build: exit code {build.code} after a file was written", build.command)


def pages_of(path: Path) -> int:
    """The number of pages of a PDF file; 0 for anything else."""
    try:
        document = pypdfium2.PdfDocument(path.read_bytes())
    except (OSError, pypdfium2.PdfiumError):
        return 0
    try:
        return len(document)
    finally:
        document.close()


FUZZER = Fuzzer("profiles", __doc__, shipped, make, inspect, warm_up=_item(shipped()[0].data))

if __name__ == "__main__":
    main(FUZZER, 5_000)
