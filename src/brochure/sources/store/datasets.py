"""The kinds of data in the store: tables, publisher, license, and how a vintage of each is written.

This module is all that the schema and the checks know about a kind; it imports no reader. docs/add-a-kind-of-file.md
shows how to add one.
"""

from __future__ import annotations

from typing import NamedTuple

from brochure.sources.figures.oews import FIGURES


class Dataset(NamedTuple):
    """A kind of data: what the store keeps of it, and whose it is.

    ``tables`` is SQL, one statement a table or index, each ended by a semicolon. The tables of kinds that are not
    ``always`` there are created with the first file of the kind, all of them. ``is_set`` if files belong together: all
    of one folder or archive are added in one transaction.
    ``vintage`` is a regular expression that every vintage in the store matches in full.
    """

    key: str
    title: str
    publisher: str
    license: str
    page: str
    vintage: str
    tables: str
    always: bool = False
    is_set: bool = False


BLS = "U.S. Bureau of Labor Statistics"
PUBLIC_DOMAIN = "public domain"

OEWS = Dataset(
    key="oews",
    title="Occupational Employment and Wage Statistics",
    publisher=BLS,
    license=PUBLIC_DOMAIN,
    page="https://www.bls.gov/oes/tables.htm",
    vintage=r"(?:19[9]|20[0-9]|210)\d-(?:0[1-9]|1[0-2])",
    always=True,
    tables=f"""
CREATE TABLE area (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
    state TEXT NOT NULL, UNIQUE (kind, code, vintage)
);
CREATE TABLE industry (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, owner TEXT NOT NULL,
    title TEXT NOT NULL, UNIQUE (vintage, code, level, owner)
);
CREATE TABLE occupation (
    id INTEGER PRIMARY KEY, vintage TEXT NOT NULL, soc TEXT NOT NULL, level TEXT NOT NULL, title TEXT NOT NULL,
    UNIQUE (vintage, soc, level)
);
CREATE TABLE estimate (
    area INTEGER NOT NULL REFERENCES area, occupation INTEGER NOT NULL REFERENCES occupation,
    industry INTEGER NOT NULL REFERENCES industry, source INTEGER NOT NULL REFERENCES source, only_period TEXT,
    {", ".join(FIGURES)}, PRIMARY KEY (area, occupation, industry)
) WITHOUT ROWID;
""",
)

PROJECTIONS = Dataset(
    key="projections",
    title="Employment Projections",
    publisher=BLS,
    license=PUBLIC_DOMAIN,
    page="https://www.bls.gov/emp/tables.htm",
    vintage=r"\d{4}-\d{4}",
    always=True,
    tables="""
CREATE TABLE projection (
    base_year INTEGER NOT NULL, target_year INTEGER NOT NULL, soc TEXT NOT NULL, position INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source, title TEXT NOT NULL, total INTEGER NOT NULL, depth INTEGER NOT NULL,
    parent TEXT, base INTEGER NOT NULL, projected INTEGER NOT NULL, base_share REAL, projected_share REAL,
    change INTEGER NOT NULL, percent REAL, self_employed REAL, openings INTEGER, wage, education TEXT, experience TEXT,
    training TEXT, PRIMARY KEY (base_year, target_year, soc)
) WITHOUT ROWID;
""",
)

ONET = Dataset(
    key="onet",
    title="O*NET Database",
    publisher="U.S. Department of Labor, Employment and Training Administration",
    license="CC BY 4.0",
    page="https://www.onetcenter.org/database.html",
    vintage=r"\d\d\.\d",
    is_set=True,
    tables="""
CREATE TABLE onet_occupation (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL, zone INTEGER
);
CREATE TABLE onet_zone (
    zone INTEGER PRIMARY KEY, name TEXT NOT NULL, experience TEXT NOT NULL, education TEXT NOT NULL,
    training TEXT NOT NULL, examples TEXT NOT NULL, svp TEXT NOT NULL
);
CREATE TABLE onet_interest (
    occupation INTEGER PRIMARY KEY REFERENCES onet_occupation, realistic REAL NOT NULL, investigative REAL NOT NULL,
    artistic REAL NOT NULL, social REAL NOT NULL, enterprising REAL NOT NULL, conventional REAL NOT NULL,
    high_points TEXT NOT NULL
);
CREATE TABLE onet_task (
    occupation INTEGER NOT NULL REFERENCES onet_occupation, task INTEGER NOT NULL, text TEXT NOT NULL,
    core INTEGER, position INTEGER NOT NULL, importance REAL, PRIMARY KEY (occupation, task)
) WITHOUT ROWID;
CREATE TABLE onet_element (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE onet_skill (
    occupation INTEGER NOT NULL REFERENCES onet_occupation, element INTEGER NOT NULL REFERENCES onet_element,
    importance REAL, level REAL, PRIMARY KEY (occupation, element)
) WITHOUT ROWID;
CREATE TABLE onet_tool (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE onet_use (
    occupation INTEGER NOT NULL REFERENCES onet_occupation, tool INTEGER NOT NULL REFERENCES onet_tool,
    hot INTEGER NOT NULL, in_demand INTEGER NOT NULL, PRIMARY KEY (occupation, tool)
) WITHOUT ROWID;
CREATE TABLE onet_title (
    occupation INTEGER NOT NULL REFERENCES onet_occupation, reported INTEGER NOT NULL, title TEXT NOT NULL,
    shown INTEGER NOT NULL, PRIMARY KEY (occupation, reported, title)
) WITHOUT ROWID;
CREATE TABLE onet_related (
    occupation INTEGER NOT NULL REFERENCES onet_occupation, position INTEGER NOT NULL,
    related INTEGER NOT NULL REFERENCES onet_occupation, tier INTEGER NOT NULL, PRIMARY KEY (occupation, position)
) WITHOUT ROWID;
""",
)

STATE_PROJECTIONS = Dataset(
    key="state-projections",
    title="State Employment Projections",
    publisher="Projections Central, for the agencies of the states",
    license="not stated",
    page="https://www.projectionscentral.org/",
    vintage=r"\d{4}-\d{4}",
    tables="""
CREATE TABLE state_projection (
    base_year INTEGER NOT NULL, target_year INTEGER NOT NULL, state TEXT NOT NULL, soc TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source, area TEXT NOT NULL, title TEXT NOT NULL, page TEXT NOT NULL,
    base INTEGER, projected INTEGER, percent REAL, openings INTEGER,
    PRIMARY KEY (base_year, target_year, state, soc)
) WITHOUT ROWID;
""",
)

SPANISH_TITLES = Dataset(
    key="titles",
    title="Mi Próximo Paso, titles of occupations in Spanish",
    publisher="U.S. Department of Labor, Employment and Training Administration",
    license="CC BY 4.0",
    page="https://www.miproximopaso.org/",
    vintage=r"es-US",
    tables="""
CREATE TABLE spanish_title (
    soc TEXT NOT NULL PRIMARY KEY, english TEXT NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source
) WITHOUT ROWID;
""",
)

DATASETS = {dataset.key: dataset for dataset in (OEWS, PROJECTIONS, ONET, STATE_PROJECTIONS, SPANISH_TITLES)}
"""Every kind of data, by its key in the table ``source``."""
