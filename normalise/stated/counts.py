"""The counts that a paper states, as numbers, and the reports that it lists, as mentions.

Printed forms that are read: those of `normalise.stated.counting` for sentences; of tables
``5 NEW GREEN\\n2 NEW RED`` · ``2 NEW GREEN - Complete`` · ``Amber\\n8``; of totals
``Red | 9 (including two new reds)`` · ``Total Amber/Red/White | 38``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from normalise.reports.facts import ReportFacts, title_doubts
from normalise.reports.titles import names_report, report_named
from normalise.stated.counting import Clause, counted
from normalise.stated.figures import figures
from normalise.stated.mentions import read_mentions
from normalise.vocabulary import vocabulary
from normalise.words import fold, one_line
from schemas import Extraction, PaperFacts, Problem
from schemas.finding import Count, Measure, Mention
from schemas.observation import Colour
from schemas.stated import StatedCount

_STATUS = r"(?:new\s+)?(?:{words})"
_OF_ALL = re.compile(
    r"\b(?:recommendations?|summary|overview|status|current|position|background|introduction|progress|update|main|report"
    r"|conclusion|key|performance|total)\b",
    re.IGNORECASE,
)
_OF_THIS = re.compile(
    r"\b(?:this|the)\s+report\s+(?:\w+\s+)?(?:makes?|made|contain|include|identif|give)|\bfrom\s+(?:this|the)\s+report\b",
    re.IGNORECASE,
)
_OPEN_COLOURS = frozenset({"amber", "red", "white"})
_MEASURES: dict[str, Measure] = {
    "complete": "complete", "completed": "complete", "implemented": "complete", "in progress": "in_progress",
    "outstanding": "outstanding", "open": "outstanding", "remaining": "outstanding", "overdue": "overdue",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Report:
    """The report that a count is of: its words as printed, "" for the whole paper; None where no report is known."""

    printed: str
    key: str | None


def read_counts(
    extraction: Extraction, paper: PaperFacts, reports: tuple[ReportFacts, ...], home: str
) -> tuple[tuple[Count, ...], tuple[Mention, ...], tuple[Problem, ...]]:
    """What the paper states of its own figures: counts and mentions in reading order, and what is in doubt.

    `reports` are those of its sections, in their order; `home` is the force, or else the authority, of the paper.
    """
    counts: list[Count] = []
    unread: list[Problem] = []
    for stated in extraction.stated:
        report = _report(stated, reports, home)
        counts.extend(_count(each, stated, report, paper) for each in _figures(stated))
        if report.printed and stated.section is None and report.key:
            unread.extend(title_doubts(report_named(report.printed, home)[1], report.printed, stated.place))
        if stated.basis == "sentence":
            unread.extend(_out_of_order(stated))
        elif not _figures(stated):
            message = f"{one_line(stated.words)!r} beside {stated.label!r} gives no count."
            unread.append(Problem(code="count_unread", message=message, place=stated.place))
    mentions, doubts = read_mentions(extraction.listed, paper, home)
    return tuple(counts), mentions, (*unread, *doubts)


@dataclass(frozen=True, slots=True)
class _Figure:
    clause: Clause
    colours: tuple[Colour, ...] = ()


def _report(stated: StatedCount, reports: tuple[ReportFacts, ...], home: str) -> _Report:
    """The report that a count belongs to: its section's, the one that its label or heading names, or none."""
    if stated.basis == "total":
        return _Report("", None)
    if stated.section is not None and stated.section < len(reports):
        return _Report(stated.label, reports[stated.section].key)
    if stated.basis == "table" or names_report(stated.label):
        return _Report(stated.label, report_named(stated.label, home)[0])
    whole = not stated.label or _OF_ALL.search(stated.label)
    return _Report("" if whole and not _OF_THIS.search(stated.words) else stated.label, None)


def _figures(stated: StatedCount) -> tuple[_Figure, ...]:
    if stated.basis == "table":
        return tuple(_Figure(clause) for clause in _of_cell(stated.words))
    if stated.basis == "total":
        return tuple(_of_total(stated.label, stated.words))
    found = counted(one_line(stated.words), over_table=stated.section is not None)
    return tuple(_Figure(clause) for clause in _summed(found.clauses))


def _summed(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses of a text, those that say the same of two numbers in one sentence put together.

    "1 is complete in part, 1 is in progress" are two in progress.
    """
    groups: dict[tuple[object, ...], list[Clause]] = {}
    for each in clauses:
        key = (each.sentence, each.measure, each.kind, each.colour, each.is_new)
        groups.setdefault(key, []).append(each)
    for same in groups.values():
        first = same[0]
        yield Clause(
            n=sum(each.n for each in same) if first.measure != "all" or first.colour else first.n,
            measure=first.measure,
            kind=first.kind,
            colour=first.colour,
            is_new=first.is_new,
            words="; ".join(dict.fromkeys(each.words for each in same)),
            sentence=first.sentence,
        )


def _of_cell(words: str) -> Iterator[Clause]:
    """The counts of a cell: "5 NEW GREEN\\n2 NEW RED"; of a grid's column over its number: "Amber\\n8"."""
    names = "|".join(sorted(map(re.escape, _statuses()), key=len, reverse=True)).replace(r"\ ", r"\s+")
    status = _STATUS.format(words=names)
    plain = rf"(?P<n>\d{{1,3}})\s*(?:[x×]\s*)?(?P<status>{status})\b"
    turned = rf"\b(?P<status>{status})\s*[:=(–—-]?\s*(?P<n>\d{{1,3}})\b"
    found = list(re.finditer(plain, words, re.IGNORECASE)) or list(re.finditer(turned, words, re.IGNORECASE))
    for each in found:
        yield _of_status(int(each["n"]), each["status"], one_line(each[0]))


def _of_status(n: int, words: str, printed: str) -> Clause:
    """A number of one status; beside a colour, what is not "new" in a table of reports is not new."""
    folded = fold(words)
    is_new = folded.startswith("new ")
    meant = _statuses()[folded.removeprefix("new ")]
    colour = cast("Colour | None", meant if meant in _colours() else None)
    measure: Measure = "all" if colour else _MEASURES.get(folded.removeprefix("new "), "all")
    return Clause(n, measure, None, colour, is_new if is_new or colour else None, printed)


def _of_total(label: str, words: str) -> Iterator[_Figure]:
    """The counts of a total: all of its colours, and those among them that its brackets call new."""
    found = figures(words.split("(")[0])
    if not found or found[0].value is None:
        return
    folded = fold(label)
    colours = tuple(dict.fromkeys(colour for word in folded.split() if (colour := _colour(word))))
    is_new = True if re.search(r"\bnew\b", folded) else None
    one = colours[0] if len(colours) == 1 else None
    measure: Measure = (
        "outstanding" if len(colours) > 1 and set(colours) <= _OPEN_COLOURS else _measure(folded)
    )
    clause = Clause(found[0].value, measure, None, one, is_new, one_line(f"{label} {words}"))
    yield _Figure(clause, colours if one is None else ())
    inside = re.search(
        r"\((?:including|of\s+which|incl\.?)?(?P<words>[^()]*\bnew\b[^()]*)\)", words, re.IGNORECASE
    )
    if inside and one and (news := figures(inside["words"])) and news[0].value is not None:
        yield _Figure(Clause(news[0].value, "all", None, one, True, one_line(inside["words"])))


def _measure(folded: str) -> Measure:
    return next(
        (measure for words, measure in _MEASURES.items() if re.search(rf"\b{words}\b", folded)), "all"
    )


def _colour(word: str) -> Colour | None:
    meant = _statuses().get(word) or _statuses().get(word.removesuffix("s"))
    return cast(Colour, meant) if meant in _colours() else None


def _colours() -> frozenset[str]:
    return frozenset(_statuses().values()) - {"state", "total"}


def _statuses() -> dict[str, str]:
    """Status words, folded, and the colour that they name; "state" and "total" where they name none."""
    found = {"total": "total", **dict.fromkeys(_MEASURES, "state")}
    for entry in vocabulary("status")["status"]:
        found |= {word: entry["colour"] for word in entry["words"] if "colour" in entry and len(word) > 1}
    return found


def _out_of_order(stated: StatedCount) -> Iterator[Problem]:
    for sentence in counted(one_line(stated.words), over_table=stated.section is not None).unread:
        message = f"The words of {sentence!r} are out of order: its numbers are not read."
        yield Problem(code="count_unread", message=message, place=stated.place)


def _count(figure: _Figure, stated: StatedCount, report: _Report, paper: PaperFacts) -> Count:
    clause = figure.clause
    return Count(
        paper=paper.paper,
        paper_sha256=paper.paper_sha256,
        basis=stated.basis,
        report=report.printed,
        report_key=report.key,
        label=stated.label,
        measure=clause.measure,
        kind=clause.kind,
        colour=clause.colour,
        colours=figure.colours,
        is_new=clause.is_new,
        n=clause.n,
        words=clause.words,
        place=stated.place,
    )
