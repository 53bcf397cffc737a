"""The report that a table stands under: its title, scope, inspectorates, publication date and counting sentences.

Printed forms that are read::

    PEEL: Police Legitimacy 2016 – National          a pillar, a year, and what the dash says: national or a force
    A National report by HMIC Published December 2016
    A national joint report by HMICFRS and HMI Probation · An inspection of the City of London Police by HMIC.
    This report was published 22nd March 2017.
    Total of 3 actions: 3 are relevant to the City of London Police and in progress.
"""

import re
from dataclasses import dataclass
from typing import cast

from normalise.bodies import commonest_force, inspectorates_in
from normalise.counting import counting_sentences
from normalise.dates import agree, find_dates
from normalise.titles import limited, report_key
from normalise.words import one_line
from schemas import Place, Problem, Section
from schemas.observation import Scope

_PUBLISHED = re.compile(r"\bpublished\b(?=(?P<after>(?:\s*\[[^\]]*\])?[^.;]{0,40}))", re.IGNORECASE)
_SCOPED = re.compile(
    r"\b(?P<scope>national|force|joint|regional)\b(?:\s+\w+){0,2}\s+(?:report|inspection|review)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the lines over a table say of its report. `key` tells it from every other report; ISO dates."""

    key: str
    title: str
    title_raw: str
    scope: Scope | None
    by: tuple[str, ...]
    published: str | None
    claims: str
    group: str
    problems: tuple[Problem, ...]


def read_report(section: Section, home: str) -> ReportFacts:
    """Reads the lines over a table; a force's own report is keyed by the force, for each has its own.

    `home` is the force, or else the authority, that the paper is about.
    """
    title_raw = one_line(" ".join(line.text for line in section.title))
    about = [one_line(line.text) for line in section.about]
    text = " ".join(about)
    scope = _scope(text)
    owner = commonest_force(about) or home
    title = limited(title_raw, owner)
    limit = title.limit
    place = section.title[0].place if section.title else None
    published, doubts = _published(text, place)
    if limit and scope and {limit, scope} == {"force", "national"}:
        message = f"The title {title_raw!r} names one scope, the line under it {scope!r}."
        doubts = (
            *doubts,
            Problem(code="scope_contradicts_title", message=message, field="report_scope", place=place),
        )
    return ReportFacts(
        key=report_key(title, scope, owner),
        title=title.printed,
        title_raw=title_raw,
        scope=scope or limit,
        by=inspectorates_in(text),
        published=published,
        claims=" ".join(counting_sentences(about)),
        group=one_line(" ".join(line.text for line in section.group)),
        problems=doubts,
    )


def _scope(about: str) -> Scope | None:
    """The scope that the lines under the title say first; joint, if they say so anywhere."""
    said = [cast(Scope, found["scope"].lower()) for found in _SCOPED.finditer(about)]
    if "joint" in said or re.search(r"\bjoint\b[^.]{0,30}\b(?:report|inspection)\b", about, re.IGNORECASE):
        return "joint"
    if said:
        return said[0]
    if re.search(r"\ban?\s+inspection\s+of\b", about, re.IGNORECASE) and commonest_force([about]):
        return "force"
    return None


def _published(about: str, place: Place | None) -> tuple[str | None, tuple[Problem, ...]]:
    """When the report was published: the first date printed, refined by a later one that agrees with it."""
    dates = [date.iso for found in _PUBLISHED.finditer(about) for date in find_dates(found["after"])[:1]]
    if not dates:
        return None, ()
    best = dates[0]
    for date in dates[1:]:
        if not agree(best, date):
            message = f"The paper says both {best} and {date} for the report's publication."
            doubt = Problem(
                code="publication_dates_differ", message=message, field="report_published", place=place
            )
            return best, (doubt,)
        best = max(best, date, key=len)
    return best, ()
