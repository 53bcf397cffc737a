"""A reading with what a person corrected: each value that is still read as it was then gives way."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from load.correcting.fields import said, values
from load.correcting.tie import Tie, find
from load.identity.words import words_of
from schemas import Correction, Observation, Reading, Record
from schemas.observation import State

Standing = Literal["in force", "agrees", "conflict"]
"""What becomes of a correction in a reading: it is applied; the reading says the same by itself; or the reading says
something else by now, which stands, and the correction waits."""

_DIGEST = 10  # hex digits, as in the keys that papers' own readings have

_ENDINGS = {"colour": ("colour", "status_raw"), "due": ("due", "due_raw")}
"""By field: those whose doubts a correction of it settles, where they are others than its own."""


class Kept(Record, frozen=True, kw_only=True):
    """A correction and the row that it is tied to; `like` is the row that this one is said to be the same as, or not
    to be."""

    tie: Tie
    correction: Correction
    like: Tie | None = None


class Judged(Record, frozen=True, kw_only=True):
    """What becomes of a correction: `index` is its row's in the reading, `now` the value as read by now."""

    kept: Kept
    standing: Standing
    index: int | None
    now: str


def judged(kept: Kept, rows: Sequence[Observation]) -> Judged:
    """What becomes of a correction in a reading of its paper; `rows` are as read."""
    index = find(kept.tie, rows)
    if index is None:
        return Judged(kept=kept, standing="conflict", index=None, now="")
    now = said(kept.correction.field, rows[index])
    standing: Standing = "conflict"
    if kept.correction.field == "recommendation_key":
        standing = "in force"
    elif now == kept.correction.value:
        standing = "agrees"
    elif now == kept.correction.read:
        standing = "in force"
    return Judged(kept=kept, standing=standing, index=index, now=now)


def corrected(reading: Reading, kept: Iterable[Kept], reports: Mapping[str, Mapping[str, Any]]) -> Reading:
    """The reading with the corrections that fit it; `reports` are rows of the history's reports, by key.

    The reading itself where none fits.
    """
    by_row: defaultdict[int, list[Correction]] = defaultdict(list)
    for each in kept:
        found = judged(each, reading.observations)
        if found.standing == "in force" and found.index is not None:
            by_row[found.index].append(each.correction)
    rows = list(reading.observations)
    for index, corrections in by_row.items():
        rows[index] = _row(reading.observations[index], corrections, reading.observations, reports)
    return msgspec.structs.replace(reading, observations=tuple(rows))


def _row(
    read: Observation,
    corrections: Sequence[Correction],
    beside: Iterable[Observation],
    reports: Mapping[str, Mapping[str, Any]],
) -> Observation:
    ordered = sorted(corrections, key=lambda each: each.correction_id)
    own = {name: value for each in ordered for name, value in values(each.field, each.value).items()}
    settled = {ending for each in ordered for ending in _ENDINGS.get(each.field, (each.field,))}
    follows: dict[str, Any] = {}
    if "report_key" in own:
        told = reports[own["report_key"]]
        follows |= {f"report_{name}": told[name] for name in ("title", "scope", "published")}
    if "colour" in own:
        follows["state"] = state_beside(own["colour"], beside)
    if "report_key" in own or "number" in own:
        follows["recommendation_key"] = _key(read, own)
    return msgspec.structs.replace(
        read,
        **{**follows, **own},
        problems=tuple(problem for problem in read.problems if problem.field not in settled),
        corrections=tuple(ordered),
    )


def state_beside(colour: str | None, rows: Iterable[Observation]) -> State:
    """What a colour means in the paper: the state of all its rows that have it; unknown where they differ, or none
    has."""
    states = {row.state for row in rows if row.colour == colour} if colour else set()
    return states.pop() if len(states) == 1 else "unknown"


def _key(read: Observation, own: Mapping[str, Any]) -> str:
    """The key that the paper would give with the corrected report and number: ``report/group/number``, and a digest
    of the text where there is no number."""
    rest = read.recommendation_key.removeprefix(read.report_key)
    if "number" in own:
        rest = f"{rest.rpartition('/')[0]}/{_last(own['number'], own.get('text', read.text))}"
    return f"{own.get('report_key', read.report_key)}{rest}"


def _last(number: str, text: str) -> str:
    folded = words_of((number or text).replace("&", " and ")).folded
    return (
        folded.replace(" ", ".")
        if number
        else f"text-{hashlib.sha256(folded.encode()).hexdigest()[:_DIGEST]}"
    )
