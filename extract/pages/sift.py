"""Which pages of a long paper can hold a tracker, told by their bare text, before anything costly is done.

A public reports pack of 300 pages holds one tracker among budgets, minutes and risk registers. A page matters
where the headings of a tracker stand together ("Recommendation Status Due Date"), and around such pages: the
page before, for the title at its foot, and those after, as long as they look like the rest of a table; a single
one that does not may be a long row's. It errs on the side of reading.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.columns.grammar.spelling import respaced
from extract.columns.vocabulary import fold, vocabulary
from extract.prose.cues import announces

_SHORT_PAPER = 12  # pages: shorter ones are read whole
_HEAD_PAGES = 2  # whose front matter says whose paper it is, and when it was put to whom
_SILENT_PAGES = 1  # a page that one long comment fills prints no status word and no date
_GAP = 30  # characters between two headings of one row: a column that we do not know may stand there
_CAPITAL = re.compile(r"\b[A-Z]")
_SPACED = re.compile(r"\b[A-Z](?: [A-Z]{1,4}){2,}\b")
ELSEWHERE = "elsewhere"
"""What a heading means that no tracker has."""

_GOES_ON = re.compile(
    r"\b(?:GREEN|AMBER|RED|WHITE|BLUE|CLOSED|Green|Amber|Red|Blue|Complete|Completed|On track|Ongoing|TBC)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[ -]*(?:20)?\d\d\b|\b\d\d?/\d\d?/\d\d"
)
"""What the rest of a tracker prints on a page without headings: a status word, or a due date."""


def pages_that_matter(texts: Sequence[str]) -> frozenset[int]:
    """The indexes of the pages to read, given the bare text of every page; a short paper's is not looked at."""
    if len(texts) <= _SHORT_PAPER:
        return frozenset(range(len(texts)))
    wanted = set(range(_HEAD_PAGES))
    within = False
    silent = 0
    before: int | None = None
    for index, text in enumerate(texts):
        headed = has_headings(text)
        silent = 0 if headed or _GOES_ON.search(text) else silent + 1
        within = headed or (within and silent <= _SILENT_PAGES)
        if within:
            wanted.update({index} if before is None else {before, index})
        if announces(text):
            wanted.update({max(0, index - 1), index, min(index + 1, len(texts) - 1)})
        before = index
    return frozenset(wanted)


def has_headings(text: str) -> bool:
    """Whether the headings of a tracker stand together in a page's bare text."""
    return any(_heads_tracker(run) for run in _runs(_closed_up(text)))


def _runs(text: str) -> Iterator[set[str]]:
    """What the headings mean that stand together, run by run; each begins with a capital."""
    small = _small(text)
    run: set[str] = set()
    stop = 0
    for capital in _CAPITAL.finditer(text):
        found = _headings().match(small, capital.start()) if capital.start() >= stop else None
        if found is None:
            continue
        if found.start() - stop > _GAP:
            yield run
            run = set()
        elif "£" in text[stop : found.start()]:
            run.add(ELSEWHERE)
        run.add(_meanings()[fold(found["noun"])])
        stop = found.end()
    yield run


def _small(text: str) -> str:
    """The text in small letters, as long as it was: "İ" has no small form of one letter, and stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _heads_tracker(run: set[str]) -> bool:
    return "text" in run and bool(run & {"status", "due", "progress"}) and ELSEWHERE not in run


@cache
def _meanings() -> dict[str, str]:
    """Nouns and idioms of headings, and what they stand over."""
    words = vocabulary()
    elsewhere = words.elsewhere_alone | words.elsewhere_words
    return {**dict.fromkeys(elsewhere, ELSEWHERE), **words.idioms, **words.nouns}


@cache
def _headings() -> re.Pattern[str]:
    phrases = sorted(_meanings(), key=len, reverse=True)
    forms = (r"\W{1,3}".join(_word(word) for word in phrase.split()) for phrase in phrases)
    beside = "|".join(sorted(vocabulary().beside - set(_meanings()), key=len, reverse=True))
    # what stands beside a noun may have the capital: "Agreed action"
    return re.compile(rf"(?:(?:{beside})\W{{1,3}}){{0,3}}(?P<noun>{'|'.join(forms)})\b")


def _word(word: str) -> str:
    return r"(?:and\b|&)" if word == "and" else re.escape(word)


def _closed_up(text: str) -> str:
    """The text with spaced letters put together: "R E C O M M E N D A T I O N S TAT U S" is two headings."""
    return _SPACED.sub(lambda found: (respaced(fold(found[0])) or found[0]).title(), text)
