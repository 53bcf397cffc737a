"""What the pictures show: of each authority the recommendations, and what each of them was in each period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from load import Database
from query.filters import Filters
from query.pictures.dress import DRESSES
from query.selection import papers_in, statuses_in
from query.timeline import Paper, natural, periods, status
from schemas import Record

Cell = tuple[tuple[str, ...], ...]
"""The parts of a recommendation in a period, and of each part its status; two where papers of one meeting differ."""

Row = Mapping[str, Any]


class Told(Record, frozen=True, kw_only=True):
    """A recommendation, as the latest paper has it, and its statuses by period."""

    report: str
    group: str
    number: str
    text: str
    due: str
    key: str
    cells: Mapping[str, Cell]


class Panel(Record, frozen=True, kw_only=True):
    """An authority: its periods, oldest first, each with its papers, and its recommendations in reading order."""

    authority: str
    periods: Mapping[str, tuple[Paper, ...]]
    lines: tuple[Told, ...]


def panels(database: Database, filters: Filters) -> list[Panel]:
    """Every authority that has recommendations of which the filters tell. Raises `DatabaseUnavailable`."""
    with database.reading() as connection:
        papers = [Paper(row.authority, row.file, row.date) for row in connection.execute(papers_in(filters))]
        rows = [dict(row) for row in connection.execute(statuses_in(filters)).mappings()]
    labels = periods(papers)
    return [
        Panel(
            authority=authority,
            periods=_of(authority, labels),
            lines=tuple(_told(list(thread), labels) for thread in _in_order(list(own))),
        )
        for authority, own in groupby(rows, key=lambda row: row["authority"])
    ]


def word_of(part: Sequence[str]) -> str:
    """What a part is drawn as: its status, or "papers differ", or "another word" for what has no dress of its own."""
    if len(part) > 1:
        return "papers differ"
    return part[0] if part[0] in DRESSES else "another word"


def other_words(lines: Iterable[Told], shown: Iterable[str]) -> str:
    """The printed words that a page draws as "another word" only, in a sentence; "" where there are none."""
    parts = (part for period in shown for line in lines for part in line.cells.get(period, ()))
    found = dict.fromkeys(word for part in parts for word in part if word not in DRESSES)
    return f"* another word: {'; '.join(found)}" if found else ""


def papers_of(panel: Panel, shown: Iterable[str]) -> list[str]:
    """The papers of these periods by name, each with its date."""
    return [cited(paper.file, paper.date) for period in shown for paper in sorted(panel.periods[period])]


def cited(file: str, date: str | None) -> str:
    """A paper in small print.

    >>> cited("appendix.pdf", "2018-11"), cited("plan.pdf", None)
    ('appendix.pdf (2018-11)', 'plan.pdf (undated)')
    """
    return f"{file} ({date or 'undated'})"


def _of(authority: str, labels: Mapping[Paper, str]) -> dict[str, tuple[Paper, ...]]:
    found: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper, label in labels.items():
        if paper.authority == authority:
            found[label].append(paper)
    return {label: tuple(papers) for label, papers in found.items()}


def _in_order(rows: list[Row]) -> list[list[Row]]:
    """The rows of each recommendation, latest paper first: by report, group (as they came up) and number."""
    threads = [list(thread) for _, thread in groupby(rows, key=lambda row: row["recommendation_key"])]
    first: dict[tuple[str, ...], Any] = {}
    for thread in threads:
        for key in _lists(thread):
            first[key] = min(_came_up(thread), first.get(key, _came_up(thread)))

    def place(thread: list[Row]) -> tuple[Any, ...]:
        return *(first[key] for key in _lists(thread)), natural(thread[0]["number"]), _came_up(thread)

    return sorted(threads, key=place)


def _lists(thread: list[Row]) -> tuple[tuple[str, ...], ...]:
    report, group = thread[0]["report_key"], thread[0]["group_line"]
    return (report,), (report, group)


def _came_up(thread: list[Row]) -> tuple[bool, str, str, int]:
    return min((row["date"] is None, row["date"] or "", row["file"], row["position"]) for row in thread)


def _told(thread: list[Row], labels: Mapping[Paper, str]) -> Told:
    latest = [row for row in thread if row["nearness"] == 1]
    cells: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(thread, key=lambda row: (row["part"], row["file"], row["position"])):
        cells[labels[Paper(row["authority"], row["file"], row["date"])]].append(row)
    return Told(
        report=latest[0]["report_title"] or "No report named",
        group=latest[0]["group_line"],
        number=latest[0]["number"],
        text="\n".join(dict.fromkeys(row["text"] for row in latest)),
        due=" / ".join(dict.fromkeys(due for row in latest if (due := _due(row)))),
        key=latest[0]["recommendation_key"],
        cells={label: _cell(found) for label, found in cells.items()},
    )


def _due(row: Row) -> str:
    return str(row["due"] or ("none set" if row["no_deadline"] else ""))


def _cell(rows: Iterable[Row]) -> Cell:
    parts: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    met: Counter[tuple[str, int]] = Counter()
    for row in rows:
        # Two rows of one paper are two statuses, even where they bear the number of one part.
        met[row["file"], row["part"]] += 1
        parts[row["part"], met[row["file"], row["part"]]].append(status([row]))
    return tuple(tuple(dict.fromkeys(words)) for _, words in sorted(parts.items()))
