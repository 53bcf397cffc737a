"""Statuses told by colour: odd shades, fills drawn in odd ways, words that disagree."""

from collections.abc import Callable

from tests.traps.content import LEGEND, TITLE, columns, open_paper, rows, with_cells
from tests.traps.paper import Paper
from tests.traps.records import Column, FillStyle, Row, RuleStyle, Table, Trap
from tests.traps.words import SHADES

ODD = (
    ("#c0504d", "red"), ("#99cc00", "green"), ("#f79646", "amber"), ("#8db3e2", "blue"), ("#92d050", "green"),
    ("#ffc000", "amber"), ("#ff0000", "red"), ("#ffffff", "white"), ("#00b050", "green"), ("#ffff00", "amber"),
    ("#e36c0a", "amber"), ("#9bbb59", "green"),
)  # fmt: skip
STRONG = tuple(pair for pair in ODD if pair[1] in ("red", "green", "amber"))
PRINTED = tuple(pair for pair in STRONG if pair[0] != "#00b050")
LEGEND_COLUMNS = (Column("word", "Traffic Light Colour", 130), Column("text", "Definition of status", 420))


def _by_fill(shades: tuple[tuple[str, str], ...], fills: FillStyle, rules: RuleStyle = "strokes") -> Trap:
    paper = open_paper(Paper("fills.pdf"), len(shades))
    paper.table(Table(columns(), _filled(shades), fills=fills, rules=rules, header_fill="#bdd6ee"), TITLE)
    return paper.finished()


def _filled(shades: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    plain = rows(len(shades), 2, filled=False, worded=False)
    return tuple(
        Row(row.cells, {"status": shade}, colour=colour, truth={"is_new": False})
        for row, (shade, colour) in zip(plain, shades, strict=True)
    )


def _legend() -> Trap:
    """The legend's own shades, which are the table's, with words in the legend alone."""
    shades = {"GREEN": "#99cc00", "AMBER": "#f79646", "RED": "#c0504d", "WHITE": "#ffffff"}
    paper = Paper("legend.pdf")
    paper.heading("Appendix B - HMICFRS recommendations", 14)
    entries = tuple(Row({"word": w, "text": t}, {"word": shades[w]}) for w, t in LEGEND)
    paper.table(Table(LEGEND_COLUMNS, entries), tracker=False)
    paper.heading(TITLE, 11)
    told = tuple((shades[word], word.lower()) for word in ("AMBER", "GREEN", "RED", "WHITE") * 2)
    paper.table(Table(columns(), _filled(told)), TITLE)
    return paper.finished()


def _colour_drift() -> Trap:
    """A paper whose legend calls blue what is done, and prints one orange for red."""
    shades = {"BLUE": "#548dd4", "GREEN": "#76923c", "AMBER": "#ffd966", "RED": "#e46c0a"}
    says = {
        "BLUE": "Complete",
        "GREEN": "On track for its date",
        "AMBER": "At risk of missing its date",
        "RED": "Past its date",
    }
    paper = Paper("drift.pdf")
    paper.heading("Audit Committee - action tracker", 14)
    entries = tuple(Row({"word": w, "text": t}, {"word": shades[w]}) for w, t in says.items())
    paper.table(
        Table((Column("word", "BRAG", 80), Column("text", "Definition", 300)), entries), tracker=False
    )
    told = tuple((shades[word], word.lower()) for word in ("BLUE", "RED", "AMBER", "GREEN") * 2)
    paper.table(Table(columns(), _filled(told)))
    return paper.finished()


def _disagreeing() -> Trap:
    """Word and fill of one cell say two colours: the word's stands, and it is said."""
    made = list(rows(7, 4))
    for index, word, shade in ((1, "GREEN", "red"), (4, "RED", "green"), (5, "AMBER", "green")):
        row = with_cells(made[index], status=word)
        truth = {"is_new": False, "problem": "status_and_fill_differ"}
        made[index] = Row(row.cells, {"status": SHADES[shade]}, colour=word.lower(), truth=truth)
    paper = open_paper(Paper("disagree.pdf"), 7)
    paper.table(Table(columns(), tuple(made)), TITLE)
    return paper.finished()


def _worded(fills: FillStyle) -> Trap:
    """Words on fills of odd extent; "Delayed" and the like are no colours, their fills are."""
    made = list(rows(8, 1))
    for index, word, colour in (
        (2, "On\ntrack", "green"),
        (3, "Delayed", "amber"),
        (6, "Plan in\nplace", "red"),
    ):
        row = with_cells(made[index], status=word)
        made[index] = Row(row.cells, {"status": SHADES[colour]}, colour=colour, truth={"is_new": False})
    paper = open_paper(Paper("worded.pdf"), 8)
    paper.table(Table(columns(), tuple(made), fills=fills, rules="rects"), TITLE)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "odd shades": lambda: _by_fill(ODD, "cell"),
    "odd shades, thin rectangles": lambda: _by_fill(ODD, "cell", "rects"),
    "a fill for each line": lambda: _by_fill(ODD[:8], "lines"),
    "fills in strips": lambda: _by_fill(ODD[:8], "strips"),
    "fills larger than what shows": lambda: _by_fill(ODD[1:9], "clipped"),
    "fills that the paper shines through": lambda: _by_fill(STRONG, "glassy"),
    "fills in printing inks": lambda: _by_fill(PRINTED, "inks"),
    "fills over most of the cell": lambda: _by_fill(ODD[2:10], "most"),
    "fills between horizontal rules": lambda: _by_fill(ODD[1:9], "cell", "level"),
    "a legend with the fills": _legend,
    "a legend that drifts": _colour_drift,
    "word and fill disagree": _disagreeing,
    "words on fills by line": lambda: _worded("lines"),
    "words on fills over most of the cell": lambda: _worded("most"),
}
