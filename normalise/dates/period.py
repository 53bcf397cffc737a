"""When a paper was put to its committee, from the surest thing that says so, and how it is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalise.dates.filing import filed, filed_year
from normalise.dates.find import find_dates, to_month
from schemas import FrontMatter, ManifestEntry
from schemas.observation import DateBasis

_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:by|due|until|till|before|deadline|target|scheduled|expected|anticipated|planned|from|launch\w*|will|for)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
_BEFORE = 60  # characters before a date that can say that it is still to come


@dataclass(frozen=True, slots=True)
class Period:
    """A paper's date, ISO and as precise as known; its basis; the words that it was read from."""

    date: str | None
    basis: DateBasis | None
    evidence: str


def paper_period(
    entry: ManifestEntry | None,
    front: FrontMatter,
    name: str,
    texts: Iterable[str],
    folders: Sequence[str] = (),
) -> Period:
    """The date of a paper: what the manifest says, its head, the names of file and folders, what it mentions.

    `folders` are those around the file, the nearest first. A quarter in a name says what is reported on: its last
    month is `inferred`. So is what `texts`, the paper's comments, mention: a paper that reports the position "as of
    06/11/18", or a meeting held on 14th February, was written in that month or later; such a date is kept to the
    month. A folder's bare year is better than nothing.
    """
    if entry and entry.date:
        return Period(entry.date, "manifest", entry.date)
    stated = find_dates(front.date)
    if stated:
        return Period(stated[0].iso, "stated", front.date)
    named = filed(name, folders)
    if named:
        return Period(named.date, "file name" if named.is_exact else "inferred", named.name)
    mentioned = _inferred(tuple(texts))
    year = filed_year(folders) if mentioned is None else None
    if year:
        return Period(year.date, "inferred", year.name)
    return mentioned or Period(None, None, "")


def _inferred(texts: tuple[str, ...]) -> Period | None:
    mentioned = [(date, text) for text in texts for date in find_dates(text) if date.precision == "day"]
    as_of = [(date, text) for date, text in mentioned if _AS_OF.search(text[: date.start])]
    past = [
        (date, text)
        for date, text in mentioned
        if not _TO_COME.search(text[max(0, date.start - _BEFORE) : date.start])
    ]
    best = max(as_of or past, key=lambda found: found[0].iso, default=None)
    if best is None:
        return None
    date, text = best
    return Period(to_month(date.iso), "inferred", text[max(0, date.start - _BEFORE) : date.stop].strip())
