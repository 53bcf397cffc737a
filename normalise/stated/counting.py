"""Sentences that count recommendations, taken apart: each small number, what it counts, what has become of them.

Printed forms that are read::

    There are 11 recommendations; 7 of which apply to force, 5 are completed, 1 to be progressed and 1 closed.
    Total of 6 actions: 1 is national and outside the remit of the force. 5 are relevant to it, none are overdue.
    The report contains no Causes for Concern or Recommendations, but does contain 4 Areas for Improvement.
    There are currently 38 outstanding recommendations, an increase of 14 from the 24 reported in September.
    There are 10 new greens to report and 2 new reds. · Both are in progress. · 5 of the 7 are complete.

What counts something else - dates, sums, other nouns ("Ten reports ... of which 2 have been completed") - gives
nothing, nor does a sentence whose words are out of order ("38 outstanding 14 recommendations").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from normalise.sentences import sentences
from normalise.stated.figures import Figure, figures, unnumbered
from normalise.stated.predicates import Item, all_asserted, colours_said, items_named, said_of
from schemas.finding import Measure
from schemas.observation import Colour, Kind

_ASKED = re.compile(
    r"\b(?:members?|committee|board|panel|authority|council)\b.{0,40}\b(?:asked|recommended|invited|requested)\b|\bfor\s+members\b"
    r"|\b(?:should|must|shall)\b(?=.*\d)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:is|was|as|being|remains)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*(?:of\s+(?:which|these|them|those|whom)\b|[,:]?\s*(?=of\s+which))", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?<!\S)(?P<n>\S+)\s+)?(?:\bout\s+)?\bof\s+(?P<the>(?:the|these|those|our|its)\s+)?$", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:\b(?:and|with|the|a)\s+)*\b(?:remaining|other|outstanding|further|latter)\s*$", re.IGNORECASE
)
"""What leads to the next number and says nothing of this one: "12 are open and the remaining 3 are overdue"."""
_OF_ALL = re.compile(r"\s*(?:out\s+)?of\s+(?:the|these|those|our|its)?\s*$", re.IGNORECASE)
_VERB = re.compile(r"\s*(?:\w+\s+){1,4}(?:is|are|was|were|has|have|of\s+which)\b", re.IGNORECASE)
_THESE = re.compile(r"\W*(?:these|they)(?:\s+all)?\s+(?=are|have|were|remain)", re.IGNORECASE)
_JUST_WORDS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}", re.IGNORECASE)
_LONGEST = 1_500  # characters: what goes on for longer without a stop is no sentence
_STRONG = re.compile(
    r"\brecommendations?\b|\bareas?\s+for\s+(?:\w+\s+)?(?:improvement|attention|enhancement)\b|\bAFIs?\b"
    r"|\bcauses?\s+(?:of|for)\s+concern\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One number of a sentence: `measure` what it counts, `kind` and `colour` what it is limited to.

    `words` are those that `n` was read from; `sentence` counts the sentences of the text, from 0.
    """

    n: int
    measure: Measure
    kind: Kind | None
    colour: Colour | None
    is_new: bool | None
    words: str
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What a text counts; `sentences` are those that a count was read from, `unread` those out of order."""

    clauses: tuple[Clause, ...] = ()
    sentences: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the numbers without a noun count: so many, of this kind; `group` is the last part of them."""

    item: Item | None = None
    total: int | None = None
    group: int | None = None


def counting_sentences(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences, as printed, that count a report's items; `lines` are those over its table, in order."""
    return counted("\n".join(lines), over_table=True).sentences


def counted(text: str, *, over_table: bool = False) -> Counted:
    """Every count in `text`. Outside the lines over a table it must name recommendations outright, for much
    else has actions and enhancements."""
    if not over_table and not _STRONG.search(text):
        return Counted()
    subject = _Subject()
    clauses: list[Clause] = []
    counting: list[str] = []
    unread: list[str] = []
    told = (sentence for line in text.split("\n\n") for sentence in sentences(_one_line(line)))
    for index, sentence in enumerate(told):
        if len(sentence) > _LONGEST or _ASKED.search(sentence):
            continue
        found, subject = _read(unnumbered(sentence), subject)
        if found is None:
            unread.append(sentence)
        elif found:
            if any(clause.n or not clause.words.lower().startswith("no ") for clause in found):
                counting.append(sentence)  # "makes no recommendations" counts, but not what the table holds
            clauses.extend(replace(clause, sentence=index) for clause in found)
    return Counted(_told_apart(clauses), tuple(counting), tuple(unread))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _told_apart(clauses: list[Clause]) -> tuple[Clause, ...]:
    """The clauses, recommendations limited to that kind only where another kind is counted beside them.

    "There are 4 recommendations" stands over a table of areas for improvement too.
    """
    kinds = {clause.kind for clause in clauses} - {None, "recommendation", "action"}
    if kinds:
        return tuple(clauses)
    return tuple(replace(clause, kind=None) for clause in clauses)


def _read(sentence: str, subject: _Subject) -> tuple[list[Clause] | None, _Subject]:
    """The counts of one sentence, and what it leaves to the next to count on; None where it is out of order."""
    found: list[Clause] = []
    numbers = figures(sentence)
    these = _THESE.match(sentence)
    if these and subject.item and (group := subject.group or subject.total):
        stop = numbers[0].start if numbers else len(sentence)
        found.extend(_clauses(group, subject.item, sentence[these.end() : stop], sentence[:stop]))
    for index, number in enumerate(numbers):
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(sentence)
        after = sentence[number.stop : stop]
        if _out_of_order(after, sentence, numbers[index + 1 :]):
            return None, subject
        clauses, subject = _take(number, _LEAD.sub("", after) or after, sentence, subject)
        found.extend(clauses)
    return found, subject


def _out_of_order(after: str, sentence: str, rest: tuple[Figure, ...]) -> bool:
    """Whether only an adjective parts two numbers of one noun: "38 outstanding 14 recommendations"."""
    if not rest or not _JUST_WORDS.fullmatch(after) or rest[0].words.isalpha():
        return False
    said, _ = said_of(after)
    return bool(said) and items_named(sentence[rest[0].stop :]) is not None


def _take(number: Figure, after: str, sentence: str, subject: _Subject) -> tuple[list[Clause], _Subject]:
    """The counts of one number, by what follows it up to the next one."""
    n = number.value if number.value is not None else subject.group or subject.total
    before, words = sentence[: number.start], sentence[number.start : number.stop] + after
    of_all = _OF_ALL.fullmatch(after) is not None
    item = None if of_all else items_named(after)
    if n is None or (number.value == 1 and item and item.of and _ONE_OF.search(before)):
        return [], subject
    if of_all:  # "5 of the 7 recommendations are complete": what is said after the 7 is said of the 5
        return [], replace(subject, group=n) if not _OF_THEM.match(after) else subject
    if item is None:
        return _take_bare(n, number, after, words, subject)
    if item.of:
        known = replace(subject, item=item)
        return _clauses(n, item, after[item.stop :], words), replace(known, group=n)
    return _take_named(n, item, before, after, words, subject)


def _take_named(
    n: int, item: Item, before: str, after: str, words: str, subject: _Subject
) -> tuple[list[Clause], _Subject]:
    """The counts of a number with its noun: "6 Areas for Improvement all applicable to the Force"."""
    rest = after[item.stop :]
    part = _PART.search(before)
    opened = figures(part["n"]) if part and part["n"] else ()
    if part and (opened or part["the"]):
        smaller = opened[0].value if opened else None
        again = subject.item and (subject.total == n or (subject.total and item.kinds == subject.item.kinds))
        known = [] if again or item.said else _everything(n, item, words)
        same = subject.item if again and subject.item else item  # "Of these 4 areas": those named before
        onward = _Subject(same, subject.total if again else n, smaller or n)
        if smaller is None:
            return known, onward
        return [*known, *_clauses(smaller, same, rest, before[part.start("n") :] + words)], onward
    if item.fresh:
        return [], _Subject(item, None, n)
    clauses = _clauses(n, item, rest, words)
    every = all_asserted(rest, before) or not clauses
    if every and not item.said and item.colour is None:
        clauses = [*_everything(n, item, words), *clauses]
    return clauses, _Subject(item, n, n)


def _take_bare(
    n: int, number: Figure, after: str, words: str, subject: _Subject
) -> tuple[list[Clause], _Subject]:
    """The counts of a number without a noun: "7 of which apply", "5 are completed", "1 to be progressed"."""
    if subject.item is None:
        return [], subject
    of = _OF_THEM.match(after)
    rest = after[of.end() :] if of else after
    clauses = _clauses(n, subject.item, rest, words)
    if not clauses and number.value is not None and _VERB.match(after) and not of:
        return [], _Subject()  # "Ten reports have been managed": the next numbers count reports
    widens = any(clause.measure in {"applicable", "elsewhere"} for clause in clauses)
    if widens and not any(clause.measure == "elsewhere" for clause in clauses):
        return clauses, replace(subject, group=n)
    return clauses, subject


def _everything(n: int, item: Item, words: str) -> list[Clause]:
    """A number that counts all its items; "no causes of concern or recommendations" is two counts."""
    return [replace(_clause(n, "all", item, words), kind=kind) for kind in item.kinds]


def _clauses(n: int, item: Item, rest: str, words: str) -> list[Clause]:
    """One count for each thing that is said of the number: "apply to force and are complete" is two."""
    said, _ = said_of(rest)
    found = [_clause(n, each.measure, item, words) for each in (*item.said, *said)]
    coloured = ([item.colour] if item.colour else []) + list(colours_said(rest))
    for colour, is_new in coloured:
        found.append(replace(_clause(n, "all", item, words), colour=colour, is_new=is_new))
    return [replace(clause, kind=kind) for kind in item.kinds for clause in dict.fromkeys(found)]


def _clause(n: int, measure: Measure, item: Item, words: str) -> Clause:
    return Clause(n, measure, item.kinds[0], None, None, _trimmed(words))


def _trimmed(words: str) -> str:
    whole = re.sub(r",?\s+but\b.*$", "", words)
    return re.sub(r"(?:[\s,;:.(]|\b(?:and|of which|with)\b)+$", "", whole).strip()
