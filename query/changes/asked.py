"""The question: what changed between two periods of an authority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from load import Address, Database
from query.changes.between import between
from query.changes.periods import choose
from query.changes.stored import compared, dated
from query.citing import where
from query.filters import Filters
from query.names import asked
from schemas import Change, to_json
from schemas.change import Value

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "change", "authority", "report_title", "group", "number", "part", "from", "to", "months", "words", "text",
    "from_date", "from_paper", "from_place", "to_date", "to_paper", "to_place", "recommendation_key", "report_key",
)  # fmt: skip
"""The columns of `compare`; places read as those of `findings`, several values are joined with "; "."""


def changes(
    database: Database | Address,
    from_: str = "",
    to: str = "",
    authority: str = "",
    *,
    as_of: str = "",
    as_read: int | None = None,
) -> tuple[Change, ...]:
    """What changed between two periods of one authority, the worst first.

    `from_` and `to` are a month or a day of papers ("2018-11", "2018-11-20"); "" is the two latest. `authority` is a
    whole name, needed where the history holds several. `as_of` and `as_read` are those of `Filters`.

    Raises `Incomparable` or `NoSuchName` (each a `ValueError`) with one sentence where there are no two such periods,
    or no such authority or run, and `DatabaseUnavailable` for no history.
    """
    filters = Filters(authority=authority, as_of=as_of, as_read=as_read)
    with asked(database, filters) as connection:
        chosen = choose(dated(connection, filters), from_, to)
        found = compared(connection, replace(filters, authority=chosen.authority), chosen)
    return between(chosen.authority, found.before, found.after, found.earlier)


def compare(
    database: Database | Address,
    from_: str = "",
    to: str = "",
    authority: str = "",
    *,
    as_of: str = "",
    as_read: int | None = None,
) -> DataFrame:
    """The same as a frame, one line a change, with the columns of `COLUMNS`."""
    return changes_frame(changes(database, from_, to, authority, as_of=as_of, as_read=as_read))


def changes_frame(found: tuple[Change, ...]) -> DataFrame:
    """Changes as a frame."""
    from pandas import DataFrame

    # As objects whole numbers stay whole: beside a missing one pandas would make 3 a 3.0.
    return DataFrame([_line(change) for change in found], columns=list(COLUMNS), dtype=object)


def changes_to_json(found: tuple[Change, ...]) -> Iterator[bytes]:
    """Changes as a JSON array, one object a line; several values stay a list."""
    yield b"["
    for at, change in enumerate(found):
        yield (b",\n" if at else b"\n") + to_json(change)
    yield b"\n]\n"


def _line(change: Change) -> dict[str, str | int | None]:
    told = {name: getattr(change, name) for name in COLUMNS if name in Change.__struct_fields__}
    return {
        **told,
        "from": _joined(change.before),
        "to": _joined(change.after),
        "from_place": where(change.places.before),
        "to_place": where(change.places.after),
    }


def _joined(value: Value) -> str | None:
    return value if isinstance(value, str) or value is None else "; ".join(value)
