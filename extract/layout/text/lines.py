"""Words into lines, text and paragraphs, by where they stand."""

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from schemas.paper import Paragraph, Word
from schemas.place import BBox, Place

RAISED = 0.85
"""A word under this part of its neighbour's type size is a superscript, a subscript or small print."""

TOUCHING = 0.15
"""A raised word no further than this many ems from its neighbour belongs to it: "8" and "th"."""

LEADING = 1.55
"""Lines whose feet are further apart than this many ems are two paragraphs: single spacing is 1.15 to 1.4,
and the space that sets paragraphs apart comes on top of it."""

SAME_SIZE = 0.5
"""Type sizes that differ by no more than this, in points, are one."""

SIDEWAYS = 1.5
"""A word higher than this many times its type size runs up the page."""

BULLETS = "•▪●○◦■□–➢❖✓"
"""What opens a list item, where a paragraph begins even without a gap."""

Line = list[Word]
"""The words of one printed line, left to right."""


def text_of(words: Sequence[Word]) -> str:
    """The words as printed: lines parted by a line break, words by a space, superscripts joined."""
    text = _plain_text(words)
    if text is not None:
        return text
    level, upward = _by_direction(words)
    return "\n".join(
        [_join(line) for line in lines(level)] + [_join_upward(line) for line in _upward_lines(upward)]
    )


def _plain_text(words: Sequence[Word]) -> str | None:
    """The same for words of one size that come line by line, from left to right: nearly all do. Else None."""
    if not words:
        return ""
    size = words[0].size
    top = bottom = middle = left = float("-inf")
    parts = []
    for word in words:
        if word.size != size:
            return None
        if word.top == top and word.bottom == bottom:
            if word.x0 < left:
                return None
            parts.append(" ")
        else:
            high, low = word.top, word.bottom
            if low - high > SIDEWAYS * size or (high + low) / 2 < bottom or high < middle:
                return None
            top, bottom, middle = high, low, (high + low) / 2
            parts.append("\n")
        left = word.x0
        parts.append(word.text)
    return "".join(parts[1:])


def lines(words: Sequence[Word]) -> list[Line]:
    """The words by lines from top to bottom, each from left to right.

    A word is on a line where its middle lies within the height of the line's largest type, or the other way
    round: so a raised "th" neither breaks its line nor draws in the next.
    """
    found: list[Line] = []
    top = bottom = middle = float("-inf")
    largest = 0.0
    for word in sorted(words, key=_middle):
        high, low = word.top, word.bottom
        if found and (top < (high + low) / 2 < bottom or high < middle < low):
            found[-1].append(word)
            if word.size <= largest:
                continue
        else:
            found.append([word])
        largest = word.size
        top, bottom, middle = high, low, (high + low) / 2
    by_left = attrgetter("x0")
    return [sorted(line, key=by_left) for line in found]


def paragraphs(words: Sequence[Word], page: int, barriers: Sequence[float] = ()) -> list[Paragraph]:
    """The words as paragraphs, each with its box; none runs over a barrier (a table's top, in points)."""
    if not words:
        return []
    level, upward = _by_direction(words)
    groups: list[list[Line]] = []
    for line in lines(level):
        if groups and _goes_on(groups[-1][-1], line, barriers):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = [
        _paragraph("\n".join(map(_join, group)), [word for line in group for word in line], page)
        for group in groups
    ]
    return found + [_paragraph(_join_upward(line), line, page) for line in _upward_lines(upward)]


def bounds(words: Sequence[Word]) -> BBox:
    """The box round these words, in points."""
    return (
        min([word.x0 for word in words]),
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
    )


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _join(line: Line) -> str:
    sizes = [word.size for word in line]
    if sizes.count(sizes[0]) == len(sizes):
        return " ".join([word.text for word in line])
    parts = [line[0].text]
    for left, right in pairwise(line):
        parts.append(right.text if _is_raised(left, right) else " " + right.text)
    return "".join(parts)


def _is_raised(left: Word, right: Word) -> bool:
    """Whether one of two neighbours is a small raised part of the other."""
    small, large = sorted((left.size, right.size))
    return small < RAISED * large and right.x0 - left.x1 <= TOUCHING * large


def _by_direction(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The level words and those that run up the page.

    A short word looks alike both ways: it runs with most of the text.
    """
    upward = [word for word in words if word.bottom - word.top > SIDEWAYS * word.size >= word.x1 - word.x0]
    if not upward:
        return words, ()
    if sum(len(word.text) for word in upward) * 2 > sum(len(word.text) for word in words):
        return (), words
    sideways = set(map(id, upward))
    return [word for word in words if id(word) not in sideways], upward


def _join_upward(line: Line) -> str:
    return " ".join(word.text for word in line)


def _upward_lines(words: Sequence[Word]) -> list[Line]:
    """Lines of text that runs up the page, left to right, each read from its foot."""
    found: list[Line] = []
    for word in sorted(words, key=lambda w: w.x0 + w.x1):
        if found and word.x0 < (found[-1][0].x0 + found[-1][0].x1) / 2:
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda w: -w.bottom) for line in found]


def _goes_on(last: Line, line: Line, barriers: Sequence[float]) -> bool:
    """Whether `line` belongs to the paragraph that `last` ends: near, and of one look."""
    size = _size(line)
    foot, next_foot = max([word.bottom for word in last]), max([word.bottom for word in line])
    return (
        next_foot - foot <= LEADING * size
        and abs(size - _size(last)) <= SAME_SIZE
        and _is_bold(line) == _is_bold(last)
        and line[0].text[0] not in BULLETS
        and not any(foot < barrier < next_foot for barrier in barriers)
    )


def _size(words: Sequence[Word]) -> float:
    return max([word.size for word in words])


def _is_bold(words: Sequence[Word]) -> bool:
    return all(word.bold for word in words)


def _paragraph(text: str, words: Sequence[Word], page: int) -> Paragraph:
    return Paragraph(
        text=text,
        place=Place(page=page, bbox=bounds(words)),
        bold=_is_bold(words),
        size=_size(words),
    )
