"""The Bureau's levels of education, experience and training and what they mean to a reader, and of the outlook."""

from __future__ import annotations

from brochure.compose.grammar import same_name

EDUCATION = {
    "no formal educational credential": ("You can start without a high school diploma", ""),
    "high school diploma or equivalent": (
        "Most people start with a high school diploma",
        " or an equivalent, such as a GED certificate",
    ),
    "some college no degree": ("Most people start with some college", ", but without a degree"),
    "postsecondary nondegree award": (
        "Most people start with a certificate from a college or trade school",
        ", which often takes a year or less after high school",
    ),
    "associates degree": (
        "Most people start with an associate’s degree",
        ", usually two years of college after high school",
    ),
    "bachelors degree": (
        "Most people start with a bachelor’s degree",
        ", usually four years of college after high school",
    ),
    "masters degree": (
        "Most people start with a master’s degree",
        ", usually one or two years of study after a bachelor’s degree",
    ),
    "doctoral or professional degree": (
        "Most people start with a doctoral or professional degree",
        ", usually three years of study or more after a bachelor’s degree",
    ),
}
"""How people begin, by the Bureau's levels of education, and what more there is to say of each."""

EXPERIENCE = {
    "none": "Employers do not usually ask for work experience in a related occupation.",
    "less than 5 years": "Employers usually ask for up to 5 years of work experience in a related occupation.",
    "5 years or more": "Employers usually ask for at least 5 years of work experience in a related occupation.",
}

TRAINING = {
    "none": "No long training on the job is usual: people come with the skills they need.",
    "short term on the job training": "New workers learn on the job, in a month or less.",
    "moderate term on the job training": "New workers learn on the job, in more than a month and up to a year.",
    "long term on the job training": "New workers learn on the job for more than a year, some with classes as well.",
    "apprenticeship": "New workers serve an apprenticeship: paid work together with classes, usually for years.",
    "internship residency": "Beginners go through an internship or residency: work in the field under supervision.",
}


def is_level(value: str) -> bool:
    """Whether ``value`` is one of the Bureau's levels, in its words, whatever the language of the profile."""
    name = same_name(value)
    return name in EDUCATION or name in EXPERIENCE or name in TRAINING or name in _OTHERS


_OTHERS = frozenset(
    (
        "see how to become one", "decline", "little or no change", "slower than average", "average",
        "as fast as average", "about as fast as average", "faster than average", "much faster than average",
    )
)  # fmt: skip
