"""Tables ruled lightly or not at all, and rules drawn in odd ways."""

from collections.abc import Callable

from tests.traps.content import PORTRAIT, TITLE, columns, open_paper, rows, with_row
from tests.traps.paper import Paper
from tests.traps.records import Row, RuleStyle, Table, Trap
from tests.traps.sheet import Sheet

CUT = {"number": 1, "text": 2, "status": 1, "due": 1, "comment": 1}


def _light(style: RuleStyle, start: int = 0, **how: object) -> Trap:
    """Nine rows, the sixth of them cut by a page break."""
    made = with_row(rows(9, start), 5, cut=CUT)
    table = Table(columns((30, 190, 72, 86, 378)), made, rules=style, low=True, **how)
    paper = open_paper(Paper("light.pdf", head="Harrowmere Fire Authority"), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


def _whole(style: RuleStyle, made: tuple[Row, ...], **how: object) -> Trap:
    paper = open_paper(Paper("whole.pdf", Sheet(landscape=False)), len(made))
    paper.table(Table(columns(PORTRAIT), made, rules=style, **how), TITLE)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "horizontal rules only": lambda: _light("level"),
    "horizontal rules only, no header fill": lambda: _light("level", 2, header_fill=None),
    "horizontal rules only, upright page": lambda: _whole("level", rows(8, 8)),
    "a rule under the header only": lambda: _light("header", 4, header_fill=None),
    "a rule under the header only, upright page": lambda: _whole("header", rows(8, 3), header_fill=None),
    "no rules": lambda: _light("none", 6, header_fill=None),
    "no rules, a filled header": lambda: _light("none", 7),
    "no rules, no fills": lambda: _whole("none", rows(8, 12, filled=False), header_fill=None),
    "zebra shading": lambda: _light("zebra", 9),
    "no rules, header not repeated": lambda: _light("none", 10, header_fill=None, repeat=False),
    "horizontal rules only, header not repeated": lambda: _light("level", 11, repeat=False),
    "thin rectangles": lambda: _light("rects", 1),
    "cell borders one by one": lambda: _light("cells", 3),
    "a rectangle round each cell": lambda: _light("boxes", 5),
    "double rules": lambda: _light("double", 7),
    "dashed rules": lambda: _light("dashed", 9),
    "each dash a line": lambda: _light("dashes", 11),
    "no rule at the page break": lambda: _light("strokes", 13, open_break=True),
    "no rule at the page break, header not repeated": lambda: _light(
        "rects", 15, open_break=True, repeat=False
    ),
    "header not repeated": lambda: _light("strokes", 17, repeat=False),
    "repeated header cut badly": lambda: _light("strokes", 19, straddling=True),
}
