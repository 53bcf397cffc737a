"""Tables without uprights, set as spreadsheets and word processors set them: rows higher than their words, words at
the foot or the middle of their cells, numbers to the right, comments over three pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.traps.content import TITLE, columns, comment_at, open_paper, rows, with_cells
from tests.traps.draw import Drawing, with_places
from tests.traps.paper import LEFT, TOP, Paper
from tests.traps.pieces import PAD, Piece, font_of
from tests.traps.records import Column, Row, RuleStyle, Table, Trap
from tests.traps.truth import truth_of

TIGHT = 2 * PAD
"""So many points do rows of no padding save: their lines stand as close as those of one paragraph."""

Sits = Literal["top", "middle", "foot"]


class Loose(Drawing):
    """A table whose words stand at the top, the middle or the foot of their cells, its numbers to the right."""

    sits: Sits = "top"
    numbers_right = False

    def _box(self, column: Column, piece: Piece, top: float, bottom: float, *_: bool) -> None:
        box = piece.boxes[column.key]
        x0, x1 = self.x[column.key]
        spare = bottom - top - len(box.lines) * self.table.leading - 2 * PAD
        share = {"top": 0.0, "middle": 0.5, "foot": 1.0}[self.sits]
        self._fill(piece, column, box, (x0, top, x1, bottom))
        self._cell(x0, top, x1, bottom)
        if self.numbers_right and column.key == "number":
            x0 = (
                x1
                - PAD
                - max(stringWidth(line, self.table.font, self.table.size) for line in box.lines or [""])
            )
        self._write(x0, top + share * spare, box.lines, font_of(self.table, column.bold))
        if column.key == "status" and piece.starts:
            row = next(at for at, each in enumerate(self.table.rows) if each is piece.row)
            at = top + share * spare + PAD + self.table.leading / 2
            self.at[row] = self.sheet.shown(sum(self.x["status"]) / 2, at)


def put(paper: Paper, table: Table, sits: Sits = "top", right: bool = False, left: float = LEFT) -> None:
    """Draws the table on the paper, and adds its rows to the truth."""
    drawing = Loose(paper.sheet, table, left, paper.turn)
    drawing.sits, drawing.numbers_right = sits, right
    paper.y = drawing.draw(paper.y, paper.bottom, TOP) + 12
    paper.rows += with_places(truth_of(table, TITLE), drawing.at, table)


def _one(
    made: Sequence[Row], rules: RuleStyle, sits: Sits = "top", right: bool = False, **how: object
) -> Trap:
    """One table in these rows."""
    table = Table(columns(), tuple(made), rules=rules, **how)  # type: ignore[arg-type]  # each trap's own settings
    paper = open_paper(
        Paper("loose.pdf", head="Harrowmere Fire Authority"), len(made), table if table.low else None
    )
    put(paper, table, sits, right)
    return paper.finished()


def _points(count: int) -> str:
    """A comment of so many sentences or more."""
    return " ".join(f"Point {n + 1}: {comment_at(n)}" for n in range(count))


def _cut(rules: RuleStyle, pages: int, *, repeat: bool = True) -> Trap:
    """A comment that goes on over two pages, beside nothing else, and ends with its table; or one over three pages
    with another row under it."""
    made = list(rows(pages, 3))
    whole = {"number": 1, "text": 9, "status": 1, "due": 1}
    again = {"cut_again": whole | {"comment": 48}} if pages == 3 else {}
    made[1] = replace(
        with_cells(made[1], comment=_points(20 if pages == 2 else 34)), cut=whole | {"comment": 6}, **again
    )
    return _one(made, rules, low=True, repeat=repeat)


def _high(rules: RuleStyle, *, filled: bool) -> Trap:
    """Rows much higher than their words."""
    made = [
        with_cells(row, comment=row.cells["comment"] + "\n" * (5 if at % 2 else 8))
        for at, row in enumerate(rows(5, 2, filled))
    ]
    return _one(made, rules)


def _uneven(rules: RuleStyle, sits: Sits, *, filled: bool = True, start: int = 2, **how: object) -> Trap:
    """Rows whose cells hold one line or several, tightly set."""
    made = list(rows(7, start, filled))
    made[2] = with_cells(made[2], text="Publish a plan for the workforce of the years to come.")
    made[4] = with_cells(made[4], comment="Complete.")
    return _one(made, rules, sits, squeeze=TIGHT, **how)


def _right(rules: RuleStyle) -> Trap:
    """Numbers at the right edge of their column, nearer to the text than a gutter is wide."""
    return _one(rows(6, 5), rules, right=True)


def _tall() -> Trap:
    """A comment over three rows, far longer than they, and a row under it that the page break cuts."""
    made = list(rows(7, 4))
    made[1] = replace(with_cells(made[1], comment=_points(9) + "\n" * 8), spans={"comment": 3})
    for at in (2, 3):
        cells = {key: text for key, text in made[at].cells.items() if key != "comment"}
        truth = made[at].truth | {"comment": _points(9), "comment_from": "2"}
        made[at] = replace(made[at], cells=cells, truth=truth)
    made[4] = replace(made[4], cut={"number": 1, "text": 1, "status": 1, "due": 1, "comment": 1})
    return _one(made, "level", low=True)


def _rest(word: str, *, filled: bool = True) -> Trap:
    """The rest of a row that the page break cut, and right under it the next row, which white parts from others."""
    made = [
        with_cells(row, comment=row.cells["comment"] + "\n")
        for row in rows(6, 4 if word == "WHITE" else 1, filled)
    ]
    at = next(at for at, row in enumerate(made) if row.cells["status"] == word and at)
    long = with_cells(made[at], comment=made[at].cells["comment"].strip() * 3)
    made[at] = replace(long, cut={"number": 1, "text": 9, "status": 1, "due": 1, "comment": 2})
    return _one(made, "none", low=True, squeeze=TIGHT, repeat=False)


def _parts() -> Trap:
    """Recommendations with a second status and a third one, told by their fills."""
    made = list(rows(8, 1))
    for at, of in ((2, 1), (3, 1), (6, 5)):
        first = made[of]
        told = made[at].truth | {
            "number": first.cells["number"],
            "text": first.cells["text"],
            "part": at - of + 1,
        }
        made[at] = replace(with_cells(made[at], number="", text="", comment="Complete."), truth=told)
    return _one(made, "none", squeeze=TIGHT)


def _banners(word: str, rules: RuleStyle, shade: str = "") -> Trap:
    """A banner of one word, as narrow as the column of numbers."""
    made = list(rows(6, 6))
    fills = {"banner": shade} if shade else {}
    made.insert(3, Row(banner=word, fills=fills))
    return _one(made, rules, squeeze=TIGHT if rules == "none" else 0.0)


def _beside() -> Trap:
    """Two tables side by side, the rows of one not as high as those of the other."""
    paper = open_paper(Paper("beside.pdf"), 10)
    y, half = paper.y, columns((26, 170, 56, 84, 20))[:4]
    for left, start in ((LEFT, 3), (LEFT + 380, 9)):
        paper.y = y
        put(
            paper,
            Table(half, tuple(_without_comment(row) for row in rows(5, start)), rules="level"),
            left=left,
        )
    return paper.finished()


def _without_comment(row: Row) -> Row:
    return replace(row, cells={key: text for key, text in row.cells.items() if key != "comment"})


TRAPS: dict[str, Callable[[], Trap]] = {
    "the rest of a comment under a repeated heading, level rules": lambda: _cut("level", 2),
    "the rest of a comment under a repeated heading, no rules": lambda: _cut("none", 2),
    "a comment over three pages, level rules": lambda: _cut("level", 3),
    "a comment over three pages, no rules": lambda: _cut("none", 3),
    "a comment over three pages, no rules, header not repeated": lambda: _cut("none", 3, repeat=False),
    "rows higher than their words, no rules": lambda: _high("none", filled=True),
    "rows higher than their words, no rules, no fills": lambda: _high("none", filled=False),
    "rows higher than their words, level rules": lambda: _high("level", filled=False),
    "numbers to the right, no rules": lambda: _right("none"),
    "numbers to the right, level rules": lambda: _right("level"),
    "a cut row under a long merged comment, level rules": _tall,
    "words at the middle of their cells, no rules": lambda: _uneven("none", "middle"),
    "words at the foot of their cells, no rules": lambda: _uneven("none", "foot"),
    "words at the foot of their cells, no rules, no fills": lambda: _uneven(
        "none", "foot", filled=False, start=5
    ),
    "words at the foot of their cells, zebra shading": lambda: _uneven(
        "zebra", "foot", filled=False, start=9
    ),
    "the rest of a row and the next, no rules, no fills": lambda: _rest("AMBER", filled=False),
    "the rest of a white row and the next, no rules": lambda: _rest("WHITE"),
    "second statuses, no rules": _parts,
    "a banner of one word, no rules": lambda: _banners("HR", "none"),
    "a banner of one word on a stripe, no rules": lambda: _banners("HR", "none", "#d9d9d9"),
    "a banner of one word on a stripe, level rules": lambda: _banners("HR", "level", "#d9d9d9"),
    "two tables side by side, level rules": _beside,
}
