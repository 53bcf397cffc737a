"""``ragw ingest`` as its users run it: good papers in, bad ones named in one line, twice is once."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
PAPER = SAMPLES / "formats" / "appendix-2020-02.txt"


def ragw(*arguments, cwd, stdin=b""):
    """The program, run as a user runs it."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)


@pytest.fixture
def archive(tmp_path):
    """A folder with one good paper."""
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(PAPER, folder)
    return folder


BAD = {
    "missing.pdf": (None, "no such file"),
    "empty.pdf": (b"", "is empty"),
    "noise.txt": (bytes(range(256)) * 20, "not a document"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, ""),
    "noise.docx": (b"PK\x03\x04" + bytes(range(256)) * 20, "damaged"),
    "minutes.txt": (b"Minutes of the meeting\n\nPresent: six members.\n", "no tracker"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_paper_is_one_line_and_the_others_are_in_the_history(archive, tmp_path, name):
    """Status 4: some papers could not be read."""
    content, reason = BAD[name]
    if content is not None:
        (archive / name).write_bytes(content)
    done = ragw("ingest", archive, archive / name, cwd=tmp_path)
    assert done.returncode == 4
    said = [line for line in done.stderr.decode().splitlines() if name in line]
    assert len(said) == 1
    assert reason in said[0]
    assert b"Traceback" not in done.stderr
    assert len(ragw("export", cwd=tmp_path).stdout.splitlines()) == 30


@pytest.mark.parametrize("name", BAD)
def test_a_bad_paper_alone_ends_with_status_5(tmp_path, name):
    """None could be read."""
    content, reason = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = ragw("ingest", name, cwd=tmp_path)
    assert done.returncode == 5
    assert reason in done.stderr.decode()


def test_a_folder_without_papers_is_said(archive, tmp_path):
    """Alone: status 5; beside a good one: status 4, and the good one is in."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "logo.png").write_bytes(b"\x89PNG")
    alone = ragw("ingest", "bare", cwd=tmp_path)
    assert (alone.returncode, alone.stdout) == (5, b"")
    assert "bare: no papers here" in alone.stderr.decode()
    assert ragw("ingest", "bare", archive, cwd=tmp_path).returncode == 4


def test_importing_twice_writes_nothing_but_the_run(archive, tmp_path):
    """The second export is the first, byte for byte, and the tally says that nothing was new."""
    first = ragw("ingest", archive, cwd=tmp_path)
    assert first.returncode == 0, first.stderr.decode()
    before = ragw("export", cwd=tmp_path).stdout
    again = ragw("ingest", archive, cwd=tmp_path)
    assert again.returncode == 0
    assert "1 paper: 1 unchanged" in again.stderr.decode()
    assert ragw("export", cwd=tmp_path).stdout == before


def test_papers_are_told_by_their_bytes_not_by_their_names(tmp_path):
    """A PDF called .txt is a PDF."""
    shutil.copy(SAMPLES / "formats" / "appendix-2020-02.pdf", tmp_path / "appendix-2020-02.txt")
    assert ragw("ingest", "appendix-2020-02.txt", cwd=tmp_path).returncode == 0


def test_a_list_of_papers_is_read_from_stdin(tmp_path):
    """``find archive -name '*.txt' | ragw ingest -``."""
    done = ragw("ingest", "-", cwd=tmp_path, stdin=f"{PAPER}\n\n".encode())
    assert done.returncode == 0
    assert ragw("ingest", "-", cwd=tmp_path, stdin=b"").returncode == 5


def test_a_list_may_be_parted_by_nul_for_names_with_line_breaks_and_of_any_bytes(tmp_path):
    """``find archive -print0 | ragw ingest -``."""
    names = [b"two\nlines-2020-02.txt", b"pr\xe9cis-2020-03.txt", b" blank-2020-04.txt"]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(
            PAPER.read_bytes() + b"\n%d" % number
        )
    done = ragw("ingest", "-", cwd=tmp_path, stdin=b"\0".join(names) + b"\0")
    assert done.returncode == 0, done.stderr.decode()
    assert "3 papers: 3 new" in done.stderr.decode()


def test_what_may_not_be_looked_at_is_named_and_is_no_fault_of_ours(tmp_path):
    """A folder that is closed to us, and a file in it. (A link that leads round in a circle is closed to all.)"""
    (tmp_path / "loop").symlink_to("loop")
    for path in ("loop/a.txt", "loop"):
        done = ragw("ingest", path, cwd=tmp_path)
        assert done.returncode == 5
        assert "too many levels of symbolic links" in done.stderr.decode()


def test_what_a_manifest_says_wins_and_a_better_one_moves_the_paper(archive, tmp_path):
    """The first reading stays behind the second; the export shows the second."""
    ragw("ingest", archive, cwd=tmp_path)
    (tmp_path / "dates.csv").write_text("file,date,authority\nappendix-2020-02.txt,2020-02-25,Ravensmoor\n")
    moved = ragw("ingest", archive, "--manifest", "dates.csv", cwd=tmp_path)
    assert "1 read anew" in moved.stderr.decode()
    line = ragw("export", cwd=tmp_path).stdout.splitlines()[0]
    assert b'"paper_date":"2020-02-25","paper_date_basis":"manifest","authority":"Ravensmoor"' in line


@pytest.mark.parametrize(
    ("folder", "date", "basis"),
    [
        ("2018-11", "2018-11", "file name"),
        ("2018-19/Q3", "2018-12", "inferred"),
        ("backup 2024-01-31", "2020-02", "inferred"),
    ],
)
def test_the_folder_that_a_paper_lies_in_may_say_when_it_is_from(tmp_path, folder, date, basis):
    """Named from above or from within; one of copies leaves it to what the comments mention."""
    here = tmp_path / folder
    here.mkdir(parents=True)
    shutil.copy(PAPER, here / "Appendix A.txt")
    for number, (path, cwd) in enumerate([(tmp_path, tmp_path), ("Appendix A.txt", here)]):
        db = tmp_path / f"{number}.db"
        assert ragw("ingest", path, "--db", db, cwd=cwd).returncode == 0
        line = json.loads(ragw("export", "--db", db, cwd=cwd).stdout.splitlines()[0])
        assert (line["paper_date"], line["paper_date_basis"]) == (date, basis)
        asked = ragw("findings", "--db", db, "--code", "period_inferred", "--format", "json", cwd=cwd)
        assert [each["code"] for each in json.loads(asked.stdout)] == ["period_inferred"] * (
            basis == "inferred"
        )


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (("ingest",), 2, "Missing argument"),
        (("ingest", PAPER, "--manifest", "none.csv"), 2, "none.csv"),
        (("ingest", PAPER, "--db", "nowhere/at/all.db"), 6, "nowhere"),
        (("ingest", PAPER, "--db", "postgresql://localhost:1/none"), 6, "localhost"),
        (("export", "--db", "none.db"), 6, "none.db"),
        (("history", "--db", "none.db"), 6, "none.db"),
        (("history", "--colour", "mauve"), 2, "mauve"),
        (("read", "none.pdf"), 5, "none.pdf"),
        (("extract", "none.pdf"), 5, "none.pdf"),
        (("fly",), 2, "fly"),
    ],
)
def test_wrong_usage_is_one_line_and_its_own_status(tmp_path, arguments, status, reason):
    """And never a traceback."""
    done = ragw(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stderr.decode()
    assert reason in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_file_that_is_no_database_is_left_alone(archive, tmp_path):
    """A paper named as the database by mistake keeps its bytes."""
    victim = tmp_path / "victim.txt"
    shutil.copy(PAPER, victim)
    done = ragw("ingest", archive, "--db", victim, cwd=tmp_path)
    assert done.returncode == 6
    assert victim.read_bytes() == PAPER.read_bytes()


def test_strict_asks_for_a_persons_eye(archive, tmp_path):
    """Status 3 where a paper left doubts."""
    assert ragw("ingest", archive, "--strict", cwd=tmp_path).returncode == 3


def test_several_processes_give_the_same_history_as_one(tmp_path):
    """``--jobs`` changes the time, nothing else."""
    shutil.copytree(
        SAMPLES / "formats", tmp_path / "papers", ignore=shutil.ignore_patterns("*.doc", "*.odt", "*.rtf")
    )
    for jobs in ("1", "2"):
        assert ragw("ingest", "papers", "--jobs", jobs, "--db", f"{jobs}.db", cwd=tmp_path).returncode == 0
    one, two = (ragw("export", "--db", f"{jobs}.db", cwd=tmp_path).stdout for jobs in ("1", "2"))
    assert one == two
