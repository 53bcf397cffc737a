"""One recommendation printed as several, and several printed as one: what stands in what, in its order.

Printed forms that are read: 4 as 4a and 4b, or as 4 and a later number, each with a piece of the words; 4 and 5 as
one row, numbered 4, "4 and 5" or anew, with the words of both; 4a and 4b as 4.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from load.identity.forms import Entry
from load.identity.threads import Strand
from load.identity.words import Words, contained

_STANDS = 0.65  # the share of a text's neighbouring words that stand in the other
_STANDS_NUMBERED = 0.3  # and where the numbers say it too: "4a" of 4, "4 and 5"
_COVERS = 0.5  # the share of the whole that its pieces make up
_SHORTER = 0.85  # how much of the whole's length a piece has at most
_FEWEST = 5  # words of a piece
_APART = 0.75  # the share of a piece that may stand in another: siblings begin alike


@dataclass(frozen=True, slots=True)
class Split:
    """A strand whose words several entries of one paper print, in reading order."""

    strand: Strand
    pieces: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """An entry that prints the words of several strands, the first of them first."""

    entry: Entry
    strands: tuple[Strand, ...]


def splits(entries: Sequence[Entry], strands: Sequence[Strand]) -> Iterator[Split]:
    """The strands that the entries of one paper print in pieces; neither is matched otherwise."""
    taken: set[int] = set()
    for strand in strands:
        if strand.part:
            continue
        pieces = [
            entry
            for entry in entries
            if id(entry) not in taken
            and _is_piece(entry, strand)
            and not _is_in_another(entry, strand, strands)
        ]
        covers = _COVERS
        if len(named := _named(entries, strand)) > 1 and not taken.intersection(map(id, named)):
            pieces, covers = named, _STANDS_NUMBERED
        whole = _whole(strand, pieces[0]) if pieces else None
        if len(pieces) > 1 and whole and _make_up([each.words for each in pieces], whole, covers):
            taken.update(map(id, pieces))
            yield Split(strand, tuple(pieces))


def rests(
    entries: Sequence[Entry], known: Iterable[tuple[Entry, Strand]], strands: Sequence[Strand]
) -> Iterator[tuple[Entry, Strand]]:
    """The entries with what a known one of the paper no longer says of its strand's words; each with the strand.

    `strands` are those that no entry has been found for.
    """
    taken: set[int] = set()
    for shorter, strand in known:
        whole = strand.last.get(shorter.first.authority)
        if whole is None or strand.part or not _is_short(shorter.words, whole.words):
            continue
        for entry in entries:
            if (
                id(entry) not in taken
                and _is_piece(entry, strand)
                and _is_left(entry.words, shorter.words, whole.words)
                and not _is_in_another(entry, strand, strands)
            ):
                taken.add(id(entry))
                yield entry, strand


def merges(entries: Sequence[Entry], strands: Sequence[Strand]) -> Iterator[Merge]:
    """The entries of one paper that print several strands as one; neither is matched otherwise."""
    taken: set[int] = set()
    for entry in entries:
        free = [each for each in strands if id(each) not in taken and entry.first.authority in each.last]
        found, covers = [each for each in free if _is_absorbed(each, entry)], _COVERS
        named = [each for each in free if _is_lettered(each, entry)]
        if _threads(named) > 1:
            found, covers = named, _STANDS_NUMBERED
        wholes = [_whole(each, entry) for each in found]
        if _threads(found) > 1 and _make_up(wholes, entry.words, covers):
            taken.update(map(id, found))
            yield Merge(entry, tuple(sorted(found, key=lambda each: _position(each, entry))))


def _named(entries: Sequence[Entry], strand: Strand) -> list[Entry]:
    """The entries whose numbers say that they are pieces of a strand: "4a" and "4b", where nothing is 4 any more."""
    own = [each for each in entries if each.stem and _has_number(strand, each.stem, each)]
    still_there = len(own) > 1 and any(_has_number(strand, each.number, each) for each in entries)
    return [] if still_there else own


def _is_lettered(strand: Strand, entry: Entry) -> bool:
    """Whether a strand's number is the entry's with a letter."""
    latest = _latest(strand, entry)
    return bool(entry.number) and latest.stem == entry.number and latest.group == entry.group


def _has_number(strand: Strand, number: str, entry: Entry) -> bool:
    return strand.numbers.get(entry.first.authority) == (entry.group, number)


def _is_piece(entry: Entry, strand: Strand) -> bool:
    whole = _whole(strand, entry)
    said = bool(entry.stem) and any(number == entry.stem for _, number in strand.numbers.values())
    return _is_short(entry.words, whole) and _stands(entry.words, whole, said=said)


def _is_in_another(entry: Entry, strand: Strand, strands: Iterable[Strand]) -> bool:
    """Whether more of the entry stands in another recommendation: siblings have much in common."""
    share = contained(entry.words, _whole(strand, entry))
    return any(contained(entry.words, _whole(each, entry)) > share for each in strands if each is not strand)


def _is_left(rest: Words, shorter: Words, whole: Words) -> bool:
    """Whether enough of a text is what the shorter form leaves of the whole."""
    return len((rest.pairs & whole.pairs) - shorter.pairs) >= (1 - _APART) * len(rest.pairs)


def _is_absorbed(strand: Strand, entry: Entry) -> bool:
    own = _whole(strand, entry)
    said = any(number in entry.numbers for _, number in strand.numbers.values())
    return _is_short(own, entry.words) and _stands(own, entry.words, said=said)


def _latest(strand: Strand, entry: Entry) -> Entry:
    return strand.latest_of(entry.first.authority)


def _threads(strands: Iterable[Strand]) -> int:
    return len({id(strand.thread) for strand in strands})


def _whole(strand: Strand, entry: Entry) -> Words:
    return _latest(strand, entry).words


def _is_short(piece: Words, whole: Words) -> bool:
    return _FEWEST <= len(piece) <= _SHORTER * len(whole)


def _stands(piece: Words, whole: Words, *, said: bool) -> bool:
    return contained(piece, whole) >= (_STANDS_NUMBERED if said else _STANDS)


def _make_up(pieces: Sequence[Words], whole: Words, covers: float = _COVERS) -> bool:
    """Whether the pieces are different ones, and together most of the whole."""
    together = frozenset[tuple[str, str]]().union(*(piece.pairs for piece in pieces))
    apart = all(
        min(contained(one, other), contained(other, one)) <= _APART for one, other in combinations(pieces, 2)
    )
    return apart and len(together & whole.pairs) >= covers * len(whole.pairs)


def _position(strand: Strand, entry: Entry) -> int:
    return strand.latest_of(entry.first.authority).first.position
