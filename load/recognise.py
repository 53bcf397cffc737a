"""Settling who every observation is about: what `load.identity` finds, over the papers that came or went."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, Select, and_, delete, func, select, update

from load import tables
from load.bulk import add, add_missing, change, in_portions
from load.decisions import decisions
from load.identity import Identified, Printed, Retitled, resolve, retitled
from load.rows import Batch, recommendation_rows

_SETTLED = ("report_key", "recommendation_key", "part", "rule", "alike", "like_paper", "like_position")
"""The fields of `Identified` that are columns of the same name."""

_IDENTITY = (*_SETTLED, "merged", "problem")
"""The columns that say who an observation is."""

_settled = attrgetter(*_SETTLED)


class _Stored(NamedTuple):
    """An identity in force: its number, and its columns in the order of `_IDENTITY`."""

    identity_id: int
    row: tuple[Any, ...]

    @property
    def is_unsettled(self) -> bool:
        """Whether it says no more than its own paper: a row that is filled in when its run ends."""
        return bool(self.row[_IDENTITY.index("rule")] == "unsettled")


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


def recognise(connection: Connection, run_id: int) -> None:
    """Say of each observation that the papers in `unsettled` can touch which recommendation it is about.

    What is found anew supersedes what was in force, stamped with the run; what is found again is left. The answer
    depends on the papers in force and on what persons decided, alone; that of one that another was issued in place of
    too, for the questions of what was known then. In the connection's transaction; the caller commits.
    """
    papers = tables.papers
    waiting = papers.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    authorities = connection.execute(select(papers.c.authority).where(waiting).distinct()).scalars().all()
    if not authorities:
        return
    touched = _waiting_reports(connection)
    for authority in sorted(authorities):
        touched |= _settle_titles(connection, authority, run_id)
    pairs, decided, replaced = _pairs(connection), decisions(connection), _replaced(connection)
    for family in _families(connection, touched, pairs):
        stored = [*_stored(connection, family), *_stored_of(connection, family, replaced)]
        forms = [form for form, _ in stored]
        found = resolve(forms, [pair for pair in pairs if family.issuperset(pair)], decided)
        _add_recommendations(connection, forms, found, run_id)
        _write(connection, {form.observation_id: identity for form, identity in stored}, found, run_id)
    connection.execute(delete(tables.unsettled))


def _waiting_reports(connection: Connection) -> set[str]:
    rows = tables.observations
    waiting = rows.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    return set(connection.execute(select(rows.c.report_key).where(waiting).distinct()).scalars())


def _settle_titles(connection: Connection, authority: str, run_id: int) -> set[str]:
    """Finds an authority's retitled reports anew; gives the keys of those that were not so before, or are no more."""
    table = tables.same_reports
    found: set[Retitled] = set()
    if _has_new_titles(connection, authority):
        found = set(retitled(_printed(connection, authority)))
    in_force = select(table).where(table.c.authority == authority, table.c.superseded_run_id.is_(None))
    stored = {
        msgspec.convert({field: row[field] for field in Retitled.__struct_fields__}, Retitled): row[
            "same_report_id"
        ]
        for row in connection.execute(in_force).mappings()
    }
    for portion in in_portions([row for each, row in stored.items() if each not in found]):
        end = update(table).where(table.c.same_report_id.in_(portion))
        connection.execute(end.values(superseded_run_id=run_id))
    fields = Retitled.__struct_fields__
    begun = sorted(found - stored.keys(), key=lambda each: (each.report_key, each.same_as))
    rows = [(*(getattr(each, field) for field in fields), run_id) for each in begun]
    add(connection, table, Batch((*fields, "run_id"), rows))
    changed = found ^ stored.keys()
    return {key for each in changed for key in (each.report_key, each.same_as)}


def _has_new_titles(connection: Connection, authority: str) -> bool:
    """Whether a report came up after another was there no more: only then can it be that one by another title."""
    papers, rows = tables.papers, tables.observations
    listed = (
        select(papers.c.date, papers.c.file, papers.c.sha256, rows.c.report_key)
        .join(rows, rows.c.paper_id == papers.c.paper_id)
        .where(papers.c.authority == authority, papers.c.superseded_run_id.is_(None))
        .distinct()
    )
    by_paper: dict[tuple[bool, str, str, str], set[str]] = {}
    for date, file, sha256, key in connection.execute(listed):
        by_paper.setdefault((date is None, date or "", file, sha256), set()).add(key)
    seen: set[str] = set()
    for _, keys in sorted(by_paper.items()):
        if seen - keys and keys - seen:
            return True
        seen |= keys
    return False


def _pairs(connection: Connection) -> list[tuple[str, str]]:
    table = tables.same_reports
    found = select(table.c.report_key, table.c.same_as).where(table.c.superseded_run_id.is_(None)).distinct()
    return sorted((one, other) for one, other in connection.execute(found))


def _families(
    connection: Connection, touched: Collection[str], pairs: Iterable[tuple[str, str]]
) -> Iterator[set[str]]:
    """The reports that share recommendations with a touched one, each family once: of one series, or retitled."""
    series: dict[str, set[str]] = {}
    for key in connection.execute(
        select(tables.reports.c.report_key).order_by(tables.reports.c.report_key)
    ).scalars():
        series.setdefault(key.partition(":")[0], set()).add(key)
    for one, other in pairs:
        joined = series[one.partition(":")[0]] | series[other.partition(":")[0]]
        for key in joined:
            series[key.partition(":")[0]] = joined
    done: set[str] = set()
    for key in sorted(touched):
        if key not in done:
            family = series[key.partition(":")[0]]
            done |= family
            yield family


def _printed(connection: Connection, authority: str) -> Iterator[Printed]:
    """The forms in force in an authority's papers."""
    in_force = tables.observations.c.superseded_run_id.is_(None)
    query = _forms().where(tables.papers.c.authority == authority, in_force)
    for row in connection.execute(query):
        yield Printed(**dict(zip(_FORM, row, strict=True)))


def _replaced(connection: Connection) -> list[int]:
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


def _stored(connection: Connection, reports: Collection[str]) -> Iterator[tuple[Printed, _Stored]]:
    """The forms in force that papers print under one of these reports' keys, and who each was found to be."""
    for portion in in_portions(sorted(reports)):
        query = _identified().where(tables.observations.c.report_key.in_(portion))
        for row in connection.execute(query.where(tables.observations.c.superseded_run_id.is_(None))):
            yield _form(row, replaced=False)


def _stored_of(
    connection: Connection, reports: Set[str], papers: Collection[int]
) -> Iterator[tuple[Printed, _Stored]]:
    """The same of papers that were replaced."""
    for portion in in_portions(sorted(papers)):
        query = _identified().where(tables.observations.c.paper_id.in_(portion))
        forms = (_form(row, replaced=True) for row in connection.execute(query))
        yield from ((form, identity) for form, identity in forms if form.report_key in reports)


def _form(row: Row[Any], *, replaced: bool) -> tuple[Printed, _Stored]:
    form, (number, *identity) = row[: len(_FORM)], row[len(_FORM) :]
    return Printed(**dict(zip(_FORM, form, strict=True)), replaced=replaced), _Stored(number, tuple(identity))


def _identified() -> Select[Any]:
    """The forms, each with who it was found to be."""
    table = tables.identities
    return (
        _forms()
        .add_columns(table.c.identity_id, *(table.c[field] for field in _IDENTITY))
        .join(
            table,
            and_(
                table.c.observation_id == tables.observations.c.observation_id,
                table.c.superseded_run_id.is_(None),
            ),
        )
    )


def _forms() -> Select[Any]:
    papers, rows = tables.papers, tables.observations
    columns = (source.label(f"own_{field}") for field, source in _FORM.items())
    return select(*columns).join_from(rows, papers, papers.c.paper_id == rows.c.paper_id)


def _write(
    connection: Connection, stored: Mapping[int, _Stored], found: Iterable[Identified], run_id: int
) -> None:
    """Writes what differs from the identities in force: into those that nobody had settled, beside all others."""
    settled: list[tuple[Any, ...]] = []
    ended: list[tuple[Any, ...]] = []
    begun: list[tuple[Any, ...]] = []
    for each in found:
        before, row = stored[each.observation_id], _row(each)
        if before.is_unsettled:
            settled.append((*row, before.identity_id))
        elif before.row != row:
            ended.append((run_id, before.identity_id))
            begun.append((each.observation_id, *row, run_id))
    table = tables.identities
    change(connection, table, Batch((*_IDENTITY, "identity_id"), settled))
    change(connection, table, Batch(("superseded_run_id", "identity_id"), ended))
    add(connection, table, Batch(("observation_id", *_IDENTITY, "run_id"), begun))


def _row(found: Identified) -> tuple[Any, ...]:
    """What is found as columns, in the order of `_IDENTITY`."""
    merged = msgspec.json.encode(found.merged).decode() if found.merged else "[]"
    problem = None if found.problem is None else msgspec.json.encode(found.problem).decode()
    return (*_settled(found), merged, problem)


def _add_recommendations(
    connection: Connection, forms: Iterable[Printed], found: Iterable[Identified], run_id: int
) -> None:
    """Adds the recommendations whose key no paper prints: those told apart from an earlier one of their number."""
    printed = {form.observation_id: form for form in forms}
    told = (
        (each.recommendation_key, each.report_key, printed[each.observation_id])
        for each in found
        if each.recommendation_key != printed[each.observation_id].key
    )
    add_missing(connection, tables.recommendations, recommendation_rows(told, run_id))
