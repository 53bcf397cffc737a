"""Which part of its recommendation each row of an entry is."""

from collections.abc import Mapping, Sequence

from load.identity.forms import Entry
from load.identity.threads import Strand, Thread
from load.identity.words import Weights, Words, words_of

_LIKE = 0.6  # how alike a row is to the part that it is


def parts(entry: Entry, strand: Strand, weights: Weights) -> list[int]:
    """The part of each row: the one whose words it has, else the next one, from the strand's own part."""
    known = strand.thread.parts
    if strand.part and len(entry.rows) == 1:
        return [strand.part]
    if len(known) == 1:
        return [row.part for row in entry.rows]
    rows = [words_of(row.text) for row in entry.rows]
    if len(rows) == 1 and _is_whole(rows[0], known, weights):
        return [1]
    if not known or len({words.folded for words in known.values()}) < len(known):
        return [row.part for row in entry.rows]
    return by_words(rows, known, weights)


def _is_whole(row: Words, known: Mapping[int, Words], weights: Weights) -> bool:
    """Whether one row has the words of all parts: it is more like them together than like any of them."""
    together = words_of(" ".join(words.folded for _, words in sorted(known.items())))
    return all(weights.alike(row, words) < weights.alike(row, together) for words in known.values())


def by_words(rows: list[Words], known: Mapping[int, Words], weights: Weights) -> list[int]:
    """The known part that each row is most like; for a row that is like none the next number that is free."""
    found: dict[int, int] = {}
    pairs = sorted(
        (
            (weights.alike(words, own), -index, -part)
            for index, words in enumerate(rows)
            for part, own in known.items()
        ),
        reverse=True,
    )
    for alike, index, part in pairs:
        if alike >= _LIKE and -index not in found and -part not in found.values():
            found[-index] = -part
    spare = (part for part in range(1, len(rows) + len(known) + 1) if part not in found.values())
    return [found[index] if index in found else next(spare) for index in range(len(rows))]


def remember(entry: Entry, thread: Thread, part: int, numbers: Sequence[int]) -> None:
    """Keeps the words of the parts as this entry prints them."""
    if len(numbers) > 1 or part or not thread.parts:
        for row, number in zip(entry.rows, numbers, strict=True):
            thread.parts[number] = words_of(row.text)
