"""Words of headings that are misprinted, badly cut, spaced letter by letter, or broken by a narrow cell."""

from difflib import SequenceMatcher
from functools import lru_cache

from extract.columns.vocabulary import vocabulary

_ALIKE = 0.9  # of one misprinted word and the one that it is: "recoimmendation" gives 0.97
_SHORTEST_ALIKE = 8  # letters: a shorter word is too like others
_ODD_LETTERS = 2  # by as many a misprinted word is longer or shorter
_LONGEST = 60  # letters that are put together anew
_LINKS = frozenset({"for", "of", "by", "and", "to", "or"})


@lru_cache(maxsize=4096)
def printed_right(word: str) -> str:
    """A word of the vocabulary that is misprinted or badly cut, as it should be; any other as it is."""
    if len(word) < _SHORTEST_ALIKE or word in vocabulary().words or any(letter.isdigit() for letter in word):
        return word
    for known in sorted(vocabulary().words):
        near = (
            known[0] == word[0]
            and len(known) >= _SHORTEST_ALIKE
            and abs(len(known) - len(word)) <= _ODD_LETTERS
        )
        if near and SequenceMatcher(None, known, word).ratio() >= _ALIKE:
            return known
    return word


def respaced(folded: str) -> str | None:
    """The fewest words of the vocabulary that the letters make when their spaces are taken out; None if none do."""
    letters = folded.replace(" ", "")
    if not letters or len(letters) > _LONGEST or any(letter.isdigit() for letter in letters):
        return None
    known = vocabulary().words | _LINKS
    best: list[tuple[str, ...] | None] = [(), *([None] * len(letters))]
    for stop in range(1, len(letters) + 1):
        for start in range(stop):
            before = best[start]
            if before is not None and letters[start:stop] in known:
                found = best[stop]
                if found is None or len(before) + 1 < len(found):
                    best[stop] = (*before, letters[start:stop])
    whole = best[-1]
    return " ".join(whole) if whole and " ".join(whole) != folded else None
