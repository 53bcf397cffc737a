"""What a paper counts of itself: tables of reports and their counts, totals, and lines that may count.

Printed forms that are read::

    Report | Number of open recommendations and status      a table of reports
    PEEL: Police Effectiveness 2016 – CoLP | 5 NEW GREEN 2 NEW RED
    Report | Green | Amber | Red | Total                     the same as a grid
    Recommendation Summary | Number                          totals
    Red | 9 (including two new reds)

A table counts recommendations only where it, its heading or the lines over it speak of them; budgets, risks,
attendance and performance figures have their reds and ambers too.
"""

from collections.abc import Iterator

from extract.characters import one_line
from extract.columns.reading import is_legend_head, layout_of
from extract.figures.copies import Copies, copied, title_between
from extract.figures.grids import grid_counts
from extract.figures.ledger import LedgerLine, records
from extract.figures.tally import (
    goes_with_total,
    is_counts,
    is_note,
    is_nothing,
    is_number,
    is_total,
    speaks_of_items,
)
from schemas import Block, Cell, Paragraph, Place, Problem, Table
from schemas.stated import StatedCount

_LINES_OVER = 3  # a table: its caption, its heading, the sentence that announces it
_HEADED_WITHIN = 3  # rows
_MOST_COLUMNS = 8  # of a table with a column that repeats another


def stated_counts(blocks: tuple[Block, ...]) -> tuple[tuple[StatedCount, ...], tuple[Problem, ...]]:
    """The counts in a paper's tables, in reading order, and what of them is in doubt.

    `blocks` are the paper's paragraphs and tables, trackers and legends included; those give none.
    """
    counts: list[StatedCount] = []
    problems: list[Problem] = []
    over: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            over.append(one_line(block.text))
            continue
        found, doubts = _in_table(block, over[-_LINES_OVER:])
        counts.extend(found)
        problems.extend(doubts)
        over.clear()
    return tuple(counts), tuple(problems)


def _in_table(table: Table, over: list[str]) -> tuple[list[StatedCount], list[Problem]]:
    if not table.rows or is_legend_head(table.rows[0]):
        return [], []
    if any(layout_of(row) for row in table.rows[:_HEADED_WITHIN]):
        return [], []
    grid = grid_counts(table)
    if grid:
        headings = [one_line(cell.text) for cell in table.rows[0].cells]
        return (grid, []) if speaks_of_items([*over, *headings]) else ([], [])
    columns = _columns(table)
    if columns is None:
        return [], []
    copies = copied(table, *columns)
    lines = [_line(row.cells, row.place, columns, copies, index) for index, row in enumerate(table.rows)]
    if not speaks_of_items([*over, *_headings(lines)]):
        return [], []
    counts, doubts = _of_ledger(lines, copies)
    return counts, ([_set_aside(table, copies), *doubts] if copies and counts else doubts)


def _columns(table: Table) -> tuple[int, int] | None:
    """The columns of labels and of counts: most counts, and beside them most letters."""
    counting: dict[int, int] = {}
    letters: dict[int, int] = {}
    for row in table.rows:
        for cell in row.cells:
            text = cell.text.strip()
            counts = is_counts(text) or is_number(text)
            counting[cell.column] = counting.get(cell.column, 0) + counts
            letters[cell.column] = letters.get(cell.column, 0) + (0 if counts else len(text))
    words = max(counting, key=lambda column: (counting[column], column), default=None)
    if words is None or not counting[words]:
        return None
    beside = {column: size for column, size in letters.items() if column < words and size}
    if len(beside) > 1 and (copy := _widest(table, words)) is not None:
        beside.pop(copy, None)
    label = max(beside, key=lambda column: beside[column], default=None)
    return (label, words) if label is not None else None


def _widest(table: Table, words: int) -> int | None:
    """The column that repeats another one with its counts, if there is one."""
    columns = sorted({cell.column for row in table.rows for cell in row.cells if cell.text} - {words})
    if len(columns) > _MOST_COLUMNS:
        return None
    for label in columns:
        copies = copied(table, label, words)
        if copies is not None:
            return copies.column
    return None


def _line(
    cells: tuple[Cell, ...], place: Place, columns: tuple[int, int], copies: Copies | None, index: int
) -> LedgerLine:
    """A row as label and counts; what its own cells lack comes from a copy that holds this line alone."""
    by_column = {cell.column: cell for cell in cells}
    label, words = by_column.get(columns[0]), by_column.get(columns[1])
    own = copies.own.get(index, ("", "")) if copies else ("", "")
    told = one_line(label.text) if label else ""
    said = words.text.strip() if words else ""
    return LedgerLine(
        label=told or own[0],
        words=own[1] if is_nothing(said) and own[1] else said,
        label_place=label.place if label and told else place,
        place=words.place if words and said else place,
        wrapped=place.line is not None,
        from_copy=bool(own[0] and not told) or bool(own[1] and is_nothing(said)),
    )


def _headings(lines: list[LedgerLine]) -> list[str]:
    """The words that can say what a table counts: its headings, and the labels of its totals."""
    return [
        f"{line.label} {line.words}"
        for line in lines
        if not is_counts(line.words) and (not is_number(line.words) or is_total(line.label))
    ]


def _of_ledger(lines: list[LedgerLine], copies: Copies | None) -> tuple[list[StatedCount], list[Problem]]:
    """The counts of a table, run by run: reports between headings, then totals."""
    counts: list[StatedCount] = []
    problems: list[Problem] = []
    run: list[LedgerLine] = []
    heading, total = "", False
    for line in lines:
        if is_total(line.label) and is_number(line.words):
            counts.extend(_reports(run, heading, copies, problems))
            run, total = [], True
            counts.append(_total(line, problems))
        elif total and is_nothing(line.words) and goes_with_total(line.label):
            counts[-1] = _lengthened(counts[-1], line.label)
        elif is_nothing(line.words) or is_counts(line.words) or is_note(line.words):
            run, total = [*run, line], False
        else:
            counts.extend(_reports(run, heading, copies, problems))
            heading, run, total = line.label or heading, [], False
    counts.extend(_reports(run, heading, copies, problems))
    return counts, problems


def _reports(
    run: list[LedgerLine], heading: str, copies: Copies | None, problems: list[Problem]
) -> Iterator[StatedCount]:
    found = records(run)
    for index, record in enumerate(found):
        label, place = record.label, record.label_place
        if not label and copies:
            above = found[index - 1].label if index else ""
            below = found[index + 1].label if index + 1 < len(found) else ""
            label, place = title_between(copies, above, below, heading), record.place
        words = "\n".join(words for words in record.words)
        if not label:
            message = f"The count {one_line(words)!r} stands beside no report."
            problems.append(Problem(code="count_without_report", message=message, place=record.place))
            continue
        if record.from_copy or not record.label:
            problems.append(_recovered(label, words, record.place))
        yield StatedCount(
            basis="table", label=label, words=words, place=record.place or Place(), label_place=place
        )


def _total(line: LedgerLine, problems: list[Problem]) -> StatedCount:
    if line.from_copy:
        problems.append(_recovered(line.label, line.words, line.place))
    return StatedCount(
        basis="total", label=line.label, words=line.words, place=line.place, label_place=line.label_place
    )


def _lengthened(count: StatedCount, more: str) -> StatedCount:
    return StatedCount(
        basis=count.basis,
        label=f"{count.label} {more}",
        words=count.words,
        place=count.place,
        label_place=count.label_place,
    )


def _recovered(label: str, words: str, place: Place | None) -> Problem:
    message = (
        f"{label!r} with {one_line(words)!r} is printed, in part or whole, only in a copied cell: read there."
    )
    return Problem(code="count_from_copy", message=message, place=place)


def _set_aside(table: Table, copies: Copies) -> Problem:
    first = copies.cells[min(copies.rest, default=min(copies.cells))]
    message = (
        f"{len(copies.rest)} cells of column {copies.column + 1} hold rows of the table again, or words that fit"
        f" none: they are set aside, such as {one_line(first.text)[:60]!r}."
    )
    return Problem(code="table_copied_in_cell", message=message, place=first.place or table.place)
