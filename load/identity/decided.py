"""What a person says of two forms: they are one recommendation, or they are not. It goes before any likeness."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from load.identity.forms import Entry
from load.identity.matching import Match, Matching
from load.identity.threads import Book, Thread
from load.identity.words import Weights
from schemas import Record


class Decided(Record, frozen=True, kw_only=True):
    """Two forms, by their `observation_id`, and whether they are the `same`."""

    one: int
    other: int
    same: bool


class Decisions:
    """Decisions, by the forms that they are about; the order of the two forms does not matter."""

    def __init__(self, decided: Iterable[Decided] = ()) -> None:
        self._same: defaultdict[int, set[int]] = defaultdict(set)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for each in decided:
            pairs = self._same if each.same else self._apart
            pairs[each.one].add(each.other)
            pairs[each.other].add(each.one)

    def join(
        self, own: Iterable[Entry], book: Book, weights: Mapping[str, Weights], matching: Matching
    ) -> None:
        """Adds the entries that are said to be what an earlier paper prints."""
        for entry in own if self._same else ():
            others = sorted(other for row in entry.rows for other in self._same.get(row.observation_id, ()))
            found = [
                (book.strand_of[other], book.entry_of[other]) for other in others if other in book.entry_of
            ]
            if found and matching.open([found[0][0]]):
                strand, like = found[0]
                alike = weights[entry.scope].alike(entry.words, like.words)
                matching.add(Match(entry, strand, "decided", alike, like))

    def parts(self, entry: Entry, thread: Thread) -> bool:
        """Whether an entry is said not to be of this thread."""
        if not self._apart:
            return False
        others = {other for row in entry.rows for other in self._apart.get(row.observation_id, ())}
        return bool(others) and any(
            row.observation_id in others for member in thread.members for row in member.rows
        )
