"""The profile that ``brochure new SLUG`` writes: every key, explained, and valid as it stands."""

from __future__ import annotations

from brochure.profile.kinds import require_slug
from brochure.yamlio.jsonschema import editor_line

_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})

SAMPLE_SUMMARY = "What people in this occupation do, in one or two sentences."
SAMPLE_DUTIES = ("What the work is, in a paragraph.", "one duty", "another duty")
"""Text of a starter that says nothing of an occupation; :func:`brochure.profile.check.check` looks for it."""

_TEMPLATE = """\
{editor_line}
# A profile of one occupation. Replace the sample text with your own. `brochure check {file}` lists
# what is wrong with it, `brochure build {file}` makes the brochure. Leave out what you do not know:
# what is missing is never shown as 0. Text with a colon, or that looks like a number, goes in quotes.
# Lines that begin with # are examples: take the # away and put your figures in.

slug: {slug}    # this file's name
title: {title}    # as a heading, in the plural
names: {{singular: {name}, plural: {name}}}    # as within a sentence: registered nurse, registered nurses
aliases: []    # other names to find it by: [medical coder, cancer registrar]
soc: []    # Standard Occupational Classification codes: ["29-2071"]
category: null    # group in the Occupational Outlook Handbook: Healthcare
cluster: null    # one of the 14 National Career Clusters: Healthcare & Human Services
lang: en-US    # the language of the text
summary: {summary}

quick_facts:    # the headline
  pay: {{annual: null, hourly: null}}    # US dollars; {{at_least: 239200}} where the source says "at least"
  education: null    # typical entry-level education
  experience: null    # work experience in a related occupation
  training: null    # on-the-job training

wages:
#  - occupation: null    # set where the profile has wages of several occupations
#    as_of: 2024-05    # the month of the survey
#    period: annual    # or hourly
#    statistic: median    # or mean
#    value: 50340    # US dollars per period
#    p10: 35780    # 10th percentile
#    p90: 80950    # 90th percentile
#    industries: [{{name: "Hospitals; state, local, and private", value: 54320}}]
#    detailed: []    # wages of detailed occupations: {{name: …, value: …}}
#    comparisons: [{{name: "Total, all occupations", value: 49500}}]    # the pay chart

employment:
#  - occupation: null
#    as_of: 2024    # year
#    jobs: 194800
#    industries: [{{name: "Hospitals; state, local, and private", percent: 37}}]    # percent of the jobs
#    detailed: []    # {{name: …, jobs: …}}

projections:
#  base_year: 2024
#  target_year: 2034
#  outlook: much faster than average
#  openings_per_year: 14200
#  comparisons: [{{name: "Total, all occupations", percent: 3}}]    # the outlook chart
#  rows: [{{title: {title}, soc: 29-2072, base: 194800, projected: 208500, percent: 7, change: 13700, total: false}}]

sections:    # Markdown: paragraphs, - bullets, **bold**, *italic*, [links](https://www.bls.gov/), ### subheadings
  what_they_do: |
    {duties[0]}

    - {duties[1]}
    - {duties[2]}
  work_environment: null    # places, people, hazards
  how_to_become_one: null    # education, licenses, important qualities
  pay: null    # what the figures do not say; sentences with figures are written for you
  job_outlook: null    # why demand grows or falls

similar:    # pay is a year's median
#  - {{title: Medical assistants, slug: medical-assistants, duties: …, education: …, pay: 44200}}

links:    # each becomes a QR code
  - {{title: Explore other careers, url: "https://www.bls.gov/ooh/"}}

sources:
#  - publisher: U.S. Bureau of Labor Statistics
#    title: Occupational Outlook Handbook
#    url: https://www.bls.gov/ooh/
#    modified: 2025-08-28    # the day it was last changed
"""


def starter(slug: str) -> str:
    """The YAML of a new profile. Raises :class:`~brochure.errors.BrochureError` for what cannot be a slug."""
    require_slug(slug)
    name = slug.replace("-", " ")
    title = name[0].upper() + name[1:]
    quote = "" if name[0].isalpha() and name not in _WORDS_OF_YAML else '"'
    quoted = {key: f"{quote}{text}{quote}" for key, text in (("slug", slug), ("title", title), ("name", name))}
    return _TEMPLATE.format(
        editor_line=editor_line("profile"), file=slug, summary=SAMPLE_SUMMARY, duties=SAMPLE_DUTIES, **quoted
    )
