"""A committee's paper in the making: furniture, headings, prose and tables, one after the other."""

from collections.abc import Callable
from typing import Any

from tests.traps.draw import Drawing, with_places
from tests.traps.pieces import wrap
from tests.traps.records import Table, Trap
from tests.traps.sheet import Sheet
from tests.traps.truth import truth_of

LEFT, TOP, BOTTOM = 42.0, 56.0, 50.0
"""The margins of the printed area, from the page's left, top and bottom."""


class Paper:
    """A paper that fills page after page; `head` and `foot` are printed on each, ``{n}`` is its number.

    `over` draws what stands over a page when it is full, and `stamp` are its words.
    """

    def __init__(
        self,
        name: str,
        sheet: Sheet | None = None,
        head: str = "",
        foot: str = "Page {n}",
        over: Callable[[Sheet], None] | None = None,
        stamp: str = "",
    ) -> None:
        self.name, self.sheet = name, sheet or Sheet()
        self.head, self.foot, self.over = head, foot, over
        self.stamp, self.furniture = stamp, ""
        self.rows: list[dict[str, Any]] = []
        self.y = TOP
        self._furniture()

    @property
    def bottom(self) -> float:
        """Where the printed area ends."""
        return self.sheet.height - BOTTOM

    def _furniture(self) -> None:
        number = {"n": self.sheet.number}
        self.furniture += " ".join((self.head, self.foot, self.stamp, "")).format(**number)
        self.sheet.text(LEFT, 30, self.head.format(**number), size=8, colour="#555555")
        self.sheet.text(self.sheet.width / 2 - 20, self.sheet.height - 24, self.foot.format(**number), size=8)

    def turn(self, landscape: bool | None = None) -> float:
        """Ends the page and begins the next, lying or upright where that is said."""
        if self.over:
            self.over(self.sheet)
        self.sheet.turn(landscape)
        self.y = TOP
        self._furniture()
        return self.y

    def heading(self, text: str, size: float = 12.0) -> None:
        """A line in bold."""
        self._lines(text, "Helvetica-Bold", size)
        self.y += 2

    def prose(self, text: str, size: float = 9.0) -> None:
        """A paragraph."""
        self._lines(text, "Helvetica", size)
        self.y += 6

    def _lines(self, text: str, font: str, size: float) -> None:
        for line in wrap(text, self.sheet.width - 2 * LEFT, font, size):
            if self.y + size * 1.3 > self.bottom:
                self.turn()
            self.y += size * 1.3
            self.sheet.text(LEFT, self.y - size * 0.3, line, font, size)

    def table(self, table: Table, title: str = "", tracker: bool = True) -> None:
        """A table; a tracker's rows join the truth, under `title` where its report has one."""
        drawing = Drawing(self.sheet, table, LEFT, self.turn)
        self.y = drawing.draw(self.y, self.bottom, TOP) + 12
        if tracker:
            self.rows += with_places(truth_of(table, title), drawing.at, table)

    def room_over(self, table: Table) -> float:
        """How many points are left on the page if the table stands at its foot."""
        height = Drawing(self.sheet, table, LEFT, self.turn).first_height(self.bottom - TOP)
        return self.bottom - height - self.y

    def finished(self) -> Trap:
        """The paper and its truth."""
        if self.over:
            self.over(self.sheet)
        return Trap(self.name, self.sheet.done(), tuple(self.rows), self.furniture)
