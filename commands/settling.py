"""Appendices without a date of their own, in the history: each takes that of the covering report in its folder."""

import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from load import Database, Run, Stored, load, papers_beside_loose_dates, reading_as_read
from normalise.meeting import Tie, covered, covers, dated, earliest, ties


def folder_of(path: str) -> str:
    """Where a paper lies, as every run writes it; what of it is no UTF-8 shows as U+FFFD."""
    folder = Path(os.path.realpath(path)).parent.as_posix()
    return folder.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def settle(lying: Mapping[str, set[str]], database: Database, run: Run) -> None:
    """Dates the papers without a firm date of their own; `lying` are the folders, by hash, of a run's papers.

    Each is judged as it was read, never as an earlier run dated it: whichever of report and appendix came first, in
    this run or another, the end is the same. A paper with no covering report in sight stays as it is.
    Raises `load.DatabaseUnavailable`.
    """
    stored = papers_beside_loose_dates(database, lying)
    beside: defaultdict[str, dict[str, Stored]] = defaultdict(dict)
    for each in stored:
        sha256 = each.facts.paper_sha256
        for folder in (each.folder, *lying.get(sha256, ())):
            beside[folder][sha256] = each
    found, in_sight = _ties(beside)
    for each in stored:
        sha256 = each.facts.paper_sha256
        tie = earliest(found[sha256]) if sha256 in found else None
        due = covered(each.own, tie.covering) if tie else each.own
        if due == each.facts or sha256 not in in_sight or each.own.date_basis == "covering":
            continue
        reading = reading_as_read(database, sha256)
        again = dated(reading, tie.covering) if tie else reading
        load(again, database, run, read_with=each.read_with, folder=_home(each, tie, beside))


def _ties(beside: Mapping[str, Mapping[str, Stored]]) -> tuple[dict[str, list[Tie]], set[str]]:
    """The ties of each paper, by its hash, over all folders; and the papers beside which any covering report lies."""
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    in_sight: set[str] = set()
    for papers in beside.values():
        facts = [each.own for each in papers.values()]
        for tie in ties(facts):
            found[tie.paper.paper_sha256].append(tie)
        if any(map(covers, facts)):
            in_sight.update(papers)
    return dict(found), in_sight


def _home(paper: Stored, tie: Tie | None, beside: Mapping[str, Mapping[str, Stored]]) -> str:
    """The folder to keep for a paper: one where its covering report lies too, the one kept so far before others."""
    if tie is None:
        return paper.folder
    both = {paper.facts.paper_sha256, tie.covering.paper_sha256}
    shared = [folder for folder, papers in beside.items() if both <= papers.keys()]
    return min(shared, key=lambda folder: (folder != paper.folder, folder))
