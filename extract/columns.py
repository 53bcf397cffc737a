"""The heading row of a tracker: what each of its columns holds, also where a heading was cut badly.

Printed forms that are read: ``Recommendation | Status | Due Date | Comment``; the same with a number column
under a wide heading (``Recommendation | | Status``); a heading cut where no column ends (``Reco | mmendation``,
``Recoi | mmendation``); one that lacks a column on a continued page (``Recommendation | | Due Date | Comment``).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import cast, get_args

from schemas import Cell, Column, Row

_ALIKE = 0.9  # of one badly cut heading and the one that it is: "Recoimmendation" gives 0.97
_SHORTEST_ALIKE = 8  # letters
_ODD_LETTERS = 2  # by as many a misprinted heading is longer or shorter
_LONGEST_HEADING = 60  # characters: a longer cell is text, whatever it begins with
_LEAST_KNOWN = 2  # columns: one known heading alone ("Action") also heads other tables


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a tracker: grid columns `start` to `stop` (exclusive), its meaning, its printed heading.

    `nth` tells unknown columns with the same heading apart, from 0.
    """

    start: int
    stop: int
    column: Column
    heading: str
    nth: int = 0

    @property
    def key(self) -> str:
        """What makes it the same column on the next page, where its heading may be cut otherwise."""
        return self.column if self.column != "unknown" else f"unknown: {fold(self.heading)} {self.nth}"


Layout = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    columns: dict[str, Column]
    legend_words: frozenset[str]
    legend_definitions: frozenset[str]
    weak_text: frozenset[str]
    alone_elsewhere: frozenset[str]
    together_elsewhere: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(resources.files("extract").joinpath("columns.toml").read_text("utf-8"))
    unknown = set(data["headings"]) - set(get_args(Column))
    if unknown:
        raise ValueError(f"columns.toml names columns that do not exist: {sorted(unknown)}")
    columns = {
        phrase: cast(Column, column) for column, phrases in data["headings"].items() for phrase in phrases
    }
    legend = data["legend"]
    elsewhere = data["elsewhere"]
    return _Vocabulary(
        columns,
        frozenset(legend["word"]),
        frozenset(legend["definition"]),
        frozenset(data["weak"]["text"]),
        frozenset(elsewhere["alone"]),
        frozenset(elsewhere["together"]),
    )


def heading_phrases() -> dict[str, Column]:
    """Every known heading, folded, and what its column holds."""
    return _vocabulary().columns


def phrases_elsewhere() -> frozenset[str]:
    """Headings, folded, that only tables of other kinds have."""
    return _vocabulary().alone_elsewhere


def fold(heading: str) -> str:
    """A heading as it is compared.

    >>> fold("Recommendations & Areas\\nfor Improvement:")
    'recommendations and areas for improvement'
    """
    return re.sub(r"[^a-z0-9]+", " ", heading.lower().replace("&", " and ")).strip()


def layout_of(*rows: Row) -> Layout | None:
    """The columns that these rows head together; None where they are no heading of a tracker.

    A heading names the recommendation or action, and a status, a due date or progress; and it names nothing
    that only risk registers, budgets and performance reports have.
    """
    if any(len(cell.text) > _LONGEST_HEADING for row in rows for cell in row.cells):
        return None
    headings = _headings(rows[0]) if len(rows) == 1 else _stacked(rows)
    if _is_elsewhere(headings):
        return None
    slots = tuple(_slots(headings))
    known = {slot.column for slot in slots} - {"unknown"}
    if "text" not in known or not known & {"status", "due", "progress"} or len(known) < _LEAST_KNOWN:
        return None
    return slots


def heads_another(row: Row) -> bool:
    """Whether `row` heads a table of another kind: known headings, but not those of a tracker."""
    if any(len(cell.text) > _LONGEST_HEADING for cell in row.cells) or layout_of(row):
        return False
    headings = _headings(row)
    return _is_elsewhere(headings) or sum(_column(heading.text) is not None for heading in headings) > 1


def _is_elsewhere(headings: list["_Heading"]) -> bool:
    vocabulary = _vocabulary()
    if any("£" in heading.text for heading in headings):
        return True
    folded = {fold(heading.text) for heading in headings}
    return bool(folded & vocabulary.alone_elsewhere) or len(folded & vocabulary.together_elsewhere) > 1


def is_legend_head(row: Row) -> bool:
    """Whether `row` heads a traffic-light table ("Traffic Light Colour | Definition of target achievement")."""
    texts = [fold(cell.text) for cell in row.cells if cell.text]
    vocabulary = _vocabulary()
    if len(texts) != 2 or texts[0] not in vocabulary.legend_words:
        return False
    return texts[1] in vocabulary.legend_definitions or texts[1].startswith("definition of ")


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    stop: int
    text: str


def _headings(row: Row) -> list[_Heading]:
    """The row's headings with the grid columns they cover, badly cut ones whole.

    In a text dump, which knows no merged cells, a blank cell belongs to the heading before it.
    """
    found: list[_Heading] = []
    for cell in row.cells:
        stop = cell.column + cell.width
        merged = not cell.text and cell.place.line is not None
        if found and (merged or _cut(found[-1].text, cell.text)):
            last = found[-1]
            found[-1] = _Heading(last.start, stop, last.text + cell.text)
        else:
            found.append(_Heading(cell.column, stop, cell.text))
    return found


def _stacked(rows: tuple[Row, ...]) -> list[_Heading]:
    """The headings of several rows read downwards: "Due date" over "Original" and "Revised" is two columns."""
    cells = [cell for row in rows for cell in row.cells]
    over = [
        tuple(cell for cell in cells if cell.column <= column < cell.column + cell.width)
        for column in range(max(cell.column + cell.width for cell in cells))
    ]
    found: list[_Heading] = []
    for column, stack in enumerate(over):
        if column and stack == over[column - 1]:
            found[-1] = _Heading(found[-1].start, column + 1, found[-1].text)
        else:
            found.append(_Heading(column, column + 1, " ".join(cell.text for cell in stack if cell.text)))
    return found


def _cut(left: str, right: str) -> bool:
    """Whether `left` and `right` are one heading, cut inside a word ("Reco", "mmendation")."""
    if not left or not right[:1].islower() or fold(left) in _vocabulary().columns:
        return False
    return _column(left + right) is not None


def _column(heading: str) -> Column | None:
    return _known(fold(heading))


@lru_cache(maxsize=4096)
def _known(folded: str) -> Column | None:
    """The column of a folded heading: one of the vocabulary's, or one that is misprinted or badly cut."""
    columns = _vocabulary().columns
    if folded in columns:
        return columns[folded]
    # a short heading is too like others to be taken for one that it is not; figures head nothing
    if len(folded) < _SHORTEST_ALIKE or any(letter.isdigit() for letter in folded):
        return None
    for phrase, column in columns.items():
        alike = phrase[0] == folded[0] and abs(len(phrase) - len(folded)) <= _ODD_LETTERS
        if alike and SequenceMatcher(None, phrase, folded).ratio() >= _ALIKE:
            return column
    return None


def _slots(headings: list[_Heading]) -> Iterator[Slot]:
    columns = _columns(headings)
    seen: Counter[str] = Counter()
    for heading, column in zip(headings, columns, strict=True):
        if column == "text" and heading.stop - heading.start == 2 and "number" not in columns:
            yield Slot(heading.start, heading.start + 1, "number", heading.text)
            yield Slot(heading.start + 1, heading.stop, "text", heading.text)
        else:
            yield Slot(heading.start, heading.stop, column, heading.text, seen[fold(heading.text)])
            seen[fold(heading.text)] += column == "unknown"


def _columns(headings: list[_Heading]) -> list[Column]:
    """The meaning of each heading; of two with the same meaning the second keeps its own words, as unknown."""
    found: list[Column] = [_column(heading.text) or "unknown" for heading in headings]
    texts = [index for index, column in enumerate(found) if column == "text"]
    strong = [index for index in texts if fold(headings[index].text) not in _vocabulary().weak_text]
    text = next(iter(strong or texts), None)
    for index, column in enumerate(found):
        if index != text and (column == "text" or column in found[:index]):
            found[index] = "unknown"
    if text and not headings[text - 1].text and "number" not in found:
        found[text - 1] = "number"  # the narrow column before the text, headed by nothing
    return found


def with_number(layout: Layout) -> Layout:
    """The layout with a number column of one cell before the text, everything after it moved by one."""
    text = next(slot for slot in layout if slot.column == "text")
    before = tuple(slot for slot in layout if slot.start < text.start)
    after = tuple(
        replace(slot, start=slot.start + 1, stop=slot.stop + 1) for slot in layout if slot.start >= text.start
    )
    return (*before, Slot(text.start, text.start + 1, "number", text.heading), *after)


def without_number(layout: Layout) -> Layout:
    """The layout without its number column, everything after it moved back."""
    gone = next((slot for slot in layout if slot.column == "number"), None)
    if gone is None:
        return layout
    width = gone.stop - gone.start
    before = tuple(slot for slot in layout if slot.start < gone.start)
    after = tuple(
        replace(slot, start=slot.start - width, stop=slot.stop - width)
        for slot in layout
        if slot.start > gone.start
    )
    return before + after


def slot_of(cell: Cell, layout: Layout) -> Slot | None:
    """The column that `cell` stands in; None beyond the last one.

    A cell over several columns is the text's if it covers that one (a row without its number's cell is still
    a row), else the first one's.
    """
    covered = [slot for slot in layout if cell.column < slot.stop and slot.start < cell.column + cell.width]
    return next((slot for slot in covered if slot.column == "text"), covered[0] if covered else None)
