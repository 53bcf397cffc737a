"""A batch of papers into a history: what is new is read, each paper is loaded alone, and the run is logged."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from commands.progress import progress
from commands.reading.limits import Limits
from commands.reading.office import converted
from commands.reading.papers import NOTHING_FOUND, Attempt, Task, content_of, read_paper, says_nothing
from commands.reading.worker import Read
from commands.reading.workers import Workers
from commands.settling import folder_of, settle
from commands.shared import debugging, say
from load import Database, Run, begin_run, finish_run, is_read, load, settle_identities
from normalise.manifest import Manifest
from schemas import PaperRefused, Reading, from_json, to_json

_ENDS = {
    "new": "new",
    "superseded": "read anew",
    "unchanged": "unchanged",
    "unread": "not read",
    "ours": "broken by a fault of ours",
}
"""What can become of a paper, and how the summary says it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to import: what the manifest says, how many papers to read at a time, whether to show progress.

    `limits` hold for each paper; `read` makes its `Reading`, in a process of its own.
    """

    manifest: Manifest
    jobs: int = 1
    quiet: bool = False
    limits: Limits = field(default_factory=Limits)
    read: Read = read_paper


@dataclass(slots=True)
class Tally:
    """What an import has done so far: papers by what became of them, and rows written."""

    papers: Counter[str] = field(default_factory=Counter)
    observations: int = 0
    problems: int = 0

    def counts(self) -> dict[str, int]:
        """The counts by name, as the run log keeps them."""
        return {
            **{end: self.papers[end] for end in _ENDS},
            "observations": self.observations,
            "problems": self.problems,
        }

    def __str__(self) -> str:
        total = self.papers.total()
        told = ", ".join(f"{self.papers[end]} {words}" for end, words in _ENDS.items() if self.papers[end])
        doubts = f", {self.problems} doubts noted" if self.problems else ""
        added = f"; {self.observations} observations added{doubts}" if self.observations else ""
        return f"{total} {'paper' if total == 1 else 'papers'}: {told}{added}"


def import_papers(papers: list[str], database: Database, settings: Settings) -> Tally:
    """Reads what the history has not read so far, by this code and with this manifest, and loads it.

    Each paper is one transaction; one that fails is said on stderr and counted, and leaves the others alone.
    Raises `load.DatabaseUnavailable`.
    """
    tally = Tally()
    with (
        _run(database, tally) as run,
        progress(len(papers), settings.quiet) as advance,
        Workers(settings.read, settings.jobs, settings.limits) as workers,
    ):
        lying: dict[str, set[str]] = {}
        fresh = _fresh(papers, database, settings, tally, advance, lying)
        for done in workers.attempts(converted(fresh, settings.limits)):
            _take(done, database, run, settings.manifest, tally)
            advance()
        settle(lying, database, run)
        settle_identities(database, run)
    return tally


@contextmanager
def _run(database: Database, tally: Tally) -> Iterator[Run]:
    run = begin_run(database, datetime.now(UTC), code_version=code_version(), command="ingest")
    outcome = "broken off"
    try:
        yield run
        outcome = "some not read" if tally.papers["unread"] + tally.papers["ours"] else "complete"
    finally:
        finish_run(database, run, datetime.now(UTC), outcome=outcome, tally=tally.counts())


def _fresh(
    papers: list[str],
    database: Database,
    settings: Settings,
    tally: Tally,
    advance: Callable[[], None],
    lying: dict[str, set[str]],
) -> Iterator[Task | Attempt]:
    """The papers to read: not those read before, and of twins with the same bytes the first.

    One whose bytes cannot be had is an attempt already. `lying` takes the folders of each paper, by its hash.
    """
    for path in papers:
        try:
            content = content_of(path, settings.limits)
        except PaperRefused as refused:
            yield Attempt(path, refusal=refused.reason)
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in lying or is_read(database, sha256, _read_with(path, settings.manifest)):
            tally.papers["unchanged"] += 1
            advance()
        else:
            yield Task(path, content, settings.manifest.entry(path))
        lying.setdefault(sha256, set()).add(folder_of(path))


def _take(done: Attempt, database: Database, run: Run, manifest: Manifest, tally: Tally) -> None:
    reading = from_json(Reading, done.found) if done.found else None
    if reading is None or says_nothing(reading):
        tally.papers["ours" if done.ours else "unread"] += 1
        blame = "a fault of ours, please report it: " if done.ours else ""
        say(f"{done.path}: {blame}{done.refusal or NOTHING_FOUND}")
        if done.trace and debugging():
            for line in done.trace.splitlines():
                say(line)
        return
    outcome = load(
        reading, database, run, read_with=_read_with(done.path, manifest), folder=folder_of(done.path)
    )
    tally.papers[outcome.change] += 1
    tally.observations += outcome.observations
    tally.problems += outcome.problems


def _read_with(path: str, manifest: Manifest) -> str:
    """What a reading depends on besides the paper's bytes: the code, and what the manifest says."""
    entry = manifest.entry(path)
    told = hashlib.sha256(to_json(entry)).hexdigest()[:12] if entry else "no manifest"
    return f"{code_version()}; {told}"


@cache
def code_version() -> str:
    """The code that reads papers: the release, and a digest of the sources and vocabularies of its stages."""
    digest = hashlib.sha256()
    for room in ("extract", "normalise", "schemas"):
        for name, file in sorted(_sources(resources.files(room), room)):
            digest.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{metadata.version('ragw')}+{digest.hexdigest()[:12]}"


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, path)
        elif entry.name.endswith((".py", ".toml")):
            yield path, entry
