"""Which part of its recommendation each row of an entry is."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from load.identity.forms import Entry
from load.identity.threads import Strand, Thread
from load.identity.words import Weights, Words, contained, words_of

_LIKE = 0.6  # how alike a row is to the part that it is
_HOLDS = 0.9  # the share of a part's neighbouring words that stand in a row that holds it
# Where a sentence or a list item ends: "the force should: • train all; • report."
_ITEM = re.compile(r"[.;:•](?:\s|$)")


def parts(entry: Entry, strand: Strand, weights: Weights) -> list[int]:
    """The part of each row: the one whose words it has, else the next one, from the strand's own part."""
    known = strand.thread.parts
    if strand.part and len(entry.rows) == 1:
        return [strand.part]
    if len(known) == 1:
        return [row.part for row in entry.rows]
    rows = [row.text for row in entry.rows]
    if len(rows) == 1 and holds_all(rows[0], known.values()):
        return [1]
    if not known or len({words_of(text).folded for text in known.values()}) < len(known):
        return [row.part for row in entry.rows]
    return by_words(rows, known, weights)


def holds_all(text: str, parts: Collection[str]) -> bool:
    """Whether a text has, of each sentence and list item of each part, most of the words that no other part has.

    Else it is what is left of them: a part that goes takes its items along, though what led up to them may stay.

    >>> parts = "The force should: • train all;", "• report."
    >>> holds_all("The force should train all and report.", parts), holds_all("The force should: • report.", parts)
    (True, False)
    """
    own, stems = [_items(part) for part in parts], Counter(words_of(text).stems)
    for at, items in enumerate(own):
        others = Counter(stem for other in (*own[:at], *own[at + 1 :]) for item in other for stem in item)
        telling = [item - others for item in items]
        if not any(telling) or any(2 * (item & stems).total() < item.total() for item in telling):
            return False
    return True


def _items(text: str) -> list[Counter[str]]:
    """The words of each sentence and list item."""
    found = (words_of(item).stems for item in _ITEM.split(text))
    return [Counter(stems) for stems in found if stems]


def by_words(rows: Sequence[str], known: Mapping[int, str], weights: Weights) -> list[int]:
    """The known part that each row holds, or is most like; for one that is like none the next number that is free."""
    found: dict[int, int] = {}
    pairs = sorted(
        (
            (*_likeness(words_of(row), words_of(own), weights), -index, -part)
            for index, row in enumerate(rows)
            for part, own in known.items()
        ),
        reverse=True,
    )
    for holds, alike, index, part in pairs:
        if (holds or alike >= _LIKE) and -index not in found and -part not in found.values():
            found[-index] = -part
    spare = (part for part in range(1, len(rows) + len(known) + 1) if part not in found.values())
    return [found[index] if index in found else next(spare) for index in range(len(rows))]


def _likeness(row: Words, part: Words, weights: Weights) -> tuple[bool, float]:
    """Whether a row holds a part, under words that lead up to it say, and how alike the two are."""
    return contained(part, row) >= _HOLDS, weights.alike(row, part)


def remember(entry: Entry, thread: Thread, part: int, numbers: Sequence[int]) -> None:
    """Keeps the words of the parts as this entry prints them."""
    if len(numbers) > 1 or part or not thread.parts:
        for row, number in zip(entry.rows, numbers, strict=True):
            thread.parts[number] = row.text
