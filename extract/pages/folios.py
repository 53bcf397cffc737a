"""Page numbers printed over a table that runs to the page's edge: no part of the cell that they fall in."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from schemas import Page, Word

_EDGE = 0.12  # of the page's height, at its top and at its foot
_SAME_PLACE = 4.0  # points; a longer number is centred or set from the other side
_LONGEST = 4  # digits


def without_folios(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages without their page numbers: bare numbers at the edge that stand in one place on two pages or
    more, and count on as the pages do."""
    folios = {id(word) for words in _counting(pages) for word in words}
    if not folios:
        return pages
    return tuple(
        replace(page, words=tuple(word for word in page.words if id(word) not in folios)) for page in pages
    )


def _counting(pages: tuple[Page, ...]) -> Iterable[list[Word]]:
    """Runs of numbers that are all as far from their page's own number, one a page, in one place."""
    runs: dict[tuple[int, int], list[tuple[int, Word]]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            if _is_number_at_edge(word, page) and _stands_alone(word, page):
                runs[int(word.text) - page.number, round(word.top / _SAME_PLACE)].append((page.number, word))
    for run in runs.values():
        middles = [(word.x0 + word.x1) / 2 for _, word in run]
        numbers = [number for number, _ in run]
        if (
            len(set(numbers)) > 1
            and len(set(numbers)) == len(run)
            and max(middles) - min(middles) <= _SAME_PLACE * 2
        ):
            yield [word for _, word in run]


def _is_number_at_edge(word: Word, page: Page) -> bool:
    if len(word.text) > _LONGEST or not word.text.isdecimal() or page.height is None:
        return False
    return word.bottom <= page.height * _EDGE or word.top >= page.height * (1 - _EDGE)


def _stands_alone(word: Word, page: Page) -> bool:
    """Whether no other word is printed beside it: the year of "October 2018" may count on by chance."""
    return not any(
        other is not word
        and abs(other.top - word.top) < _SAME_PLACE
        and other.x1 > word.x0 - word.size
        and other.x0 < word.x1 + word.size
        for other in page.words
    )
