"""Papers to ask questions of, in the shortest words."""

from typing import Any

from schemas import Due, Reading
from tests.load import readings as made


def paper(file: str, date: str | None, *rows: dict[str, Any], **facts: Any) -> Reading:
    """A paper whose rows differ from the plain ones in what is given."""
    own = made.facts(file, date=date, **facts)
    return Reading(
        paper=own,
        observations=tuple(made.observation(own, **row) for row in rows),
        leftovers=(),
        problems=(),
    )


def row(number: str = "1", colour: str | None = "amber", *dues: Due, **changes: Any) -> dict[str, Any]:
    return {"number": number, "colour": colour, "due": dues, **changes}


def due(date: str | None, **changes: Any) -> Due:
    return Due(date=date, **changes)


def revised(date: str | None, **changes: Any) -> Due:
    return Due(date=date, role="revised", **changes)
