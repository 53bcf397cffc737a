"""The heading row of a tracker: what each of its columns holds, also where a heading was cut badly.

Printed forms that are read: ``Recommendation | Status | Due Date | Comment``; the same with a number column
under a wide heading (``Recommendation | | Status``); a heading cut where no column ends (``Reco | mmendation``,
``Recoi | mmendation``); one that lacks a column on a continued page (``Recommendation | | Due Date | Comment``).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.columns.grammar import Meaning, is_heading_like, meaning_of
from extract.columns.slots import Layout, Slot
from extract.columns.vocabulary import fold, vocabulary
from schemas import Column, Row

_LEAST_HEADINGS = 2  # words in one cell alone head no table
_MOST_WORDS = 6  # of a heading that tells another kind of table: a comment may name a supplier, or a sum
_ROW_NUMBER = re.compile(r"\s*\(?\d{1,3}[a-z]?(?:\.\d{1,2})*[.)]?\s*")


def layout_of(*rows: Row) -> Layout | None:
    """The columns that these rows head together; None where they are no heading of a tracker.

    A heading names the recommendation or action, and a status, a due date or progress; and it names nothing
    that only risk registers, budgets and performance reports have.
    """
    if not all(_may_be_heading(cell.text) for row in rows for cell in row.cells):
        return None
    headings = _headings(rows[0]) if len(rows) == 1 else _stacked(rows)
    meanings = [_meaning(heading.text) for heading in headings]
    if not _may_head(meanings) or _is_elsewhere(headings, meanings):
        return None
    slots = tuple(_slots(headings, meanings))
    return slots if any(slot.column == "text" for slot in slots) else None


def _may_be_heading(text: str) -> bool:
    """Whether a cell may head a column: no sentence, and no row's number."""
    return is_heading_like(text) and not _ROW_NUMBER.fullmatch(text)


def _may_head(meanings: list[Meaning | None]) -> bool:
    """Whether there is what to do, and, in words that are known, how it stands or when it is due."""
    exact = {each.columns[0] for each in meanings if each is not None and not each.loose}
    text = any(each is not None and "text" in each.columns for each in meanings)
    return text and bool(exact & {"status", "due", "progress", "revised_due"})


def heads_another(row: Row) -> bool:
    """Whether `row` heads a table of another kind: known headings, but not those of a tracker."""
    if not all(_may_be_heading(cell.text) for cell in row.cells) or layout_of(row):
        return False
    headings = [heading for heading in _headings(row) if heading.text]
    meanings = [_meaning(heading.text) for heading in headings]
    known = [each for each in meanings if each is not None and not each.loose]
    if len(headings) < _LEAST_HEADINGS:
        return False
    return _is_elsewhere(headings, meanings) or (len(known) > 1 and 2 * len(known) >= len(headings))


def _is_elsewhere(headings: list["_Heading"], meanings: list[Meaning | None]) -> bool:
    """Whether a heading, or several together, stand over tables of other kinds only.

    An audit's recommendations are printed with what they are about: its impact, its risk.
    """
    words = vocabulary()
    recommended = any(each is not None and each.recommends for each in meanings)
    short = [heading.text for heading in headings if len(heading.text.split()) <= _MOST_WORDS]
    folded = {fold(text) for text in short}
    if any("£" in text for text in short) or folded & words.elsewhere_alone:
        return True
    if {word for heading in folded for word in heading.split()} & words.elsewhere_words:
        return True
    return len(folded & words.elsewhere_together) > (2 if recommended else 1)


def is_legend_head(row: Row) -> bool:
    """Whether `row` heads a traffic-light table ("Traffic Light Colour | Definition of target achievement")."""
    texts = [fold(cell.text) for cell in row.cells if cell.text]
    words = vocabulary()
    if len(texts) != 2 or texts[0] not in words.legend_words:
        return False
    return texts[1] in words.legend_definitions or texts[1].startswith("definition of ")


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
    """Whether `left` and `right` are one heading, cut inside a word ("Reco", "mmendation") or between two."""
    if not left or not right[:1].islower():
        return False
    alone = _meaning(left)
    if alone is not None and not alone.loose:
        return False
    wholes = (meaning_of(whole, respace=False) for whole in (left + right, f"{left} {right}"))
    return any(whole is not None and not whole.loose for whole in wholes)


def _meaning(heading: str) -> Meaning | None:
    return meaning_of(heading) if heading else None


def _slots(headings: list[_Heading], meanings: list[Meaning | None]) -> Iterator[Slot]:
    columns = _columns(headings, meanings)
    seen: Counter[str] = Counter()
    for heading, column, meaning in zip(headings, columns, meanings, strict=True):
        if column == "text" and heading.stop - heading.start == 2 and "number" not in columns:
            yield Slot(heading.start, heading.start + 1, "number", heading.text)
            yield Slot(heading.start + 1, heading.stop, "text", heading.text)
        else:
            instead = tuple(each for each in meaning.columns if each != column) if meaning else ()
            yield Slot(heading.start, heading.stop, column, heading.text, seen[fold(heading.text)], instead)
            seen[fold(heading.text)] += column == "unknown"


def _columns(headings: list[_Heading], meanings: list[Meaning | None]) -> list[Column]:
    """The column of each heading, each column once; what has nothing left keeps its own words, as unknown.

    Known words go before loose ones, one meaning before several, the latest time ("Q2 RAG") before others.
    """
    found: list[Column] = ["unknown"] * len(headings)
    text = _text(meanings)
    if text is not None:
        found[text] = "text"
    claims = [(each, index) for index, each in enumerate(meanings) if each is not None and index != text]
    for meaning, index in sorted(claims, key=_precedence):
        free = [each for each in meaning.columns if each != "text" and each not in found]
        after_text = text is not None and index > text
        if free and not (meaning.loose and free[0] == "number" and after_text):
            found[index] = free[0]
    if "due" not in found:  # "Current target date", and no other: it is revised against nothing
        for index, each in enumerate(meanings):
            if found[index] == "revised_due" and each is not None and "due" in each.columns:
                found[index] = "due"
    if text and not headings[text - 1].text and "number" not in found:
        found[text - 1] = "number"  # the narrow column before the text, headed by nothing
    return found


def _precedence(claim: tuple[Meaning, int]) -> tuple[bool, bool, bool, int, int, int]:
    meaning, index = claim
    year, month = meaning.when
    return meaning.loose, meaning.gives_way, len(meaning.columns) > 1, -year, -month, index


def _text(meanings: list[Meaning | None]) -> int | None:
    """The heading over what is tracked: of several texts the weightiest kind, the first of its kind."""
    texts = [
        (each.columns[0] != "text", each.kind, index)
        for index, each in enumerate(meanings)
        if each is not None and "text" in each.columns
    ]
    return min(texts)[2] if texts else None
