"""The sheet of observations: every field, in the columns of `words.toml`."""

from collections.abc import Callable, Iterable
from typing import Any

from query.citing import where
from query.files.sheets.sheet import Column, Sheet, Value, last_day_of, spaced
from query.files.vocabulary import words
from schemas import Due, Observation

PRINTED = 15
"""Columns up to the comment are printed; those behind it are for filters and for looking things up."""


def observations_sheet(observations: Iterable[Observation]) -> Sheet:
    """One row an observation."""
    described = words().column
    return Sheet(
        name="Observations",
        about="Every status of every recommendation in every paper, one row each.",
        columns=[Column(each.heading, each.width, each.form) for each in described],
        rows=(tuple(_value(seen, each.name) for each in described) for seen in observations),
        printed=PRINTED,
    )


def holding_due(dues: tuple[Due, ...]) -> str | None:
    """The due date that holds: of the revised ones, or else of all, the last; ISO, "immediate" or an ISO duration."""
    revised = [due for due in dues if due.role == "revised"]
    for due in (revised or list(dues))[-1:]:
        return due.date or ("immediate" if due.immediate else due.relative)
    return None


def _value(seen: Observation, name: str) -> Value:
    value: Any = _MADE[name](seen) if name in _MADE else getattr(seen, name)
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _due(due: Due) -> str:
    printed = due.date or ("immediate" if due.immediate else due.relative or "")
    notes = [
        f"by the {due.set_by}" if due.set_by != "unknown" else "",
        due.role if due.role == "revised" else "",
    ]
    reckoned = f" ({due.computed}, reckoned from {due.computed_from})" if due.computed else ""
    told = ", ".join(filter(None, notes))
    return f"{printed}{reckoned}{f': {told}' if told else ''}"


def _identity(seen: Observation) -> str:
    known = seen.identity
    if known is None:
        return ""
    earlier = f": {known.number or 'without a number'} in {known.paper}" if known.paper else ""
    return f"{spaced(known.rule)}{earlier}"


def _corrections(seen: Observation) -> str:
    return "\n".join(
        f"{each.field}: {each.read or 'nothing'} → {each.value or 'nothing'} ({each.by}, {each.at}: {each.why})"
        for each in seen.corrections
    )


_MADE: dict[str, Callable[[Observation], Value]] = {
    "paper_last_day": lambda seen: last_day_of(seen.paper_date),
    "kind": lambda seen: spaced(seen.kind),
    "state": lambda seen: spaced(seen.state),
    "due_holds": lambda seen: holding_due(seen.due),
    "due_last_day": lambda seen: last_day_of(holding_due(seen.due)),
    "due": lambda seen: "\n".join(map(_due, seen.due)),
    "progress": lambda seen: "\n".join(seen.progress),
    "other": lambda seen: "\n".join(f"{heading}: {text}" for heading, text in seen.other.items()),
    "report_by": lambda seen: "; ".join(seen.report_by),
    "problems": lambda seen: "\n".join(problem.message for problem in seen.problems),
    "corrections": _corrections,
    "identity": _identity,
    "place": lambda seen: where(seen.place),
    "places": lambda seen: where(seen.places.get("status", ())),
}
"""Columns that are more than a field as it is."""
