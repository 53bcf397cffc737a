"""Neighbouring words of a line as phrases, and the phrases of a heading's lines over one another."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from schemas.paper import Word

PART = 0.6
"""Words of a line further apart than this many ems are two phrases: a space is 0.25 to 0.35 em wide."""

_left = attrgetter("x0")


Span = tuple[int, int]
"""Columns, from the first up to, not with, the second number."""


class Phrase(NamedTuple):
    """Neighbouring words of a line, or of a heading of several lines: from where to where, in points."""

    x0: float
    x1: float
    words: tuple[Word, ...]


def phrases(line: Sequence[Word]) -> list[Phrase]:
    """The words of a line in phrases, from the left."""
    parts: list[Phrase] = []
    for word in sorted(line, key=_left):
        if parts and word.x0 - parts[-1].x1 <= PART * word.size:
            last = parts[-1]
            parts[-1] = Phrase(last.x0, max(last.x1, word.x1), (*last.words, word))
        else:
            parts.append(Phrase(word.x0, word.x1, (word,)))
    return parts


def stacked(parts: Sequence[Phrase]) -> list[Phrase]:
    """Phrases that stand over one another as one, from the left."""
    stacks: list[Phrase] = []
    for part in sorted(parts, key=lambda p: p.x0):
        if stacks and part.x0 < stacks[-1].x1:
            last = stacks[-1]
            stacks[-1] = Phrase(last.x0, max(last.x1, part.x1), (*last.words, *part.words))
        else:
            stacks.append(part)
    return stacks


def divided(upper: Sequence[Phrase], lower: Sequence[Phrase]) -> tuple[list[Phrase], tuple[Span, ...]]:
    """The phrases of two heading lines where some of the upper stand over several of the lower: "Due date" over
    "Original" and "Revised" heads two columns.

    With the columns that those stand over; none where each has one column.
    """
    tops = stacked(upper)
    under: list[list[Phrase]] = [[] for _ in tops]
    for part in sorted(lower, key=_left):
        under[min(range(len(tops)), key=lambda index: _white(tops[index], part))].append(part)
    found: list[Phrase] = []
    over: list[Span] = []
    for top, parts in zip(tops, under, strict=True):
        if len(parts) > 1:
            over.append((len(found), len(found) + len(parts)))
            found.extend(Phrase(part.x0, part.x1, (*top.words, *part.words)) for part in parts)
        else:
            found.append(_joined(top, *parts))
    return found, tuple(over)


def _joined(*parts: Phrase) -> Phrase:
    words = tuple(word for part in parts for word in part.words)
    return Phrase(min(part.x0 for part in parts), max(part.x1 for part in parts), words)


def _white(one: Phrase, other: Phrase) -> float:
    """How far apart the two stand, across; less than nothing where one is over the other."""
    return max(one.x0, other.x0) - min(one.x1, other.x1)
