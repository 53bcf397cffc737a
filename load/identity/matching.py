"""What of one paper is known so far: which entry is a form of which strand, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from load.identity.forms import Entry
from load.identity.threads import Strand
from schemas.identity import Rule


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and the strand that it is a form of; `alike` from 0 to 1, `like` the form most like it."""

    entry: Entry
    strand: Strand
    rule: Rule
    alike: float
    like: Entry


@dataclass(slots=True)
class Matching:
    """What of a paper's entries is known: matches, and for doubtful ones the candidates."""

    matches: list[Match] = field(default_factory=list)
    unclear: dict[Entry, tuple[Strand, ...]] = field(default_factory=dict)

    def free(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries without a match so far."""
        taken = {id(match.entry) for match in self.matches}
        return [entry for entry in entries if id(entry) not in taken]

    def open(self, strands: Iterable[Strand]) -> list[Strand]:
        """The strands that no entry has been found for."""
        taken = {id(match.strand) for match in self.matches}
        return [strand for strand in strands if id(strand) not in taken]
