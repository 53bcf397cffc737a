"""Corrections that wait, as findings: what a person said of a cell that reads otherwise now, or is issued anew."""

from collections.abc import Iterator

from sqlalchemy import Connection

from load.standing import Standing, standing
from query.filters import Filters
from query.said import stands
from schemas import Finding


def waiting(connection: Connection, filters: Filters) -> Iterator[tuple[str, Finding]]:
    """Each correction that is not in force though nobody undid it, with the hash of the paper to look at."""
    for each in standing(connection, at=lambda table: stands(table, filters)):
        if each.state not in ("conflict", "reissued"):
            continue
        yield (
            each.sha256,
            Finding(
                code="correction_conflict" if each.state == "conflict" else "correction_reissued",
                verdict="doubt",
                words=words_of(each),
                paper=each.paper,
                found_in=each.file,
                number=each.kept.tie.number,
                place=each.place,
            ),
        )


def words_of(found: Standing) -> str:
    """Why a correction waits, or what ended it, in one sentence; "" where it is in force."""
    told = found.kept.correction
    said_so = (
        f"{told.by} corrected {told.field} {told.read!r} to {told.value!r} (correction {told.correction_id})"
    )
    now = f"it reads {found.now!r} now" if found.row else "its row is not found there"
    if found.state == "conflict":
        return f"{said_so}, but {now if found.row else 'its row is not found any more'}: the reading stands."
    if found.state == "reissued":
        return (
            f"{said_so} in {found.file}, which {found.paper} takes the place of: {now}, and is not corrected."
        )
    if found.state == "agrees":
        return "The paper reads so by itself now."
    if found.state == "undone":
        return f"Undone by {found.ended_by}: {found.ended_why}"
    return f"Correction {found.ended} took its place." if found.state == "superseded" else ""
