"""What is too much to hold at once, piece by piece: pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def portions(items: Iterable[Item], most: int = 5_000) -> Iterator[tuple[Item, ...]]:
    """The items in order, as many at a time, and none ahead of its turn.

    >>> list(portions("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    rest = iter(items)
    while portion := tuple(islice(rest, most)):
        yield portion
