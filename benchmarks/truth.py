"""Which cells a paper prints: by the maker of the samples, else by what stock pdfplumber reads.

Cells are told apart by page and by their characters without white space and bullets: readers differ in where they
break lines and in the codes that they give for a bullet, and nobody's meaning hangs on it. Empty cells are not
counted, for readers differ in what spans them.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

Tally = Counter[tuple[int, str]]

BULLETS = dict.fromkeys(map(ord, "•\uf0b7\uf0a7\uf0d8"))

SAMPLES = Path(__file__).parents[1] / "samples"


def tally(cells: Iterable[tuple[int, str]]) -> Tally:
    """How often each text is a cell of each page."""
    squeezed = ((page, "".join(text.translate(BULLETS).split())) for page, text in cells)
    return Counter(cell for cell in squeezed if cell[1])


def of_samples() -> dict[str, Tally]:
    """The cells of each sample by its file name, as they were laid out before they were drawn."""
    sys.path.insert(0, str(SAMPLES))
    from content import catalogue, papers, shown
    from pages import Grid, lay_out

    return {
        f"{paper.name}.pdf": tally(
            (page.number, "".join(line.text.replace("^", "").replace("_", "") for _, line in cell.lines))
            for page in lay_out(paper, shown(paper, catalogue()))
            for item in page.items
            if isinstance(item, Grid)
            for cell in item.cells
        )
        for paper in papers()
    }
