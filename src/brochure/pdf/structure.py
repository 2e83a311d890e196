"""The structure tree of a file, and the links between content and tree.

While the content of pages is written, :class:`Marks` assigns marked-content identifiers; then :class:`Structure` writes
the elements that have content, and the parent tree leaf that maps the identifiers back to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from brochure.layout.pages import Element, PageFragment
from brochure.pdf.objects import Writer, reference, runs_string, text_string
from brochure.pdf.trees import Leaf, limits, search_tree

Mark = tuple[int, int]  # a marked-content sequence: page (of a fragment) and MCID, both from 0; marks sort as content
DETAILED = {"Figure", "L", "Note", "TD", "TH"}  # tags of elements that may have attributes or an identifier
Bounds = tuple[float, float, float, float]  # left, bottom, right, top
NO_BOXES: Mapping[Element, Bounds] = {}
NOWHERE: Mark = (-1, -1)  # before all content


class LinkObject(NamedTuple):
    """A link annotation, object ``number`` on ``page``, with its key in the parent tree."""

    page: int
    number: int
    key: int


class Marks:
    """The content, links and bounding boxes of each element.

    ``pages`` are the elements by MCID of each page of which content has been written, ``boxes`` those of this content.
    """

    def __init__(self, pages: Iterable[Iterable[Element]] = (), boxes: Mapping[Element, Bounds] = NO_BOXES) -> None:
        self.pages = list(map(list, pages))
        self.content: dict[Element, list[Mark]] = {}
        self.links: dict[Element, list[LinkObject]] = {}
        self.boxes = dict(boxes)
        self._page = -1
        for page, elements in enumerate(self.pages):
            for mcid, element in enumerate(elements):
                self.content.setdefault(element, []).append((page, mcid))

    def begin_page(self) -> None:
        """Go on to the next page, which is new or has had content."""
        self._page += 1
        if self._page == len(self.pages):
            self.pages.append([])

    def mark(self, element: Element) -> int:
        """A new MCID on the current page, for content of ``element``."""
        page = self.pages[self._page]
        mcid = len(page)
        page.append(element)
        self.content.setdefault(element, []).append((self._page, mcid))
        return mcid

    def extend_box(self, element: Element, left: float, bottom: float, right: float, top: float) -> None:
        old = self.boxes.get(element, (left, bottom, right, top))
        self.boxes[element] = (min(left, old[0]), min(bottom, old[1]), max(right, old[2]), max(top, old[3]))


class _Open(NamedTuple):
    """An element that spans fragments: its object number, its parent's, and its kids so far."""

    number: int
    parent: int
    kids: list[int]


class Structure:
    """Writes the structure tree of a file in ``lang``; ``next_key`` is the next free key of the parent tree."""

    def __init__(self, writer: Writer, lang: str) -> None:
        self._writer = writer
        self._lang = lang
        self._root = _Open(writer.reserve(), 0, [])
        self._open: dict[Element, _Open] = {}
        self._notes: list[tuple[str, int]] = []  # identifier and object number of each Note
        self._keys: list[Leaf] = []
        self.next_key = 0

    def add(self, fragment: PageFragment, marks: Marks, page_numbers: list[int]) -> None:
        """Write the elements of ``fragment``; ``page_numbers`` are the object numbers of its pages.

        Keys in the parent tree count from :attr:`next_key`: first the pages, then the links.
        """
        parent = self._root
        for element in fragment.parents:
            parent = self._opened(element, parent)
        tree = _Tree(self._writer, marks, page_numbers, self._notes)
        number = tree.write(fragment.root, parent.number, self._lang)
        if number is not None:
            parent.kids.insert(0 if fragment.opens else len(parent.kids), number)
        entries = tree.parent_entries(self.next_key)
        if entries:
            first, last = str(self.next_key), str(self.next_key + len(entries) - 1)
            leaf = self._writer.add(f"<<{limits(first, last)}/Nums[{' '.join(entries)}]>>")
            self._keys.append(Leaf(leaf, first, last))
            self.next_key += len(entries)

    def finish(self) -> int:
        """Write all open elements; returns the number of the structure tree's root."""
        for element, opened in self._open.items():
            kids = " ".join(map(reference, opened.kids))
            self._writer.fill(opened.number, f"<</S/{element.tag}/P {reference(opened.parent)}/K[{kids}]>>")
        kids = f"/K {reference(self._root.kids[0])}" if self._root.kids else ""
        names = "".join([f"({name}){reference(number)}" for name, number in self._notes])
        id_tree = f"/IDTree<</Names[{names}]>>" if names else ""
        keys = f"/ParentTree {reference(search_tree(self._writer, self._keys))}/ParentTreeNextKey {self.next_key}"
        self._writer.fill(self._root.number, f"<</Type/StructTreeRoot{kids}{id_tree}{keys}>>")
        return self._root.number

    def _opened(self, element: Element, parent: _Open) -> _Open:
        if element not in self._open:
            self._open[element] = opened = _Open(self._writer.reserve(), parent.number, [])
            parent.kids.append(opened.number)
        return self._open[element]


class _Tree:
    """The elements of a fragment."""

    def __init__(self, writer: Writer, marks: Marks, page_numbers: list[int], notes: list[tuple[str, int]]) -> None:
        self._writer = writer
        self._marks = marks
        self._pages = page_numbers
        self._numbers: dict[Element, int] = {}  # of the elements that are written
        self._notes = notes

    def write(self, root: Element, parent: int, lang: str) -> int | None:
        """Write ``root`` and its descendants; returns its object number, or None if there is no content.

        ``lang`` is the language that ``root`` inherits.
        """
        self._element(root, parent, lang)
        return self._numbers.get(root)

    def parent_entries(self, first_key: int) -> list[str]:
        """Parent tree entries, with keys from ``first_key``, from marks and link annotations to elements."""
        entries = []
        for key, elements in enumerate(self._marks.pages, first_key):
            entries.append(f"{key}[{' '.join([reference(self._numbers[element]) for element in elements])}]")
        keys = {link.key: element for element, links in self._marks.links.items() for link in links}
        return entries + [f"{key} {reference(self._numbers[keys[key]])}" for key in sorted(keys)]

    def _element(self, element: Element, parent: int, inherited: str) -> Mark | None:
        """Write ``element`` and its descendants; returns its first mark, or None if there is no content."""
        number = self._writer.reserve()
        content = self._marks.content.get(element, [])
        links = self._marks.links.get(element, [])
        lang = element.lang or inherited
        kids = self._children(element, number, lang)
        if not (content or kids or links):
            self._writer.release(number)
            return None
        self._numbers[element] = number
        page = content[0][0] if content else links[0].page if links else -1
        if content:
            kids += [(mark, self._mark(mark, page)) for mark in content]
            if len(kids) > len(content):
                kids.sort(key=itemgetter(0))  # own content and children, interleaved as on the page
        texts = [text for _, text in kids]
        if links:
            texts += [self._link(link, page) for link in links]
        k = texts[0] if len(texts) == 1 else f"[{' '.join(texts)}]"
        at = f"/Pg {self._pages[page]} 0 R" if page >= 0 else ""
        details = self._details(element, lang) if element.tag in DETAILED or element.alt else ""
        if lang != inherited:
            details += f"/Lang{text_string(lang)}"
        self._writer.fill(number, f"<</S/{element.tag}/P {parent} 0 R{at}/K {k}{details}>>")
        return kids[0][0] if kids else NOWHERE

    def _children(self, element: Element, number: int, lang: str) -> list[tuple[Mark, str]]:
        """Write the children of ``element``, object ``number``; returns references with their first marks."""
        kids, latest = [], NOWHERE
        for child in element.children:
            first = self._element(child, number, lang)
            if first is not None:
                latest = max(latest, first)  # children keep their own order
                kids.append((latest, f"{self._numbers[child]} 0 R"))
        return kids

    def _mark(self, mark: Mark, page: int) -> str:
        of, mcid = mark
        return str(mcid) if of == page else f"<</Type/MCR/Pg {reference(self._pages[of])}/MCID {mcid}>>"

    def _link(self, link: LinkObject, page: int) -> str:
        at = "" if link.page == page else f"/Pg {reference(self._pages[link.page])}"
        return f"<</Type/OBJR{at}/Obj {reference(link.number)}>>"

    def _details(self, element: Element, lang: str) -> str:
        """Alternative text, identifier and attributes of an element in the language ``lang``."""
        alt = runs_string(element.alt_runs, lang) if element.alt_runs else text_string(element.alt or "")
        parts = [f"/Alt{alt}"] if element.alt else []
        if element.tag == "Note":
            name = f"note{len(self._notes) + 1:06}"  # padded, because a name tree is sorted by key
            self._notes.append((name, self._numbers[element]))
            parts.append(f"/ID({name})")
        attributes = self._attributes(element)
        if attributes:
            parts.append(f"/A<<{attributes}>>")
        return "".join(parts)

    def _attributes(self, element: Element) -> str:
        if element.tag in {"TH", "TD"}:
            scope = f"/Scope/{element.scope}" if element.scope else ""
            return f"/O/Table{scope}" if scope else ""
        if element.tag == "L":
            labeled = any(part.tag == "Lbl" for item in element.children for part in item.children)
            return f"/O/List/ListNumbering/{'Disc' if labeled else 'None'}"
        if element in self._marks.boxes:
            box = " ".join([f"{value:.2f}" for value in self._marks.boxes[element]])
            return f"/O/Layout/Placement/Block/BBox[{box}]"
        return ""
