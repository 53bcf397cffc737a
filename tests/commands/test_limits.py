"""Limits: what they may be, and that one paper's excess is that paper's alone."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from commands.reading.limits import Limits
from commands.reading.papers import Task, content_of, extract_paper
from schemas import PaperRefused
from tests.commands import hostile
from tests.commands.bombs import BOMBS
from tests.commands.test_ingest import PAPER, SAMPLES, ragw

ROOT = Path(__file__).parents[2]
MISBEHAVING_RAGW = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import functools, commands.ingest, pipeline
from tests.commands import hostile
commands.ingest.Settings = functools.partial(commands.ingest.Settings, read=hostile.read)
pipeline.main(sys.argv[1:])
"""
"""The program, but for what its processes do with a paper."""

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux holds a process to an amount of memory"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
MEMORY = "needed more than 512 MB of memory; --paper-memory sets the limit"
HOSTILE = [
    pytest.param("looping", "took longer than 5 seconds; --paper-seconds sets the limit", id="looping"),
    pytest.param("eating_memory", MEMORY, id="eating memory", marks=linux),
    pytest.param("eating_memory_unsaid", MEMORY, id="eating memory, unsaid", marks=linux),
    pytest.param("killing_itself", "its reader was killed (signal 9)", id="killed", marks=posix),
    pytest.param(
        "aborting", "its reader crashed (signal 6), probably for want of memory", id="aborting", marks=linux
    ),
    pytest.param("touching_nothing", "its reader crashed (signal 11)", id="segmentation fault", marks=posix),
    pytest.param("leaving", "its reader crashed (status 3)", id="leaving"),
    pytest.param("refusing", "is empty", id="refused"),
]


def misbehaving_ragw(*arguments, cwd):
    """``ragw`` with processes that do as papers ask (`hostile`)."""
    command = [sys.executable, "-c", MISBEHAVING_RAGW, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False)


@pytest.mark.parametrize(("name", "reason"), HOSTILE)
def test_a_hostile_paper_is_one_line_and_the_others_are_in_the_history(tmp_path, name, reason):
    """Status 4, the papers before and after it loaded, whatever it does to the process that reads it."""
    for end, period in (("a", "2020-02"), ("c", "2020-06")):
        content = (SAMPLES / "formats" / f"appendix-{period}.txt").read_bytes()
        (tmp_path / f"{end}.txt").write_bytes(content)
    (tmp_path / "b.txt").write_bytes(hostile.paper(name))
    limits = ("--jobs", 1, "--paper-seconds", 5, "--paper-memory", 512)
    done = misbehaving_ragw("ingest", "a.txt", "b.txt", "c.txt", *limits, cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 4, lines
    assert lines[0].startswith(f"ragw: b.txt: {reason}")
    assert lines[1].startswith("ragw: 3 papers: 2 new, 1 not read;")
    assert len(lines) == 2
    exported = ragw("export", "--format", "csv", cwd=tmp_path).stdout.splitlines()
    assert {b"a.txt", b"c.txt"} <= {line.split(b",")[0] for line in exported}


def test_a_fault_of_ours_is_one_line_and_status_1(tmp_path):
    """The others are loaded all the same; with ``--debug`` the traceback follows."""
    (tmp_path / "a.txt").write_bytes(hostile.paper("failing"))
    (tmp_path / "b.txt").write_bytes(PAPER.read_bytes())
    done = misbehaving_ragw("ingest", "a.txt", "b.txt", cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert lines[0] == r"ragw: a.txt: a fault of ours, please report it: ValueError: a bug\udcff"
    assert lines[1].startswith("ragw: 2 papers: 1 new, 1 broken by a fault of ours;")
    assert len(lines) == 2
    shown = misbehaving_ragw("--debug", "ingest", "a.txt", cwd=tmp_path)
    assert b"in failing" in shown.stderr


def test_real_bombs_are_one_line_each(tmp_path):
    """PDFs, Word files and pages that grow or turn without end; the good paper after them is loaded."""
    for name, bomb in BOMBS.items():
        (tmp_path / name).write_bytes(bomb())
    limits = ("--paper-seconds", 8, "--paper-memory", 512)
    done = ragw("ingest", *sorted(BOMBS), PAPER, *limits, cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 4, lines
    assert [line.split(": ")[1] for line in lines[:-1]] == sorted(BOMBS)
    assert lines[-1].startswith(f"ragw: {len(BOMBS) + 1} papers: 1 new, {len(BOMBS)} not read;")


@pytest.mark.parametrize("name", ["zip-bomb.docx", "page-loop.pdf"])
@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_bomb_read_by_hand_is_one_line(tmp_path, command, name):
    """Status 5, and nothing on stdout."""
    (tmp_path / name).write_bytes(BOMBS[name]())
    done = ragw(command, name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (5, b"")
    assert done.stderr.decode().startswith(f"ragw: {name}: ")
    assert done.stderr.count(b"\n") == 1


def test_a_paper_may_have_so_many_pages(tmp_path):
    """One more and it is refused, with the option that sets the limit."""
    path = SAMPLES / "formats" / "appendix-2020-02.pdf"
    task = Task(str(path), path.read_bytes())
    pages = max(row.place.page or 0 for row in extract_paper(task, Limits()).printed)
    assert pages > 1
    done = ragw("read", path, "--paper-pages", pages - 1, cwd=tmp_path)
    assert done.returncode == 5
    words = f"has {pages} pages, more than {pages - 1}; --paper-pages sets the limit"
    assert words in done.stderr.decode()


def test_a_paper_may_be_so_large(tmp_path):
    """To the byte; beyond it is not read into memory."""
    paper = tmp_path / "paper.txt"
    paper.write_bytes(bytes(2**20))
    assert len(content_of(str(paper), Limits(size=1))) == 2**20
    paper.write_bytes(bytes(2**20 + 1))
    with pytest.raises(PaperRefused, match="is larger than 1 MB; --paper-size sets the limit"):
        content_of(str(paper), Limits(size=1))


@posix
def test_a_file_without_an_end_is_too_large():
    """A device says that it has no size, and goes on for ever."""
    with pytest.raises(PaperRefused, match="is larger than 1 MB"):
        content_of("/dev/zero", Limits(size=1))


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_a_limit_that_makes_no_sense_is_refused(tmp_path, name):
    """In Python by a ValueError, on the command line as wrong usage."""
    with pytest.raises(ValueError, match=f"{name} must be from"):
        Limits(**{name: 0})
    done = ragw("ingest", PAPER, f"--paper-{name}", 0, cwd=tmp_path)
    assert done.returncode == 2
    assert f"--paper-{name}" in done.stderr.decode()


def test_the_documentation_says_each_limit_and_its_default():
    """Docs cannot lag behind the code."""
    told = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for field in fields(Limits):
        assert f"`--paper-{field.name} " in told
        assert f"{field.default:,}" in told
