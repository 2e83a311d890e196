"""The template that ``brochure new SLUG`` writes: valid, with every key explained."""

from __future__ import annotations

from brochure.profile.kinds import require_slug
from brochure.yamlio.rules import editor_line

_YAML_KEYWORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})

SAMPLE_SUMMARY = "What people in this occupation do, in one or two sentences."
SAMPLE_DUTIES = ("What the work is, in a paragraph.", "one duty", "another duty")
"""Placeholder text; :func:`brochure.profile.check.check` warns about it."""

_TEMPLATE = """\
{editor_line}
# A profile of one occupation. Replace the sample text with your own. `brochure check {file}` lists
# problems, `brochure build {file}` makes the brochure. Leave out what you don't know: missing values
# are never shown as 0. Put text in quotes if it contains a colon or looks like a number.
# Lines that begin with # are examples: remove the # and enter your figures.

slug: {slug}    # this file's name
title: {title}    # as a heading, in the plural
names: {{singular: {name}, plural: {name}}}    # as in a sentence: registered nurse, registered nurses
aliases: []    # other names by which to find it: [medical coder, cancer registrar]
soc: []    # Standard Occupational Classification codes: ["29-2071"]
category: null    # group in the Occupational Outlook Handbook: Healthcare
cluster: null    # one of the 14 National Career Clusters: Healthcare & Human Services
lang: en-US    # the language of the text
foreign: []    # names in the text that are in another language: [Registered Health Information Technician]
summary: {summary}
image: null    # a picture in this folder: {{file: {file}.jpg, alt: what it shows, credit: "Photo: …"}}

quick_facts:    # the headline
  pay: {{annual: null, hourly: null}}    # US dollars; {{at_least: 239200}} where the source says "at least"
  education: null    # typical entry-level education
  experience: null    # work experience in a related occupation
  training: null    # on-the-job training

wages:
#  - occupation: null    # set if the profile has wages of several occupations
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
  pay: null    # facts about pay beyond the figures; sentences with figures are composed for you
  job_outlook: null    # why demand grows or falls

# For handouts and other short forms. What is left out here is found in the sections by rule.
deck: null    # a sentence that is set large above the duties of a field brochure
duties: []    # the most important first: [Check records, {{text: Choose codes, detail: …}}]
path: []    # the way in, two to six steps: [{{title: State license, when: After school, time: about 1 year, text: …}}]
qualities: []    # the most important first: [{{name: Detail oriented, text: …}}]
self_check: []    # up to three sentences to tick: [I like to find out why things happen.]
school_subjects: []    # [biology, math]

# What O*NET knows, the most important first; printed where there is no text of your own.
#interests: {{code: SI}}    # and, from 1 to 7, realistic, investigative, artistic, social, enterprising, conventional
#tasks: [Record patients' medical information.]
#skills: [{{name: Active Listening, importance: 4.12}}]
#tools: [{{name: Epic Systems, hot: true}}]
#titles: [Staff Nurse]
#job_zone: 3
#specializations: [{{title: Critical Care Nurses, code: 29-1141.03}}]
#related: [{{title: Nurse Midwives, soc: 29-1161}}]

# What an occupation named here is called in another language.
#translations: [{{title: Nurse Midwives, name: enfermeras parteras, gender: feminine}}]

similar:    # pay is the annual median
#  - {{title: Medical assistants, slug: medical-assistants, duties: …, education: …, pay: 44200}}

links:    # up to three become QR codes
  - {{title: Explore other careers, url: "https://www.bls.gov/ooh/"}}

sources:
#  - publisher: U.S. Bureau of Labor Statistics
#    title: Occupational Outlook Handbook
#    url: https://www.bls.gov/ooh/
#    modified: 2025-08-28    # the date of the last change
"""


def starter(slug: str) -> str:
    """The YAML of a new profile. Raises :class:`~brochure.errors.BrochureError` for an invalid slug."""
    require_slug(slug)
    name = slug.replace("-", " ")
    title = name[0].upper() + name[1:]
    quote = "" if name[0].isalpha() and name not in _YAML_KEYWORDS else '"'
    quoted = {key: f"{quote}{text}{quote}" for key, text in (("slug", slug), ("title", title), ("name", name))}
    return _TEMPLATE.format(
        editor_line=editor_line("profile"), file=slug, summary=SAMPLE_SUMMARY, duties=SAMPLE_DUTIES, **quoted
    )
