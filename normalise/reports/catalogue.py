"""The report catalogue: inspection reports by their canonical titles, and the forms by which papers call them.

The data stand in ``reports.toml``. A form is kept as the words that count: folded, without small words and years,
so that "of joint" and "of the joint", hyphen and dash, bracket and none are the same form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from normalise.vocabulary import vocabulary
from normalise.words import fold
from schemas.observation import Scope

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "s", "the", "to", "with"}
)
_PARTED = re.compile(r"\s*:\s+|\s+[–—-]\s+|\?\s+")
_INITIALS = re.compile(r"(?<=\w)\s*[(\[][A-Z]{2,7}s?[)\]]")
_SPAN = re.compile(r"\b(?P<year>20\d\d) (?:20)?\d\d\b")  # "2018/19", folded
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES_MAIN = 2  # words that count: one alone ("Fraud") is a subject, not a report
_NAMES_SUBTITLE = 4  # "A review of capability and effectiveness" could be anyone's
_TITLE, _ALIAS, _MAIN, _SUBTITLE = range(4)

Words = tuple[str, ...]
"""The words of a title that count, folded, in order."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a report; `rank` 0 is its whole title, 1 an alias, 2 its main title, 3 its subtitle.

    A form that is `common` ("Crime recording") names its report only beside the month of its publication.
    """

    words: Words
    rank: int
    common: bool = False

    @property
    def in_whole(self) -> bool:
        """Whether it is a whole title, and not a part of one."""
        return self.rank <= _ALIAS


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A report that is known: `published` is ISO, as precise as confirmed; doubtful where it is not `certain`.

    `years` are those that a title may print for it: of the publication and of its own title. `edition` is the
    year of a report in a yearly series, which its title must print, else "".
    """

    key: str
    title: str
    scope: Scope
    by: tuple[str, ...]
    published: str | None
    certain: bool
    years: frozenset[str]
    edition: str
    forms: tuple[Form, ...]


def counting(title: str) -> tuple[Words, frozenset[str]]:
    """The words of a title that count, and the years that it prints; initials in brackets do not count.

    >>> counting("Best Use of Stop & Search Scheme revisit 2016")
    (('best', 'use', 'stop', 'search', 'scheme', 'revisit'), frozenset({'2016'}))
    """
    words = _SPAN.sub(r"\g<year>", fold(_INITIALS.sub(" ", title))).split()
    years = frozenset(word for word in words if _YEAR.fullmatch(word))
    return tuple(word for word in words if word not in _SMALL and word not in years), years


@cache
def catalogue() -> tuple[Catalogued, ...]:
    """Every report; those of PEEL, which `normalise.reports.peel` knows by pillar and year, have no forms."""
    data = vocabulary("reports/reports")
    return (
        *(_report(entry) for entry in data["report"]),
        *(_edition(series, edition) for series in data["series"] for edition in series["editions"]),
        *(_peel(entry) for entry in data["peel"]),
    )


@cache
def by_key() -> dict[str, Catalogued]:
    """The reports of the catalogue by their keys. Raises `ValueError` for a key that stands there twice."""
    found = {report.key: report for report in catalogue()}
    if len(found) != len(catalogue()):
        raise ValueError("normalise/reports/reports.toml has one key twice")
    return found


def catalogued(key: str) -> Catalogued | None:
    """The report of a key, a force's own by the series that it is of; None where the catalogue has none."""
    return by_key().get(key.partition(":")[0])


def _report(entry: dict[str, Any]) -> Catalogued:
    return _made(entry, entry["title"], tuple(_forms(entry)), edition="")


def _edition(series: dict[str, Any], edition: dict[str, Any]) -> Catalogued:
    year = str(edition["year"])
    entry = {**series, **edition, "key": f"{series['key']}-{year}"}
    return _made(entry, f"{series['title']} {year}", tuple(_forms(series)), edition=year)


def _peel(entry: dict[str, Any]) -> Catalogued:
    year = entry["year"].replace("/", "-")
    pillar = f"{entry['pillar']}-" if entry["pillar"] else ""
    return _made({**entry, "key": f"peel-{pillar}{year}"}, entry["title"], (), edition=entry["year"])


def _made(entry: dict[str, Any], title: str, forms: tuple[Form, ...], *, edition: str) -> Catalogued:
    published: str | None = entry.get("published")
    printed = (title, *entry.get("aliases", ()))
    years = frozenset().union(*(counting(each)[1] for each in printed), {published[:4]} if published else ())
    return Catalogued(
        key=entry["key"],
        title=title,
        scope=entry.get("scope", "national"),
        by=tuple(entry["by"]),
        published=published,
        certain=entry.get("certain", True),
        years=years,
        edition=edition,
        forms=forms,
    )


def _forms(entry: dict[str, Any]) -> Iterator[Form]:
    """The forms of a report: its title, its aliases, its main title, and the subtitles that tell it alone."""
    common = entry.get("common", False)
    yield Form(counting(entry["title"])[0], _TITLE)
    for alias in entry.get("aliases", ()):
        yield Form(counting(alias)[0], _ALIAS)
    main, *_ = _PARTED.split(entry["title"], maxsplit=1)
    if main != entry["title"] and len(words := counting(main)[0]) >= _NAMES_MAIN:
        yield Form(words, _MAIN, common)
    for title in (entry["title"], *entry.get("aliases", ())):
        for subtitle in _PARTED.split(title, maxsplit=1)[1:]:
            if len(words := counting(subtitle)[0]) >= _NAMES_SUBTITLE:
                yield Form(words, _SUBTITLE)
