"""Printed rows put together again: what a page break cut, repeated headings, banners, tall cells.

A row goes on over a page break when its second half has neither number nor status word; it may still hold the
rest of any other cell. A tall cell belongs to every row that it spans; cut by a page break, its rest is its
own, wherever it lands. A text dump knows no spans: there a tall cell's fragments stay with their rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.columns.align import aligned
from extract.columns.slots import Layout, Slot, slot_of
from extract.trackers.drafts import Banner, Draft, finished
from extract.trackers.survey import Fragment
from schemas import Cell, PrintedCell, PrintedRow, RawRow, Row
from schemas.raw import RowRole

_OWN = frozenset({"number", "status"})
"""Columns in which each row has its own cell: words in one of them begin a row."""

_ENDED = (".", "!", "?", ":", ";")

_Cells = dict[Slot, list[Cell]]


@dataclass(slots=True)
class _State:
    """Where the pass stands: what it has put together, the banner in force, the tall cells still open."""

    printed: list[PrintedRow] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    banner: Banner = field(default_factory=Banner)
    tall: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By column key: the row in which a tall cell starts, and how many rows it still spans."""


def stitch(fragments: Iterable[Fragment]) -> tuple[tuple[PrintedRow, ...], tuple[RawRow, ...]]:
    """Every printed row of the fragments with its role, and the rows of the trackers, whole again."""
    state = _State()
    for fragment in fragments:
        _take_fragment(fragment, state)
    return tuple(state.printed), tuple(finished(draft, state.drafts) for draft in state.drafts)


def _take_fragment(fragment: Fragment, state: _State) -> None:
    state.tall.clear()
    if not fragment.continues:
        state.banner = Banner()
    at_break = fragment.continues
    headed_at = min(fragment.headings, default=0)
    for index, row in enumerate(fragment.table.rows):
        if index in fragment.headings:
            state.printed.append(_printed(row, fragment.layout, "heading", None))
        elif index < headed_at:
            _take_over(row, fragment, state)
        else:
            _take_row(row, fragment, at_break, state)
            at_break = False


def _take_row(row: Row, fragment: Fragment, at_break: bool, state: _State) -> None:
    layout = aligned(row, fragment.layout)
    cells = _by_slot(row, layout)
    last = state.drafts[-1] if state.drafts and state.drafts[-1].section == fragment.section else None
    if _is_bare(row, cells):
        _pass(layout, cells, state)
        state.printed.append(_printed(row, layout, "continuation", last.index if last else None))
    elif _is_banner(row, layout, at_break):
        _take_banner(row, layout, state)
    elif last and _goes_on(cells, layout, last, at_break):
        _go_on(row, cells, last, state)
        state.printed.append(_printed(row, layout, "continuation", last.index))
    else:
        draft = Draft(len(state.drafts), fragment.section, state.banner, layout, places=[row.place])
        state.drafts.append(draft)
        _fill(draft, cells, last if at_break else None, state)
        state.printed.append(_printed(row, layout, "row", draft.index))


def _take_banner(row: Row, layout: Layout, state: _State) -> None:
    state.banner = Banner(" ".join(cell.text for cell in row.cells if cell.text), row.place)
    state.printed.append(_printed(row, layout, "banner", None))


def _take_over(row: Row, fragment: Fragment, state: _State) -> None:
    """A row over the heading: a banner, if it says anything, and is no part of the section's title."""
    if fragment.titled or not any(cell.text for cell in row.cells):
        state.printed.append(_printed(row, fragment.layout, "banner", None))
    else:
        _take_banner(row, fragment.layout, state)


def _by_slot(row: Row, layout: Layout) -> _Cells:
    found: _Cells = {}
    for cell in row.cells:
        slot = slot_of(cell, layout)
        if slot is not None:
            found.setdefault(slot, []).append(cell)
    return found


def _is_bare(row: Row, cells: _Cells) -> bool:
    """Whether a printed row says nothing: no word, and no fill that only its status has.

    The rest of a heading row that a page break cut is a strip of one colour.
    """
    if any(cell.text for cell in row.cells):
        return False
    status = {cell.fill for slot, found in cells.items() if slot.column == "status" for cell in found}
    others = {cell.fill for slot, found in cells.items() if slot.column != "status" for cell in found}
    return status <= (others or {None}) | {None}


def _pass(layout: Layout, cells: _Cells, state: _State) -> None:
    """Counts the tall cells down that span a row without words."""
    for slot in layout:
        if slot not in cells and slot.key in state.tall:
            _span(slot.key, state)


def _is_banner(row: Row, layout: Layout, at_break: bool) -> bool:
    """A line across the table: one cell over all columns, or words at the row's start and nothing else."""
    worded = [cell for cell in row.cells if cell.text]
    if len(worded) != 1:
        return False
    cell = worded[0]
    if cell.column <= layout[0].start and cell.column + cell.width >= layout[-1].stop:
        return True
    plain = not any(other.fill for other in row.cells if other is not cell)
    at_start = cell is row.cells[0] and len(row.cells) >= len(layout)
    return plain and at_start and not at_break and not cell.text[:1].islower()


def _goes_on(cells: _Cells, layout: Layout, last: Draft, at_break: bool) -> bool:
    """Whether a printed row is the rest of the row before it."""
    texts = {slot.key: " ".join(cell.text for cell in found).strip() for slot, found in cells.items()}
    if texts.get("status") and _is_cut_status(texts, last, at_break):
        return True
    if any(texts.get(key) for key in _OWN):
        return False
    worded = last.text("status") or not any(slot.column == "status" for slot in layout)
    if worded:
        return at_break or not texts.get("due")
    if not texts.get("text") and not texts.get("due"):
        return at_break
    # where fills alone tell the status, only the sentence tells a row that goes on from one that begins
    return at_break and _reads_on(last.text("text"), texts.get("text", ""))


def _is_cut_status(texts: dict[str, str], last: Draft, at_break: bool) -> bool:
    """Whether a page break cut the status itself: "NEW" above it, "GREEN" and no number below."""
    return at_break and not texts.get("number") and last.text("status").upper() == "NEW"


def _reads_on(before: str, after: str) -> bool:
    """Whether `after` goes on in the sentence that `before` leaves open."""
    return after[:1].islower() or bool(after and not before.endswith(_ENDED))


def _go_on(row: Row, cells: _Cells, last: Draft, state: _State) -> None:
    last.places.append(row.place)
    for slot, found in cells.items():
        _give(slot, found, state.drafts[last.shared.get(slot.key, last.index)], state)


def _fill(draft: Draft, cells: _Cells, cut: Draft | None, state: _State) -> None:
    """Gives a new row its cells: its own, those of tall cells that span it, the rest of one cut before it."""
    for slot in draft.layout:
        if slot in cells:
            owner = _cut_tall(slot, cells[slot], cut, state)
            if owner is not None:
                draft.shared[slot.key] = owner.index
            _give(slot, cells[slot], owner or draft, state)
        elif slot.key in state.tall:
            draft.shared[slot.key] = _span(slot.key, state)


def _give(slot: Slot, cells: list[Cell], owner: Draft, state: _State) -> None:
    owner.add(slot, cells)
    height = max(cell.height for cell in cells)
    if height > 1:
        state.tall[slot.key] = (owner.index, height - 1)


def _cut_tall(slot: Slot, cells: list[Cell], cut: Draft | None, state: _State) -> Draft | None:
    """The row whose tall cell goes on, over a page break, in `cells`, the first of their column on the page."""
    if cut is None or slot.key in _OWN or any(cell.place.bbox is None for cell in cells):
        return None
    owner = state.drafts[cut.shared.get(slot.key, cut.index)]
    after = " ".join(cell.text for cell in cells).strip()
    before = owner.text(slot.key)
    return owner if before and not before.endswith(_ENDED) and after[:1].islower() else None


def _span(key: str, state: _State) -> int:
    """The row whose tall cell spans the present one; counts the span down."""
    owner, rows = state.tall.pop(key)
    if rows > 1:
        state.tall[key] = (owner, rows - 1)
    return owner


def _printed(row: Row, layout: Layout, role: RowRole, record: int | None) -> PrintedRow:
    cells = tuple(
        PrintedCell(
            text=cell.text,
            place=cell.place,
            role=slot.column if (slot := slot_of(cell, layout)) else None,
            fill=cell.fill,
            width=cell.width,
            height=cell.height,
        )
        for cell in row.cells
    )
    return PrintedRow(
        table=row.place.table or 0,
        row=row.place.row or 0,
        role=role,
        cells=cells,
        place=row.place,
        record=record,
    )
