"""Recommendations that became several, and several that became one.

Of these nothing else is told: what is one and what is several cannot be held against each other value by value. The
sentence says the statuses before and after.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from load.identity import holds_all
from query.changes.records import Row, Slot
from query.changes.sentences import merged, split
from query.changes.told import Telling
from query.changes.wording import words
from schemas import Change


class Joint(NamedTuple):
    """A split or a merge, and the rows, earlier and later ones, of which it says all there is to say."""

    change: Change
    slots: tuple[Slot, ...]


def joints(
    old: Mapping[Slot, Row], new: Mapping[Slot, Row], ever: Mapping[Slot, Row], telling: Telling
) -> Iterator[Joint]:
    """Every split and merge between the rows of two periods; `ever` are the rows of the periods before them."""
    before, after = _by_key(old), _by_key(new)
    for key, rows in after.items():
        ended = {each: before[each] for row in rows.values() for each in row.merged if each in before}
        ended = {each: own for each, own in ended.items() if each not in after}
        own = before.get(key, {})
        if ended and not (own and _as_before(own, rows)):
            yield _merge(
                {**own, **{slot: row for each in ended.values() for slot, row in each.items()}}, rows, telling
            )
        elif own and (fresh := [slot for slot in rows if slot not in own and slot not in ever]):
            values = _numbers(own), tuple(row.number for row in rows.values())
            told = split(list(own.values()), list(rows.values()))
            change = telling.of_rows("split", list(own.values()), list(rows.values()), told, values)
            yield Joint(change, (*own, *rows) if len(own) == 1 else tuple(fresh))
        elif len(rows) == 1 and len(own) > 1 and _hold_all(rows, own):
            yield _merge(own, rows, telling)


def _merge(old: Mapping[Slot, Row], new: Mapping[Slot, Row], telling: Telling) -> Joint:
    rows, row = list(old.values()), next(iter(new.values()))
    values = tuple(each.number for each in rows), row.number
    return Joint(telling.of_rows("merged", rows, [row], merged(rows, row), values), (*old, *new))


def _numbers(rows: Mapping[Slot, Row]) -> str | tuple[str, ...]:
    numbers = tuple(row.number for row in rows.values())
    return numbers[0] if len(numbers) == 1 else numbers


def _as_before(old: Mapping[Slot, Row], new: Mapping[Slot, Row]) -> bool:
    """Whether the words are those of the earlier paper: nothing was merged into them, if elsewhere it was."""
    return [words(row.text) for row in old.values()] == [words(row.text) for row in new.values()]


def _hold_all(rows: Mapping[Slot, Row], parts: Mapping[Slot, Row]) -> bool:
    return all(holds_all(row.text, [part.text for part in parts.values()]) for row in rows.values())


def _by_key(rows: Mapping[Slot, Row]) -> dict[str, dict[Slot, Row]]:
    found: defaultdict[str, dict[Slot, Row]] = defaultdict(dict)
    for slot, row in rows.items():
        found[slot[0]][slot] = row
    return found
