"""Brand files for tests, and a folder that has one with a logo."""

from __future__ import annotations

from pathlib import Path

from tests.pictures import halves, saved

BRAND = """\
organization: Lincoln High School
department: Career Center
contact: [Ana Ruiz, 206-555-0134, ana@lincoln.example.org]
hours: |
  Monday to Thursday, 8 to 3
  Friday, 8 to noon
address: [4400 Main Street, "Seattle, WA 98103"]
link: {url: "https://lincoln.example.org/careers", title: Make an appointment}
logo: {file: logo.png, alt: A red and blue shield}
colors: {primary: "#12543c", secondary: "#f0b428"}
note: "Scholarships for **technical education** close on March 1."
notes:
  divers: Northwest Diving visits in May.
  "51-9195": The kiln is free on Fridays.
programs:
  - {school: Harbor College, program: Commercial Diving, length: 7 months, cost: 9800, occupations: [divers]}
  - {school: Clay House, program: Throwing, cost: free for residents, link: "https://clay.example.org"}
events:
  - {name: Open house, date: 2099-05-02, place: Main gym}
  - {name: Career fair, date: 2099-04-17, time: 9 to noon, link: "https://lincoln.example.org/fair"}
"""
LOGO = saved(halves(600, 300))


def write_brand(folder: Path, text: str = BRAND, logo: bytes = LOGO) -> Path:
    """``brand.yaml`` in ``folder``, with its logo."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "logo.png").write_bytes(logo)
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


LONG = """\
organization: Lincoln Technical and Community High School of South Seattle
department: Career and College Readiness Center
contact:
  - Ana Ruiz-Hernández, lead career counselor
  - 206-555-0134, extension 2210
  - careers@lincoln-technical.example.org
  - Room 112, next to the library
  - "Text: 206-555-0188"
  - Se habla español
hours: ["Monday to Thursday, 8 to 3:30", "Friday, 8 to noon", Summer by appointment, Closed on holidays]
address: [4400 Martin Luther King Jr. Way South, Building C, Room 112, "Seattle, WA 98108", King County]
link:
  url: "https://www.lincoln-technical.example.org/career-center/appointments"
  title: Make an appointment with a career counselor
logo: {file: logo.png, alt: A red and blue shield}
note: "%s"
notes: {divers: "%s", potters: "%s"}
programs:
%s
events:
%s
"""
LONG %= (
    ("Scholarships for **technical education** close on March 1. " * 6).strip(),
    *("Northwest Diving takes [two interns](https://example.org/interns). " * 4,) * 2,
    "\n".join(
        f"  - {{school: Community College Number {n}, program: Applied Science and Technology {n}, length: {n} years,"
        f' cost: {n}000, link: "https://www.college{n}.example.edu/programs"}}'
        for n in range(1, 9)
    ),
    "\n".join(
        f"  - {{name: Open house of department {n}, date: 2099-04-{n:02}, time: 9 to noon, place: Main gymnasium,"
        f' link: "https://www.college{n}.example.edu/visit"}}'
        for n in range(1, 6)
    ),
)
"""A brand with more to say than most forms have room for."""

SHORT = "organization: Lincoln High School\n"
"""A brand that is only a name."""
