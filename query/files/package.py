"""The history as a Frictionless data package: tables as CSV, what their columns are, and where it all comes from.

`datapackage.json` is written last, for it holds the size and the SHA-256 of every table.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import IO, Any, NamedTuple, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from query.changes import changes_frame
from query.changes.asked import COLUMNS as CHANGES
from query.files.contents import Contents, held
from query.files.portions import portions
from query.files.tableschema import fields_named, fields_of, number, schema
from query.render import csv_lines, frame_rows
from schemas import Due, LegendEntry, Observation, PaperFacts

DESCRIPTION = "datapackage.json"

_ABOUT = (
    "Inspection recommendations and their status, as committee papers print them. A cell that a spreadsheet would "
    "run as a formula has an apostrophe before it, and so has one with apostrophes before that: take off the first. "
    "Dates are as precise as they are printed or known: 2018-11 is a month."
)
_PERMISSIONS = 0o100644 << 16


class Folder(Protocol):
    """Where the files of a package go."""

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file of this name, to be written once."""


class Table(NamedTuple):
    """A table of the package: its name, what it holds, its schema, and its rows in the schema's order."""

    name: str
    about: str
    schema: dict[str, Any]
    rows: Iterable[list[object]]


def write_package(contents: Contents, folder: Folder) -> None:
    """Write all tables, a row at a time, and then `datapackage.json`."""
    resources = [_write(table, folder) for table in _tables(contents)]
    with folder.create(DESCRIPTION) as file:
        described = msgspec.json.encode(_described(contents, resources))
        file.write(msgspec.json.format(described, indent=2) + b"\n")


@contextmanager
def zipped(stream: IO[bytes]) -> Iterator[Folder]:
    """A folder that is a zip file; its times are fixed, so that the same files make the same bytes."""
    with ZipFile(stream, "w") as archive:
        yield _Zip(archive)


class _Zip:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 3  # as on Unix, on every system
        entry.external_attr = _PERMISSIONS
        return self._archive.open(entry, "w", force_zip64=True)


def _tables(contents: Contents) -> Iterator[Table]:
    facts = fields_of(PaperFacts, without=("legend",))
    rows = [[getattr(paper, field["name"]) for field in facts] for paper in contents.papers]
    yield Table(
        "papers",
        "The papers that all of this was read from.",
        schema("papers", facts, ["paper_sha256"]),
        rows,
    )
    yield _legends(contents)
    yield _observations(contents)
    yield _dues(contents)
    about = "What changed from each period of an authority to its next one."
    changes = (row for some in portions(contents.changes()) for row in frame_rows(changes_frame(some)))
    yield Table("changes", about, schema("changes", fields_named(CHANGES)), changes)
    about = "What does not add up in the papers, the worst first."
    named = fields_named(list(contents.findings.columns))
    yield Table("findings", about, schema("findings", named), frame_rows(contents.findings))


def _legends(contents: Contents) -> Table:
    own = fields_of(LegendEntry)
    fields = [*fields_of(PaperFacts)[1:2], number("position", "Which line of the legend it is."), *own]
    rows = (
        [paper.paper_sha256, position, *(getattr(entry, field["name"]) for field in own)]
        for paper in contents.papers
        for position, entry in enumerate(paper.legend, 1)
    )
    described = schema(
        "legends", fields, ["paper_sha256", "position"], paper_sha256=("papers", "paper_sha256")
    )
    return Table("legends", "The papers' own traffic-light tables, line by line.", described, rows)


def _observations(contents: Contents) -> Table:
    fields = fields_of(Observation)
    rows = (
        [at, *(getattr(seen, field["name"]) for field in fields)]
        for at, seen in enumerate(contents.observations(), 1)
    )
    about = "Every status of every recommendation in every paper, by authority, paper date, paper and reading order."
    own = number("observation", "Counts the rows of this table; other tables name it.")
    described = schema(
        "observations", [own, *fields], ["observation"], paper_sha256=("papers", "paper_sha256")
    )
    return Table("observations", about, described, rows)


def _dues(contents: Contents) -> Table:
    own = fields_of(Due)
    fields = [
        number("observation", "The row of the observation."),
        number("position", "Which date of its cell it is."),
        *own,
    ]
    rows = (
        [at, position, *(getattr(due, field["name"]) for field in own)]
        for at, seen in enumerate(contents.observations(), 1)
        for position, due in enumerate(seen.due, 1)
    )
    described = schema(
        "dues", fields, ["observation", "position"], observation=("observations", "observation")
    )
    return Table("dues", "Every due date of every observation, in the order of its cell.", described, rows)


def _write(table: Table, folder: Folder) -> dict[str, Any]:
    """Write a table; gives its description."""
    digest, size = hashlib.sha256(), 0
    names = [field["name"] for field in table.schema["fields"]]
    with folder.create(f"{table.name}.csv") as file:
        for line in csv_lines(names, table.rows):
            file.write(line)
            digest.update(line)
            size += len(line)
    return {
        "name": table.name,
        "description": table.about,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": table.schema,
    }


def _described(contents: Contents, resources: list[dict[str, Any]]) -> dict[str, Any]:
    state = contents.state
    return {
        "profile": "tabular-data-package",
        "name": "inspection-recommendations",
        "title": "Inspection recommendations in committee papers",
        "description": f"{_ABOUT} {held(contents.filters)}",
        **({"created": state.ended} if state.ended else {}),
        "ragw": {"run": state.run_id, "code_version": state.code_version},
        "sources": [
            {
                "title": paper.paper,
                "hash": f"sha256:{paper.paper_sha256}",
                "authority": paper.authority,
                "date": paper.date,
            }
            for paper in contents.papers
        ],
        "resources": resources,
    }
