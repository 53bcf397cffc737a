"""How alike two texts are, by the words that tell one recommendation of a report from another."""

import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from load.identity.slips import slips

_WORD = re.compile(r"[0-9a-z]+")
_ENDING = re.compile(r"(?<=\w{4})(?:ations?|ments?|ings?|ies|ed|es|s|ly|y)$")
_LEAST = 0.1  # the weight of a word that every recommendation of the longest list has, beside its rarity
_NEAR = 0.25  # how alike two texts are at the least where slips are looked for
_KEPT = 20_000  # texts whose words are remembered: a national report in every force has some hundreds


@dataclass(frozen=True, slots=True)
class Words:
    """A text taken apart: `folded` to compare whole, its words' stems counted, and each two that follow another.

    `tokens` are the stems with a number behind each that comes again ("force", "force 2"): what two texts share of
    them is all that they share. `size` counts the words.
    """

    folded: str
    stems: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    tokens: frozenset[str]
    size: int

    def __len__(self) -> int:
        return self.size


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> Words:
    """The words of a text, without case, accents, punctuation and the endings that tense and number change.

    >>> sorted(words_of("Forces’ reviews, reviewed").stems.items())
    [('forc', 1), ('review', 2)]
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=\w)[’'](?=\w)", "", text))
    found = _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold())
    stems = [_ENDING.sub("", word) for word in found]
    counted = Counter(stems)
    again = (f"{stem} {number}" for stem, count in counted.items() for number in range(2, count + 1))
    pairs = frozenset(itertools.pairwise(stems))
    return Words(" ".join(found), counted, pairs, frozenset((*counted, *again)), len(stems))


class Weights:
    """What each word tells: little where all recommendations of a list have it, much where one does.

    `lists` are the texts that each paper prints together. Each list counts for itself, so that one recommendation
    in many wordings over the years does not make its words common ones.
    """

    __slots__ = ("_longest", "_most", "_sums", "_weights")

    def __init__(self, lists: Iterable[Sequence[Words]]) -> None:
        self._longest = 0
        self._most: dict[str, int] = {}
        self._weights = _ByToken(self._weigh)
        self._sums: dict[str, float] = {}
        for texts in lists:
            self._longest = max(self._longest, len(texts))
            for stem, count in Counter(itertools.chain.from_iterable(words.stems for words in texts)).items():
                self._most[stem] = max(count, self._most.get(stem, 0))

    def of(self, stem: str) -> float:
        """The weight of one word: the rarer in a list, the heavier; a number weighs twice."""
        return self._weights[stem]

    def _weigh(self, stem: str) -> float:
        weight = _LEAST + math.log2((1 + self._longest) / self._most.get(stem, 1))
        return 2 * weight if stem.isdigit() else weight

    def alike(self, one: Words, other: Words) -> float:
        """How alike two texts are, from 0 (no word in common) to 1 (the same words): shared weight by all weight."""
        if one.folded == other.folded:
            return 1.0
        shared, total = self._shared(one, other), self._sum(one) + self._sum(other)
        if 2 * shared >= _NEAR * total:
            for word, meant in slips(one, other):
                weights = self.of(word), sum(map(self.of, meant))
                shared += min(weights)
                total -= max(weights) - min(weights)
        return 2 * shared / (total or 1)

    def within(self, one: Words, other: Words) -> float:
        """How much of the shorter text's weight the longer has, from 0 to 1: a summary is within its text."""
        return self._shared(one, other) / (min(self._sum(one), self._sum(other)) or 1)

    def _shared(self, one: Words, other: Words) -> float:
        # Added up exactly: a set has its words in any order.
        return math.fsum(map(self._weights.__getitem__, one.tokens & other.tokens))

    def _sum(self, words: Words) -> float:
        if words.folded not in self._sums:
            self._sums[words.folded] = math.fsum(map(self._weights.__getitem__, words.tokens))
        return self._sums[words.folded]


class _ByToken(dict[str, float]):
    """The weight of each token, found when it is first asked for: that of its stem."""

    def __init__(self, weigh: Callable[[str], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, token: str) -> float:
        self[token] = weight = self._weigh(token.partition(" ")[0])
        return weight


def contained(part: Words, whole: Words) -> float:
    """How much of a text stands in another, in its order: the share of its pairs of neighbouring words, 0 to 1."""
    if not part.pairs:
        return float(part.folded in whole.folded) if part.folded else 0.0
    return len(part.pairs & whole.pairs) / len(part.pairs)
