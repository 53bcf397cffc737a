"""Records as rows, and rows as records again: pure, and exact in both directions."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, get_args, get_origin, get_type_hints

import msgspec

from schemas import (
    Count,
    Identity,
    Leftover,
    LegendEntry,
    Mention,
    Observation,
    PaperFacts,
    Place,
    Problem,
    Reading,
    Record,
)

Values = dict[str, Any]
"""A row's values by column."""


class Batch(NamedTuple):
    """Rows of one table: the names of the columns that have values, and each row's values in that order."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Told(Protocol):
    """What tells of a recommendation: an observation, or a printed form of one."""

    @property
    def group(self) -> str:
        """The line that limits it."""

    @property
    def number(self) -> str:
        """As printed."""

    @property
    def kind(self) -> str:
        """Of `schemas.observation.Kind`."""

    @property
    def text(self) -> str:
        """Whole."""


PLAIN = (
    "report_key", "report_title", "report_title_raw", "report_scope", "report_published", "report_claims",
    "recommendation_key", "number", "part", "kind", "label", "text", "status_raw", "colour", "is_new",
    "state", "colour_from", "due_raw", "no_deadline", "owner", "priority", "comment", "due_from",
    "comment_from",
)  # fmt: skip
"""The fields of an observation that are columns of the same name."""

LISTS = ("report_by", "progress", "other", "place", "places", "corrections")
"""The fields of an observation that are JSON in a column of the same name."""

_encode = msgspec.json.Encoder().encode
_plain_of, _lists_of, _first_of = attrgetter(*PLAIN), attrgetter(*LISTS), attrgetter("page", "line")

_OBSERVATION = (
    "observation_id", "paper_id", "run_id", "position", "group_line", "page", "line", *PLAIN, *LISTS,
)  # fmt: skip

FACTS = (
    "authority", "authority_basis", "committee", "date", "date_basis", "date_evidence", "format",
    "reference", "supersedes", "subject", "report_of", "classification", "purpose", "agenda_item",
)  # fmt: skip
"""The facts of a paper that are columns of the same name."""


def paper_row(facts: PaperFacts) -> Values:
    """The row of a paper, but for what the history adds to it."""
    return {
        "file": facts.paper,
        "sha256": facts.paper_sha256,
        "appendices": _json(facts.appendices),
        **{field: getattr(facts, field) for field in FACTS},
    }


def observation_rows(
    observations: Sequence[Observation], numbers: Sequence[int], paper_id: int, run_id: int
) -> Batch:
    """One row an observation, in reading order; `numbers` are theirs in the history."""
    rows = [
        (
            number,
            paper_id,
            run_id,
            position,
            observation.group,
            *(_first_of(observation.place[0]) if observation.place else (None, None)),
            *_plain_of(observation),
            *map(_json, _lists_of(observation)),
        )
        for position, (number, observation) in enumerate(zip(numbers, observations, strict=True), 1)
    ]
    return Batch(_OBSERVATION, rows)


def report_rows(observations: Iterable[Observation], run_id: int) -> Batch:
    """The reports that these observations speak of, each as its first observation tells it."""
    first = {observation.report_key: observation for observation in reversed(list(observations))}
    rows = [
        (key, each.report_title, each.report_scope, each.report_published, run_id)
        for key, each in sorted(first.items())
    ]
    return Batch(("report_key", "title", "scope", "published", "run_id"), rows)


def recommendation_rows(told: Iterable[tuple[str, str, Told]], run_id: int) -> Batch:
    """Recommendations by their keys and their reports', each as the first who tells of it does."""
    first = {key: (report, each) for key, report, each in reversed(list(told))}
    rows = [
        (key, report, each.group, each.number, each.kind, each.text, run_id)
        for key, (report, each) in sorted(first.items())
    ]
    names = ("recommendation_key", "report_key", "group_line", "number", "kind", "text", "run_id")
    return Batch(names, rows)


def listed(
    kind: type[Record],
    owner: tuple[str, ...],
    owned: Iterable[tuple[tuple[int | None, ...], Iterable[Record]]],
) -> Batch:
    """One row a record of this kind, numbered by `position` from 1 for each owner.

    `owner` are the columns that say whose they are; `owned` has their values, and the records.
    """
    plain, told = _columns(kind)
    values = attrgetter(*plain)
    rows = [
        (*whose, position, *values(record), *(_told(getattr(record, field)) for field in told))
        for whose, records in owned
        for position, record in enumerate(records, 1)
    ]
    return Batch((*owner, "position", *plain, *told), rows)


@cache
def own_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are columns of its table: all but those that repeat which paper it is of."""
    return tuple(field for field in kind.__struct_fields__ if field not in ("paper", "paper_sha256"))


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a record that are columns as they are, and those that are JSON: places and lists."""
    types = get_type_hints(kind)
    told = tuple(
        field
        for field in own_fields(kind)
        if any(each is Place or get_origin(each) is tuple for each in (types[field], *get_args(types[field])))
    )
    return tuple(field for field in own_fields(kind) if field not in told), told


def _told(value: object) -> str | None:
    return None if value is None else _json(value)


def to_observation(
    row: Mapping[str, Any], paper: Mapping[str, Any], dues: list[Values], problems: list[Values]
) -> Observation:
    """The observation that these rows were made from, as its own paper gives it."""
    return msgspec.convert(
        {
            "paper": paper["file"],
            "paper_sha256": paper["sha256"],
            "paper_date": paper["date"],
            "paper_date_basis": paper["date_basis"],
            "authority": paper["authority"],
            "committee": paper["committee"],
            "reference": paper["reference"],
            "group": row["group_line"],
            "due": dues,
            "problems": [_with_place(problem) for problem in problems],
            **{field: row[field] for field in PLAIN},
            **{field: msgspec.json.decode(row[field]) for field in LISTS},
        },
        Observation,
    )


def identified(observation: Observation, row: Mapping[str, Any]) -> Observation:
    """An observation as the recommendation that it is, over all papers; `row` is its identity's, with the form that
    it is like (`file`, `date`, `number`, `text`)."""
    problem = row["problem"] and (msgspec.json.decode(row["problem"], type=Problem),)
    identity = Identity(
        rule=row["rule"],
        printed_key=observation.recommendation_key,
        alike=row["alike"],
        paper=row["file"] or "",
        paper_date=row["date"],
        number=row["number"] or "",
        words=row["text"] or "",
        merged=msgspec.json.decode(row["merged"], type=tuple[str, ...]),
    )
    return msgspec.structs.replace(
        observation,
        report_key=row["report_key"],
        recommendation_key=row["recommendation_key"],
        part=row["part"],
        problems=(*observation.problems, *(problem or ())),
        identity=identity,
    )


def to_reading(
    paper: Mapping[str, Any],
    observations: tuple[Observation, ...],
    details: Mapping[str, list[Values]],
) -> Reading:
    """The reading that these rows were made from; `details` are its rows by table."""
    own = {"paper": paper["file"], "paper_sha256": paper["sha256"]}
    return Reading(
        paper=to_facts(paper, _records(details["legend_entries"], LegendEntry)),
        observations=observations,
        leftovers=_records(details["leftovers"], Leftover),
        problems=_records(details["problems"], Problem),
        counts=tuple(to_count({**row, **own}) for row in details["counts"]),
        mentions=_records([{**row, **own} for row in details["mentions"]], Mention),
    )


def to_facts(paper: Mapping[str, Any], legend: tuple[LegendEntry, ...]) -> PaperFacts:
    """The facts that this row was made from; its legend has rows of its own."""
    facts = {
        "paper": paper["file"],
        "paper_sha256": paper["sha256"],
        "appendices": msgspec.json.decode(paper["appendices"]),
        **{field: paper[field] for field in FACTS},
    }
    return msgspec.structs.replace(msgspec.convert({**facts, "legend": ()}, PaperFacts), legend=legend)


def to_count(row: Values) -> Count:
    """The stated number that this row was made from; it names its paper."""
    return msgspec.convert({**_with_place(row), "colours": msgspec.json.decode(row["colours"])}, Count)


def _records(rows: list[Values], kind: type[Any]) -> tuple[Any, ...]:
    return tuple(msgspec.convert(_with_place(row), kind) for row in rows)


def _with_place(row: Values) -> Values:
    place = row["place"]
    return {**row, "place": None if place is None else msgspec.json.decode(place)}


def _json(value: object) -> str:
    return _encode(value).decode()
