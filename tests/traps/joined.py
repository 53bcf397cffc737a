"""Tables that follow one another, and rows that are none: notes, totals, empty lines."""

from collections.abc import Callable
from dataclasses import replace

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, Table, Trap

WIDTHS = (30, 190, 72, 86, 378)
OTHER_WIDTHS = (38, 230, 60, 100, 328)


def _paper(made: tuple[Row, ...], **how: object) -> Trap:
    paper = open_paper(Paper("joined.pdf", head="Harrowmere Fire Authority"), len(made))
    paper.table(Table(columns(WIDTHS), made, **how), TITLE)
    return paper.finished()


def _note_row() -> Trap:
    """The last row is a note over the whole width."""
    note = Row(banner="* Dates marked so were agreed anew at the meeting in March.")
    return _paper((*rows(8, 3), note))


def _total_row() -> Trap:
    """A first line says what the table holds, the last one how much."""
    first, last = Row(banner="Recommendations open on 31 March 2022"), Row(banner="Total: 8 recommendations")
    return _paper((first, *rows(8, 7), last), rules="rects")


def _empty_rows() -> Trap:
    """Rows that were left for later, with nothing in any cell."""
    blank = Row(dict.fromkeys(("number", "text", "status", "due", "comment"), ""))
    made = list(rows(8, 5))
    table = Table(columns(WIDTHS), (*made[:4], blank, *made[4:], blank, blank))
    paper = open_paper(Paper("joined.pdf"), 8)
    paper.table(table, TITLE)
    paper.rows = [row for row in paper.rows if row["text"]]
    return paper.finished()


def _other_widths(repeat: bool) -> Trap:
    """The columns are wider or narrower on the next page, where the cut row's comment goes on."""
    made = list(rows(9, 9))
    head, tail = (
        "The panel has been told that the stores will move by the end of",
        "the summer, once the lease is signed.",
    )
    made[4] = with_cells(made[4], comment=head)
    made[4] = replace(made[4], truth=made[4].truth | {"comment": f"{head} {tail}"})
    rest = Row({"number": "", "text": "", "status": "", "due": "", "comment": tail}, made[4].fills)
    first = Table(columns(WIDTHS), tuple(made[:5]), low=True)
    second = Table(columns(OTHER_WIDTHS), (rest, *made[5:]), headless=not repeat, header_fill="#d9d9d9")
    paper = open_paper(Paper("joined.pdf", head="Harrowmere Fire Authority"), 9, first)
    paper.table(first, TITLE)
    paper.turn()
    paper.table(second, TITLE)
    paper.rows = [row for row in paper.rows if row["text"]]
    return paper.finished()


def _another_board() -> Trap:
    """A second board begins on the next page: as many columns, in another order, and no title."""
    other = (
        Column("text", "Action", 230), Column("owner", "Owner", 96), Column("due", "Due date", 90),
        Column("status", "RAG", 60), Column("comment", "Update", 280),
    )  # fmt: skip
    paper = open_paper(Paper("joined.pdf", head="Harrowmere Fire Authority"), 7)
    paper.table(Table(columns(WIDTHS), rows(7, 4)), TITLE)
    paper.turn()
    paper.table(Table(other, rows(6, 14)))
    return paper.finished()


def _tall_status() -> Trap:
    """One status stands beside two recommendations, one owner beside three."""
    wide = (
        Column("number", "No.", 30), Column("text", "Recommendation", 230), Column("owner", "Owner", 96),
        Column("status", "Status", 72, bold=True, centred=True), Column("comment", "Comment", 328),
    )  # fmt: skip
    made = list(rows(8, 10))
    status, owner = made[2], made[4]
    made[2] = replace(status, spans={"status": 2})
    made[3] = _under(made[3], status, "status")
    made[3] = replace(made[3], colour=status.colour)
    made[4] = replace(owner, spans={"owner": 3})
    made[5], made[6] = _under(made[5], owner, "owner"), _under(made[6], owner, "owner")
    paper = open_paper(Paper("joined.pdf"), 8)
    paper.table(Table(wide, tuple(made)), TITLE)
    return paper.finished()


def _under(row: Row, above: Row, key: str) -> Row:
    """The row under a tall cell that starts in the row above it."""
    told = {"status": {"status_raw": above.cells["status"], "is_new": above.truth["is_new"]}}
    told["owner"] = {"owner": above.cells["owner"]}
    cells = {name: text for name, text in row.cells.items() if name != key}
    fills = {} if key == "status" else row.fills
    return replace(row, cells=cells, fills=fills, truth=row.truth | told[key])


TRAPS: dict[str, Callable[[], Trap]] = {
    "a note in the last row": _note_row,
    "a title and a total in the table": _total_row,
    "empty rows": _empty_rows,
    "other widths on the next page": lambda: _other_widths(True),
    "other widths, header not repeated": lambda: _other_widths(False),
    "another board on the next page": _another_board,
    "a status over two rows": _tall_status,
}
