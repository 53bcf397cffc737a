"""The data package: valid by Frictionless' own program, exact, and safe in a spreadsheet."""

import csv
import dataclasses
import hashlib
import io
import json
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from load import Database, load
from query import Filters
from query.files import Contents, contents, write_package, zipped
from query.files.tableschema import fields_of
from query.files.vocabulary import words
from schemas import Due, Observation, PaperFacts, Reading, to_json
from tests.load import readings as made
from tests.query.filed import HOSTILE, filled, story

TABLES = ["papers", "legends", "observations", "dues", "changes", "findings"]


class Disk:
    """A folder of the test."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def create(self, name: str) -> IO[bytes]:
        return (self.place / name).open("xb")


def packed(held: Contents) -> bytes:
    file = io.BytesIO()
    with zipped(file) as folder:
        write_package(held, folder)
    return file.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """The description, and the rows of each table."""
    with ZipFile(io.BytesIO(content)) as archive:
        told = json.loads(archive.read("datapackage.json"))
        texts = {each["name"]: archive.read(each["path"]).decode() for each in told["resources"]}
    return told, {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def printed(cell: str) -> str:
    """A cell without what keeps a spreadsheet from running it."""
    return cell[1:] if re.match(r"'+(\s*[=+\-@＝＋－＠]|[\t\r\n])", cell) else cell


@contextmanager
def quiet() -> Any:
    """Frictionless' own libraries warn of their future."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def faults(folder: Path) -> list[str]:
    """What Frictionless finds wrong with a package."""
    with quiet():
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
        return [str(error) for error in report.flatten(["fieldName", "rowNumber", "type", "note"])]


def test_frictionless_finds_it_valid(database: Database, tmp_path: Path) -> None:
    """Types, constraints, keys between the tables, sizes and hashes."""
    story(database)
    write_package(contents(database), Disk(tmp_path))
    assert faults(tmp_path) == []
    assert {file.stem for file in tmp_path.glob("*.csv")} == set(TABLES)


def test_frictionless_would_have_said_so(database: Database, tmp_path: Path) -> None:
    """A changed table, a wrong colour and a due date of no observation are faults."""
    story(database)
    write_package(contents(database), Disk(tmp_path))
    table = tmp_path / "observations.csv"
    table.write_bytes(table.read_bytes().replace(b",amber,", b",ambre,", 1))
    dues = tmp_path / "dues.csv"
    dues.write_bytes(dues.read_bytes() + b"99999,1,2018-01,month,unknown,original,false,,x,,\r\n")
    found = " ".join(faults(tmp_path))
    for fault in ("hash-count", "constraint-error", "foreign-key", "byte-count"):
        assert fault in found


def test_an_import_meanwhile_is_in_all_of_a_file_or_in_none(database: Database, tmp_path: Path) -> None:
    """A package of one moment is valid, though papers come in while it is written."""
    story(database)
    before = packed(contents(database))
    later = made.facts("2019-05.pdf", date="2019-05")
    row = made.observation(later, "1", "green", text=HOSTILE["1"])

    with database.moment() as still:
        held = contents(still)

        def imported_meanwhile() -> Iterator[Observation]:
            for number, seen in enumerate(held.observations()):
                if number == 3:
                    load(Reading(paper=later, observations=(row,), leftovers=(), problems=()), database)
                yield seen

        content = packed(dataclasses.replace(held, observations=imported_meanwhile))
        assert content == before
        assert packed(contents(still)) == before
    with ZipFile(io.BytesIO(packed(contents(database)))) as archive:
        archive.extractall(tmp_path)
    assert faults(tmp_path) == []
    assert b"2019-05.pdf" in (tmp_path / "observations.csv").read_bytes()


def test_an_empty_history_is_a_valid_package_too(database: Database, tmp_path: Path) -> None:
    """Headings without rows."""
    write_package(contents(database), Disk(tmp_path))
    assert faults(tmp_path) == []


def test_every_field_of_every_table_says_what_it_means_there(database: Database) -> None:
    """And no description is left of a field that is gone; the words of a due date are no recommendation's."""
    told, _ = unpacked(packed(contents(database)))
    fields = {
        each["name"]: {field["name"]: field for field in each["schema"]["fields"]}
        for each in told["resources"]
    }
    for table, own in fields.items():
        assert [name for name, field in own.items() if not field.get("description")] == [], table
    described = {table: set(own) for table, own in words().fields.items()}
    assert all(own <= set(fields[table]) for table, own in described.items())
    assert "cell" in fields["dues"]["text"]["description"]
    assert "title" not in fields["dues"]["text"]
    assert told["description"].endswith(" All recommendations of the history.")


def test_it_names_its_sources_and_its_own_bytes(database: Database) -> None:
    """Each paper with its hash; each table with its size and hash; the run that it stands at."""
    story(database)
    content = packed(contents(database))
    told, tables = unpacked(content)
    assert [(source["title"], source["hash"]) for source in told["sources"]] == [
        (paper, f"sha256:{made.sha(paper)}") for paper in ("2018-02.pdf", "2018-11.pdf")
    ]
    assert told["created"] == "2019-01-01T00:03:00Z"
    with ZipFile(io.BytesIO(content)) as archive:
        for each in told["resources"]:
            held = archive.read(each["path"])
            assert each["bytes"] == len(held)
            assert each["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
    assert list(tables) == TABLES
    assert len(tables["dues"]) == 3


def test_the_same_history_gives_the_same_bytes(database: Database) -> None:
    """The clock is not in it."""
    story(database)
    assert packed(contents(database)) == packed(contents(database))


def test_texts_are_safe_in_a_spreadsheet_and_exact_for_a_program(database: Database) -> None:
    """An apostrophe before what would run; taken off again, each text is as printed."""
    story(database)
    _, tables = unpacked(packed(contents(database)))
    first = [row for row in tables["observations"] if row["paper"] == "2018-02.pdf"]
    for row in first:
        assert not row["text"].startswith(("=", "+", "-", "@", "\t", "＝"))
        assert printed(row["text"]) == HOSTILE[row["number"]]
    assert {row["text"][0] for row in first if row["number"] in ("1", "2", "3", "4", "9", "10", "11")} == {
        "'"
    }


@settings(max_examples=25, deadline=None)
@given(reading=made.readings())
def test_any_observation_can_be_read_back_from_the_tables(reading: Any) -> None:
    """Lists and records from JSON; what is empty from what is missing no CSV tells."""
    paper = replace(reading.paper, legend=())
    told, tables = unpacked(packed(filled(reading.observations, (paper,))))
    kinds = {
        field["name"]: field["type"]
        for each in told["resources"]
        if each["name"] == "observations"
        for field in each["schema"]["fields"]
    }
    assert list(kinds) == ["observation", *Observation.__struct_fields__]
    assert len(tables["observations"]) == len(reading.observations)
    for row, seen in zip(tables["observations"], reading.observations, strict=True):
        plain = json.loads(to_json(seen))
        for name, kind in kinds.items():
            if kind in ("array", "object") and row[name]:
                assert json.loads(row[name]) == plain[name]
            elif kind == "string":
                assert printed(row[name]) == (plain[name] or "")
    assert sum(len(seen.due) for seen in reading.observations) == len(tables["dues"])


def test_filters_choose_what_is_in_it(database: Database) -> None:
    """And it says so."""
    story(database)
    told, tables = unpacked(packed(contents(database, Filters(colour="red"))))
    assert {row["number"] for row in tables["observations"]} == {"1"}
    assert {row["change"] for row in tables["changes"]} == {"reddened"}
    assert "that are now red" in told["description"]
    told, tables = unpacked(packed(contents(database, Filters(as_of="2018-03"))))
    assert list(tables) == TABLES
    assert {row["paper"] for row in tables["findings"]} <= {"2018-02.pdf"}


@pytest.mark.parametrize("record", [Observation, PaperFacts, Due])
def test_a_schema_has_each_field_once_in_its_order(record: Any) -> None:
    """Under the record's own names."""
    assert [field["name"] for field in fields_of(record)] == list(record.__struct_fields__)
