"""What the commands print, and how fast ``--help`` answers."""

import contextlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands.shared import say
from pipeline import _COMMANDS, cli
from query.findings.codes import CODES, FOUND
from tests.commands.test_ingest import PAPER, SAMPLES, ragw

HEAVY = ("pandas", "spacy", "pdfplumber", "docx", "sqlalchemy", "lxml", "rich")


def test_help_imports_nothing_heavy(tmp_path):
    """``ragw --help`` answers at once: no pandas, spaCy, PDF or Word library, no database."""
    code = (
        f"import sys, pipeline\ntry: pipeline.main(['--help'])\nexcept SystemExit: pass\n"
        f"sys.exit([name for name in {HEAVY!r} if name in sys.modules] or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b""
    assert b"ingest" in done.stdout


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_each_command_says_itself_with_an_example(name):
    """Its help has a sentence and an example, and the list of commands names it."""
    command = cli.get_command(None, name)
    assert command is not None
    assert command.help
    assert f"ragw {name}" in (command.epilog or "")


def test_read_prints_one_observation_a_line_with_the_contracts_fields(tmp_path):
    """Flat JSON objects and nothing else on stdout."""
    done = ragw("read", PAPER, cwd=tmp_path)
    assert done.returncode == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 30
    assert list(lines[0])[:5] == ["paper", "paper_sha256", "paper_date", "paper_date_basis", "authority"]
    assert all(line["place"] and line["place"][0]["line"] for line in lines)


def test_read_all_says_of_each_line_what_it_is(tmp_path):
    """Paper, observations, counts and what comes of them, leftovers, problems."""
    lines = [json.loads(line) for line in ragw("read", PAPER, "--all", cwd=tmp_path).stdout.splitlines()]
    kinds = {line["record"] for line in lines}
    assert {"paper", "observation", "count", "finding"} <= kinds
    assert kinds <= {"paper", "observation", "count", "mention", "finding", "leftover", "problem"}
    assert lines[0]["record"] == "paper"
    assert lines[0]["legend"]


def test_extract_prints_every_row_of_every_table_with_its_place(tmp_path):
    """Headings, legend and rows; each cell under its column."""
    rows = [json.loads(line) for line in ragw("extract", PAPER, cwd=tmp_path).stdout.splitlines()]
    tabbed = sum("\t" in line for line in PAPER.read_text("utf-8").splitlines())
    assert len(rows) == tabbed
    assert {"heading", "row", "continuation", "legend"} <= {row["role"] for row in rows}


def test_a_pdfs_rows_know_their_page_and_box(tmp_path):
    """One step from the cell on the page."""
    lines = ragw("read", SAMPLES / "formats" / "appendix-2020-02.pdf", cwd=tmp_path).stdout.splitlines()
    for line in map(json.loads, lines):
        assert line["places"]["status"][0]["page"] >= 1
        x0, top, x1, bottom = line["places"]["status"][0]["bbox"]
        assert x0 < x1
        assert top < bottom


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A folder with the samples' history in it."""
    folder = tmp_path_factory.mktemp("history")
    done = ragw("ingest", SAMPLES / "papers", "--manifest", SAMPLES / "manifest.csv", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def test_history_has_a_line_a_recommendation_and_a_column_a_period(history):
    """As JSON for machines."""
    lines = json.loads(ragw("history", "--format", "json", cwd=history).stdout)
    assert {"2020-02", "2020-06", "2020-11", "2021-03"} <= set(lines[0])
    assert len({line["recommendation_key"] for line in lines}) == len(lines)


def test_history_on_a_terminal_says_each_status_in_words(history):
    """Never by colour alone; and without colours in a pipe."""
    shown = ragw("history", "--colour", "red", cwd=history).stdout.decode()
    assert "red" in shown
    assert "\x1b[" not in shown


def test_export_as_csv_has_a_heading_and_every_observation(history):
    """UTF-8 with its mark, for Excel."""
    exported = ragw("export", "--format", "csv", cwd=history).stdout
    assert exported.startswith(b"\xef\xbb\xbfpaper,")
    written = ragw("export", "--format", "csv", "--out", "all.csv", cwd=history)
    assert written.stdout == b""
    assert (history / "all.csv").read_bytes() == exported


def test_a_message_goes_to_whatever_stands_for_stderr_and_moves_no_cursor():
    """A progress bar takes stderr over while it runs; a file's name may hold an escape sequence."""
    with contextlib.redirect_stderr(io.StringIO()) as told:
        say("bad\x1b[2J.pdf: is empty")
    assert told.getvalue() == "ragw: bad�[2J.pdf: is empty\n"


def test_the_documentation_names_every_command_and_every_problem():
    """Docs cannot lag behind the code."""
    root = Path(__file__).parents[2]
    commands = (root / "docs" / "commands.md").read_text("utf-8")
    assert [name for name in _COMMANDS if f"`ragw {name}" not in commands] == []
    problems = (root / "docs" / "problems.md").read_text("utf-8")
    sources = [file for room in ("extract", "normalise", "load") for file in root.glob(f"{room}/**/*.py")]
    codes = {code for file in sources for code in re.findall(r'code="(\w+)"', file.read_text("utf-8"))}
    assert codes
    assert codes | FOUND == CODES
    assert sorted(code for code in codes if f"`{code}`" not in problems) == []
