"""The due dates of one recommendation, in the order in which they held: pure."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from query.due.spans import months_between
from schemas import Record


class Printed(Record, frozen=True, kw_only=True):
    """A due date in one paper.

    `due` is what is printed: an ISO date, "immediate", a duration. `date` is the ISO date of it, printed or reckoned
    from a report's publication, None where none can be told. `revised` is whether the cell says so. `row` is the
    asker's own number for the row that it stands in.
    """

    due: str
    date: str | None
    revised: bool = False
    row: int = 0


class Step(Record, frozen=True, kw_only=True):
    """A due date, in all papers that print it one after another, the first first.

    `replaces` is whether it took the place of the one before it. `beside` is whether it only stood beside the one
    that held ("September 2018 and January 2019"): another deadline, neither late nor early. `months` is how much
    later it is than what it replaced, None where it replaced nothing or no date is known.
    """

    printed: tuple[Printed, ...]
    replaces: bool = False
    beside: bool = False
    months: int | None = None


def chain(cells: Iterable[Sequence[Printed]]) -> list[Step]:
    """The due dates of a recommendation from its cells, the oldest paper first; empty cells say nothing.

    The date that holds in a cell is the last of the revised ones, or else of all. Where that is not the one that held
    before, it is a step, even if it is an old date that came back. The other dates of a cell are old ones told again;
    or they are told late, and stand before what the cell prints after them.
    """
    steps: list[Step] = []
    for cell in filter(None, cells):
        ordered = sorted(cell, key=lambda printed: printed.revised)
        holding, known = ordered[-1], len(steps)
        for number, printed in enumerate(ordered[:-1]):
            steps = _told(steps, printed, ordered[:number], ordered[number + 1 :])
        steps = _held(steps, holding, replaces=known > 0 or holding.revised)
    return _measured(steps)


def _told(
    steps: list[Step], printed: Printed, before: Sequence[Printed], after: Sequence[Printed]
) -> list[Step]:
    """A date that does not hold: told again, or told late, or the first of a story that the cell tells whole."""
    known = _find(steps, printed)
    if known is not None:
        return _again(steps, known, printed)
    if not after[-1].revised:
        return [*steps, Step(printed=(printed,), beside=True)]
    earlier = [place + 1 for each in before if (place := _find(steps, each)) is not None]
    later = [place for each in after if (place := _find(steps, each)) is not None]
    place = min(later) if later else max(earlier, default=len(steps) if printed.revised else 0)
    moved = [replace(step, replaces=True) for step in steps[place : place + 1]]
    return [*steps[:place], Step(printed=(printed,), replaces=printed.revised), *moved, *steps[place + 1 :]]


def _held(steps: list[Step], printed: Printed, *, replaces: bool) -> list[Step]:
    """The date that holds in a cell: the one that held in the cell before, or another step."""
    held = max((place for place, step in enumerate(steps) if not step.beside), default=None)
    if held is not None and _same(steps[held].printed[-1], printed):
        return _again(steps, held, printed)
    return [*steps, Step(printed=(printed,), replaces=replaces)]


def _again(steps: list[Step], place: int, printed: Printed) -> list[Step]:
    step = steps[place]
    told = replace(step, printed=(*step.printed, printed))
    return [*steps[:place], told, *steps[place + 1 :]]


def _find(steps: Sequence[Step], printed: Printed) -> int | None:
    """The place of a date among the steps, the latest where it held twice."""
    found = [place for place, step in enumerate(steps) if _same(step.printed[-1], printed)]
    return found[-1] if found else None


def _same(one: Printed, other: Printed) -> bool:
    return one.due == other.due or (one.date is not None and one.date == other.date)


def _measured(steps: Sequence[Step]) -> list[Step]:
    """The steps with their months, each from the last date before it that is known."""
    found: list[Step] = []
    before: str | None = None
    for step in steps:
        date = step.printed[-1].date
        months = _months(before, date) if step.replaces and before and date else None
        found.append(replace(step, months=months))
        before = before if step.beside else date or before
    return found


def _months(earlier: str, later: str) -> int:
    """Calendar months; none between a date and the same date printed more or less precisely."""
    if earlier.startswith(later) or later.startswith(earlier):
        return 0
    return months_between(earlier, later)


def slipped(steps: Sequence[Step]) -> int | None:
    """Months from the first date to the one that holds, over every change; None where none can be told."""
    moved = [step.months for step in steps if step.months is not None]
    return sum(moved) if moved else None
