"""A batch of papers into a history: what is new is read, each paper is loaded alone, and the run is logged.

    lots of files -> look -> plan -> read -> load -> settle -> stamp

A file is stamped as done only when its paper is in the history and all of the run is settled. A run that was broken
off anywhere before has left whole papers and no stamps, and the next one goes on from there.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec.structs import replace

from commands.archive.look import Look, look, unchanged
from commands.archive.lots import Lot, code_version
from commands.archive.notebook import Notebook, is_kept, moves
from commands.archive.plan import Decision, Item, failed, moment, plan
from commands.archive.scan import Found, Scan
from commands.archive.tally import Failure, Imported
from commands.progress import progress
from commands.reading.office import converted
from commands.reading.papers import CHANGED, NOTHING_FOUND, Attempt, Task, content_of, says_nothing
from commands.reading.signals import ending_on_sigterm
from commands.reading.workers import Workers
from commands.settling import folder_of, settle
from commands.shared import debugging, say
from load import Database, Run, UnstorableReading, begin_run, finish_run, load, settle_identities
from load.files import Root, SeenFile, is_settled, keep_roots, latest_readings
from load.lock import importing
from schemas import PaperRefused, Reading, from_json


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Errand:
    """On whose behalf an import runs.

    The `command` is kept in the run log. A `nightly` one is alone, and leaves papers that failed until their time.
    `roots` are to be remembered, `forgotten` ones to be gone through no more. `clock` tells the time, with its zone.
    """

    command: str = "ingest"
    nightly: bool = False
    roots: Sequence[Root] = ()
    forgotten: Sequence[str] = ()
    clock: Callable[[], datetime] = _now


def import_papers(lots: Sequence[Lot], scan: Scan, database: Database, errand: Errand) -> Imported:
    """Reads what the history has not read so far, by this code and with these manifests, and loads it.

    `lots` share out what `scan` found. Each paper is one transaction; one that fails is counted, and said on stderr
    unless the errand is `nightly`, whose report says it; the others are left alone. Raises
    `load.DatabaseUnavailable`, also where another import keeps this one out.
    """
    with imported(lots, scan, database, errand) as done:
        return done


@contextmanager
def imported(lots: Sequence[Lot], scan: Scan, database: Database, errand: Errand) -> Iterator[Imported]:
    """As `import_papers`; the run is logged as ended when the block is done: what fails there broke it off."""
    done = Imported(closed=scan.closed)
    with importing(database, alone=errand.nightly), ending_on_sigterm(), _run(database, errand, done) as run:
        keep_roots(database, errand.roots, run, forgotten=errand.forgotten)
        _Import(lots, scan, database, errand, run, done).go()
        yield done


@contextmanager
def _run(database: Database, errand: Errand, done: Imported) -> Iterator[Run]:
    run = begin_run(database, errand.clock(), code_version=code_version(), command=errand.command)
    done.run_id = run.run_id
    outcome, papers = "broken off", done.tally.papers
    try:
        yield run
        outcome = "some not read" if papers["unread"] + papers["ours"] else "complete"
    finally:
        finish_run(database, run, errand.clock(), outcome=outcome, tally=done.tally.counts())


class _Import:
    """One run over lots of files."""

    def __init__(
        self, lots: Sequence[Lot], scan: Scan, database: Database, errand: Errand, run: Run, done: Imported
    ) -> None:
        self._lots = lots
        self._database = database
        self._run = run
        self._done = done
        self._errand = errand
        self._patience = errand.clock() if errand.nightly else None
        self._unsettled = not is_settled(database)
        self._notebook = Notebook(database, run, scan)
        self._stamps: list[Item] = []

    def go(self) -> None:
        """Looks, plans, reads, settles, stamps."""
        items = self._items()
        papers = {item.sha256 for item in items if item.sha256 is not None}
        readings = latest_readings(self._database, papers)
        decisions = plan(items, self._notebook.places(), readings, code_version(), self._patience)
        wanted = [item for item, each in zip(items, decisions, strict=True) if self._is_wanted(item, each)]
        with progress(len(wanted), self._lots[0].settings.quiet if self._lots else True) as advance:
            for number, lot in enumerate(self._lots):
                self._read(lot, [item for item in wanted if item.lot == number], advance)
        if self._unsettled or self._done.gone or any(map(_is_news, self._stamps)):
            settle(self._notebook.lying(folder_of), self._database, self._run)
            settle_identities(self._database, self._run)
        self._notebook.keep([*self._done.gone, *map(_stamped, self._stamps)])

    def _items(self) -> list[Item]:
        """The files that are not, by their directory entries and stamps, as they were when they were done."""
        files = self._notebook.files
        same: list[tuple[int, Found]] = []
        other: list[tuple[int, Found]] = []
        for number, lot in enumerate(self._lots):
            for found in lot.found:
                known = files.get(found.place)
                is_done = (
                    unchanged(found.status, known) and known is not None and known.done_with == lot.done_with
                )
                (same if is_done else other).append((number, found))
        looks = self._looks(other)
        self._done.gone = self._notebook.gone(moment(self._errand.clock()))
        self._done.moved = moves(self._done.gone, [each for _, each in looks])
        lost = {each.sha256 for each in self._done.gone}
        again = [
            each for each in same if not files[each[1].place].done_with or files[each[1].place].sha256 in lost
        ]
        self._done.tally.papers["unchanged"] += len(same) - len(again)
        items = [self._lots[number].item(each, number) for number, each in [*looks, *self._looks(again)]]
        self._notebook.keep(item.look.now for item in items if item.sha256 is not None)
        return items

    def _looks(self, found: Sequence[tuple[int, Found]]) -> list[tuple[int, Look]]:
        files = self._notebook.files
        looks = (
            look(each, files.get(each.place), self._lots[number].settings.limits) for number, each in found
        )
        return [(number, each) for (number, _), each in zip(found, self._notebook.kept(looks), strict=True)]

    def _is_wanted(self, item: Item, decision: Decision) -> bool:
        """Whether an item is to be read (or to be said that it cannot be); counts it where it is not."""
        if decision == "unchanged":
            self._done.tally.papers["unchanged"] += 1
            self._stamps.append(item)
        elif decision == "waiting" and item.look.before is not None:
            before = item.look.before
            self._done.tally.papers["waiting"] += 1
            self._done.waiting.append(
                Failure(item.look.found.path, before.refusal, before.next_try, before.tries)
            )
        elif decision == "aside":
            self._done.tally.papers["aside"] += 1
        return decision in ("read", "unread")

    def _read(self, lot: Lot, items: Sequence[Item], advance: Callable[[], None]) -> None:
        if not items:
            return
        by_path = {item.look.found.path: item for item in items}
        settings = lot.settings
        with Workers(settings.read, settings.jobs, settings.limits) as workers:
            for attempt in workers.attempts(converted(self._tasks(lot, items), settings.limits)):
                self._take(attempt, by_path[attempt.path])
                advance()

    def _tasks(self, lot: Lot, items: Sequence[Item]) -> Iterator[Task | Attempt]:
        for item in items:
            path = item.look.found.path
            try:
                if item.look.refusal:
                    raise PaperRefused(path, item.look.refusal)
                content = content_of(path, lot.settings.limits)
            except PaperRefused as refused:
                yield Attempt(path, refusal=refused.reason)
                continue
            if item.sha256 is None and self._is_read(content, item):
                self._done.tally.papers["unchanged"] += 1
            else:
                yield Task(path, content, lot.entry(item.look.found))

    def _is_read(self, content: bytes, item: Item) -> bool:
        """Whether what came through a pipe was read before."""
        sha256 = hashlib.sha256(content).hexdigest()
        return latest_readings(self._database, [sha256]).get(sha256) == item.read_with

    def _take(self, attempt: Attempt, item: Item) -> None:
        reading = from_json(Reading, attempt.found) if attempt.found else None
        if reading is None or says_nothing(reading):
            self._fail(attempt, item)
            return
        path = attempt.path
        if item.sha256 not in (None, reading.paper.paper_sha256):
            self._fail(
                Attempt(path, refusal=CHANGED), item
            )  # half of it may be there: the next run looks again
            return
        try:
            outcome = load(
                reading, self._database, self._run, read_with=item.read_with, folder=folder_of(path)
            )
        except UnstorableReading as error:
            self._fail(Attempt(path, refusal=str(error), ours=True), item)
            return
        tally = self._done.tally
        tally.papers[outcome.change] += 1
        tally.observations += outcome.observations
        tally.problems += outcome.problems
        if outcome.change == "new":
            self._done.fresh.append(reading.paper.paper_sha256)
        self._unsettled |= outcome.change != "unchanged"
        if item.sha256 == reading.paper.paper_sha256:
            self._stamps.append(item)

    def _fail(self, attempt: Attempt, item: Item) -> None:
        """Says it, counts it, and notes it at once: a paper at which the whole program dies has had its try."""
        reason = attempt.refusal or NOTHING_FOUND
        is_clear = not attempt.refusal  # it was read, and nothing is in it
        if attempt.ours:
            reason = f"a fault of ours, please report it: {reason}"
        if not self._errand.nightly:  # whose report says it
            say(f"{attempt.path}: {reason}")
        if attempt.trace and debugging():
            for line in attempt.trace.splitlines():
                say(line)
        row = failed(item, reason, None if is_clear else self._errand.clock())
        if is_kept(item.look):
            self._notebook.keep([row])
        self._done.tally.papers["ours" if attempt.ours else "unread"] += 1
        self._done.failed.append(Failure(attempt.path, reason, row.next_try, row.tries))


def _is_news(item: Item) -> bool:
    """Whether a file that is done now was not so before: its paper has come to lie where it is."""
    return item.look.before is None or item.look.before.done_with != item.done_with


def _stamped(item: Item) -> SeenFile:
    return replace(item.look.now, done_with=item.done_with, tries=0, tried_with="", next_try="", refusal="")
