"""One paper's entries against all that earlier papers print: first what is certain, then what is likely."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from load.identity.decided import Decisions
from load.identity.forms import Entry
from load.identity.leftover import left_over
from load.identity.lists import Listed, listed
from load.identity.match import like_words, same_words, summaries
from load.identity.matching import Match, Matching
from load.identity.parts import by_words, parts, remember
from load.identity.pieces import Merge, merges, rests, splits
from load.identity.threads import Book, Strand, Thread
from load.identity.words import Weights, contained
from schemas import Problem
from schemas.identity import Rule

_MOVED = 0.85  # how alike the words are of one that stands in another list now, where nothing else tells
_DOUBTFUL = 0.5  # how alike the words are under which a number alone speaks for it
_BY_NUMBER: tuple[Rule, ...] = ("reworded", "renumbered")
_TELLS = 5  # words of one that is known by them in another list


class Found(NamedTuple):
    """An entry of a paper, its thread, the strand's part and that of each of its rows, and why.

    `alike` is from 0 to 1 and `like` the earlier form; `merged` are the threads that end in it.
    """

    entry: Entry
    thread: Thread
    part: int
    numbers: list[int]
    rule: Rule
    alike: float | None = None
    like: Entry | None = None
    merged: tuple[Thread, ...] = ()
    problem: Problem | None = None


def read_paper(
    own: Sequence[Entry], book: Book, weights: Mapping[str, Weights], decisions: Decisions
) -> list[Found]:
    """Who the entries of one paper are, in their order; the book knows them from then on, unless it was replaced."""
    lists = [*listed(own, book, weights)]
    matching = Matching()
    decisions.join(own, book, weights, matching)
    for each in lists:
        same_words(each.entries, each.strands, matching)
    unknown = [each for each in lists if matching.free(each.entries)]
    for each in unknown:
        _moved(each, matching, at_least=1.0)
    found = [one for each in unknown for one in _pieces(each, matching)]
    for each in unknown:
        like_words(each, matching)
        found += _rests(each, matching)
        summaries(each, matching)
        left_over(each, matching)
    for each in unknown:
        _moved(each, matching, at_least=_MOVED)
    told = {id(one.entry) for one in found}
    found += [_matched(match, weights) for match in matching.matches if id(match.entry) not in told]
    parted = [one.entry for one in found if decisions.parts(one.entry, one.thread)]
    found = [one for one in found if one.entry not in parted]
    found += [Found(entry, Thread(), 0, [row.part for row in entry.rows], "decided") for entry in parted]
    found += [_new(entry, book, matching) for entry in matching.free(own)]
    found = [*_told_apart(sorted(found, key=lambda one: one.entry.first.position))]
    for one in found if not own[0].first.replaced else ():
        book.record(one.entry, one.thread, one.part)
        remember(one.entry, one.thread, one.part, one.numbers)
    return found


def _told_apart(found: Iterable[Found]) -> Iterator[Found]:
    """The entries with parts that no other row of the paper has: a paper gives one status to each."""
    used: defaultdict[int, set[int]] = defaultdict(set)
    for one in found:
        taken = used[id(one.thread)]
        numbers = []
        for number in one.numbers:
            own = number if number not in taken else next(part for part in count(1) if part not in taken)
            taken.add(own)
            numbers.append(own)
        yield one if numbers == one.numbers else one._replace(numbers=numbers)


def _moved(own: Listed, matching: Matching, *, at_least: float) -> None:
    """Adds the entries that are now here what one alone in a sibling's list was, there no more."""
    for entry in matching.free(own.entries):
        alike = [(*each.nearest(entry.words, own.weights), each) for each in matching.open(own.siblings())]
        found = [each for each in alike if each[0] >= at_least]
        if len(found) == 1 and len(entry.words) >= _TELLS:
            matching.add(Match(entry, found[0][2], "moved", found[0][0], found[0][1]))
            matching.unclear.pop(entry, None)


def _pieces(own: Listed, matching: Matching) -> Iterator[Found]:
    for split in splits(matching.free(own.entries), matching.open(own.strands)):
        yield from _split(split.pieces, split.strand, own.weights, matching)
    for merge in merges(matching.free(own.entries), matching.open(own.strands)):
        yield _merged(merge, own.weights, matching)


def _rests(own: Listed, matching: Matching) -> Iterator[Found]:
    known = [(match.entry, match.strand) for match in matching.matches if match.entry in own.entries]
    for rest, strand in rests(matching.free(own.entries), known, matching.open(own.strands)):
        matching.unclear.pop(rest, None)
        yield from _split((rest,), strand, own.weights, matching)


def _split(pieces: Sequence[Entry], strand: Strand, weights: Weights, matching: Matching) -> Iterator[Found]:
    """The pieces as parts: by the words of known parts, else the next ones; a strand of its own for each."""
    like = strand.latest_of(pieces[0].first.authority)
    known = strand.thread.parts
    if len(known) > 1:
        numbers = by_words([piece.first.text for piece in pieces], known, weights)
    else:
        whole_goes_on = len(pieces) == 1
        used = max((each.part for each in strand.thread.strands), default=0)
        numbers = [used + index for index in range(1 + whole_goes_on, len(pieces) + 1 + whole_goes_on)]
    for piece, part in zip(pieces, numbers, strict=True):
        share = contained(piece.words, like.words)
        matching.add(Match(piece, strand, "split", share, like))
        yield Found(piece, strand.thread, part, [part] * len(piece.rows), "split", share, like)


def _merged(merge: Merge, weights: Weights, matching: Matching) -> Found:
    entry = merge.entry
    strand = next((each for each in merge.strands if each.is_numbered(entry)), merge.strands[0])
    for each in merge.strands:
        matching.add(Match(entry, each, "merged", 1.0, each.latest_of(entry.first.authority)))
    alike, like = strand.nearest(entry.words, weights)
    ended = tuple(each.thread for each in merge.strands if each.thread is not strand.thread)
    numbers = parts(entry, strand, weights)
    return Found(entry, strand.thread, strand.part, numbers, "merged", alike, like, merged=ended)


def _matched(match: Match, weights: Mapping[str, Weights]) -> Found:
    entry, strand = match.entry, match.strand
    numbers = parts(entry, strand, weights[entry.scope])
    problem = _doubtful(match) if match.rule in _BY_NUMBER and match.alike < _DOUBTFUL else None
    return Found(
        entry, strand.thread, strand.part, numbers, match.rule, match.alike, match.like, problem=problem
    )


def _doubtful(match: Match) -> Problem:
    why = "by its number" if match.rule == "reworded" else "which is there no more"
    message = f"Taken for {_named(match.like)}, {why}; the words are not much alike."
    return Problem(code="identity_doubtful", message=message, field="recommendation_key")


def _new(entry: Entry, book: Book, matching: Matching) -> Found:
    numbers = [row.part for row in entry.rows]
    candidates = matching.unclear.get(entry)
    if candidates:
        return Found(entry, Thread(), 0, numbers, "unclear", problem=_unclear(entry, candidates))
    return Found(entry, Thread(), 0, numbers, "first", problem=_reused(entry, book))


def _unclear(entry: Entry, candidates: Sequence[Strand]) -> Problem:
    told = " or ".join(_named(each.latest_of(entry.first.authority)) for each in candidates[:3])
    message = f"It could be {told}: it stands alone until somebody says which."
    return Problem(code="identity_unclear", message=message, field="recommendation_key")


def _reused(entry: Entry, book: Book) -> Problem | None:
    """A number that had other words before: perhaps a new recommendation, perhaps an old one told anew."""
    authority = entry.first.authority
    for strand in book.strands(entry.scope):
        if authority in strand.last and strand.numbers.get(authority) == (entry.group, entry.number):
            message = (
                f"The number was that of {_named(strand.last[authority])}: taken for another recommendation."
            )
            return Problem(code="number_reused", message=message, field="recommendation_key")
    return None


def _named(entry: Entry) -> str:
    row = entry.first
    words = row.text if len(row.text) <= 60 else f"{row.text[:59]}…"
    return f"{row.number or 'the one'} of {row.file} ({words!r})"
