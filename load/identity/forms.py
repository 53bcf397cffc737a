"""What identity works on: every printed form of a recommendation, and what is found out about it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from load.identity.words import Words, words_of
from schemas import Problem, Record
from schemas.identity import Rule

_PARTED = re.compile(r"(?P<number>.*\d)\s*\(?(?P<letter>[a-z]|[ivx]{1,4})\)?")
_REFERENCE = re.compile(r"(?:.*\D)?20\d\d\W+\d+|.*\d\W+20\d\d")
_SEVERAL = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")


class Printed(Record, frozen=True, kw_only=True):
    """An observation as far as identity needs it: where it is printed, under which number, in which words.

    `paper` is the paper's SHA-256, `position` the observation's place in reading order. `key` and `report_key`
    are the ones that its own paper gives it; `published` is ISO.
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


class Identified(Record, frozen=True, kw_only=True):
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


@dataclass(frozen=True, eq=False)
class Entry:
    """A recommendation as one paper prints it: `rows` are its parts, in reading order.

    `report` is the report's key, by whichever title; `scope` is that within which numbers and words are compared.
    Entries are told apart as things, not by what they hold: two papers may print the same.
    """

    rows: tuple[Printed, ...]
    report: str
    scope: str

    @property
    def first(self) -> Printed:
        """The row that stands for the entry."""
        return self.rows[0]

    @cached_property
    def words(self) -> Words:
        """The words of all parts."""
        return words_of(" ".join(dict.fromkeys(row.text for row in self.rows)))

    @cached_property
    def group(self) -> str:
        """The line that limits the list in which the number stands, folded."""
        return words_of(self.first.group).folded

    @cached_property
    def number(self) -> str:
        """The recommendation's own number, folded; "" where none is printed, or only that of a paragraph."""
        is_own = not self.first.key.rpartition("/")[2].startswith("text-")
        return words_of(self.first.number).folded if is_own else ""

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of a row that prints several: "4 and 5", "4/5"; none for other rows."""
        found = _SEVERAL.split(self.first.number.lower()) if self.number else []
        return frozenset(words_of(each).folded for each in found if each) if len(found) > 1 else frozenset()

    @property
    def is_reference(self) -> bool:
        """Whether the number is one of a register, with its year: "HMIC-2017-034", "2018/3", "12/2018"."""
        return bool(self.number and _REFERENCE.fullmatch(self.first.number))

    @cached_property
    def stem(self) -> str:
        """The number that this one is a part of: "4" for "4a" and "4(ii)"; "" for a number without a letter."""
        found = _PARTED.fullmatch(self.first.number.lower()) if self.number else None
        return words_of(found["number"]).folded if found else ""


def papers(forms: Iterable[Printed]) -> Iterator[tuple[Printed, ...]]:
    """The forms of each paper in reading order; papers by date, undated ones last, and by name within a day."""
    ordered = sorted(forms, key=_when)
    for _, rows in groupby(ordered, key=lambda row: _when(row)[:-1]):
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


def _when(row: Printed) -> tuple[bool, str, str, str, str, int]:
    return row.date is None, row.date or "", row.authority, row.file, row.paper, row.position
