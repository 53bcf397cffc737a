"""What the cells of a column decide where its heading leaves open what it is.

Action logs print "On track" or "Plan in place" on a fill under "Progress"; "Status update" heads statuses on one
board and comments on the next; "Target" heads a date or a figure; of "Q1 RAG" to "Q4 RAG" the last ones are blank.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.columns.grammar import meaning_of
from extract.columns.holds import (
    are_coloured,
    are_dates,
    are_figures,
    are_sentences,
    are_statuses,
    cells_of,
    is_blank,
)
from extract.columns.slots import Layout, Slot
from extract.columns.vocabulary import fold
from schemas import Cell, Column, Row


def settled(layout: Layout, rows: Sequence[Row]) -> Layout:
    """The layout with what these rows, without their headings, say of its columns."""
    cells = cells_of(layout, rows)
    if not any(cells.values()):
        return layout
    return _told_apart(_with_status(_of_several(_as_held(layout, cells), cells), cells))


def _told_apart(layout: Layout) -> Layout:
    """Unknown columns with one heading numbered anew: one whose cells gainsay its meaning has become such a one."""
    seen: Counter[str] = Counter()
    found: list[Slot] = []
    for slot in layout:
        heading = fold(slot.heading) if slot.column == "unknown" else None
        found.append(slot if heading is None else replace(slot, nth=seen[heading]))
        if heading is not None:
            seen[heading] += 1
    return tuple(found)


def _as_held(layout: Layout, cells: dict[int, list[Cell]]) -> Layout:
    """Each column as the first of its meanings that its cells do not gainsay; unknown where they gainsay all."""
    found: list[Slot] = []
    for slot in layout:
        taken = {other.column for other in (*found, *layout[len(found) + 1 :])}
        if slot.column == "unknown" or not _gainsaid(slot.column, slot, cells[slot.start]):
            found.append(slot)
            continue
        open_to = [
            each
            for each in slot.instead
            if each not in taken and not _gainsaid(each, slot, cells[slot.start])
        ]
        found.append(_as(slot, open_to[0] if open_to else "unknown"))
    return tuple(found)


def _gainsaid(column: Column, slot: Slot, cells: list[Cell]) -> bool:
    """Whether cells speak against a meaning of their heading."""
    if column == "status":
        return are_sentences(cells) or (are_dates(cells) and not are_statuses(cells))
    if column == "comment":
        return "status" in (slot.column, *slot.instead) and are_statuses(cells)
    return column in {"due", "revised_due"} and are_figures(cells)


def _of_several(layout: Layout, cells: dict[int, list[Cell]]) -> Layout:
    """The layout with another column as its status, where the first of several is blank: the latest that is not."""
    status = next((slot for slot in layout if slot.column == "status"), None)
    if status is None or not is_blank(cells[status.start]):
        return layout
    others = [
        slot
        for slot in layout
        if slot.column == "unknown" and "status" in slot.instead and not is_blank(cells[slot.start])
    ]
    if not others:
        return layout
    chosen = max(others, key=_when)
    swapped = {chosen.start: _as(chosen, "status"), status.start: _as(status, "unknown")}
    return tuple(swapped.get(slot.start, slot) for slot in layout)


def _when(slot: Slot) -> tuple[int, int]:
    meaning = meaning_of(slot.heading)
    return meaning.when if meaning else (0, 0)


def _with_status(layout: Layout, cells: dict[int, list[Cell]]) -> Layout:
    """The layout with a status where no heading says so: a progress column, or one without a heading.

    Some boards colour the cells of a narrow column that is headed by nothing. Short words, coloured cells, in most
    of the rows.
    """
    if any(slot.column == "status" for slot in layout):
        return layout
    likely = [slot for slot in layout if slot.column == "progress" or not slot.heading.strip()]
    found = [slot for slot in likely if are_coloured(cells[slot.start])]
    return (
        tuple(_as(slot, "status") if slot in found else slot for slot in layout)
        if len(found) == 1
        else layout
    )


def _as(slot: Slot, column: Column) -> Slot:
    meanings = dict.fromkeys((slot.column, *slot.instead))
    return replace(
        slot, column=column, instead=tuple(each for each in meanings if each not in {column, "unknown"})
    )
