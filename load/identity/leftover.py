"""What is left when all that is clear is told: of a row that is gone and one that is new, whether they may be one.

A report's list is closed when it is published. What comes up in it later under another number is rather an old
recommendation in other words than a new one, if it is like one alone of those that are gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from load.identity.forms import Entry
from load.identity.lists import Listed
from load.identity.matching import Match, Matching
from load.identity.telling import is_another
from load.identity.threads import Strand
from schemas.identity import Rule

_ENOUGH = 0.45  # how alike the words are
_EXPECTED = (
    0.35  # and where the number moved by as much as one beside it, or the rows on both sides are as they were
)
_BACK = 0.65  # and of one that had been left out since
_PERHAPS = 0.35  # how alike they are where it is said that the two may be one
_CLEAR = 0.25  # how far all others must be behind


_Number = tuple[str, int]
"""The line that limits a list, folded, and a number in it."""

_RULES: Mapping[bool | None, Rule] = {True: "reworded", False: "renumbered", None: "alike"}


class _Pair(NamedTuple):
    entry: Entry
    strand: Strand
    alike: float
    like: Entry


def left_over(own: Listed, matching: Matching) -> None:
    """Adds the entries that are like one alone of what the list had, the last time or before, and has no more.

    Where the words are not alike enough that is noted as unclear. A list without a title is open, and left out.
    """
    authority = own.entries[0].first.authority
    gone = [strand for strand in matching.open(own.strands) if authority in strand.last]
    if not gone or not own.entries[0].first.report_title:
        return
    pairs = [
        _Pair(entry, strand, *strand.nearest(entry.words, own.weights))
        for entry in matching.free(own.entries)
        for strand in gone
    ]
    moves = _moves(own.entries, matching)
    for pair in pairs:
        entry, strand, alike, like = pair
        if alike < _PERHAPS or not _is_clear(pair, pairs) or is_another(entry, strand, like, own):
            continue
        if alike >= _least(pair, own, moves, matching):
            matching.add(Match(entry, strand, _RULES[strand.is_numbered(entry)], alike, like))
            matching.unclear.pop(entry, None)
        elif _was_there(pair, own):
            matching.unclear.setdefault(entry, (strand,))


def _least(pair: _Pair, own: Listed, moves: Mapping[_Number, int], matching: Matching) -> float:
    """How alike the words of two must be that are one."""
    if not _was_there(pair, own):
        return _BACK
    return _EXPECTED if _is_expected(pair, moves) or _is_in_place(pair, own, matching) else _ENOUGH


def _was_there(pair: _Pair, own: Listed) -> bool:
    """Whether the list's last paper had it."""
    return pair.strand.last[pair.entry.first.authority].first.paper == own.previous


def _is_clear(pair: _Pair, pairs: Iterable[_Pair]) -> bool:
    """Whether no other row is near to being this one, and this one no other."""
    rivals = (each for each in pairs if (each.entry is pair.entry) != (each.strand is pair.strand))
    return all(each.alike <= pair.alike - _CLEAR for each in rivals)


def _moves(entries: Iterable[Entry], matching: Matching) -> Mapping[_Number, int]:
    """By how much the numbers of a list moved that are known, by what they were."""
    own = set(map(id, entries))
    known = (match for match in matching.matches if id(match.entry) in own)
    found = filter(None, (_move(match.entry, match.strand) for match in known))
    return dict(found)


def _move(entry: Entry, strand: Strand) -> tuple[_Number, int] | None:
    """The number that a strand had, and by how much the entry's differs; None where neither tells."""
    group, number = strand.numbers.get(entry.first.authority, ("", ""))
    if group != entry.group or not (number.isdecimal() and entry.number.isdecimal()):
        return None
    return (group, int(number)), int(entry.number) - int(number)


def _is_expected(pair: _Pair, moves: Mapping[_Number, int]) -> bool:
    """Whether the number moved by as much as that of the next one before it, or after it."""
    move = _move(pair.entry, pair.strand)
    if move is None:
        return False
    (group, number), by = move
    own = sorted(each for own, each in moves if own == group)
    beside = (*[each for each in own if each < number][-1:], *[each for each in own if each > number][:1])
    return any(moves[group, each] == by for each in beside)


def _is_in_place(pair: _Pair, own: Listed, matching: Matching) -> bool:
    """Whether the row stands between the two rows, or at the end beside the one, that it stood between before."""
    known = {id(match.entry): match.strand for match in matching.matches}
    last = pair.strand.last[pair.entry.first.authority]
    if last.scope != pair.entry.scope:
        return False
    before = own.book.lists[last.scope, own.previous]
    old = before.index(last)
    new = own.entries.index(pair.entry)
    sides = [(_beside(before, old + step), _beside(own.entries, new + step)) for step in (-1, 1)]
    same = [
        was is None and now is None
        if was is None or now is None
        else known.get(id(now)) is own.book.strand_of[was.first.observation_id]
        for was, now in sides
    ]
    return all(same) and any(now is not None for _, now in sides)


def _beside(entries: Sequence[Entry], at: int) -> Entry | None:
    return entries[at] if 0 <= at < len(entries) else None
