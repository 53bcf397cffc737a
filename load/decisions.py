"""What persons decided about who rows are: taken in, and found again in whatever papers are in force."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from load import tables
from load.cells import as_read_row
from load.correcting import Tie, find, tie_of
from load.correcting.fields import NOTHING
from load.identity import Decided
from load.recall import whole
from load.standing import as_kept
from schemas import Observation

_papers, _rows, _who = tables.papers, tables.observations, tables.identities


def decisions(connection: Connection) -> list[Decided]:
    """The decisions whose two rows are both in force, in their order."""
    table = tables.corrections
    stand = select(table).where(
        table.c.field == "recommendation_key", table.c.superseded_run_id.is_(None), table.c.value.is_not(None)
    )
    known: dict[str, tuple[Observation, ...]] = {}
    found = []
    for kept in map(as_kept, connection.execute(stand.order_by(table.c.correction_id))):
        ends = [_in_force(connection, tie, known) for tie in (kept.tie, kept.like) if tie is not None]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            found.append(Decided(one=ends[0], other=ends[1], same=kept.correction.value != NOTHING))
    return found


def decide(
    connection: Connection, observation: Observation, position: int, value: str
) -> tuple[str, Tie | None]:
    """What is said of a row, and the row that it is said to be like, or not to be.

    A key: the row is about that recommendation. "(none)": it is not about the one that it is taken for now; without a
    like row where somebody said so already. Raises `ValueError` with one sentence.
    """
    value = value.strip()
    here = _standing(_papers.c.sha256 == observation.paper_sha256, _rows.c.position == position)
    own = connection.execute(here).one()
    if value == NOTHING:
        if own.like_paper is None and own.rule != "decided":
            raise ValueError(f"it is the first row of {own.recommendation_key}; say (none) of the others")
        like = _standing(_papers.c.sha256 == own.like_paper, _rows.c.position == own.like_position)
        row = connection.execute(like).first()
        return NOTHING, None if row is None else _tie(connection, row)
    others = _standing(_who.c.recommendation_key == value, _papers.c.sha256 != observation.paper_sha256)
    first = connection.execute(
        others.order_by(_papers.c.date.is_(None), _papers.c.date, _papers.c.file, _rows.c.position)
    ).first()
    if first is None:
        raise ValueError(f"no other paper in force has a recommendation with the key {value!r}")
    if first.report_key.partition(":")[0] != own.report_key.partition(":")[0]:
        raise ValueError(f"{value} is of another report; correct the row's report_key first")
    return value, _tie(connection, first)


def _standing(*conditions: Any) -> Select[Any]:
    return (
        select(
            _papers.c.sha256,
            _rows.c.position,
            _who.c.report_key,
            _who.c.recommendation_key,
            _who.c.rule,
            _who.c.like_paper,
            _who.c.like_position,
        )
        .join_from(_who, _rows, _rows.c.observation_id == _who.c.observation_id)
        .join(_papers, _papers.c.paper_id == _rows.c.paper_id)
        .where(_who.c.superseded_run_id.is_(None), _papers.c.superseded_run_id.is_(None), *conditions)
    )


def _tie(connection: Connection, row: Row[Any]) -> Tie:
    as_read = whole(connection, as_read_row(connection, row.sha256)).observations
    return tie_of(as_read[row.position - 1])


def _in_force(connection: Connection, tie: Tie, known: dict[str, tuple[Observation, ...]]) -> int | None:
    """The number of the tied row in the reading in force; None where there is none."""
    if tie.sha256 not in known:
        known[tie.sha256] = whole(connection, as_read_row(connection, tie.sha256)).observations
    index = find(tie, known[tie.sha256])
    if index is None:
        return None
    here = (
        _papers.c.sha256 == tie.sha256,
        _papers.c.superseded_run_id.is_(None),
        _rows.c.position == index + 1,
    )
    query = select(_rows.c.observation_id).join(_papers, _papers.c.paper_id == _rows.c.paper_id).where(*here)
    return connection.execute(query).scalar()
