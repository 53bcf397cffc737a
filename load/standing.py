"""Where corrections stand: what became of each word on a cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, select

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


At = Callable[[Table], ColumnElement[bool]]
"""Whether a row of `papers` or `corrections` stands at the time that is asked for."""


def in_force(table: Table) -> ColumnElement[bool]:
    """Whether a row stands now."""
    return table.c.superseded_run_id.is_(None)


def standing(connection: Connection, *, everything: bool = False, at: At = in_force) -> Iterator[Standing]:
    """What `corrections_in` gives, on a connection; `at` another time than now, what stood or waited then."""
    ended, readings = _table.alias("ended"), _Readings(connection, at)
    query = select(
        _table,
        at(_table).label("stands"),
        ended.c.value.label("ended_value"),
        ended.c.by.label("ended_by"),
        ended.c.why.label("ended_why"),
    )
    joined = query.outerjoin(ended, ended.c.correction_id == _table.c.superseded_by)
    for row in connection.execute(joined.where(_table.c.value.is_not(None)).order_by(_table.c.correction_id)):
        if row.stands:
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
    """The readings of papers that stand, as read, each taken once."""

    def __init__(self, connection: Connection, at: At) -> None:
        self._connection = connection
        self._at = at
        self._known: dict[int, Reading] = {}

    def judge(self, kept: Kept, file: str) -> Standing:
        """What became of a correction that nothing took the place of."""
        paper = self._holding(kept.tie.sha256)
        if paper["sha256"] == kept.tie.sha256:
            found = judged(kept, self._of(paper).observations)
            state: State = found.standing if kept.like is None or self._is_there(kept.like) else "conflict"
            return self._told(kept, file, state, paper, found.index)
        # other bytes: where the row stood says nothing
        anywhere = msgspec.structs.replace(kept.tie, place=None)
        return self._told(kept, file, "reissued", paper, find(anywhere, self._of(paper).observations))

    def _is_there(self, like: Tie) -> bool:
        paper = self._holding(like.sha256)
        return paper["sha256"] == like.sha256 and find(like, self._of(paper).observations) is not None

    def _told(self, kept: Kept, file: str, state: State, paper: Values, index: int | None) -> Standing:
        row = None if index is None else self._of(paper).observations[index]
        return Standing(
            kept=kept,
            file=file,
            state=state,
            now="" if row is None else said(kept.correction.field, row),
            paper=paper["file"],
            sha256=paper["sha256"],
            row="" if row is None or index is None else row_token(index + 1, row),
            place=kept.tie.place if row is None else next(iter(row.place), None),
        )

    def _holding(self, sha256: str) -> Values:
        """The reading of these bytes that stands, else of the paper issued in their place; the last of these bytes
        where neither does."""
        papers = tables.papers
        last = own = self._latest(papers.c.sha256 == sha256)
        seen: set[str] = set()
        while last["sha256"] not in seen:
            seen.add(last["sha256"])
            mine = papers.c.sha256 == last["sha256"]
            found = latest_row(self._connection, mine & self._at(papers))
            if found is not None:
                return found
            last = self._latest(mine)
            if last["superseded_by"] is None:
                break
            last = self._latest(papers.c.paper_id == last["superseded_by"])
        return own

    def _latest(self, condition: ColumnElement[bool]) -> Values:
        row = latest_row(self._connection, condition)
        if row is None:  # corrections and pointers are of papers that the history has
            raise LookupError(str(condition))
        return row

    def _of(self, paper: Values) -> Reading:
        """The reading as read: of a corrected one the one before it."""
        number = paper["paper_id"]
        if number not in self._known:
            row = as_read_row(self._connection, paper["sha256"], until=number)
            self._known[number] = whole(self._connection, row)
        return self._known[number]


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
