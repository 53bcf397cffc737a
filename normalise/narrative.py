"""Recommendations in prose read as observations: kind, deadlines, status, and the report that they belong to.

Printed forms that are read: "2016 PEEL Legitimacy inspection" and "2022 Police Efficiency, Effectiveness and
Legitimacy (PEEL) inspection" as the reports that they are; "published on 24 October" in a paper of November;
"currently graded as Red", "now complete", "closed by HMICFRS" as statuses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as changed

from normalise.dates.find import find_dates
from normalise.due.read import DueReading, computed, deadlines_in, read_due
from normalise.identity import recommendation_key
from normalise.kinds import has_recommendation, kinds_named
from normalise.legend import Legend, read_legend
from normalise.reports.facts import ReportFacts, read_report
from normalise.reports.titles import publication
from normalise.sentences import sentences
from normalise.status import Status, read_status, state_of
from normalise.words import fold, one_line
from schemas import Extraction, Line, Observation, PaperFacts, Problem, Section
from schemas.observation import Kind
from schemas.stated import Passage

_PILLARS = ("efficiency", "effectiveness", "legitimacy", "leadership")
_PEEL = re.compile(
    r"\bPEEL\b|\bPolice\s+Efficiency,?\s+Effectiveness,?\s+(?:and|&)\s+Legitimacy\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b20\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b")
_INSPECTION = re.compile(r"\b(?:inspections?|assessments?|reports?)\b", re.IGNORECASE)
_YEARLESS = re.compile(
    r"\bpublished\s+(?:[^.]{0,40}?\s)?(?:on\s+)?(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8})\b(?!,?\s+(?:20)?\d\d)"
)
_ON_A_DAY = re.compile(r"\bOn\s+(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}),[^.]{0,60}\bpublished\b")
_AROUND = re.compile(
    r"^(?:(?:currently|now|still|been|has|is|was|at|as|RAG|graded|rated|assessed|classed|marked|shown|coloured)\b[\s-]*)+|\s+(?:by|with|in|on|and|but)\s+(?!progress|track|hold).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Paper:
    """What holds for every passage of a paper."""

    facts: PaperFacts
    home: str
    legend: Legend


def read_passages(extraction: Extraction, paper: PaperFacts, home: str) -> Iterator[Observation]:
    """The observations that a paper's prose makes, in reading order; what its tracker prints is not told again.

    `home` is the force, or else the authority, that the paper is about.
    """
    in_tracker = {
        fold(" ".join(piece.text for piece in cell.pieces)) for row in extraction.rows for cell in row.cells
    }
    context = _Paper(paper, home, read_legend(extraction.legend))
    for passage in extraction.passages:
        text = one_line(" ".join(passage.text))
        if fold(text) not in in_tracker:
            yield _observation(passage, text, context)


def _observation(passage: Passage, text: str, context: _Paper) -> Observation:
    paper = context.facts
    report, doubts = _report(passage, context)
    due = _due(passage, text, report.published or publication(report.key))
    status = _status(passage.status, context.legend)
    own = passage.number if _is_own(passage, text) else ""
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
        report_claims=one_line(passage.lead) or report.claims,
        group="",
        recommendation_key=recommendation_key(report.key, "", own, text),
        number=passage.number,
        part=1,
        kind=_kind(passage, text),
        label=one_line(passage.label),
        text=text,
        status_raw=status.raw,
        colour=status.colour,
        is_new=status.is_new,
        state=state_of(status, due.due, paper.date, context.legend),
        colour_from=status.colour_from,
        due_raw=one_line(passage.due) or " ".join(each.text for each in due.due),
        due=due.due,
        no_deadline=due.no_deadline,
        owner=one_line(passage.owner),
        priority="",
        progress=tuple(one_line(each) for each in passage.progress),
        comment="",
        due_from=None,
        comment_from=None,
        other={"area": one_line(passage.area)} if passage.area else {},
        place=(*passage.places, *passage.progress_places),
        places={
            "text": passage.places,
            **({"progress": passage.progress_places} if passage.progress_places else {}),
        },
        problems=(*doubts, *due.problems, *status.problems),
    )


def _is_own(passage: Passage, text: str) -> bool:
    """Whether the number is the recommendation's, printed in its label; a paragraph's number is only a place."""
    if not passage.number or passage.number[0].isalpha():  # "R4"
        return len(passage.number) > 1
    printed = fold(f"{passage.label} {passage.number}").replace(" ", "")
    return bool(passage.label) and fold(text).replace(" ", "").startswith(printed)


def _kind(passage: Passage, text: str) -> Kind:
    """By the label in the item, else by the one kind that the sentence over it names."""
    named = kinds_named(passage.label) or kinds_named(passage.lead)
    if "cause_of_concern" in named:
        return "recommendation" if has_recommendation(text) else "cause_of_concern"
    return named.pop() if len(named) == 1 else "recommendation"


def _due(passage: Passage, text: str, published: str | None) -> DueReading:
    """The deadlines in the text, and those of a line of their own under it."""
    stated = deadlines_in(text)
    line = read_due(one_line(passage.due), text) if passage.due else DueReading((), no_deadline=False)
    known = {(due.date, due.relative, due.immediate) for due in stated}
    later = tuple(due for due in line.due if (due.date, due.relative, due.immediate) not in known)
    return DueReading(
        tuple(computed(due, published) for due in (*stated, *later)), line.no_deadline, line.problems
    )


def _status(printed: str, legend: Legend) -> Status:
    """The status in the words that grade an item; prose that grades none is no fault."""
    raw = one_line(printed)
    if not raw:
        return Status(raw="", colour=None, is_new=False, state=None, colour_from=None)
    whole = read_status(raw, None, legend)
    if whole.colour or whole.state:
        return whole
    return changed(read_status(_AROUND.sub("", _AROUND.sub("", raw)), None, legend), raw=raw)


def _report(passage: Passage, context: _Paper) -> tuple[ReportFacts, tuple[Problem, ...]]:
    """What the words over a passage say of its report."""
    place = passage.places[0]
    raw = one_line(passage.report)
    title = (Line(text=_title(raw), place=place),) if raw else ()
    about = (Line(text=one_line(passage.about), place=place),) if passage.about else ()
    facts = changed(read_report(Section(title=title, about=about), context.home), title_raw=raw)
    if not raw:
        message = "Nothing says which report or inspection this item comes from."
        unnamed = Problem(code="report_unnamed", message=message, field="report_title", place=place)
        return facts, (*facts.problems, unnamed)
    published = facts.published or _published(one_line(passage.about))
    if published:
        return changed(facts, published=published), facts.problems
    day, date = _yearless(one_line(passage.about), context.facts.date)
    if not date:
        return facts, facts.problems
    message = f"Published on {day!r}: the year is inferred from the paper's date, {context.facts.date}."
    doubt = Problem(code="publication_year_inferred", message=message, field="report_published", place=place)
    return changed(facts, published=date), (*facts.problems, doubt)


def _title(raw: str) -> str:
    """A title as reports bear it, of an inspection as sentences name it.

    >>> _title("2016 PEEL Legitimacy inspection")
    'PEEL: Police Legitimacy 2016'
    >>> _title("2022 Police Efficiency, Effectiveness and Legitimacy (PEEL) inspection")
    'PEEL 2022'
    """
    year = _YEAR.search(raw)
    if not (year and _PEEL.search(raw) and _INSPECTION.search(raw)) or re.match(r"\W*PEEL\b", raw):
        return raw
    named = [pillar for pillar in _PILLARS if pillar in fold(_PEEL.sub("", raw)).split()]
    police = f": Police {named[0].title()}" if len(named) == 1 else ""
    return f"PEEL{police} {''.join(year[0].split())}"


def _published(about: str) -> str | None:
    """The date in the sentence that says when a report was published, before the word or after it."""
    for sentence in sentences(about):
        dates = find_dates(sentence) if re.search(r"\bpublished\b", sentence) else ()
        if dates:
            return dates[0].iso
    return None


def _yearless(about: str, paper_date: str | None) -> tuple[str, str | None]:
    """The day of "published on 24 October", and its date: the last such day before the paper's."""
    found = _YEARLESS.search(about) or _ON_A_DAY.search(about)
    if not found or not paper_date:
        return "", None
    year = int(paper_date[:4])
    for candidate in (year, year - 1):
        dates = find_dates(f"{found['day']} {candidate}")
        if dates and dates[0].precision == "day" and dates[0].iso <= _end_of(paper_date):
            return found["day"], dates[0].iso
    return found["day"], None


def _end_of(date: str) -> str:
    """The last day that an ISO date of any precision can be, as far as comparing goes."""
    return f"{date}-99"[:10] if len(date) < 10 else date
