"""Value types specific to profiles, with their readers and JSON Schemas.

The YAML form of amounts, months and sections differs from their fields; slugs and SOC codes are text with a required
format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.errors import BrochureError
from brochure.names import slugged
from brochure.profile.markdown import Markdown, read_markdown
from brochure.yamlio.nodes import Mapping, Node, Scalar
from brochure.yamlio.report import Report, shortened
from brochure.yamlio.rules import BAD, FILE_BELOW, FILE_BELOW_SCHEMA, Bad, Check, Complaint, Matches, OneOf, Reads
from brochure.yamlio.scalars import read_block, read_number, wrong_type


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in US dollars; ``at_least`` marks a top-coded one (``{at_least: 239200}``)."""

    value: float
    at_least: bool = False

    def dollars(self, *, cents: bool = False) -> str:
        """``$38,040``, or ``at least $239,200`` if top-coded; with ``cents``, or if they are not zero, ``$24.50``."""
        digits = 2 if cents or self.value != int(self.value) else 0
        return f"{'at least ' if self.at_least else ''}${self.value:,.{digits}f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """The month of a wage survey, written ``2016-05``; for a year alone, ``month`` is None."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        """As in YAML: ``2016-05`` or ``2016``."""
        return f"{self.year}" if self.month is None else f"{self.year}-{self.month:02}"


MAX_AMOUNT = 100_000_000
MAX_SECTION = 100_000
FIRST_YEAR, LAST_YEAR = 1900, 2100

CLUSTER_NAMES = (
    "Advanced Manufacturing",
    "Agriculture",
    "Arts, Entertainment, & Design",
    "Construction",
    "Digital Technology",
    "Education",
    "Energy & Natural Resources",
    "Financial Services",
    "Healthcare & Human Services",
    "Hospitality, Events, & Tourism",
    "Management & Entrepreneurship",
    "Marketing & Sales",
    "Public Service & Safety",
    "Supply Chain & Transportation",
)
"""The National Career Clusters of the 2024 framework (Advance CTE)."""

OUTLOOK_PHRASES = (
    "much faster than average",
    "faster than average",
    "as fast as average",
    "about as fast as average",
    "average",
    "slower than average",
    "little or no change",
    "decline",
)
"""The phrases for growth in the Occupational Outlook Handbook, over the years."""

CLUSTER = OneOf(CLUSTER_NAMES, "one of the 14 National Career Clusters")
OUTLOOK = OneOf(OUTLOOK_PHRASES, "one of the Handbook's phrases", strict=False)
SOC = Matches(r"[0-9]{2}-[0-9]{4}", "a SOC code such as 29-2071")
ONET_CODE = Matches(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}", "an O*NET-SOC code such as 29-1141.03")
INTEREST_LETTERS = "RIASEC"
"""The initials of the six kinds of interests (Realistic to Conventional), in their usual order."""
# BCP 47 without its grandfathered tags: language, script, region, variants, extensions, private use.
LANGUAGE = Matches(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?",
    "a language tag such as en-US",
)

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
MAX_SLUG = 120
# Windows opens a device instead of a file with such a name, whatever its suffix.
_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")

BRAND_STEM = "brand"
"""The name, without suffix, of the file beside profiles that says who hands out the brochures."""


def slug_complaint(slug: str) -> Complaint | None:
    """The complaint about a ``slug`` that cannot name a profile, its file and its brochure; None if it can."""
    if not re.fullmatch(_SLUG, slug):
        suggestion = slugged(slug[:MAX_SLUG])
        hint = f"such as {suggestion}" if suggestion else "such as health-info-tech"
        return Complaint("slug", "a slug has lowercase letters, digits and single hyphens only", hint)
    if len(slug) > MAX_SLUG:
        return Complaint("slug", f"{len(slug)} characters, a slug has at most {MAX_SLUG}")
    if _RESERVED.fullmatch(slug):
        return Complaint("slug", f"“{slug}” cannot be a file name on Windows", f"such as {slug}-1")
    if slug == BRAND_STEM:
        return Complaint("slug", "brand.yaml is the file that says who hands out brochures", "such as brands")
    return None


def require_slug(slug: str) -> None:
    """Raises :class:`BrochureError` for an invalid slug."""
    if complaint := slug_complaint(slug):
        hint = f" ({complaint.hint})" if complaint.hint else ""
        raise BrochureError(f"“{shortened(slug)}” is not a slug: {complaint.message}{hint}")


def _interest_complaint(code: str) -> Complaint | None:
    """The complaint about ``code`` unless it has one to three different letters of RIASEC."""
    if 1 <= len(code) <= 3 and len(set(code)) == len(code) and set(code) <= set(INTEREST_LETTERS):
        return None
    message = f"“{shortened(code)}” is not one to three different letters of {INTEREST_LETTERS}"
    return Complaint("interests", message, "such as SIR: social, investigative, realistic")


INTEREST_CODE = Check(_interest_complaint, {"pattern": "^(?:([RIASEC])(?!.*\\1)){1,3}$"})

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg")


def picture_file(owner: str, example: str) -> Check:
    """The rule for the path of a picture below the folder of its ``owner``, the kind of file that names it."""

    def complaint(file: str) -> Complaint | None:
        if not re.fullmatch(FILE_BELOW, file):
            hint = f"such as {example} or images/{example}"
            return Complaint("image", f"a picture is a file in the {owner}'s folder or one within it", hint)
        if not file.lower().endswith(IMAGE_SUFFIXES):
            message = f"“{shortened(file)}” is not a PNG, JPEG, WebP or SVG file"
            return Complaint("image", message, "save it as PNG or JPEG")
        return None

    return Check(complaint, {"pattern": FILE_BELOW_SCHEMA})


IMAGE_FILE = picture_file("profile", "electricians.jpg")
SLUG = Check(slug_complaint, {"pattern": f"^{_SLUG}$", "maxLength": MAX_SLUG})


def _read_amount(node: Node, report: Report) -> Amount | Bad:
    if isinstance(node, Scalar):
        return _amount(node, report, at_least=False)
    if isinstance(node, Mapping) and [key.value for key, _ in node.pairs] == ["at_least"]:
        return _amount(node.pairs[0][1], report, at_least=True)
    return wrong_type(node, report, "an amount", "write a number, or {at_least: 239200} for a top-coded one")


def _amount(number: Node, report: Report, *, at_least: bool) -> Amount | Bad:
    value = read_number(number, report)
    if isinstance(value, Bad):
        return BAD
    if not 0 < value <= MAX_AMOUNT:
        report.error(number, "range", f"an amount of {value:,.12g} dollars", f"more than 0, at most {MAX_AMOUNT:,}")
        return BAD
    return Amount(value, at_least)


AMOUNT = Reads(
    _read_amount,
    {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_AMOUNT},
            {
                "type": "object",
                "properties": {"at_least": {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_AMOUNT}},
                "required": ["at_least"],
                "additionalProperties": False,
            },
        ]
    },
)

_YEAR_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def _read_year_month(node: Node, report: Report) -> YearMonth | Bad:
    found = _YEAR_MONTH.fullmatch(node.value) if isinstance(node, Scalar) else None
    if not found:
        return wrong_type(node, report, "a month", "write year-month, such as 2016-05, or the year alone")
    year, month = int(found[1]), int(found[2]) if found[2] else None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        report.error(node, "range", f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")
        return BAD
    if month is not None and not 1 <= month <= 12:
        report.error(node, "range", f"there is no month {month}", "01 for January to 12 for December")
        return BAD
    return YearMonth(year=year, month=month)


YEAR_MONTH = Reads(
    _read_year_month,
    {
        "anyOf": [
            {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"},
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        ]
    },
)


def _read_section(node: Node, report: Report) -> Markdown | Bad:
    text = read_block(node, report)
    if isinstance(text, Bad):
        return BAD
    if len(text) > MAX_SECTION:
        report.error(node, "length", f"{len(text):,} characters, at most {MAX_SECTION:,} are allowed")
        return BAD

    def on_bad_link(link: str, complaint: Complaint) -> None:
        hint = f"{complaint.hint}; for a plain bracket write \\[" if complaint.hint else ""
        report.error(node, complaint.code, complaint.message, hint, link)

    return read_markdown(text, on_bad_link)


SECTION = Reads(_read_section, {"type": "string", "maxLength": MAX_SECTION})
