"""ragw: bytes, pages by pdfium, tables by our own geometry; with their fills."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from timed import Cells, main

from extract.layout.grid import lay_out
from extract.pdf.reader import read_pdf
from schemas import Page, Table


def read(path: Path, provider: Literal["pdfium", "plumber"] = "pdfium") -> tuple[int, Cells]:
    """The pages of a paper and the cells of its tables."""
    pages = read_pdf(path.read_bytes(), path.name, provider).pages
    return len(pages), _cells(pages)


def _cells(pages: tuple[Page, ...]) -> Iterator[tuple[int, str]]:
    for page in pages:
        for block in lay_out(page, 1):
            if isinstance(block, Table):
                yield from ((page.number, cell.text) for row in block.rows for cell in row.cells)


if __name__ == "__main__":
    main(read)
