"""Printed characters into words; knows no PDF library, so every provider of pages words them alike."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.characters import LIGATURES, plain
from schemas.paper import Word

OVERPRINT = 0.1
"""The same character again within this many ems is the first one's shadow: fake bold prints each twice.
The narrowest letters advance by two tenths of an em, so no real neighbour is so near."""

WORD_GAP = 0.15
"""Characters further apart than this many ems belong to two words. A space is 0.25 em wide or more in
common type; kerning moves characters by less than 0.1 em."""

KERN_BACK = 0.5
"""How far, in ems, a character may start to the left of its neighbour's end: kerning, overhanging accents."""

SAME_LINE = 0.5
"""Two characters are on one line where they share this part of the lower one's height; superscripts do."""

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
"""Type names that say bold: "BAAAAA+DejaVuSans-Bold", "ABCDEE+Calibri,Bold", "Arial-Black"."""

SLANT = 0.1
"""Text that climbs more steeply than this part of its run, and runs less steeply up the page, slants: it is a
watermark, in no line."""


UNCHANGED = re.compile("[\t-\r -~\xa0-\xac\xae-\u02ff\u2012-\u2027\u2030-\u205e]*")
"""Text that is as `spelt` gives it: Latin letters, dashes, quotes, dots, white space; with no control or format code,
no ligature, no hyphen or bullet of another code, and nothing that joins the letter before it."""


class Glyph(NamedTuple):
    """One printed character: its text, its box and its type size in points of the displayed page.

    `level` is false for characters that run up or down the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    level: bool


class _Run(NamedTuple):
    """Glyphs that touch in printing order, and whether white space was printed before and after them."""

    glyphs: list[Glyph]
    after_space: bool
    before_space: bool


def words(glyphs: Iterable[Glyph]) -> tuple[Word, ...]:
    """The words that these characters make, in printing order; white space and shadows are gone.

    A change of type does not end a word: "8th" is one with its "th" raised, and its size is the largest.
    """
    return tuple(map(_word, _rejoin(_runs(_without_overprint(glyphs)))))


def shown(character: str) -> str:
    """What a character shows on paper: a soft hyphen a hyphen, a control code one that nothing maps."""
    if character == "\xad":
        return "-"
    kind = unicodedata.category(character)
    if kind == "Cc" and not character.isspace():
        return "\ufffd"
    return "" if kind == "Cf" else character


def spelt(text: str) -> str:
    """The plain letters that a word's characters show; "" where they show nothing.

    >>> spelt("o\ufb03ce"), spelt("\u200b")
    ('office', '')
    """
    if UNCHANGED.fullmatch(text):
        return text
    return plain("".join(map(shown, text)).translate(LIGATURES))


def _without_overprint(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The characters without those printed a second time in nearly the same spot; the first becomes bold.

    White space is no ink: it stays where it is.
    """
    kept: list[Glyph] = []
    near: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
            continue
        reach = OVERPRINT * max(glyph.size, 1.0)
        column, line = int(glyph.x0 // reach), int(glyph.top // reach)
        twin = next(
            (
                index
                for x in (column - 1, column, column + 1)
                for y in (line - 1, line, line + 1)
                for index in near.get((glyph.text, x, y), ())
                if _shadows(kept[index], glyph, reach)
            ),
            None,
        )
        if twin is None:
            near[glyph.text, column, line].append(len(kept))
            kept.append(glyph)
        elif kept[twin].x0 != glyph.x0 or kept[twin].top != glyph.top:
            kept[twin] = kept[twin]._replace(bold=True)
    return kept


def _shadows(first: Glyph, second: Glyph, reach: float) -> bool:
    return (
        abs(first.x0 - second.x0) <= reach
        and abs(first.top - second.top) <= reach
        and abs(first.size - second.size) <= reach
    )


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Runs in printing order: a new one after white space, after a gap, and on another line."""
    runs: list[_Run] = []
    current: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        if glyph.text.isspace():
            if current:
                runs.append(_Run(current, spaced, True))
                current = []
            spaced = True
        elif current and not _follows(current[-1], glyph):
            runs.append(_Run(current, spaced, False))
            current, spaced = [glyph], False
        else:
            current.append(glyph)
    if current:
        runs.append(_Run(current, spaced, False))
    return runs


def _follows(one: Glyph, other: Glyph) -> bool:
    """Whether `other` stands right behind `one` in the same word."""
    if one.level != other.level:
        return False
    em = max(one.size, other.size)
    if one.level:
        shared = min(one.bottom, other.bottom) - max(one.top, other.top)
        height = min(one.bottom - one.top, other.bottom - other.top)
        gap = other.x0 - one.x1
    else:
        shared = min(one.x1, other.x1) - max(one.x0, other.x0)
        height = min(one.x1 - one.x0, other.x1 - other.x0)
        gap = min(one.top - other.bottom, other.top - one.bottom, key=abs)
    return shared >= SAME_LINE * height and -KERN_BACK * em <= gap <= WORD_GAP * em


def _rejoin(runs: Sequence[_Run]) -> list[list[Glyph]]:
    """Words whose parts were printed out of order, put together by where they stand.

    Only parts that no white space sets apart, on exactly one base line, and in the place of the part that
    was printed first.
    """
    lines: dict[float, list[int]] = defaultdict(list)
    for index, run in enumerate(runs):
        if run.glyphs[0].level and not (run.after_space and run.before_space):
            lines[round(run.glyphs[0].bottom, 1)].append(index)
    words_ = [list(run.glyphs) for run in runs]
    for indices in lines.values():
        indices.sort(key=lambda i: runs[i].glyphs[0].x0)
        home = indices[0]
        for left, right in pairwise(indices):
            touching = _follows(runs[left].glyphs[-1], runs[right].glyphs[0])
            if touching and not runs[left].before_space and not runs[right].after_space:
                joined = words_[home] + words_[right]
                words_[home], words_[right] = [], []
                home = min(home, right)
                words_[home] = joined
            else:
                home = right
    return [glyphs for glyphs in words_ if glyphs]


def _word(glyphs: Sequence[Glyph]) -> Word:
    return Word(
        text=plain("".join(glyph.text for glyph in glyphs).translate(LIGATURES)),
        x0=round(min(glyph.x0 for glyph in glyphs), 2),
        top=round(min(glyph.top for glyph in glyphs), 2),
        x1=round(max(glyph.x1 for glyph in glyphs), 2),
        bottom=round(max(glyph.bottom for glyph in glyphs), 2),
        size=round(max(glyph.size for glyph in glyphs), 2),
        bold=all(glyph.bold for glyph in glyphs),
    )
