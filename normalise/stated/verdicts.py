"""The verdict on one stated number, held against the items that are shown."""

import re
from dataclasses import dataclass, replace

from normalise.stated.passages import Statement
from normalise.stated.shown import Item, Shown, coloured, shown_of
from schemas import Place
from schemas.finding import Count, Measure, Verdict
from schemas.observation import Colour

_DROPS = frozenset({"all", "applicable", "complete", "closed", "elsewhere"})
"""Measures of which a paper need not show every item."""
_DROPPED_COLOURS: frozenset[Colour] = frozenset({"green", "blue", "closed", "white"})
_WHOLES: tuple[Measure, ...] = ("all", "applicable")
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the number of items shown that comes nearest to the one stated, and where they stand."""

    verdict: Verdict
    found: int
    places: tuple[Place, ...]


def judged(statement: Statement, counts: tuple[Count, ...], items: tuple[Item, ...]) -> Judgement:
    """The verdict on `statement`, one of the `counts` that stand together, by the items of what it counts.

    "Recommendations" may mean all items, or those that are no areas for improvement: where it is right for the
    one or the other, it is right.
    """
    found = _judged(statement, counts, items)
    if found.verdict != "differs" or statement.kind or not _RECOMMENDATIONS.search(statement.words):
        return found
    narrow = tuple(item for item in items if item.kind == "recommendation")
    other = _judged(statement, counts, narrow) if narrow else found
    return other if other.verdict == "agrees" else found


def _judged(statement: Statement, counts: tuple[Count, ...], items: tuple[Item, ...]) -> Judgement:
    shown = _settled(statement, _shown(statement, items))
    nearest = min(max(statement.n, shown.least), shown.most)
    return Judgement(_verdict(statement, shown, counts, items), nearest, shown.places)


def _shown(statement: Statement, items: tuple[Item, ...]) -> Shown:
    own = items
    if statement.kind and statement.told_apart:
        own = tuple(item for item in items if item.kind == statement.kind)
    if statement.colours:
        return coloured(statement.colours, statement.is_new, own)
    return shown_of(statement.measure, own)


def _settled(statement: Statement, shown: Shown) -> Shown:
    """Of all items, those of other bodies count with the rest, or none of them does: "3 for completeness"."""
    if statement.measure == "all" and not statement.colours and shown.least < statement.n < shown.most:
        return replace(shown, most=shown.least)
    return shown


def _verdict(
    statement: Statement, shown: Shown, counts: tuple[Count, ...], items: tuple[Item, ...]
) -> Verdict:
    n = statement.n
    if statement.kind and not statement.told_apart:
        return "cannot_tell"
    if shown.least <= n <= shown.most:
        return _within(statement, shown, counts)
    if n < shown.least:
        return "agrees" if _are_others(statement, shown, counts) else "differs"
    if statement.colours:
        drops = statement.measure == "all" and set(statement.colours) <= _DROPPED_COLOURS
    else:
        drops = statement.measure in _DROPS
    return "fewer_shown" if drops and _could_drop(statement, shown, counts, items) else "differs"


def _are_others(statement: Statement, shown: Shown, counts: tuple[Count, ...]) -> bool:
    """Whether what waits is more than stated because other bodies' items are shown too: 15 in all, 8 the force's."""
    waiting = statement.measure == "elsewhere" or statement.colours == ("white",)
    own = _stated(counts, "applicable")
    return waiting and own > 0 and shown.least <= statement.n + _stated(counts, "all") - own


def _within(statement: Statement, shown: Shown, counts: tuple[Count, ...]) -> Verdict:
    """The verdict where a number lies between what is shown for certain and with what is in doubt."""
    n = statement.n
    if n in {shown.least, shown.most} and not shown.unsure:
        return "agrees"
    if statement.measure in {"applicable", "outstanding"} and not shown.unsure:
        waiting = sum(count.n for count in counts if count.colour == "white" or count.measure == "elsewhere")
        return "agrees" if n == shown.least + waiting else "cannot_tell"
    if statement.colours or n == shown.least > 0 or 0 < n <= shown.most - shown.unsure:
        return "agrees"
    return "cannot_tell"


def _could_drop(
    statement: Statement, shown: Shown, counts: tuple[Count, ...], items: tuple[Item, ...]
) -> bool:
    """Whether what is not shown can have dropped out: no more than is missing in all, and none that is open."""
    missing = statement.n - shown.most
    if statement.measure in _WHOLES and not statement.colours:
        still_open = max(
            _stated(counts, "outstanding"), _stated(counts, "in_progress") + _stated(counts, "overdue")
        )
        return missing <= max(0, statement.n - still_open)
    gaps = [_stated(counts, each) - _whole(each, items) for each in _WHOLES if _stated(counts, each)]
    return not gaps or missing <= max(gaps)


def _whole(measure: Measure, items: tuple[Item, ...]) -> int:
    """How many items of all, or of the force's, are shown; other bodies' "for completeness" are none of them."""
    shown = shown_of(measure, items)
    return shown.least if measure == "all" else shown.most


def _stated(counts: tuple[Count, ...], measure: Measure) -> int:
    return sum(
        count.n for count in counts if count.measure == measure and not (count.colour or count.colours)
    )
