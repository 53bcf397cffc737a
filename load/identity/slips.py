"""Slips of a scan: a word with a letter or two wrong, a word left in two by a line's end, two run into one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

_LONG = 4  # letters that stand right for each one that may be wrong
_WRONG = 2  # letters that may be wrong, in one place: "rn" for "m"
_KEPT = 100_000  # pairs of words that are remembered: papers have the same words again and again


class Text(Protocol):
    """The words of a text, and each two that follow another."""

    @property
    def stems(self) -> Mapping[str, int]:
        """The words, counted."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbours."""


def slips(one: Text, other: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that only one of two texts has, each with the word, or the two, of the other that it stands for.

    What a word stands for, the other text alone has, but for a piece: "in- formed" leaves an "in" behind.
    """
    own, others = one.stems.keys() - other.stems.keys(), other.stems.keys() - one.stems.keys()
    ends = _by_ends(others)
    for word in sorted(own):
        near = {each for end in _ends(word) for each in ends.get(end, ())}
        meant = next((each for each in sorted(near & others) if slipped(word, each)), None)
        if meant is not None:
            own.remove(word)
            others.remove(meant)
            yield word, (meant,)
    yield from _joined(own, others, other)
    yield from _joined(others, own, one)


def _joined(words: set[str], left: set[str], text: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that the other text has as two side by side; what is `left` of it becomes less."""
    halves: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in text.pairs:
        if pair[0] in left or pair[1] in left:
            halves[pair[0][0]].append(pair)
    for word in sorted(words):
        near = (pair for pair in halves.get(word[0], ()) if abs(len(pair[0] + pair[1]) - len(word)) <= _WRONG)
        for pair in sorted(near):
            if not left.isdisjoint(pair) and slipped(word, pair[0] + pair[1]):
                pieces = tuple(dict.fromkeys(piece for piece in pair if piece in left))
                words.remove(word)
                left.difference_update(pieces)
                yield word, pieces
                break


def _by_ends(words: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for end in _ends(word):
            found[end].append(word)
    return found


def _ends(word: str) -> tuple[str, str]:
    """The first two letters of a word and the last two, of which a slip leaves one: `_LONG` others stand right."""
    return f"{word[:2]}-", f"-{word[-2:]}"


@lru_cache(maxsize=_KEPT)
def slipped(one: str, other: str) -> bool:
    """Whether two words are one, but for a slip in one place; a figure never is.

    >>> slipped("constable", "constabie"), slipped("inforrnation", "information"), slipped("fleet", "estate")
    (True, True, False)
    """
    if one.isdigit() or other.isdigit() or abs(len(one) - len(other)) > _WRONG:
        return False
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    left = shorter - start
    end = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    wrong = max(len(one), len(other)) - start - end
    return wrong <= _WRONG and start + end >= _LONG * wrong
