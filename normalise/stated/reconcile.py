"""A paper's own figures held against what it shows: the rows that were read, and the other figures that it states.

A number agrees, differs (and by how much), or has fewer shown than stated, which is usual: what is complete drops
out of the next paper. What is still open does not, so a number of open ones that are not shown differs. "1 is
complete and 1 in progress" over a RED and an AMBER row differs: both are shown, and neither is complete.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from normalise.stated.passages import Passage, Statement, passages, statements
from normalise.stated.shown import Item, items_counted, items_of
from normalise.stated.verdicts import judged
from normalise.words import fold
from schemas import Observation
from schemas.finding import Count, Finding, Verdict

_SAYS = {
    "all": "in all", "applicable": "for the force", "outstanding": "outstanding", "complete": "complete",
    "in_progress": "in progress", "closed": "closed", "overdue": "overdue", "elsewhere": "for other bodies",
}  # fmt: skip


def reconcile(counts: Iterable[Count], observations: Iterable[Observation]) -> tuple[Finding, ...]:
    """A finding for each stated number and each thing that it can be held against, in the order of the counts.

    The observations are the paper's own, or those of the appendix to which its report belongs. Numbers of a
    report are held against its rows and its counts in tables; numbers of the whole paper against the sums of both.
    """
    rows = tuple(observations)
    return tuple(finding for passage in passages(counts) for finding in _of_passage(passage, rows))


def _of_passage(passage: Passage, rows: tuple[Observation, ...]) -> Iterator[Finding]:
    """The findings of the numbers that stand together, against each thing that shows their items."""
    shown = list(_against(passage, rows))
    for name, items in shown:
        for statement in statements(passage.counts, items):
            yield _finding(passage, statement, name, items)
    if not shown and (passage.basis == "sentence" or any(_is_tracked(row) for row in rows)):
        for statement in statements(passage.counts, ()):
            yield _finding(passage, statement, passage.paper, ())


def _against(passage: Passage, rows: tuple[Observation, ...]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The counts of the paper's tables, and the rows of each paper, that show what a passage counts.

    What prose quotes has no status, and need not be all: only what a sentence counts of its report is held
    against it, where no table counts that.
    """
    tabled = _tabled(passage)
    if tabled:
        yield f"the table of {passage.paper}", tabled
    for paper, own in groupby(sorted(rows, key=lambda row: row.paper), key=lambda row: row.paper):
        chosen = _rows_of(passage, tuple(own))
        tracked = tuple(row for row in chosen if _is_tracked(row))
        quoted = passage.basis == "sentence" and passage.report and not tabled
        items = items_of(chosen if tracked == chosen or quoted else tracked)
        if items:
            yield paper, items


def _is_tracked(row: Observation) -> bool:
    """Whether a row has a status: a tracker's has, what prose quotes seldom."""
    return row.colour is not None or row.state != "unknown"


def _tabled(passage: Passage) -> tuple[Item, ...]:
    if passage.basis == "table":
        return ()
    if not passage.report:
        return items_counted(passage.tables)
    keys = _alike(passage.report_key, {count.report_key for count in passage.tables})
    return items_counted(count for count in passage.tables if count.report_key in keys)


def _rows_of(passage: Passage, rows: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The rows of the report that a passage counts, all rows for the whole paper's, else those under its heading."""
    if not passage.report:
        return rows
    if passage.report_key is None:
        return tuple(row for row in rows if _under(passage.report, row))
    keys = _alike(passage.report_key, {row.report_key for row in rows})
    return tuple(row for row in rows if row.report_key in keys)


def _under(heading: str, row: Observation) -> bool:
    """Whether a row stands under a heading that names no report but an area of the force's work."""
    return fold(heading) in {fold(row.group), fold(row.other.get("area", ""))}


def _alike(key: str | None, keys: set[str | None] | set[str]) -> set[str]:
    """The keys of the same report: the very one, else the only one that names the force, or leaves it out."""
    if not key:
        return set()
    known = {each for each in keys if each}
    if key in known:
        return {key}
    alike = {
        each for each in known if each.split(":")[0] == key.split(":")[0] and (":" in each) != (":" in key)
    }
    return alike if len(alike) == 1 else set()


def _finding(passage: Passage, statement: Statement, name: str, items: tuple[Item, ...]) -> Finding:
    judgement = judged(statement, passage.counts, items) if items else None
    found = judgement.found if judgement else None
    verdict: Verdict = judgement.verdict if judgement else "cannot_tell"
    return Finding(
        code="count",
        verdict=verdict,
        words=_words(statement, passage, name, found, verdict),
        paper=passage.paper,
        found_in=name.removeprefix("the table of "),
        report=passage.report,
        report_key=passage.report_key,
        stated=statement.n,
        found=found,
        by=None if found is None else statement.n - found,
        place=statement.counts[0].place,
        places=(judgement and judgement.places) or tuple(item.place for item in items if item.place),
    )


def _words(statement: Statement, passage: Passage, name: str, found: int | None, verdict: Verdict) -> str:
    """One English sentence: what is stated, what is found, and where."""
    what = _SAYS[statement.measure]
    if statement.colours:
        new = "new " if statement.is_new else ""
        what = new + "/".join(statement.colours)
    of = f" of {passage.report!r}" if passage.report else ""
    stated = f"{statement.words!r} states {statement.n} {what}{of}"
    if found is None:
        return f"{stated}: nothing was read to hold it against."
    place = name if name.startswith("the table of ") else "the paper" if name == passage.paper else name
    by = statement.n - found
    among = ", those for other bodies among them" if verdict == "agrees" and by else ""
    ends = {
        "agrees": f", and {place} shows {found}{among}.",
        "differs": f", {place} shows {found}: they differ by {abs(by)}.",
        "fewer_shown": f", {place} shows {found}: {by} fewer, as completed ones drop out.",
        "cannot_tell": f", {place} shows {found}: whether they are the same ones nothing tells.",
    }
    return stated + ends[verdict]
