"""``python -m fuzz.pdfs``: imposes PDF files with changed bytes and objects."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream
from tests.press.making import Leaf, leaves, made
from tests.press.test_forms import page_with, stamp

import brochure
from fuzz.frame import Command, Fault, Fuzzer, Item, Outcome, Sample, main
from fuzz.mutate import some_bytes
from fuzz.profiles import pages_of

SCHEMES = ("booklet", "2up", "4up", "8up", "trifold", "zfold")
TOKENS = (
    *b"obj endobj endstream xref trailer %%EOF << >> [ ] ( ) < > % \\ null true /Kids /Parent /Length".split(),
    *(b"1 0 R", b"2 0 R", b"3 0 R", b"9999 0 R", b"/Length 0", b"/Length 9999999", b"/Length 1 0 R", b"/Encrypt 1 0 R"),
    *(b"stream\n", b"startxref\n", b"/Filter/FlateDecode", b"/Filter[/LZWDecode/RunLengthDecode]", b"/Prev 0"),
    *(b"/Type/ObjStm", b"/Type/XRef", b"/XRefStm 0", b"/Count -1", b"[" * 2_000, b"<<" * 500),
)


def samples() -> tuple[Sample, ...]:
    """Brochures, and small handwritten files with boxes and rotation, a stamp, encryption, object streams."""
    ours = [brochure.render(brochure.load(name)) for name in ("cooks", "health-info-tech")]
    turned = [
        Leaf(1, extra="/Rotate 90"),
        Leaf(2, (9, 9, 300, 400), "/UserUnit 2"),
        Leaf(3, extra="/CropBox[9 9 99 99]"),
    ]
    plain = [made(leaves(9)), made(turned), page_with(stamp()), page_with(stamp("/F 4/OC 21 0 R"))]
    # Only RC4: AES needs random numbers, and the same seed would make other files.
    kinds = (pikepdf.Encryption(owner="x", R=level, aes=False, metadata=False) for level in (2, 3))
    sealed = [_saved(plain[0], encryption=kind) for kind in kinds]
    dense = [_saved(data, object_stream_mode=ObjectStreamMode.generate) for data in plain]
    return tuple(Sample(f"{number}.pdf", data) for number, data in enumerate([*ours, *plain, *sealed, *dense]))


def _saved(
    data: bytes,
    encryption: pikepdf.Encryption | None = None,
    object_stream_mode: ObjectStreamMode = ObjectStreamMode.preserve,
) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, static_id=True, encryption=encryption, object_stream_mode=object_stream_mode)
    return out.getvalue()


def make(chance: random.Random, samples: Sequence[Sample]) -> Item:
    """A file, imposed in one way."""
    data = chance.choice(samples).data
    if chance.random() < 0.5:
        data = _other_objects(chance, data)
    if chance.random() < 0.6:
        data = some_bytes(chance, data, TOKENS)
    return _item(data, chance.choice(SCHEMES))


def _item(data: bytes, scheme: str) -> Item:
    return Item({"p.pdf": data}, (Command(("impose", "p.pdf", "--as", scheme, "-o", "o.pdf"), frozenset({0, 2})),))


def _other_objects(chance: random.Random, data: bytes) -> bytes:
    """The file with some entries of its objects replaced by other objects, loops, numbers and deep nesting."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for _ in range(chance.randint(1, 6)):
                _change(chance, pdf, chance.choice(list(pdf.objects)))
            out = BytesIO()
            mode = chance.choice((ObjectStreamMode.generate, ObjectStreamMode.disable))
            pdf.save(out, static_id=True, object_stream_mode=mode, compress_streams=chance.random() < 0.5)
            return out.getvalue()
    except (pikepdf.PdfError, ValueError, TypeError):  # what cannot even be written
        return data


def _change(chance: random.Random, pdf: Pdf, value: Object) -> None:
    if isinstance(value, (Dictionary, Stream)) and list(value.keys()):
        key = chance.choice(sorted(value.keys()))  # a set, in an order of its own in every process
        if chance.random() < 0.2 and key != "/Length":
            del value[key]
        elif key != "/Length":
            value[key] = _anything(chance, pdf)
    elif isinstance(value, Array) and len(value):
        value[chance.randrange(len(value))] = _anything(chance, pdf)


def _anything(chance: random.Random, pdf: Pdf) -> object:
    deep = Array([])
    for _ in range(chance.choice((1, 50, 400))):
        deep = Array([deep])
    return chance.choice(
        (
            chance.choice(list(pdf.objects)),
            chance.choice((0, -1, 1, 2**31, 2**40, 1e30, 1e-30)),
            Name("/" + chance.choice(("Page", "Pages", "Form", "Off", "FlateDecode", "x" * 500))),
            pikepdf.String("\u202e\x1b[31m" * 10),
            Array([0, 0, 1e9, 1e-9]),
            Array(list(pdf.objects)[:200]),
            deep,
        )
    )


def inspect(folder: Path, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Check that sheets can be read, and that a refused file leaves none."""
    (outcome,) = outcomes
    path = folder / "o.pdf"
    if outcome.code == 0 and not pages_of(path):
        yield Fault("impose: sheets without pages", outcome.command)
    if outcome.code != 0 and path.exists():
        yield Fault(f"impose: exit code {outcome.code} after a file was written", outcome.command)


FUZZER = Fuzzer("pdfs", __doc__, samples, make, inspect)

if __name__ == "__main__":
    main(FUZZER, 500)
