"""Hypothesis strategies: profiles as plain data, as they could be published, and files of anything."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from brochure.profile.kinds import CLUSTER_NAMES, OUTLOOK_PHRASES, slug_complaint

LETTERS = st.characters(categories=("Lu", "Ll", "Nd", "Po", "Sc", "So", "Zs"), exclude_characters="\u3000\u2007")

SLUGS = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,4}", fullmatch=True).filter(lambda s: not slug_complaint(s))
SOC_CODES = st.from_regex(r"[1-5][0-9]-[0-9]{4}", fullmatch=True)
LINES = st.text(LETTERS, min_size=1, max_size=80).filter(lambda text: bool(text.strip("\xa0 ")) and text.strip() != "")
LABELS = LINES.map(lambda text: text[:40]).filter(lambda text: bool(text.strip("\xa0 ")))
URLS = st.builds(
    "https://{}.example/{}".format,
    st.from_regex("[a-z]{1,20}", fullmatch=True),
    st.from_regex("[!#-;=?-Z_a-z]{0,30}", fullmatch=True),
)
MONTHS = st.builds("{:04}-{:02}".format, st.integers(2010, 2025), st.integers(1, 12))


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def as_yaml(plain: dict[str, Any], *, ascii_only: bool = False) -> str:
    """Plain data as a profile's file, without anchors."""
    text: str = yaml.dump(plain, Dumper=_Dumper, allow_unicode=not ascii_only, sort_keys=False)
    return text


def amounts(low: float = 15_000, high: float = 239_200) -> st.SearchStrategy[Any]:
    """Annual wages: plain or top-coded."""
    plain = st.integers(int(low), int(high))
    return st.one_of(plain, plain, st.just({"at_least": 239_200}))


@st.composite
def wages(draw: st.DrawFn) -> dict[str, Any]:
    low, middle, high = sorted(draw(st.lists(st.integers(15_000, 230_000), min_size=3, max_size=3)))
    row = st.fixed_dictionaries({"name": LINES, "value": amounts()})
    return {
        "occupation": draw(st.none() | LINES),
        "as_of": draw(MONTHS),
        "value": middle,
        "p10": low,
        "p90": draw(st.sampled_from([high, {"at_least": 239_200}])),
        "industries": draw(st.lists(row, max_size=5)),
        "comparisons": draw(st.lists(row, max_size=3)),
    }


@st.composite
def employment(draw: st.DrawFn) -> dict[str, Any]:
    shares = draw(st.lists(st.integers(0, 20), max_size=5))
    return {
        "as_of": draw(st.integers(2010, 2025)),
        "jobs": draw(st.integers(0, 50_000)) * 100,
        "industries": [{"name": draw(LINES), "percent": share} for share in shares],
    }


@st.composite
def projection_rows(draw: st.DrawFn) -> dict[str, Any]:
    base, change = draw(st.integers(1, 30_000)) * 100, draw(st.integers(-50, 3000)) * 100
    change = min(max(change, -base), 20 * base)
    return {
        "title": draw(LINES),
        "soc": draw(st.none() | SOC_CODES),
        "base": base,
        "projected": base + change,
        "percent": round(change / base * 100),
        "change": change,
    }


@st.composite
def projections(draw: st.DrawFn) -> dict[str, Any]:
    year = draw(st.integers(2010, 2025))
    return {
        "base_year": year,
        "target_year": year + draw(st.integers(1, 20)),
        "outlook": draw(st.none() | st.sampled_from(OUTLOOK_PHRASES)),
        "openings_per_year": draw(st.none() | st.integers(0, 500_000)),
        "rows": draw(st.lists(projection_rows(), max_size=4)),
    }


MARKDOWN = st.lists(
    st.one_of(
        LINES,
        LINES.map("### {}".format),
        LINES.map("**{}**".format),
        st.builds("[{}]({})".format, st.from_regex("[a-z ]{1,20}", fullmatch=True), URLS),
        st.lists(LINES, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items)),
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)


@st.composite
def interests(draw: st.DrawFn) -> dict[str, Any]:
    """Six scores and the code that follows from them."""
    names = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
    scores = {name: draw(st.integers(10, 70)) / 10 for name in names}
    leading = sorted(names, key=lambda name: -scores[name])[: draw(st.integers(1, 3))]
    return {"code": "".join(name[0].upper() for name in leading), **scores}


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, Any]:
    """A profile as plain data with the YAML's keys, free of contradictions."""
    optional = {
        "names": st.fixed_dictionaries({"singular": LINES, "plural": LINES}),
        "aliases": st.lists(LINES, max_size=3),
        "foreign": st.lists(
            st.fixed_dictionaries({"text": LINES, "lang": st.sampled_from(("en-US", "nv"))}), max_size=2
        ),
        "soc": st.lists(SOC_CODES, max_size=3),
        "category": LINES,
        "cluster": st.sampled_from(CLUSTER_NAMES),
        "summary": LINES,
        "wages": st.lists(wages(), max_size=2),
        "employment": st.lists(employment(), max_size=2),
        "projections": projections(),
        "deck": LINES,
        "duties": st.lists(LINES | st.fixed_dictionaries({"text": LINES, "detail": LINES}), max_size=4),
        "path": st.lists(
            st.fixed_dictionaries({"title": LABELS, "time": st.none() | LABELS, "when": LABELS, "text": LINES}),
            max_size=4,
        ),
        "qualities": st.lists(st.fixed_dictionaries({"name": LABELS, "text": st.none() | LINES}), max_size=4),
        "self_check": st.lists(LINES, max_size=3),
        "school_subjects": st.lists(LABELS, max_size=3),
        "interests": interests(),
        "tasks": st.lists(LINES, max_size=3),
        "skills": st.lists(LABELS | st.fixed_dictionaries({"name": LABELS, "importance": st.floats(1, 5)}), max_size=3),
        "tools": st.lists(LABELS | st.fixed_dictionaries({"name": LABELS, "hot": st.booleans()}), max_size=3),
        "titles": st.lists(LABELS, max_size=3),
        "job_zone": st.integers(1, 5),
        "specializations": st.lists(LABELS, max_size=2),
        "related": st.lists(
            LABELS | st.fixed_dictionaries({"title": LABELS, "pay": st.integers(20_000, 90_000)}), max_size=3
        ),
        "links": st.lists(st.fixed_dictionaries({"title": LINES, "url": URLS}), max_size=3),
    }
    sections = st.fixed_dictionaries({"what_they_do": LINES}, optional={"pay": LINES, "job_outlook": LINES})
    required = {"slug": SLUGS, "title": LINES, "sections": sections}
    return draw(st.fixed_dictionaries(required, optional=optional))


ANY_TEXT = st.text(st.characters(codec=None), max_size=400)
ANY_BYTES = st.binary(max_size=400)

_BITS = (
    *("slug", "title", "wages", "sections", "pay", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", ", ", "|", ">-"),
    *("'", '"', "#", "&a", "*a", "!t", "~", "1", "2016-05", "---", "...", "%", "? ", "<<", "\t", "\\", "**", "[x](y)"),
    *("\x00", "\x85", "\u2028", "\ufeff", "\ud800", "\U0001f3a8", "\u202e", "é"),
)
YAML_LIKE = st.lists(st.sampled_from(_BITS), max_size=60).map("".join)
