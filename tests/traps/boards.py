"""Status boards of other authorities: their own columns, in their own order, under their own headings."""

from collections.abc import Callable
from dataclasses import replace

from tests.traps.content import rows
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, Table, Trap
from tests.traps.words import SHADES, UPDATES

BRAG = (("Blue", "blue"), ("Green", "green"), ("Amber", "amber"), ("Red", "red"))
REVISED = ("", "30/09/2022", "", "31/01/2023")
MEMBERS = ("Cllr Mrs Dunmore", "Cllr Pask", "Cllr Ellerby")
DIRECTORATES = (("People", "#e36c0a"), ("Place", "#00b050"), ("Resources", "#ff0000"))


def _rows(count: int, start: int, status: Callable[[str], str] = str) -> tuple[Row, ...]:
    """A board's rows: blue, green, amber and red in turn, with what its other columns hold."""
    found = []
    for index, row in enumerate(rows(count, start)):
        word, colour = BRAG[index % 4]
        cells = row.cells | {
            "number": f"{2021 + index // 4}/{index % 4 + 1:02}",
            "status": status(word),
            "due": f"{10 + index}/0{index % 9 + 1}/2022",
            "revised": REVISED[index % 4],
            "done": f"{100 - 15 * (index % 4)}%",
            "progress": UPDATES[(start + index + 3) % len(UPDATES)],
            "member": MEMBERS[index % 3],
            "directorate": DIRECTORATES[index % 3][0],
            "previous": BRAG[(index + 2) % 4][0],
            "met": f"{index + 3:02}/11/2021",
        }
        found.append(Row(cells, {"status": SHADES[colour] or "#ffffff"}, colour=colour))
    return tuple(found)


def _board(title: str, columns: tuple[Column, ...], made: tuple[Row, ...], **how: object) -> Trap:
    paper = Paper("board.pdf", head="Marlbeck County Council - Audit and Governance Committee")
    paper.heading(title, 13)
    paper.prose("The table shows the position of each action at the end of the quarter.")
    paper.table(Table(columns, made, **how))
    return paper.finished()


def _full() -> Trap:
    columns = (
        Column("number", "Ref", 42), Column("text", "Action", 190), Column("owner", "Owner", 66),
        Column("priority", "Priority", 44), Column("due", "Original due", 58),
        Column("revised", "Revised due", 58), Column("done", "% complete", 52),
        Column("status", "BRAG", 40), Column("progress", "Progress", 206),
    )  # fmt: skip
    return _board("Action tracker", columns, _rows(9, 0), rules="rects")


def _reversed() -> Trap:
    columns = (
        Column("status", "BRAG", 44), Column("number", "Ref.", 46), Column("text", "Action required", 210),
        Column("comment", "Latest update", 270), Column("owner", "Lead officer", 96),
        Column("due", "Target date", 90),
    )  # fmt: skip
    return _board("Outstanding actions", columns, _rows(10, 6))


def _two_lines(sideways: bool) -> Trap:
    columns = (
        Column("number", "Ref", 42), Column("text", "Action", 180), Column("member", "Cabinet member", 74),
        Column("owner", "Owner", 66), Column("due", "Original", 58), Column("revised", "Revised", 58),
        Column("status", "BRAG", 40, sideways), Column("done", "% complete", 44, sideways),
        Column("comment", "Update", 194),
    )  # fmt: skip
    over = (("Due date", ("due", "revised")),)
    made = list(_rows(10, 3))
    made[5] = replace(made[5], turn=True)
    return _board("Corporate improvement board", columns, tuple(made), over=over, rules="cells")


def _progress_and_update() -> Trap:
    columns = (
        Column("number", "Ref", 44), Column("text", "Agreed action", 180), Column("owner", "Responsible officer", 76),
        Column("due", "Due date", 60), Column("status", "BRAG status", 52),
        Column("progress", "Progress", 172), Column("comment", "Update", 172),
    )  # fmt: skip
    return _board("Internal audit recommendations", columns, _rows(8, 12), rules="level")


def _letters() -> Trap:
    columns = (
        Column("number", "No.", 42), Column("text", "Recommendation", 230), Column("owner", "Owner", 80),
        Column("previous", "Previous RAG", 60), Column("status", "Current RAG", 60, centred=True),
        Column("due", "Deadline", 70), Column("comment", "Comments", 214),
    )  # fmt: skip
    return _board("External review: follow-up", columns, _rows(8, 9, lambda word: word[0]))


def _words_only() -> Trap:
    """An action log of words: no colour is told, and none may be given."""
    said = ("Complete", "In progress", "Overdue", "On hold")
    made = tuple(
        Row(row.cells | {"status": said[i % 4]}, truth={"colour": (None, "blue") if i % 4 == 0 else None})
        for i, row in enumerate(_rows(9, 15))
    )
    columns = (
        Column("met", "Meeting date", 66), Column("text", "Action", 280), Column("owner", "By whom", 100),
        Column("due", "By when", 80), Column("status", "Status", 80), Column("comment", "Notes", 150),
    )  # fmt: skip
    return _board("Actions arising from previous meetings", columns, made)


def _other_colours() -> Trap:
    """Directorates and priorities have fills of their own; the status is a word without one."""
    urgent = {"High": "#ff0000", "Medium": "#ffc000", "Low": "#92d050"}
    said = (("Green", "green"), ("Amber", "amber"), ("Red", "red"))
    made = []
    for i, row in enumerate(_rows(9, 18)):
        fills = {"directorate": DIRECTORATES[i % 3][1], "priority": urgent[row.cells["priority"]]}
        made.append(Row(row.cells | {"status": said[(i + 1) % 3][0]}, fills, colour=said[(i + 1) % 3][1]))
    columns = (
        Column("number", "Ref", 42), Column("directorate", "Directorate", 66), Column("text", "Action", 210),
        Column("priority", "Priority", 50), Column("due", "Due", 62), Column("status", "Status", 50),
        Column("owner", "Owner", 76), Column("comment", "Update", 200),
    )  # fmt: skip
    return _board("Peer challenge: action plan", columns, tuple(made))


def _fill_by_itself() -> Trap:
    columns = (
        Column("number", "ID", 46), Column("text", "Action", 240), Column("status", "BRAG", 30),
        Column("owner", "Owner", 90), Column("due", "Due by", 70), Column("comment", "Progress update", 280),
    )  # fmt: skip
    return _board("Fire standards: action plan", columns, _rows(10, 4, lambda _: ""), header_fill="#1f497d")


def _audit() -> Trap:
    """An internal auditor's follow-up: long headings, one of them dated."""
    columns = (
        Column("number", "Rec. No.", 40), Column("text", "Recommendation", 150),
        Column("progress", "Agreed management action", 150), Column("owner", "Responsible Officer", 76),
        Column("due", "Original implementation date", 76), Column("revised", "Revised implementation date", 76),
        Column("status", "Status", 52), Column("comment", "Position at March 2022", 136),
    )  # fmt: skip
    unasked = {"progress": ..., "comment": ..., "other": ...}
    made = tuple(replace(row, truth=unasked) for row in _rows(8, 17))
    return _board("Internal audit: follow-up of recommendations", columns, made)


def _log() -> Trap:
    """A board's action log: words at their cells' foot, a status called progress, done ones under a line."""
    columns = (
        Column("met", "Meeting date & action number", 90, low=True), Column("text", "Action", 300, low=True),
        Column("due", "Deadline", 110, low=True), Column("status", "Progress", 110, low=True),
    )  # fmt: skip
    said = {"green": "On track", "amber": "Plan in place", "red": "Delayed"}
    made = []
    for at, row in enumerate(_rows(9, 2)):
        colour = ("green", "amber", "red")[at // 3] if at < 6 else "green"
        word = said[colour] if at < 6 else "Complete"
        made.append(Row(row.cells | {"status": word}, {"status": "#99cc00" if at >= 6 else SHADES[colour] or ""},
                        colour=colour, truth={"other": ...}))  # fmt: skip
    made.insert(6, Row(banner="Actions completed", fills={"banner": "#d9d9d9"}))
    return _board("TB (7) 1.i Action log as of 2 March 2022", columns, tuple(made), header_fill=None)


def _no_rules() -> Trap:
    columns = (
        Column("number", "Ref", 48), Column("text", "Action", 190), Column("owner", "Owner", 76),
        Column("priority", "Priority", 46), Column("due", "Original due", 62),
        Column("revised", "Revised due", 62), Column("status", "BRAG", 46), Column("comment", "Update", 226),
    )  # fmt: skip
    return _board("Action tracker", columns, _rows(9, 5), rules="none", header_fill=None)


def _level_with_blanks() -> Trap:
    columns = (
        Column("number", "Ref", 48), Column("text", "Action", 190), Column("owner", "Lead", 76),
        Column("due", "Original", 62), Column("revised", "Revised", 62),
        Column("status", "BRAG", 46), Column("comment", "Update", 226),
    )  # fmt: skip
    made = list(_rows(9, 13))
    for at in (1, 5):
        made[at] = replace(made[at], cells=made[at].cells | {"comment": "", "owner": ""})
    over = (("Due date", ("due", "revised")),)
    return _board("Improvement plan", columns, tuple(made), rules="level", over=over)


TRAPS: dict[str, Callable[[], Trap]] = {
    "a board of nine columns": _full,
    "a board with its status first": _reversed,
    "a header on two lines": lambda: _two_lines(False),
    "a header on two lines, sideways words": lambda: _two_lines(True),
    "progress and update": _progress_and_update,
    "letters, and a previous status": _letters,
    "words without colours": _words_only,
    "colours that are no status": _other_colours,
    "a board of fills": _fill_by_itself,
    "an auditor's follow-up": _audit,
    "an action log": _log,
    "eight columns without rules": _no_rules,
    "horizontal rules, blanks and a header on two lines": _level_with_blanks,
}
