"""The history of recommendations: one line each, and what it was in each period."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from load import Address, Database
from query.citing import place_of
from query.filters import Filters, chosen_filters
from query.names import asked
from query.selection import papers_in, statuses_in

if TYPE_CHECKING:
    from pandas import DataFrame

ABOUT = (
    "authority", "report_title", "report_scope", "group", "number", "kind", "text", "due", "paper", "paper_date",
    "place", "recommendation_key",
)  # fmt: skip
"""The columns that tell what a recommendation is; all others are periods."""

_COLUMNS = {"group": "group_line", "paper": "file", "paper_date": "date"}
"""Those that the history calls otherwise."""

Row = Mapping[str, Any]


class Paper(NamedTuple):
    """What a period is named after."""

    authority: str
    file: str
    date: str | None


def history(database: Database | Address, filters: Filters | None = None, **conditions: Any) -> DataFrame:
    """The timeline of recommendations: one line each, its status in each period.

    The columns of `ABOUT` come first, as the latest paper has them: `text` is whole (where parts have words
    of their own, one line each), `due` is the date that holds in it ("2018-11", "immediate", an ISO
    duration, "none set"); `paper`, `paper_date` and `place` say where that is printed. `report_title` is that of the
    authority's latest paper with the report.

    Then one column a period, oldest first: the month of the papers ("2017-02"), the day where an authority has
    papers of two days in it, and the file's name for a paper without a date. A cell holds the colour, or the state or
    the printed word where there is no colour. Parts are joined in order ("green / amber"); what two papers of one day
    say differently of one part is "green or amber". It is missing where no paper of the period mentions the
    recommendation.

    Either `filters` or the fields of `Filters` as keyword arguments: ``history("ragw.db", colour="red")``.
    Raises `ValueError` for a filter that can find nothing, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    chosen = chosen_filters(filters, conditions)
    with asked(database, chosen) as connection:
        papers = [Paper(row.authority, row.file, row.date) for row in connection.execute(papers_in(chosen))]
        rows = [dict(row) for row in connection.execute(statuses_in(chosen)).mappings()]
    labels = periods(papers)
    threads = _threads(rows)
    titles = _titles(threads)
    lines = [_line(thread, labels, titles[_report(thread)]) for thread in threads]
    return DataFrame(lines, columns=[*ABOUT, *dict.fromkeys(labels.values())])


def periods(papers: Iterable[Paper]) -> dict[Paper, str]:
    """The name of each paper's period, oldest first, undated papers last.

    >>> list(periods([Paper("A", "a.pdf", "2017-02-09"), Paper("B", "b.pdf", None)]).values())
    ['2017-02', 'b.pdf']
    """
    papers = tuple(papers)
    days: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for paper in papers:
        if paper.date is not None:
            days[paper.authority, paper.date[:7]].add(paper.date)

    def named(paper: Paper) -> tuple[bool, str]:
        if paper.date is None:
            return True, _apart(paper.file)
        month = paper.date[:7]
        return False, paper.date if len(days[paper.authority, month]) > 1 else month

    return {paper: named(paper)[1] for paper in sorted(papers, key=named)}


def _apart(file: str) -> str:
    """A file's name, made different where it could be taken for another column."""
    return f"{file} (undated)" if file in ABOUT or re.fullmatch(r"[\d-]+", file) else file


def _threads(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each recommendation, latest paper first, in the order in which people read them.

    By authority; then report by report and group by group as they first came up; within, by number ("2"
    before "10"), and what has no number as it first came up.
    """
    threads = [
        list(thread)
        for _, thread in groupby(rows, key=lambda row: (row["authority"], row["recommendation_key"]))
    ]
    reports: dict[tuple[str, ...], Any] = {}
    for thread in threads:
        came_up = _came_up(thread)
        for key in (_report(thread), _group(thread)):
            reports[key] = min(came_up, reports.get(key, came_up))
    return sorted(
        threads,
        key=lambda thread: (
            thread[0]["authority"],
            reports[_report(thread)],
            reports[_group(thread)],
            natural(thread[0]["number"]),
            _came_up(thread),
        ),
    )


def _report(thread: list[Row]) -> tuple[str, ...]:
    return thread[0]["authority"], thread[0]["report_key"]


def _group(thread: list[Row]) -> tuple[str, ...]:
    return *_report(thread), thread[0]["group_line"]


def _came_up(thread: list[Row]) -> tuple[bool, str, str, int]:
    return min((row["date"] is None, row["date"] or "", row["file"], row["position"]) for row in thread)


def natural(number: str) -> tuple[bool, list[tuple[int, str]]]:
    """Sorts "2" before "10" and "1" before "1b", and what has no number last."""
    pieces = re.findall(r"(\d+)|(\D+)", number)
    # Python reads more digits than int() takes; no paper counts beyond nine digits.
    return not number, [(int(digits[-9:] or 0), words) for digits, words in pieces]


def _titles(threads: Iterable[list[Row]]) -> dict[tuple[str, ...], str]:
    """Each authority's latest title of a report: papers write one with a hyphen, and then with a dash."""

    def date(thread: list[Row]) -> tuple[bool, str, str]:
        return thread[0]["date"] is not None, thread[0]["date"] or "", thread[0]["file"]

    return {_report(thread): thread[0]["report_title"] for thread in sorted(threads, key=date)}


def _line(thread: list[Row], labels: Mapping[Paper, str], title: str) -> dict[str, Any]:
    latest = [row for row in thread if row["nearness"] == 1]
    first = latest[0]
    cells: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(thread, key=lambda row: (row["part"], row["file"], row["position"])):
        cells[labels[Paper(row["authority"], row["file"], row["date"])]].append(row)
    about: dict[str, Any] = {name: first.get(_COLUMNS.get(name, name)) for name in ABOUT}
    about["report_title"] = title
    own_words = {row["part"]: row["text"] for row in reversed(latest)}
    about["text"] = "\n".join(dict.fromkeys(own_words[part] for part in sorted(own_words)))
    about["due"] = " / ".join(dict.fromkeys(due for row in latest if (due := _due(row)))) or None
    places = dict.fromkeys(place_of(row["place"]) for row in latest if row["file"] == first["file"])
    about["place"] = "; ".join(filter(None, places))
    return {**about, **{label: status(rows) for label, rows in cells.items()}}


def _due(row: Row) -> str:
    if row["due"]:
        return str(row["due"])
    return "none set" if row["no_deadline"] else ""


def status(rows: Sequence[Row]) -> str:
    """The status of each part, in order. Two papers of one meeting that differ are joined by "or"."""
    parts: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    met: Counter[tuple[str, int]] = Counter()
    for row in rows:
        # Two rows of one paper are two statuses, even where they bear the number of one part.
        met[row["file"], row["part"]] += 1
        said = parts[row["part"], met[row["file"], row["part"]]]
        if (told := word(row)) not in said:
            said.append(told)
    return " / ".join(" or ".join(words) for _, words in sorted(parts.items()))


def word(row: Row) -> str:
    """A status as it is shown: its colour, else its state, else as the paper prints it."""
    if row["colour"]:
        return str(row["colour"])
    if row["state"] != "unknown":
        return str(row["state"]).replace("_", " ")
    return str(row["status_raw"]) or "no status"
