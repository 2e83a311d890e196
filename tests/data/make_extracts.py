"""Cut the extracts in this folder from the published files: ``python -m tests.data.make_extracts FOLDER``.

``FOLDER`` holds the files in the same places as here, each whole. The extracts keep the publisher's markup and
encoding, which is what the readers must cope with, and every figure:

- Workbooks keep the heads, the notes, and the rows of the occupations in ``PAGES`` and in ``profiles/``, with
  their groups. Strings that no row uses any more are emptied.
- Pages and the compilation keep what a profile is made from. Their prose is not part of this project, so each of its
  words of four or more letters is replaced by a made-up word of about the same length, always by the same one.
  Headings, tables, links, and the sentences that hold figures stay.
- Of all pages' text there are fingerprints, so that a copied sentence is noticed (``tests/profiles``).
"""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from pathlib import Path

from lxml import etree
from tests.official import WORKBOOKS
from tests.profiles.runs import chosen, page_text

HERE = Path(__file__).parent
PROFILES = HERE.parent.parent / "profiles"

PAGES = (
    "announcers",  # two occupations, hourly wages, decline
    "cooks",  # detailed occupations, several SOC codes in a group
    "drafters",  # no change, remains of tracked changes
    "fishers-and-related-fishing-workers",  # wages of an older year, no table of wages by industry
    "military-careers",  # no figures of the survey; its tables stay text
    "physicians-and-surgeons",  # top-coded wages, no table of industries, 30 rows of projections
)
RELATED = 5
"""Characters that the SOC codes of occupations share whose sums a profile may tell."""
MORE_CODES = (
    *("11-1011", "25-2021", "29-1141"),  # top-coded, annual alone, and one that every area has
    *("13-1020", "13-2020", "29-2010", "31-1120", "39-7010", "47-4090", "51-2090"),  # broad and detailed at once
)
"""Occupations beside those of the pages and the shipped profiles."""
EXPORTS = (
    "Employment Projections 2012-22.csv", "Employment Projections 2019-29.csv", "Employment Projections 2024-34.csv",
    "EmploymentProjections_finder_2024-34.csv",
)  # fmt: skip
"""Tables of the web tool, in ``ep-years``."""
EXPORTED = (
    *("11-1011", "13-2011", "25-2021", "27-2011", "29-1141", "47-2111", "51-3011"),  # one without annual pay
    *("29-1065", "29-1066", "29-1211", "29-1221", "29-1223", "29-1241", "29-1292", "29-2021"),  # codes of 2010 and 2018
)
FEED = "ooh-feed.xml"
CAREER_PAGE = "career-page-health-info-tech.txt"

STRINGS = "xl/sharedStrings.xml"
CODE = re.compile(r"\d\d-\d{4}")

TOKENS = re.compile(r"(<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>|<!\[CDATA\[|\]\]>|<[^>]+>)", re.DOTALL)
CDATA = re.compile(r"(?<=<!\[CDATA\[).*?(?=\]\]>)", re.DOTALL)
WORDING = {"title", "h1", "h2", "h3", "h4", "th", "td", "a", "dl", "caption", "tfoot", "cite"}
"""Elements whose text is names and figures, not prose."""
SIMILAR = 'id="similar-occupations"'
"""Marks the table that has prose, too: duties, in paragraphs of their own."""
FACT = re.compile(
    r"\$|as follows|jobs in \d{4}|openings for|percent from \d{4}|little or no change|median wage is|not available"
    r"|May \d{4}|projected \d{4}|SOURCE|Note: |information|visit|[Ll]earn more"
)
"""What tells a sentence that holds figures, or that the importer knows."""
SENTENCE = re.compile(r"(?<=[.:;])\s+")
LONG_WORD = re.compile(r"(?<![&A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ]{4,}")  # and no entity
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "ki", "no", "ra", "le")


def made_up(word: str) -> str:
    """A word nobody uses, as long as ``word`` or a letter longer, and written with capitals where it is."""
    digest = hashlib.sha256(word.lower().encode()).digest()
    made = "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[: (len(word) + 1) // 2])
    return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made


def reworded(text: str) -> str:
    """``text`` with made-up words, but for the sentences that hold figures."""
    parts = re.split(f"({SENTENCE.pattern})", text)
    return "".join(part if FACT.search(part) else LONG_WORD.sub(lambda word: made_up(word[0]), part) for part in parts)


def without_prose(markup: str) -> str:
    """Markup with its tags as they are and its prose reworded; scripts, styles and comments are dropped."""
    made: list[str] = []
    open_tags: list[str] = []
    has_duties = False
    for token in TOKENS.split(markup):
        if token.startswith(("<!--", "<script", "<style")):
            continue
        if token.startswith("<") or token == "]]>":
            _follow(token, open_tags)
            has_duties = token != "</table>" and (has_duties or SIMILAR in token)
            made.append(re.sub(r'\balt="[^"]*"', 'alt=""', token))
        elif WORDING & set(open_tags) and not (has_duties and open_tags[-2:] == ["td", "p"]):
            made.append(token)
        else:
            made.append(reworded(re.sub(r"[ \t]{2,}", " ", token)))
    return re.sub(r"(\s*\n)+", "\n", "".join(made))


def _follow(tag: str, open_tags: list[str]) -> None:
    found = re.match(r"<(/?)([A-Za-z0-9_]+)", tag)
    if not found or tag.endswith("/>"):
        return
    name = found[2].lower()
    if not found[1]:
        open_tags.append(name)
    elif name in open_tags:
        while open_tags.pop() != name:
            pass


def cut_page(markup: str) -> str:
    """The head's metadata, the breadcrumbs, the panes and what follows them."""
    head = "\n".join(
        re.sub(r'(?<=content=")([^"]*)(?=")', lambda said: reworded(said[1]), tag) if "description" in tag else tag
        for tag in re.findall(r"<title>.*?</title>|<link rel=\"canonical\"[^>]*>|<meta (?:property|name)[^>]*>", markup)
    )
    crumbs = re.search(r'<div class="global-breadcrumb">.*?</div>', markup, re.DOTALL)
    heading = re.search(r"<h1>.*?</h1>", markup, re.DOTALL)
    panes = re.search(r'<div id="panes">.*?<!-- /Suggested Citation -->', markup, re.DOTALL)
    update = re.search(r'<p class="update">.*?</p>', markup, re.DOTALL)
    assert crumbs
    assert heading
    assert panes
    body = re.sub(r'<div id="tab-7".*?(?=<div id="tab-8")', "", panes[0], flags=re.DOTALL)
    parts = (
        '<!DOCTYPE html>\n<html lang="en"><head>', head, "</head><body>", crumbs[0], heading[0], without_prose(body),
        update[0] if update else "", "</body></html>\n",
    )  # fmt: skip
    return "\n".join(parts)


def cut_feed(text: str) -> str:
    """The entries of ``PAGES``. What is no HTML is names and figures, but for descriptions and explanations."""
    head, *entries = text.split("<occupation>")
    kept = [entry for entry in entries if any(f"/{slug}.htm" in entry[:2500] for slug in PAGES)]
    made = []
    for entry in kept:
        content, end, _ = entry.partition("</occupation>")
        used = re.sub(r"<(state_and_area|help)\b.*?</\1>", "", content, flags=re.DOTALL)
        made.append(
            re.sub(r"(?<=<!\[CDATA\[).*?(?=\]\]>)", lambda html: without_prose(html[0]), used, flags=re.DOTALL) + end
        )
    return "<occupation>".join([head, *made]) + "\n</ooh>\n"


def cut_text(text: str) -> str:
    """A page of plain text: titles of sections and rows of figures stay, sentences are reworded."""
    lines = []
    for line in text.splitlines():
        is_title = "[" in line or (
            line[:1].isupper() and not line.rstrip().endswith((".", ":", ",")) and len(line) < 60
        )
        is_figures = not line.startswith(" ") and re.search(r"\d", line)
        lines.append(line if is_title or is_figures else reworded(line))
    return "\n".join(lines) + "\n"


def codes() -> set[str]:
    """The SOC codes of ``MORE_CODES``, of the shipped profiles, and in tables of the pages."""
    found = set(MORE_CODES)
    for path in (HERE / "ooh").glob("*.html"):
        found.update(re.findall(r">\s*(\d\d-\d{4})\s*<", path.read_text(encoding="utf-8")))
    for path in PROFILES.glob("*.yaml"):
        found.update(CODE.findall(path.read_text(encoding="utf-8")))
    return found


def relatives(chosen_codes: set[str]) -> set[str]:
    """How the codes of occupations and groups begin that share a sum with one of those chosen."""
    return {code[:RELATED] for code in chosen_codes}


def is_kept(code: str, keep: set[str]) -> bool:
    """Whether a code or the beginning of it is in ``keep``, or it is of a group above."""
    return code in keep or code[:RELATED] in keep or any(one.startswith(code.rstrip("0-")) for one in keep)


def cut_workbook(source: Path, target: Path, keep: set[str]) -> None:
    """Drop rows of other occupations than those in ``keep``, and strings that no row uses any more."""
    with zipfile.ZipFile(source) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    strings = etree.fromstring(parts[STRINGS]) if STRINGS in parts else None
    texts = [] if strings is None else ["".join(item.itertext()) for item in strings]
    used: set[int] = set()
    for name, data in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            sheet = etree.fromstring(data)
            used |= _cut_sheet(sheet, texts, keep)
            parts[name] = _serialized(sheet)
    if strings is not None:
        for number, item in enumerate(strings):
            if number not in used:
                item[:] = [etree.SubElement(item, f"{{{strings.nsmap[None]}}}t")]
        parts[STRINGS] = _serialized(strings)
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            # One date, so that the same files give the same extract.
            book.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)


def cut_export(text: str) -> str:
    """The header of a table of the web tool, and the lines of a few occupations."""
    header, *lines = text.split("\n")
    return "\n".join([header, *(line for line in lines if any(code in line for code in EXPORTED))])


def _serialized(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _cut_sheet(sheet: etree._Element, texts: list[str], keep: set[str]) -> set[int]:
    """Drop rows in place; the numbers of the shared strings that are left."""
    left: set[int] = set()
    count = 0
    space = f"{{{sheet.nsmap[None]}}}"
    for row in sheet.findall(f".//{space}row"):
        cells = row.findall(f"{space}c")
        shared = {int(cell.findtext(f"{space}v", "0")) for cell in cells if cell.get("t") == "s"}
        inline = {"".join(cell.itertext()) for cell in cells if cell.get("t") in ("inlineStr", "str")}
        found = {text.strip() for text in inline | {texts[n] for n in shared} if CODE.fullmatch(text.strip())}
        if found and not any(is_kept(code, keep) for code in found):
            row.getparent().remove(row)
            continue
        left |= shared
        count += 1
        row.set("r", str(count))  # a gap would be an empty row
        for cell in cells:
            cell.set("r", cell.get("r", "").rstrip("0123456789") + str(count))
    return left


def main() -> None:
    """Make every extract anew."""
    (folder,) = map(Path, sys.argv[1:])
    (HERE / "ooh").mkdir(exist_ok=True)
    for slug in PAGES:
        page = (folder / "ooh" / f"{slug}.html").read_text(encoding="utf-8")
        (HERE / "ooh" / f"{slug}.html").write_text(cut_page(page), encoding="utf-8", newline="\n")
    for name, cut in ((FEED, cut_feed), (CAREER_PAGE, cut_text)):
        text = (folder / name).read_text(encoding="utf-8")
        (HERE / name).write_text(cut(text), encoding="utf-8", newline="\n")
    for name in EXPORTS:
        (HERE / "ep-years").mkdir(exist_ok=True)
        with (folder / "ep-years" / name).open(encoding="utf-8", newline="") as file:
            (HERE / "ep-years" / name).write_text(cut_export(file.read()), encoding="utf-8", newline="")
    texts = [*folder.glob("*.txt"), *folder.glob("**/*.html")]
    marks = set[bytes]().union(*(chosen(page_text(path)) for path in texts))
    (HERE / "fingerprints.bin").write_bytes(b"".join(sorted(marks)))
    for name in WORKBOOKS:
        # Sums need all their parts; wages by sector are looked up by code alone.
        cut_workbook(folder / name, HERE / name, codes() if "sector" in name else codes() | relatives(codes()))


if __name__ == "__main__":
    main()
