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
from functools import cache
from typing import cast

from normalise.bodies import commonest_force, force_named, inspectorates_in
from normalise.dates import agree, find_dates
from normalise.sentences import sentences
from normalise.vocabulary import vocabulary
from normalise.words import fold, one_line, slug
from schemas import Place, Problem, Section
from schemas.observation import Scope

_PILLARS = ("efficiency", "effectiveness", "legitimacy", "leadership")
_LONGEST_KEY = 90  # characters of a slug: past that a title says nothing that tells it from another
_SUFFIX = re.compile(r"\s+[–—-]\s*(?P<words>[^–—]{2,40})$")
_PUBLISHED = re.compile(r"\bpublished\b(?=(?P<after>(?:\s*\[[^\]]*\])?[^.;]{0,40}))", re.IGNORECASE)
_SCOPED = re.compile(
    r"\b(?P<scope>national|force|joint|regional)\b(?:\s+\w+){0,2}\s+(?:report|inspection|review)\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?<![\d/-])\d{1,3}(?![\d/-]|st\b|nd\b|rd\b|th\b)"
    r"|\b(?:none|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_COUNTED = (
    r"\b(?:recommendations?|actions?|areas?\s+for|areas|enhancements?|causes?\s+of\s+concern)\b"
    r"|\b(?:are|is|were|was|remains?)\s+(?:still\s+|now\s+)?"
    r"(?:complete[d]?|closed|relevant|national|outside|overdue|held|in\s+progress|progressed|being|for|to\s+be)\b"
)
_COUNTING = re.compile(rf"(?:{_NUMBER}).*?(?:{_COUNTED})|(?:{_COUNTED}).*?(?:{_NUMBER})", re.IGNORECASE)
"""A sentence that counts: a small number, and the items that it counts or what has become of them."""


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
    base, limit, force = _limited(title_raw, owner)
    scope_of_key = limit or scope
    key, title = _canonical(base)
    if scope_of_key == "force" and key:
        key = f"{key}:{slug(force or owner) or 'force'}"
    place = section.title[0].place if section.title else None
    published, doubts = _published(text, place)
    if limit and scope and {limit, scope} == {"force", "national"}:
        message = f"The title {title_raw!r} names one scope, the line under it {scope!r}."
        doubts = (
            *doubts,
            Problem(code="scope_contradicts_title", message=message, field="report_scope", place=place),
        )
    return ReportFacts(
        key=key,
        title=_with_limit(title, limit, force),
        title_raw=title_raw,
        scope=scope or limit,
        by=inspectorates_in(text),
        published=published,
        claims=_claims(about),
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


def _limited(title: str, owner: str) -> tuple[str, Scope | None, str]:
    """A title without its last dash, the scope that stood there, and the force: "… 2016 - CoLP".

    `owner` may be named there by the first words of its name alone ("… 2019 – Kent").
    """
    found = _SUFFIX.search(title)
    if not found:
        return title, None, ""
    words = found["words"].strip()
    base = title[: found.start()].strip()
    if fold(words) in {"national", "a national overview", "national overview", "national report"}:
        return base, "national", ""
    if fold(words) in {"force", "force report"}:
        return base, "force", ""
    force = force_named(words) or (owner if f"{fold(owner)} ".startswith(f"{fold(words)} ") else "")
    return (base, "force", force) if force else (title, None, "")


def _with_limit(title: str, limit: Scope | None, force: str) -> str:
    if limit == "force":
        return f"{title} – {force}" if force else title
    return f"{title} – National" if limit == "national" else title


@cache
def _catalogue() -> dict[str, tuple[str, str]]:
    return {
        fold(form): (report["key"], report["title"])
        for report in vocabulary("reports")["report"]
        for form in (report["title"], *report.get("aliases", ()))
    }


def _canonical(title: str) -> tuple[str, str]:
    """The key and the canonical title of a report, by its series, the catalogue, or its own words."""
    folded = fold(title)
    year = re.search(r"\b(20\d\d)(?: (\d\d))?\b", folded)
    if folded.startswith("peel") and year:
        return _peel(folded, f"{year[1]}/{year[2]}" if year[2] else year[1])
    if folded in _catalogue():
        return _catalogue()[folded]
    return slug(title)[:_LONGEST_KEY].rstrip("-"), title


def _peel(folded: str, year: str) -> tuple[str, str]:
    named = [pillar for pillar in _PILLARS if pillar in folded.split()]
    if not named:
        return f"peel-{slug(year)}", f"PEEL {year}"
    first = min(named, key=folded.index)
    extra = " (including leadership)" if "leadership" in named and first != "leadership" else ""
    return f"peel-{first}-{slug(year)}", f"PEEL: Police {first}{extra} {year}"


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


def _claims(about: list[str]) -> str:
    """The sentences that count the report's actions, as printed."""
    return " ".join(sentence for line in about for sentence in sentences(line) if _COUNTING.search(sentence))
