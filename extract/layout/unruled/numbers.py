"""Columns of numbers that no wide gutter parts from the text: under its heading, or set to the right against it."""

from collections import Counter
from collections.abc import Sequence

from extract.layout.text.lines import BULLETS, Line
from extract.layout.unruled.gutters import FLUSH, LEAST, Columns, Stretch

WIDEST_NUMBER = 6.0
"""A column of numbers under no heading of its own is no wider than this many ems ("13.2", "AFI 12")."""


def with_number(columns: Columns, lines: Sequence[Line]) -> Columns:
    """The columns with one more at the left, where short numbers hang under the first heading; or with the numbers'
    own column as wide as they ask, where they stand right of its heading, against the text."""
    if 0 in columns.keys:
        return _set_right(columns, lines)
    first = _column(0, columns, lines)
    gutter = _first_gutter(first) or _seam(first)
    if gutter is None:
        return columns
    numbers = ["".join(word.text for word in line if word.x1 <= gutter[0]) for line in first]
    if not all(_is_number(number) for number in numbers if number):
        return columns
    keys = frozenset({0, *(key + 1 for key in columns.keys)})
    over = tuple((first + 1, end + 1) for first, end in columns.over)
    lefts = (gutter[1], *columns.lefts)
    gutters = ((gutter,), *columns.gutters)
    return columns._replace(gutters=gutters, keys=keys, numbered=True, over=over, lefts=lefts)


def _column(column: int, columns: Columns, lines: Sequence[Line]) -> list[Line]:
    """The words of each line that has some in this column."""
    held = ([word for word in line if columns.at((word.x0 + word.x1) / 2) == column] for line in lines)
    return [line for line in held if line]


def _first_gutter(lines: Sequence[Line]) -> Stretch | None:
    """The white to the right of what hangs at the left of all these lines, if that is narrow."""
    words = sorted((word for line in lines for word in line), key=lambda word: word.x0)
    if not words:
        return None
    left, reach, size = words[0].x0, words[0].x1, words[0].size
    for word in words:
        if word.x0 - reach >= LEAST * size:
            return (reach, word.x0)
        reach = max(reach, word.x1)
        if reach - left > WIDEST_NUMBER * size:
            return None
    return None


def _set_right(columns: Columns, lines: Sequence[Line]) -> Columns:
    """The columns parted between the numbers and the text where the numbers' own column is left without a word."""
    if _column(0, columns, lines):
        return columns
    gutter = _seam(_column(1, columns, lines))
    return columns if gutter is None else columns._replace(gutters=((gutter,), *columns.gutters[1:]))


def _seam(lines: Sequence[Line]) -> Stretch | None:
    """What lies between short numbers and the place where all other words of these lines begin, however narrow: a
    spreadsheet sets numbers to the right of their cells, nearer to the text than its words are to one another."""
    begun = [word.x0 for line in lines for word in line[:3]]
    place, count = max(
        Counter(map(round, begun)).items(), key=lambda each: (each[1], -each[0]), default=(0, 0)
    )
    if count < 2 or 2 * count <= len(lines):
        return None
    left = min(x for x in begun if round(x) == place)
    numbers = [[word for word in line if word.x0 < left - FLUSH] for line in lines]
    for words in filter(None, numbers):
        is_short = words[-1].x1 <= left and words[-1].x1 - words[0].x0 <= WIDEST_NUMBER * words[0].size
        if not (is_short and _is_number("".join(word.text for word in words))):
            return None
    reach = max((words[-1].x1 for words in numbers if words), default=left)
    return (reach, left) if reach < left else None


def _is_number(text: str) -> bool:
    return any(character.isdigit() for character in text) and text[0] not in BULLETS
