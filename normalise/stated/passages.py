"""Stated numbers that belong together - of one sentence or paragraph, of one table's row - and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from normalise.stated.shown import Item
from schemas.finding import Count, Measure
from schemas.observation import Colour, Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """The counts of one place and report; `tables` are all counts of reports that the same paper's tables give."""

    paper: str
    basis: Literal["table", "total", "sentence"]
    report: str
    report_key: str | None
    counts: tuple[Count, ...]
    tables: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One number to hold against the items: a count, or the sum of those that only their kinds part.

    `told_apart` is true where the items have these kinds, so that the number can be held against one kind alone.
    """

    n: int
    measure: Measure
    kind: Kind | None
    told_apart: bool
    colours: tuple[Colour, ...]
    is_new: bool | None
    counts: tuple[Count, ...]

    @property
    def words(self) -> str:
        """The words that the number was read from."""
        return " + ".join(dict.fromkeys(count.words for count in self.counts))


def passages(counts: Iterable[Count]) -> tuple[Passage, ...]:
    """The counts by the place that they were read from, in their order."""
    every = tuple(counts)
    tables = {
        paper: tuple(count for count in every if count.paper == paper and count.basis == "table")
        for paper in dict.fromkeys(count.paper for count in every)
    }
    return tuple(
        Passage(first.paper, first.basis, first.report, first.report_key, together, tables[first.paper])
        for _, run in groupby(every, key=lambda count: (count.paper, count.basis, count.report, count.place))
        for together in [tuple(run)]
        for first in together[:1]
    )


def statements(counts: tuple[Count, ...], items: tuple[Item, ...]) -> tuple[Statement, ...]:
    """What the counts say of these items.

    Numbers of several kinds ("6 areas for improvement and 3 recommendations") are held against items of these
    kinds; where the items do not tell kinds apart, against all of them by their sum, if each kind has its number.
    """
    kinds = {count.kind for count in counts if count.kind}
    shown = {item.kind for item in items}
    told_apart = {count.kind for count in counts if count.kind and count.n} <= shown and None not in shown
    if told_apart or len(kinds) < 2:
        single = not told_apart
        return tuple(_statement((count,), None if single else count.kind, told_apart) for count in counts)
    found: list[Statement] = []
    for same in _alike(counts):
        if {count.kind for count in same} == kinds:
            found.append(_statement(same, None, told_apart))
        else:
            found.extend(_statement((count,), count.kind, told_apart) for count in same)
    return tuple(found)


def _alike(counts: tuple[Count, ...]) -> list[tuple[Count, ...]]:
    """Counts that only their kinds part, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in counts:
        key = (count.measure, count.colour, count.colours, count.is_new)
        groups.setdefault(key, []).append(count)
    return [tuple(same) for same in groups.values()]


def _statement(counts: tuple[Count, ...], kind: Kind | None, told_apart: bool) -> Statement:
    first = counts[0]
    return Statement(
        n=sum(count.n for count in counts),
        measure=first.measure,
        kind=kind,
        told_apart=told_apart,
        colours=first.colours or ((first.colour,) if first.colour else ()),
        is_new=first.is_new,
        counts=counts,
    )
