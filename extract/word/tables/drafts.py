"""A cell of a Word table in the making: the rows below may still make it taller."""

from dataclasses import dataclass

from schemas.paper import Cell
from schemas.place import Place
from schemas.problem import Problem


@dataclass(slots=True)
class Draft:
    """A cell while the rows below may still make it taller."""

    text: str
    page: int | None
    unseen: bool
    row: int
    column: int
    width: int
    fill: str | None
    problems: tuple[Problem, ...]
    height: int = 1

    def cell(self, place: Place) -> Cell:
        """The finished cell; `place` is that of its row, which may begin on an earlier page."""
        page = self.page if place.page is not None else None
        at = place if page in (None, place.page) else Place(page=page, table=place.table, row=place.row)
        return Cell(
            text=self.text,
            place=at,
            column=self.column,
            width=self.width,
            height=self.height,
            fill=self.fill,
            problems=tuple(Problem(code=each.code, message=each.message, place=at) for each in self.problems),
        )
