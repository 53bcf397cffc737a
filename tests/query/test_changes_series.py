"""The scripted events of the sample series: each found once, none invented, between every two papers."""

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from load import observations, open_database
from query import changes
from schemas import Change

ROOT = Path(__file__).parents[2]

Told = tuple[str, str, str, str, str]
"""A change, the report by the script's name, the number, and the values before and after."""

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
    """Of all neighbouring papers of each authority."""
    reports = {(each["paper"], each["title"]): each["report"] for own in rows.values() for each in own}
    dates = {paper["paper"]: paper["date"] for paper in truth["papers"]}
    scripted = scripted_changes(truth)
    assert (len(scripted), sum(map(len, scripted.values()))) == (11, 276)
    for (authority, before, after), events in scripted.items():
        wanted = Counter(as_told(event, rows) for event in events)
        asked = changes(archive / "history.db", dates[before], dates[after], authority)
        assert Counter(as_found(change, reports) for change in asked) == wanted, after


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
