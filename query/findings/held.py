"""What does not add up: stated counts against rows, legends that changed, rival papers, and every problem noted.

A covering report's counts are held against the appendix of the same meeting, a legend against that of the paper
before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import Connection, select

from load import Address, Database, reading_of, tables
from load.database import opened
from load.rows import to_facts
from normalise.drift import legend_changes
from normalise.meeting import elsewhere, one_meeting
from normalise.stated.reconcile import reconcile
from query.findings.doubts import doubts
from query.findings.legends import legends
from query.findings.rivals import rivals
from query.findings.waiting import waiting
from schemas import Finding, PaperFacts, Place, Reading
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


def findings(
    database: Database | Address,
    *,
    authority: str = "",
    paper: str = "",
    codes: Collection[str] = (),
    everything: bool = False,
) -> DataFrame:
    """What does not add up, the worst first, one line each with where it stands.

    Of one `authority`, of papers with `paper` in their file name, and of these `codes` ("count", "period_inferred"),
    where they are given; letters count the same in either case. `everything` adds what agrees. Raises
    `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    with opened(database, read_only=True) as own:
        with own.reading() as connection:
            papers = list(_papers(connection))
            stating = set(connection.execute(select(tables.counts.c.paper_id).distinct()).scalars())
            noted = [*doubts(connection), *rivals(connection), *waiting(connection)]
        known = {facts.paper_sha256: facts for _, facts, _ in papers}
        chosen = {sha256: facts for sha256, facts in known.items() if _asked(facts, authority, paper)}
        found = [(chosen[sha256], doubt) for sha256, doubt in noted if sha256 in chosen]
        found += (each for each in legend_changes(tuple(known.values())) if each[0].paper_sha256 in chosen)
        if not codes or "count" in codes:
            counted = [each for each in papers if each[0] in stating and each[1].paper_sha256 in chosen]
            found += _reconciled(counted, papers, own)
    lines = [
        _line(facts, each)
        for facts, each in found
        if (everything or each.verdict != "agrees") and (not codes or each.code in codes)
    ]
    lines.sort(key=lambda line: (ORDER.index(line["verdict"]), line["authority"], line["date"] or "9999"))
    # As objects whole numbers stay whole: beside a missing one pandas would make 3 a 3.0.
    return DataFrame(lines, columns=list(COLUMNS), dtype=object)


Stored = tuple[int, PaperFacts, str]
"""A paper in force: its number, what is known of it, its folder."""


def _papers(connection: Connection) -> Iterator[Stored]:
    papers = tables.papers
    asked = select(papers).where(papers.c.superseded_run_id.is_(None))
    ordered = asked.order_by(papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256)
    explained = legends(connection)
    for row in connection.execute(ordered).mappings():
        values = {str(name): value for name, value in row.items()}
        number = values["paper_id"]
        yield number, to_facts(values, explained.get(number, ())), values["folder"]


def _asked(facts: PaperFacts, authority: str, paper: str) -> bool:
    return authority.lower() in ("", facts.authority.lower()) and paper.lower() in facts.paper.lower()


def _reconciled(
    stating: Sequence[Stored], papers: Sequence[Stored], database: Database
) -> Iterator[tuple[PaperFacts, Finding]]:
    """The findings of each paper that states counts, against its own rows and those of all papers of its meeting."""
    beside: defaultdict[str | None, list[Stored]] = defaultdict(list)
    for each in papers:
        beside[each[1].date].append(each)
    known: dict[str, Reading] = {}
    for _, facts, folder in stating:
        of_meeting = [
            facts,
            *(other for _, other, at in beside[facts.date] if _beside(facts, folder, other, at)),
        ]
        for one in of_meeting:
            if one.paper_sha256 not in known:
                known[one.paper_sha256] = reading_of(database, one.paper_sha256)
        rows = [row for one in of_meeting for row in known[one.paper_sha256].observations]
        yield from ((facts, each) for each in reconcile(known[facts.paper_sha256].counts, rows))


def _beside(facts: PaperFacts, folder: str, other: PaperFacts, other_folder: str) -> bool:
    """Whether another paper is of the same meeting: it says so, or lies in the same folder under the same date.

    One of another committee or authority never is, wherever it lies.
    """
    if other.paper_sha256 == facts.paper_sha256 or not facts.date:
        return False
    if one_meeting(facts, other):
        return True
    return bool(folder) and folder == other_folder and not elsewhere(facts, other)


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


def where(places: Iterable[Place]) -> str:
    """Places in words: "page 3, table 2, row 4; line 55"; no more than five, then how many more there are."""
    told = list(dict.fromkeys(filter(None, map(_where, places))))
    more = f"; and {len(told) - 5} more" if len(told) > 5 else ""
    return "; ".join(told[:5]) + more


def _where(place: Place) -> str:
    parts = ((name, getattr(place, name)) for name in ("page", "table", "row", "line"))
    return ", ".join(f"{name} {number}" for name, number in parts if number is not None)
