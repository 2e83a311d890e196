"""Bad profiles with the position and code of each problem, and odd ones that must load unchanged."""

from __future__ import annotations

from datetime import date

import pytest

from brochure.display import visible
from brochure.errors import InputError
from brochure.profile.load import load_text

TODAY = date(2026, 1, 1)

HEAD = "slug: potters\ntitle: Potters\n"
SOUND = HEAD + "sections: {pay: text}\n"

# name, the file, and every error in it as "line:column code"
BAD: list[tuple[str, ...]] = [
    # YAML itself
    ("unclosed quote", SOUND + "summary: 'never closed\n", "4:10 yaml"),
    ("unclosed double quote", HEAD + 'sections:\n  pay: "text\n', "4:8 yaml"),
    ("unclosed bracket", SOUND + "soc: [29-2071\n", "4:6 yaml"),
    ("unclosed brace", SOUND + "names: {singular: potter\n", "4:8 yaml"),
    ("colon in plain text", SOUND + "summary: Note: a colon\n", "4:14 yaml"),
    ("tab as indentation", HEAD + "sections:\n\tpay: text\n", "4:1 yaml"),
    ("key without value separator", HEAD + "sections\n", "3:1 yaml"),
    ("bad indentation", HEAD + "sections:\n  pay: text\n work_environment: text\n", "5:2 yaml"),
    ("item in a mapping", HEAD + "sections:\n  pay: text\n  - item\n", "5:3 yaml"),
    ("text that begins with an at sign", SOUND + "summary: @home\n", "4:10 yaml"),
    ("text that begins with a percent sign", SOUND + "summary: %13\n", "4:10 yaml"),
    ("unknown escape", SOUND + 'summary: "C:\\path"\n', "4:13 yaml"),
    ("two documents", HEAD + "sections: {pay: text}\n---\nslug: other\n", "4:1 yaml"),
    ("anchor", SOUND + "summary: &a text\n", "4:10 yaml"),
    ("alias", SOUND + "summary: *a\n", "4:10 yaml"),
    ("alias bomb", SOUND + "aliases: &a [x, x]\nsoc: [*a, *a, *a, *a]\n", "4:10 yaml"),
    ("alias to itself", SOUND + "aliases: &a [*a]\n", "4:10 yaml"),
    ("merge key", HEAD + "sections:\n  <<: {pay: text}\n", "4:3 yaml"),
    ("python tag", SOUND + "summary: !!python/object/apply:os.system ['true']\n", "4:10 yaml"),
    ("own tag", SOUND + "summary: !secret text\n", "4:10 yaml"),
    ("tag on a list", SOUND + "aliases: !!set [a]\n", "4:10 yaml"),
    ("tag on a mapping", SOUND + "names: !!omap {singular: a}\n", "4:8 yaml"),
    ("list as a key", SOUND + "? [a, b]\n: text\n", "4:3 yaml"),
    ("mapping as a key", SOUND + "{a: b}: text\n", "4:1 yaml"),
    ("empty file", "", "1:1 yaml"),
    ("only a comment", "# nothing here\n", "1:1 yaml"),
    ("a list", "- potters\n", "1:1 type"),
    ("a text", "potters\n", "1:1 type"),
    ("a number", "42\n", "1:1 type"),
    ("deep lists", SOUND + "aliases: " + "[" * 100_000 + "\n", "4:41 limit"),
    ("deep mappings", SOUND + "names: " + "{a: " * 40 + "\n", "4:132 limit"),
    ("deep dashes", SOUND + "- " * 100_000 + "\n", "4:1 yaml"),
    # Characters
    ("NUL", SOUND + "summary: a\x00b\n", "4:11 text"),
    ("escape sequence", SOUND + "summary: \x1b[31mred\n", "4:10 text"),
    ("bell by an escape", SOUND + 'summary: "a\\ab"\n', "4:10 text"),
    ("C1 control", SOUND + "summary: a\x9bb\n", "4:11 text"),
    ("delete", SOUND + "summary: a\x7fb\n", "4:11 text"),
    ("half a surrogate pair", SOUND + "summary: a\ud83db\n", "4:11 text"),
    ("noncharacter", SOUND + "summary: a\uffffb\n", "4:11 text"),
    ("right-to-left override", SOUND + "title_: x\nsummary: user\u202egpj.exe\n", "4:1 unknown-key", "5:14 text"),
    ("right-to-left mark in a section", HEAD + "sections:\n  pay: |\n    One line.\n    A \u200f mark.\n", "6:7 text"),
    ("isolate in a key", SOUND + "sec\u2066tions: {pay: text}\n", "4:1 unknown-key"),
    # Keys
    ("unknown key", SOUND + "sumary: text\n", "4:1 unknown-key"),
    ("unknown key without a like", SOUND + "zzz: text\n", "4:1 unknown-key"),
    ("unknown key within", HEAD + "wages:\n  - {perod: annual}\n", "4:6 unknown-key"),
    ("same key twice", SOUND + "summary: one\nsummary: two\n", "5:1 duplicate-key"),
    ("same key twice within", SOUND + "names: {singular: a, singular: b, plural: c}\n", "4:22 duplicate-key"),
    ("hyphens for underscores", SOUND + "quick-facts: {education: none}\n", "4:1 unknown-key"),
    ("capital letters", SOUND + "Title: Potters\n", "4:1 unknown-key"),
    ("section that is none", HEAD + "sections: {duties: text}\n", "3:12 unknown-key"),
    ("nothing but names", "slug: potters\ntitle: Potters\n", "1:1 missing"),
    ("no slug", "title: Potters\nsections: {pay: text}\n", "1:1 missing"),
    ("no title", "slug: potters\nsections: {pay: text}\n", "1:1 missing"),
    ("null title", "slug: potters\ntitle: ~\nsections: {pay: text}\n", "1:1 missing"),
    ("empty title", "slug: potters\ntitle: '  '\nsections: {pay: text}\n", "2:8 missing"),
    (
        "several at once",
        "slug: Potters!\ntitel: Potters\nsoc: 51-9195\nwages: [{value: 38,040}]\n",
        "1:1 missing",
        "1:7 slug",
        "2:1 unknown-key",
        "3:6 type",
        "4:20 unknown-key",
    ),
    # Types
    ("number for text", "slug: potters\ntitle: 2024\nsections: {pay: text}\n", "2:8 type"),
    ("boolean for text", SOUND + "names: {singular: true, plural: x}\n", "4:19 type"),
    ("list for text", SOUND + "summary: [a]\n", "4:10 type"),
    ("mapping for text", SOUND + "summary: {a: b}\n", "4:10 type"),
    ("text for a list", SOUND + "aliases: potter\n", "4:10 type"),
    ("mapping for a list", HEAD + "wages: {value: 38040}\n", "3:8 type"),
    ("list for a mapping", HEAD + "projections: [1]\n", "3:14 type"),
    ("text for a mapping", SOUND + "quick_facts: none\n", "4:14 type"),
    ("amount for a headline pay", SOUND + "quick_facts: {pay: 38040}\n", "4:20 type"),
    ("empty item", SOUND + "aliases: [potter, ~]\n", "4:19 missing"),
    ("empty item of a block list", SOUND + "aliases:\n  - potter\n  -\n", "6:4 missing"),
    ("text for a number", HEAD + "employment: [{jobs: many}]\n", "3:21 type"),
    ("thousands separator", HEAD + 'employment: [{jobs: "206,300"}]\n', "3:21 type"),
    ("dollar sign", HEAD + 'wages: [{value: "$38,040"}]\n', "3:17 type"),
    ("percent sign", HEAD + "employment: [{industries: [{name: x, percent: 36%}]}]\n", "3:47 type"),
    ("quoted number", HEAD + 'employment: [{jobs: "206300"}]\n', "3:21 type"),
    ("decimals where none are", HEAD + "employment: [{jobs: 206300.5}]\n", "3:21 type"),
    ("underscores", HEAD + "employment: [{jobs: 206_300}]\n", "3:21 type"),
    ("octal", HEAD + "employment: [{jobs: 0206300}]\n", "3:21 type"),
    ("hexadecimal", HEAD + "employment: [{jobs: 0x3E8}]\n", "3:21 type"),
    ("sexagesimal", HEAD + "employment: [{jobs: 20:30}]\n", "3:21 type"),
    ("infinite", HEAD + "wages: [{value: .inf}]\n", "3:17 type"),
    ("infinite by exponent", HEAD + "wages: [{value: 1e999}]\n", "3:17 range"),
    ("not a number", HEAD + "wages: [{value: .nan}]\n", "3:17 type"),
    ("no amount", HEAD + "wages: [{value: 0}]\n", "3:17 range"),
    ("negative amount", HEAD + "wages: [{value: -38040}]\n", "3:17 range"),
    ("huge number", HEAD + "employment: [{jobs: 1" + "0" * 40 + "}]\n", "3:21 range"),
    ("negative jobs", HEAD + "employment: [{jobs: -5}]\n", "3:21 range"),
    ("at most", HEAD + "wages: [{p90: {at_most: 239200}}]\n", "3:15 type"),
    ("at least nothing", HEAD + "wages: [{p90: {at_least: ~}}]\n", "3:26 type"),
    (
        "yes for true",
        HEAD + "projections: {base_year: 2024, target_year: 2034, rows: [{title: x, total: yes}]}\n",
        "3:76 type",
    ),
    ("no such period", HEAD + "wages: [{period: anual}]\n", "3:18 choice"),
    ("a day for a month", HEAD + "wages: [{as_of: 2024-05-01}]\n", "3:17 type"),
    ("thirteenth month", HEAD + "wages: [{as_of: 2024-13}]\n", "3:17 range"),
    ("year 2", HEAD + "wages: [{as_of: 0002}]\n", "3:17 range"),
    ("a month for a year", HEAD + "employment: [{as_of: 2024-05}]\n", "3:22 type"),
    ("no such day", SOUND + "sources: [{publisher: x, modified: 2025-02-30}]\n", "4:36 format"),
    ("a day in words", SOUND + "sources: [{publisher: x, modified: May 2025}]\n", "4:36 type"),
    # Forms
    ("path in the slug", "slug: ../../etc/passwd\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("absolute path in the slug", "slug: /etc/passwd\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("backslashes in the slug", "slug: ..\\windows\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("device as the slug", "slug: con\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("dot in the slug", "slug: potters.pdf\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("long slug", "slug: " + "a" * 121 + "\ntitle: A\nsections: {pay: text}\n", "1:7 slug"),
    ("letters of no interest", SOUND + "interests: {code: SIX}\n", "4:19 interests"),
    ("an interest twice", SOUND + "interests: {code: SS}\n", "4:19 interests"),
    ("four interests", SOUND + "interests: {code: RIAS}\n", "4:19 interests"),
    ("a score beyond the scale", SOUND + "interests: {code: S, social: 7.5}\n", "4:30 range"),
    ("interests without a code", SOUND + "interests: {social: 5}\n", "4:12 missing"),
    ("a skill beyond the scale", SOUND + "skills: [{name: Writing, importance: 0.5}]\n", "4:38 range"),
    ("a job zone that does not exist", SOUND + "job_zone: 6\n", "4:11 range"),
    ("a specialization with a SOC code", SOUND + "specializations: [{title: x, code: 29-1141}]\n", "4:36 format"),
    ("path in another slug", SOUND + "similar: [{title: x, slug: ../x}]\n", "4:28 slug"),
    ("logo, which profiles have not", SOUND + "logo: ../../etc/passwd\n", "4:1 unknown-key"),
    ("SOC code without hyphen", SOUND + "soc: ['512071']\n", "4:7 format"),
    ("SOC code of seven digits", SOUND + "soc: [51-20711]\n", "4:7 format"),
    ("no such cluster", SOUND + "cluster: Health Care\n", "4:10 choice"),
    ("no language", SOUND + "lang: american english\n", "4:7 format"),
    ("long title", "slug: potters\ntitle: " + "A" * 201 + "\nsections: {pay: text}\n", "2:8 length"),
    ("script address", SOUND + "links: [{title: x, url: 'javascript:alert(1)'}]\n", "4:25 url"),
    ("file address", SOUND + "links: [{title: x, url: 'file:///etc/passwd'}]\n", "4:25 url"),
    ("data address", SOUND + "links: [{title: x, url: 'data:text/html,x'}]\n", "4:25 url"),
    ("address without scheme", SOUND + "links: [{title: x, url: www.bls.gov}]\n", "4:25 url"),
    ("address with a space", SOUND + "links: [{title: x, url: 'https://a b'}]\n", "4:25 url"),
    ("address with a quote", SOUND + "links: [{title: x, url: 'https://a/\"onclick'}]\n", "4:25 url"),
    ("address beyond ASCII", SOUND + "sources: [{publisher: x, url: 'https://m\xfcnchen.de'}]\n", "4:31 url"),
    (
        "script address in a section",
        HEAD + "sections:\n  pay: |\n    First line.\n    Then [click](javascript:alert(1)) here.\n",
        "6:10 url",
    ),
    (
        "two bad links in a folded section",
        HEAD + "sections:\n  pay: >-\n    See [a](ftp://x)\n    and [b](//y).\n",
        "5:9 url",
        "6:9 url",
    ),
    ("relative link", HEAD + "sections: {pay: 'see [this](page.html)'}\n", "3:22 url"),
    # Figures
    ("median above the 90th percentile", HEAD + "wages: [{value: 50000, p10: 30000, p90: 40000}]\n", "3:41 figures"),
    ("10th percentile above the median", HEAD + "wages: [{value: 50000, p10: 60000, p90: 90000}]\n", "3:17 figures"),
    ("hourly called annual", HEAD + "wages: [{value: 17.19}]\n", "3:17 figures"),
    ("annual called hourly", HEAD + "wages: [{period: hourly, value: 38040}]\n", "3:33 figures"),
    ("headline in the wrong unit", SOUND + "quick_facts: {pay: {annual: 17.19}}\n", "4:29 figures"),
    (
        "jobs that do not add up",
        HEAD
        + "projections:\n  base_year: 2024\n  target_year: 2034\n"
        + "  rows: [{title: x, base: 206300, projected: 234100, change: 2780}]\n",
        "6:62 figures",
    ),
    (
        "percent that is not the quotient",
        HEAD
        + "projections:\n  base_year: 2024\n  target_year: 2034\n"
        + "  rows: [{title: x, base: 206300, change: 27800, percent: 31}]\n",
        "6:59 figures",
    ),
    (
        "shares over a hundred",
        HEAD + "employment: [{industries: [{name: a, percent: 70}, {name: b, percent: 40}]}]\n",
        "3:27 figures",
    ),
    (
        "years the wrong way",
        HEAD + "projections: {base_year: 2034, target_year: 2024}\n",
        "3:26 figures",
        "3:45 figures",
    ),
    ("a wage from the future", HEAD + "wages: [{as_of: 2031-05, value: 38040}]\n", "3:17 figures"),
    (
        "more detailed jobs than jobs",
        HEAD + "employment: [{jobs: 1000, detailed: [{name: x, jobs: 5000}]}]\n",
        "3:54 figures",
    ),
]

# name, the text of a section as it stands in the file, and what must come out, letter by letter
LITERAL = [
    ("font tags", "<font color=red size=99>big</font>", "<font color=red size=99>big</font>"),
    ("image tag", '<img src="file:///etc/passwd"/>', '<img src="file:///etc/passwd"/>'),
    ("anchor tag", '<a href="file:///etc/passwd">x</a>', '<a href="file:///etc/passwd">x</a>'),
    ("script", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("entities", "AT&amp;T &lt;b&gt; &#60;", "AT&amp;T &lt;b&gt; &#60;"),
    ("processing instruction", "<?xml version='1.0'?>", "<?xml version='1.0'?>"),
    ("ReportLab's sequence tag", "<seq id='x'/><bullet>&bull;</bullet>", "<seq id='x'/><bullet>&bull;</bullet>"),
    ("open paragraph tag", "<para leading=-99>", "<para leading=-99>"),
    ("template braces", "{{ config }} ${HOME} %(x)s {0}", "{{ config }} ${HOME} %(x)s {0}"),
    ("backquotes", "`rm -rf /`", "`rm -rf /`"),
    ("image in Markdown", "![logo](https://a.example/x.png)", "![logo](https://a.example/x.png)"),
    ("PDF syntax", "(x) Tj ET endstream endobj >>", "(x) Tj ET endstream endobj >>"),
    ("backslashes", r"C:\temp\new", r"C:\temp\new"),
    ("lone asterisks", "2 * 3 * 4 and a*b*c and 5*", "2 * 3 * 4 and a*b*c and 5*"),
    ("snake case", "what_they_do and __init__", "what_they_do and __init__"),
    ("astral characters", "a 𝄞 clef and 🎨 paint", "a 𝄞 clef and 🎨 paint"),
    ("right-to-left letters", "שלום and مرحبا", "שלום and مرحبا"),
    ("Chinese", "陶艺家 make pots", "陶艺家 make pots"),
    ("combining accents", "Cafe\u0301", "Caf\u00e9"),
    ("soft hyphens and zero width spaces", "pot\u00adtery\u200b is\ufeff fine", "pottery is fine"),
    ("thin and narrow spaces", "10\u2009% or 10\u202f%", "10\u00a0% or 10\u00a0%"),
    ("no-break hyphen", "well\u2011paid", "well-paid"),
    ("line separator", "one\u2028two", "one two"),
    ("carriage returns", "one\r\n    two", "one two"),
    ("a word of 100 letters", "a" * 100, "a" * 100),
    ("a paragraph of 2,000 words", "word " * 1999 + "word", "word " * 1999 + "word"),
]


def test_lone_surrogate_escape_is_rejected() -> None:
    """The C library refuses it, PyYAML's own parser leaves that to us: the code differs, and nothing else."""
    (error,) = errors_of(SOUND + 'summary: "a\\ud83db"\n')
    assert error in ("4:12 yaml", "4:10 text")


def errors_of(text: str | bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_text(text, "potters.yaml", today=TODAY)
    return [f"{d.line}:{d.column} {d.code}" for d in caught.value.diagnostics if d.severity == "error"]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(case[1], case[2:], id=case[0]) for case in BAD])
def test_bad_profile_reports_expected_problems(text: str, expected: tuple[str, ...]) -> None:
    assert errors_of(text) == list(expected)


@pytest.mark.parametrize("case", [pytest.param(case, id=case[0]) for case in BAD])
def test_messages_about_bad_profiles_are_printable(case: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        load_text(case[1], "potters.yaml", today=TODAY)
    lines = str(caught.value).splitlines()
    assert all(visible(line) == line for line in lines)
    assert all(diagnostic.message for diagnostic in caught.value.diagnostics)


@pytest.mark.parametrize(("written", "meant"), [pytest.param(*case[1:], id=case[0]) for case in LITERAL])
def test_markup_in_sections_stays_literal(written: str, meant: str) -> None:
    profile = load_text(f"{HEAD}sections:\n  pay: |\n    {written}\n", today=TODAY).profile
    section = profile.sections.pay
    assert section is not None
    (block,) = section.blocks
    (run,) = block.text  # type: ignore[union-attr]
    assert (run.text, run.bold, run.italic, run.href) == (meant, False, False, None)  # type: ignore[union-attr]


def test_markup_in_one_line_fields_stays_literal() -> None:
    profile = load_text(f"{SOUND}summary: '<b>x</b> **y** [z](https://a.example)'\n", today=TODAY).profile
    assert profile.summary == "<b>x</b> **y** [z](https://a.example)"


def test_table_of_300_rows_loads() -> None:
    rows = "".join(f"      - {{name: Industry {number}, value: {30000 + number}}}\n" for number in range(300))
    profile = load_text(f"{HEAD}wages:\n  - value: 38040\n    industries:\n{rows}", today=TODAY).profile
    assert len(profile.wages[0].industries) == 300


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(SOUND.encode("utf-16"), "1:1 encoding", id="UTF-16"),
        pytest.param(SOUND.encode("utf-16-be"), "1:1 text", id="UTF-16 without a mark"),
        pytest.param(f"{SOUND}summary: é and caf".encode() + b"\xe9\n", "4:19 encoding", id="Latin-1"),
        pytest.param(f"{SOUND}summary: ".encode() + b"\xed\xa0\x80\n", "4:10 encoding", id="a surrogate as UTF-8"),
        pytest.param(SOUND.encode() + b"\x00" * 100, "4:1 text", id="zeros at the end"),
        pytest.param(SOUND.encode() + b"#" * 10_000_000, "1:1 limit", id="10 MB"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "2:2 encoding", id="a PDF file"),
    ],
)
def test_undecodable_bytes_are_located(data: bytes, expected: str) -> None:
    assert errors_of(data) == [expected]


def test_byte_order_mark_is_accepted() -> None:
    assert load_text(b"\xef\xbb\xbf" + SOUND.encode(), today=TODAY).profile.title == "Potters"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1\n" * 200_000, id="one key many times"),
        pytest.param("".join(f"key{number}: 1\n" for number in range(70_000)), id="many unknown keys"),
        pytest.param(f"{SOUND}aliases: [{'1, ' * 300_000}]\n", id="many wrong items"),
        pytest.param(f"{SOUND}links: [{{title: x, url: 'https://{'a.' * 400_000}'}}]\n", id="long address"),
        pytest.param(f"{SOUND}lang: {'a-' * 500_000}\n", id="long language"),
        pytest.param("? " * 500_000, id="nested keys"),
        pytest.param("[]," * 300_000, id="many lists"),
    ],
)
def test_hostile_files_are_rejected_quickly(text: str) -> None:
    with pytest.raises(InputError) as caught:
        load_text(text, today=TODAY)
    assert len(caught.value.diagnostics) <= 101
    assert len(str(caught.value)) < 200_000
