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


Verdict = Literal["differs", "contradicts", "changed", "doubt", "cannot_tell", "fewer_shown", "agrees"]
"""What a finding comes to, the worst first.

Of a stated number held against the rows found: `differs`, `cannot_tell`, `fewer_shown` (usual, for completed ones
drop out), `agrees`. Two things printed in one paper that cannot both be right: `contradicts`. A legend that is no
longer that of the paper before: `changed`. Any other problem that was noted when a paper was read: `doubt`.
"""


class Finding(Record, frozen=True, kw_only=True):
    """Something that does not add up, or was looked at and does.

    `code` is "count", "legend_changed" or a problem's; `words` is one English sentence. `paper` says it, `found_in`
    holds what it was held against: its own rows, the appendix of the same meeting, or the paper before it. `place`
    and `places` are where in the one and in the other; of a problem they are the pieces of its row. `report` and
    `number` name the item, "" where it is the paper's own. Of counts only: `stated`, `found`, and `by` how much more
    is stated than found.
    """

    code: str
    verdict: Verdict
    words: str
    paper: str
    found_in: str
    report: str = ""
    report_key: str | None = None
    number: str = ""
    stated: int | None = None
    found: int | None = None
    by: int | None = None
    place: Place | None = None
    places: tuple[Place, ...] = ()
