"""What a Word cell holds: its lines, the one colour behind them, what tracked changes did to them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.lights import Mark, hued, told
from extract.word.text.printer import Printed


@dataclass(slots=True)
class Contents:
    """The paragraphs of one cell, in reading order, with what its text boxes and nested tables hold."""

    lines: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    page: int | None = None
    unseen: bool = True

    def add(self, printed: Printed) -> None:
        """Takes a paragraph."""
        self.unseen = self.unseen and printed.unseen
        self.deleted.append(printed.deleted)
        self.inserted.append(printed.inserted)
        if printed.text:
            self.lines.append(printed.text)
            self.page = printed.page if self.page is None else self.page
        if printed.text or any(mark.fill for mark in printed.marks):
            self.marks += printed.marks

    def join(self, inner: "Contents", text: str | None = None) -> None:
        """Takes what a text box or a nested table holds; `text` stands for its lines where it is given."""
        self.lines += inner.lines if text is None else [text] if text.strip() else []
        self.deleted += inner.deleted
        self.inserted += inner.inserted
        self.unseen = False
        if inner.lines or any(mark.fill for mark in inner.marks):
            self.marks += inner.marks

    def on(self, fill: str | None) -> "Contents":
        """The same on a ground of its own, as in a text box or a cell of a nested table."""
        if fill and (hued(fill) or not self.text):
            self.marks = [Mark(mark.text, fill) for mark in self.marks] or [Mark("", fill)]
        return self

    @property
    def text(self) -> str:
        """The lines that print anything, parted by line breaks."""
        return "\n".join(line for line in self.lines if line.strip())

    @property
    def fill(self) -> str:
        """The colour that tells what all of it tells; "" where there is none."""
        return told(self.marks)


class Layers(NamedTuple):
    """What lies behind a cell's text, the lowest first: ``#rrggbb``, "" where it says none, None where nothing."""

    style: str | None
    table: str | None
    cell: str | None
    text: str


def shown(layers: Layers) -> str | None:
    """The fill that a reader sees: the cell's own colour, else the topmost colour there is, else its white or grey.

    A colour that only words or paragraphs have counts where it is behind all of them; white and grey are no
    colour, so that a status marked with a pen shows on a grey row.
    """
    ground = next((fill for fill in (layers.cell, layers.table, layers.style) if fill is not None), "")
    if layers.cell and hued(layers.cell):
        return layers.cell
    if hued(layers.text):
        return layers.text
    return ground or layers.text or None
