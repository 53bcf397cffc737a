"""Stock pdfplumber: the cells of its tables, each with the colour of the last filled rectangle on its middle."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from timed import Cells, main


def read(path: Path) -> tuple[int, Cells]:
    """The pages of a paper and the cells of its tables."""
    with pdfplumber.open(path) as document:
        return len(document.pages), [cell for page in document.pages for cell in _cells(page)]


def _cells(page: Page) -> Iterator[tuple[int, str]]:
    fills = [rect for rect in page.rects if rect["fill"]]
    for table in page.find_tables():
        for row, texts in zip(table.rows, table.extract(), strict=True):
            for box, text in zip(row.cells, texts, strict=True):
                if box is not None:
                    _fill(box, fills)
                    yield page.page_number, text or ""
    page.close()


def _fill(box: tuple[float, float, float, float], fills: Sequence[dict[str, Any]]) -> Any:
    """What a reader of status colours has to ask for each cell."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for rect in reversed(fills):
        if rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"]:
            return rect["non_stroking_color"]
    return None


if __name__ == "__main__":
    main(read)
