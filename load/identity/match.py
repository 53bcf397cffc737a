"""Which recommendation each entry of a paper is: by number and words, one clear candidate or none.

A number alone says little (papers number anew), words alone say much; the two together say most. Of two candidates
that come near to each other neither is taken.
"""

from collections.abc import Sequence
from typing import NamedTuple

from load.identity.forms import Entry
from load.identity.lists import Listed
from load.identity.matching import Match, Matching
from load.identity.telling import is_another
from load.identity.threads import Strand
from load.identity.words import Words, contained
from schemas.identity import Rule

_TELLS = 4  # words: a shorter text ("See above") is not known by its words
_NUMBERED = 0.3  # what the same number adds to the likeness of words, 0 to 1
_GOES_ON = 0.4  # where the list's last paper has the number
_WAS_GONE = 0.15  # where it had been left out since: it may be another's now
_RENUMBERED = -0.2  # what another number takes from it, where the paper keeps its numbers
_SHUFFLED = -0.05  # and where it numbers anew
_LEFT_OUT = -0.15  # what it takes beside that where the list's last paper did not have it
_ENOUGH = 0.65  # likeness, with what the number says, from which two are taken for one
_CLEAR = 0.1  # how far the second candidate must be behind
_WORDS_RULE = (0.85, 0.25)  # words so alike, and another's so much less, need no number
_REFERENCE = 0.6  # what the same reference adds: a register gives each one once
_SUMMED_UP = 0.6  # how alike a text and its summary under one number count
_ALL_OF_IT = 0.8  # the share of the shorter text's weight that the longer has, where it is a summary
_SHORTER = 0.8  # how much of a text's length its summary has at most
_CUT = 0.9  # the share of a text's neighbouring words that stand in the other, where it is that one cut short
_CUT_COUNTS = 0.85  # and how alike the two then count


def same_words(entries: Sequence[Entry], strands: Sequence[Strand], matching: Matching) -> None:
    """Adds the entries whose words a strand has had before, letter for letter; the same number goes first."""
    for numbered in (True, None, False):
        free = matching.free(entries)
        if not free:
            return
        known: dict[str, list[Strand]] = {}
        for strand in matching.open(strands):
            for folded in strand.forms:
                known.setdefault(folded, []).append(strand)
        alike: dict[str, list[Entry]] = {}
        for entry in free:
            alike.setdefault(entry.words.folded, []).append(entry)
        for folded, own in alike.items():
            for entry in own:
                found = [each for each in known.get(folded, ()) if each.is_numbered(entry) is numbered]
                found = [each for each in found if each.latest.words.folded == folded] or found
                rivals = own if numbered is not True else [entry]
                tells = numbered is True or len(entry.words) >= _TELLS
                if len(found) == 1 and len(rivals) == 1 and tells and matching.open(found):
                    matching.add(_same(entry, found[0], numbered=numbered))


def _same(entry: Entry, strand: Strand, *, numbered: bool | None) -> Match:
    rules: dict[bool | None, Rule] = {True: "same", None: "words", False: "renumbered"}
    return Match(entry, strand, rules[numbered], 1.0, strand.forms[entry.words.folded])


class _Candidate(NamedTuple):
    """A strand that an entry could be: `alike` by words, `score` with what the numbers say."""

    entry: Entry
    strand: Strand
    alike: float
    score: float
    like: Entry
    rule: Rule


def like_words(own: Listed, matching: Matching) -> None:
    """Adds the entries whose words and numbers are like one strand's, the surest first; notes the unclear ones."""
    holds = _numbers_hold(own.entries, matching)
    open_strands = matching.open(own.strands)
    ranked: dict[int, list[_Candidate]] = {}
    for entry in matching.free(own.entries):
        found = [_candidate(entry, strand, own, holds=holds) for strand in open_strands]
        near = sorted((each for each in found if each.score >= _ENOUGH), key=lambda each: -each.score)
        ranked[id(entry)] = [each for each in near if not _is_another(each, own, holds=holds)]
        if len(near) > 1 and not ranked[id(entry)]:
            matching.unclear[entry] = tuple(each.strand for each in near)
    while sure := _surest(ranked):
        matching.add(Match(sure.entry, sure.strand, sure.rule, sure.alike, sure.like))
        del ranked[id(sure.entry)]
        for key, candidates in ranked.items():
            ranked[key] = [each for each in candidates if each.strand is not sure.strand]
    for candidates in ranked.values():
        if candidates:
            matching.unclear[candidates[0].entry] = tuple(each.strand for each in candidates)


def summaries(own: Listed, matching: Matching) -> None:
    """Adds the entries that sum up what one strand says, or the other way round, where no other comes near."""
    holds = _numbers_hold(own.entries, matching)
    open_strands = matching.open(own.strands)
    shares = [
        (_within(entry, strand, own), entry, strand)
        for entry in matching.free(own.entries)
        for strand in open_strands
        if not (holds and strand.is_numbered(entry) is False)
    ]
    for share, entry, strand in shares:
        rivals = (each for each in shares if (each[1] is entry) != (each[2] is strand))
        alike, like = strand.nearest(entry.words, own.weights)
        is_clear = share >= _ALL_OF_IT and all(each[0] <= share - _CLEAR for each in rivals)
        if is_clear and not is_another(entry, strand, like, own):
            matching.add(Match(entry, strand, "shortened", alike, like))
            matching.unclear.pop(entry, None)


def _within(entry: Entry, strand: Strand, own: Listed) -> float:
    """How much of the shorter text's weight the longer has, 0 to 1; in the strand's best wording."""
    pairs = [sorted((entry.words, like.words), key=len) for like in strand.recent]
    shares = (
        own.weights.within(short, long)
        for short, long in pairs
        if _may_be_shortened(short, long) and len(short) <= _SHORTER * len(long)
    )
    return max(shares, default=0.0)


def _numbers_hold(entries: Sequence[Entry], matching: Matching) -> bool:
    """Whether the list keeps the numbers that were: those of its entries whose words did not change tell."""
    own = {id(entry) for entry in entries}
    rules = [match.rule for match in matching.matches if id(match.entry) in own]
    return rules.count("same") > rules.count("renumbered") or "renumbered" not in rules


def _candidate(entry: Entry, strand: Strand, own: Listed, *, holds: bool) -> _Candidate:
    alike, like = strand.nearest(entry.words, own.weights)
    rule: Rule = "alike"
    if alike < _CUT_COUNTS and _is_cut(entry, strand):
        alike, like, rule = _CUT_COUNTS, strand.latest_of(entry.first.authority), "shortened"
    numbered = strand.is_numbered(entry)
    if numbered is None:
        return _Candidate(entry, strand, alike, alike, like, rule)
    if numbered:
        within = own.weights.within(entry.words, strand.latest.words)
        alike = max(alike, _SUMMED_UP if within >= _ALL_OF_IT else 0.0)
        told = _same_number(entry, strand, own.previous) if holds else 0.0
        score = alike + (_REFERENCE if entry.is_reference else told)
        return _Candidate(entry, strand, alike, score, like, "reworded" if rule == "alike" else rule)
    gone = _LEFT_OUT if _was_gone(entry, strand, own.previous) else 0.0
    score = alike + gone + (_RENUMBERED if holds else _SHUFFLED)
    return _Candidate(entry, strand, alike, score, like, "renumbered")


def _is_another(candidate: _Candidate, own: Listed, *, holds: bool) -> bool:
    """Whether the words say that it is not this one, and no number that holds says that it is."""
    numbered = holds and candidate.strand.is_numbered(candidate.entry)
    return not numbered and is_another(candidate.entry, candidate.strand, candidate.like, own)


def _same_number(entry: Entry, strand: Strand, previous: str) -> float:
    if entry.first.authority not in strand.last:
        return _NUMBERED
    return _WAS_GONE if _was_gone(entry, strand, previous) else _GOES_ON


def _was_gone(entry: Entry, strand: Strand, previous: str) -> bool:
    """Whether this authority has printed it, but not the last time."""
    last = strand.last.get(entry.first.authority)
    return last is not None and last.first.paper != previous


def _is_cut(entry: Entry, strand: Strand) -> bool:
    """Whether one of the two texts is the other, cut short or without its opening."""
    before = strand.latest_of(entry.first.authority).words
    short, long = sorted((entry.words, before), key=len)
    return _may_be_shortened(short, long) and contained(short, long) >= _CUT


def _may_be_shortened(short: Words, long: Words) -> bool:
    return len(short) > _TELLS and 3 * len(short) >= len(long)


def _surest(ranked: dict[int, list[_Candidate]]) -> _Candidate | None:
    """The best of the candidates that no other entry and no other strand comes near to."""
    best = sorted(
        (candidates[0] for candidates in ranked.values() if candidates), key=lambda each: -each.score
    )
    for first in best:
        others = ranked[id(first.entry)][1:]
        rivals = [each for each in best if each.strand is first.strand and each.entry is not first.entry]
        if all(_is_clear(first, other) for other in (*others, *rivals)):
            return first
    return None


def _is_clear(first: _Candidate, other: _Candidate) -> bool:
    high, less = _WORDS_RULE
    by_words = first.alike >= high and other.alike <= first.alike - less
    return by_words or other.score <= first.score - _CLEAR
