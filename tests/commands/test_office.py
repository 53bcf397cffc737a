"""Papers that LibreOffice converts: in batches, kept, within limits, and never at the cost of the others."""

import http.server
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from commands.archive.scan import scan
from commands.reading import office, soffice
from commands.reading.kept import Kept, cache_folder
from commands.reading.limits import Limits
from commands.reading.office import Office, Source, converted
from commands.reading.papers import Attempt, Task
from tests.commands import fake_soffice, traps
from tests.commands.fake_soffice import asked
from tests.commands.test_ingest import PAPER, SAMPLES, ragw
from tests.commands.test_limits import ROOT, linux, posix
from tests.commands.test_workers import lives, until
from tests.test_formats import needs_libreoffice

FORMATS = SAMPLES / "formats"
LIMITS = Limits(seconds=20)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Where conversions are kept: nowhere but in the test's own folder."""
    monkeypatch.setenv("RAGW_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts `fake_soffice` in LibreOffice's place; its folder, where `calls` has a line a call."""
    folder = tmp_path / "stand-in"
    folder.mkdir()
    shutil.copy(FORMATS / "appendix-2020-02.docx", folder / "made.docx")
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{fake_soffice.__file__}" "{folder}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("RAGW_SOFFICE", str(program))
    return folder


def calls(folder):
    """The files of each conversion, call by call."""
    lines = (folder / "calls").read_text().splitlines() if (folder / "calls").exists() else []
    return [line.split(" out ")[1].split() for line in lines if "--version" not in line]


def rtf(*words):
    return Source(asked(*words), "rtf")


@posix
def test_many_papers_are_one_call_and_the_second_time_none(stand_in):
    """A call takes a second before it has read a word; what was made is kept."""
    papers = [rtf("convert", number) for number in range(5)]
    made = Office(LIMITS).convert(papers)
    assert made == [(stand_in / "made.docx").read_bytes()] * 5
    assert [len(files) for files in calls(stand_in)] == [5]
    assert Office(LIMITS).convert(papers) == made
    assert len(calls(stand_in)) == 1
    assert len(Office(LIMITS).convert([*papers, rtf("convert", "new")])) == 6
    assert [len(files) for files in calls(stand_in)] == [5, 1]


@posix
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("crash",), "crashes LibreOffice, or needs more memory"),
        (("hang", os.devnull), "took LibreOffice longer than 2 seconds; --paper-seconds sets the limit"),
        (("leave",), "LibreOffice cannot open it"),
        pytest.param(("eat",), "crashes LibreOffice, or needs more memory", marks=linux),
    ],
    ids=["crash", "hang", "leave", "eat"],
)
def test_a_paper_that_breaks_the_converter_is_refused_alone(stand_in, words, reason, monkeypatch):
    """Those before it and after it are converted, in their order; the culprit keeps nothing."""
    monkeypatch.setattr(office, "_STALLED", 1.0)
    papers = [rtf("convert", 1), rtf(*words), rtf("convert", 2), rtf("convert", 3)]
    made = Office(Limits(seconds=2, memory=512)).convert(papers)
    assert [isinstance(each, bytes) for each in made] == [True, False, True, True]
    assert reason in made[1]
    again = Office(Limits(seconds=2, memory=512)).convert(papers)
    assert again == made
    assert calls(stand_in)[-1] == ["0000.rtf"]


@posix
@pytest.mark.usefixtures("stand_in")
def test_several_culprits_are_each_refused(monkeypatch):
    """Also where they follow one another."""
    monkeypatch.setattr(office, "_STALLED", 1.0)
    papers = [rtf("leave"), rtf("crash", 1), rtf("hang", os.devnull), rtf("convert"), rtf("crash", 2)]
    made = Office(Limits(seconds=2)).convert(papers)
    reasons = ["cannot open it", "crashes LibreOffice", "longer than 2 seconds", None, "crashes LibreOffice"]
    for result, reason in zip(made, reasons, strict=True):
        assert isinstance(result, bytes) if reason is None else reason in result


@posix
def test_tasks_come_back_in_their_order_with_their_conversions(stand_in):
    """Those of other formats untouched, also what could not be opened; batches are bounded."""
    plain, old = PAPER.read_bytes(), (FORMATS / "appendix-2020-02.rtf").read_bytes()
    tasks = [
        Task("a.txt", plain),
        *(Task(f"{n}.rtf", old + b" " * n) for n in range(45)),
        Attempt("z", refusal="no"),
    ]
    tasks.insert(7, Task("b.txt", plain))
    found = list(converted(iter(tasks), LIMITS))
    assert [each.path for each in found] == [each.path for each in tasks]
    assert [len(files) for files in calls(stand_in)] == [20, 20, 5]
    kinds = {
        each.path.rpartition(".")[2]: each.converted is not None for each in found if isinstance(each, Task)
    }
    assert kinds == {"txt": False, "rtf": True}


@posix
@pytest.mark.usefixtures("stand_in")
def test_a_paper_that_needs_nothing_does_not_wait():
    """Papers are read while others come; only behind one that is to be converted do they queue up."""
    coming = iter([Task("a.txt", b"text"), Task("b.rtf", asked("convert"))])
    assert next(converted(coming, LIMITS)).path == "a.txt"
    assert next(coming).path == "b.rtf"


@posix
def test_ingest_converts_once_and_leaves_the_paper_what_it_was(stand_in, tmp_path):
    """The second import starts no LibreOffice, not even to ask for its version; a lost database costs none either."""
    archive = tmp_path / "archive"
    archive.mkdir()
    for ending in ("doc", "odt", "rtf"):
        shutil.copy(FORMATS / f"appendix-2020-02.{ending}", archive)
    first = ragw("ingest", archive, cwd=tmp_path)
    assert first.returncode == 0, first.stderr.decode()
    assert [len(files) for files in calls(stand_in)] == [3]
    before = (stand_in / "calls").read_text()
    assert "3 unchanged" in ragw("ingest", archive, cwd=tmp_path).stderr.decode()
    assert (stand_in / "calls").read_text() == before
    assert ragw("ingest", archive, "--db", "new.db", cwd=tmp_path).returncode == 0
    assert [len(files) for files in calls(stand_in)] == [3]
    exported = ragw("export", "--format", "csv", cwd=tmp_path).stdout.decode("utf-8-sig").splitlines()
    import hashlib

    told = {tuple(line.split(",")[:2]) for line in exported[1:] if line.startswith("appendix")}
    assert told == {(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in archive.iterdir()}


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_without_libreoffice_that_paper_is_refused_and_nothing_else(tmp_path, monkeypatch, ending):
    """In one line that says how to get it; status 4 beside others, 5 alone."""
    monkeypatch.setenv("RAGW_SOFFICE", str(tmp_path / "nowhere"))
    shutil.copy(FORMATS / f"appendix-2020-02.{ending}", tmp_path)
    name = f"appendix-2020-02.{ending}"
    beside = ragw("ingest", name, PAPER, cwd=tmp_path)
    lines = beside.stderr.decode().splitlines()
    assert beside.returncode == 4
    assert lines[0] == (
        f"ragw: {name}: is a .{ending} file, which LibreOffice converts, but LibreOffice was not found;"
        f" to get it: {soffice.how_to_get()}"
    )
    assert "1 new, 1 not read" in lines[1]
    for command in ("ingest", "read", "extract"):
        alone = ragw(command, name, cwd=tmp_path)
        assert (alone.returncode, alone.stdout) == (5, b"")
        assert "to get it: " in alone.stderr.decode()


def test_libreoffice_is_found_where_it_is_and_said_how_to_get(tmp_path, monkeypatch):
    """On the path, in the usual places; an emptied path finds none."""
    monkeypatch.setattr(soffice, "_USUAL", ())
    assert soffice.find({"PATH": ""}) is None
    program = tmp_path / ("soffice.exe" if sys.platform == "win32" else "soffice")
    program.write_bytes(b"")
    program.chmod(0o755)
    assert soffice.find({"PATH": str(tmp_path)}) == str(program)
    assert soffice.find({"PATH": "", "RAGW_SOFFICE": str(program)}) == str(program)
    assert soffice.find({"PATH": str(tmp_path), "RAGW_SOFFICE": str(tmp_path / "none")}) is None
    monkeypatch.setattr(soffice, "_USUAL", (str(program),))
    assert soffice.find({"PATH": ""}) == str(program)
    assert len({soffice.how_to_get(system) for system in ("win32", "darwin", "linux", "freebsd")}) == 4


@posix
@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("command", ["ingest", "read"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_broken_off_it_leaves_no_converter(tmp_path, command, number, status):
    """Nor what that had started, nor its folder."""
    note = tmp_path / "pids"
    (tmp_path / "a.rtf").write_bytes(asked("hang", note))
    (tmp_path / "tmp").mkdir()
    start = [sys.executable, "-m", "pipeline", command, "a.rtf"]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(start, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as program:
        assert until(lambda: note.exists() and note.read_text(), 30)
        program.send_signal(number)
        program.communicate(timeout=20)
    assert program.returncode == status
    assert until(lambda: not any(lives(int(pid)) for pid in note.read_text().split()))
    assert [path for path in (tmp_path / "tmp").iterdir() if path.name.startswith("ragw-")] == []


def test_what_was_made_is_kept_by_bytes_and_maker(tmp_path):
    """Another LibreOffice makes it anew."""
    kept = Kept(tmp_path, "LibreOffice 1.0")
    assert kept.get(b"paper") is None
    kept.keep(b"paper", b"made")
    assert kept.get(b"paper") == b"made"
    assert Kept(tmp_path, "LibreOffice 1.0").get(b"paper") == b"made"
    assert Kept(tmp_path, "LibreOffice 2.0").get(b"paper") is None
    assert [path.suffix for path in (tmp_path / "conversions").iterdir()] == [".docx"]


def test_the_cache_keeps_within_bounds(tmp_path):
    """The longest unused goes first."""
    kept = Kept(tmp_path, "x", most=300)
    for number in range(3):
        kept.keep(bytes([number]), bytes(100))
        os.utime(kept._path(bytes([number])), (number, number))
    assert kept.get(b"\0")  # used again: now the second is the oldest
    kept.keep(b"new", bytes(100))
    assert [kept.get(content) is not None for content in (b"\0", b"\1", b"\2", b"new")] == [
        True,
        False,
        True,
        True,
    ]


def test_a_cache_that_cannot_be_written_is_said_once_and_hinders_nothing(tmp_path, capsys):
    """The folder is a file, say."""
    (tmp_path / "cache").write_bytes(b"")
    kept = Kept(tmp_path / "cache", "x")
    for number in range(3):
        kept.keep(bytes([number]), b"made")
        assert kept.get(bytes([number])) is None
    assert capsys.readouterr().err.count("is not kept for the next time") == 1


def test_the_cache_is_where_the_system_keeps_such_files(monkeypatch):
    """And where ``RAGW_CACHE`` says."""
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert cache_folder({"RAGW_CACHE": "here"}, "linux") == Path("here")
    assert cache_folder({}, "linux") == Path("home/.cache/ragw")
    assert cache_folder({"XDG_CACHE_HOME": "xdg"}, "linux") == Path("xdg/ragw")
    assert cache_folder({}, "darwin") == Path("home/Library/Caches/ragw")
    assert cache_folder({"LOCALAPPDATA": "local"}, "win32") == Path("local/ragw/Cache")


def test_folders_are_searched_for_all_formats_but_not_what_belongs_to_a_saved_page(tmp_path):
    """A browser saves ``page.html`` with a folder ``page_files`` beside it."""
    wanted = ["a.doc", "b.odt", "c.rtf", "d.htm", "e.mht", "f.xhtml", "g.html", "other_files/h.html"]
    for name in [*wanted, "g_files/frame.html", "g_files/deep/x.htm", "logo.png"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [each.path for each in scan([str(tmp_path)]).found.values()]
    assert sorted(Path(path).relative_to(tmp_path).as_posix() for path in found) == sorted(wanted)


@needs_libreoffice
def test_libreoffice_runs_no_macro_fetches_nothing_and_leaves_nothing(tmp_path, monkeypatch):
    """A paper that writes a file when it is opened; one with a picture on the network and words of another file."""
    asked_for = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked_for.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the library's own names

        def log_message(self, *_):
            pass

    home, victim, secret = tmp_path / "home", tmp_path / "victim", tmp_path / "secret.odt"
    home.mkdir()
    secret.write_bytes(traps.odt("<text:p>hush</text:p>"))
    monkeypatch.setenv("HOME", str(home))
    with http.server.HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        linked = traps.linked_odt(f"http://127.0.0.1:{server.server_port}/a.png", secret.as_uri())
        made = Office(LIMITS).convert([Source(traps.macro_odt(victim), "odt"), Source(linked, "odt")])
        server.shutdown()
    assert all(isinstance(each, bytes) for each in made), made
    assert not victim.exists()
    assert asked_for == []
    (tmp_path / "made.docx").write_bytes(made[1])
    with zipfile.ZipFile(tmp_path / "made.docx") as parts:
        words = parts.read("word/document.xml")
    assert b"hush" not in words
    assert b"mine" in words
    assert list(home.iterdir()) == []


@needs_libreoffice
def test_real_hostile_papers_are_one_line_each(tmp_path):
    """The good ones before and after them are in."""
    good = (FORMATS / "appendix-2020-02.doc").read_bytes()
    papers = {
        "a.doc": good,
        "b-cut.doc": good[:60_000],
        "c-bomb.odt": traps.bomb_odt(),
        "d-head-only.doc": traps.ole("WordDocument"),
        "e-braces.rtf": traps.braces(5_000_000, closed=True),
        "f-open.rtf": traps.braces(100_000_000, closed=False),
        "g-really.pdf": (FORMATS / "appendix-2020-06.docx").read_bytes()[:9_000],
        "h-locked.odt": traps.locked_odt(),
        "z.rtf": (FORMATS / "appendix-2020-11.rtf").read_bytes(),
    }
    for name, content in papers.items():
        (tmp_path / name).write_bytes(content)
    began = time.monotonic()
    done = ragw("ingest", *papers, "--paper-seconds", 60, cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 4, lines
    assert [line.split(": ")[1] for line in lines[:-1]] == [name for name in papers if "-" in name]
    assert "9 papers: 2 new, 7 not read" in lines[-1]
    assert time.monotonic() - began < 120
    assert b"Traceback" not in done.stderr


@needs_libreoffice
def test_a_real_old_word_file_is_read_by_hand(tmp_path):
    """``ragw read`` and ``ragw extract``, its name on every line."""
    for command in ("read", "extract"):
        done = ragw(command, FORMATS / "appendix-2020-02.doc", cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
    shown = ragw("read", FORMATS / "appendix-2020-02.doc", cwd=tmp_path).stdout.splitlines()
    assert all(line.startswith(b'{"paper":"appendix-2020-02.doc"') for line in shown)


def test_a_web_page_is_ingested(tmp_path):
    """No LibreOffice in it."""
    done = ragw("ingest", FORMATS / "appendix-2020-02.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert "1 new" in done.stderr.decode()
