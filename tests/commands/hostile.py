"""Stand-ins for the reading of a paper that go wrong as readers of hostile papers do; imported by worker processes.

The first line of a paper says what to do with it: a function's name, and a file for it to write to.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from commands.reading.papers import read_paper
from schemas import PaperRefused, Problem

HOSTILE = b"hostile: "


def paper(*words):
    """A paper's bytes that ask for one of the functions here."""
    return HOSTILE + " ".join(map(str, words)).encode() + b"\n"


def read(task, limits):
    """Does what the paper asks for; a paper that asks for nothing is read as ever."""
    if not task.content.startswith(HOSTILE):
        return read_paper(task, limits)
    name, *words = task.content.removeprefix(HOSTILE).decode().split()
    return Problem(code=str(os.getpid()), message=globals()[name](*words) or task.name)


def fine():
    """Nothing wrong."""


def slow(seconds):
    time.sleep(float(seconds))


def looping(pid_file=os.devnull):
    """Never ends, and is never idle."""
    Path(pid_file).write_text(str(os.getpid()))
    while True:
        pass


def starting_another(pid_file):
    """Starts a program, as a converter would, and waits for it for ever."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(pid_file).write_text(str(child.pid))
    child.wait()


def eating_memory():
    eaten = []
    while True:
        eaten.append(bytes(16 * 2**20))


def eating_memory_unsaid():
    """As readers do that say of whatever their library raises that the paper is damaged."""
    try:
        eating_memory()
    except Exception as error:
        raise PaperRefused("paper", "is damaged") from error


def killing_itself():
    os.kill(os.getpid(), signal.SIGKILL)


def aborting():
    os.abort()


def touching_nothing():
    """A segmentation fault."""
    ctypes.string_at(0)


def leaving():
    os._exit(3)


def failing():
    raise ValueError("a bug\udcff")


def refusing():
    raise PaperRefused("paper", "is empty")


def printing():
    """As libraries in C do, which know no `sys.stdout`."""
    os.write(1, b"noise")
    os.write(2, b"noise")
