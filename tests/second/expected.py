"""What `compare` must tell between two meetings, by the script alone and by the words of docs/commands.md."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.second.tracker import Paper, Part, Row

SPLITS = {"fs4": ("fs4a", "fs4b"), "cc3": ("cc3a", "cc3b")}
MERGES = {("fs4a", "fs4b"): "fs4", ("cc3a", "cc3b"): "cc3", ("mf3", "mf4"): "mf34"}


class Event(NamedTuple):
    """A change of a row of the script, of its part from 0, or of a report; dates are months."""

    change: str
    name: str = ""
    part: int = 0
    before: object = None
    after: object = None
    months: int | None = None


@dataclass(frozen=True)
class Seen:
    """A row in the paper that prints it."""

    row: Row
    paper: Paper

    def is_over(self, part: Part) -> bool:
        done = ("blue", "green") if self.paper.authority.startswith("Wyvern") else ("blue",)
        return part.colour in (*done, "closed")


def expected(papers: Sequence[Paper], before: Paper, after: Paper) -> Counter[Event]:
    """All that is told from one paper to another of the same authority; `papers` are those of all its committees."""
    past = [paper for paper in papers if paper.date <= before.date]
    ever = {row.name for paper in past for row in paper.printed}
    old = {row.name: Seen(row, before) for row in before.printed} | _held(past)
    return Counter(
        [
            *_of_reports(past, before, after),
            *_joined(old, after),
            *_of_rows(old, after, ever),
            *_gone(old, before, after),
        ]
    )


def _held(past: Sequence[Paper]) -> dict[str, Seen]:
    """What the last of these papers cannot tell of, in the last one that prints it."""
    held: dict[str, Seen] = {}
    for paper in sorted(past, key=lambda each: each.date):
        held = {name: seen for name, seen in held.items() if _is_silent(paper, seen.row)}
        held |= {row.name: Seen(row, paper) for row in paper.printed}
    return held


def _is_silent(paper: Paper, row: Row) -> bool:
    return row.name in paper.lost or row.report not in {each.report for each in paper.printed}


def _of_reports(past: Sequence[Paper], before: Paper, after: Paper) -> Iterator[Event]:
    if before.legend != after.legend:
        yield Event("legend_changed")
    titles = {row.report: paper.reports[row.report][0] for paper in past for row in paper.printed}
    for report in dict.fromkeys(row.report for row in after.printed):
        if report not in titles:
            yield Event("new_report", report)
        elif words(titles[report]) != words(after.reports[report][0]):
            yield Event("retitled", report)


def _joined(old: dict[str, Seen], after: Paper) -> Iterator[Event]:
    """Splits and merges, whose rows are then taken from `old`, and the new ones told to be there."""
    new = {row.name: row for row in after.printed}
    for one, pieces in SPLITS.items():
        if one in old and one not in new and pieces[0] in new:
            yield Event("split", one, 0, old.pop(one).row.number, tuple(new[each].number for each in pieces))
            old |= {each: Seen(new[each], after) for each in pieces}
    for several, one in MERGES.items():
        if one in new and one not in old and several[0] in old:
            yield Event(
                "merged", one, 0, tuple(old.pop(each).row.number for each in several), new[one].number
            )
            old[one] = Seen(new[one], after)


def _of_rows(old: dict[str, Seen], after: Paper, ever: set[str]) -> Iterator[Event]:
    for row in after.printed:
        if row.name not in old:
            change = "reappeared" if row.name in ever else "first_seen"
            yield from (Event(change, row.name, at) for at in range(len(row.parts)))
            continue
        was = old[row.name].row
        if was.number != row.number:
            yield Event("renumbered", row.name, 0, was.number, row.number)
        if was.text != row.text:
            yield Event("reworded", row.name)
        for at, (one, other) in enumerate(zip(was.parts, row.parts, strict=True)):
            yield from _of_part(row.name, at, one, other)


def _of_part(name: str, at: int, old: Part, new: Part) -> Iterator[Event]:
    if old.colour != new.colour:
        yield Event(_turn(old.colour, new.colour), name, at, old.colour, new.colour)
    if new.month and not old.month:
        yield Event("due_set", name, at, None, new.month)
    elif new.month and old.month and new.month != old.month:
        months = _months(new.month) - _months(old.month)
        yield Event("slipped" if months > 0 else "brought_forward", name, at, old.month, new.month, months)


def _turn(old: str, new: str) -> str:
    match old, new:
        case "closed", _:
            return "reopened"
        case (("green" | "blue"), ("amber" | "red")):
            return "regressed"
        case "red", "amber":
            return "recovered"
    return {"green": "greened", "red": "reddened", "closed": "closed"}.get(new, "recoloured")


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:])


def _gone(old: dict[str, Seen], before: Paper, after: Paper) -> Iterator[Event]:
    there = {row.name for row in after.printed}
    reports = {row.report for row in after.printed}
    for name, seen in old.items():
        if name in there:
            continue
        own = [each for each in old.values() if each.row.report == seen.row.report]
        has_left = all(each.is_over(part) for each in own for part in each.row.parts)
        goes_on = seen.row.report in reports or (has_left and _shares(before, after))
        for at, part in enumerate(seen.row.parts):
            if name in after.lost or not goes_on:
                if seen.paper is before:
                    yield Event("cannot_tell", name, at, part.colour)
            elif part.colour == "closed":
                yield Event("dropped_after_closure", name, at, part.colour)
            else:
                how = "after_completion" if seen.is_over(part) else "without_closure"
                yield Event(f"dropped_{how}", name, at, part.colour)


def _shares(before: Paper, after: Paper) -> bool:
    return bool({row.report for row in before.printed} & {row.report for row in after.printed})


def words(text: str) -> str:
    """A text without case, punctuation and hyphens."""
    return " ".join(re.findall(r"\w+", re.sub(r"(?<=\w)[-’'](?=\w)", "", text.lower())))


def names(papers: Iterable[Paper]) -> dict[tuple[str, str, str], str]:
    """Rows by paper, number and words, also those of each part; reports by paper and title."""
    found = {}
    for paper in papers:
        for report, (title, _) in paper.reports.items():
            found[paper.file, "", words(title)] = report
        for row in paper.rows:
            found[paper.file, row.number, words(row.text)] = row.name
            if len(row.parts) > 1:
                opening, *pieces = row.text.split("•")
                own = [f"{opening} {pieces[0]}", *pieces[1:]]
                found |= {(paper.file, row.number, words(each)): row.name for each in own}
    return found
