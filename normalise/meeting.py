"""Papers of one meeting: an appendix without a date of its own has that of the report that it is appended to.

A covering report says when it was put to which committee; its appendix mostly does not. They belong together
where they have one reference, where the report names the appendix ("Appendix A: Full list of recommendations"
and ``Appendix A.pdf``), or where they lie in one folder with no report of another meeting.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from normalise.words import fold
from schemas import PaperFacts, Record
from schemas.observation import DateBasis
from schemas.reading import Reading

_FIRM: tuple[DateBasis, ...] = ("stated", "manifest")
_SETTLED = frozenset(("period_unknown", "period_inferred"))
"""The doubts that a covering report's date settles."""

_APPENDIX = re.compile(r"\b(?:appendix|annex)\s+(?P<name>[a-z]|\d{1,2}|[ivx]{1,4})\b")


class Tie(Record, frozen=True, kw_only=True):
    """A paper and the covering report that says when it was put to whom."""

    paper: PaperFacts
    covering: PaperFacts


def ties(folder: Sequence[PaperFacts]) -> Iterator[Tie]:
    """The papers of one folder whose date a covering report among them gives, each with that report.

    A paper whose own firm date (`stated`, `manifest`) is known is left alone, and so is one for which reports of
    different meetings would do.
    """
    covering = [facts for facts in folder if covers(facts)]
    for paper in folder:
        if is_firm(paper):
            continue
        found = _of_its_meeting(paper, covering)
        if found is not None and not _is_tied(paper, found):
            yield Tie(paper=paper, covering=found)


def earliest(found: Sequence[Tie]) -> Tie:
    """Of the ties of one paper that lies in several folders the one with the first meeting that it was put to."""
    return min(
        found, key=lambda tie: (tie.covering.date or "", tie.covering.paper, tie.covering.paper_sha256)
    )


def covered(facts: PaperFacts, covering: PaperFacts) -> PaperFacts:
    """An appendix with the date of its covering report, and what else that knows of their meeting."""
    return replace(
        facts,
        date=covering.date,
        date_basis="covering",
        date_evidence=f"{covering.paper}: {covering.date_evidence}",
        authority=facts.authority or covering.authority,
        authority_basis=facts.authority_basis if facts.authority else covering.authority_basis,
        committee=facts.committee or covering.committee,
        reference=facts.reference or covering.reference,
    )


def dated(reading: Reading, covering: PaperFacts) -> Reading:
    """The reading of an appendix, and each of its observations, as `covered` by its report."""
    paper = covered(reading.paper, covering)
    return replace(
        reading,
        paper=paper,
        observations=tuple(
            replace(
                observation,
                paper_date=paper.date,
                paper_date_basis=paper.date_basis,
                authority=paper.authority,
                committee=paper.committee,
                reference=paper.reference,
            )
            for observation in reading.observations
        ),
        problems=tuple(problem for problem in reading.problems if problem.code not in _SETTLED),
    )


def one_meeting(one: PaperFacts, other: PaperFacts) -> bool:
    """Whether two papers of known dates were put to one meeting."""
    if not one.date or one.date != other.date or elsewhere(one, other):
        return False
    if one.committee and other.committee:
        return True
    return bool(one.reference) and one.reference == other.reference


def elsewhere(one: PaperFacts, other: PaperFacts) -> bool:
    """Whether two papers say that they are of different authorities or committees."""
    if one.authority and other.authority and one.authority != other.authority:
        return True
    return bool(one.committee and other.committee) and fold(one.committee) != fold(other.committee)


def is_firm(facts: PaperFacts) -> bool:
    """Whether a paper's date stands as it is, whatever lies beside it."""
    return facts.date_basis in _FIRM


def covers(facts: PaperFacts) -> bool:
    """Whether a paper is a report to a committee, with a head that says so and when."""
    head = facts.subject or facts.report_of or facts.purpose
    return is_firm(facts) and bool(facts.date and facts.committee and head)


def _of_its_meeting(paper: PaperFacts, covering: Sequence[PaperFacts]) -> PaperFacts | None:
    possible = [report for report in covering if _may_be_dated(paper, report)]
    near = [report for report in possible if _is_near(paper, report)]
    for chosen in (
        [report for report in possible if paper.reference and report.reference == paper.reference],
        [report for report in near if _names(report, paper)],
        near if len({(report.date, fold(report.committee)) for report in covering}) == 1 else [],
    ):
        if len({report.date for report in chosen}) == 1:
            return min(chosen, key=lambda report: (report.paper, report.paper_sha256))
    return None


def _may_be_dated(paper: PaperFacts, report: PaperFacts) -> bool:
    """Whether nothing that the paper says of itself contradicts the report's date, committee and authority.

    Its file's name does; a folder's ("2018-11/") is only where somebody put it.
    """
    date = paper.date if paper.date_basis == "file name" and paper.date_evidence[-1:] != "/" else None
    agrees = date is None or (report.date or "").startswith(date) or date.startswith(report.date or "-")
    return agrees and not elsewhere(paper, report)


def _is_near(paper: PaperFacts, report: PaperFacts) -> bool:
    """Whether a report is of about the time that the paper's own words tell, where they tell one: a year, no more.

    What else a folder holds may be years apart: nothing but a reference ties an appendix to such a report.
    """
    dates = (paper.date, report.date) if paper.date_basis == "inferred" else ()
    months = [int(date[:4]) * 12 + int(date[5:7]) for date in dates if date and len(date) >= 7]
    return len(months) < 2 or abs(months[0] - months[1]) <= 12


def _names(report: PaperFacts, paper: PaperFacts) -> bool:
    own = {found["name"] for found in _APPENDIX.finditer(fold(paper.paper))}
    named = {found["name"] for line in report.appendices for found in _APPENDIX.finditer(fold(line))}
    return bool(own & named)


def _is_tied(paper: PaperFacts, covering: PaperFacts) -> bool:
    return paper.date_basis == "covering" and paper.date == covering.date
