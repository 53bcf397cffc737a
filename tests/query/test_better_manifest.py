"""A period that was inferred is found; a better manifest moves the paper, and loses nothing."""

from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import select

from extract import extract, read
from load import Database, load, readings, tables
from normalise import normalise
from query import findings
from schemas import ManifestEntry, Reading

CONTENT = (Path(__file__).parents[2] / "samples" / "formats" / "appendix-2020-02.txt").read_bytes()
SETTLED = ManifestEntry(file="appendix.txt", date="2020-02-25", committee="Performance Committee")
CORRECTED = replace(SETTLED, date="2020-02-18")


def told(entry: ManifestEntry | None) -> Reading:
    """A paper that prints no date, under a name without one."""
    return normalise(extract(read(CONTENT, "appendix.txt")), entry)


def without_period(reading: Reading) -> Reading:
    """The reading without what a manifest says of its meeting."""
    blank = {"committee": "", "reference": "", "authority": ""}
    return replace(
        reading,
        paper=replace(
            reading.paper, date=None, date_basis=None, date_evidence="", authority_basis=None, **blank
        ),
        observations=tuple(
            replace(row, paper_date=None, paper_date_basis=None, state="unknown", **blank)
            for row in reading.observations
        ),
        problems=tuple(problem for problem in reading.problems if problem.code != "period_inferred"),
    )


def periods(database: Database) -> list[tuple[str | None, str | None, bool]]:
    """Of every reading that was ever stored, in order: its date, its basis, whether it is in force."""
    papers = tables.papers
    asked = select(papers.c.date, papers.c.date_basis, papers.c.superseded_run_id).order_by(papers.c.paper_id)
    with database.reading() as connection:
        return [(date, basis, run is None) for date, basis, run in connection.execute(asked)]


def test_an_inferred_period_is_a_finding_until_a_manifest_settles_it(database: Database) -> None:
    """Its evidence stands in the sentence."""
    load(told(None), database, read_with="no manifest")
    (line,) = findings(database, codes=["period_inferred"]).to_dict("records")
    assert (line["paper"], line["date"], line["verdict"]) == ("appendix.txt", "2020-02", "doubt")
    assert "10 th February 2020" in line["words"]
    load(told(SETTLED), database, read_with="manifest")
    assert findings(database, codes=["period_inferred", "period_unknown"]).empty


def test_each_better_manifest_moves_the_paper_and_the_older_readings_stay_behind(database: Database) -> None:
    """Date and basis change in the paper and in each row; text, status and problems of the rows are the same."""
    versions = [None, SETTLED, CORRECTED]
    for number, entry in enumerate(versions):
        load(told(entry), database, read_with=str(number))
        (stored,) = readings(database)
        assert stored == told(entry)
        assert without_period(stored) == without_period(told(None))
        assert {(row.paper_date, row.paper_date_basis) for row in stored.observations} == {
            (stored.paper.date, stored.paper.date_basis)
        }
    assert periods(database) == [
        ("2020-02", "inferred", False),
        ("2020-02-25", "manifest", False),
        ("2020-02-18", "manifest", True),
    ]
    rows = tables.observations
    with database.reading() as connection:
        kept = connection.execute(
            select(rows.c.paper_id, rows.c.text).order_by(rows.c.paper_id, rows.c.position)
        )
        by_reading: dict[int, list[str]] = {}
        for paper_id, text in kept:
            by_reading.setdefault(paper_id, []).append(text)
    first, *others = by_reading.values()
    assert len(by_reading) == 3
    assert first
    assert others == [first, first]
