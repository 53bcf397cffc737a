"""pylopdf: tables by lines, in compiled code."""

from collections.abc import Iterator
from pathlib import Path

import pylopdf
from timed import Cells, main


def read(path: Path) -> tuple[int, Cells]:
    """The pages of a paper and the cells of its tables."""
    document = pylopdf.open(str(path))
    return len(document), list(_cells(document))


def _cells(document: pylopdf.Document) -> Iterator[tuple[int, str]]:
    for number in range(len(document)):
        for table in document[number].find_tables():
            yield from ((number + 1, cell) for row in table.extract() for cell in row if cell is not None)


if __name__ == "__main__":
    main(read)
