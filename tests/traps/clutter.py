"""What stands in a table's way: banners, furniture, watermarks, raised letters, ligatures, narrow columns."""

from collections.abc import Callable
from dataclasses import replace

from reportlab.lib.colors import Color, HexColor

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells, with_row
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, Table, Trap
from tests.traps.sheet import Sheet

WIDTHS = (30, 190, 72, 86, 378)


def _paper(
    made: tuple[Row, ...], over: Callable[[Sheet], None] | None = None, stamp: str = "", **how: object
) -> Trap:
    count = sum(not row.banner for row in made)
    table = Table(how.pop("columns", columns(WIDTHS)), made, low=True, **how)
    head = "OFFICIAL        Harrowmere Fire Authority        Performance Committee, 14 March 2022"
    paper = Paper("clutter.pdf", head=head, foot="Agenda Page {n}", over=over, stamp=stamp)
    open_paper(paper, count, table).table(table, TITLE)
    return paper.finished()


def _banners(shade: str | None) -> Trap:
    """Lines across the table, one of them the last on its page and one the first."""
    made = list(rows(9, 3))
    fills = {"banner": shade} if shade else {}
    for at, words in ((6, "Completed actions"), (3, "Estates and fleet"), (0, "Leadership")):
        made.insert(at, Row(banner=words, fills=fills))
    made[8] = replace(made[8], turn=True)
    return _paper(tuple(made))


def _banners_recoloured() -> Trap:
    """Banners in the colours of statuses, which are none."""
    made = list(rows(8, 11))
    made.insert(5, Row(banner="Not yet started", fills={"banner": "#ff0000"}, turn=True))
    made.insert(0, Row(banner="In hand", fills={"banner": "#92d050"}))
    return _paper(tuple(made))


def _header_again_inside() -> Trap:
    """The heading printed again in the middle of a page, in front of the second group."""
    again = {
        "number": "No.",
        "text": "Recommendation",
        "status": "Status",
        "due": "Due Date",
        "comment": "Comment",
    }
    made = list(rows(8, 9))
    paper = open_paper(Paper("again.pdf"), 8)
    heading = Row(again, dict.fromkeys(again, "#d9d9d9"))
    paper.table(Table(columns(WIDTHS), (*made[:4], heading, *made[4:])), TITLE)
    paper.rows = [row for row in paper.rows if row["number"] != "No."]
    return paper.finished()


def _watermark(slant: float, size: float, before: bool) -> Trap:
    """The word that says that it is a draft, over all of the page, under or over everything else."""

    def stamp(sheet: Sheet) -> None:
        sheet.canvas.saveState()
        sheet.canvas.setFillColor(HexColor("#d0d0d0") if before else Color(0.6, 0.6, 0.6, alpha=0.3))
        sheet.canvas.setFont("Helvetica-Bold", size)
        sheet.canvas.translate(sheet.width / 2, sheet.height / 2 - 40)
        sheet.canvas.rotate(slant)
        sheet.canvas.drawCentredString(0, -size / 3, "DRAFT")
        sheet.canvas.restoreState()

    return _paper(with_row(rows(9, 14), 6, turn=True), stamp, "DRAFT")


def _raised() -> Trap:
    """Raised endings and footnote marks, and the footnote under the table."""
    made = list(rows(7, 16))
    made[1] = with_cells(
        made[1], text="By the 8^th^ of each month, send the return on taser use to the 1^st^ floor."
    )
    made[3] = with_cells(
        made[3], comment="Checked against E-CINS^1^ and signed off on the 21^st^ June by the panel."
    )
    mark = ("Checked against E-CINS1 and signed off on the 21st June by the panel.",)
    mark += (mark[0].replace("S1", "S¹"), mark[0].replace("S1", "S 1"))
    made[3] = replace(made[3], truth=made[3].truth | {"comment": mark})
    made[4] = with_cells(made[4], due="30^th^ June 2022")
    made[4] = replace(made[4], truth=made[4].truth | {"due": [("2022-06-30", "original")]})
    paper = open_paper(Paper("raised.pdf"), 7)
    paper.table(Table(columns(WIDTHS), tuple(made)), TITLE)
    paper.prose("^1^ A shared database for multi-agency work, run by the county council.", 7)
    return paper.finished()


def _ligatures() -> Trap:
    """Letters printed as one glyph (fi, fl), which a person reads as two."""
    text = "The first officer on scene should confirm the classification of each offence and flag conflicts."
    comment = "Staff in five offices have filed their findings; a flow chart will be fixed to the wall."
    made = list(rows(7, 5))
    for index in (1, 4):
        whole = f"{text[:-1]} of type {index}."
        cells = {"text": whole, "comment": comment}
        glyphs = {key: words.replace("fi", "ﬁ").replace("fl", "ﬂ") for key, words in cells.items()}
        made[index] = replace(with_cells(made[index], **glyphs), truth=made[index].truth | cells)
    return _paper(tuple(made), font="Vera", size=7.5)


def _hyphens() -> Trap:
    """Hyphens at line ends: a word's own, a typesetter's, and a dash."""
    made = list(rows(7, 8))
    text = "Set up a multi-\nagency hub for front-\nline officers and co-\nlocated staff."
    made[0] = with_cells(made[0], text=text)
    told = "Set up a multi-agency hub for front-line officers and co-located staff."
    made[0] = replace(made[0], truth=made[0].truth | {"text": told})
    comment = "The imple-\nmentation plan is with the board \u2013\nits next meeting is in May."
    made[3] = with_cells(made[3], comment=comment)
    plan = "plan is with the board \u2013 its next meeting is in May."
    told = (f"The implementation {plan}", f"The imple-mentation {plan}")
    made[3] = replace(made[3], truth=made[3].truth | {"comment": told})
    return _paper(tuple(made))


def _narrow() -> Trap:
    """Columns too narrow for their longest words, which stick out over the rule."""
    narrow = (
        Column("number", "No", 20), Column("text", "Recommendation", 240), Column("owner", "Owner", 62),
        Column("status", "Status", 52, bold=True, centred=True), Column("due", "Due Date", 60),
        Column("comment", "Comment", 322),
    )  # fmt: skip
    made = list(rows(8, 10))
    made[2] = with_cells(made[2], owner="Superintendents")
    made[5] = with_cells(made[5], number="10b", owner="Assistant Commissioners")
    return _paper(tuple(made), columns=narrow)


def _squeezed() -> Trap:
    """Rows a little too low for their words, whose last line stands on the rule."""
    return _paper(rows(9, 13), squeeze=5.5)


def _number_in_cell() -> Trap:
    """A table that runs on to the page's foot: the page number stands inside its last row."""

    def stamp(sheet: Sheet) -> None:
        sheet.text(sheet.width / 2 - 130, sheet.height - 56, str(sheet.number + 11), size=8)

    made = list(rows(8, 6))
    lines = "\n".join(
        f"{month}: the panel met and asked for more." for month in ("May", "June", "July", "August")
    )
    made[4] = with_cells(
        made[4], comment=f"{lines}\nThe work goes on\nand will be brought back\nin the autumn."
    )
    made[4] = replace(made[4], cut={"comment": 5})
    return _paper(tuple(made), stamp, "12 13")


TRAPS: dict[str, Callable[[], Trap]] = {
    "banners": lambda: _banners("#d9d9d9"),
    "banners without a fill": lambda: _banners(None),
    "banners in status colours": _banners_recoloured,
    "a heading again inside": _header_again_inside,
    "a slanted watermark over the table": lambda: _watermark(40, 150, False),
    "a level watermark over the table": lambda: _watermark(0, 120, False),
    "a slanted watermark, small": lambda: _watermark(30, 60, True),
    "a level watermark, small": lambda: _watermark(0, 30, True),
    "raised letters and a footnote": _raised,
    "ligatures": _ligatures,
    "hyphens at line ends": _hyphens,
    "words that stick out": _narrow,
    "words that stand on the rule": _squeezed,
    "a page number inside a cell": _number_in_cell,
}
