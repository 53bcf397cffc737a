"""Settling which reports are one by two titles: what `load.identity` finds, by authority."""

import msgspec
from sqlalchemy import Connection, select, update

from load import tables
from load.bulk import add, in_portions
from load.identity import Retitled, retitled
from load.printed import of_authority
from load.rows import Batch


def settle_titles(connection: Connection, authority: str, run_id: int) -> set[str]:
    """Finds an authority's retitled reports anew; gives the keys of those that were not so before, or are no more."""
    table = tables.same_reports
    found: set[Retitled] = set()
    if _has_new_titles(connection, authority):
        found = set(retitled(of_authority(connection, authority)))
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


def same_reports(connection: Connection) -> list[tuple[str, str]]:
    """Every two keys of one report by two titles."""
    table = tables.same_reports
    found = select(table.c.report_key, table.c.same_as).where(table.c.superseded_run_id.is_(None)).distinct()
    return sorted((one, other) for one, other in connection.execute(found))


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
