"""What does not add up: stated counts against rows, legends that changed, rival papers, and every problem noted.

A covering report's counts are held against the appendix of the same meeting, a legend against that of the paper
before it; all as it stands, or stood at the time that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import Connection, select

from load import Address, Database, tables
from load.recall import whole
from load.rows import Values, to_facts
from normalise.drift import legend_changes
from normalise.meeting import elsewhere, one_meeting
from normalise.stated.reconcile import reconcile
from query.citing import where
from query.filters import Filters, chosen_filters
from query.findings.codes import CODES
from query.findings.doubts import doubts
from query.findings.legends import legends
from query.findings.rivals import rivals
from query.findings.waiting import waiting
from query.names import asked, check_codes, check_paper
from query.said import admitted
from schemas import Finding, PaperFacts, Reading, Record
from schemas.finding import Verdict

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "verdict", "code", "authority", "date", "paper", "found_in", "report", "number", "words", "stated", "found",
    "by", "place", "places",
)  # fmt: skip
"""The columns of `findings`. `stated`, `found` and `by` are whole numbers or None;
`place` and `places` read "page 3, table 2, row 4" or "line 55"."""

ORDER: tuple[Verdict, ...] = get_args(Verdict)
"""Verdicts, the worst first."""

USUAL = ("fewer_shown", "agrees")
"""Verdicts that nobody need look into."""


ASKED = ("authority", "report", "since", "until", "as_of", "as_read")
"""The filters that findings know; a finding is of a paper, and of a report where it is about one."""


class Stored(Record, frozen=True, kw_only=True):
    """A paper that stands: what is known of it, its folder, and its row."""

    facts: PaperFacts
    folder: str
    row: Values


def findings(
    database: Database | Address,
    filters: Filters | None = None,
    *,
    paper: str = "",
    codes: Collection[str] = (),
    everything: bool = False,
    **conditions: Any,
) -> DataFrame:
    """What does not add up, the worst first, one line each with where it stands.

    Of the papers and reports that the `filters` let in (those of `ASKED`), of papers with `paper` in their file name,
    and of these `codes` ("count", "period_inferred"), where they are given; letters count the same in either case.
    With `as_of` or `as_read` by what stood then. `everything` adds what agrees. Raises `ValueError` for a filter
    that can find nothing, or of another kind, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    chosen = _findable(chosen_filters(filters, conditions))
    with asked(database, chosen) as connection:
        check_paper(connection, chosen, paper)
        check_codes(connection, codes, CODES)
        papers = _stored(connection, chosen)
        let_in = _let_in(connection, chosen, paper)
        known = {each.facts.paper_sha256: each.facts for each in papers}
        of_paper = {sha256: facts for sha256, facts in known.items() if sha256 in let_in}
        noted = (*doubts(connection, chosen), *rivals(connection, chosen), *waiting(connection, chosen))
        found = [(of_paper[sha256], each) for sha256, each in noted if sha256 in of_paper]
        found += [each for each in legend_changes(tuple(known.values())) if each[0].paper_sha256 in of_paper]
        if not codes or "count" in codes:
            found += _reconciled(connection, papers, of_paper)
    lines = [
        _line(facts, each)
        for facts, each in found
        if (everything or each.verdict != "agrees")
        and (not codes or each.code in codes)
        and _is_about(each, chosen.report)
    ]
    lines.sort(key=lambda line: (ORDER.index(line["verdict"]), line["authority"], line["date"] or "9999"))
    # As objects whole numbers stay whole: beside a missing one pandas would make 3 a 3.0.
    return DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _findable(filters: Filters) -> Filters:
    others = [name for name in ("scope", "kind", "colour", "text", "key") if getattr(filters, name)]
    if others:
        raise ValueError(
            f"findings are not asked for by {' or '.join(others)}; they are by {', '.join(ASKED)}"
        )
    return filters


def _is_about(finding: Finding, report: str) -> bool:
    """Whether a finding is about a report with this in its title or key; in either case of A to Z, as SQL has it."""
    told = (finding.report, finding.report_key or "")
    return not report or any(_folded(report) in _folded(each) for each in told)


_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def _folded(text: str) -> str:
    return text.translate(_LOWER)


def _stored(connection: Connection, filters: Filters) -> list[Stored]:
    """The papers that stand at the time that is asked for, of any authority and date."""
    papers = tables.papers
    query = (
        select(papers)
        .where(admitted(filters.then))
        .order_by(papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256)
    )
    explained, found = legends(connection, filters), []
    for row in connection.execute(query).mappings():
        values = {str(name): value for name, value in row.items()}
        facts = to_facts(values, explained.get(values["paper_id"], ()))
        found.append(Stored(facts=facts, folder=values["folder"], row=values))
    return found


def _let_in(connection: Connection, filters: Filters, part: str) -> set[str]:
    """The hashes of the papers whose findings are asked for."""
    papers = tables.papers
    query = select(papers.c.sha256).where(admitted(filters), papers.c.file.icontains(part, autoescape=True))
    return set(connection.execute(query).scalars())


def _reconciled(
    connection: Connection, papers: Sequence[Stored], of_paper: Mapping[str, PaperFacts]
) -> Iterator[tuple[PaperFacts, Finding]]:
    """The findings of each of these papers that states counts, against its own rows and those of its meeting."""
    stating = set(connection.execute(select(tables.counts.c.paper_id).distinct()).scalars())
    beside: defaultdict[str | None, list[Stored]] = defaultdict(list)
    for each in papers:
        beside[each.facts.date].append(each)
    known: dict[str, Reading] = {}
    for each in papers:
        if each.facts.paper_sha256 not in of_paper or each.row["paper_id"] not in stating:
            continue
        of_meeting = [each, *(other for other in beside[each.facts.date] if _beside(each, other))]
        for one in of_meeting:
            if one.facts.paper_sha256 not in known:
                known[one.facts.paper_sha256] = whole(connection, one.row)
        rows = [row for one in of_meeting for row in known[one.facts.paper_sha256].observations]
        counts = known[each.facts.paper_sha256].counts
        yield from ((each.facts, finding) for finding in reconcile(counts, rows))


def _beside(one: Stored, other: Stored) -> bool:
    """Whether another paper is of the same meeting: it says so, or lies in the same folder under the same date.

    One of another committee or authority never is, wherever it lies.
    """
    if other.facts.paper_sha256 == one.facts.paper_sha256 or not one.facts.date:
        return False
    if one_meeting(one.facts, other.facts):
        return True
    return bool(one.folder) and one.folder == other.folder and not elsewhere(one.facts, other.facts)


def _line(facts: PaperFacts, finding: Finding) -> dict[str, Any]:
    first = (finding.place,) if finding.place else ()
    # a problem stands in one place, of one piece or several; nothing else is held against it
    of_row = finding.verdict in ("contradicts", "doubt")
    return {
        "verdict": finding.verdict, "code": finding.code, "authority": facts.authority, "date": facts.date,
        "paper": finding.paper, "found_in": finding.found_in, "report": finding.report, "number": finding.number,
        "words": finding.words, "stated": finding.stated, "found": finding.found, "by": finding.by,
        "place": where((*first, *finding.places) if of_row else first),
        "places": "" if of_row else where(finding.places),
    }  # fmt: skip
