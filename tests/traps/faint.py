"""More tables without a full grid: what the eye sees by white space, by shading, by a few rules."""

from collections.abc import Callable
from dataclasses import replace

from tests.traps.content import ABOUT, TITLE, columns, open_paper, rows, with_cells
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, RuleStyle, Table, Trap
from tests.traps.sheet import Sheet
from tests.traps.words import prose

WIDTHS = (30, 190, 72, 86, 378)
CUT = {"number": 1, "text": 2, "status": 1, "due": 1, "comment": 1}
SECOND = "Fit for the road: how forces look after their vehicles"


def _cut(style: RuleStyle, start: int, **how: object) -> Trap:
    made = list(rows(9, start))
    made[5] = replace(made[5], cut=CUT)
    table = Table(columns(WIDTHS), tuple(made), rules=style, low=True, **how)
    paper = open_paper(Paper("faint.pdf", head="Harrowmere Fire Authority"), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


def _on_one_page(made: tuple[Row, ...], style: RuleStyle, drawn: tuple[Column, ...], **how: object) -> Trap:
    """The table between two paragraphs, the lower of which begins close under it."""
    paper = open_paper(Paper("faint.pdf"), sum(not row.banner for row in made))
    paper.table(Table(drawn, made, rules=style, **how), TITLE)
    paper.prose(prose(2, 3))
    paper.prose("Source: the force's own records, as at the end of March 2022.", 7)
    return paper.finished()


def _at_the_foot(style: RuleStyle) -> Trap:
    """Short cells set at the foot of their rows."""
    drawn = tuple(
        replace(c, low=c.key in ("number", "status", "due")) for c in columns((30, 160, 72, 86, 300))
    )
    return _on_one_page(rows(8, 6), style, drawn)


def _unnumbered(style: RuleStyle) -> Trap:
    """No numbers: a row is told by the space above it, and by its status."""
    wide = (
        Column("text", "Action", 200), Column("owner", "Owner", 90), Column("due", "Due date", 90),
        Column("status", "RAG", 70), Column("comment", "Update", 300),
    )  # fmt: skip
    return _on_one_page(rows(8, 9), style, wide, header_fill=None)


def _by_fill(style: RuleStyle) -> Trap:
    """No numbers and no words of status: a row is told by the space above it, and by its fill."""
    wide = (
        Column("text", "Action", 230), Column("status", "RAG", 50), Column("due", "Due date", 90),
        Column("comment", "Update", 380),
    )  # fmt: skip
    made = tuple(
        Row(row.cells | {"status": ""}, row.fills, colour=row.colour) for row in rows(10, 4) if row.fills
    )
    return _on_one_page(made, style, wide)


def _whites(style: RuleStyle) -> Trap:
    """The same, where some statuses are white: their rows are told by the space above them alone."""
    wide = (
        Column("text", "Recommendation", 260), Column("status", "RAG", 60), Column("due", "Due date", 90),
        Column("comment", "Comment", 346),
    )  # fmt: skip
    return _on_one_page(_unworded(9, 13), style, wide)


def _cut_over_white(style: RuleStyle) -> Trap:
    """The rest of a cut row stands over a row whose status is white."""
    made = list(_unworded(9, 0))
    made[4] = replace(made[4], cut={"number": 1, "text": 1, "due": 1, "comment": 1})
    table = Table(columns(WIDTHS), tuple(made), rules=style, low=True)
    paper = open_paper(Paper("faint.pdf"), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


def _unworded(count: int, start: int) -> tuple[Row, ...]:
    """Rows whose status is a fill, which may be white."""
    return tuple(
        Row(row.cells | {"status": ""}, row.fills or {"status": "#ffffff"}, colour=row.colour)
        for row in rows(count, start)
    )


def _striped(style: RuleStyle) -> Trap:
    """Rows shaded in turn, on which the status is a stripe of colour behind one line."""
    made = tuple(
        Row(row.cells | {"status": ""}, row.fills, colour=row.colour) for row in rows(9, 2) if row.fills
    )
    return _on_one_page(made, style, columns((30, 150, 72, 86, 418)), fills="lines")


def _spaced(cut: str) -> Trap:
    """Cells that are boxes with space between them, without numbers; or one of them cut by the page's end."""
    made, drawn = list(rows(9, 15)), columns((30, 150, 72, 86, 418))
    if not cut:
        return _on_one_page(tuple(made[:8]), "spaced", drawn[1:])
    made[5] = replace(made[5], cut={cut: 1})
    table = Table(drawn, tuple(made), rules="spaced", low=True)
    paper = open_paper(Paper("faint.pdf"), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


def _banners(style: RuleStyle) -> Trap:
    made = list(rows(8, 3))
    made.insert(4, Row(banner="Estates and fleet"))
    made.insert(0, Row(banner="Leadership"))
    return _on_one_page(tuple(made), style, columns(WIDTHS))


def _two_tables(style: RuleStyle) -> Trap:
    paper = open_paper(Paper("two.pdf"), 4)
    paper.table(Table(columns(WIDTHS), rows(4, 2), rules=style), TITLE)
    paper.heading(SECOND, 11)
    paper.prose(ABOUT.format(n=5))
    paper.table(Table(columns(WIDTHS), rows(5, 12), rules=style), SECOND)
    return paper.finished()


def _blanks(style: RuleStyle) -> Trap:
    made = list(rows(8, 5))
    made[1] = with_cells(made[1], comment="")
    made[3] = with_cells(made[3], due="")
    made[6] = with_cells(made[6], due="", comment="")
    return _on_one_page(tuple(made), style, columns(WIDTHS))


def _paragraphs(style: RuleStyle) -> Trap:
    """Cells of several paragraphs with an empty line between them."""
    made = list(rows(6, 8))
    for at in (1, 3):
        comment = (
            f"{made[at].cells['comment']}\n \nA second report follows in May.\n \nIts author is the panel."
        )
        made[at] = with_cells(made[at], comment=comment)
    return _on_one_page(tuple(made), style, columns(WIDTHS))


def _upright_page(style: RuleStyle) -> Trap:
    paper = open_paper(Paper("faint.pdf", Sheet(landscape=False)), 8)
    table = Table(columns((24, 160, 64, 76, 187)), rows(8, 11), rules=style, justified=True)
    paper.table(table, TITLE)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "upright rules only": lambda: _cut("upright", 0),
    "a frame and a rule under the header": lambda: _cut("outer", 2),
    "rules at the table's ends": lambda: _cut("ends", 4),
    "white rules on shaded rows": lambda: _cut("white", 6),
    "boxes with space between them": lambda: _cut("spaced", 8),
    "all rules in one path": lambda: _cut("path", 10),
    "dotted rules": lambda: _cut("dotted", 12),
    "no rules, text filling its lines": lambda: _upright_page("none"),
    "horizontal rules, text filling its lines": lambda: _upright_page("level"),
    "horizontal rules, words at the foot": lambda: _at_the_foot("level"),
    "no rules, words at the foot": lambda: _at_the_foot("none"),
    "no rules, no numbers": lambda: _unnumbered("none"),
    "horizontal rules, no numbers": lambda: _unnumbered("level"),
    "no rules, no numbers, no words": lambda: _by_fill("none"),
    "horizontal rules, no numbers, no words": lambda: _by_fill("level"),
    "a frame, no numbers, no words": lambda: _by_fill("outer"),
    "a rule under the header, white statuses": lambda: _whites("header"),
    "no rules, a cut row over a white status": lambda: _cut_over_white("none"),
    "horizontal rules, a cut row over a white status": lambda: _cut_over_white("level"),
    "zebra shading and stripes of colour": lambda: _striped("zebra"),
    "shaded rows and stripes of colour": lambda: _striped("white"),
    "boxes with space between them, no numbers": lambda: _spaced(""),
    "boxes with space between them, cut in a text": lambda: _spaced("text"),
    "no rules, banners": lambda: _banners("none"),
    "horizontal rules, banners": lambda: _banners("level"),
    "no rules, two tables": lambda: _two_tables("none"),
    "horizontal rules, two tables": lambda: _two_tables("level"),
    "no rules, blanks": lambda: _blanks("none"),
    "horizontal rules, blanks": lambda: _blanks("level"),
    "no rules, paragraphs": lambda: _paragraphs("none"),
    "horizontal rules, paragraphs": lambda: _paragraphs("level"),
}
