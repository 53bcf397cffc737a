"""Ctrl-C and SIGTERM, where processes are at work that must neither be interrupted nor left behind."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from commands.exits import Exit
from commands.shared import say


class _Terminated(SystemExit):
    """SIGTERM, as an exception: what is open is closed on its way out."""


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the system's own signature
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a second one is obeyed without delay
    raise _Terminated(Exit.TERMINATED)


@contextmanager
def ending_on_sigterm(remains: str = "what was read so far is kept") -> Iterator[None]:
    """SIGTERM ends the block by an exception, as Ctrl-C does, and ends the program with its status.

    One line says so, and what there is now: `remains`.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    if signal.getsignal(signal.SIGTERM) is _end:
        yield  # a block around this one says it
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except _Terminated:
        say(f"ended by SIGTERM; {remains}")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C waiting: a child inherits that, and is not interrupted, traceback and all, while it starts."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it would start with the first child, and let go of what is held
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
