"""An import killed at each of its steps in turn, and then completed: ``python -m tests.damage.every_step DB FOLDER``.

Papers are read once, in this process; each import is a fork of it, with a stand-in for the processes that read. So a
thousand imports take a minute. Prints what went wrong, one line each, and ends with 1; else how often it killed.
"""

import contextlib
import hashlib
import io
import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import commands.imports
from commands.reading.limits import Limits
from commands.reading.papers import Attempt, Task, read_paper
from load import Database, observations, open_database, readings
from pipeline import main as run
from query import to_jsonl
from schemas import ManifestEntry, PaperRefused, Reading, from_json, to_json
from tests.damage.program import Steps, killed
from tests.load.databases import clear

Command = tuple[str, ...]

READ: dict[tuple[str, bytes, ManifestEntry | None], Attempt] = {}
"""What comes of each paper, by path and bytes and what the manifest says."""


class Prepared:
    """In the place of `commands.reading.workers.Workers`: the same attempts, from memory."""

    def __init__(self, *_: Any) -> None:
        pass

    def __enter__(self) -> "Prepared":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def attempts(self, tasks: Iterable[Task | Attempt]) -> Iterator[Attempt]:
        for task in tasks:
            yield task if isinstance(task, Attempt) else attempt(task)


def attempt(task: Task) -> Attempt:
    key = task.path, task.content, task.entry
    known = READ.get(key)
    if known is None:
        try:
            known = Attempt(task.path, to_json(read_paper(task, Limits())))
        except PaperRefused as refused:
            known = Attempt(task.path, refusal=refused.reason)
        READ[key] = known
    return known


def forked(command: Command, at: int = 0) -> int:
    """As `imported`, in a process of its own; of one that was killed the number of its signal, negative."""
    process = os.fork()
    if process == 0:
        status = 70
        try:
            status = imported(command, at)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def imported(command: Command, at: int = 0) -> int:
    """The status of an import, killed at a step; 0 is never."""
    steps = Steps(at, killed).listen()
    with contextlib.redirect_stderr(io.StringIO()) as said, contextlib.redirect_stdout(io.StringIO()):
        try:
            run(list(command))
        except SystemExit as ended:
            status = int(ended.code or 0)
    if status not in (0, 4):
        sys.stderr.write(said.getvalue())
    steps.stop()
    return status


def exported(database: Database) -> bytes:
    return b"".join(to_jsonl(observations(database)))


def whole(database: Database, sizes: dict[str, tuple[int, int]]) -> str:
    """What is wrong with the papers in a history, as far as there are any; "" where each is there once, and whole."""
    seen: set[str] = set()
    for reading in readings(database):
        sha256 = reading.paper.paper_sha256
        if sha256 in seen:
            return f"{reading.paper.paper} is there twice"
        seen.add(sha256)
        if sizes[sha256] != (len(reading.observations), len(reading.leftovers)):
            return f"{reading.paper.paper} is there by half"
    return ""


def reference(database: Database, command: Command) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """What an undisturbed import leads to: the export, and of each paper how much is in it."""
    clear(database)
    imported(command)
    read = [from_json(Reading, each.found) for each in READ.values() if each.found]
    return exported(database), {
        each.paper.paper_sha256: (len(each.observations), len(each.leftovers)) for each in read
    }


def kills(address: str, command: Command, first: int, stride: int) -> Iterator[str]:
    """What went wrong; the import is killed at every `stride`-th step, looked at, and run again."""
    with open_database(address) as database:
        wanted, sizes = reference(database, command)
        step, count = first, 0
        while True:
            clear(database)
            if forked(command, step) != -signal.SIGKILL:
                break
            count += 1
            if wrong := whole(database, sizes):
                yield f"killed at step {step}: {wrong}"
            forked(command)
            if exported(database) != wanted:
                yield f"killed at step {step}, and run again: the export is another"
            step += stride
    print(f"{count} kills")


def orders(address: str, folder: Path, command: Command, seeds: int) -> Iterator[str]:
    """What went wrong; the files come in any order, in any number of runs, every other of which is killed once."""
    with open_database(address) as database:
        wanted, sizes = reference(database, command)
        for seed in range(seeds):
            chance = Random(seed)
            files = sorted(str(path) for path in folder.rglob("*") if path.is_file())
            chance.shuffle(files)
            clear(database)
            while files:
                some = [files.pop() for _ in range(chance.randint(1, len(files)))]
                some_of_it = ("ingest", *some, *command[2:])
                if chance.random() < 0.5:
                    forked(some_of_it, chance.randint(1, 150))
                    if wrong := whole(database, sizes):
                        yield f"order {seed}, killed: {wrong}"
                forked(some_of_it)
            if exported(database) != wanted:
                yield f"order {seed}: the export is another"
    print(hashlib.sha256(wanted).hexdigest())


def main() -> int:
    parser = ArgumentParser()
    parser.add_argument("db")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--orders", type=int, default=0)
    asked = parser.parse_args()
    commands.imports.Workers = Prepared  # type: ignore[misc,assignment] - the one seam of this test
    manifest = asked.folder.with_name("manifest.csv")
    ingest = ("ingest", str(asked.folder), "--db", asked.db, "--manifest", str(manifest), "--quiet")
    if asked.orders:
        wrong = list(orders(asked.db, asked.folder, ingest, asked.orders))
    else:
        wrong = list(kills(asked.db, ingest, asked.first, asked.stride))
    print("\n".join(wrong), end="")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
