"""The rows of one section read as observations: each one status of one recommendation, or of a part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from normalise.contradictions import contradictions
from normalise.due.read import DueReading, computed, read_due
from normalise.identity import recommendation_key
from normalise.kinds import kind_of, opening_label
from normalise.legend import Legend
from normalise.parts import Item, Part, part_rows
from normalise.reports.facts import ReportFacts
from normalise.reports.titles import publication
from normalise.rows import Row
from normalise.status import read_status, state_of
from schemas import Due, Observation, PaperFacts, Problem

_ENDED = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every row of a section: its paper, its report, the paper's legend.

    `spanless` is true for a text dump, in which a tall cell leaves only fragments.
    """

    paper: PaperFacts
    report: ReportFacts
    legend: Legend
    spanless: bool


def observe(rows: tuple[Row, ...], context: Context) -> Iterator[Observation]:
    """The observations of a section's rows, in reading order."""
    parts = part_rows(tuple(_item(row) for row in rows))
    by_index = {row.index: row for row in rows}
    numbers = {part.item.index: part.number for part in parts}
    before: _Before | None = None
    for part in parts:
        row = by_index[part.item.index]
        origins = _origins(row, before, part, numbers, context)
        yield _with_contradictions(_observation(row, by_index[part.holder], part, origins, context))
        before = _Before(row, part.number, origins)


def _item(row: Row) -> Item:
    label = opening_label(row.text)
    shared = row.shared.get("number", row.shared.get("text"))
    number = row.number or (label.number if label else "")
    return Item(row.index, number, row.text, row.numbered_column, shared)


@dataclass(frozen=True, slots=True)
class _Origins:
    """The numbers of the rows in which this row's tall due date and comment start; None for cells of its own."""

    due: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class _Before:
    """The row above: its number, and where its own cells start."""

    row: Row
    number: str
    origins: _Origins


def _origins(
    row: Row, before: _Before | None, part: Part, numbers: dict[int, str], context: Context
) -> _Origins:
    due, comment = row.shared.get("due"), row.shared.get("comment")
    due_from = numbers.get(due) if due is not None else None
    comment_from = numbers.get(comment) if comment is not None else None
    if context.spanless and before is not None:
        if _runs_on(before.row.due, row.due):
            due_from = before.number if before.origins.due is None else before.origins.due
        if _runs_on(before.row.comment, row.comment):
            comment_from = before.number if before.origins.comment is None else before.origins.comment
    if not row.due and part.holder != row.index and not part.item.text:
        due_from = part.number
    return _Origins(due_from, comment_from)


def _runs_on(above: str, text: str) -> bool:
    """Whether a cell opens with the rest of the sentence that the cell above it leaves open."""
    return bool(above) and not above.endswith(_ENDED) and text[:1].islower()


def _observation(row: Row, holder: Row, part: Part, origins: _Origins, context: Context) -> Observation:
    paper, report = context.paper, context.report
    published = report.published or publication(report.key)
    text, whole = _with_lead_in(row, part.text), _with_lead_in(row, part.whole)
    label = opening_label(text)
    status = read_status(row.status, row.fill, context.legend)
    due = _due(row, holder if not part.item.text else row, whole)
    return Observation(
        paper=paper.paper,
        paper_sha256=paper.paper_sha256,
        paper_date=paper.date,
        paper_date_basis=paper.date_basis,
        authority=paper.authority,
        committee=paper.committee,
        reference=paper.reference,
        report_key=report.key,
        report_title=report.title,
        report_title_raw=report.title_raw,
        report_scope=report.scope,
        report_by=report.by,
        report_published=report.published,
        report_claims=report.claims,
        group=report.group or _banner_group(row),
        recommendation_key=recommendation_key(report.key, report.group, part.number, whole),
        number=part.number,
        part=part.part,
        kind=kind_of(opening_label(whole), whole, row.banner, row.heading),
        label=label.printed if label else "",
        text=text,
        status_raw=status.raw,
        colour=status.colour,
        is_new=status.is_new,
        state=state_of(status, due.due, paper.date, context.legend, slipped=_is_revised(due.due)),
        colour_from=status.colour_from,
        due_raw=row.due,
        due=tuple(computed(each, published) for each in due.due),
        no_deadline=due.no_deadline,
        owner=row.owner,
        priority=row.priority,
        progress=(row.progress,) if row.progress else (),
        comment=row.comment,
        due_from=origins.due,
        comment_from=origins.comment,
        other=row.other,
        place=row.place,
        places=row.places,
        problems=(*row.problems, *status.problems, *due.problems, *_fragments(origins, row, context)),
    )


def _with_lead_in(row: Row, text: str) -> str:
    """The text after the line across the table that it completes ("Enhance monitoring data on:")."""
    return f"{row.banner} {text}" if row.banner.endswith(":") else text


def _banner_group(row: Row) -> str:
    return "" if row.banner.endswith(":") or opening_label(row.banner) else row.banner


def _due(row: Row, holder: Row, recommendation: str) -> DueReading:
    """The row's due dates; a part that prints nothing of its own has those of the row that prints its text."""
    read = read_due(row.due or holder.due, recommendation)
    if not row.revised_due:
        return read
    revised = read_due(row.revised_due)
    later = tuple(_revised(due) for due in revised.due)
    return DueReading((*read.due, *later), read.no_deadline, (*read.problems, *revised.problems))


def _revised(due: Due) -> Due:
    return Due(
        date=due.date,
        precision=due.precision,
        set_by=due.set_by,
        role="revised",
        immediate=due.immediate,
        relative=due.relative,
        text=due.text,
    )


def _is_revised(due: tuple[Due, ...]) -> bool:
    return any(each.role == "revised" for each in due)


def _with_contradictions(row: Observation) -> Observation:
    """The row with what its comment says against it; one that rows share speaks of the row that it starts in."""
    if row.comment_from is not None:
        return row
    place = next(iter(row.places.get("comment", row.place)), None)
    against = tuple(contradictions(row.colour, row.state, row.number, row.comment, place))
    return replace(row, problems=(*row.problems, *against)) if against else row


def _fragments(origins: _Origins, row: Row, context: Context) -> Iterator[Problem]:
    """A text dump does not show which rows a tall cell spans: where words run on, it is said."""
    if not context.spanless:
        return
    for name, origin, text in (("due_raw", origins.due, row.due), ("comment", origins.comment, row.comment)):
        if origin is not None and text:
            message = (
                f"The cell goes on from the row above ({origin or 'unnumbered'}): part of one tall cell."
            )
            yield Problem(code="tall_cell_fragment", message=message, field=name)
