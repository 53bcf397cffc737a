"""Where and how the characters of a page are displayed, asked for as few of them as will do.

Asking costs more than all else. Characters that one text object prints lie between the first and the last of
them, so only these two are asked; words that several objects print are asked letter by letter.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium.calls import Floats, Ints
from extract.pdf.pdfium.characters import BLANK, HYPHENS, Characters, Codes
from extract.pdf.pdfium.frame import Boxes, Frame
from extract.pdf.pdfium.runs import runs_of, shadowed

Flags = npt.NDArray[np.bool_]


class Letters(NamedTuple):
    """Characters that were asked for, one row each.

    `number` is theirs among all, `chunk` the chunks that they are of; `boxes` and the type's `size` are in
    points as displayed; `level` is false where they run up or down the page, `slant` true where they do neither.
    """

    number: Ints
    chunk: Ints
    boxes: Boxes
    size: Floats
    bold: Flags
    level: Flags
    slant: Flags

    def take(self, rows: Ints | Flags) -> "Letters":
        """Some of them."""
        boxes = Boxes(*(side[rows] for side in self.boxes))
        flags = self.bold[rows], self.level[rows], self.slant[rows]
        return Letters(self.number[rows], self.chunk[rows], boxes, self.size[rows], *flags)

    def straight(self) -> "Letters":
        """Those that do not slant."""
        return self.take(~self.slant) if self.slant.any() else self


def telling(characters: Characters, frame: Frame, printed: Sequence[int]) -> Letters:
    """The letters that tell where each chunk - characters without white space between them - lies.

    That is its first and its last one; all where several of the text objects `printed` print it. Chunks off the
    page are left out.
    """
    starts, ends = _chunks(characters.codes)
    first = characters.objects(starts)
    # An object prints all its characters in one go: a chunk that begins as the next one does is of one object.
    changes = ends_of_stretches(first)
    last = first.copy()
    last[changes] = characters.objects(ends[changes] - 1)
    mixed = first != last
    lengths = ends - starts
    lengths = np.where(mixed, lengths, np.minimum(lengths, 2))
    index, chunk = _all_of(starts, lengths)
    index[lengths.cumsum() - 1] = ends - 1
    objects = first[chunk]
    if mixed.any():
        rows = mixed[chunk]
        objects[rows] = characters.objects(index[rows])
    return _asked(characters, frame, printed, index, chunk, objects)


def every(characters: Characters, frame: Frame, printed: Sequence[int], starts: Ints, ends: Ints) -> Letters:
    """All letters from each of `starts` up to, not with, each of `ends`; `chunk` numbers these stretches."""
    index, chunk = _all_of(starts, ends - starts)
    return _asked(characters, frame, printed, index, chunk, characters.objects(index))


def begin_stretches(values: Ints) -> Flags:
    """Which values differ from the one before; the first does."""
    begins = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=begins[1:])
    return begins


def ends_of_stretches(values: Ints) -> Ints:
    """The rows of the values that differ from the next one, and the last row."""
    ends = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=ends[:-1])
    return ends.nonzero()[0]


def _chunks(codes: Codes) -> tuple[Ints, Ints]:
    """Where chunks begin and end; a line's last hyphen ends one."""
    ink = ~BLANK.take(codes)
    opens, closes = ink.copy(), ink.copy()
    broken = (codes == HYPHENS[0]) | (codes == HYPHENS[1])
    opens[1:] &= ~ink[:-1] | broken[:-1]
    closes[:-1] &= ~ink[1:] | broken[:-1]
    return opens.nonzero()[0], closes.nonzero()[0] + 1


def _all_of(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """All numbers of stretches of these lengths, one after another, and the number of the stretch of each."""
    stretch = np.arange(len(starts)).repeat(lengths)
    return np.arange(len(stretch)) + (starts + lengths - lengths.cumsum())[stretch], stretch


def _asked(
    characters: Characters, frame: Frame, printed: Sequence[int], index: Ints, chunk: Ints, objects: Ints
) -> Letters:
    boxes = frame.boxes(characters.boxes(index))
    begins = begin_stretches(objects)
    run = begins.cumsum() - 1
    firsts = begins.nonzero()[0]
    runs = runs_of(characters, frame, index[firsts], objects[firsts])
    bold = (runs.bold | shadowed(objects[firsts], runs.size, printed))[run]
    low, high, level = runs.low[run], runs.high[run], runs.level[run]
    if runs.level.all():
        boxes = Boxes(boxes.x0, low, boxes.x1, high)
    else:
        boxes = Boxes(
            np.where(level, boxes.x0, low), np.where(level, low, boxes.top),
            np.where(level, boxes.x1, high), np.where(level, high, boxes.bottom),
        )  # fmt: skip
    found = Letters(index, chunk, boxes, runs.size[run], bold, level, runs.slant[run])
    held = frame.holds(boxes)
    return found if held.all() else found.take(np.bincount(chunk, held)[chunk] > 0)
