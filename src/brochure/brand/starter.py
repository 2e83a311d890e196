"""The template that ``brochure new --brand`` writes: valid, with every key explained."""

from __future__ import annotations

from brochure.yamlio.rules import editor_line

SAMPLE_ORGANIZATION = "Name of your school"
"""Placeholder text; :func:`brochure.brand.load.load_file` warns about it."""

STARTER = f"""\
{editor_line("brand")}
# Who hands out the brochures. `brochure build` and the other commands use this file if it is called brand.yaml and
# is beside the profiles, or if --brand or $BROCHURE_BRAND names it. `brochure check` with its path lists problems.
# Only the name is required. Lines that begin with # are examples: remove the # and enter your own.

organization: {SAMPLE_ORGANIZATION}
department: null    # Career Center
lang: en-US    # the language of the text in this file

contact:    # whom to ask, up to six lines
#  - Ana Ruiz, career counselor
#  - 206-555-0134
hours:    # up to four lines
#  - Monday to Friday, 8 a.m. to 3 p.m.
address:    # up to five lines
#  - 4400 Main Street
#  - Seattle, WA 98103
link: null    # printed with a QR code: {{url: "https://www.example.org/careers", title: Make an appointment}}

logo: null    # a picture in this folder: {{file: logo.svg, alt: what it shows}}
colors: null    # {{primary: "#12543c", secondary: "#f0b428"}}; hard to read shades are darkened

note: null    # on every brochure, in small Markdown: Scholarships close on March 1. Ask us for the form.
notes:    # by occupation: a slug or SOC code, and a note
#  electricians: Local 46 visits in May. Sign up in room 112.

programs:    # train near here; without occupations, on every brochure
#  - school: Puget Sound Apprenticeship Center
#    program: Inside Wireman Apprenticeship
#    length: 5 years
#    cost: paid    # or US dollars: 9800
#    link: "https://www.example.org/wireman"
#    occupations: [electricians]    # slugs or SOC codes

events:
#  - {{name: Career fair, date: 2027-04-17, time: 9 a.m. to noon, place: Main gym, link: "https://www.example.org/fair"}}
"""
