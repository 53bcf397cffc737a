"""The question behind the page: two periods of one authority, all that changed, and what does not add up in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from load import Address, Database
from load.database import opened
from query.brief.page import Brief, Count, Line, Section, Source, cited, fitted, spoken
from query.changes.between import between
from query.changes.periods import Meeting, choose
from query.changes.records import Period, slots
from query.changes.stored import compared, dated
from query.citing import where
from query.due.overdue import overdue
from query.due.spans import counted
from query.files.contents import last_change
from query.files.records import sources
from query.filters import COLOURS, Filters
from query.findings.held import findings
from query.names import asked
from query.terminal.cleaning import clean
from schemas import Change

_SECTIONS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "What got worse",
        ("reddened", "regressed", "dropped_without_closure", "reopened", "reappeared", "cannot_tell"),
        "Nothing turned red, went back from green, was reopened or has gone without being closed.",
    ),
    ("What slipped", ("slipped",), "No due date is later than before."),
    (
        "What got better",
        ("greened", "closed", "recovered", "brought_forward", "dropped_after_completion", "dropped_after_closure"),
        "Nothing was completed or closed.",
    ),
    ("What is new, and what else changed", ("new_report", "first_seen", "recoloured", "due_set"), "Nothing."),
)  # fmt: skip
"""Headings, the changes under each, and what is said where there are none."""

_ALSO = {
    "reworded": "in other words", "renumbered": "under another number or in another list",
    "retitled": "under another title", "split": "split", "merged": "merged",
}  # fmt: skip

_ADDING_UP = "What does not add up"
_TELLING = ("differs", "contradicts")
_NO_COLOUR = "no colour"
_WORDS, _END = 230, 90


def brief(
    database: Database | Address,
    from_: str = "",
    to: str = "",
    authority: str = "",
    *,
    as_of: str = "",
    as_read: int | None = None,
) -> Brief:
    """One page of what changed between two periods of one authority; arguments as of `query.changes`.

    Raises `Incomparable`, `NoSuchName`, and `DatabaseUnavailable` for no history.
    """
    filters = Filters(authority=authority, as_of=as_of, as_read=as_read)
    with opened(database, read_only=True) as history, history.moment() as own:
        with asked(own, filters) as connection:
            chosen = choose(dated(connection, filters), from_, to)
            filters = replace(filters, authority=chosen.authority)
            found = compared(connection, filters, chosen)
            shas = {row["file"]: row["sha256"] for row in sources(connection, filters)}
            made = last_change(connection, filters).ended
        changes = between(chosen.authority, found.before, found.after, found.earlier)
        papers = tuple(_sources((chosen.before, chosen.after), shas))
        notes = [*_also(changes), *_late(own, filters, found.after)]
        wrong = _wrong(own, filters, found.after, papers, changes)
    told = tuple(
        Section(
            heading=heading,
            none=none,
            lines=tuple(_line(change, papers) for change in changes if change.change in kinds),
        )
        for heading, kinds, none in _SECTIONS
    )
    return fitted(
        Brief(
            authority=clean(chosen.authority) or "Authority not known",
            from_date=chosen.before.name,
            to_date=chosen.after.name,
            counts=tuple(_counts(found.before, found.after)),
            notes=tuple(notes),
            sections=(*told[:2], wrong, *told[2:]),
            sources=papers,
            made=made,
        )
    )


def _sources(meetings: Sequence[Meeting], shas: dict[str, str]) -> Iterator[Source]:
    """The papers of both periods, the later ones first: most is cited from them."""
    for meeting in reversed(meetings):
        for paper in meeting.papers:
            yield Source(paper=clean(paper.file), date=paper.date, sha256=shas.get(paper.file, ""))


def _counts(before: Period, after: Period) -> Iterator[Count]:
    """By colour, in the order of the traffic light, how many parts had it."""
    was, now = _tally(before), _tally(after)
    light = ("red", "amber", "green", "white")
    for status in (*light, *(colour for colour in COLOURS if colour not in light), _NO_COLOUR):
        if was[status] or now[status]:
            yield Count(status=status, before=was[status], after=now[status])
    yield Count(status="all", before=was.total(), after=now.total())


def _tally(period: Period) -> Counter[str]:
    return Counter(str(row.colour or _NO_COLOUR) for row in slots(period.rows).values())


def _line(change: Change, papers: Sequence[Source]) -> Line:
    """A change, cited from the later paper where it stands there, else from the earlier one."""
    here = bool(change.places.after)
    paper, places = (
        (change.to_paper, change.places.after) if here else (change.from_paper, change.places.before)
    )
    return Line(words=_short(change.words), cited=cited(papers, clean(paper), where(places[:1])))


def _also(changes: Iterable[Change]) -> Iterator[str]:
    tally = Counter(change.change for change in changes if change.change in _ALSO)
    told = [f"{number} {_ALSO[kind]}" for kind, number in tally.items()]
    if told:
        yield f"Changed in form only: {', '.join(told)}."


def _late(database: Database, filters: Filters, after: Period) -> Iterator[str]:
    """How many open ones of the later papers are past their due date; not told of an earlier state of reading."""
    if filters.as_read is not None:
        return
    late = overdue(database, Filters(authority=filters.authority, as_of=after.name))
    late = late[late["paper"].isin(after.papers)]
    if len(late):
        months = max(late["months"])
        told = f"{len(late)}, the longest by {counted(months, 'month')}"
        yield f"Open and past the due date at {spoken(after.name)}: {told}."


def _wrong(
    database: Database, filters: Filters, after: Period, papers: Sequence[Source], changes: Iterable[Change]
) -> Section:
    """What does not add up in the later papers: counts, contradictions, colours that mean another thing."""
    lines = [_line(change, papers) for change in changes if change.change == "legend_changed"]
    doubts = 0
    found = findings(database, filters)
    for row in found[found["paper"].isin(after.papers)].to_dict("records"):
        doubts += row["verdict"] == "doubt"
        if row["verdict"] in _TELLING:
            place = cited(papers, clean(str(row["paper"])), str(row["place"]))
            lines.append(Line(words=_short(str(row["words"])), cited=place))
    if doubts:
        lines.append(Line(words=f"{doubts} more could not be read for certain; ragw findings lists them."))
    return Section(heading=_ADDING_UP, lines=tuple(lines), none="Nothing was found that does not add up.")


def _short(words: str) -> str:
    """A sentence of three lines or so: what has no room is cut from its middle, for what happened is at its end."""
    told = clean(words)
    if len(told) <= _WORDS:
        return told
    begins, ends = told[: _WORDS - _END].rsplit(" ", 1)[0], told[-_END:].split(" ", 1)[-1]
    return f"{begins} … {ends}"
