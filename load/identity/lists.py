"""One report's entries in one paper, beside what was printed of that report before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from load.identity.forms import Entry
from load.identity.threads import Book, Strand
from load.identity.words import Weights


@dataclass(frozen=True, slots=True)
class Listed:
    """One report's entries in one paper, what was printed of it so far, and of its siblings by this authority.

    `previous` is the paper (SHA-256) in which this authority printed the list before; "" for none.
    """

    entries: list[Entry]
    strands: list[Strand]
    siblings: list[Strand]
    weights: Weights
    previous: str
    book: Book


def listed(own: Sequence[Entry], book: Book, weights: Mapping[str, Weights]) -> Iterator[Listed]:
    """A paper's lists, in the order in which it prints them."""
    scopes: dict[str, list[Entry]] = {}
    for entry in own:
        scopes.setdefault(entry.scope, []).append(entry)
    for scope, entries in scopes.items():
        strands = [*book.strands(scope)]
        siblings = [*_siblings(entries[0], strands, book)]
        previous = book.previous.get((scope, entries[0].first.authority), "")
        yield Listed(entries, strands, siblings, weights[scope], previous, book)


def _siblings(entry: Entry, strands: Iterable[Strand], book: Book) -> Iterator[Strand]:
    """What this authority printed in the other lists of the series; nothing where this list is its first."""
    authority = entry.first.authority
    if not any(authority in strand.last for strand in strands):
        return
    own = {id(strand) for strand in strands}
    series = entry.scope.partition(":")[0]
    for scope, others in book.by_scope.items():
        if scope != entry.scope and scope.partition(":")[0] == series:
            yield from (each for each in others if authority in each.last and id(each) not in own)
