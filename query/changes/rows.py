"""What happened to a row that both periods print: its number and place, its words, its status, its due date."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from query.changes.dues import move
from query.changes.records import Row, deadline
from query.changes.sentences import moved, renumbered, reworded, subject, turned
from query.changes.statuses import status, turn
from query.changes.told import Telling
from query.changes.wording import is_left_of, number, words
from schemas import Change
from schemas.change import Happening

_MONTHS = {"quarter": 3, "season": 3}
"""How many months a deadline names where it names several."""

Group = tuple[str, tuple[str, ...]]
"""A report, and the words of a line that limits a group of its rows."""


class Groups(NamedTuple):
    """The groups of the earlier and of the later period."""

    before: frozenset[Group]
    after: frozenset[Group]


def groups(rows: Iterable[Row]) -> frozenset[Group]:
    """The groups in which the rows stand; those without a line over them are one too."""
    return frozenset(map(_group, rows))


def of_row(
    old: Row, new: Row, part: int | None, known: Groups, telling: Telling, *, own_number: bool, whole: str
) -> Iterator[Change]:
    """Every change of a row, in this order.

    `part` is which part it is where it has the number of the whole; then it is renumbered with the first part only,
    unless it has its `own_number` in one of the papers. `whole` is the earlier text of all parts, where there are
    several: what led up to the first of them may stand over another, when the first has gone.
    """
    who = subject(new, part)
    elsewhere = _is_elsewhere(old, new, known)
    if own_number and (elsewhere or number(old.number) != number(new.number)):
        told = renumbered(old, new, elsewhere=elsewhere)
        yield telling.of_rows("renumbered", [old], [new], told, (old.number, new.number))
    if words(old.text) != words(new.text) and not is_left_of(new.text, old.text, whole):
        yield telling.of_rows("reworded", [old], [new], reworded(who, old, new), (old.text, new.text))
    if change := turn(old, new):
        values = status(old), status(new)
        yield telling.of_rows(change, [old], [new], turned(who, *values), values)
    if slip := _slip(old, new):
        change, months = slip
        told = moved(who, change, old, new, months)
        yield telling.of_rows(change, [old], [new], told, (deadline(old), deadline(new)), months=months)


def _slip(old: Row, new: Row) -> tuple[Happening, int | None] | None:
    """A duration that is printed as before did not move, though its report's publication was told otherwise."""
    if old.due == new.due:
        return None
    return move(deadline(old), deadline(new), (_span(old), _span(new)))


def _span(row: Row) -> int:
    return _MONTHS.get(row.due_precision or "", 1)


def _is_elsewhere(old: Row, new: Row, known: Groups) -> bool:
    """Whether a row stands in another list. A group whose line alone has other words is the same one."""
    if old.report != new.report:
        return True
    before, after = _group(old), _group(new)
    return before != after and (before in known.after or after in known.before)


def _group(row: Row) -> Group:
    return row.report, words(row.group)
