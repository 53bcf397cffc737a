"""What a person reads in a table's rows, and how a reading differs from it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from schemas import Extraction, Observation
from tests.accounts import accounted_for, characters
from tests.traps.records import FIELDS, Row, Table

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLACE_SLACK = 3.0


def truth_of(table: Table, title: str = "") -> list[dict[str, Any]]:
    """The rows of a table as a perfect reading gives them."""
    return [_row(table, row, title) for row in table.rows if not row.banner]


def _row(table: Table, row: Row, title: str) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    cells = {key: row.cells[key] for key in keys if key in row.cells}
    truth: dict[str, Any] = {FIELDS[key]: plain(cells.get(key, "")) for key in keys if key in FIELDS}
    others = {
        c.heading: plain(cells.get(c.key, "")) for c in table.columns if c.key not in (*FIELDS, "revised")
    }
    dates = [*_dates(cells.get("due", ""), "original"), *_dates(cells.get("revised", ""), "revised")]
    truth |= {"colour": row.colour, "due": dates, "other": {k: v for k, v in others.items() if v}}
    if title:
        truth["report_title_raw"] = title
    return truth | row.truth


def plain(text: str) -> str:
    """A cell's words as read: on one line, raised endings on theirs.

    >>> plain("the 4^th^\\nMay")
    'the 4th May'
    """
    return " ".join(text.replace("^", "").split())


def _dates(text: str, role: str) -> list[tuple[str, str]]:
    """Days and months as the traps print them, in printed order."""
    found: list[tuple[str, str]] = []
    pattern = rf"(\d\d)/(\d\d)/(\d{{4}})|({'|'.join(_MONTHS)}) (\d{{4}})"
    for day, month, year, name, of in re.findall(pattern, text):
        date = f"{year}-{month}-{day}" if day else f"{of}-{_MONTHS.index(name) + 1:02}"
        found.append((date, role))
    return found


def differences(rows: Sequence[dict[str, Any]], observations: Sequence[Observation]) -> list[str]:
    """Every row lost or invented and every field that differs, in words.

    In the truth a tuple lists what will do, and ``...`` stands for a field that is not asked for.
    """
    wanted = Counter(_fold(row["text"]) for row in rows)
    got = Counter(_fold(each.text) for each in observations)
    found = [f"lost or changed: {text!r}" for text in wanted - got]
    found += [f"invented or changed: {text!r}" for text in got - wanted]
    if len(rows) != len(observations):
        return [f"{len(observations)} observations, should be {len(rows)}", *found]
    for index, (row, observation) in enumerate(zip(rows, observations, strict=True), start=1):
        name = f"row {index} ({row.get('number') or row['text'][:25]})"
        found += [f"{name}: {each}" for each in _fields(row, observation)]
    return found


def _fields(row: dict[str, Any], observation: Observation) -> list[str]:
    return [
        f"{field} is {got!r}, should be {want!r}"
        for field, want in row.items()
        if want is not ...
        and (got := _got(observation, field, want)) not in (want if isinstance(want, tuple) else (want,))
    ]


def _got(observation: Observation, field: str, want: Any) -> Any:
    """The observation's field in the form in which a truth writes it."""
    if field == "at":
        return want if _stands_at(observation, want) else [place.bbox for place in observation.place]
    if field == "problem":
        return want if any(each.code == want for each in observation.problems) else observation.problems
    if field == "due":
        return [(due.date, due.role) for due in observation.due]
    if field == "progress":
        return _fold(" ".join(observation.progress))
    if field == "other":
        return {_fold(heading): _fold(text) for heading, text in observation.other.items() if text}
    value = getattr(observation, field)
    return _fold(value) if isinstance(value, str) else value


def _stands_at(observation: Observation, at: list[float]) -> bool:
    """Whether the row's places hold the middle of its status cell: its page, and x and y as displayed."""
    page, x, y = at
    return any(
        place.page == page
        and place.bbox is not None
        and place.bbox[0] - _PLACE_SLACK <= x <= place.bbox[2] + _PLACE_SLACK
        and place.bbox[1] - _PLACE_SLACK <= y <= place.bbox[3] + _PLACE_SLACK
        for place in observation.place
    )


def kept(extraction: Extraction) -> Counter[str]:
    """The characters of all that stands in tables, and of the lines outside them."""
    return characters([*accounted_for(extraction), *(line.text for line in extraction.lines)])


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("• ", " ").split())
