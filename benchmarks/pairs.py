"""Identities as pairs: which observations of different papers are one recommendation, by truth and by their keys.

A link is a row and the rows of the same recommendation in its authority's last paper that has any: it is joined where
one of these has its key. `since` in the truth says what happened in between, and so of what kind the link is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Row:
    """An observation with its true `identity` and the `key` that ragw gave it; `date` is its paper's."""

    paper: str
    authority: str
    date: str
    identity: str
    key: str
    report: str
    group: str
    number: str
    text: str
    since: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs are true, how many were found, how many are both."""

    true: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1 where nothing was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 where there is nothing to find."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __sub__(self, other: "Score") -> "Score":
        return Score(self.true - other.true, self.found - other.found, self.both - other.both)


@dataclass(frozen=True, slots=True)
class Link:
    """A row and those before it that should have its key, or (`apart`) should not."""

    kind: str
    before: tuple[Row, ...]
    row: Row
    apart: bool = False

    @property
    def right(self) -> bool:
        """Whether the keys say what is true."""
        return (self.row.key in {row.key for row in self.before}) != self.apart


def score(rows: Sequence[Row]) -> Score:
    """All pairs of rows in different papers."""
    return Score(
        _pairs(rows, lambda row: (row.identity,)),
        _pairs(rows, lambda row: (row.key,)),
        _pairs(rows, lambda row: (row.identity, row.key)),
    )


def within(rows: Sequence[Row]) -> Score:
    """The pairs of one authority's rows."""
    return Score(
        _pairs(rows, lambda row: (row.authority, row.identity)),
        _pairs(rows, lambda row: (row.authority, row.key)),
        _pairs(rows, lambda row: (row.authority, row.identity, row.key)),
    )


def _pairs(rows: Sequence[Row], by: Callable[[Row], tuple[str, ...]]) -> int:
    """How many pairs of different papers agree in what `by` gives."""
    groups, same_paper = Counter(map(by, rows)), Counter((by(row), row.paper) for row in rows)
    return (sum(n * n for n in groups.values()) - sum(n * n for n in same_paper.values())) // 2


def links(rows: Sequence[Row], rivals: Iterable[Sequence[str]]) -> list[Link]:
    """Every link of every kind: those that should be joined, then those that should not."""
    return [*_over_time(rows), *_across(rows), *_numbers_taken(rows), *_of_rivals(rows, rivals)]


def _over_time(rows: Sequence[Row]) -> Iterator[Link]:
    for papers in _by_paper(rows).values():
        last: dict[str, tuple[Row, ...]] = {}
        for paper in papers:
            for row in paper:
                if row.identity in last:
                    for kind in row.since or ("nothing happened",):
                        yield Link(kind, last[row.identity], row)
            for identity in {row.identity for row in paper}:
                last[identity] = tuple(row for row in paper if row.identity == identity)


def _across(rows: Sequence[Row]) -> Iterator[Link]:
    """The first row of an identity in each authority but its first, to all of its rows elsewhere."""
    of: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: (row.date, row.paper)):
        of[row.identity][row.authority].append(row)
    for authorities in of.values():
        for authority, own in list(authorities.items())[1:]:
            elsewhere = tuple(
                row for name, found in authorities.items() if name != authority for row in found
            )
            kinds = ["across forces"]
            if not own[0].number:
                kinds.append("across forces, without number")
            if own[0].text not in {row.text for row in elsewhere}:
                kinds.append("across forces, in other words")
            yield from (Link(kind, elsewhere, own[0]) for kind in kinds)


def _numbers_taken(rows: Sequence[Row]) -> Iterator[Link]:
    """Rows under a number that another recommendation of the same list had in the paper before."""
    for papers in _by_paper(rows).values():
        last: dict[tuple[str, str, str], list[Row]] = {}
        for paper in papers:
            holders: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
            for row in paper:
                holders[row.report, row.group, row.number].append(row)
                before = last.get((row.report, row.group, row.number), []) if row.number else []
                if before and row.identity not in {other.identity for other in before}:
                    yield Link("a number of another's before", tuple(before), row, apart=True)
            last |= holders


def _of_rivals(rows: Sequence[Row], rivals: Iterable[Sequence[str]]) -> Iterator[Link]:
    of: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        of[row.identity].append(row)
    for one, other in rivals:
        before = tuple(of[one])
        kind = "alike, in one report" if _report(one) == _report(other) else "alike, in two reports"
        for row in of[other]:
            yield Link(kind, before, row, apart=True)


def _report(identity: str) -> str:
    return identity.rpartition(".")[0]


def _by_paper(rows: Sequence[Row]) -> dict[str, list[list[Row]]]:
    """Each authority's papers by date, each with its rows in reading order."""
    found: dict[str, list[list[Row]]] = defaultdict(list)
    ordered = sorted(rows, key=lambda row: (row.authority, row.date, row.paper))
    for (authority, _, _), paper in groupby(ordered, key=lambda row: (row.authority, row.date, row.paper)):
        found[authority].append(list(paper))
    return found
