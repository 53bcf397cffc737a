"""A column that holds the table's other columns again: a fault of some text dumps, in which each cell of the first
column is the whole rest of the table, with words that no page prints among them.

Such a cell is set aside. Where a line's own cells are blank, what they printed is taken from the copy: from one
that holds this line alone, or from what two copies or more put between the lines above and below it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from extract.characters import one_line
from extract.figures.tally import counts_in, is_counts, is_nothing, parted, without_counts
from schemas import Cell, Table

_LEAST = (
    2  # copies that must agree on a title that no line of its own prints, and mixed cells that make a column
)
_LONGEST = 4_000  # characters of a copy that are searched
_MOST_ROWS = 200  # of a table with a copied column
_ODD = re.compile(r"[^\w\s.,:;!?&/'’‘“”\"()\[\]–—-]")
"""A character that no title holds: what a scanner made of a smudge ("∠ KEU")."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The cells of a copied column by row index: `own` hold their line alone, as label and counts, `rest` are
    copies of all that follows."""

    column: int
    own: dict[int, tuple[str, str]]
    rest: dict[int, str]
    cells: dict[int, Cell]


def copied(table: Table, label_column: int, words_column: int) -> Copies | None:
    """The copied column of a table that counts in `words_column`, with its cells told apart; None without one."""
    if len(table.rows) > _MOST_ROWS:
        return None
    columns = {cell.column for row in table.rows for cell in row.cells} - {label_column, words_column}
    for column in sorted(columns):
        cells = {
            index: cell
            for index, row in enumerate(table.rows)
            for cell in row.cells
            if cell.column == column and cell.text
        }
        if _repeats(cells, table, label_column):
            return _told_apart(column, cells, table, label_column, words_column)
    return None


def _repeats(cells: dict[int, Cell], table: Table, label_column: int) -> bool:
    mixed = [cell for cell in cells.values() if counts_in(cell.text) and not is_counts(cell.text)]
    if len(mixed) < _LEAST or 2 * len(mixed) < len(cells):
        return False
    labels = [
        text
        for index in range(len(table.rows))
        if len((text := _text(table, index, label_column)).split()) > 1
    ]
    whole = _plain(" ".join(cell.text[:_LONGEST] for cell in mixed))
    return bool(labels) and 2 * sum(_plain(label) in whole for label in labels) >= len(labels)


def _told_apart(
    column: int, cells: dict[int, Cell], table: Table, label_column: int, words_column: int
) -> Copies:
    labels = [_text(table, index, label_column) for index in range(len(table.rows))]
    plain = [_plain(text) for text in labels]
    own: dict[int, tuple[str, str]] = {}
    rest: dict[int, str] = {}
    for index, cell in cells.items():
        label, words = parted(cell.text[:_LONGEST])
        printed = _text(table, index, words_column)
        later = [text for text in plain[index + 1 :] if " " in text]
        fits = _same(label, labels[index]) and _same(words, printed) and not _ODD.search(label)
        whole = _plain(label)
        if fits and not counts_in(label) and not any(text in whole for text in later):
            own[index] = (label, words)
        else:
            rest[index] = without_counts(cell.text[:_LONGEST])
    return Copies(column, own, rest, cells)


def title_between(copies: Copies, above: str, below: str, heading: str) -> str:
    """The title that the copies print between two others; "" where fewer than two of them say the same.

    Where nothing stands above but the table's `heading`, a copy may also begin with it, or with its rest.
    """
    bounded: list[str] = []
    opening: list[str] = []
    for text in copies.rest.values():
        stop = _find(below, text)
        if stop is None:
            continue
        start = _find(above, text) if above else None
        if start is not None and start[1] <= stop[0]:
            bounded.append(text[start[1] : stop[0]])
        elif not above and heading and text.startswith(heading):
            bounded.append(text[len(heading) : stop[0]])
        elif not above:
            opening.append(text[: stop[0]])
    return _agreed([one_line(each) for each in bounded], [one_line(each) for each in opening])


def _agreed(bounded: list[str], opening: list[str]) -> str:
    """The gap that two copies or more agree on, as most of them print it."""
    tally = Counter(_plain(text) for text in (bounded or opening) if text)
    for text, votes in tally.most_common(1):
        also = 0 if not bounded else sum(1 for each in opening if each and text.endswith(_plain(each)))
        if votes + also >= _LEAST and sum(1 for other in tally.values() if other == votes) == 1:
            printed = Counter(each for each in (*bounded, *opening) if _plain(each) == text)
            return printed.most_common(1)[0][0]
    return ""


def _find(title: str, text: str) -> tuple[int, int] | None:
    """Where a title stands in a text, whatever dashes and case it is printed with."""
    words = re.findall(r"\w+", title)
    if not words:
        return None
    found = re.search(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b\W*?(?=\s|$)", text, re.IGNORECASE)
    return found.span() if found else None


def _same(copy: str, printed: str) -> bool:
    return is_nothing(printed) or _plain(copy) == _plain(printed)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _text(table: Table, index: int, column: int) -> str:
    return next((one_line(cell.text) for cell in table.rows[index].cells if cell.column == column), "")
