"""What changed between two papers of one authority."""

from typing import Literal

import msgspec

from schemas.place import Place
from schemas.record import Record

Happening = Literal[
    "reddened",
    "regressed",
    "slipped",
    "dropped_without_closure",
    "cannot_tell",
    "reopened",
    "reappeared",
    "recoloured",
    "closed",
    "dropped_after_closure",
    "legend_changed",
    "new_report",
    "first_seen",
    "due_set",
    "split",
    "merged",
    "reworded",
    "renumbered",
    "retitled",
    "brought_forward",
    "recovered",
    "greened",
    "dropped_after_completion",
]
"""What can happen to a recommendation or a report, the worst first. docs/commands.md says when each is told."""

Value = str | tuple[str, ...] | None
"""A value that changed, as printed or in ISO; several where one became several, None where there was none."""


class BothPlaces(Record, frozen=True, kw_only=True):
    """Where something stands in the earlier paper and in the later one; nowhere where it is not in it."""

    before: tuple[Place, ...] = msgspec.field(name="from", default=())
    after: tuple[Place, ...] = msgspec.field(name="to", default=())


class Change(Record, frozen=True, kw_only=True):
    """One thing that changed; `words` say it in one English sentence.

    `before` and `after` (in JSON "from" and "to") are the values: statuses, ISO dates, numbers, words or titles;
    `months` is how much later a date is, negative for earlier. A report's own changes have no recommendation, and
    those of a legend no report either. The papers are those in which the values are printed: for what a paper
    between lost, `from_paper` is the last one that had it. `text` is the recommendation's words.
    """

    change: Happening
    recommendation_key: str | None = None
    report_key: str | None = None
    number: str = ""
    part: int | None = None
    before: Value = msgspec.field(name="from", default=None)
    after: Value = msgspec.field(name="to", default=None)
    months: int | None = None
    from_paper: str = ""
    to_paper: str = ""
    words: str
    places: BothPlaces = BothPlaces()
    authority: str
    from_date: str
    to_date: str
    report_title: str = ""
    group: str = ""
    text: str = ""
