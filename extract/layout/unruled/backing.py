"""Fills painted behind words alone, spread over the cells of a table that no rule bounds."""

from collections.abc import Iterable, Sequence

from extract.layout.ruled.cells import Lattice
from schemas.paper import Fill, Word

WHITE = "#ffffff"


def spread(grid: Lattice, words: Iterable[Word], fills: Sequence[Fill]) -> list[Fill]:
    """A fill as large as its cell for each that lies behind all words of one, or within one without words.

    Where no rule says how high a cell is, its colour is painted behind the status word and no further.
    """
    held: dict[int, list[Word]] = {}
    for word in words:
        held.setdefault(grid.at((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2), []).append(word)
    found: list[Fill] = []
    for index, box in enumerate(grid.boxes):
        x0, top, x1, bottom = grid.bbox(box)
        colours = {_behind(word, fills) for word in held.get(index, ())} or {_alone(index, grid, fills)}
        colour = colours.pop() if len(colours) == 1 else None
        if colour not in (None, WHITE):
            found.append(Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=colour or ""))
    return found


def _behind(word: Word, fills: Sequence[Fill]) -> str | None:
    """The colour that shows behind the middle of the word."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    hits = (f.colour for f in reversed(fills) if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom)
    return next(hits, None)


def _alone(index: int, grid: Lattice, fills: Sequence[Fill]) -> str | None:
    """The colour of a patch that lies within this cell and no other."""
    hits = (
        f.colour
        for f in reversed(fills)
        if grid.at(f.x0 + 1, f.top + 1) == index == grid.at(f.x1 - 1, f.bottom - 1)
    )
    return next(hits, None)
