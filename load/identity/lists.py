"""One report's entries in one paper, beside what was printed of that report before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from load.identity.forms import Entry
from load.identity.threads import Book, Strand
from load.identity.words import Weights


@dataclass(frozen=True, slots=True)
class Listed:
    """One report's entries in one paper, and what was printed of it so far.

    `previous` is the paper (SHA-256) in which this authority printed the list before; "" for none.
    """

    entries: list[Entry]
    strands: list[Strand]
    weights: Weights
    previous: str
    book: Book

    def siblings(self) -> Iterator[Strand]:
        """What this authority printed in the other lists of the series; nothing where this list is its first."""
        scope, authority = self.entries[0].scope, self.entries[0].first.authority
        if not any(authority in strand.last for strand in self.strands):
            return
        own = set(map(id, self.strands))
        series = scope.partition(":")[0]
        for other, strands in self.book.by_scope.items():
            if other != scope and other.partition(":")[0] == series:
                yield from (
                    each for key, each in strands.items() if authority in each.last and key not in own
                )


def listed(own: Sequence[Entry], book: Book, weights: Mapping[str, Weights]) -> Iterator[Listed]:
    """A paper's lists, in the order in which it prints them."""
    scopes: dict[str, list[Entry]] = {}
    for entry in own:
        scopes.setdefault(entry.scope, []).append(entry)
    for scope, entries in scopes.items():
        previous = book.previous.get((scope, entries[0].first.authority), "")
        yield Listed(entries, [*book.strands(scope)], weights[scope], previous, book)
