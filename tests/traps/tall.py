"""Tall cells and rows cut by page breaks, in every column."""

from collections.abc import Callable
from dataclasses import replace

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells, with_row
from tests.traps.paper import Paper
from tests.traps.records import Row, RuleStyle, Table, Trap

WIDTHS = (30, 190, 72, 86, 378)
LONG = (
    "The three recommendations are taken together by the custody board, which met in May and again in June. "
    "Its report sets out the cost of the works, the order in which suites will close, and what has been agreed "
    "with neighbouring forces for the time of the closure. The first suite closes in the autumn, and the others "
    "follow at intervals of a month. The board reports to the authority's estates panel."
)
HEAD = "The four recommendations rest with the regional unit, which has yet to say how it will staff the"
TAIL = "new desk; the force has written twice and expects an answer by the end of the quarter."


def _paper(made: tuple[Row, ...], style: RuleStyle = "strokes", **how: object) -> Trap:
    table = Table(columns(WIDTHS), made, rules=style, low=True, **how)
    paper = open_paper(Paper("tall.pdf", head="Harrowmere Fire Authority"), len(made), table)
    paper.table(table, TITLE)
    return paper.finished()


def _without(row: Row, *keys: str) -> Row:
    """The row without cells of its own in these columns."""
    return replace(row, cells={key: text for key, text in row.cells.items() if key not in keys})


def _under(row: Row, field: str, text: str, number: str) -> Row:
    """The row under a tall cell that starts in row `number`."""
    told = (
        {"comment": text, "comment_from": number}
        if field == "comment"
        else {"due_raw": text, "due_from": number}
    )
    return replace(_without(row, field), truth=row.truth | told)


def _comment(style: RuleStyle) -> Trap:
    made = list(rows(9, 2))
    made[2] = replace(with_cells(made[2], comment=LONG), spans={"comment": 3})
    for index in (3, 4):
        made[index] = _under(made[index], "comment", LONG, "3")
    return _paper(tuple(made), style)


def _due(style: RuleStyle) -> Trap:
    """One due date for two rows, twice."""
    made = list(rows(9, 3))
    for at in (2, 6):
        due = made[at].cells["due"]
        made[at] = replace(made[at], spans={"due": 2})
        under = _under(made[at + 1], "due", due, made[at].cells["number"])
        made[at + 1] = replace(under, truth=under.truth | {"due": ...})
    return _paper(tuple(made), style)


def _comment_cut(style: RuleStyle, **how: object) -> Trap:
    """A comment over four rows, two on each page, that the break cuts in its sentence."""
    made = list(rows(9, 4))
    whole = f"{HEAD} {TAIL}"
    first = with_cells(made[3], comment=HEAD)
    made[3] = replace(
        first, spans={"comment": 2}, runs_on=("comment",), truth=first.truth | {"comment": whole}
    )
    for index in (4, 5, 6):
        made[index] = _under(made[index], "comment", whole, "4")
    made[5] = replace(made[5], turn=True, carry={"comment": (TAIL, 2)})
    return _paper(tuple(made), style, **how)


def _due_cut() -> Trap:
    """The due date over four rows, its words parted by the break."""
    head, tail = "No deadlines have been set. The force will assess", "the report and set its own deadline"
    made = list(rows(8, 7))
    first = with_cells(made[2], due=head)
    told = {"due_raw": f"{head} {tail}", "due": [], "no_deadline": True}
    made[2] = replace(first, spans={"due": 3}, runs_on=("due",), truth=first.truth | told)
    for index in (3, 4, 5):
        row = _under(made[index], "due", told["due_raw"], "3")
        made[index] = replace(row, truth=row.truth | told)
    made[5] = replace(made[5], turn=True, carry={"due": (tail, 1)})
    return _paper(tuple(made))


def _statuses(style: RuleStyle, cut: bool = False) -> Trap:
    """One recommendation with two statuses, two due dates and two comments; at worst parted by a page break."""
    made = list(rows(8, 5))
    first, second = made[3], made[4]
    spans = {"number": 1, "text": 1} if cut else {"number": 2, "text": 2}
    text = first.cells["text"]
    made[3] = replace(first, spans=spans, truth=first.truth | {"part": 1})
    if cut:
        made[3] = replace(made[3], runs_on=("number", "text"))
    told = second.truth | {"number": first.cells["number"], "text": text, "part": 2}
    made[4] = replace(_without(second, "number", "text"), truth=told)
    if cut:
        made[4] = replace(made[4], turn=True, carry={"number": ("", 1), "text": ("", 1)})
    for index in (5, 6, 7):
        made[index] = with_cells(made[index], number=str(index))
    return _paper(tuple(made), style)


def _statuses_cut_in_text(style: RuleStyle) -> Trap:
    """The recommendation's words go on over the break, where its second status stands at the top."""
    made = list(rows(8, 8))
    head = "The force should review how long each call waits, and must tell callers who are left waiting"
    tail = "when they will be answered, in words that do not change from one operator to the next."
    first = with_cells(made[4], text=head)
    told = first.truth | {"text": f"{head} {tail}", "part": 1}
    made[4] = replace(first, spans={"number": 1, "text": 1}, runs_on=("number", "text"), truth=told)
    second = _without(made[5], "number", "text")
    told = second.truth | {"number": "5", "text": f"{head} {tail}", "part": 2}
    made[5] = replace(second, turn=True, carry={"number": ("", 1), "text": (tail, 1)}, truth=told)
    for index in (6, 7):
        made[index] = with_cells(made[index], number=str(index))
    return _paper(tuple(made), style)


def _cut_in(column: str, style: RuleStyle, **how: object) -> Trap:
    """A row that only one of its cells carries over the break."""
    made = rows(8, 6)
    words = {
        "due": "No date set by HMICFRS. Deadline of\nApril 2022 set by the force",
        "status": "NEW\nGREEN",
    }
    if column in words:
        truth = made[4].truth
        if column == "status":
            truth = truth | {"is_new": True}
            made = with_row(made, 4, fills={"status": "#92d050"}, colour="green")
        made = with_row(made, 4, cells=made[4].cells | {column: words[column]}, truth=truth)
    return _paper(with_row(made, 4, cut={column: 1}), style, **how)


TRAPS: dict[str, Callable[[], Trap]] = {
    "a comment over three rows": lambda: _comment("strokes"),
    "a comment over three rows, thin rectangles": lambda: _comment("rects"),
    "a comment over three rows, borders one by one": lambda: _comment("cells"),
    "a tall comment cut by a page break": lambda: _comment_cut("strokes"),
    "a tall comment cut without a rule": lambda: _comment_cut("rects", open_break=True),
    "a tall comment cut, header not repeated": lambda: _comment_cut("strokes", repeat=False),
    "a comment over three rows, horizontal rules": lambda: _comment("level"),
    "a tall comment cut, horizontal rules": lambda: _comment_cut("level"),
    "two statuses, horizontal rules": lambda: _statuses("level"),
    "a second status at the top, horizontal rules": lambda: _statuses("level", cut=True),
    "a due date over two rows": lambda: _due("rects"),
    "a due date over two rows, horizontal rules": lambda: _due("level"),
    "a tall due date cut by a page break": _due_cut,
    "two statuses of one recommendation": lambda: _statuses("strokes"),
    "two statuses, borders one by one": lambda: _statuses("cells"),
    "a second status at the top of a page": lambda: _statuses("strokes", cut=True),
    "a text that goes on beside its second status": lambda: _statuses_cut_in_text("rects"),
    "a row cut in its text": lambda: _cut_in("text", "strokes"),
    "a row cut in its comment": lambda: _cut_in("comment", "strokes"),
    "a row cut in its due date": lambda: _cut_in("due", "strokes"),
    "a row cut in its status": lambda: _cut_in("status", "strokes"),
    "a row cut in its text, without a rule": lambda: _cut_in("text", "strokes", open_break=True),
    "a row cut in its comment, header not repeated": lambda: _cut_in("comment", "strokes", repeat=False),
    "a row cut in its text, horizontal rules": lambda: _cut_in("text", "level"),
}
