"""Oddities of the programs that write PDFs, and of the people who lay out tables."""

from collections.abc import Callable
from dataclasses import replace

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells, with_row
from tests.traps.paper import LEFT, Paper
from tests.traps.records import Column, Row, Table, Trap
from tests.traps.sheet import Sheet
from tests.traps.words import SHADES

WIDTHS = (30, 190, 72, 86, 378)
CUT = {"number": 1, "text": 2, "status": 1, "due": 1, "comment": 1}
OTHER_TITLE = "Out of sight: an inspection of vehicle recovery and storage"


def _paper(made: tuple[Row, ...], sheet: Sheet | None = None, **how: object) -> Trap:
    table = Table(how.pop("columns", columns(WIDTHS)), made, low=True, **how)
    paper = open_paper(Paper("odd.pdf", sheet, head="Marlbeck Police Authority"), len(made), table)
    paper.table(table, TITLE)
    return paper.finished()


def _cut(start: int, sheet: Sheet | None = None, **how: object) -> Trap:
    return _paper(with_row(rows(9, start), 5, cut=CUT), sheet, **how)


def _three_pages() -> Trap:
    """A row that a whole page does not hold: cut twice."""
    made = list(rows(6, 2))
    long = "\n".join(
        f"Week {n}: the panel met, heard from district {n}, and asked for a plan." for n in range(1, 57)
    )
    made[3] = with_cells(made[3], comment=long)
    made[3] = replace(made[3], cut={**CUT, "comment": 9}, cut_again={"text": 99, "comment": 49})
    return _paper(tuple(made))


def _framed() -> Trap:
    """A frame round the printed area of each page."""
    made = with_row(rows(9, 6), 5, cut=CUT)
    table = Table(columns(WIDTHS), made, low=True)

    def frame(sheet: Sheet) -> None:
        sheet.canvas.setLineWidth(1)
        sheet.canvas.rect(18, 14, sheet.width - 36, sheet.height - 28)

    paper = open_paper(Paper("framed.pdf", head="Marlbeck Police Authority", over=frame), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


def _coloured_rows() -> Trap:
    """Each row wholly in its status' colour, the status cell too."""
    keys = ("number", "text", "status", "due", "comment")
    made = [
        replace(row, fills=dict.fromkeys(keys, SHADES[row.colour or ""] or "#ffffff")) for row in rows(9, 8)
    ]
    made[5] = replace(made[5], cut=CUT)
    return _paper(tuple(made))


def _white_ground() -> Trap:
    """White under every cell, as a spreadsheet prints it; only some statuses have a colour besides."""
    keys = ("number", "text", "status", "due", "comment")
    made = [replace(row, fills=dict.fromkeys(keys, "#ffffff") | row.fills) for row in rows(9, 3)]
    return _paper(tuple(made), rules="rects")


def _title_row() -> Trap:
    """The table's own title as its first row, over the heading."""
    paper = Paper("titled.pdf", head="Marlbeck County Council")
    heads = {"number": "Ref", "text": "Action", "status": "RAG", "due": "Due date", "comment": "Update"}
    made = (Row(heads, dict.fromkeys(heads, "#d9d9d9")), *rows(9, 5))
    drawn = tuple(replace(column, heading=heads[column.key]) for column in columns(WIDTHS))
    title = Column("title", "Improvement plan: actions at the end of the third quarter", sum(WIDTHS))
    paper.table(Table((title,), (), header_fill="#1f497d"), tracker=False)
    paper.y -= 12
    table = Table(drawn, made, repeat=False, headless=True)
    paper.table(table)
    paper.rows = [row for row in paper.rows if row["text"] != "Action"]
    return paper.finished()


def _no_status_heading() -> Trap:
    """A column of colours that has no heading."""
    made = tuple(Row(row.cells | {"status": ""}, row.fills, colour=row.colour) for row in rows(5, 0))
    drawn = tuple(replace(c, heading="" if c.key == "status" else c.heading) for c in columns(WIDTHS))
    return _paper(tuple(row for row in made if row.fills), columns=drawn)


def _unnumbered() -> Trap:
    """Rows without numbers, told apart by fills alone; one goes on over the break in its comment's next sentence."""
    wide = (
        Column("text", "Action", 250), Column("status", "RAG", 40), Column("due", "Due date", 90),
        Column("comment", "Update", 376),
    )  # fmt: skip
    shades = ("green", "amber", "red")
    made = [
        Row(
            row.cells | {"status": "", "number": ""},
            {"status": SHADES[shades[i % 3]] or ""},
            colour=shades[i % 3],
        )
        for i, row in enumerate(rows(8, 4))
    ]
    made[4] = with_cells(
        made[4], comment="The panel has met and has asked for costs.\nIt will meet again in May."
    )
    made[4] = replace(made[4], cut={"comment": 1})
    return _paper(tuple(made), columns=wide)


def _circles() -> Trap:
    """A circle in the status cell instead of a fill."""
    shades = ("green", "amber", "red")
    made = tuple(Row(row.cells | {"status": ""}, colour=shades[i % 3]) for i, row in enumerate(rows(8, 9)))
    paper = open_paper(Paper("circles.pdf"), 8)
    paper.table(Table(columns(WIDTHS), made), TITLE)
    for i, row in enumerate(paper.rows):
        _, x, y = row["at"]
        paper.sheet.canvas.setFillColor(SHADES[shades[i % 3]])
        paper.sheet.canvas.circle(x, paper.sheet.height - y - 2, 6.5, stroke=0, fill=1)
    return paper.finished()


def _two_reports() -> Trap:
    """The second report's title stands at a page's foot, its table on the next page."""
    paper = Paper("two.pdf", head="Marlbeck Police Authority")
    open_paper(paper, 10)
    paper.table(Table(columns(WIDTHS), rows(10, 1)), TITLE)
    paper.heading(OTHER_TITLE, 11)
    paper.prose("A force report by HMICFRS, Published May 2021. Total of 5 recommendations.")
    paper.turn()
    paper.table(Table(columns(WIDTHS), rows(5, 10)), OTHER_TITLE)
    return paper.finished()


def _broken_words() -> Trap:
    """Dates and references broken over lines in columns too narrow for them."""
    made = list(rows(8, 7))
    made[1] = with_cells(made[1], due="30/09/\n2022", number="2021/\n04")
    due = [("2022-09-30", "original")]
    told = {"due_raw": ("30/09/2022", "30/09/ 2022"), "number": ("2021/04", "2021/ 04"), "due": due}
    made[1] = replace(made[1], truth=made[1].truth | told)
    return _paper(tuple(made), columns=columns((34, 240, 72, 52, 358)))


def _blank_cells() -> Trap:
    """Rows with nothing in one cell or another; one has no status at all."""
    made = list(rows(9, 12))
    made[1] = with_cells(made[1], comment="")
    made[3] = with_cells(made[3], due="", comment="")
    cells = made[5].cells | {"status": ""}
    made[5] = Row(cells, colour=None, truth={"is_new": False, "problem": "status_missing"}, turn=True)
    made[7] = with_cells(made[7], due="")
    return _paper(tuple(made))


def _key_strip() -> Trap:
    """A strip of colours with their meaning under the table: a key, and no row."""
    paper = open_paper(Paper("strip.pdf"), 8)
    paper.table(Table(columns(WIDTHS), rows(8, 15)), TITLE)
    shades = {"a": "#92d050", "b": "#ffc000", "c": "#ff0000"}
    said = {"a": "Green - done", "b": "Amber - in hand", "c": "Red - late"}
    strip = tuple(Column(key, said[key], 120) for key in said)
    paper.table(Table(strip, (Row(dict.fromkeys(said, ""), shades),), header_fill=None), tracker=False)
    return paper.finished()


def _summary() -> Trap:
    """A table of counts before the tracker: how many of each colour, by report."""
    paper = Paper("summary.pdf")
    heads = ("Recommendations", "Green", "Amber", "Red", "Total")
    counts = tuple(Column(name, name, 300 if name == heads[0] else 60) for name in heads)
    lines = ((TITLE, "3", "3", "2", "8"), (OTHER_TITLE, "1", "0", "0", "1"))
    made = tuple(
        Row(dict(zip(heads, line, strict=True)), {"Green": "#92d050", "Amber": "#ffc000", "Red": "#ff0000"})
        for line in lines
    )
    paper.heading("Summary of progress", 13)
    paper.table(Table(counts, made), tracker=False)
    open_paper(paper, 8)
    paper.table(Table(columns(WIDTHS), rows(8, 2)), TITLE)
    return paper.finished()


def _inside_form(scale: float) -> Trap:
    """Each page a form of its own, drawn smaller under the pack's page number, as packs are put together."""
    sheet = Sheet()
    sheet.canvas.beginForm("page")
    paper = open_paper(Paper("form.pdf", sheet), 9)
    paper.table(Table(columns(WIDTHS), rows(9, 4)), TITLE)
    sheet.canvas.endForm()
    sheet.canvas.saveState()
    sheet.canvas.translate(LEFT * (1 - scale), 60 * (1 - scale))
    sheet.canvas.scale(scale, scale)
    sheet.canvas.doForm("page")
    sheet.canvas.restoreState()
    sheet.text(sheet.width - 70, 20, "Page 117", size=8)
    paper.furniture += "Page 117"
    paper.rows = [{k: v for k, v in row.items() if k != "at"} for row in paper.rows]
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "letters one by one": lambda: _cut(1, Sheet(ink="letters")),
    "bold by printing twice": lambda: _cut(3, Sheet(ink="twice")),
    "locked against changes": lambda: _cut(5, Sheet(locked=True)),
    "each page turned otherwise": lambda: _cut(7, Sheet(turns=(90, 270))),
    "an upright page, then a turned one": lambda: _cut(9, Sheet(turns=(0, 90)), rules="rects"),
    "shifted on every second page": lambda: _cut(11, shift=14.0),
    "shifted, header not repeated": lambda: _cut(13, shift=14.0, repeat=False),
    "a row over three pages": _three_pages,
    "a frame round the page": _framed,
    "rows in their colours": _coloured_rows,
    "white under every cell": _white_ground,
    "a title row over the heading": _title_row,
    "a status without a heading": _no_status_heading,
    "no numbers, no words": _unnumbered,
    "circles": _circles,
    "two reports": _two_reports,
    "broken dates and references": _broken_words,
    "blank cells": _blank_cells,
    "a key in a strip": _key_strip,
    "a summary of counts": _summary,
    "a page inside a form": lambda: _inside_form(1.0),
    "a page inside a smaller form": lambda: _inside_form(0.86),
}
