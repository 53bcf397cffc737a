"""The traffic-light table: what each status word means in this paper, as printed."""

from collections.abc import Iterable

from extract.characters import one_line
from extract.columns.reading import is_legend_head
from schemas import LegendEntry, PrintedCell, PrintedRow, Row, Table


def legend(tables: Iterable[Table]) -> tuple[LegendEntry, ...]:
    """The entries of the paper's traffic-light tables, in reading order."""
    return tuple(
        LegendEntry(
            word=one_line(row.cells[0].text),
            definition=one_line(" ".join(cell.text for cell in row.cells[1:])),
            fill=row.cells[0].fill,
            place=row.place,
        )
        for table in tables
        for row in table.rows
        if _is_entry(row)
    )


def printed(tables: Iterable[Table]) -> tuple[PrintedRow, ...]:
    """The rows of the traffic-light tables as they stand on the page."""
    return tuple(
        PrintedRow(
            table=row.place.table or 0,
            row=row.place.row or 0,
            role="heading" if is_legend_head(row) else "legend" if _is_entry(row) else "other",
            cells=tuple(plain(row)),
            place=row.place,
        )
        for table in tables
        for row in table.rows
    )


def plain(row: Row) -> list[PrintedCell]:
    """The cells of a row in a table whose columns have no meaning to us."""
    return [
        PrintedCell(text=cell.text, place=cell.place, fill=cell.fill, width=cell.width, height=cell.height)
        for cell in row.cells
    ]


def _is_entry(row: Row) -> bool:
    return len(row.cells) > 1 and bool(row.cells[0].text) and not is_legend_head(row)
