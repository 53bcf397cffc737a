"""A report's title as papers print it, made canonical: its key, its scope, the force that it is about.

Printed forms that are read::

    PEEL: Police Legitimacy 2016 – National · PEEL: Police Efficiency [including leadership] 2017 - COLP
    HMICFRS – Stolen freedom: the policing response to modern slavery and human trafficking – October 2017.
    HMCPSI and HMICFRS National Report - Making it fair (July 2017)
"""

import re
from dataclasses import dataclass
from functools import cache

from normalise.bodies import force_named, inspectorates_in
from normalise.dates import find_dates
from normalise.vocabulary import vocabulary
from normalise.words import fold, one_line, slug
from schemas.observation import Scope

_PILLARS = ("efficiency", "effectiveness", "legitimacy", "leadership")
_LONGEST_KEY = 90  # characters of a slug: past that a title says nothing that tells it from another
_COUNTED = re.compile(r"^\d{1,2}[.)]\s+(?=[A-Z])")
_SUFFIX = re.compile(r"\s+[–—-]\s*(?P<words>[^–—]{2,60})$")
_DATED = re.compile(r"\s*(?:[–—-]\s*(?P<after>[^–—]{3,25})|[(\[](?P<inside>[^()\[\]]{3,25})[)\]])[\s.,]*$")
_INSPECTED = re.compile(r"an inspection of (?:the )?(?P<force>.+)", re.IGNORECASE)
_BY = re.compile(
    r"(?P<before>[^–—:]{2,100}?)\b(?P<scope>national|force|joint)\s+(?:joint\s+)?report\s*[–—:-]\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?P<words>[^–—:]{2,60}?)\s*[–—-]\s*(?=[A-Z])")
_NATIONAL = frozenset({"national", "a national overview", "national overview", "national report"})
_NAMES_ONE = re.compile(r"\b(?:inspection|report|review|assessment|revisit)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: `base` without what its last dash says, the scope and the force that stood there."""

    base: str
    limit: Scope | None
    force: str

    @property
    def printed(self) -> str:
        """The canonical title with its limit: "PEEL: Police Legitimacy 2016 – National"."""
        title = canonical(self.base)[1]
        if self.limit == "force":
            return f"{title} – {self.force}" if self.force else title
        return f"{title} – National" if self.limit == "national" else title


def limited(title: str, owner: str) -> Title:
    """A title without its last dash, the scope that stood there, and the force: "… 2016 - CoLP".

    `owner` may be named there by the first words of its name alone ("… 2019 – Kent"). The number of a heading
    ("1. PEEL: …") is no part of a title.
    """
    title = _COUNTED.sub("", title)
    found = _SUFFIX.search(title)
    if not found:
        return Title(title, None, "")
    words = found["words"].strip()
    base = title[: found.start()].strip()
    if fold(words) in _NATIONAL:
        return Title(base, "national", "")
    if fold(words) in {"force", "force report"}:
        return Title(base, "force", "")
    inspected = _INSPECTED.fullmatch(words)
    force = force_named(inspected["force"] if inspected else words)
    if not force and f"{fold(owner)} ".startswith(f"{fold(words)} "):
        force = owner
    return Title(base, "force", force) if force else Title(title, None, "")


def report_key(title: Title, scope: Scope | None, owner: str) -> str:
    """The key of a report; a force's own is keyed by the force, for each has its own."""
    key, _ = canonical(title.base)
    if (title.limit or scope) == "force" and key:
        return f"{key}:{slug(title.force or owner) or 'force'}"
    return key


def publication(key: str) -> str | None:
    """When the report of this key was published, ISO as precise as the catalogue has it; None where it has not.

    >>> publication("stolen-freedom"), publication("peel-legitimacy-2016:kent-police")
    ('2017-10-24', '2016-12-08')
    """
    return _publications().get(key.partition(":")[0])


def report_named(words: str, home: str) -> tuple[str, Title]:
    """The key and the title of a report that a heading or a list names, without who made it and when.

    >>> report_named("HMICFRS – Stolen freedom: the policing response to modern slavery – May 2017.", "")[0]
    'stolen-freedom-the-policing-response-to-modern-slavery'
    """
    bare = _undated(one_line(words))
    by = _BY.match(bare)
    if by and (inspectorates_in(by["before"]) or "inspectorate" in fold(by["before"])):
        bare = bare[by.end() :]
        title = limited(bare, home)
        return report_key(title, _scope(by["scope"]), home), title
    bare, force = _unopened(bare)
    title = limited(bare, home)
    if force and title.limit is None:
        title = Title(title.base, "force", force)
    return report_key(title, None, home), title


def names_report(words: str) -> bool:
    """Whether a heading names a report: one of the catalogue or of a series, or an inspection by its year."""
    key, title = report_named(words, "")
    if key.startswith("peel-") or fold(title.base) in _catalogue():
        return True
    return bool(_NAMES_ONE.search(words) and re.search(r"\b20\d\d\b", words))


def _scope(printed: str) -> Scope | None:
    scopes: dict[str, Scope] = {"national": "national", "force": "force", "joint": "joint"}
    return scopes.get(printed.lower())


def _undated(words: str) -> str:
    """A title without the date that ends it: "– October 2017.", "(July 2017)"."""
    found = _DATED.search(words)
    inside = (found["after"] or found["inside"]).strip() if found else ""
    dates = find_dates(inside)
    told = " ".join(inside[date.start : date.stop] for date in dates)
    return words[: found.start()] if found and dates and fold(told) == fold(inside) else words.rstrip(" .,")


def _unopened(words: str) -> tuple[str, str]:
    """A title without the inspectorate and the force that stand before it: "CoLP- HMICFRS – PEEL ..."."""
    force = ""
    while found := _OPENS.match(words):
        opening = found["words"].strip()
        if not (force_named(opening) or opening in inspectorates_in(opening)):
            break
        force = force or force_named(opening)
        words = words[found.end() :]
    first = next(iter(inspectorates_in(words)), "")
    bare = words[len(first) :].lstrip() if first and words.startswith(f"{first} ") else words
    return (bare if bare[:1].isupper() else words), force


@cache
def _catalogue() -> dict[str, tuple[str, str]]:
    return {
        fold(form): (report["key"], report["title"])
        for report in vocabulary("reports")["report"]
        for form in (report["title"], *report.get("aliases", ()))
    }


def canonical(title: str) -> tuple[str, str]:
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


@cache
def _publications() -> dict[str, str]:
    reports = vocabulary("reports")
    dated = {report["key"]: report["published"] for report in reports["report"] if "published" in report}
    return {**dated, **reports["published"]}
