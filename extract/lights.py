"""Traffic lights told by colour alone: which of the colours behind a cell's words is its status."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_HUED = 24  # of 255, between the strongest and the weakest of red, green and blue

SIGNS = frozenset("●■⬤◆⚫⬛•◼▪")
"""Signs that are a traffic light where nothing else stands in the cell."""

LEADING = frozenset("●■⬤⚫⬛")
"""Signs that are one before words too; the others are bullets there."""

_CHOICES = frozenset(
    ("r", "a", "g", "w", "b", "red", "amber", "green", "white", "blue", "yellow", "orange", "grey", "gray")
)
"""Words that stand beside each other in a status cell, the one that holds being marked by a colour."""


class Mark(NamedTuple):
    """Words and the colour behind them (``#rrggbb``, "" for none), or a colour alone."""

    text: str
    fill: str


def hued(colour: str) -> bool:
    """Whether ``#rrggbb`` is a colour, neither white nor grey nor black.

    >>> hued("#ffc000"), hued("#d9d9d9"), hued("")
    (True, False, False)
    """
    parts = [int(colour[index : index + 2], 16) for index in (1, 3, 5)] if colour else [0]
    return max(parts) - min(parts) > _HUED


def light(fills: Iterable[str]) -> str:
    """The colour that shapes beside each other tell: the only one that is lit, or that of all; "" where none is.

    >>> light(["#d9d9d9", "#ffc000", ""]), light(["#ffffff"]), light(["#ff0000", "#00b050"])
    ('#ffc000', '#ffffff', '')
    """
    drawn = {fill for fill in fills if fill}
    lit = {fill for fill in drawn if hued(fill)} or drawn
    return lit.pop() if len(lit) == 1 else ""


def told(marks: Sequence[Mark]) -> str:
    """The one colour behind all that a cell holds, behind its first words, or behind the one of several choices
    that holds; "" where there is none.

    >>> told([Mark("R", ""), Mark("A", ""), Mark("G", "#00b050")]), told([Mark("Late", "#ff0000"), Mark("again", "")])
    ('#00b050', '#ff0000')
    >>> told([Mark("Green, but see ", ""), Mark("page 3", "#ffff00")])
    ''
    """
    fills = {mark.fill for mark in marks}
    if len(fills) == 1:
        return fills.pop()
    lit = light(fills)
    if not hued(lit):
        return ""
    words = "".join(f" {mark.text}" for mark in marks).lower().split()
    chosen = _CHOICES.issuperset(words) and all(mark.text.strip() for mark in marks if mark.fill == lit)
    return lit if marks[0].fill == lit or not words or chosen else ""


def sign(runs: Sequence[Mark]) -> str:
    """Of words with the colours of their type that of signs which stand alone, or of one that leads the words.

    >>> [sign([Mark(text, "#ff0000"), Mark(" Late", "")]) for text in ("●", "Too", "• Too")]
    ['#ff0000', '', '']
    """
    ink = [run for run in runs if run.text.strip()]
    if not ink:
        return ""
    alone = all(SIGNS.issuperset(run.text.strip()) for run in ink)
    found = light(run.fill for run in ink) if alone else ink[0].fill
    return found if hued(found) and (alone or ink[0].text.lstrip()[0] in LEADING) else ""
