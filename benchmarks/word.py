"""A long tracker in Word: from its bytes to its rows, and beside it the library's own way to its cells.

``python benchmarks/word.py`` prints CPU milliseconds a row; ten times the rows should cost ten times as much.
"""

import time
from collections.abc import Callable
from io import BytesIO
from statistics import median

import docx
from docx.document import Document

from extract import extract, read

HEADINGS = ("No", "Recommendation", "Status", "Due Date", "Comment")
CELLS = (
    "The force should keep its custody records whole.",
    "AMBER",
    "March 2019",
    "Records are sampled each week.",
)
ROWS = (2_000, 20_000)
OF_LIBRARY = 200
"""Rows for `table.cell`, whose time grows with the square of the cells."""
RUNS = 3


def paper(rows: int) -> bytes:
    """A Word file with one tracker of so many rows."""
    document = docx.Document()
    document.add_heading("Custody: a report of our own")
    table = document.add_table(1, len(HEADINGS), "Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    body = table._tbl
    for text, cell in zip(("1", *CELLS), table.add_row().cells, strict=True):
        cell.text = text
    pattern = body.tr_lst[-1]
    for number in range(2, rows + 1):
        row = pattern.__deepcopy__({})
        next(row.iter("{*}t")).text = str(number)
        body.append(row)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def milliseconds(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call, the median of some."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return median(times)


def by_library(document: Document) -> int:
    """Each cell's text by python-docx's `table.cell`."""
    table = document.tables[0]
    return sum(
        len(table.cell(row, column).text) for row in range(len(table.rows)) for column in range(len(HEADINGS))
    )


def main() -> None:
    """Measures both, and how time grows with the rows."""
    for rows in ROWS:
        content = paper(rows)
        found = len(extract(read(content, "long.docx")).rows)
        spent = milliseconds(lambda content=content: extract(read(content, "long.docx")))
        print(f"{found} rows of {rows}: bytes to rows {spent:.0f} ms, {spent / rows:.2f} ms a row")
    document = docx.Document(BytesIO(paper(OF_LIBRARY)))
    spent = milliseconds(lambda: by_library(document))
    print(f"python-docx's table.cell on {OF_LIBRARY} rows: {spent:.0f} ms, {spent / OF_LIBRARY:.2f} ms a row")


if __name__ == "__main__":
    main()
