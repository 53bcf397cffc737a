"""What a paper's own figures say, as numbers, and what comes of holding them against the rows that were read."""

from typing import Literal

from schemas.observation import Colour, Kind, Scope
from schemas.place import Place
from schemas.record import Record

Measure = Literal[
    "all",
    "applicable",
    "outstanding",
    "complete",
    "in_progress",
    "closed",
    "overdue",
    "elsewhere",
]
"""What a stated number counts: all items, those for the force, those still open, those that are done …"""


class Count(Record, frozen=True, kw_only=True):
    """One number that a paper states of a report's recommendations, or of all its own.

    `report` is the title as printed ("" for the whole paper) and `report_key` the report's; `label` is what is
    counted, as printed. None in `kind`, `colour` and `is_new` means: not limited by it; a total over several
    colours has them in `colours` and no `colour`. `words` are those that `n` was read from.
    """

    paper: str
    paper_sha256: str
    basis: Literal["table", "total", "sentence"]
    report: str
    report_key: str | None
    label: str
    measure: Measure
    kind: Kind | None
    colour: Colour | None
    colours: tuple[Colour, ...]
    is_new: bool | None
    n: int
    words: str
    place: Place


class Mention(Record, frozen=True, kw_only=True):
    """A report or an inspection in a paper's lists; `date` is ISO as precise as printed, `date_raw` as printed."""

    paper: str
    paper_sha256: str
    listing: Literal["published", "completed", "due"]
    scope: Scope | None
    title: str
    report_key: str | None
    date: str | None
    date_raw: str
    place: Place


Verdict = Literal["differs", "cannot_tell", "fewer_shown", "agrees"]
"""A stated number against the rows found: the worst first. `fewer_shown` is usual, for completed ones drop out."""


class Finding(Record, frozen=True, kw_only=True):
    """A stated number held against the rows that were read, or against another stated one.

    `words` is one English sentence; `by` is how much more is stated than found; `paper` states, `found_in` holds
    the rows (the same, or the appendix of the same meeting); `place` and `places` are where.
    """

    code: Literal["count"]
    verdict: Verdict
    words: str
    paper: str
    found_in: str
    report: str
    report_key: str | None
    stated: int
    found: int | None
    by: int | None
    place: Place
    places: tuple[Place, ...]
