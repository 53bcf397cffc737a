"""A report's title as papers print it, made canonical: its key, its scope, the force that it is about.

Printed forms that are read::

    PEEL: Police Legitimacy 2016 – National · PEEL: Police Efficiency [including leadership] 2017 - COLP
    HMICFRS – Stolen freedom: the policing response to modern slavery and human trafficking – October 2017.
    HMCPSI and HMICFRS National Report - Making it fair (July 2017)

The catalogue says which titles are one report's (`normalise.reports.resolving`, `normalise.reports.peel`); a title
that is not in it makes a report of its own, under its own words.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from normalise.reports.catalogue import Catalogued, catalogued
from normalise.reports.openings import bared, limit_said
from normalise.reports.peel import Peel, canonical_title, edition, read_peel
from normalise.reports.resolving import Asked, resolve
from normalise.words import fold, one_line, slug
from schemas.observation import Scope

_LONGEST = 600  # characters: what goes on for longer is no title, and is cut
_LONGEST_KEY = 90  # characters of a slug: of a longer title a digest tells the rest
_DIGEST = 6  # hex digits
_NAMES_ONE = re.compile(r"\b(?:inspection|report|review|assessment|revisit)\b", re.IGNORECASE)
_RECURRING = re.compile(
    r"[^:–—]{0,60}\b(?:re-?inspection|inspection|visit|revisit|assessment|review|update|report)[^:–—]{0,20}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title read: `key` and `name` are the canonical ones, without the force that `force` and `limit` name.

    `report` is the catalogue's, None for one that it does not have; `rivals` are those of which the title may
    name one or the other. `dated` is the ISO date that stood behind it, or "".
    """

    key: str
    name: str
    limit: Scope | None
    force: str
    dated: str
    report: Catalogued | None
    rivals: tuple[Catalogued, ...] = ()

    @property
    def printed(self) -> str:
        """The canonical title with its limit: "PEEL: Police legitimacy 2016 – National"."""
        if self.limit == "force":
            return f"{self.name} – {self.force}" if self.force else self.name
        return f"{self.name} – National" if self.limit == "national" else self.name


def read_title(printed: str, owner: str, published: str = "") -> Title:
    """A title with the report that it names. `owner` is the force, or else the authority, that the paper is about;
    `published` the ISO date that the paper gives for the report's publication, or ""."""
    return _read(one_line(printed)[:_LONGEST], owner, published)


@lru_cache(maxsize=4096)
def _read(printed: str, owner: str, published: str) -> Title:
    bare = bared(printed, owner)
    peel = read_peel(bare.words)
    if peel and not peel.year and (published or bare.dated):
        peel = edition(peel, published or bare.dated) or peel
    if peel and peel.year:
        limit, force = limit_said(peel.rest, owner) if peel.rest else (peel.scope, "")
        if not peel.rest or limit:
            limits = (bare.limit or limit, bare.force or force)
            return replace(_of_series(peel, bare.words), limit=limits[0], force=limits[1], dated=bare.dated)
    found = resolve(Asked(bare.words, bare.dated, published))
    known = found.report
    key = known.key if known else _own_key(bare.words, bare.dated)
    name = known.title if known else bare.words
    return Title(key, name, bare.limit, bare.force, bare.dated, known, found.rivals)


def report_key(title: Title, scope: Scope | None, owner: str) -> str:
    """The key of a report; a force's own is keyed by the force, for each has its own.

    `scope` is what the paper says beside the title; where neither says one the catalogue's holds.
    """
    said = title.limit or scope or (title.report.scope if title.report else None)
    if said == "force" and title.key:
        return f"{title.key}:{slug(title.force or owner) or 'force'}"
    return title.key


def publication(key: str) -> str | None:
    """When the report of this key was published, ISO as precise as is certain; None where that is not known.

    >>> publication("stolen-freedom"), publication("peel-legitimacy-2016:kent-police")
    ('2017-10-24', '2016-12-08')
    """
    report = catalogued(key)
    return report.published if report and report.certain else None


def report_named(words: str, home: str, scope: Scope | None = None) -> tuple[str, Title]:
    """The key and the title of a report that a heading or a list names, without who made it and when.

    `scope` is that of the list. A report that the catalogue does not have is known by its own words.

    >>> report_named("HMICFRS – Stolen freedom: the policing response to modern slavery – October 2017.", "")[0]
    'stolen-freedom'
    >>> report_named("HMICFRS – Lost and found: how forces keep property – May 2017.", "")[0]
    'lost-and-found-how-forces-keep-property'
    """
    title = read_title(words, home)
    return report_key(title, scope, home), title


def names_report(words: str) -> bool:
    """Whether a heading names a report: one of the catalogue or of a series, or an inspection by its year."""
    title = read_title(words, "")
    if title.report or title.rivals or title.key.startswith("peel-"):
        return True
    return bool(_NAMES_ONE.search(words) and re.search(r"\b20\d\d\b", words))


def _of_series(peel: Peel, words: str) -> Title:
    """The title of a PEEL report; one that names two pillars' reports leaves open which."""
    if len(peel.keys) > 1:
        rivals = tuple(report for key in peel.keys if (report := catalogued(key)))
        return Title(_own_key(words, ""), words, None, "", "", None, rivals)
    (key,) = peel.keys
    return Title(key, canonical_title(key, peel), None, "", "", catalogued(key))


def _own_key(words: str, dated: str) -> str:
    """The key of a report by its own words, and by its year where reports of such a title recur.

    It is never that of a catalogued report.
    """
    key = slug(words)
    digest = hashlib.sha256(fold(words).encode()).hexdigest()[:_DIGEST]
    if len(key) > _LONGEST_KEY:
        key = f"{key[:_LONGEST_KEY].rstrip('-')}-{digest}"
    year = dated[:4]
    if key and year and year not in key and (_RECURRING.fullmatch(words) or catalogued(key)):
        key = f"{key}-{year}"
    return f"{key}-{digest}" if catalogued(key) else key
