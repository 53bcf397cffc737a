"""A night on which nothing has changed, beside what the system itself takes to look at the files.

``python benchmarks/nightly.py`` writes an archive of 10,000 small papers (or `--papers N`) and ingests it with a
reader that reads next to nothing, for what is measured is not the reading. Then, the best of three each:

- ``ragw nightly`` with nothing changed, and with ten papers changed;
- ``find`` printing size and time of each file, and ``sha256sum`` of the ten.

Times are the processor's, those of children included: other programs on the machine make no difference. The start of
the program, Python and its libraries, is measured beside it: with ``ragw nightly`` where there is no history.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from commands.archive.lots import Lot, Settings
from commands.archive.roots import given
from commands.archive.scan import scan
from commands.imports import Errand, import_papers
from commands.reading.limits import Limits
from commands.reading.papers import Task
from load import open_database
from normalise.manifest import Manifest
from schemas import Mention, PaperFacts, Place, Reading

ROOT = Path(__file__).parents[1]
IN_A_FOLDER = 100


def main() -> None:
    """Makes the archive, measures, prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--papers", type=int, default=10_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        archive, history = Path(folder) / "archive", Path(folder) / "history.db"
        papers = write(archive, asked.papers)
        time.sleep(3)  # what was written just now could be written again without showing it
        took = seconds(lambda: ingest(archive, history))
        print(f"{asked.papers:,} papers ingested by a reader that reads nothing: {took:.1f} s")
        night = [sys.executable, str(ROOT / "pipeline.py"), "nightly", "--db"]
        find = ["find", str(archive), "-type", "f", "-printf", "%s %T@ %p\\n"]
        started = best(lambda: run([*night, str(Path(folder) / "none.db")], status=6))
        print(f"the program's start: {started:.2f} s")
        say("nothing changed", best(lambda: run([*night, str(history)])), best(lambda: run(find)), started)
        changed = papers[:: max(1, len(papers) // 10)][:10]
        sums = ["sha256sum", *map(str, changed)]
        theirs = best(lambda: (run(find), run(sums)))
        ours = best(lambda: change_and_run(changed, [*night, str(history)]))
        say("ten papers changed, and read", ours, theirs, started)


def say(what: str, ours: float, theirs: float, started: float) -> None:
    """One line: both times, and the ratio with and without the program's own start."""
    print(
        f"{what}: ragw nightly {ours:.2f} s, find and sha256sum {theirs:.3f} s: {ours / theirs:.0f} times as long;"
        f" without the program's start {(ours - started) / theirs:.1f} times"
    )


def write(archive: Path, count: int) -> list[Path]:
    """Papers that differ, a hundred to a folder."""
    papers = [archive / f"{number // IN_A_FOLDER:04d}" / f"paper-{number:06d}.txt" for number in range(count)]
    for number, paper in enumerate(papers):
        paper.parent.mkdir(parents=True, exist_ok=True)
        paper.write_text(f"Paper {number}\n" + "As put to the committee.\n" * 40, "utf-8")
    return papers


def ingest(archive: Path, history: Path) -> None:
    """As ``ragw ingest`` does it, with another reader."""
    found = scan([str(archive)])
    lot = Lot(
        tuple(found.found.values()), Settings(Manifest(), os.cpu_count() or 1, True, Limits(), read_nothing)
    )
    roots = given([str(archive)], None, Manifest(), Limits())
    with open_database(history) as database:
        import_papers([lot], found, database, Errand(roots=roots))


def read_nothing(task: Task, limits: Limits) -> Reading:  # noqa: ARG001 - a reader's signature
    """A reading with one report listed, so that the history keeps it."""
    import hashlib

    sha256 = hashlib.sha256(task.content).hexdigest()
    facts = PaperFacts(
        paper=task.name, paper_sha256=sha256, format="txt", authority="", authority_basis=None, committee="",
        date=None, date_basis=None,
        date_evidence="", reference="", supersedes="", legend=(), subject="", report_of="",
        classification="", purpose="",
    )  # fmt: skip
    listed = Mention(
        paper=task.name, paper_sha256=sha256, listing="published", scope=None, title="Making it fair",
        report_key=None, date=None, date_raw="", place=Place(line=1),
    )  # fmt: skip
    return Reading(paper=facts, observations=(), leftovers=(), problems=(), mentions=(listed,))


def change_and_run(papers: Sequence[Path], night: list[str]) -> None:
    """Ten papers get another line; they hold no tracker, so the night ends with 4."""
    for paper in papers:
        with paper.open("a", encoding="utf-8") as file:
            file.write("And again.\n")
    run(night, status=4)


def run(command: list[str], status: int = 0) -> None:
    """The command, its output thrown away."""
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own commands
    if done.returncode != status:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")


def best(task: Callable[[], object]) -> float:
    """Seconds, the least of three: the others had to wait for something."""
    return min(seconds(task) for _ in range(3))


def seconds(task: Callable[[], object]) -> float:
    """Seconds of the processor, of this program and of all that it started."""
    begun = sum(os.times()[:4])
    task()
    return sum(os.times()[:4]) - begun


if __name__ == "__main__":
    main()
