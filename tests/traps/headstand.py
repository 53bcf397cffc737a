"""Pages that were put into the file upside down, without a /Rotate that says so."""

from collections.abc import Callable

from tests.traps.content import TITLE, columns, open_paper, rows, with_row
from tests.traps.paper import Paper
from tests.traps.records import RuleStyle, Table, Trap
from tests.traps.sheet import Sheet


class _OnItsHead(Sheet):
    """A sheet that is shown upside down."""

    def _begin(self) -> None:
        super()._begin()
        self.canvas.transform(-1, 0, 0, -1, self.width, self.height)

    def shown(self, x: float, y: float) -> list[float]:
        return [self.number, self.width - x, self.height - y]


def _paper(style: RuleStyle, start: int) -> Trap:
    """Two pages; a row is cut by the break."""
    cut = {"number": 1, "text": 2, "status": 1, "due": 1, "comment": 1}
    made = with_row(rows(9, start), 5, cut=cut)
    paper = open_paper(Paper("headstand.pdf", _OnItsHead(), head="Marlbeck Police Authority"), 9)
    paper.table(Table(columns((30, 190, 72, 86, 378)), made, rules=style), TITLE)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "upside down": lambda: _paper("strokes", 11),
    "upside down, level rules": lambda: _paper("level", 11),
}
