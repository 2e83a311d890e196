"""The file as a whole: catalog, pages, links, and the order in which all is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brochure.pdf import metadata
from brochure.pdf.colour import srgb_profile
from brochure.pdf.content import PageWriter, UsedFaces, number
from brochure.pdf.fonts import write_fonts
from brochure.pdf.links import LinkWriter
from brochure.pdf.objects import Writer, compress, reference, text_string
from brochure.pdf.outline import write_outline
from brochure.pdf.structure import Marks, write_structure

if TYPE_CHECKING:
    from brochure.layout.pages import Pages


def write(pages: Pages) -> bytes:
    """``pages`` as a PDF file that conforms to PDF/UA-1 and PDF/A-2a."""
    writer, marks, faces = Writer(), Marks(), UsedFaces()
    date = metadata.created()
    contents = [writer.stream(compress(PageWriter(faces, marks).write(page))) for page in pages.pages]
    profile = writer.stream(compress(srgb_profile()), "/N 3")
    packet = writer.stream(metadata.xmp(pages, date), "/Type/Metadata/Subtype/XML", compressed=False)
    resources = writer.add(f"<</Font<<{write_fonts(writer, faces.characters())}>>>>")

    tree = writer.reserve()
    numbers = [writer.reserve() for _ in pages.pages]
    kids = " ".join(map(reference, numbers))
    writer.fill(tree, f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")
    links = LinkWriter(writer, marks, first_key=len(numbers))
    for index, page in enumerate(pages.pages):
        annotations = links.write(page, index)
        writer.fill(
            numbers[index],
            f"<</Type/Page/Parent {reference(tree)}/MediaBox[0 0 {number(page.width)} {number(page.height)}]"
            f"/Resources {reference(resources)}/Contents {reference(contents[index])}"
            f"/Tabs/S/StructParents {index}{annotations}>>",
        )
    structure = write_structure(writer, pages.root, marks, numbers)
    outline = write_outline(writer, pages.outline, numbers)
    outlines = f"/Outlines {reference(outline)}" if outline else ""
    catalog = writer.add(
        f"<</Type/Catalog/Pages {reference(tree)}/Lang{text_string(pages.lang)}/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {reference(structure)}/Metadata {reference(packet)}"
        "/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {reference(profile)}>>]{outlines}>>"
    )
    return writer.finish(catalog, writer.add(metadata.information(pages, date)))
