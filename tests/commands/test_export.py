"""``ragw export`` and ``ragw brief``: where files go, and what is left alone."""

import io
import json
import os
import signal
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands.export import export
from commands.outputs import to_file, to_folder
from commands.shared import Refusal
from tests.commands.test_ingest import SAMPLES, ragw

BEGINS = {
    "jsonl": b'{"paper":',
    "csv": b"\xef\xbb\xbfpaper,",
    "xlsx": b"PK",
    "parquet": b"PAR1",
    "datapackage": b"PK",
}
ENDINGS = {"jsonl": ".jsonl", "csv": ".CSV", "xlsx": ".xlsx", "parquet": ".parquet", "datapackage": ".zip"}


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A folder with the samples' history in it."""
    folder = tmp_path_factory.mktemp("history")
    done = ragw("ingest", SAMPLES / "papers", "--manifest", SAMPLES / "manifest.csv", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.mark.parametrize("form", BEGINS)
def test_a_files_ending_says_its_format_and_stdout_gets_the_same_bytes(history, tmp_path, form):
    """With --format or without; nothing else is left in the folder."""
    db = history / "ragw.db"
    place = tmp_path / f"all{ENDINGS[form]}"
    done = ragw("export", "--db", db, "--out", place.name, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert place.read_bytes().startswith(BEGINS[form])
    assert ragw("export", "--db", db, "--format", form, cwd=tmp_path).stdout == place.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [place.name]


@pytest.mark.parametrize(
    ("command", "out", "known"),
    [("export", "all.xls", ".xlsx"), ("export", "all.json", ".jsonl"), ("brief", "page.pdf", ".docx")],
)
def test_an_ending_that_is_none_of_ours_is_refused(history, tmp_path, command, out, known):
    """A spreadsheet would be told that the file is damaged; one line says which endings there are."""
    done = ragw(command, "--db", history / "ragw.db", "--out", out, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"ragw: {out}: ")
    assert known in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_the_format_wins_over_the_ending(history, tmp_path):
    """And without both it is JSON Lines."""
    db = history / "ragw.db"
    ragw("export", "--db", db, "--out", "all.xlsx", "--format", "csv", cwd=tmp_path)
    assert (tmp_path / "all.xlsx").read_bytes().startswith(BEGINS["csv"])
    assert ragw("export", "--db", db, cwd=tmp_path).stdout.startswith(BEGINS["jsonl"])


def test_filters_choose_what_is_exported(history):
    """As they do in the timeline."""
    asked = ("--report", "effectiveness")
    keys = {
        line["recommendation_key"]
        for line in json.loads(ragw("history", *asked, "--format", "json", cwd=history).stdout)
    }
    lines = [json.loads(line) for line in ragw("export", *asked, cwd=history).stdout.splitlines()]
    assert {line["recommendation_key"] for line in lines} == keys
    early = ragw("export", "--as-of", "2020-03", cwd=history).stdout.splitlines()
    assert {json.loads(line)["paper_date"][:7] for line in early} == {"2020-02"}
    none = ragw("export", "--colour", "pink", cwd=history)
    assert (none.returncode, none.stdout) == (2, b"")


def test_a_data_package_is_a_folder_or_a_zip(history, tmp_path):
    """With the same files; a folder of ours is replaced, any other is left alone."""
    asked = ("export", "--db", history / "ragw.db", "--format", "datapackage", "--out")
    for _ in range(2):
        assert ragw(*asked, "package", cwd=tmp_path).returncode == 0
    files = {file.name: file.read_bytes() for file in (tmp_path / "package").iterdir()}
    assert ragw(*asked, "package.zip", cwd=tmp_path).returncode == 0
    with ZipFile(tmp_path / "package.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    (tmp_path / "package" / "notes.txt").write_text("mine")
    refused = ragw(*asked, "package", cwd=tmp_path)
    assert refused.returncode == 2
    assert (
        refused.stderr.decode()
        == "ragw: package: holds other things than a data package of ragw; it is left alone\n"
    )
    assert (tmp_path / "package" / "notes.txt").read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["package", "package.zip"]


@pytest.mark.parametrize("content", ["{", "[]", '{"resources": 1}', '{"resources": [{"path": "notes.txt"}]}'])
def test_a_folder_that_only_looks_like_ours_is_left_alone(tmp_path, content):
    """Without our mark, or with a description that is none."""
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "datapackage.json").write_text(content)
    with pytest.raises(Refusal, match="left alone"), to_folder(str(tmp_path / "p")):
        pass
    assert (tmp_path / "p" / "datapackage.json").read_text() == content


def test_what_cannot_be_written_is_one_line(history, tmp_path):
    """The folder is not there, or a folder stands where a file should."""
    for out, reason in (("gone/all.csv", "no such file or directory"), (".", "is a directory")):
        done = ragw("export", "--db", history / "ragw.db", "--format", "csv", "--out", out, cwd=tmp_path)
        assert done.returncode == 2
        assert reason in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_leaves_the_old_one_as_it_was(tmp_path):
    """And nothing beside it."""
    place = tmp_path / "all.csv"
    place.write_text("old")

    def half(file: io.BufferedWriter) -> None:
        file.write(b"new")
        raise KeyboardInterrupt

    def half_a_folder() -> None:
        with to_folder(str(tmp_path / "package")) as folder:
            folder.create("half.csv").close()
            raise KeyboardInterrupt

    with pytest.raises(Refusal, match=r"broken off; .*all\.csv is as it was"):
        to_file(str(place), half)
    with pytest.raises(Refusal, match="broken off") as ended:
        half_a_folder()
    assert ended.value.status == 130
    assert place.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["all.csv"]


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("out", ["all.csv", "all.xlsx", "all.zip", "package"])
def test_an_end_by_a_signal_leaves_nothing_half_written(history, tmp_path, monkeypatch, out):
    """SIGTERM is as good an end as any error: the old file stays, and nothing beside it."""
    place = tmp_path / out
    if place.suffix:
        place.write_text("old")
    reading = import_module("query.files.records")  # the package's own `records` is a function
    monkeypatch.setattr(reading, "identified", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    arguments = ["--db", str(history / "ragw.db"), "--out", str(place), "--quiet"]
    with pytest.raises(SystemExit) as ended:
        export.main(
            [*arguments, *([] if place.suffix else ["--format", "datapackage"])], standalone_mode=False
        )
    assert ended.value.code == 143
    assert [each.name for each in tmp_path.iterdir()] == ([out] if place.suffix else [])
    assert not place.suffix or place.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("by", ["stdout", "out"])
def test_a_full_disk_is_one_line_and_no_fault_of_ours(history, form, by):
    """Whether it is stdout that takes no more or the file."""
    arguments = [
        sys.executable,
        "-m",
        "pipeline",
        "export",
        "--db",
        str(history / "ragw.db"),
        "--format",
        form,
    ]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            arguments if by == "stdout" else [*arguments, "--out", "/dev/full"],
            stdout=full if by == "stdout" else subprocess.DEVNULL,
            stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    folder = by == "out" and form == "datapackage"  # for which a device is no place
    reason = "holds other things" if folder else "no space left on device"
    assert line.startswith(f"ragw: {'stdout' if by == 'stdout' else '/dev/full'}: {reason}")


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_a_person_who_waits_is_shown_how_far_it_is(history, tmp_path):
    """On a terminal a bar of papers, with --quiet none; nothing of it is in a file."""
    import pty

    def shown(*more):
        ours, theirs = pty.openpty()
        arguments = [sys.executable, "-m", "pipeline", "export", "--out", str(tmp_path / "all.zip"), *more]
        try:
            subprocess.run(arguments, cwd=history, stderr=theirs, stdout=subprocess.DEVNULL, check=True)
            os.write(theirs, b"end")
            return os.read(ours, 1 << 16).decode()
        finally:
            os.close(theirs)
            os.close(ours)

    assert "writing papers" in shown()
    assert shown("--quiet") == "end"


@pytest.mark.skipif(os.name == "nt", reason="modes, links and pipes of Unix")
def test_a_link_a_mode_and_a_pipe_stay_what_they_are(tmp_path):
    """The file behind a link is written, with the mode that it had; a pipe is written to."""
    place, link, pipe = tmp_path / "all.csv", tmp_path / "link.csv", tmp_path / "pipe"
    place.write_text("old")
    place.chmod(0o640)
    link.symlink_to(place)
    to_file(str(link), lambda file: file.write(b"new"))
    assert link.is_symlink()
    assert (place.read_bytes(), stat.S_IMODE(place.stat().st_mode)) == (b"new", 0o640)
    os.mkfifo(pipe)
    reading = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    to_file(str(pipe), lambda file: file.write(b"through"))
    assert reading.communicate(timeout=30)[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["export", "--format", "xlsx"], "an Excel file"),
        (["export", "--format", "datapackage"], "a zip file"),
        (["brief", "--format", "docx"], "a Word file"),
    ],
)
def test_bytes_are_kept_from_a_terminal(history, command, what):
    """In one line that says what to do."""
    import pty

    ours, theirs = pty.openpty()
    try:
        arguments = [sys.executable, "-m", "pipeline", *command]
        done = subprocess.run(arguments, cwd=history, stdout=theirs, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 2
    assert done.stderr.decode() == f"ragw: {what} is nothing for a terminal; --out FILE says where it goes\n"


def test_parquet_without_its_library_is_one_line(history, tmp_path):
    """That says how to get it; no file is left."""
    (tmp_path / "pyarrow.py").write_text("raise ImportError('not here')\n")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(Path(__file__).parents[2]))),
    }
    arguments = [
        sys.executable,
        "-m",
        "pipeline",
        "export",
        "--db",
        str(history / "ragw.db"),
        "--out",
        "all.parquet",
    ]
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        'ragw: Parquet files need pyarrow, which is not installed; run: pip install "ragw[parquet]"'
    ]
    assert not (tmp_path / "all.parquet").exists()


def test_the_brief_is_markdown_or_a_word_file(history, tmp_path):
    """By the ending of its name; asked for what is not there, it says so in one line."""
    db = history / "ragw.db"
    text = ragw("brief", "2020-06", "2020-11", "--db", db, cwd=tmp_path)
    assert text.returncode == 0, text.stderr.decode()
    assert text.stdout.startswith(b"# Inspection recommendations: Ravensmoor Police Authority\n")
    assert b"\n## What slipped\n" in text.stdout
    for out, begins in (("b.md", b"# Inspection"), ("b.docx", b"PK")):
        assert ragw("brief", "2020-06", "2020-11", "--db", db, "--out", out, cwd=tmp_path).returncode == 0
        assert (tmp_path / out).read_bytes().startswith(begins)
    assert (tmp_path / "b.md").read_bytes() == text.stdout
    none = ragw("brief", "1999-01", "--db", db, cwd=tmp_path)
    assert none.returncode == 2
    assert b"has no paper of 1999-01" in none.stderr
    assert none.stderr.count(b"\n") == 1
