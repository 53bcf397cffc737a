"""What identity works on: every printed form of a recommendation, and what is found out about it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from load.identity.words import Words, words_of
from schemas import Problem, Record
from schemas.identity import Rule

_PARTED = re.compile(r"(?P<number>.*\d)\s*\(?(?P<letter>[a-z]|[ivx]{1,4})\)?")
_REFERENCE = re.compile(r"(?:.*\D)?20\d\d\W+\d+|.*\d\W+20\d\d")
_KEPT = 5_000  # printed numbers whose parts are remembered
_SEVERAL = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")


class Printed(Record, frozen=True, kw_only=True, gc=False):
    """An observation as far as identity needs it: where it is printed, under which number, in which words.

    `paper` is the paper's SHA-256, `position` the observation's place in reading order. `key` and `report_key`
    are the ones that its own paper gives it; `published` is ISO. `replaced` is true where another paper was issued in
    place of its own.
    """

    observation_id: int
    paper: str
    file: str
    date: str | None
    authority: str
    committee: str
    position: int
    report_key: str
    report_title: str
    published: str | None
    group: str
    key: str
    number: str
    part: int
    kind: str
    text: str
    replaced: bool = False


class Identified(Record, frozen=True, kw_only=True, gc=False):
    """Who an observation is about: the recommendation and its part, by which rule, and the form most like it.

    `alike` is in hundredths. `like_paper` (SHA-256) and `like_position` are where the earlier form is printed;
    `merged` are the recommendations that end in this one here.
    """

    observation_id: int
    report_key: str
    recommendation_key: str
    part: int
    rule: Rule
    alike: int | None = None
    like_paper: str | None = None
    like_position: int | None = None
    merged: tuple[str, ...] = ()
    problem: Problem | None = None


class Entry:
    """A recommendation as one paper prints it: `rows` are its parts, in reading order, `first` stands for them.

    `report` is the report's key, by whichever title; `scope` is that within which numbers and words are compared.
    `words` are those of all parts; `group` is the line that limits the list in which the number stands, folded;
    `number` is its own, folded: "" where none is printed, or only that of a paragraph. Entries are told apart as
    things, not by what they hold: two papers may print the same.
    """

    __slots__ = ("first", "group", "number", "report", "rows", "scope", "words")

    def __init__(self, rows: tuple[Printed, ...], report: str, scope: str) -> None:
        self.rows, self.report, self.scope = rows, report, scope
        self.first = rows[0]
        texts = dict.fromkeys(row.text for row in rows)
        self.words: Words = words_of(self.first.text if len(texts) == 1 else " ".join(texts))
        self.group = words_of(self.first.group).folded
        is_own = not self.first.key.rpartition("/")[2].startswith("text-")
        self.number = words_of(self.first.number).folded if is_own else ""

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of a row that prints several: "4 and 5", "4/5"; none for other rows."""
        return _numbers(self.first.number) if self.number else frozenset()

    @property
    def is_reference(self) -> bool:
        """Whether the number is one of a register, with its year: "HMIC-2017-034", "2018/3", "12/2018"."""
        return bool(self.number and _REFERENCE.fullmatch(self.first.number))

    @property
    def stem(self) -> str:
        """The number that this one is a part of: "4" for "4a" and "4(ii)"; "" for a number without a letter."""
        return _stem(self.first.number) if self.number else ""


@lru_cache(maxsize=_KEPT)
def _numbers(printed: str) -> frozenset[str]:
    found = _SEVERAL.split(printed.lower())
    return frozenset(words_of(each).folded for each in found if each) if len(found) > 1 else frozenset()


@lru_cache(maxsize=_KEPT)
def _stem(printed: str) -> str:
    found = _PARTED.fullmatch(printed.lower())
    return words_of(found["number"]).folded if found else ""


def papers(forms: Iterable[Printed]) -> Iterator[tuple[Printed, ...]]:
    """The forms of each paper in reading order; papers by date, undated ones last, and by name within a day.

    One that was replaced comes after all of its day.
    """
    ordered = sorted(forms, key=_when)
    for _, rows in groupby(ordered, key=attrgetter("paper")):
        yield tuple(rows)


def entries(rows: Iterable[Printed], reports: Mapping[str, str], owner: str) -> list[Entry]:
    """The recommendations that one paper prints; `reports` gives the key of those that it prints by another title.

    `owner` is whose a list without a title is.
    """
    found: dict[tuple[str, str], list[Printed]] = {}
    for row in rows:
        found.setdefault((reports.get(row.report_key, row.report_key), row.key), []).append(row)
    return [
        Entry(tuple(own), report, report if own[0].report_title else f"{report}\n{owner}")
        for (report, _), own in found.items()
    ]


def _when(row: Printed) -> tuple[bool, str, bool, str, str, str, int]:
    return row.date is None, row.date or "", row.replaced, row.authority, row.file, row.paper, row.position
