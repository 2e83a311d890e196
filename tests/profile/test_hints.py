"""Following a hint removes the problem and causes no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brochure.errors import Diagnostic, InputError
from brochure.profile.load import examine_file

TODAY = date(2026, 1, 1)
HEAD = "slug: potters\ntitle: Potters\n"
SOUND = HEAD + "sections: {pay: text}\n"

# The file, what its only problem's hint says, what is wrong, and what stands there once the hint is followed.
HINTS = [
    # YAML
    (SOUND + "summary: 'open\n", "end the text with '", "'open", "'open'"),
    (SOUND + "aliases: [a\n", "end it with ]", "[a", "[a]"),
    (SOUND + "summary: One: two\n", "put text that holds a colon and a space in quotes", "One: two", "'One: two'"),
    (SOUND + "summary: @home\n", "put the text in quotes", "@home", "'@home'"),
    (SOUND + "summary: & b\n", "put the text in quotes", "& b", "'& b'"),
    (SOUND + "aliases: [a b: c: d]\n", "text with a comma, colon or bracket needs quotes", "a b: c: d", "'a b: c: d'"),
    (SOUND + "aliases: [a,, b]\n", "delete it, or write the value before it", ",, ", ", "),
    (SOUND + "summary: a]: b\n", "put text that holds a colon", "a]: b", "'a]: b'"),
    (SOUND + 'summary: "C:\\path"\n', "write \\\\ for a backslash", "C:\\path", "C:\\\\path"),
    (SOUND + "summary: 'it's fine'\n", "write '' for an apostrophe", "it's", "it''s"),
    (SOUND + 'summary: "it"s fine"\n', 'write \\" for a quote', 'it"s', 'it\\"s'),
    (SOUND + "aliases: [a] b\n", "put all of the text in quotes, or delete what follows ]", "[a] b", "[a]"),
    (SOUND + "aliases: - b\n", "begin the list on a line of its own", " - b", "\n- b"),
    (SOUND + "summary: |x\n  text\n", "begin the text on the next line", "|x", "|"),
    (HEAD + "sections:\n\tpay: text\n", "indent with spaces, not tabs", "\t", "  "),
    (HEAD + "sections:\n  pay: a\n   job_outlook: b\n", "indent it like the keys", "   job", "  job"),
    (SOUND.replace("slug: ", "slug:"), "with a space after the colon", "slug:", "slug: "),
    (SOUND + "summary: &a text\n", "quote text that begins with &", "&a text", "'&a text'"),
    (SOUND + "summary: *a\n", "quote text that begins with *", "*a", "'*a'"),
    (SOUND + "summary: !a text\n", "quote text that begins with !", "!a text", "'!a text'"),
    # Keys
    (SOUND + "sumary: text\n", "did you mean `summary`?", "sumary", "summary"),
    (SOUND + "summary: a\nsummary: b\n", "keep one of them", "summary: b\n", ""),
    ("slug: potters\nsections: {pay: text}\n", "add `title: …`", "slug: potters", "slug: potters\ntitle: Potters"),
    (HEAD, "such as `sections: {what_they_do: …}`", HEAD, HEAD + "sections: {what_they_do: text}\n"),
    (HEAD + "wages: [{value: 38,040}]\n", "write numbers without commas", "38,040", "38040"),
    # Values
    ("slug: Potters!\ntitle: a\nsections: {pay: b}\n", "such as potters", "Potters!", "potters"),
    ("slug: potter\ntitle: a\nsections: {pay: b}\n", "write `slug: potters`", "slug: potter\n", "slug: potters\n"),
    (SOUND.replace("Potters", "2024"), 'put it in quotes: "2024"', "2024", '"2024"'),
    (SOUND + "summary: true\n", 'put it in quotes: "true"', "true", '"true"'),
    (SOUND + "aliases: potter\n", "write it as a list: [ … ]", "potter\n", "[potter]\n"),
    (HEAD + "wages: {value: 38040}\n", "begin each item with a dash", " {value", "\n- {value"),
    (SOUND + "aliases: [a, ~]\n", "delete it", ", ~", ""),
    (SOUND + "summary: a\u202eb\n", "delete it", "\u202e", ""),
    (HEAD + "wages: [{value: '38040'}]\n", "leave out the quotes: 38040", "'38040'", "38040"),
    (HEAD + "wages: [{value: $38,040 }]\n".replace(",", "_"), "write 38040", "$38_040", "38040"),
    (HEAD + "employment: [{jobs: 1e3}]\n", "write 1000", "1e3", "1000"),
    (HEAD + "employment: [{jobs: '1,000.0'}]\n", "write 1000", "'1,000.0'", "1000"),
    (HEAD + "employment: [{jobs: 2.5}]\n", "write it without decimals", "2.5", "2"),
    (HEAD + "employment: [{jobs: 010}]\n", "in decimal digits, without a leading zero", "010", "10"),
    (HEAD + "projections: {base_year: 2024, target_year: 2034, rows: [{title: a, total: yes}]}\n", "write true", "yes",
     "true"),
    (HEAD + "wages: [{as_of: May 2024, value: 38040}]\n", "write year-month, such as 2016-05", "May 2024", "2024-05"),
    (SOUND + "sources: [{publisher: a, modified: 8/28/2025}]\n", "year-month-day, such as 2025-08-28", "8/28/2025",
     "2025-08-28"),
    (SOUND + "cluster: Hospitality\n", "did you mean “Hospitality, Events, & Tourism”?", "Hospitality",
     "'Hospitality, Events, & Tourism'"),
    (SOUND + "links: [{title: a, url: www.bls.gov}]\n", "begin it with https://", "www", "https://www"),
    (SOUND + "links: [{title: a, url: 'https://a.example/é'}]\n", "percent-encode", "é", "%C3%A9"),
    (HEAD + "sections:\n  pay: '[a](ftp://b)'\n", "for a plain bracket write \\[", "[a]", "\\[a]"),
    # Figures
    (HEAD + "wages: [{value: 17.5}]\n", "then `period: hourly`", "17.5", "17.5, period: hourly"),
    (HEAD + "wages: [{value: 90000, p90: 80000}]\n", "were two figures swapped?", "90000, p90: 80000",
     "80000, p90: 90000"),
]  # fmt: skip


def problems(folder: Path, text: str) -> list[Diagnostic]:
    path = folder / "potters.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        return list(examine_file(path, today=TODAY).diagnostics)
    except InputError as error:
        return list(error.diagnostics)


@pytest.mark.parametrize(("text", "hint", "wrong", "right"), HINTS)
def test_hints_can_be_followed(text: str, hint: str, wrong: str, right: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, text)
    assert hint in problem.hint
    assert text.count(wrong) == 1
    assert problems(tmp_path, text.replace(wrong, right)) == []


def test_hint_renames_a_file_whose_name_is_no_slug(tmp_path: Path) -> None:
    path = tmp_path / "My Potters.yaml"
    path.write_text(SOUND, encoding="utf-8")
    (problem,) = examine_file(path, today=TODAY).diagnostics
    assert problem.hint == "rename the file to potters.yaml"
