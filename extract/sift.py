"""Which pages of a long paper can hold a tracker, told by their bare text, before anything costly is done.

A public reports pack of 300 pages holds one tracker among budgets, minutes and risk registers. A page matters
where the headings of a tracker stand together ("Recommendation Status Due Date"), and around such pages: the
page before, for the title at its foot, and those after, as long as they look like the rest of a table; a single
one that does not may be a long row's. It errs on the side of reading.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.columns import fold, heading_phrases, phrases_elsewhere

_SHORT_PAPER = 12  # pages: shorter ones are read whole
_HEAD_PAGES = 2  # whose front matter says whose paper it is, and when it was put to whom
_SILENT_PAGES = 1  # a page that one long comment fills prints no status word and no date
_GAP = 30  # characters between two headings of one row: a column that we do not know may stand there
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
        before = index
    return frozenset(wanted)


def has_headings(text: str) -> bool:
    """Whether the headings of a tracker stand together in a page's bare text."""
    return any(_heads_tracker(run) for run in _runs(text))


def _runs(text: str) -> Iterator[set[str]]:
    """What the headings mean that stand together, run by run."""
    run: set[str] = set()
    stop = 0
    for found in _headings().finditer(text):
        if found.start() - stop > _GAP:
            yield run
            run = set()
        elif "£" in text[stop : found.start()]:
            run.add(ELSEWHERE)
        run.add(_meanings()[fold(found[0])])
        stop = found.end()
    yield run


def _heads_tracker(run: set[str]) -> bool:
    return "text" in run and bool(run & {"status", "due", "progress"}) and ELSEWHERE not in run


@cache
def _meanings() -> dict[str, str]:
    return {**dict.fromkeys(phrases_elsewhere(), ELSEWHERE), **heading_phrases()}


@cache
def _headings() -> re.Pattern[str]:
    known = _meanings()
    # "Recommendation Status" on a page is two headings more likely than one
    texts = tuple(f"{phrase} " for phrase, column in known.items() if column == "text")
    single = (phrase for phrase, column in known.items() if column == "text" or not phrase.startswith(texts))
    phrases = sorted(single, key=len, reverse=True)
    forms = (r"\W{1,3}".join(_word(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"\b(?=[A-Z])(?i:{'|'.join(forms)})\b")


def _word(word: str) -> str:
    return r"(?:and\b|&)" if word == "and" else re.escape(word)
