"""Stock pdfplumber: `extract_tables`, and the page's rectangles, which hold the fills."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
from pdfplumber.pdf import PDF
from timed import Cells, main


def read(path: Path) -> tuple[int, Cells]:
    """The pages of a paper and the cells of its tables."""
    with pdfplumber.open(path) as document:
        return len(document.pages), list(_cells(document))


def _cells(document: PDF) -> Iterator[tuple[int, str]]:
    for page in document.pages:
        for table in page.extract_tables():
            yield from ((page.page_number, cell) for row in table for cell in row if cell is not None)
        filled = [rect for rect in page.rects if rect["fill"]]
        del filled[:]
        page.close()


if __name__ == "__main__":
    main(read)
