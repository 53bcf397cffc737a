"""camelot: its lattice flavour, by the engine that reads rules instead of a picture of them; without fills."""

from pathlib import Path

import camelot
from timed import Cells, main


def read(path: Path) -> tuple[int, Cells]:
    """The last page with a table, and the cells of all tables; cells that another one spans are empty."""
    tables = camelot.read_pdf(str(path), pages="all", flavor="lattice", engine="vector")
    cells = [(table.page, text) for table in tables for row in table.df.values.tolist() for text in row]
    return max((page for page, _ in cells), default=0), cells


if __name__ == "__main__":
    main(read)
