"""Where corrections stand: what became of each word on a cell."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, select

from load import tables
from load.address import Address
from load.bulk import in_portions
from load.cells import as_read_row, latest_row
from load.correcting import Kept, Tie, find, judged, row_token, said
from load.database import Database, opened
from load.recall import whole
from load.rows import Values
from schemas import Correction, Place, Reading, Record

_table = tables.corrections
State = Literal["in force", "agrees", "conflict", "reissued", "superseded", "undone"]
"""What became of a correction: as `load.correcting.Standing` has it; its paper was issued anew as another; a later
correction of the cell took its place; it was undone."""


class Standing(Record, frozen=True, kw_only=True):
    """A correction and what became of it. `now` is what its cell is read as by now, "" where it is not found.

    Of a `reissued` one `paper` is the paper issued in the old one's place, and `row` the row there that prints the
    same, if there is one. Else `paper` and `row` are its own. `sha256` is that paper's. `ended` is the number of the
    word on the cell that took its place, said by `ended_by` for the reason `ended_why`.
    """

    kept: Kept
    file: str
    state: State
    now: str = ""
    paper: str = ""
    sha256: str = ""
    row: str = ""
    place: Place | None = None
    ended: int | None = None
    ended_by: str = ""
    ended_why: str = ""


def corrections_in(database: Database | Address, *, everything: bool = False) -> Iterator[Standing]:
    """The corrections that stand or wait, by number; `everything`: also those that ended.

    Raises `DatabaseUnavailable`.
    """
    with opened(database, read_only=True) as own, own.reading() as connection:
        yield from standing(connection, everything=everything)


def standing(connection: Connection, *, everything: bool = False) -> Iterator[Standing]:
    """What `corrections_in` gives, on a connection."""
    ended, readings = _table.alias("ended"), _Readings(connection)
    query = select(
        _table,
        ended.c.value.label("ended_value"),
        ended.c.by.label("ended_by"),
        ended.c.why.label("ended_why"),
    )
    joined = query.outerjoin(ended, ended.c.correction_id == _table.c.superseded_by)
    for row in connection.execute(joined.where(_table.c.value.is_not(None)).order_by(_table.c.correction_id)):
        if row.superseded_by is None:
            yield readings.judge(as_kept(row), row.file)
        elif everything:
            state: State = "undone" if row.ended_value is None else "superseded"
            yield Standing(
                kept=as_kept(row),
                file=row.file,
                state=state,
                ended=row.superseded_by,
                ended_by=row.ended_by,
                ended_why=row.ended_why,
            )


class _Readings:
    """The latest readings of papers, as read, each taken once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Reading] = {}

    def judge(self, kept: Kept, file: str) -> Standing:
        """What became of a correction that nothing took the place of."""
        successor = self._successor(kept.tie.sha256)
        if successor is None:
            found = judged(kept, self._of(kept.tie.sha256).observations)
            state: State = found.standing if kept.like is None or self._is_there(kept.like) else "conflict"
            return self._told(kept, file, state, kept.tie.sha256, found.index)
        # other bytes: where the row stood says nothing
        anywhere = msgspec.structs.replace(kept.tie, place=None)
        index = find(anywhere, self._of(successor["sha256"]).observations)
        return self._told(kept, file, "reissued", successor["sha256"], index)

    def _is_there(self, like: Tie) -> bool:
        in_force = self._successor(like.sha256) is None
        return in_force and find(like, self._of(like.sha256).observations) is not None

    def _told(self, kept: Kept, file: str, state: State, sha256: str, index: int | None) -> Standing:
        reading = self._of(sha256)
        row = None if index is None else reading.observations[index]
        return Standing(
            kept=kept,
            file=file,
            state=state,
            now="" if row is None else said(kept.correction.field, row),
            paper=reading.paper.paper,
            sha256=sha256,
            row="" if row is None or index is None else row_token(index + 1, row),
            place=kept.tie.place if row is None else next(iter(row.place), None),
        )

    def _successor(self, sha256: str) -> Values | None:
        """The paper in force that was issued in the place of this one; None where it is in force itself."""
        seen = {sha256}
        paper = latest_row(self._connection, tables.papers.c.sha256 == sha256)
        while paper is not None and paper["superseded_by"] is not None:
            named = latest_row(self._connection, tables.papers.c.paper_id == paper["superseded_by"])
            paper = named and latest_row(self._connection, tables.papers.c.sha256 == named["sha256"])
            if paper is None or paper["sha256"] in seen:
                return None
            seen.add(paper["sha256"])
        return paper if paper is not None and paper["sha256"] != sha256 else None

    def _of(self, sha256: str) -> Reading:
        if sha256 not in self._known:
            self._known[sha256] = whole(self._connection, as_read_row(self._connection, sha256))
        return self._known[sha256]


def kept(connection: Connection, papers: Iterable[str]) -> list[Kept]:
    """The corrections that stand of these papers (SHA-256), in their order."""
    stand = select(_table).where(_table.c.superseded_run_id.is_(None), _table.c.value.is_not(None))
    found = (
        row
        for portion in in_portions(sorted(papers))
        for row in connection.execute(stand.where(_table.c.sha256.in_(portion)))
    )
    return sorted(map(as_kept, found), key=lambda each: each.correction.correction_id)


def as_kept(row: Row[Any]) -> Kept:
    """The correction that this row was made from."""
    told = {name: getattr(row, name) for name in Correction.__struct_fields__}
    like = msgspec.json.decode(row.like_row, type=Tie) if row.like_row else None
    return Kept(tie=as_tie(row), correction=msgspec.convert(told, Correction), like=like)


def as_tie(row: Row[Any]) -> Tie:
    """What ties this row of `corrections` to its cell."""
    place = msgspec.json.decode(row.place, type=Place) if row.place else None
    return Tie(sha256=row.sha256, place=place, number=row.number, part=row.part, text=row.text)


def reports(connection: Connection, keys: Iterable[str]) -> Mapping[str, Values]:
    """Of these keys those of reports that the history knows, with what it tells of each."""
    table = tables.reports
    return {
        row["report_key"]: dict(row)
        for portion in in_portions(sorted(set(keys)))
        for row in connection.execute(select(table).where(table.c.report_key.in_(portion))).mappings()
    }
