"""The report that a table stands under: its title, scope, inspectorates, publication date and counting sentences.

Printed forms that are read::

    PEEL: Police Legitimacy 2016 – National          a pillar, a year, and what the dash says: national or a force
    A National report by HMIC Published December 2016
    A national joint report by HMICFRS and HMI Probation · An inspection of the City of London Police by HMIC.
    This report was published 22nd March 2017.
    Total of 3 actions: 3 are relevant to the City of London Police and in progress.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from normalise.bodies import commonest_force, inspectorates_in
from normalise.reports.publications import impossible, printed_publications, settled
from normalise.reports.titles import Title, read_title, report_key
from normalise.stated.counting import counting_sentences
from normalise.words import one_line
from schemas import Place, Problem, Section
from schemas.observation import Scope

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


def read_report(section: Section, home: str, paper_date: str | None = None) -> ReportFacts:
    """Reads the lines over a table; a force's own report is keyed by the force, for each has its own.

    `home` is the force, or else the authority, that the paper is about; `paper_date` the paper's own date, ISO,
    None where it is not known or only inferred.
    """
    title_raw = one_line(" ".join(line.text for line in section.title))
    about = [one_line(line.text) for line in section.about]
    text = " ".join(about)
    scope = _scope(text)
    owner = commonest_force(about) or home
    dates = printed_publications(text)
    title = read_title(title_raw, owner, dates[0] if dates else "")
    key = report_key(title, scope, owner)
    place = section.title[0].place if section.title else None
    doubts = (
        *title_doubts(title, title_raw, place),
        *_scope_doubts(title, title_raw, scope, place),
        *impossible(title, key, dates, paper_date, place),
    )
    published, differing = settled(dates, place)
    return ReportFacts(
        key=key,
        title=title.printed,
        title_raw=title_raw,
        scope=scope or title.limit,
        by=inspectorates_in(text),
        published=published,
        claims=" ".join(counting_sentences(about)),
        group=one_line(" ".join(line.text for line in section.group)),
        problems=(*differing, *doubts),
    )


def title_doubts(title: Title, printed: str, place: Place | None) -> Iterator[Problem]:
    """The doubt of a title that may be one report's or another's."""
    if title.rivals:
        named = " or ".join(repr(report.title) for report in title.rivals)
        message = f"The title {printed!r} may name {named}: it is kept as a report of its own."
        yield Problem(code="title_unclear", message=message, field="report_title", place=place)


def _scope_doubts(title: Title, printed: str, scope: Scope | None, place: Place | None) -> Iterator[Problem]:
    if title.limit and scope and {title.limit, scope} == {"force", "national"}:
        message = f"The title {printed!r} names one scope, the line under it {scope!r}."
        yield Problem(code="scope_contradicts_title", message=message, field="report_scope", place=place)


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
