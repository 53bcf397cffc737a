"""A table that counts as a grid: a row a report, a column a colour, a number where they meet."""

import re

from extract.characters import one_line
from extract.figures.tally import is_colour, is_nothing, is_total
from schemas import Cell, Row, Table
from schemas.stated import StatedCount

_LEAST = 2  # columns headed by a colour
_HEADED_WITHIN = 3  # rows
_NUMBER = re.compile(r"\d{1,3}")


def grid_counts(table: Table) -> list[StatedCount]:
    """The counts of a grid, in reading order; none where no row of its top heads two columns by colours.

    A row of a report gives a count of each column ("Amber\\n8"); the row of totals a total of each.
    """
    for index, row in enumerate(table.rows[:_HEADED_WITHIN]):
        headings = {cell.column: one_line(cell.text) for cell in row.cells if is_total(cell.text)}
        if sum(is_colour(heading) for heading in headings.values()) >= _LEAST:
            return [count for below in table.rows[index + 1 :] for count in _of_row(below, headings)]
    return []


def _of_row(row: Row, headings: dict[int, str]) -> list[StatedCount]:
    named = [cell for cell in row.cells if cell.text and cell.column not in headings]
    named = [cell for cell in named if not _NUMBER.fullmatch(cell.text.strip())]
    counted = [cell for cell in row.cells if cell.column in headings and not is_nothing(cell.text)]
    if not counted or not all(_NUMBER.fullmatch(cell.text.strip()) for cell in counted):
        return []
    label = one_line(named[0].text) if named else ""
    if not label or is_total(label):
        return [_total(cell, headings[cell.column]) for cell in counted]
    return [
        StatedCount(
            basis="table",
            label=label,
            words=f"{headings[cell.column]}\n{cell.text.strip()}",
            place=cell.place,
            label_place=named[0].place,
        )
        for cell in counted
    ]


def _total(cell: Cell, heading: str) -> StatedCount:
    return StatedCount(basis="total", label=heading, words=cell.text.strip(), place=cell.place)
