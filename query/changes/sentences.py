"""A change in one English sentence."""

import re
from collections.abc import Iterable, Sequence

from query.changes.records import Row
from query.changes.statuses import status
from schemas.change import Happening, Value

_NOUNS = {
    "recommendation": "recommendation",
    "area_for_improvement": "area for improvement",
    "cause_of_concern": "cause of concern",
    "area_for_attention": "area for attention",
    "area_for_enhancement": "area for enhancement",
    "action": "action",
}

_LEAD_IN = 2
"""How many words before one that differs are told."""

# Each two digits: the year of "2018", "31 Mar 18" and "Q3 2018/19".
_DIGITS = re.compile(r"\d\d")

_LEAD = 60
"""How many characters of its text stand for a row without a number, and of the line over it for a list."""


def subject(row: Row, part: int | None = None) -> str:
    """A row as the subject of a sentence: “Recommendation 4 of “Stolen freedom””.

    In a list of its own, where numbers begin anew, the line over it is told too.
    """
    noun = _NOUNS[row.kind]
    name = f"{noun} {row.number}" if row.number else f"the {noun} “{_short(row.text)}”"
    whole = f"part {part} of {name}" if part else name
    return _capital(f"{whole}{_of(row)}")


def counted(rows: Sequence[Row]) -> str:
    """How many they are: “1 action”, “4 areas for improvement”, “7 recommendations” where the kinds differ."""
    return f"{len(rows)} {_noun(rows, len(rows))}"


def _noun(rows: Iterable[Row], count: int) -> str:
    kinds = {row.kind for row in rows}
    noun = _NOUNS[kinds.pop()] if len(kinds) == 1 else _NOUNS["recommendation"]
    first, *rest = noun.split(" ")
    return noun if count == 1 else " ".join((f"{first}s", *rest))


def _of(row: Row) -> str:
    of = f" of “{row.title}”" if row.title else ""
    return f"{of} (“{_short(row.group)}”)" if row.group and row.number else of


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _inner(who: str) -> str:
    """A subject within a sentence."""
    return who[0].lower() + who[1:]


def turned(who: str, before: Value, after: Value) -> str:
    """Another status."""
    return f"{who} was {before} and is {after}."


def moved(who: str, change: Happening, old: Row, new: Row, months: int | None) -> str:
    """Another due date."""
    before, after = _due(old), _due(new)
    if change == "due_set":
        return f"{who} had no due date{f' but “{old.due_words or old.due}”' if old.due else ''} and is due {after}."
    by = f"{abs(months or 0)} month{'' if abs(months or 0) == 1 else 's'} " if months else ""
    where = "later" if change == "slipped" else "earlier"
    return f"{who} was due {before}{',' if old.reckoned else ''} and is due {after}, {by}{where}."


def _due(row: Row) -> str:
    """A due date as printed, where its words have the year; else in ISO. One that was reckoned says so."""
    if row.reckoned:
        return f"{row.reckoned}, reckoned from “{row.due_words or row.due}”"
    date = row.due or ""
    return row.due_words if date[2:4] in _DIGITS.findall(row.due_words) else date


def renumbered(old: Row, new: Row, *, elsewhere: bool) -> str:
    """Another number, or a place in another list."""
    now = f"is number {new.number}" if new.number else "has no number"
    if not elsewhere:
        return f"{subject(old)} {now} now." if old.number else f"{subject(new)} had no number before."
    if old.title != new.title:
        where = f"in the list of “{new.title}”"
    else:
        where = f"under “{new.group}”" if new.group else "no longer under a heading of its own"
    return f"{subject(old)} stands {where} now and {now}."


def reworded(who: str, old: Row, new: Row) -> str:
    """Other words, from the first that differs; two before it say where."""
    before, after = old.text.split(), new.text.split()
    same = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    if not after or not (new.number or same):
        return f"{who} has other words."
    start = max(same - _LEAD_IN, 0)
    return f"{who} has other words: “{'… ' if start else ''}{_short(' '.join(after[start:]))}”."


def gone(row: Row, change: Happening, part: int | None) -> str:
    """No longer printed."""
    was = f"was {status(row) or 'without a status'}"
    ends = {
        "dropped_without_closure": "has gone without having been completed or closed",
        "cannot_tell": "is not in the later paper, which ends before it or does not cover its report",
    }
    return f"{subject(row, part)} {was} and {ends.get(change, 'is no longer listed')}."


def new(row: Row, part: int | None) -> str:
    """Printed for the first time."""
    told = status(row)
    return f"{subject(row, part)} is listed for the first time{f' and is {told}' if told else ''}."


def back(old: Row, row: Row, part: int | None) -> str:
    """Printed again."""
    was, now = status(old) or "without a status", status(row) or "without a status"
    is_now = f"still {now}" if was == now else now
    return f"{subject(row, part)} is back: it was {was} in {old.date}, was left out, and is {is_now}."


def split(rows: Sequence[Row], pieces: Sequence[Row]) -> str:
    """One that became several."""
    numbers = list(dict.fromkeys(row.number for row in pieces if row.number))
    into = f"{len(pieces)} rows" + (f", {_all(numbers)}" if len(numbers) > 1 else "")
    return f"{subject(rows[0])} is split into {into}; {_statuses(rows, pieces)}."


def merged(rows: Sequence[Row], row: Row) -> str:
    """Several that became one."""
    if len({each.number for each in rows}) == 1 and len({each.key for each in rows}) == 1:
        one, end = _inner(subject(rows[0])), _statuses(rows, [row])
        renumbered = f", number {row.number}" if row.number != rows[0].number else ""
        return f"The {len(rows)} parts of {one} are one now{renumbered}; {end}."
    names = [each.number or f"“{_short(each.text)}”" for each in rows]
    number = f", number {row.number}" if row.number else ""
    whose = f"{_capital(_noun(rows, len(rows)))} {_all(names)}{_of(row)}"
    return f"{whose} are one now{number}; {_statuses(rows, [row])}."


def _statuses(rows: Sequence[Row], others: Sequence[Row]) -> str:
    before = list(dict.fromkeys(status(row) or "without a status" for row in rows))
    after = list(dict.fromkeys(status(row) or "without a status" for row in others))
    if before == after:
        return f"before and after {_all(before)}"
    return f"before {_all(before)}, after {_all(after)}"


def _short(text: str) -> str:
    return text if len(text) <= _LEAD else text[:_LEAD].rsplit(" ", 1)[0] + " …"


def _all(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
