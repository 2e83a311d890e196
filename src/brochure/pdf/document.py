"""The file as a whole: catalog, pages, links, and the order in which they are written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from brochure.epoch import source_date
from brochure.layout.pages import About, Element, OutlineEntry, PageFragment, Pages
from brochure.pdf import metadata
from brochure.pdf.ahead import NOTHING, Ahead
from brochure.pdf.artwork import ArtworkWriter
from brochure.pdf.color import srgb_profile
from brochure.pdf.content import PageWriter
from brochure.pdf.faces import UsedFaces
from brochure.pdf.fonts import write_fonts
from brochure.pdf.navigation import Bookmark, LinkWriter, destination, placed_links, write_outline
from brochure.pdf.objects import Writer, compress, number, reference, text_string
from brochure.pdf.structure import Marks, Structure
from brochure.pdf.trees import PageKid, name_tree, page_tree

if TYPE_CHECKING:
    from typing import BinaryIO


def write(pages: Pages) -> bytes:
    """``pages`` as a PDF file that conforms to PDF/UA-1 and PDF/A-2a."""
    sink = BytesIO()
    lang = pages.root.lang or pages.lang  # of composed text, and so of bookmarks
    file = FileWriter(sink, About(pages.title, lang, pages.subject, pages.keywords, pages.lang))
    file.add(PageFragment(pages.pages, pages.root, pages.outline))
    file.finish()
    return sink.getvalue()


class _Run(NamedTuple):
    """The pages and bookmarks of a fragment, with its place in the book: its ancestors."""

    parents: tuple[Element, ...]
    pages: list[PageKid]
    bookmarks: list[Bookmark]


class FileWriter:
    """Writes a file to ``sink`` fragment by fragment; keeps little more in memory than the offsets of objects.

    Text is encoded by character, not by glyph, so content can be written before the font subsets are known.
    """

    def __init__(self, sink: BinaryIO, about: About) -> None:
        self._about = about
        self._writer = Writer(sink)
        self._faces = UsedFaces()
        self._artworks = ArtworkWriter(self._writer, self._faces)
        self._structure = Structure(self._writer, about.lang)
        self._resources = self._writer.reserve()
        self._runs: list[_Run] = []  # in page order
        self._front = 0  # pages with roman numbers
        self._places: dict[str, str] = {}  # destinations by name
        self._linked: set[str] = set()

    def add(self, fragment: PageFragment, ahead: Ahead = NOTHING) -> None:
        """Write ``fragment``, which is not needed afterward, on its last pages with content written ``ahead``."""
        writer, before = self._writer, ahead.last_of(len(fragment.pages))
        marks, artworks = Marks([page.elements for page in before], ahead.boxes), dict(ahead.artworks)
        contents = []
        for page, old in zip(fragment.pages, before, strict=True):
            content = PageWriter(self._faces, artworks, marks).write(page, old.content)
            contents.append(writer.stream(compress(content)))
        self._faces.add(ahead.characters)
        for artwork in artworks.values():
            self._artworks.add(artwork)
        numbers = [writer.reserve() for _ in fragment.pages]
        first_key = self._structure.next_key
        links = LinkWriter(writer, marks, first_key + len(numbers))
        kids = []
        for index, page in enumerate(fragment.pages):
            areas = [*before[index].links, *placed_links(page.placed)]
            body = (
                f"/Type/Page/MediaBox[0 0 {number(page.width)} {number(page.height)}]"
                f"/Resources {reference(self._resources)}/Contents {reference(contents[index])}"
                f"/Tabs/S/StructParents {first_key + index}{links.write(areas, index)}"
            )
            kids.append(PageKid(numbers[index], 1, body))
        self._structure.add(fragment, marks, numbers)
        bookmarks = [self._bookmark(entry, numbers) for entry in fragment.outline]
        self._runs.insert(self._place(fragment), _Run(fragment.parents, kids, bookmarks))
        self._front += len(kids) if fragment.front else 0
        self._linked |= links.names
        self._faces.settle()
        writer.flush()

    def _place(self, fragment: PageFragment) -> int:
        """Where the pages of ``fragment`` stand among the fragments that are written."""
        last = len(self._runs)
        if not fragment.opens:
            return last
        parent = fragment.parents[-1]
        return next((index for index, run in enumerate(self._runs) if parent in run.parents), last)

    def _bookmark(self, entry: OutlineEntry, page_numbers: list[int]) -> Bookmark:
        place = destination(page_numbers[entry.page], entry.y)
        if entry.name:
            self._places[entry.name] = place
        return Bookmark(entry.title, entry.level, place, folded=bool(entry.name))

    def finish(self) -> int:
        """Write what all fragments share, and finish the file; returns its size in bytes."""
        assert self._linked <= self._places.keys(), f"broken links: {self._linked - self._places.keys()}"
        writer, about, date = self._writer, self._about, source_date()
        profile = writer.stream(compress(srgb_profile()), "/N 3")
        packet = writer.stream(metadata.xmp(about, date), "/Type/Metadata/Subtype/XML", compressed=False)
        fonts = write_fonts(writer, self._faces.characters())
        self._artworks.finish(fonts)
        writer.fill(self._resources, f"<</Font<<{fonts}>>{self._artworks.resources()}>>")
        tree = page_tree(writer, [page for run in self._runs for page in run.pages])
        outline = write_outline(writer, [entry for run in self._runs for entry in run.bookmarks])
        outlines = f"/Outlines {reference(outline)}" if outline else ""
        names = f"/Names<</Dests {reference(name_tree(writer, self._places))}>>" if self._places else ""
        labels = f"0<</S/r>>{self._front}<</S/D>>" if self._front else "0<</S/D>>"
        catalog = writer.add(
            f"<</Type/Catalog/Pages {reference(tree)}/Lang{text_string(about.lang)}/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {reference(self._structure.finish())}/Metadata {reference(packet)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[{labels}]>>"
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            f"/DestOutputProfile {reference(profile)}>>]{outlines}{names}>>"
        )
        return writer.finish(catalog, writer.add(metadata.information(about, date)))
