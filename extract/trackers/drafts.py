"""Rows of a tracker while they are being put together, cell by cell, from printed rows."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from extract.columns.slots import Layout, Slot
from schemas import Cell, Piece, Place, Problem, RawCell, RawRow

_FIELDS = {"status": "status_raw", "due": "due_raw", "revised_due": "due", "unknown": "other"}
"""Fields of an observation that are not called as their columns are."""


@dataclass(slots=True)
class Banner:
    """The line across the table that the next rows stand under."""

    text: str = ""
    place: Place | None = None


@dataclass(slots=True)
class Draft:
    """One row: what its own cells hold, by column key, and in which earlier row its shared ones start."""

    index: int
    section: int
    banner: Banner
    layout: Layout
    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)
    shared: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def text(self, key: str) -> str:
        """What the row's own cell in a column holds so far, on one line."""
        return " ".join(piece.text for piece in self.pieces.get(key, ())).strip()

    def add(self, slot: Slot, cells: list[Cell]) -> None:
        """Takes printed cells of one column; a column that the row did not have so far is added at the end."""
        if all(known.key != slot.key for known in self.layout):
            self.layout = (*self.layout, slot)
        pieces = self.pieces.setdefault(slot.key, [])
        pieces.extend(Piece(text=cell.text, place=cell.place) for cell in cells if cell.text or not pieces)
        fill = next((cell.fill for cell in cells if cell.fill), None)
        if fill:
            self.fills.setdefault(slot.key, fill)
        name = _FIELDS.get(slot.column, slot.column)
        self.problems.extend(replace(problem, field=name) for cell in cells for problem in cell.problems)


def finished(draft: Draft, drafts: list[Draft]) -> RawRow:
    """The row, frozen; a shared cell brings the whole text of the tall cell that it is part of."""
    return RawRow(
        index=draft.index,
        section=draft.section,
        cells=tuple(_cell(slot, draft, drafts) for slot in draft.layout),
        places=tuple(draft.places),
        banner=draft.banner.text,
        banner_place=draft.banner.place,
        problems=tuple(draft.problems),
    )


def _cell(slot: Slot, draft: Draft, drafts: list[Draft]) -> RawCell:
    owner = draft.shared.get(slot.key)
    source = draft if owner is None else drafts[owner]
    return RawCell(
        column=slot.column,
        heading=slot.heading,
        pieces=tuple(source.pieces.get(slot.key, ())),
        fill=source.fills.get(slot.key),
        shared_from=owner,
    )
