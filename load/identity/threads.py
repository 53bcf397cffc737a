"""Recommendations over time: each a thread of the forms that papers print it in, its pieces in strands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from load.identity.forms import Entry
from load.identity.words import Weights, Words

_COMPARED = 4  # latest distinct wordings of a strand that a new one is compared with


@dataclass(eq=False, slots=True)
class Strand:
    """A recommendation, or one piece (`part` from 1) of one that was split; 0 is the whole.

    `forms` are its distinct wordings, the latest last, each with the latest entry that prints it. `last` is each
    authority's latest entry, `numbers` the latest number that each prints, with its group.
    """

    thread: "Thread"
    part: int = 0
    forms: dict[str, Entry] = field(default_factory=dict)
    last: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Another paper prints it."""
        folded, authority = entry.words.folded, entry.first.authority
        self.forms.pop(folded, None)
        self.forms[folded] = entry
        self.last[authority] = entry
        if entry.number:
            self.numbers[authority] = (entry.group, entry.number)

    @property
    def latest(self) -> Entry:
        """The entry that printed it last."""
        return next(reversed(self.forms.values()))

    @property
    def recent(self) -> Iterator[Entry]:
        """Its latest wordings, the last first, each in the entry that printed it last."""
        return islice(reversed(self.forms.values()), _COMPARED)

    def latest_of(self, authority: str) -> Entry:
        """The entry in which an authority printed it last; where it never did, the last of any."""
        return self.last.get(authority) or self.latest

    def nearest(self, words: Words, weights: Weights) -> tuple[float, Entry]:
        """How alike the words are to its own, in the wording that they are most like."""
        found = ((weights.alike(words, entry.words), entry) for entry in self.recent)
        return max(found, key=lambda each: each[0])

    def is_numbered(self, entry: Entry) -> bool | None:
        """Whether the entry has this strand's number; None where one of the two has none.

        An authority's own list counts first; where it has not printed a number, the others' do.
        """
        authority = entry.first.authority
        known = [self.numbers[authority]] if authority in self.numbers else list(self.numbers.values())
        if not known or not entry.number:
            return None
        return any(
            number == entry.number and (group == entry.group or not (group and entry.group))
            for group, number in known
        )


@dataclass(eq=False, slots=True)
class Thread:
    """A recommendation: its strands, and each entry that is one of its forms, in the order of the papers.

    `parts` are the latest texts of each part.
    """

    strands: list[Strand] = field(default_factory=list)
    members: list[Entry] = field(default_factory=list)
    parts: dict[int, str] = field(default_factory=dict)

    def strand(self, part: int) -> Strand:
        """The strand of a part, a new one where there is none."""
        for strand in self.strands:
            if strand.part == part:
                return strand
        self.strands.append(Strand(self, part))
        return self.strands[-1]


@dataclass(slots=True)
class Book:
    """All threads so far, and their strands by the scopes in which they were printed, and by `id`.

    `previous` is the last paper (SHA-256) in which an authority printed a scope; `lists` are all entries that a
    paper prints of a scope; `entry_of` and `strand_of` are by the observations' ids.
    """

    by_scope: dict[str, dict[int, Strand]] = field(default_factory=dict)
    previous: dict[tuple[str, str], str] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)
    lists: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    entry_of: dict[int, Entry] = field(default_factory=dict)
    strand_of: dict[int, Strand] = field(default_factory=dict)

    def record(self, entry: Entry, thread: Thread, part: int) -> None:
        """A paper prints a thread, or a part of it."""
        if not thread.members:
            self.threads.append(thread)
        thread.members.append(entry)
        self.previous[entry.scope, entry.first.authority] = entry.first.paper
        self.lists.setdefault((entry.scope, entry.first.paper), []).append(entry)
        strand = thread.strand(part)
        strand.add(entry)
        for row in entry.rows:
            self.entry_of[row.observation_id], self.strand_of[row.observation_id] = entry, strand
        self.by_scope.setdefault(entry.scope, {})[id(strand)] = strand

    def strands(self, scope: str) -> Iterator[Strand]:
        """What has been printed in a scope."""
        yield from self.by_scope.get(scope, {}).values()

    def beside(self, entry: Entry) -> list[Entry]:
        """The other entries of its list in its paper."""
        return [each for each in self.lists[entry.scope, entry.first.paper] if each is not entry]
