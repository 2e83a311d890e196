"""Pictures as image XObjects and drawings as form XObjects, each written once in a file."""

from __future__ import annotations

from brochure.artwork import Artwork, Drawing, Picture
from brochure.pdf.faces import UsedFaces
from brochure.pdf.forms import Form, form
from brochure.pdf.objects import Writer, compress, reference


def resource_name(artwork: Artwork) -> str:
    """The resource name of ``artwork``, the same in every file."""
    return f"X{artwork.digest}"


class ArtworkWriter:
    """Writes artwork once, however often it is used."""

    def __init__(self, writer: Writer, faces: UsedFaces) -> None:
        self._writer = writer
        self._faces = faces
        self._numbers: dict[str, int] = {}  # object numbers by resource name
        self._fonts = 0  # the object number of the font dictionary that drawings refer to, if any

    def add(self, artwork: Artwork) -> None:
        """Write ``artwork``, unless the file has it."""
        name = resource_name(artwork)
        if name not in self._numbers:
            self._numbers[name] = self._write(artwork)

    def resources(self) -> str:
        """The XObject resources of the file; empty if there are none."""
        entries = [f"/{name} {reference(number)}" for name, number in self._numbers.items()]
        return f"/XObject<<{''.join(entries)}>>" if entries else ""

    def finish(self, fonts: str) -> None:
        """Write the dictionary of ``fonts``, which drawings with text use."""
        if self._fonts:
            self._writer.fill(self._fonts, f"<<{fonts}>>")

    def _write(self, artwork: Artwork) -> int:
        if isinstance(artwork, Drawing):
            return self._form(form(artwork, self._faces))
        return self._picture(artwork)

    def _form(self, made: Form) -> int:
        numbers = [self._form(layer) for layer in made.layers]
        layers = "".join([f"/L{index} {reference(number)}" for index, number in enumerate(numbers)])
        if made.has_text and not self._fonts:
            self._fonts = self._writer.reserve()
        fonts = f"/Font {reference(self._fonts)}" if made.has_text else ""
        resources = f"{fonts}{made.resources}{f'/XObject<<{layers}>>' if layers else ''}"
        return self._writer.stream(compress(made.content), f"{made.entries}/Resources<<{resources}>>")

    def _picture(self, picture: Picture) -> int:
        mask = f"/SMask {reference(self._picture(picture.mask))}" if picture.mask else ""
        head = (
            f"/Type/XObject/Subtype/Image/Width {picture.columns}/Height {picture.rows}"
            f"/ColorSpace{_color_space(picture)}/BitsPerComponent {picture.bits}{mask}"
        )
        return self._writer.stream(picture.samples, f"{head}{_filter(picture)}", compressed=False)


def _color_space(picture: Picture) -> str:
    if picture.palette:
        return f"[/Indexed/DeviceRGB {len(picture.palette) // 3 - 1}<{picture.palette.hex()}>]"
    return f"/Device{picture.space}"


def _filter(picture: Picture) -> str:
    if picture.coding == "DCT":
        return "/Filter/DCTDecode"
    colors = 1 if picture.palette or picture.space == "Gray" else 3
    predictor = f"/Predictor 15/Colors {colors}/BitsPerComponent {picture.bits}/Columns {picture.columns}"
    return f"/Filter/FlateDecode/DecodeParms<<{predictor}>>"
