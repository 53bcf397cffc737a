"""Printed lines that read as the heading row of a table, where no rule says that one begins."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from extract.layout.text.lines import Line, bounds, text_of
from extract.layout.text.phrases import PART, Phrase, Span, divided, phrases, stacked
from schemas.paper import Rule, Word

TALLEST = 3
"""A heading row of more lines would be a row of text."""

NEAR = 1.6
"""The lines of one heading have their feet no further apart than this many ems."""

UNDER = 2.5
"""The feet of a heading's line stand this many ems at most under those of one that is over several columns: there
is a rule between the two, or padding."""

LONGEST = 60
"""No heading has so many characters; a line of two columns of prose has."""


_left = attrgetter("x0")


class Heads(NamedTuple):
    """What a heading row says of its columns: `keys` are those in which each row has an entry of its own (its
    number, its status), counted from 0; `unknown` is how many headings nobody knows."""

    keys: frozenset[int]
    unknown: int


Read = Callable[[Sequence[str]], Heads | None]
"""Reads phrases as a heading row, None where they are none; what headings mean is no matter of geometry."""


class Opening(NamedTuple):
    """A heading row: its lines from `first` up to, not with, `end`; the extents of its phrases; its keys; and the
    columns that a heading on its upper lines stands over."""

    first: int
    end: int
    phrases: tuple[Phrase, ...]
    keys: frozenset[int]
    over: tuple[Span, ...] = ()


def may_open(words: Sequence[Word]) -> bool:
    """Whether any line may be a heading row; cheap, and right where the words of a line have their feet level."""
    feet: dict[int, list[Word]] = {}
    for word in words:
        feet.setdefault(round(word.bottom), []).append(word)
    return any(_is_parted(line) and _may_head(line) for line in feet.values())


def openings(lines: Sequence[Line], rules: Sequence[Rule], read: Read) -> list[Opening]:
    """The heading rows among these lines, from top to bottom; none shares a line with another."""
    found: list[Opening] = []
    for index, line in enumerate(lines):
        if (not found or index >= found[-1].end) and _may_head(line):
            readings = _readings(lines, index, rules, read)
            best = min(readings, key=lambda r: (r[0], -r[1].end, -len(r[1].phrases)), default=None)
            if best is not None:
                found.append(best[1])
    return found


def _is_parted(line: Sequence[Word]) -> bool:
    """Whether there is more than a space between two words of the line."""
    reach = float("inf")
    for word in sorted(line, key=_left):
        if word.x0 - reach > PART * word.size:
            return True
        reach = word.x1
    return False


def _may_head(line: Sequence[Word]) -> bool:
    """Whether the line is parted into phrases, as headings are: short, without figures, not lower case."""
    parts = phrases(line)
    return (
        len(parts) > 1
        and not has_figures(line)
        and all(
            not part.words[0].text[0].islower() and sum(len(word.text) for word in part.words) <= LONGEST
            for part in parts
        )
    )


def has_figures(line: Sequence[Word]) -> bool:
    """Whether any word of the line has a figure."""
    return any(character.isdigit() for word in line for character in word.text)


def _readings(
    lines: Sequence[Line], first: int, rules: Sequence[Rule], read: Read
) -> Iterator[tuple[int, Opening]]:
    """How this line and those right under it read as a heading row, with the number of unknown headings."""
    upper: list[Phrase] = []
    for end in range(first + 1, min(first + TALLEST, len(lines)) + 1):
        last = lines[end - 1]
        lower = phrases(last)
        if upper and (has_figures(last) or _are_apart(lines[end - 2], last, rules, UNDER)):
            return
        if upper:
            parts, over = divided(upper, lower)
            heads = read(_texts(parts)) if over else None
            if heads is not None:
                yield heads.unknown, Opening(first, end, tuple(parts), heads.keys, over)
            if _are_apart(lines[end - 2], last, rules, NEAR):
                return
        upper += lower
        parts = stacked(upper)
        heads = read(_texts(parts))
        if heads is not None:
            yield heads.unknown, Opening(first, end, tuple(parts), heads.keys)


def _texts(parts: Sequence[Phrase]) -> list[str]:
    return [" ".join(text_of(part.words).split()) for part in parts]


def _are_apart(above: Line, below: Line, rules: Sequence[Rule], most: float) -> bool:
    """Whether a rule lies between two lines, or their feet are more than `most` ems apart."""
    left, top, right, foot = bounds(above)
    next_foot = bounds(below)[3]
    if next_foot - foot > most * max(word.size for word in above):
        return True
    return any(
        top < (rule.top + rule.bottom) / 2 < next_foot and rule.x0 <= left and rule.x1 >= right
        for rule in rules
    )
