"""What a process does that reads papers: one after the other, within limits, and silent but for its answers.

Its answers go out as MessagePack and JSON, which are only data: a pickle from a process that hostile input has
taken over could do anything to the one that opens it.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

import msgspec

from commands.reading.limits import Limits
from commands.reading.papers import Task
from schemas import PaperRefused, Record, to_json

READY: Final = b""
"""What a worker says when it has started, before its first paper."""

OUT_OF_MEMORY: Final = 77
"""How a process ends that needed more than its limit: by then no answer can be counted on."""

Read = Callable[[Task, Limits], Record]
"""What is done with a paper. A function of a module, for the process to import."""


class Answer(Record, frozen=True, kw_only=True):
    """What a worker says of one paper, as MessagePack: the fields of `commands.reading.papers.Attempt`."""

    found: bytes = b""
    refusal: str = ""
    ours: bool = False
    trace: str = ""


def work(pipe: Connection, read: Read, limits: Limits) -> None:
    """Answers each task that comes through `pipe`, until the process is ended or the pipe is closed."""
    _withdraw()
    _restrict(limits)
    pipe.send_bytes(READY)
    try:
        while True:
            path, entry, is_converted = pipe.recv()
            task = Task(path, pipe.recv_bytes(), entry, pipe.recv_bytes() if is_converted else None)
            pipe.send_bytes(msgspec.msgpack.encode(_answer(read, task, limits)))
            del task  # a large paper's bytes do not wait for the next
    except (EOFError, BrokenPipeError):
        return  # whoever asks has gone


def _answer(read: Read, task: Task, limits: Limits) -> Answer:
    try:
        return Answer(found=to_json(read(task, limits)))
    except Exception as error:  # noqa: BLE001 - the boundary of a paper: whatever happens is said, once, by the parent
        if _memory_ran_out(error):
            os._exit(OUT_OF_MEMORY)
        if isinstance(error, PaperRefused):
            return Answer(refusal=_text(error.reason))
        trace = "".join(traceback.format_exception(error))
        return Answer(refusal=_text(f"{type(error).__name__}: {error}"), ours=True, trace=_text(trace))


def _memory_ran_out(error: BaseException | None) -> bool:
    """Whether memory was the reason: readers say "damaged" of whatever a library raises, from its error."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _text(words: str) -> str:
    """The words in one piece that any encoding holds: an error may quote half a character of a paper."""
    return words.encode("utf-8", "backslashreplace").decode()


def _withdraw() -> None:
    """Leaves the user's terminal and keyboard to the parent, and follows it when it ends."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        # a group of its own: the parent ends it with all that a library may have started in it
        os.setpgid(0, 0)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Ends this process, and its group, when the parent has ended, however that was and whatever is read."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _restrict(limits: Limits) -> None:
    """Takes the memory limit, and lets no library start threads by the core: their stacks count, N times N."""
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    if sys.platform == "linux":
        # elsewhere there is no such limit, or one that nobody keeps
        import resource

        most = limits.memory * 2**20
        _, allowed = resource.getrlimit(resource.RLIMIT_AS)
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(
            resource.RLIMIT_CORE, (0, 0)
        )  # a crash is an answer; nobody wants the memory's picture
