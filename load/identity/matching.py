"""What of one paper is known so far: which entry is a form of which strand, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from load.identity.forms import Entry
from load.identity.threads import Strand
from schemas.identity import Rule


class Match(NamedTuple):
    """An entry and the strand that it is a form of; `alike` from 0 to 1, `like` the form most like it."""

    entry: Entry
    strand: Strand
    rule: Rule
    alike: float
    like: Entry


class Matching:
    """What of a paper's entries is known: matches, and for doubtful ones the candidates (`unclear`)."""

    def __init__(self) -> None:
        self.matches: list[Match] = []
        self.unclear: dict[Entry, tuple[Strand, ...]] = {}
        self._entries: set[int] = set()
        self._strands: set[int] = set()

    def add(self, match: Match) -> None:
        """An entry and a strand have found each other."""
        self.matches.append(match)
        self._entries.add(id(match.entry))
        self._strands.add(id(match.strand))

    def free(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries without a match so far."""
        return [entry for entry in entries if id(entry) not in self._entries]

    def open(self, strands: Iterable[Strand]) -> list[Strand]:
        """The strands that no entry has been found for."""
        return [strand for strand in strands if id(strand) not in self._strands]
