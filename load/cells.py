"""The rows that a person can correct: as read, as they stand, and by the tokens that name them."""

import re
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, select

from load import tables
from load.address import Address
from load.correcting import row_token
from load.database import Database, opened
from load.recall import whole
from load.rows import Values
from schemas import Observation, Reading, Record

_TOKEN = re.compile(r"row-([0-9a-f]{16})-([1-9]\d{0,6})-[0-9a-f]{10}")


class StaleRow(ValueError):  # noqa: N818 - named for what happened
    """A row that was read anew, or whose paper is no longer in force."""


class Reviewed(Record, frozen=True, kw_only=True):
    """A row that a person can look at: as read, and as it stands; `row` is its token."""

    row: str
    read: Observation
    stands: Observation


def rows_of(database: Database | Address, papers: Collection[str]) -> Iterator[Reviewed]:
    """The rows of these papers (SHA-256) in force, in reading order, paper by paper. Raises `DatabaseUnavailable`."""
    with opened(database, read_only=True) as own, own.reading() as connection:
        for sha256 in sorted(papers):
            stands = latest_row(connection, tables.papers.c.sha256 == sha256)
            if stands is None or stands["superseded_run_id"] is not None:
                continue
            read = whole(connection, as_read_row(connection, sha256)).observations
            now = whole(connection, stands).observations if stands["corrected"] else read
            for position, (one, other) in enumerate(zip(read, now, strict=True), 1):
                yield Reviewed(row=row_token(position, one), read=one, stands=other)


class Rows:
    """The rows of a history by their tokens; each paper is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Reading] = {}

    def at(self, token: str) -> tuple[Reading, Observation]:
        """The reading and the row, as read. Raises `StaleRow`, and `ValueError` for what is no row here."""
        parted = _TOKEN.fullmatch(token.strip())
        if parted is None:
            raise ValueError(f"{token!r} is no row; ragw correct export gives the rows' names")
        start, position = parted[1], int(parted[2])
        if start not in self._known:
            self._known[start] = self._read(start)
        reading = self._known[start]
        if position <= len(reading.observations):
            observation = reading.observations[position - 1]
            if row_token(position, observation) == token.strip():
                return reading, observation
        raise StaleRow(f"{reading.paper.paper} has been read anew since; export its rows again")

    def _read(self, start: str) -> Reading:
        latest = latest_row(self._connection, tables.papers.c.sha256.startswith(start, autoescape=True))
        if latest is None:
            raise ValueError("the row's paper is not in this history")
        if latest["superseded_run_id"] is not None:
            raise StaleRow(f"another paper was issued in the place of {latest['file']}")
        return whole(self._connection, as_read_row(self._connection, latest["sha256"]))


def latest_row(connection: Connection, condition: ColumnElement[bool]) -> Values | None:
    """The latest reading that the condition on `papers` chooses, as a row; None where there is none."""
    papers = tables.papers
    query = select(papers).where(condition).order_by(papers.c.paper_id.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return None if row is None else {str(name): value for name, value in row.items()}


def as_read_row(connection: Connection, sha256: str, *, until: int | None = None) -> Values:
    """The latest reading of these bytes that nobody corrected, as a row; `until`: up to that `paper_id`.

    Raises `LookupError` where there is none.
    """
    papers = tables.papers
    chosen = (papers.c.sha256 == sha256) & papers.c.corrected.is_(False)
    row = latest_row(connection, chosen if until is None else chosen & (papers.c.paper_id <= until))
    if row is None:
        raise LookupError(sha256)
    return row
