"""Printed forms as the history holds them, and who each was found to be: what `load.recognise` works on."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, func, select

from load import tables
from load.bulk import in_portions
from load.identity import Printed

SETTLED = ("report_key", "recommendation_key", "part", "rule", "alike", "like_paper", "like_position")
"""The fields of `Identified` that are columns of the same name."""

IDENTITY = (*SETTLED, "merged", "problem")
"""The columns that say who an observation is."""


class Stored(NamedTuple):
    """An identity in force: its number, and its columns in the order of `IDENTITY`."""

    identity_id: int
    row: tuple[Any, ...]

    @property
    def is_unsettled(self) -> bool:
        """Whether it says no more than its own paper: a row that is filled in when its run ends."""
        return bool(self.row[IDENTITY.index("rule")] == "unsettled")


_FORM = {
    "paper": tables.papers.c.sha256,
    "file": tables.papers.c.file,
    "date": tables.papers.c.date,
    "authority": tables.papers.c.authority,
    "committee": tables.papers.c.committee,
    "observation_id": tables.observations.c.observation_id,
    "position": tables.observations.c.position,
    "report_key": tables.observations.c.report_key,
    "report_title": tables.observations.c.report_title,
    "published": tables.observations.c.report_published,
    "group": tables.observations.c.group_line,
    "key": tables.observations.c.recommendation_key,
    "number": tables.observations.c.number,
    "part": tables.observations.c.part,
    "kind": tables.observations.c.kind,
    "text": tables.observations.c.text,
}
"""The fields of `Printed`, and where they stand."""


def of_authority(connection: Connection, authority: str) -> Iterator[Printed]:
    """The forms in force in an authority's papers."""
    in_force = tables.observations.c.superseded_run_id.is_(None)
    for row in connection.execute(_forms().where(tables.papers.c.authority == authority, in_force)):
        yield Printed(**dict(zip(_FORM, row, strict=True)))


def of_reports(
    connection: Connection, reports: Collection[str], replaced: Collection[int]
) -> Iterator[tuple[Printed, Stored]]:
    """The forms that papers print under one of these reports' keys, and who each was found to be.

    Those in force, and those of the `replaced` papers.
    """
    rows = tables.observations
    for portion in in_portions(sorted(reports)):
        query = _identified().where(rows.c.report_key.in_(portion))
        for row in connection.execute(query.where(rows.c.superseded_run_id.is_(None))).all():
            yield _form(row, replaced=False)
        for papers in in_portions(sorted(replaced)):
            for row in connection.execute(query.where(rows.c.paper_id.in_(papers))):
                yield _form(row, replaced=True)


def replaced_papers(connection: Connection) -> list[int]:
    """The papers that others were issued in place of, each in its latest reading."""
    papers, successor = tables.papers, tables.papers.alias("successor")
    asked = (
        select(func.max(papers.c.paper_id))
        .join(successor, successor.c.paper_id == papers.c.superseded_by)
        .group_by(papers.c.sha256)
    )
    in_force = select(papers.c.sha256).where(papers.c.superseded_run_id.is_(None))
    ended = asked.where(successor.c.sha256 != papers.c.sha256, papers.c.sha256.not_in(in_force))
    return list(connection.execute(ended).scalars())


def _form(row: Row[Any], *, replaced: bool) -> tuple[Printed, Stored]:
    form, (number, *identity) = row[: len(_FORM)], row[len(_FORM) :]
    return Printed(**dict(zip(_FORM, form, strict=True)), replaced=replaced), Stored(number, tuple(identity))


def _identified() -> Select[Any]:
    table = tables.identities
    of_it = and_(
        table.c.observation_id == tables.observations.c.observation_id, table.c.superseded_run_id.is_(None)
    )
    return (
        _forms().add_columns(table.c.identity_id, *(table.c[field] for field in IDENTITY)).join(table, of_it)
    )


def _forms() -> Select[Any]:
    papers, rows = tables.papers, tables.observations
    columns = (source.label(f"own_{field}") for field, source in _FORM.items())
    return select(*columns).join_from(rows, papers, papers.c.paper_id == rows.c.paper_id)
