"""Watermarks ("DRAFT" across the page): words that slant, or are printed over others, and part of no text."""

from collections.abc import Sequence

from schemas.paper import Rule, Word

LARGE = 3.0
"""A watermark's type is over this many times the type of most words on its page."""

SAME_SIZE = 0.5
"""Words of one watermark have type sizes that differ by no more than this, in points."""


def stamped(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Word], list[Word]]:
    """The words without those of a watermark, and these.

    Slanting words are one; very large type is one where it lies over smaller words or over rules; a title does not.
    """
    across: list[Word] = []
    if words and words[-1].slanting:
        across = [word for word in words if word.slanting]
        words = [word for word in words if not word.slanting]
    if not words:
        return [], across
    sizes = sorted([word.size for word in words])
    least = LARGE * sizes[len(sizes) // 2]
    if sizes[-1] <= least:
        return list(words), across
    small = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) for word in words if word.size <= least]
    over = {word.size for word in words if word.size > least and _lies_over(word, small, rules)}
    marks = [word for word in words if any(abs(word.size - size) <= SAME_SIZE for size in over)]
    return [word for word in words if word not in marks], [*marks, *across]


def _lies_over(word: Word, small: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> bool:
    """Whether the middle of a smaller word is in the word's box, or a rule runs through the box's middle half."""
    if any(word.x0 < x < word.x1 and word.top < y < word.bottom for x, y in small):
        return True
    across, down = (word.x1 - word.x0) / 4, (word.bottom - word.top) / 4
    return any(
        rule.x0 < word.x1 - across
        and rule.x1 > word.x0 + across
        and rule.top < word.bottom - down
        and rule.bottom > word.top + down
        for rule in rules
    )
