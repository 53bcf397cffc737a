"""The lines of a table that counts, put together to one record a report: its title, its counts.

In Word files and PDFs a printed row is a report. A text dump has a row for each printed *line*: a title on three
lines stands in three rows, its counts beside the first ones.
"""

import re
from dataclasses import dataclass, field

from extract.figures.tally import is_counts, is_note, is_nothing
from schemas import Place

_GOES_ON = re.compile(r"[a-z(\[–—-]")
_OPEN_END = re.compile(r"(?:[–—:,&-]|\b(?:and|of|the|for|in|to|by|a|an|with|on|at))$", re.IGNORECASE)
_HEADING = re.compile(r"^(?:recommendations?|actions?|status)\s+(?:summary|overview)\b", re.IGNORECASE)
_LEAST_LOOSE = 2  # lines that only go on with a title: then titles are wrapped in this column
_STATUS = re.compile(r"\d+\s*(?P<status>(?:new\s+)?[a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One printed row: its label, its counts; `wrapped` where a row is a line of a text dump."""

    label: str
    words: str
    label_place: Place | None
    place: Place
    wrapped: bool
    from_copy: bool = False
    """Whether its own cells were blank, and a copy of this line alone gave the words."""


@dataclass(slots=True)
class Record:
    """The lines of one report, as they come."""

    labels: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    label_place: Place | None = None
    place: Place | None = None
    from_copy: bool = False
    ended: bool = False
    """Whether a line without counts followed its counts: those that come after are another report's."""

    @property
    def label(self) -> str:
        """The report's title, on one line."""
        return " ".join(label for label in self.labels if label)

    @property
    def counts(self) -> bool:
        """Whether it counts anything."""
        return any(is_counts(words) for words in self.words)


def records(lines: list[LedgerLine]) -> list[Record]:
    """The reports of a table that counts; those without a count are headings, and left out.

    A report's title goes on where the line cannot have ended there on purpose: in a dump the next word would
    still have fitted, were it another report's end.
    """
    width = _width(lines)
    found: list[Record] = []
    for line in lines:
        last = found[-1] if found else None
        if last is None or _opens(line, last, width):
            last = Record()
            found.append(last)
        _take(line, last)
    return [record for record in found if record.counts]


def _width(lines: list[LedgerLine]) -> int | None:
    """The width of the label column in characters, where its titles are wrapped on several lines; else None."""
    loose = [line for line in lines if line.wrapped and line.label and _runs_on(line)]
    if len(loose) < _LEAST_LOOSE:
        return None
    return max(len(line.label) for line in lines)


def _runs_on(line: LedgerLine) -> bool:
    return is_nothing(line.words) or bool(_GOES_ON.match(line.label))


def _opens(line: LedgerLine, last: Record, width: int | None) -> bool:
    if not line.label:
        return last.ended and (is_counts(line.words) or is_note(line.words))
    if _HEADING.match(line.label) or (not last.labels and last.words):
        return True
    if is_note(line.words) and last.words:
        return True
    if _GOES_ON.match(line.label) and last.labels:
        return False
    if width is None:
        return bool(line.words) or last.counts
    if not last.labels or not last.labels[-1]:
        return True
    if _statuses(line.words) & {status for words in last.words for status in _statuses(words)}:
        return True
    if _OPEN_END.search(last.labels[-1]):
        return False
    return len(last.labels[-1]) + 1 + len(line.label.split()[0]) <= width


def _statuses(words: str) -> set[str]:
    return {" ".join(found["status"].lower().split()) for found in _STATUS.finditer(words)}


def _take(line: LedgerLine, record: Record) -> None:
    if line.label and record.label_place is None:
        record.label_place = line.label_place
    if line.label or record.labels:
        record.labels.append(line.label)
    record.from_copy = record.from_copy or line.from_copy
    if is_nothing(line.words):
        record.ended = record.ended or record.counts
        return
    record.words.append(line.words)
    record.place = record.place or line.place
