"""The characters of a page into words; pdfium gives them in reading order, with the white space that it sees."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extract.pdf.glyphs import (
    KERN_BACK,
    OVERPRINT,
    SAME_LINE,
    UNCHANGED,
    WORD_GAP,
    Glyph,
    shown,
    spelt,
    words,
)
from extract.pdf.pdfium.calls import Floats, Ints
from extract.pdf.pdfium.characters import Characters
from extract.pdf.pdfium.frame import Boxes, Frame
from extract.pdf.pdfium.letters import Flags, Letters, begin_stretches, every, telling
from extract.pdf.pdfium.slanting import slanting_words
from schemas.paper import Word

SPACE = Glyph(" ", 0.0, 0.0, 0.0, 0.0, 0.0, bold=False, level=True)

FURTHEST = 40
"""So many words, and no more, are compared with each; where more begin in one spot, their neighbours tell."""


FURTHER = 1e5
"""Points beyond any page, whose sides PDF limits to 14,400."""


class Pieces(NamedTuple):
    """Words in the making: the rows of each one's first and last letter, its box, size and weight."""

    first: Ints
    last: Ints
    boxes: Boxes
    size: Floats
    bold: Flags


def words_of(characters: Characters, frame: Frame, printed: Sequence[int]) -> tuple[Word, ...]:
    """The words of an opened page's characters in its frame; `printed` are its text objects, by their addresses.

    Words that are whole by pdfium's own white space are taken as they are. Those that touch or cover another one
    are in doubt: their characters go the way on which `glyphs.words` makes words from scratch.
    """
    every_way = telling(characters, frame, printed)
    letters = every_way.straight()
    across = slanting_words(characters, frame, every_way) if letters is not every_way else ()
    if not len(letters.number):
        return across
    pieces = _pieces(letters)
    doubtful = _touching(characters, letters, pieces) | _overprinted(characters, letters, pieces)
    if not doubtful.any():
        return (*_spelt(characters, letters, pieces, slice(None)), *across)
    starts = letters.number[pieces.first[doubtful]]
    anew = every(characters, frame, printed, starts, letters.number[pieces.last[doubtful]] + 1).straight()
    glyphs = _glyphs(characters, anew, set(starts.tolist()))
    return (*_spelt(characters, letters, pieces, ~doubtful), *words(glyphs), *across)


def _pieces(letters: Letters) -> Pieces:
    """The words in the making: each chunk, but for gaps within those that several objects print."""
    chunk, index = letters.chunk, letters.number
    begins = begin_stretches(chunk)
    rows = ((index[1:] - index[:-1] == 1) & ~begins[1:]).nonzero()[0] + 1
    if len(rows):
        joined = _follow(letters, rows - 1, letters, rows)
        if not joined.all():  # text that stands on its head runs to the left
            joined |= _follow(letters, rows, letters, rows - 1)
        begins[rows] = ~joined
    first = begins.nonzero()[0]
    last = np.empty_like(first)
    last[:-1], last[-1] = first[1:] - 1, len(begins) - 1
    return Pieces(first, last, *_spans(letters, first, last))


def _spans(letters: Letters, first: Ints, last: Ints) -> tuple[Boxes, Floats, Flags]:
    """The box round the letters from each of `first` to `last`, their largest size, and whether all are bold."""
    x0, top, x1, bottom = letters.boxes
    low = [np.minimum(side[first], side[last]) for side in (x0, top)]
    high = [np.maximum(side[first], side[last]) for side in (x1, bottom, letters.size)]
    bold = letters.bold[first] & letters.bold[last]
    if (last - first).max() > 1:  # few have more than two letters, for most are of one object
        between = np.ones(len(x0), bool)
        between[first] = between[last] = False
        inner = between.nonzero()[0]
        whose = np.searchsorted(first, inner, "right") - 1
        for least, side in zip(low, (x0, top), strict=True):
            np.minimum.at(least, whose, side[inner])
        for most, side in zip(high, (x1, bottom, letters.size), strict=True):
            np.maximum.at(most, whose, side[inner])
        np.logical_and.at(bold, whose, letters.bold[inner])
    return Boxes(*low, *high[:2]), high[2], bold


def _follow(ones: Letters, one: Ints, others: Letters, other: Ints) -> Flags:
    """For each pair of rows, whether the second letter stands right behind the first in one word; see `glyphs`."""
    a, b = Boxes(*(side[one] for side in ones.boxes)), Boxes(*(side[other] for side in others.boxes))
    em = np.maximum(ones.size[one], others.size[other])
    level = ones.level[one]
    shared = np.minimum(a.bottom, b.bottom) - np.maximum(a.top, b.top)
    height = np.minimum(a.bottom - a.top, b.bottom - b.top)
    gap = b.x0 - a.x1
    if not level.all():
        up, down = a.top - b.bottom, b.top - a.bottom
        shared = np.where(level, shared, np.minimum(a.x1, b.x1) - np.maximum(a.x0, b.x0))
        height = np.where(level, height, np.minimum(a.x1 - a.x0, b.x1 - b.x0))
        gap = np.where(level, gap, np.where(np.abs(up) <= np.abs(down), up, down))
    near = (gap >= -KERN_BACK * em) & (gap <= WORD_GAP * em)
    found: Flags = near & (shared >= SAME_LINE * height) & (level == others.level[other])
    return found


def _touching(characters: Characters, letters: Letters, pieces: Pieces) -> Flags:
    """Which pieces touch another one, by order or on their base line, without white space in between."""
    found = np.zeros(len(pieces.first), bool)
    line = np.where(letters.level[pieces.first], pieces.boxes.bottom.round(1), FURTHER)
    order = (FURTHER * line + pieces.boxes.x0).argsort(kind="stable")
    left = np.concatenate([np.arange(len(order) - 1), order[:-1]])
    right = np.concatenate([np.arange(1, len(order)), order[1:]])
    if letters.level.all():
        x0, top, x1, bottom = pieces.boxes
        gap = x0[right] - x1[left]
        em = np.maximum(pieces.size[left], pieces.size[right])
        beside = (top[left] < bottom[right]) & (top[right] < bottom[left])
        near = (beside & (gap >= -KERN_BACK * em) & (gap <= WORD_GAP * em)).nonzero()[0]
        if not len(near):
            return found
        left, right = left[near], right[near]
    follow = _follow(letters, pieces.last[left], letters, pieces.first[right])
    for one, other in zip(left[follow].tolist(), right[follow].tolist(), strict=True):
        end, start = int(letters.number[pieces.last[one]]), int(letters.number[pieces.first[other]])
        between = range(end + 1, start) if 0 < start - end < 4 else (end + 1, start - 1)
        if not characters.has_space(between):
            found[[one, other]] = True
    return found


def _overprinted(characters: Characters, letters: Letters, pieces: Pieces) -> Flags:
    """Which pieces begin in nearly the same spot as another one with the same letter.

    All are put in a row by letter and place, so that two near spots are near in the row, nearly always next to
    each other: then each is compared with the next, the next but one, and so on while any is within reach.
    """
    x0, top = pieces.boxes.x0, pieces.boxes.top
    reach = OVERPRINT * np.maximum(pieces.size, 1.0)
    spread = 7.0  # sets words of one column, and of one line, far apart in the row
    row = characters.codes[letters.number[pieces.first]] * 1e6 + x0 + spread * top
    order = np.argsort(row)
    row, x0, top, reach = row[order], x0[order], top[order], reach[order]
    found = np.zeros(len(order), bool)
    for step in range(1, min(len(order), FURTHEST)):
        within = (row[step:] - row[:-step] <= (1 + spread) * reach[:-step]).nonzero()[0]
        if not len(within):
            break
        other = within + step
        near = (np.abs(x0[other] - x0[within]) <= reach[within]) & (
            np.abs(top[other] - top[within]) <= reach[within]
        )
        found[order[within[near]]] = found[order[other[near]]] = True
    return found


def _glyphs(characters: Characters, letters: Letters, starts: set[int]) -> Iterator[Glyph]:
    """The letters as glyphs, in pdfium's order, and a space where white space is printed before one of `starts`."""
    previous = -1
    boxes = np.column_stack(letters.boxes).tolist()
    for index, (x0, top, x1, bottom), size, bold, level in zip(
        letters.number.tolist(), boxes, letters.size.tolist(), letters.bold.tolist(), letters.level.tolist(),
        strict=True,
    ):  # fmt: skip
        if index in starts and characters.has_space((previous + 1, index - 1)):
            yield SPACE
        letter = shown(characters.text[index])
        if letter:
            yield Glyph(letter, x0, top, x1, bottom, size, bold, level)
        previous = index


def _spelt(characters: Characters, letters: Letters, pieces: Pieces, rows: Flags | slice) -> list[Word]:
    """Some of the pieces as words, those that show anything."""
    first, last = letters.number[pieces.first[rows]], letters.number[pieces.last[rows]]
    texts = _texts(characters.text, first, last)
    if not UNCHANGED.fullmatch(characters.text):
        # no control code is left in the text, so what is ASCII is plain
        texts = [each if each.isascii() else spelt(each) for each in texts]
    sides = np.array([*pieces.boxes, pieces.size])[:, rows].round(2).tolist()
    found = map(Word, texts, *sides, pieces.bold[rows].tolist())
    return list(found) if all(texts) else [word for word in found if word.text]


def _texts(text: str, first: Ints, last: Ints) -> list[str]:
    """The stretches of a text from each of `first` to each of `last`; no white space is in any.

    Mostly they are all that white space parts: so many of them, with all its ink.
    """
    parted = text.split()
    if len(parted) == len(first) and len("".join(parted)) == (last - first).sum() + len(first):
        return parted
    return [text[start : end + 1] for start, end in zip(first.tolist(), last.tolist(), strict=True)]
