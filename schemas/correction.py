"""What a person corrected in an observation: the value as read, the value that stands, who, when and why."""

from typing import Literal

from schemas.record import Record

Correctable = Literal[
    "colour", "state", "is_new", "number", "part", "kind", "text", "due", "owner", "comment",
    "report_key", "report_title", "report_scope", "report_published", "recommendation_key",
]  # fmt: skip
"""The fields of an observation that a person can correct.

Of the fields as printed (`status_raw`, `due_raw` …) none is: they say what was read. A paper's date, authority and
committee are said by a manifest. A `recommendation_key` is who the row is about over all papers: that of another row.
"""


class Correction(Record, frozen=True, kw_only=True):
    """One corrected field. `read` and `value` are in the words of `load.correcting.fields`: "amber", "2018-11".

    `correction_id` is what ``ragw correct undo`` takes; `at` is UTC, ISO to the second.
    """

    correction_id: int
    field: Correctable
    read: str
    value: str
    by: str
    at: str
    why: str
