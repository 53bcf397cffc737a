"""The commands that ask the history, as a terminal, a pipe and a shell see them."""

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from commands.paging import _pager
from tests.commands.test_ingest import SAMPLES, ragw

PIPELINE = Path(__file__).parents[2] / "pipeline.py"
ASKING = {
    "overdue": ["--as-of", "2021-03-31"],
    "slippage": ["--all"],
    "across": ["--report", "effectiveness", "--number", "1"],
    "search": ["investigators", "plan"],
    "summary": [],
    "history": [],
}


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A folder with the samples' history in it."""
    folder = tmp_path_factory.mktemp("history")
    done = ragw("ingest", SAMPLES / "papers", "--manifest", SAMPLES / "manifest.csv", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.mark.parametrize("name", sorted(ASKING))
def test_each_question_has_an_answer_in_each_form(history, name):
    """A table for people, JSON for programs, CSV for a spreadsheet; the same lines in both of these."""
    table = ragw(name, *ASKING[name], cwd=history)
    assert table.returncode == 0, table.stderr
    assert re.search(rb"\b(amber|A)\b", table.stdout)
    lines = json.loads(ragw(name, *ASKING[name], "--format", "json", cwd=history).stdout)
    text = ragw(name, *ASKING[name], "--format", "csv", cwd=history).stdout.decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    assert lines
    assert len(rows) == len(lines)
    assert heading == list(lines[0])


@pytest.mark.parametrize("name", [*sorted(ASKING), "findings"])
def test_the_examples_in_a_commands_help_run_and_have_an_answer(history, name):
    """As they are printed, by a shell, over the sample papers; each on one line."""
    help_ = ragw(name, "--help", cwd=history).stdout.decode()
    lines = help_.partition("Examples:\n")[2].splitlines()
    assert len(lines) > 1
    program = f"{shlex.quote(sys.executable)} {shlex.quote(str(PIPELINE))}"
    for line in lines:
        assert line.strip().startswith(f"ragw {name} ")
        command, _, file = line.strip().removeprefix("ragw").partition(" > ")
        done = subprocess.run(
            f"{program}{command}", cwd=history, shell=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.count(b"\n") > (1 if file else 5)


def test_overdue_counts_what_has_no_date_for_programs_too(history):
    """On stderr, so that stdout is nothing but the answer."""
    done = ragw("overdue", "--as-of", "2020-03-01", "--format", "json", cwd=history)
    lines = json.loads(done.stdout)
    assert all(line["days"] > 0 and line["place"] for line in lines)
    assert ragw("overdue", cwd=history).stdout.startswith(b"Overdue on 20")


def test_summary_gives_its_ages_line_by_line(history):
    """Where they are asked for."""
    (first, *_) = json.loads(ragw("summary", "--ageing", "--format", "json", cwd=history).stdout)
    assert {"since", "months", "since_place", "place"} <= set(first)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["search", '"'], "ragw: search for what? give a word, or words in quotes"),
        (
            ["across"],
            "ragw: which recommendation? give words to search for, a report with a number, or a key",
        ),
        (["overdue", "--as-of", "31/03/2021"], "ragw: as-of is a year, a month or a day"),
        (
            ["correct", "export", "--paper", "2022"],
            "ragw: no paper has '2022' in its file name; there are app",
        ),
        *(
            (
                [*command, "--authority", "Ravenmoor", "--format", form],
                "ragw: there is no paper of 'Ravenmoor'; there is only Ravensmoor Police Authority",
            )
            for command in (["overdue"], ["history"], ["search", "plan"], ["summary"], ["findings"])
            for form in ("table", "json", "csv")
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_line(history, arguments, says):
    """And wrong usage."""
    done = ragw(*arguments, cwd=history)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(says)
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_has_seen_enough_is_no_fault(history, form):
    """``ragw history | head -1``: status 0, and nothing on stderr."""
    command = [sys.executable, str(PIPELINE), "history", "--format", form]
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(command, cwd=history, stdout=write, stderr=subprocess.PIPE) as process:
        os.close(write)
        assert (process.communicate(timeout=60)[1], process.returncode) == (b"", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_an_answer_that_cannot_be_written_is_one_line(history, form):
    """A full disk is no fault of ours."""
    command = [sys.executable, str(PIPELINE), "summary", "--format", form]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=history, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"ragw: stdout: no space left on device; what was written is not whole\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", sorted(ASKING))
def test_a_table_can_be_written_in_any_encoding_and_has_no_blanks_at_its_lines_ends(history, name, encoding):
    """A Windows pipe knows 256 letters; the others are question marks there. JSON is UTF-8 everywhere."""
    asked = [sys.executable, str(PIPELINE), name, *ASKING[name]]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(asked, cwd=history, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode(encoding).splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    form = ["--format", "json"]
    done = subprocess.run([*asked, *form], cwd=history, env=environment, capture_output=True, check=False)
    assert json.loads(done.stdout.decode("utf-8"))


def test_a_search_shows_so_many_and_says_how_many_more(history):
    """A table by itself, other forms where they are told to."""
    lines = json.loads(ragw("search", "should", "--format", "json", cwd=history).stdout)
    assert len(lines) > 3
    done = ragw("search", "should", "--limit", "3", "--format", "json", cwd=history)
    assert json.loads(done.stdout) == lines[:3]
    assert f"{len(lines) - 3} more are not in the answer" in done.stderr.decode()
    assert (
        f"and {len(lines) - 3} more" in ragw("search", "should", "--limit", "3", cwd=history).stdout.decode()
    )


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a terminal of 24 lines gets to see, by way of a pager that marks each page that it is given."""
    pager = folder / "pager"
    pager.write_text(f"#!{sys.executable}\nimport sys\nprint('PAGED', sys.stdin.read().count(chr(10)))\n")
    pager.chmod(0o755)
    ours, theirs = pytest.importorskip("pty").openpty()
    given = {"PAGER": str(pager), "LINES": "24", "COLUMNS": "100", "TERM": "xterm", **environment}
    with subprocess.Popen(
        [sys.executable, str(PIPELINE), *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, **given},
    ) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
        assert process.wait(60) == 0, process.communicate()
    os.close(ours)
    return seen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where the other end is closed
        return b""


def test_an_answer_longer_than_the_screen_goes_through_the_pager(history):
    """And no other; nor where nobody wants one."""
    assert re.search(r"PAGED \d{2,}", on_a_terminal(history, "history"))
    assert "PAGED" not in on_a_terminal(history, "history", "--no-pager")
    assert "PAGED" not in on_a_terminal(history, "search", "nothinglikethis")
    assert "PAGED" not in on_a_terminal(history, "history", "--format", "json")


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (f"{sys.executable} -u", [sys.executable, "-u"]),
        ("", []),
        ("no-such-pager -R", []),
        ("'unended", []),
    ],
)
def test_the_pager_is_the_users_own_or_none(monkeypatch, given, command):
    """One that is not there is none: the page is printed."""
    monkeypatch.setenv("PAGER", given)
    assert _pager() == command


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_commands_and_options(history, shell):
    """By the script that docs/commands.md names."""
    environment = {**os.environ, "_RAGW_COMPLETE": f"{shell}_source"}
    command = [str(Path(sys.executable).parent / "ragw")]
    source = subprocess.run(command, env=environment, cwd=history, capture_output=True, check=False)
    assert source.returncode == 0
    assert b"_RAGW_COMPLETE" in source.stdout
    for words, begun, whole in (
        ("ragw over", "over", b"overdue"),
        ("ragw overdue --colour a", "a", b"amber"),
    ):
        # fish says which word is begun, the others its place
        place = begun if shell == "fish" else str(len(words.split()) - 1)
        asked = {"_RAGW_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": place}
        environment = {**os.environ, **asked}
        found = subprocess.run(command, env=environment, cwd=history, capture_output=True, check=False)
        assert whole in found.stdout
