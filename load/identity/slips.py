"""Slips of a scan: a word with a letter or two wrong, a word left in two by a line's end, two run into one."""

from collections.abc import Iterator, Mapping
from typing import Protocol

_LONG = 4  # letters that stand right for each one that may be wrong
_WRONG = 2  # letters that may be wrong, in one place: "rn" for "m"


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
    own, others = set(one.stems) - set(other.stems), set(other.stems) - set(one.stems)
    for word in sorted(own):
        meant = next((each for each in sorted(others) if slipped(word, each)), None)
        if meant is not None:
            own.remove(word)
            others.remove(meant)
            yield word, (meant,)
    yield from _joined(own, others, other)
    yield from _joined(others, own, one)


def _joined(words: set[str], left: set[str], text: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words that the other text has as two side by side; what is `left` of it becomes less."""
    halves = sorted(pair for pair in text.pairs if not left.isdisjoint(pair))
    for word in sorted(words):
        for pair in halves:
            if not left.isdisjoint(pair) and word[0] == pair[0][0] and slipped(word, "".join(pair)):
                pieces = tuple(dict.fromkeys(piece for piece in pair if piece in left))
                words.remove(word)
                left.difference_update(pieces)
                yield word, pieces
                break


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
