"""The program, with one thing made to go wrong at its n-th step with the database: what a user runs, damaged.

``python -m tests.damage.program DAMAGE STEP COMMAND...``; DAMAGE is one of `DAMAGES`. A step is a statement or a
commit. Nothing of this is known to the product; papers are read by its own workers.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

STATUS_OF_WRITES = 99
_WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "PRAGMA JOURNAL")


class Steps:
    """Counts what this process asks of a database, and calls `strike` at one of them."""

    def __init__(self, step: int, strike: Callable[[], None]) -> None:
        self.taken = 0
        self._step = step
        self._strike = strike

    def listen(self) -> "Steps":
        event.listen(Engine, "before_cursor_execute", self._count)
        event.listen(Engine, "commit", self._count)
        return self

    def stop(self) -> None:
        event.remove(Engine, "before_cursor_execute", self._count)
        event.remove(Engine, "commit", self._count)

    def _count(self, *_: Any) -> None:
        self.taken += 1
        if self.taken == self._step:
            self._strike()


def killed() -> None:
    """As by ``kill -9``, or by a system whose memory is full."""
    os.kill(os.getpid(), signal.SIGKILL)


def asked_to_end() -> None:
    """As by systemd, which wants its machine back."""
    os.kill(os.getpid(), signal.SIGTERM)


def disconnected() -> None:
    """The server ends every connection of this database, as when it is started again."""
    engine = create_engine(
        os.environ["RAGW_DB"].replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool
    )
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def crashed() -> None:
    """The server ends at once, without writing down what it has not yet written, as in a power cut."""
    folder = Path(str(make_url(os.environ["RAGW_DB"]).query["host"]))
    os.kill(int((folder / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    while (folder / "postmaster.pid").exists():
        time.sleep(0.01)


def full() -> None:
    """From here on no file of this process may grow beyond a few kB: a disk without room."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))


def taken_away() -> None:
    """The history's file is there no more, as when its share is unmounted."""
    history = Path(os.environ["RAGW_DB"])
    for file in history.parent.glob(f"{history.name}*"):
        file.rename(history.parent / "away" / file.name)


DAMAGES = {
    "taken_away": taken_away,
    "killed": killed,
    "asked_to_end": asked_to_end,
    "disconnected": disconnected,
    "crashed": crashed,
    "full": full,
}


def refuse_writes(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    """Ends the process where it writes."""
    if statement.lstrip().upper().startswith(_WRITING):
        sys.stderr.write(f"wrote: {statement}\n")
        os._exit(STATUS_OF_WRITES)


def main(arguments: list[str]) -> None:
    from pipeline import main as run

    damage, step, *command = arguments
    if damage == "no_writes":
        event.listen(Engine, "before_cursor_execute", refuse_writes)
    else:
        Steps(int(step), DAMAGES[damage]).listen()
    run(command)


if __name__ == "__main__":
    main(sys.argv[1:])
