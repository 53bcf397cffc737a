"""The scripted events of the sample series: each found once, none invented, between every two papers."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from load import observations, open_database, readings
from query import changes
from query.changes.stored import ENDS_IN_TITLE
from schemas import Change

ROOT = Path(__file__).parents[2]

Told = tuple[str, str, str, str, str]
"""A change, the report by the script's name, the number, and the values before and after."""

DROPPED: Told = ("dropped_without_closure", "left", "", "None", "None")

CUT_WITHOUT_A_TRACE: dict[str, tuple[list[Told], list[Told]]] = {
    "thornwick-june-2019.txt": ([DROPPED], [("cannot_tell", *DROPPED[1:])]),
    "thornwick-december-2019.pdf": ([], [DROPPED]),
}
"""By later paper what is scripted and told otherwise, where the reader does not note that the first of them ends in a
title without rows: the last row above it may then be lost as well, and is known to be gone from the next one only."""

Rows = dict[tuple[str, str], list[dict[str, Any]]]
"""The rows of the script by paper and identity, each with the `key` that the history gives it."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The series, imported as it arrives."""
    folder = tmp_path_factory.mktemp("series")
    run(folder, ROOT / "samples" / "series_make.py", folder)
    for arrival in ("1", "2"):
        run(
            folder,
            "-m",
            "pipeline",
            "ingest",
            folder / arrival,
            "--manifest",
            folder / "manifest.csv",
            "--quiet",
        )
    return folder


def run(folder: Path, *arguments: object) -> None:
    environment = {**os.environ, "RAGW_DB": str(folder / "history.db")}
    subprocess.run([sys.executable, *map(str, arguments)], check=True, cwd=ROOT, env=environment)


@pytest.fixture(scope="module")
def truth(archive: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((archive / "truth.json").read_text("utf-8"))
    return found


def test_every_scripted_change_is_found_once_and_none_invented(
    archive: Path, truth: dict[str, Any], rows: Rows
) -> None:
    """Of all neighbouring papers of each authority.

    A row that the history does not take for the one before is gone and new to it; of 276 changes that is three rows.
    """
    reports = {(each["paper"], each["title"]): each["report"] for own in rows.values() for each in own}
    dates = {paper["paper"]: paper["date"] for paper in truth["papers"]}
    scripted = scripted_changes(truth)
    assert (len(scripted), sum(map(len, scripted.values()))) == (11, 276)
    unknown: set[tuple[str, str]] = set()
    for (authority, before, after), events in scripted.items():
        lost = unrecognised(rows, before, after)
        unknown |= {(after, identity) for identity in lost}
        wanted = Counter(as_told(event, rows) for event in events if event.get("identity") not in lost)
        wanted += Counter(told for identity in lost for told in gone_and_new(identity, before, after, rows))
        if not keeps_last_title(archive):
            scripted_here, instead = CUT_WITHOUT_A_TRACE.get(after, ([], []))
            wanted = wanted - Counter(scripted_here) + Counter(instead)
        asked = changes(archive / "history.db", dates[before], dates[after], authority)
        assert Counter(as_found(change, reports) for change in asked) == wanted, after
    assert len(unknown) <= 3, unknown


def keeps_last_title(archive: Path) -> bool:
    """Whether the reader notes that a paper ends in a report's title without rows."""
    with open_database(archive / "history.db", read_only=True) as database:
        return any(
            problem.code == ENDS_IN_TITLE for reading in readings(database) for problem in reading.problems
        )


def unrecognised(rows: Rows, before: str, after: str) -> set[str]:
    """The recommendations in both papers that have not one key in common."""

    def keys(paper: str, identity: str) -> set[str]:
        return {row["key"] for row in rows.get((paper, identity), ())}

    both = {identity for paper, identity in rows if paper == before} & {
        identity for paper, identity in rows if paper == after
    }
    return {identity for identity in both if not keys(before, identity) & keys(after, identity)}


def gone_and_new(identity: str, before: str, after: str, rows: Rows) -> Iterator[Told]:
    """What is told of a recommendation that was not recognised: its rows of the one paper go, of the other come."""
    ends = {"green": "dropped_after_completion", "closed": "dropped_after_closure"}
    for row in rows[before, identity]:
        yield ends.get(row["colour"], "dropped_without_closure"), row["report"], row["number"], "None", "None"
    for row in rows[after, identity]:
        yield "first_seen", row["report"], row["number"], "None", "None"


@pytest.fixture(scope="module")
def rows(archive: Path, truth: dict[str, Any]) -> Rows:
    """Every row of the script beside what the history makes of it."""
    scripted = {(row["paper"], row["position"]): row for row in truth["observations"]}
    found: Rows = {}
    with open_database(archive / "history.db", read_only=True) as database:
        for paper, seen in groupby(observations(database), key=lambda each: each.paper):
            for position, own in enumerate(seen, start=1):
                row = scripted[paper, position]
                told = {"key": own.recommendation_key, "colour": own.colour, "title": own.report_title_raw}
                found.setdefault((paper, row["identity"]), []).append({**row, **told})
    return found


def scripted_changes(truth: dict[str, Any]) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """The events of the script by authority, earlier and later paper."""

    def ends(event: dict[str, Any]) -> tuple[str, str, str]:
        return event["authority"], event["from_paper"], event["to_paper"]

    return {each: list(events) for each, events in groupby(sorted(truth["changes"], key=ends), key=ends)}


def as_found(change: Change, reports: dict[tuple[str, str], str]) -> Told:
    title = change.report_title
    report = reports.get((change.to_paper, title)) or reports.get((change.from_paper, title), title)
    number = change.number if change.change != "split" else ""
    return change.change, report, number, *map(plain, values(change))


def values(change: Change) -> tuple[Any, Any]:
    silent = ("first_seen", "cannot_tell", "reappeared", "reworded", "new_report")
    if change.change in silent or change.change.startswith("dropped"):
        return None, None
    if change.change in ("slipped", "brought_forward"):
        return change.before, (change.after, change.months)
    return change.before, change.after


def as_told(event: dict[str, Any], rows: Rows) -> Told:
    """A scripted event in the words of `compare`."""
    change, report, number = event["change"], event.get("report", ""), event.get("number", "")
    before: Any = event.get("from")
    after: Any = event.get("to")
    if change == "moved":
        change, before, after = "renumbered", before[1], after[1]
    if change == "split":
        number = ""
    if change == "merged":
        before = [rows[event["from_paper"], identity][0]["number"] for identity in before]
    if change == "legend_changed":
        before, after = ([f"{word}: {means}" for word, means in value.items()] for value in (before, after))
    if change in ("slipped", "brought_forward"):
        after = after, event["months"]
    if change in COLOURS:
        before, after = before.lower(), after.lower()
    return change, report, number, plain(before), plain(after)


COLOURS = ("greened", "reddened", "recovered", "regressed", "recoloured", "closed", "reopened")


def plain(value: Any) -> str:
    return str(list(value)) if isinstance(value, list | tuple) else str(value)
