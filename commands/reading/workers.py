"""Papers read by processes of their own, which can be ended: no paper harms or holds up the others.

tasks -> Workers -> attempts, in the same order
"""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import Final

from commands.reading.limits import Limits
from commands.reading.office import converted
from commands.reading.papers import Attempt, Task, content_of
from commands.reading.process import Process, Slot
from commands.reading.signals import ending_on_sigterm
from commands.reading.worker import Read
from schemas import ManifestEntry, PaperRefused

_AHEAD: Final = 32
"""Papers read beyond the one that is waited for: a slow one holds up nobody at first, nor fills the memory."""


class ReaderError(Exception):
    """A fault of ours in a process that read a paper; its notes hold the traceback."""


class Workers:
    """At most `jobs` processes that read papers by `read`, each started when there is work for it.

    Use it in a ``with`` statement: at its end, also by an error, Ctrl-C or SIGTERM, every process is killed.
    """

    def __init__(self, read: Read, jobs: int, limits: Limits) -> None:
        self._read = read
        self._jobs = jobs
        self._limits = limits
        self._processes: list[Process] = []
        self._exit = ExitStack()

    def __enter__(self) -> "Workers":
        self._exit.enter_context(ending_on_sigterm())
        self._exit.callback(self._end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exit.__exit__(kind, error, trace)

    def attempts(self, tasks: Iterable[Task | Attempt]) -> Iterator[Attempt]:
        """What came of each task, in order; what is an attempt already keeps its place.

        Takes from `tasks` when a process is free, so that few papers are in memory at a time.
        """
        coming = iter(tasks)
        slots: deque[Slot] = deque()
        while True:
            self._collect(patience=0)
            more = self._hand_out(coming, slots)
            if slots and slots[0].attempt is not None:
                yield slots[0].attempt
                slots.popleft()
            elif slots:
                self._collect()
            elif not more:
                return

    def _hand_out(self, coming: Iterator[Task | Attempt], slots: deque[Slot]) -> bool:
        """Gives every free process a paper; False where there is none left."""
        while self._has_room() and len(slots) < self._jobs + _AHEAD:
            item = next(coming, None)
            if item is None:
                return False
            if isinstance(item, Attempt):
                slots.append(Slot(attempt=item))
            else:
                slots.append(Slot(task=item))
                self._idle().take(slots[-1])
        return True

    def _collect(self, patience: float | None = None) -> None:
        """Hears the processes that have something to say, and ends those whose time is over.

        Waits for the first of either, `patience` seconds at most where it is given.
        """
        busy = [process for process in self._processes if not process.idle]
        if patience is None:
            patience = max(0.0, min(process.deadline for process in busy) - monotonic())
        speaking = wait([process.pipe for process in busy], patience)
        for process in busy:
            if process.pipe in speaking:
                process.hear()
            elif process.deadline <= monotonic():
                process.give_up()
        self._processes = [process for process in self._processes if not process.ended]

    def _has_room(self) -> bool:
        return len(self._processes) < self._jobs or any(process.idle for process in self._processes)

    def _idle(self) -> Process:
        for process in self._processes:
            if process.idle:
                return process
        self._processes.append(Process(self._read, self._limits))
        return self._processes[-1]

    def _end(self) -> None:
        while self._processes:
            self._processes.pop().end()


def read_alone(path: str, entry: ManifestEntry | None, read: Read, limits: Limits) -> bytes:
    """The JSON of what `read` finds in one paper, read in a process of its own.

    Raises `PaperRefused`; or `ReaderError` where it is ours.
    """
    task = Task(path, content_of(path, limits), entry)
    with Workers(read, 1, limits) as workers:
        [done] = workers.attempts(converted([task], limits))
    if done.ours:
        fault = ReaderError(f"{task.name}: {done.refusal}")
        fault.add_note(done.trace)
        raise fault
    if done.refusal:
        raise PaperRefused(task.name, done.refusal)
    return done.found
