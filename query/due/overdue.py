"""What is past its due date, and by how much."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from load import Address, Database
from query.citing import place_of
from query.due.outstanding import Committee, Row, absent_since, later_papers, outstanding
from query.due.spans import days_past, months_past
from query.filters import Filters, chosen_filters, is_period
from query.names import asked
from query.terminal.strips import Thread, strips, thread_of

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "authority", "report_title", "group", "number", "part", "kind", "text", "colour", "state", "status_raw", "due",
    "reckoned_from", "due_text", "set_by", "months", "days", "timeline", "paper", "paper_date", "place", "due_paper",
    "due_place", "absent_since", "recommendation_key",
)  # fmt: skip
"""The columns of `overdue`.

`due` is ISO, as precise as printed; where `reckoned_from` holds a report's publication it is reckoned from that, and
not printed ("within six months", "immediately"). `months` and `days` are whole ones since its day, month or year was
over. `paper`, `paper_date` and `place` say where the status is printed, `due_paper` and `due_place` where the due
date is. `absent_since` is the date of the committee's next paper, where the recommendation is in none of its later
papers. `timeline` has the status by period.
"""

OVERDUE, NOT_YET, NONE_SET, NO_DATE = "overdue", "not yet due", "no deadline set", "no due date"


def overdue(
    database: Database | Address,
    filters: Filters | None = None,
    *,
    today: str | datetime.date = "",
    **conditions: Any,
) -> DataFrame:
    """Open recommendations whose due date is over, one line a part, by authority, the longest first.

    As of the end of `as_of`, by what the papers said until then; else as of `today`, by what all of them say. The due
    date is the one that holds in the latest paper with the recommendation; where that prints none, and does not say
    that there is none, the last one printed before. It is over when its day, month or year is.

    ``frame.attrs["open"]`` counts all open ones: "overdue", "not yet due", "no deadline set" (in so many words) and
    "no due date" (none is printed, or none that can be told). Raises `ValueError` where no day is given, or for a
    filter that can find nothing, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    chosen = chosen_filters(filters, conditions)
    day = chosen.as_of or str(today)
    if not is_period(day):
        raise ValueError("overdue as of which day? give as_of or today, such as 2021-03-31")
    with asked(database, chosen) as connection:
        items = outstanding(connection, chosen)
        late = [row for row in items if standing(row, day) == OVERDUE]
        dates = later_papers(connection, chosen)
        told = strips(connection, chosen, map(thread_of, late))
    lines = [_line(row, day, dates, told) for row in late]
    lines.sort(key=lambda line: (line["authority"], -line["days"]))
    frame = DataFrame(lines, columns=list(COLUMNS), dtype=object)
    tally = Counter(standing(row, day) for row in items)
    frame.attrs["open"] = {kind: tally[kind] for kind in (OVERDUE, NOT_YET, NONE_SET, NO_DATE)}
    return frame


def standing(row: Row, day: str) -> str:
    """What an open recommendation is on a day: overdue, not yet due, or without a date.

    >>> standing({"due_date": "2018-11", "computed": None, "no_deadline": False}, "2018-11-30")
    'not yet due'
    >>> standing({"due_date": "2018-11", "computed": None, "no_deadline": False}, "2018-12-01")
    'overdue'
    """
    due = row["due_date"] or row["computed"]
    if due:
        return OVERDUE if days_past(due, day) > 0 else NOT_YET
    return NONE_SET if row["no_deadline"] else NO_DATE


def _line(
    row: Row, day: str, dates: Mapping[Committee, list[str]], told: Mapping[Thread, dict[str, str]]
) -> dict[str, Any]:
    due, printed = row["due_date"] or row["computed"], row["due_row"]
    return {
        **row,
        "group": row["group_line"],
        "due": due,
        "reckoned_from": None if row["due_date"] else row["computed_from"],
        "months": months_past(due, day),
        "days": days_past(due, day),
        "timeline": told[thread_of(row)],
        "paper": row["file"],
        "paper_date": row["date"],
        "place": place_of(row["place"]),
        "due_paper": printed["file"],
        "due_place": place_of(printed["places"], "due") or place_of(printed["place"]),
        "absent_since": absent_since(row, dates),
    }
