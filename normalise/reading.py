"""The reading of a paper, put together: its facts, its observations, its counts, and what is in doubt."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from msgspec.structs import replace

from normalise.bodies import commonest_force
from normalise.dates.period import paper_period
from normalise.legend import read_legend
from normalise.narrative import read_passages
from normalise.observe import Context, observe
from normalise.reports.facts import ReportFacts, read_report
from normalise.rows import Row, read_row
from normalise.stated.counts import read_counts
from normalise.words import one_line
from schemas import Extraction, ManifestEntry, Observation, PaperFacts, Problem, Reading


def reading_of(extraction: Extraction, entry: ManifestEntry | None, folders: Sequence[str]) -> Reading:
    """What `normalise.normalise` gives."""
    rows = tuple(read_row(raw) for raw in extraction.rows)
    home = _home(extraction, rows)
    paper = _paper(extraction, entry, folders, rows, home)
    own_date = None if paper.date_basis == "inferred" else paper.date
    reports = tuple(
        read_report(section, home or paper.authority, own_date) for section in extraction.sections
    )
    found = chain(
        _observations(extraction, paper, rows, reports),
        read_passages(extraction, paper, home or paper.authority),
    )
    observations = tuple(_told_apart(found))
    counts, mentions, unsure = read_counts(extraction, paper, reports, home or paper.authority)
    doubts = dict.fromkeys(problem for report in reports for problem in report.problems)
    return Reading(
        paper=paper,
        observations=observations,
        leftovers=extraction.leftovers,
        problems=(*extraction.problems, *_paper_problems(extraction, paper), *doubts, *unsure),
        counts=counts,
        mentions=mentions,
    )


def _observations(
    extraction: Extraction, paper: PaperFacts, rows: tuple[Row, ...], reports: tuple[ReportFacts, ...]
) -> Iterator[Observation]:
    legend = read_legend(extraction.legend, _status_headings(extraction))
    sections = {raw.index: raw.section for raw in extraction.rows}
    for section, run in groupby(rows, key=lambda row: sections[row.index]):
        context = Context(paper, reports[section], legend, spanless=extraction.format == "text")
        yield from observe(tuple(run), context)


def _status_headings(extraction: Extraction) -> set[str]:
    return {cell.heading for row in extraction.rows for cell in row.cells if cell.column == "status"}


def _paper(
    extraction: Extraction,
    entry: ManifestEntry | None,
    folders: Sequence[str],
    rows: tuple[Row, ...],
    home: str,
) -> PaperFacts:
    period = paper_period(entry, extraction.front, extraction.name, (row.comment for row in rows), folders)
    authority = entry.authority if entry else ""
    return PaperFacts(
        paper=extraction.name,
        paper_sha256=extraction.sha256,
        format=extraction.format,
        date=period.date,
        date_basis=period.basis,
        date_evidence=one_line(period.evidence),
        authority=authority or home,
        authority_basis="manifest" if authority else "inferred" if home else None,
        committee=(entry.committee if entry else "") or extraction.front.committee,
        reference=(entry.reference if entry else "") or extraction.front.reference,
        supersedes=entry.supersedes if entry else "",
        legend=extraction.legend,
        subject=extraction.front.subject,
        report_of=extraction.front.report_of,
        classification=extraction.front.classification,
        purpose=extraction.front.purpose,
        agenda_item=extraction.front.agenda_item,
        appendices=extraction.front.appendices,
    )


def _home(extraction: Extraction, rows: tuple[Row, ...]) -> str:
    """The force that the lines over the tables name most, else the one that the rows or all other lines do."""
    lines = [
        one_line(line.text) for section in extraction.sections for line in (*section.title, *section.about)
    ]
    return (
        commonest_force(lines)
        or commonest_force(row.text for row in rows)
        or commonest_force(one_line(line.text) for line in extraction.lines)
    )


def _told_apart(observations: Iterator[Observation]) -> Iterator[Observation]:
    """The observations with keys that tell them apart: the second item under one number is not the first."""
    seen: Counter[tuple[str, int]] = Counter()
    for observation in observations:
        key = (observation.recommendation_key, observation.part)
        seen[key] += 1
        yield observation if seen[key] == 1 else _repeated(observation, seen[key])


def _repeated(observation: Observation, times: int) -> Observation:
    message = f"The paper has {observation.number or 'the same text'!r} {times} times in this report."
    problem = Problem(code="number_repeated", message=message, field="number")
    return replace(
        observation,
        recommendation_key=f"{observation.recommendation_key}~{times}",
        problems=(*observation.problems, problem),
    )


def _paper_problems(extraction: Extraction, paper: PaperFacts) -> Iterator[Problem]:
    if not (extraction.rows or extraction.passages or extraction.stated):
        message = (
            "No tracker was found: no table is headed with recommendations and their status or due date."
        )
        yield Problem(code="no_tracker", message=message)
        return
    if extraction.rows and not extraction.legend:
        message = "The paper prints no legend: its colours are read by their common meaning."
        yield Problem(code="no_legend", message=message)
    if paper.date is None:
        message = "Nothing says when the paper is from: name it in a manifest (--manifest FILE)."
        yield Problem(code="period_unknown", message=message)
    if paper.date_basis == "inferred":
        message = f"The period {paper.date} is inferred from {paper.date_evidence!r}: a manifest settles it."
        yield Problem(code="period_inferred", message=message)
    yield from _unknown_columns(extraction)


def _unknown_columns(extraction: Extraction) -> Iterator[Problem]:
    seen: dict[str, Problem] = {}
    for row in extraction.rows:
        for cell in row.cells:
            if cell.column == "unknown" and cell.heading not in seen:
                message = (
                    f"The column {one_line(cell.heading)!r} has no meaning here; its cells are kept under it."
                )
                seen[cell.heading] = Problem(code="column_unknown", message=message, place=row.places[0])
    yield from seen.values()
