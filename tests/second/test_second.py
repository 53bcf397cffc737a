"""`compare` on the second series: every scripted change once, none invented, whatever the papers came in."""

import functools
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from query import changes
from schemas import Change
from tests.second.brackenshire import brackenshire
from tests.second.expected import Event, expected, names, words
from tests.second.printing import write
from tests.second.stonebridge import stonebridge
from tests.second.tracker import Paper
from tests.second.wyvern import wyvern

ROOT = Path(__file__).parents[2]
BODIES = {body.authority: body for body in (brackenshire(), wyvern(), stonebridge())}
OF_REPORTS = ("legend_changed", "new_report", "retitled")
ROWS_ALONE = ("first_seen", "reappeared", "reworded")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers, imported at once."""
    folder = tmp_path_factory.mktemp("second")
    write((paper for body in BODIES.values() for paper in body.papers), folder)
    ingest(folder, "all.db", [folder])
    return folder


def ingest(folder: Path, history: str, papers: Iterable[Path]) -> None:
    asked = [*papers, "--manifest", folder / "manifest.csv", "--quiet"]
    environment = {**os.environ, "RAGW_DB": str(folder / history)}
    command = [sys.executable, "-m", "pipeline", "ingest", *map(str, asked)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


def in_force(authority: str) -> list[Paper]:
    """The papers of an authority by date, without one that another was issued in place of."""
    papers = BODIES[authority].papers
    replaced = {paper.supersedes for paper in papers}
    return sorted((each for each in papers if each.file not in replaced), key=lambda each: each.date)


def told(found: Iterable[Change], papers: Iterable[Paper]) -> Counter[Event]:
    """What `compare` tells in the words of the script."""
    known = names(papers)
    return Counter(_event(change, known) for change in found)


def _event(change: Change, known: dict[tuple[str, str, str], str]) -> Event:
    what = change.change
    if what == "legend_changed":
        return Event(what)
    printed = words(change.report_title if what in OF_REPORTS else change.text)
    places = ((paper, change.number, printed) for paper in (change.to_paper, change.from_paper))
    name = next((known[place] for place in places if place in known), f"? {change.words}")
    if what in OF_REPORTS:
        return Event(what, name)
    if what == "split":
        return Event(what, name.rstrip("ab"), 0, change.before, change.after)
    if what == "merged":
        return Event(what, name, 0, change.before, change.after)
    part = (change.part or 1) - 1
    if what in ROWS_ALONE:
        return Event(what, name, part)
    before = None if what == "due_set" else _month(change.before)
    return Event(what, name, part, before, _month(change.after), change.months)


def _month(value: object) -> object:
    return value[:7] if isinstance(value, str) and value[:4].isdecimal() and value[4:5] == "-" else value


@functools.cache
def asked(history: Path, before: str, after: str, authority: str) -> tuple[Change, ...]:
    return changes(history, before, after, authority)


@pytest.mark.parametrize("authority", BODIES)
def test_every_scripted_change_is_found_once_and_none_invented(archive: Path, authority: str) -> None:
    """Between every two papers: neighbours and far ones, of one committee and of two."""
    papers = in_force(authority)
    for before, after in combinations(papers, 2):
        found = told(asked(archive / "all.db", before.date, after.date, authority), papers)
        wanted = expected(papers, before, after)
        assert (found - wanted, wanted - found) == (Counter(), Counter()), (before.file, after.file)


def test_the_script_has_every_kind_of_change() -> None:
    """Or the test above proves less than it says."""
    kinds: Counter[str] = Counter()
    for authority in BODIES:
        papers = in_force(authority)
        for before, after in pairwise(papers):
            kinds.update(each.change for each in expected(papers, before, after).elements())
    assert len(kinds) == 23
    assert kinds.total() > 150


def test_each_change_has_both_places_and_a_sentence(archive: Path) -> None:
    """A row that is new, or gone, stands in one of the papers alone."""
    for authority in BODIES:
        for before, after in combinations(in_force(authority), 2):
            for change in asked(archive / "all.db", before.date, after.date, authority):
                is_new = change.change in ("first_seen", "new_report")
                is_gone = change.change.startswith("dropped") or change.change == "cannot_tell"
                assert (bool(change.places.before), bool(change.places.after)) == (not is_new, not is_gone), (
                    change
                )
                assert change.from_paper
                assert change.to_paper
                assert change.words.endswith(".")
                assert (change.recommendation_key is None) == (change.change in OF_REPORTS)


def test_what_is_told_does_not_depend_on_the_order_of_arrival(archive: Path) -> None:
    """One after another, a late older one and one that another was issued in place of among them."""
    papers = sorted(each for each in archive.iterdir() if each.suffix in (".html", ".txt"))
    random.Random(8).shuffle(papers)
    for some in (papers[:9], papers[9:]):
        ingest(archive, "shuffled.db", some)
    for authority in BODIES:
        for before, after in pairwise(in_force(authority)):
            asked_of = before.date, after.date, authority
            assert asked(archive / "shuffled.db", *asked_of) == asked(archive / "all.db", *asked_of)


def test_the_command_prints_an_array_of_changes(archive: Path) -> None:
    """With the fields that others build on."""
    command = [sys.executable, "-m", "pipeline", "compare", "2019-04", "2019-07", "--format", "json"]
    chosen = ["--authority", "Stonebridge City Council", "--db", str(archive / "all.db")]
    printed = subprocess.run([*command, *chosen], check=True, cwd=ROOT, capture_output=True)
    found = json.loads(printed.stdout)
    assert {each["change"] for each in found} >= {
        "split",
        "new_report",
        "slipped",
        "dropped_after_completion",
    }
    fields = (
        "change recommendation_key report_key number part from to months from_paper to_paper words places"
    )
    assert all(set(fields.split()) <= each.keys() for each in found)
