"""What a nightly import has to tell: in words for an e-mail, as JSON for a program."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from textwrap import shorten

import msgspec

from commands.archive.plan import moment
from commands.archive.tally import Failure, Imported, Tally
from load.arrivals import Arrival
from schemas import Record
from schemas.news import News

_HEADINGS = {
    "reddened": "Newly red",
    "slipped": "Due later than before",
    "vanished": "Vanished without being done",
    "count": "Counts that do not add up",
    "greened": "Newly green",
}
_SHORTLY = {
    "reddened": "newly red",
    "slipped": "slipped",
    "vanished": "vanished",
    "count": "counts that do not add up",
    "greened": "newly green",
}
_WORDS = 100
"""How many characters of a recommendation's words a report shows."""

_MOST = 50
"""How many lines a section has; the JSON has them all."""


class Gone(Record, frozen=True, kw_only=True):
    """A file that is not there any more; `moved_to` is where the same bytes lie now, "" where nobody knows."""

    path: str
    moved_to: str = ""


class Trouble(Record, frozen=True, kw_only=True):
    """A file, folder or manifest that could not be used, why, from when on it is tried again, how often it was."""

    path: str
    reason: str
    next_try: str = ""
    tries: int = 1


class Report(Record, frozen=True, kw_only=True):
    """A nightly run. Times are ISO, UTC; `papers` counts them by what became of them.

    `arrived` are the papers that have come since the nightly run before, and `news` what they bring.
    `failed` were tried in this run, `waiting` were not; `unreachable` are folders and manifests. `exit_status` is
    that of the program.
    """

    run: int
    database: str
    code_version: str
    started: str
    ended: str
    exit_status: int
    papers: dict[str, int]
    observations: int
    problems: int
    arrived: tuple[Arrival, ...] = ()
    news: tuple[News, ...] = ()
    failed: tuple[Trouble, ...] = ()
    waiting: tuple[Trouble, ...] = ()
    unreachable: tuple[Trouble, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether the night brought nothing that a person need know."""
        return not (self.arrived or self.failed or self.unreachable or self.gone or self.exit_status)


def report_of(
    done: Imported, *, arrived: Iterable[Arrival], news: Iterable[News], errors: dict[str, str],
    database: str, code: str, started: datetime, ended: datetime, exit_status: int,
) -> Report:  # fmt: skip
    """The report of a run; `errors` are manifests that could not be used."""
    counts = done.tally.counts()
    observations, problems = counts.pop("observations"), counts.pop("problems")
    unreachable = {**done.closed, **errors}
    return Report(
        run=done.run_id,
        database=database,
        code_version=code,
        started=moment(started),
        ended=moment(ended),
        exit_status=exit_status,
        papers=counts,
        observations=observations,
        problems=problems,
        arrived=tuple(arrived),
        news=tuple(news),
        failed=_troubles(done.failed),
        waiting=_troubles(done.waiting),
        unreachable=tuple(Trouble(path=path, reason=reason) for path, reason in unreachable.items()),
        gone=tuple(Gone(path=each.path, moved_to=done.moved.get(each.path, "")) for each in done.gone),
    )


def as_text(report: Report) -> str:
    """The report for a person: what to know first in one line, then each thing by its kind, the run at the end."""
    sections = [[_headline(report)], *_news(report.news), *_about_files(report), _ending(report)]
    return "\n\n".join("\n".join(map(clean_line, lines)) for lines in sections if lines) + "\n"


def as_json(report: Report) -> bytes:
    """The report as one JSON object, indented."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def clean_line(line: str) -> str:
    """A line as a terminal may have it, its indentation kept."""
    from query.terminal.cleaning import clean  # a silent night needs none of it

    words = line.lstrip(" ")
    return line[: len(line) - len(words)] + clean(words)


def _headline(report: Report) -> str:
    new = len(report.arrived)
    told = [f"{new} new {'paper' if new == 1 else 'papers'}"] if new else []
    told += [
        f"{count} {words}"
        for what, words in _SHORTLY.items()
        if (count := sum(each.what == what for each in report.news))
    ]
    if report.failed:
        told.append(f"{len(report.failed)} not read")
    if report.unreachable:
        told.append(f"{len(report.unreachable)} out of reach")
    return f"ragw nightly: {', '.join(told) or 'nothing new'}"


def _news(news: Iterable[News]) -> Iterator[list[str]]:
    for what, group in groupby(news, key=lambda each: each.what):
        found = list(group)
        lines = [f"{_HEADINGS[what]} ({len(found)})"]
        for paper, of_paper in groupby(
            found[:_MOST], key=lambda each: (each.authority, each.paper, each.date)
        ):
            lines.append(f"  {', '.join(filter(None, paper))}")
            lines += [line for each in of_paper for line in _told(each)]
        yield [*lines, *_more(len(found))]


def _told(each: News) -> list[str]:
    about = " ".join(filter(None, (each.report, each.number))) or "All reports"
    change = (
        f"{each.before}, {each.after}"
        if each.what in ("count", "vanished")
        else f"{each.before} → {each.after}"
    )
    since = f" (since {each.since})" if each.since else ""
    return [f"    {about}: {change}{since}", f"      {shorten(each.text, _WORDS, placeholder=' …')}"]


def _about_files(report: Report) -> Iterator[list[str]]:
    arrived = ((each.authority, each.paper, each.date or "undated") for each in report.arrived)
    yield _section("New papers", [", ".join(filter(None, each)) for each in arrived])
    yield _section("Not read", [f"{each.path}: {each.reason}{_again(each)}" for each in report.failed])
    yield _section(
        "Out of reach, left as it was", [f"{each.path}: {each.reason}" for each in report.unreachable]
    )
    yield _section(
        "Files that are not there any more (their papers stay in the history)",
        [f"{each.path}{f', now {each.moved_to}' if each.moved_to else ''}" for each in report.gone],
    )
    yield _section(
        "Not read before, and left alone tonight",
        [f"{each.path}: {each.reason}{_again(each)}" for each in report.waiting],
    )


def _section(heading: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [f"{heading} ({len(lines)})", *(f"  {line}" for line in lines[:_MOST]), *_more(len(lines))]


def _more(count: int) -> list[str]:
    return [f"  and {count - _MOST} more (--format json has them all)"] if count > _MOST else []


def _again(trouble: Trouble) -> str:
    if not trouble.next_try:
        return ""
    before = f"tried {trouble.tries} times, " if trouble.tries > 1 else "tried "
    return f" ({before}again from {trouble.next_try[:10]} on)"


def _ending(report: Report) -> list[str]:
    tally = Tally(observations=report.observations, problems=report.problems)
    tally.papers.update(report.papers)
    took = f"{report.started} to {report.ended}"
    return [str(tally), f"Run {report.run} of {report.database}, {took}, ragw {report.code_version}"]


def _troubles(failures: Iterable[Failure]) -> tuple[Trouble, ...]:
    return tuple(
        Trouble(path=each.path, reason=each.reason, next_try=each.next_try, tries=each.tries)
        for each in failures
    )


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
