"""The truth of the whole series as one JSON object: papers, observations, changes, and what must stay apart."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from lines import flat

from series.changes import changes, cut_sections, iso
from series.printing import due, status
from series.records import rivals
from series.sheets import Sheet


def truth(found: Iterable[Sheet]) -> dict[str, Any]:
    """The truth of all papers: `papers` with their `arrives` and what is cut, `observations` in reading order.

    An observation's `since` says what has happened to its row since its authority last printed it.
    """
    sheets = list(found)
    return {
        "papers": [_paper(sheet) for sheet in sheets],
        "observations": [row for sheet in sheets if not sheet.superseded for row in _observations(sheet)],
        "changes": [change for sheet in sheets for change in _changes(sheet, sheets)],
        "rivals": [list(pair) for pair in rivals()],
    }


def manifest(found: Iterable[Sheet]) -> str:
    """The manifest: whose each paper is, its date where it prints none, what it supersedes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "authority", "committee", "date", "reference", "supersedes"))
    for sheet in found:
        script = sheet.script
        date = "" if script.shows_date else script.date
        writer.writerow((script.file, sheet.authority.name, "", date, "", script.supersedes))
    return out.getvalue()


def _paper(sheet: Sheet) -> dict[str, Any]:
    script = sheet.script
    return {
        "paper": script.file,
        "authority": sheet.authority.name,
        "date": script.date,
        "arrives": script.arrives,
        "supersedes": script.supersedes,
        "superseded": sheet.superseded,
        "cut_off": [" ".join(section.listing.title) for section in cut_sections(sheet)],
    }


def _observations(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(sheet.rows, start=1):
        yield {
            "paper": sheet.script.file,
            "position": position,
            "identity": row.identity,
            "piece": row.piece,
            "part": row.part,
            "number": row.number,
            "report": row.report,
            "group": row.group,
            "text": " ".join(flat(line) for line in (*row.lead, *row.text)),
            "status_raw": status(row, sheet),
            "due_raw": " ".join(due(row)),
            "due": iso(row.due),
            "since": sorted(set(row.since)),
        }


def _changes(sheet: Sheet, sheets: list[Sheet]) -> Iterator[dict[str, Any]]:
    """The changes up to this paper from the one before it of its authority."""
    own = [each for each in sheets if each.authority is sheet.authority and not each.superseded]
    for at, (before, after) in enumerate(pairwise(own), start=1):
        if after is sheet:
            yield from changes(own[:at], before, after)
