"""Traps of the grid: spans, merged cells, rows that start late, borders dragged aside, tables in tables."""

from tests.word_traps.build import GOES_ON, HEADING, START, p, span, tbl, tc, tr
from tests.word_traps.content import COLOURS, COMMENTS, DUES, TEXTS, Trap, paper, row


def plain(index: int, **cells: str) -> str:
    """A row of five cells; `cells` are those that differ, by column."""
    usual = {
        "number": str(index + 1),
        "text": TEXTS[index],
        "status": COLOURS[index].upper(),
        "due": DUES[index],
        "comment": COMMENTS[index],
    }
    return tr(*(usual | cells).values())


def wide_heading() -> Trap:
    """One heading over number and text, spans in every row."""
    heading = tr(tc("Recommendation", span(2)), "Status", "Due date", "Comment")
    return Trap(paper(tbl(heading, *map(plain, range(3)))), tuple(map(row, range(3))))


def tall_comment() -> Trap:
    """One comment and one due date over three rows."""
    rows = [
        plain(
            index,
            due=tc(DUES[0] if index == 0 else "", mark),
            comment=tc(COMMENTS[0] if index == 0 else "", mark),
        )
        for index, mark in enumerate((START, GOES_ON, '<w:vMerge w:val="continue"/>'))
    ]
    truth = (
        row(0),
        row(1, due=["2020-05"], comment=COMMENTS[0], comment_from="1", due_from="1"),
        row(2, due=["2020-05"], comment=COMMENTS[0], comment_from="1", due_from="1"),
    )
    return Trap(paper(tbl(HEADING, *rows)), truth)


def two_statuses() -> Trap:
    """A recommendation with two statuses: its number and text go over both rows."""
    first = plain(0, number=tc("1", START), text=tc(TEXTS[0], START))
    second = plain(1, number=tc("", GOES_ON), text=tc("", GOES_ON))
    truth = (row(0), row(1, number="1", part=2, text=TEXTS[0]), row(2))
    return Trap(paper(tbl(HEADING, first, second, plain(2))), truth)


def late_row() -> Trap:
    """A row that leaves grid columns out before and after its cells."""
    left_out = '<w:gridBefore w:val="1"/><w:wBefore w:w="700" w:type="dxa"/><w:gridAfter w:val="1"/>'
    late = tr(TEXTS[1], "AMBER", DUES[1], properties=left_out)
    truth = (row(0), row(1, number="1", part=2, comment=""), row(2))
    return Trap(paper(tbl(HEADING, plain(0), late, plain(2))), truth)


def dragged() -> Trap:
    """Borders dragged in single rows leave slivers in the grid: six, seven columns where a person sees five."""
    grid = (700, 4000, 200, 1300, 150, 1350, 2300)
    heading = tr("No", tc("Recommendation", span(2)), "Status", tc("Due date", span(2)), "Comment")
    first = tr("1", TEXTS[0], tc("GREEN", span(2)), tc(DUES[0], span(2)), COMMENTS[0])
    second = tr("2", tc(TEXTS[1], span(2)), tc("AMBER", span(2)), DUES[1], COMMENTS[1])
    third = tr("3", TEXTS[2], tc("RED", span(3)), DUES[2], COMMENTS[2])
    return Trap(paper(tbl(heading, first, second, third, grid=grid)), tuple(map(row, range(3))))


def spanless() -> Trap:
    """No spans at all: the widths of the cells alone say that the first heading is over two columns."""
    widths = (700, 4200, 1300, 1500, 2300)
    heading = tr(
        tc("Recommendation", width=4900),
        tc("Status", width=1300),
        tc("Due date", width=1500),
        tc("Comment", width=2300),
    )
    rows = [
        tr(*(tc(text, width=width) for text, width in zip(texts, widths, strict=True)))
        for texts in zip(("1", "2"), TEXTS, ("GREEN", "AMBER"), DUES, COMMENTS, strict=False)
    ]
    return Trap(paper(tbl(heading, *rows)), (row(0), row(1)))


def split_table() -> Trap:
    """One tracker in two tables with an empty paragraph between, the second without headings."""
    return Trap(
        paper(tbl(HEADING, plain(0), plain(1)), p(""), tbl(plain(2), plain(3))), tuple(map(row, range(4)))
    )


def boxed() -> Trap:
    """A tracker, with its report's title, in the one cell of an outer table."""
    inner = p("The box:") + tbl(HEADING, plain(0), plain(1)) + p("")
    return Trap(paper(tbl(tr(tc(inner)), grid=(9800,))), (row(0), row(1)))


def beside() -> Trap:
    """A tracker in the second column of a layout table, a logo's words in the first."""
    outer = tbl(tr(tc("Marlbeck Police"), tc(tbl(HEADING, plain(0), plain(1)) + p(""))), grid=(1500, 8300))
    return Trap(paper(outer), (row(0), row(1)))


def small_inner() -> Trap:
    """A small table within a comment stays part of that comment."""
    inner = tbl(tr("Step", "When"), tr("Hire a clerk", "April"), grid=(1000, 1000))
    comment = tc(p(COMMENTS[0]) + inner + p(""))
    truth = row(0, comment=f"{COMMENTS[0]} Step When Hire a clerk April")
    return Trap(paper(tbl(HEADING, plain(0, comment=comment), plain(1))), (truth, row(1)))


def inner_tracker() -> Trap:
    """A small action list in a comment is no tracker of its own: the outer table is one."""
    inner = tbl(tr("Action", "Status", "Due"), tr("Hire a clerk", "RED", "April 2020"), grid=(900, 600, 700))
    comment = tc(p(COMMENTS[0]) + inner + p(""))
    truth = row(0, comment=f"{COMMENTS[0]} Action Status Due Hire a clerk RED April 2020")
    return Trap(paper(tbl(HEADING, plain(0, comment=comment), plain(1))), (truth, row(1)))


def mirrored() -> Trap:
    """A table that runs from right to left: its first column is shown last."""
    rows = [
        tr(*reversed(texts))
        for texts in (
            ("No", "Recommendation", "Status", "Due date", "Comment"),
            *zip(("1", "2"), TEXTS, ("GREEN", "AMBER"), DUES, COMMENTS, strict=False),
        )
    ]
    grid = (2300, 1500, 1300, 4200, 700)
    return Trap(paper(tbl(*rows, grid=grid, properties="<w:bidiVisual/>")), (row(0), row(1)))


def old_merge() -> Trap:
    """Cells merged along the row in the old way."""
    heading = tr(
        tc("Recommendation", '<w:hMerge w:val="restart"/>'),
        tc("", "<w:hMerge/>"),
        "Status",
        "Due date",
        "Comment",
    )
    return Trap(paper(tbl(heading, plain(0), plain(1))), (row(0), row(1)))


def repeated_heading() -> Trap:
    """The heading row typed again by hand in the middle of the table."""
    by_hand = tr("No", "Recommendation", "Status", "Due date", "Comment")
    return Trap(paper(tbl(HEADING, plain(0), by_hand, plain(1))), (row(0), row(1)))


def floating() -> Trap:
    """A table that text flows round."""
    floats = '<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:tblpY="1"/>'
    return Trap(paper(tbl(HEADING, plain(0), plain(1), properties=floats)), (row(0), row(1)))


def controls() -> Trap:
    """Content controls round a row, a cell, a paragraph and within a run of text."""

    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='Box'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    status = held(tc("GREEN"))
    text = f"<w:tc><w:tcPr/>{held(p(TEXTS[1]))}</w:tc>"
    due = tc(
        f"<w:p>{held('<w:r><w:t>June</w:t></w:r>')}<w:r><w:t xml:space='preserve'> 2020</w:t></w:r></w:p>"
    )
    rows = (plain(0, status=status), plain(1, text=text, due=due), held(plain(2)))
    return Trap(paper(held(tbl(HEADING, *rows))), tuple(map(row, range(3))))


def hidden_rows() -> Trap:
    """Rows that are hidden by their own mark, or by all of their words, are not on the page."""
    unseen = "<w:rPr><w:vanish/></w:rPr>"
    cells = (
        f"<w:tc><w:p><w:pPr>{unseen}</w:pPr><w:r>{unseen}<w:t>x</w:t></w:r></w:p></w:tc>" for _ in range(5)
    )
    hidden = tr("9", "A hidden one.", "RED", "May 2019", "", properties="<w:hidden/>")
    return Trap(paper(tbl(HEADING, plain(0), hidden, tr(*cells), plain(1))), (row(0), row(1)))


def absurd_spans() -> Trap:
    """Spans and skips beyond any table."""
    rows = tr("1", TEXTS[0], "GREEN", DUES[0], tc(COMMENTS[0], '<w:gridSpan w:val="2000000000"/>'))
    return Trap(paper(tbl(HEADING, rows, plain(1))), (row(0), row(1)))


MAKERS = (
    wide_heading, tall_comment, two_statuses, late_row, dragged, spanless, split_table, boxed, beside, small_inner,
    inner_tracker, mirrored, old_merge, repeated_heading, floating, controls, hidden_rows, absurd_spans,
)  # fmt: skip
