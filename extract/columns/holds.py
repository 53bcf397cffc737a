"""What the cells of a column hold, as far as that tells what the column is: status words, dates, figures."""

import re
from collections.abc import Iterable, Sequence

from extract.columns.align import aligned
from extract.columns.slots import Layout, slot_of
from extract.columns.vocabulary import fold, vocabulary
from schemas import Cell, Row

_SHORT = 40  # characters: a longer cell is text and no status
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b\d\d?[/.-]\d\d?[/.-](?:\d\d)?\d\d\b"
    r"|\b(?:19|20)\d\d\b|\b(?:q|quarter )[1-4]\b|\b(?:spring|summer|autumn|winter)\b"
    r"|\b(?:immediate(?:ly)?|ongoing|tb[acd]|asap)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\W*\d+(?:[.,]\d+)*\W*")
_GROUND = (None, "#ffffff")


def cells_of(layout: Layout, rows: Iterable[Row]) -> dict[int, list[Cell]]:
    """The cells of the rows by the column that they stand in, told by where it starts."""
    found: dict[int, list[Cell]] = {slot.start: [] for slot in layout}
    starts = {slot.key: slot.start for slot in layout}
    for row in rows:
        own = aligned(row, layout)
        narrow = {column: slot for slot in own for column in range(slot.start, slot.stop)}
        for cell in row.cells:
            slot = narrow.get(cell.column) if cell.width == 1 else slot_of(cell, own)
            if slot is not None and slot.key in starts:
                found[starts[slot.key]].append(cell)
    return found


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether a column says nothing, by words or by fills."""
    return not any(cell.text.strip() or cell.fill not in _GROUND for cell in cells)


def are_coloured(cells: Sequence[Cell]) -> bool:
    """Whether most cells are short words, or none, on a fill."""
    return _most(cells, [cell.fill not in _GROUND and len(cell.text) <= _SHORT for cell in cells])


def are_statuses(cells: Sequence[Cell]) -> bool:
    """Whether most cells say a status, by a word or a fill."""
    told = [
        (cell.fill not in _GROUND and len(cell.text) <= _SHORT) or _status_word(cell.text) for cell in cells
    ]
    return _most(cells, told)


def are_sentences(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells that say anything are too long for a status."""
    worded = _worded(cells)
    return _most(worded, [len(cell.text) > _SHORT for cell in worded])


def are_dates(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells that say anything hold a date or a deadline in words."""
    worded = _worded(cells)
    return _most(worded, [bool(_DATE.search(cell.text)) for cell in worded])


def are_figures(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells that say anything are a number, a sum or a share, and none is a date."""
    worded = _worded(cells)
    if any(_DATE.search(cell.text) for cell in worded):
        return False
    return _most(worded, [bool(_FIGURE.fullmatch(cell.text)) for cell in worded])


def are_verdicts(cells: Sequence[Cell]) -> bool:
    """Whether the cells decide ("Approve", "Refuse"), and ask nobody to do anything."""
    worded = _worded(cells)
    return bool(worded) and all(
        len(cell.text) <= _SHORT and fold(cell.text) in vocabulary().verdicts for cell in worded
    )


def _status_word(text: str) -> bool:
    if len(text) > _SHORT:
        return False
    folded = fold(text).removeprefix("new ")
    return folded in vocabulary().status_words or folded.replace(" ", "") in vocabulary().status_words


def _worded(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.text.strip()]


def _most(cells: Sequence[Cell], told: Sequence[bool]) -> bool:
    return bool(cells) and 2 * sum(told) > len(cells)
