"""The inspectors' tracker, most traps' content: columns, rows, and the lines above them."""

from collections.abc import Sequence
from dataclasses import replace

from tests.traps.paper import Paper
from tests.traps.records import Column, Row, Table
from tests.traps.words import ACTIONS, DUES, OWNERS, SHADES, UPDATES, prose

STATUSES = (
    ("AMBER", "amber"), ("GREEN", "green"), ("NEW GREEN", "green"), ("RED", "red"), ("AMBER", "amber"),
    ("WHITE", "white"), ("NEW AMBER", "amber"), ("GREEN", "green"),
)  # fmt: skip
LEGEND = (
    ("GREEN", "The recommendation is implemented"),
    ("AMBER", "The recommendation is subject to ongoing work and is expected to be implemented"),
    ("RED", "The recommendation is past its deadline, or cannot be implemented"),
    ("WHITE", "The recommendation depends upon another organisation"),
)
TITLE = "Called to account: how forces answer for what they do"
ABOUT = "A national report by HMICFRS, Published March 2021. Total of {n} recommendations for the force."


def columns(widths: Sequence[float] = (30, 240, 72, 86, 328)) -> tuple[Column, ...]:
    """Number, text, status, due date and comment."""
    return (
        Column("number", "No.", widths[0]),
        Column("text", "Recommendation", widths[1]),
        Column("status", "Status", widths[2], bold=True, centred=True),
        Column("due", "Due Date", widths[3]),
        Column("comment", "Comment", widths[4]),
    )


PORTRAIT = (28, 170, 60, 74, 178)


def rows(count: int, start: int = 0, filled: bool = True, worded: bool = True) -> tuple[Row, ...]:
    """Rows numbered from 1, their words from `start` on; the status told by its word, its fill, or both."""
    found = []
    for index in range(count):
        at = start + index
        word, colour = STATUSES[at % len(STATUSES)]
        shade = SHADES[colour]
        cells = {
            "number": str(index + 1),
            "text": text_at(at),
            "status": word if worded else "",
            "due": DUES[at % len(DUES)],
            "comment": comment_at(at),
            "owner": OWNERS[at % len(OWNERS)],
            "priority": ("High", "Medium", "Low")[at % 3],
        }
        fills = {"status": shade} if filled and shade else {}
        truth = {"is_new": word.startswith("NEW") and worded}
        found.append(Row(cells, fills, colour=colour, truth=truth))
    return tuple(found)


def text_at(index: int) -> str:
    """The text of a recommendation; past the end of the words its round is named, so that none comes twice."""
    round_, at = divmod(index, len(ACTIONS))
    return ACTIONS[at] if not round_ else f"In district {round_}: {ACTIONS[at]}"


def comment_at(index: int) -> str:
    """An update; none comes twice in a row."""
    round_, at = divmod(index, len(UPDATES))
    return UPDATES[at] if not round_ else f"{UPDATES[at]} This was report {round_ + 1} of the year."


def with_row(rows: Sequence[Row], index: int, **changes: object) -> tuple[Row, ...]:
    """The rows, one of them changed."""
    return (*rows[:index], replace(rows[index], **changes), *rows[index + 1 :])


def with_cells(row: Row, **cells: str) -> Row:
    """The row with other words in some cells."""
    return replace(row, cells=row.cells | cells)


def open_paper(paper: Paper, count: int, table: Table | None = None) -> Paper:
    """The lines over an inspectors' table; prose goes before them until the `table` stands at the page's foot."""
    paper.heading("Appendix A - HMICFRS recommendations", 14)
    while table and paper.room_over(table) > 96:
        paper.prose(prose(int(paper.y), 4))
    paper.heading(TITLE, 11)
    paper.prose(ABOUT.format(n=count))
    return paper
