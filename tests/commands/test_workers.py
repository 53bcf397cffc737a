"""Processes that read papers: order, reuse, how many papers wait, and that none outlives its use."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from commands.reading.limits import Limits
from commands.reading.papers import Attempt, Task
from commands.reading.process import _PAPERS
from commands.reading.workers import _AHEAD, ReaderError, Workers, read_alone
from schemas import Problem, from_json
from tests.commands import hostile
from tests.commands.test_limits import MISBEHAVING_RAGW, linux, posix

FIRST = Limits(seconds=20, memory=512)


def tasks(*asked):
    """Papers that ask for these functions of `hostile`."""
    return [Task(f"{number}.txt", hostile.paper(words)) for number, words in enumerate(asked)]


def attempts(*asked, jobs=2, limits=FIRST):
    with Workers(hostile.read, jobs, limits) as workers:
        return list(workers.attempts(tasks(*asked)))


def process_of(attempt):
    """The number of the process that read the paper."""
    return int(from_json(Problem, attempt.found).code)


def lives(pid):
    """Whether there is such a process; one that is dead and not yet waited for is none."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return not Path("/proc").exists()  # gone meanwhile; or a system that has no such folder


def until(condition, seconds=10):
    """Whether the condition comes true in time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


@pytest.fixture(autouse=True)
def no_child_remains():
    """Holds for every test here."""
    yield
    assert active_children() == []


def test_answers_come_in_the_papers_order():
    """Also where an earlier paper takes longer, crashes, or could not be opened at all."""
    papers = tasks("slow 0.5", "fine", "leaving", "fine", "refusing", "slow 0.2", "fine")
    papers[3] = Attempt("3.txt", refusal="no such file")
    with Workers(hostile.read, 3, FIRST) as workers:
        done = list(workers.attempts(papers))
    assert [each.path for each in done] == [f"{number}.txt" for number in range(7)]
    assert [each.refusal for each in done] == [
        "", "", "its reader crashed (status 3)", "no such file", "is empty", "", "",
    ]  # fmt: skip
    assert [bool(each.found) for each in done] == [not each.refusal for each in done]


def test_a_process_reads_paper_after_paper():
    """Starting one and loading its libraries takes a second; also after a refusal and a fault of ours."""
    done = attempts("fine", "refusing", "failing", *["fine"] * 5, jobs=1)
    assert len({process_of(each) for each in done if each.found}) == 1


def test_a_process_gives_way_after_many_papers():
    """What libraries keep in memory does not add up over an archive."""
    done = attempts(*["fine"] * (_PAPERS + 1), jobs=1)
    assert [process_of(each) for each in done[:-1]] == [process_of(done[0])] * _PAPERS
    assert process_of(done[-1]) != process_of(done[0])


@pytest.mark.parametrize(
    "asked",
    ["leaving", "looping", pytest.param("eating_memory", marks=linux)],
)
def test_a_process_that_died_or_took_too_much_is_replaced(asked):
    """The next paper is read by another."""
    before, _, after = attempts("fine", asked, "fine", jobs=1, limits=Limits(seconds=2, memory=512))
    assert process_of(before) != process_of(after)


def test_a_papers_time_does_not_count_its_process_start_nor_the_papers_before():
    """Each has all its seconds."""
    done = attempts(*["slow 0.8"] * 4, jobs=1, limits=Limits(seconds=2))
    assert [each.refusal for each in done] == [""] * 4


def test_no_more_processes_than_jobs_and_none_without_work():
    """An import that finds nothing new starts none."""
    done = attempts(*["slow 0.1"] * 9, jobs=3)
    assert len({process_of(each) for each in done}) == 3
    with Workers(hostile.read, 3, FIRST) as workers:
        assert list(workers.attempts([Attempt("a.txt", refusal="is empty")])) == [
            Attempt("a.txt", refusal="is empty")
        ]
        assert active_children() == []


def test_few_papers_wait_behind_a_slow_one():
    """Memory stays flat over an archive of any length: papers are taken up as they can be read."""
    taken = 0

    def archive():
        nonlocal taken
        for task in tasks("slow 1", *["fine"] * 300):
            taken += 1
            yield task

    with Workers(hostile.read, 2, FIRST) as workers:
        for number, _ in enumerate(workers.attempts(archive())):
            assert taken <= number + 2 + _AHEAD
    assert taken == 301


def test_a_process_says_nothing_on_the_users_terminal(capfd):
    """Neither what a library prints, nor a traceback."""
    attempts("printing", "failing", "leaving")
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_ours_brings_its_traceback(tmp_path):
    """For ``ragw --debug``; of a paper read alone it is raised, with the traceback as its note."""
    [done] = attempts("failing")
    assert done.ours
    assert done.refusal == r"ValueError: a bug\udcff"
    assert "in failing" in done.trace
    paper = tmp_path / "paper.txt"
    paper.write_bytes(hostile.paper("failing"))
    with pytest.raises(ReaderError, match=r"paper\.txt: ValueError: a bug") as raised:
        read_alone(str(paper), None, hostile.read, FIRST)
    assert raised.value.__notes__ == [done.trace]


def test_an_error_while_answers_are_taken_ends_the_processes():
    """The database may fail while papers are being read."""
    with pytest.raises(ZeroDivisionError):
        _break_off()


def _break_off():
    with Workers(hostile.read, 2, FIRST) as workers:
        for _ in workers.attempts(tasks("fine", "looping", "looping")):
            raise ZeroDivisionError


@posix
def test_what_a_reader_started_ends_with_it(tmp_path):
    """A converter that a reader waits for is not left behind."""
    note = tmp_path / "pid"
    [done] = attempts(f"starting_another {note}", limits=Limits(seconds=2))
    assert done.refusal.startswith("took longer than 2 seconds")
    assert until(lambda: not lives(int(note.read_text())))


@posix
@pytest.mark.parametrize(
    ("number", "status", "said"),
    [
        (signal.SIGINT, 130, b"ragw: broken off; what was read so far is in the history\n"),
        (signal.SIGTERM, 143, b"ragw: ended by SIGTERM; what was read so far is kept\n"),
        (signal.SIGKILL, -9, b""),
    ],
    ids=["Ctrl-C", "SIGTERM", "SIGKILL"],
)
def test_a_program_that_is_broken_off_leaves_no_process(tmp_path, number, status, said):
    """At once, in one line at most, however it is ended; a terminal sends Ctrl-C to the processes as well."""
    notes = [tmp_path / "first", tmp_path / "second"]
    for note in notes:
        (tmp_path / f"{note.name}.txt").write_bytes(hostile.paper("looping", note))
    command = [sys.executable, "-c", MISBEHAVING_RAGW, "ingest", "first.txt", "second.txt", "--jobs", "2"]
    start = partial(subprocess.Popen, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    with start(command) as program:
        assert until(lambda: all(note.exists() and note.read_text() for note in notes), 30)
        began = time.monotonic()
        os.killpg(program.pid, number)
        _, errors = program.communicate(timeout=20)
    assert (program.returncode, errors.lstrip()) == (status, said)
    assert until(lambda: not any(lives(int(note.read_text())) for note in notes))
    assert time.monotonic() - began < 5
