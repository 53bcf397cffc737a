"""What rows and tables show of a report's items, to hold a stated number against: how many at least, and at most.

An item with several parts is complete when all of them are, and in progress while one is. Where a colour has two
meanings, or a row is another body's, the number that a paper would state is not certain: then least and most part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from schemas import Observation, Place
from schemas.finding import Count, Measure
from schemas.observation import Colour, Kind, State

_DONE = frozenset({"implemented", "complete"})
_ENDED = _DONE | {"closed"}
_CERTAIN: frozenset[Measure] = frozenset({"all", "applicable", "outstanding"})
"""Measures that no colour of two meanings makes doubtful."""
_STATES: dict[Colour, State] = {
    "green": "implemented", "amber": "in_progress", "red": "unknown", "white": "elsewhere", "blue": "complete",
    "grey": "on_hold", "closed": "closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One item as shown: the states of its parts, their colours with whether they are new, where it stands.

    `aside` is true where it stands under a line that says that it is another body's, "shown for completeness".
    """

    states: frozenset[State]
    statuses: tuple[tuple[Colour | None, bool], ...]
    kind: Kind | None
    aside: bool
    place: Place | None
    stem: str = ""
    """Of a paragraph's number the part before the last point ("13" of "13.2"), where prose numbers its points."""

    @property
    def elsewhere(self) -> bool:
        """Whether another body has it, or it waits for one."""
        return self.states == {"elsewhere"}

    @property
    def untold(self) -> bool:
        """Whether neither a word nor a colour tells its state."""
        return self.states == {"unknown"} and all(colour is None for colour, _ in self.statuses)

    @property
    def open(self) -> bool:
        """Whether anything of it is still to be done."""
        return not self.states <= _ENDED


@dataclass(frozen=True, slots=True)
class Shown:
    """How many items are shown of what a number counts: `least` for certain, `most` with those in doubt.

    `unsure` are as many of these as nothing tells the state of.
    """

    least: int
    most: int
    unsure: int
    places: tuple[Place, ...]


def items_of(observations: Iterable[Observation]) -> tuple[Item, ...]:
    """The items of one report's rows, the parts of one put together."""
    ordered = sorted(observations, key=lambda row: row.recommendation_key)
    return tuple(_item(tuple(parts)) for _, parts in groupby(ordered, key=lambda row: row.recommendation_key))


def items_counted(counts: Iterable[Count]) -> tuple[Item, ...]:
    """The items that a table counts, each colour by its common meaning."""
    return tuple(
        Item(
            frozenset({_STATES[count.colour]}),
            ((count.colour, bool(count.is_new)),),
            None,
            False,
            count.place,
        )
        for count in counts
        if count.colour
        for _ in range(count.n)
    )


def shown_of(measure: Measure, items: tuple[Item, ...]) -> Shown:
    """How many of the items a measure counts."""
    certain = [item for item in items if _counts(measure, item)]
    likely = [item for item in items if not _counts(measure, item) and _may_count(measure, item)]
    unsure = [
        item for item in likely if item.untold or (measure not in _CERTAIN and "unknown" in item.states)
    ]
    places = tuple(dict.fromkeys(item.place for item in (*certain, *likely) if item.place))
    points = [item.stem for item in certain if item.stem]
    least = len(certain) - len(points) + len(set(points))  # "one area for improvement": 13.1 to 13.9
    return Shown(least, len(certain) + len(likely), len(unsure), places)


def coloured(colours: tuple[Colour, ...], is_new: bool | None, items: tuple[Item, ...]) -> Shown:
    """How many of the items, at least, and of their statuses, at most, have one of these colours."""
    found = [
        (item, sum(colour in colours and is_new in (None, new) for colour, new in item.statuses))
        for item in items
    ]
    having = [item for item, statuses in found if statuses]
    places = tuple(dict.fromkeys(item.place for item in having if item.place))
    return Shown(len(having), sum(statuses for _, statuses in found), 0, places)


def _item(parts: tuple[Observation, ...]) -> Item:
    states = frozenset(part.state for part in parts)
    place = next((place for part in parts for place in part.place), None)
    return Item(
        states=states,
        statuses=tuple((part.colour, part.is_new) for part in parts),
        kind=parts[0].kind,
        aside=bool(parts[0].group) and states == {"elsewhere"},
        place=place,
        stem=_stem(parts[0]),
    )


def _stem(row: Observation) -> str:
    prose = row.colour is None and row.state == "unknown"
    return row.number.rpartition(".")[0] if prose else ""


def _counts(measure: Measure, item: Item) -> bool:
    """Whether an item is one of those that a measure counts, for certain."""
    if measure == "all":
        return not item.aside
    if measure == "applicable":
        return not item.elsewhere
    if measure == "outstanding":
        return item.open and not item.elsewhere
    if measure == "complete":
        return item.states <= _DONE
    if measure == "closed":
        return "closed" in item.states and item.states <= _ENDED
    if measure == "in_progress":
        return "in_progress" in item.states
    return ("overdue" if measure == "overdue" else "elsewhere") in item.states


def _may_count(measure: Measure, item: Item) -> bool:
    """Whether a paper may count an item so: what is overdue is in progress still; what waits may be the force's."""
    if measure == "all":
        return item.aside
    if item.untold:
        return measure != "applicable"
    if measure in {"applicable", "outstanding"}:
        return item.elsewhere and not item.aside
    if measure == "in_progress":
        return bool(item.states & {"overdue", "unknown", "on_hold"})
    return measure == "overdue" and "unknown" in item.states
