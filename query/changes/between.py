"""All that changed between two periods of one authority: pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import get_args

from query.changes.broken import unbroken
from query.changes.joints import joints
from query.changes.legends import of_legend
from query.changes.past import Held, became, carried
from query.changes.quotes import without_quotes
from query.changes.records import Period, Row, Slot, slots, under_one_number
from query.changes.reports import of_reports
from query.changes.rows import Groups, groups, of_row
from query.changes.sentences import back, new
from query.changes.sentences import gone as say_gone
from query.changes.statuses import status
from query.changes.told import Telling
from schemas import Change
from schemas.change import Happening

_ORDER = {change: at for at, change in enumerate(get_args(Happening))}


def between(authority: str, before: Period, after: Period, earlier: Sequence[Period]) -> tuple[Change, ...]:
    """What changed from one period to another, the worst first, then in the order of the later papers.

    `earlier` are the periods before the first, oldest first: the last one whole, of the others at least the rows of
    the reports and recommendations that `after` lists and `before` does not.
    """
    *earlier, before, after = unbroken((*earlier, before, after))
    before, after = without_quotes(before, after), without_quotes(after, before)
    telling = Telling(authority, before, after)
    held = carried(before, after, earlier)
    known = (*before.rows, *(each.row for each in held))
    old, later = slots(known), slots(after.rows)
    ever = {slot: row for period in earlier for slot, row in slots(period.rows).items()}
    joined = list(joints(old, later, ever, telling))
    taken = {slot for joint in joined for slot in joint.slots}
    lost = old.keys() - later.keys() - taken
    found = [
        *of_legend(before, after, telling),
        *of_reports(known, after, earlier, telling),
        *(joint.change for joint in joined),
        *_of_rows(old, later, ever, taken, telling),
        *_of_gone(
            old, lost, (*(Held(row, before) for row in before.rows), *held), before, earlier, after, telling
        ),
    ]
    return tuple(sorted(found, key=lambda change: _ORDER[change.change]))


def _of_rows(
    old: Mapping[Slot, Row],
    later: Mapping[Slot, Row],
    ever: Mapping[Slot, Row],
    taken: Set[Slot],
    telling: Telling,
) -> Iterator[Change]:
    """What happened to the rows of the later period, but for those that are told already."""
    known = Groups(groups(old.values()), groups(later.values()))
    before, after = under_one_number(old), under_one_number(later)
    last = {key: row for (key, _, _), row in ever.items()}
    wholes: defaultdict[str, str] = defaultdict(str)
    for slot in before:
        wholes[slot[0]] += f" {old[slot].text}"
    for slot, row in later.items():
        if slot in taken:
            continue
        part = row.part if slot in after or slot in before else None
        if slot in old:
            own_number = row.part == 1 or slot not in before or slot not in after
            told_before = wholes[slot[0]] if slot in before else ""
            yield from of_row(old[slot], row, part, known, telling, own_number=own_number, whole=told_before)
        elif seen := ever.get(slot) or last.get(slot[0]):
            told = back(seen, row, part)
            yield telling.of_rows("reappeared", [seen], [row], told, (status(seen), status(row)))
        else:
            yield telling.of_rows("first_seen", [], [row], new(row, part), (None, status(row)))


def _of_gone(
    old: Mapping[Slot, Row],
    lost: Set[Slot],
    known: Iterable[Held],
    before: Period,
    earlier: Sequence[Period],
    after: Period,
    telling: Telling,
) -> Iterator[Change]:
    """What became of the rows that are `lost` in the later period.

    Of those that the earlier one could not tell of, only what is certain now: the doubt was told before.
    """
    parts = under_one_number(old)
    rows = {
        (row.paper, row.position): row.part if slot in parts else None
        for slot, row in old.items()
        if slot in lost
    }
    gone = [each for each in known if (each.row.paper, each.row.position) in rows]
    seen = set[str]().union(*(period.reports for period in earlier))
    for each, verdict in became(gone, after, seen):
        if verdict != "cannot_tell" or each.period is before:
            words = say_gone(each.row, verdict, rows[each.row.paper, each.row.position])
            yield telling.of_rows(verdict, [each.row], [], words, (status(each.row), None))
