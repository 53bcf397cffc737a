"""One process that reads papers, as its parent sees it: given a paper, heard, and ended."""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from time import monotonic
from typing import Final

import msgspec

from commands.reading.limits import Limits
from commands.reading.papers import Attempt, Task
from commands.reading.signals import interrupts_held
from commands.reading.worker import OUT_OF_MEMORY, READY, Answer, Read, work

_START: Final = 60.0
"""Seconds that a process may take to start, which takes a tenth of one; no paper's time runs meanwhile."""

_PARTING: Final = 5.0
"""Seconds to wait for a process that is being ended by the system."""

_PAPERS: Final = 200
"""Papers after which a process gives way to a new one, so that what libraries keep in memory does not add up."""

_ABORTS: Final = (4, 5, 6)
"""SIGILL, SIGTRAP and SIGABRT: how libraries in C, pdfium among them, end a process that gets no more memory."""


@dataclass(slots=True)
class Slot:
    """A paper's place in the order: what is to be done, then what came of it."""

    task: Task | None = None
    attempt: Attempt | None = None


class Process:
    """A process that reads papers by `read`, one at a time, within `limits`; it starts at once."""

    def __init__(self, read: Read, limits: Limits) -> None:
        self._limits = limits
        self._ready = False
        self._slot: Slot | None = None
        self._papers = 0
        self.ended = False
        self.deadline = monotonic() + _START
        """When to give it up, as `time.monotonic` counts; of no meaning while it is idle."""
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, read, limits), daemon=True)
        with interrupts_held():
            self._process.start()
        theirs.close()

    @property
    def idle(self) -> bool:
        """Whether it has no paper."""
        return self._slot is None

    def take(self, slot: Slot) -> None:
        """Gives it the slot's task, now or when it has started."""
        self._slot = slot
        if self._ready:
            self._send()

    def hear(self) -> None:
        """Takes what its pipe holds: that it is ready, an answer for its slot, or the pipe's end, and so its own."""
        try:
            message = self.pipe.recv_bytes()
        except (EOFError, OSError):
            self._lost()
        else:
            self._heard(message)

    def give_up(self) -> None:
        """Ends it because its time is over."""
        limit = self._limits.seconds
        unit = "second" if limit == 1 else "seconds"
        started = self._ready
        self.end()
        if started:
            self._settle(f"took longer than {limit} {unit}; --paper-seconds sets the limit")
        else:
            self._settle(f"its reading process did not start in {_START:.0f} seconds", ours=True)

    def end(self) -> None:
        """Kills it, with whatever it may have started, and waits until it has gone."""
        self.ended = True
        if sys.platform != "win32" and self._process.pid is not None:
            # before it is waited for: from then on its number may be another's. macOS says PermissionError of
            # a group that holds only the dead
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join(_PARTING)
        self.pipe.close()

    def _heard(self, message: bytes) -> None:
        if message == READY:
            self._ready = True
            self._send()
            return
        answer = msgspec.msgpack.decode(message, type=Answer)
        self._settle(answer.refusal, found=answer.found, ours=answer.ours, trace=answer.trace)
        self._papers += 1
        if self._papers >= _PAPERS:
            self.end()

    def _send(self) -> None:
        if self._slot is None or self._slot.task is None:
            return
        task = self._slot.task
        self.deadline = monotonic() + self._limits.seconds
        try:
            self.pipe.send((task.path, task.entry, task.converted is not None))
            self.pipe.send_bytes(task.content)
            if task.converted is not None:
                self.pipe.send_bytes(task.converted)
        except OSError:
            self._lost()

    def _lost(self) -> None:
        """Finds out how it died, says so, and clears up after it."""
        wait([self._process.sentinel], _PARTING)
        self.end()
        code = self._process.exitcode or 0
        if self._ready:
            self._settle(_death(code, self._limits))
        else:
            self._settle(f"its reading process did not start (status {code})", ours=True)

    def _settle(self, refusal: str, *, found: bytes = b"", ours: bool = False, trace: str = "") -> None:
        if self._slot is not None and self._slot.task is not None:
            path = self._slot.task.path
            self._slot.attempt = Attempt(path, found, refusal, ours, trace)
            self._slot.task = None  # its bytes need not wait with the answer
        self._slot = None


def _death(code: int, limits: Limits) -> str:
    """What the exit code of a process says about the paper that it was reading.

    >>> _death(-11, Limits()), _death(77, Limits(memory=1024))
    ('its reader crashed (signal 11)', 'needed more than 1024 MB of memory; --paper-memory sets the limit')
    """
    if code == OUT_OF_MEMORY:
        return f"needed more than {limits.memory} MB of memory; --paper-memory sets the limit"
    if code == -9:
        return "its reader was killed (signal 9), as a system does whose memory is full"
    crashed = f"its reader crashed ({f'signal {-code}' if code < 0 else f'status {code}'})"
    if sys.platform == "linux" and -code in _ABORTS:
        return f"{crashed}, probably for want of memory; --paper-memory sets the limit"
    return crashed
