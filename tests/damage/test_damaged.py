"""The program as its users run it, while the disk fills up, the server goes, another import or a signal comes."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from load import open_database
from load.lock import importing
from pipeline import _COMMANDS
from tests.damage import papers
from tests.damage.program import STATUS_OF_WRITES
from tests.load.databases import KINDS, blank, new_server

ROOT = Path(__file__).parents[2]
WRITERS = {"ingest", "nightly"}


class Bench:
    """An archive, a database, and the program run on them, damaged or not."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.archive = folder / "archive"
        self.address = address
        papers.write(self.archive)
        self.manifest = papers.write_manifest(self.archive)

    def start(self, damage: str, step: int, *command: str) -> "subprocess.Popen[bytes]":
        program = [sys.executable, "-m", "tests.damage.program", damage, str(step), *command]
        environment = {**os.environ, "RAGW_DB": self.address}
        pipe = subprocess.PIPE
        return subprocess.Popen(program, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe)

    def run(self, *command: str, damage: str = "killed", step: int = 0) -> tuple[int, bytes, str]:
        """Status, results, messages. At step 0 nothing happens."""
        process = self.start(damage, step, *command)
        results, said = process.communicate(timeout=300)
        assert b"Traceback" not in said
        return process.returncode, results, said.decode()

    def exported(self) -> list[str]:
        status, results, said = self.run("export")
        assert status == 0, said
        assert results
        return results.decode().splitlines()

    @property
    def ingest(self) -> tuple[str, ...]:
        return "ingest", str(self.archive), "--manifest", str(self.manifest), "--jobs", "1"


@pytest.fixture(params=KINDS)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with blank(request.param, tmp_path) as address:
        yield Bench(tmp_path, address)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The export of an undisturbed import: the same wherever the archive lies."""
    folder = tmp_path_factory.mktemp("wanted")
    bench = Bench(folder, str(folder / "wanted.db"))
    assert bench.run(*bench.ingest)[0] == 4  # minutes say nothing
    return bench.exported()


@pytest.mark.parametrize("step", [12, 80, 140])
def test_a_full_disk_ends_the_import_in_one_line_and_the_next_completes_it(
    tmp_path: Path, wanted: list[str], step: int
) -> None:
    """Status 6; what was in before is there."""
    bench = Bench(tmp_path, str(tmp_path / "full.db"))
    open_database(bench.address).close()
    status, _, said = bench.run(*bench.ingest, damage="full", step=step)
    assert status == 6
    assert "disk" in said.splitlines()[-1]
    assert bench.run(*bench.ingest)[0] == 4
    assert bench.exported() == wanted


def test_a_history_that_is_moved_under_an_import_loses_nothing(tmp_path: Path, wanted: list[str]) -> None:
    """Its share is mounted elsewhere, say; when it is back the next run completes the work."""
    bench = Bench(tmp_path, str(tmp_path / "here" / "moved.db"))
    (tmp_path / "here" / "away").mkdir(parents=True)
    open_database(bench.address).close()
    assert bench.run(*bench.ingest, damage="taken_away", step=60)[0] in (4, 6)
    for file in (tmp_path / "here").glob("moved.db*"):
        file.unlink()
    for file in (tmp_path / "here" / "away").iterdir():
        file.rename(tmp_path / "here" / file.name)
    assert bench.run(*bench.ingest)[0] == 4
    assert bench.exported() == wanted


@pytest.mark.parametrize("bench", ["postgresql"], indirect=True)
@pytest.mark.parametrize("step", [25, 130])
def test_a_server_that_goes_and_comes_back_costs_only_the_rest_of_the_run(
    bench: Bench, wanted: list[str], step: int
) -> None:
    """Status 6, in one line; the next run completes the work."""
    open_database(bench.address).close()
    status, _, said = bench.run(*bench.ingest, damage="disconnected", step=step)
    blamed = [line for line in said.splitlines() if "shut down" in line or "cannot be reached" in line]
    assert (status, len(blamed)) == (6, 1), said
    assert bench.run(*bench.ingest)[0] == 4
    assert bench.exported() == wanted


def test_a_server_that_crashes_takes_whole_papers_or_none_and_the_next_run_completes_it(
    tmp_path: Path, wanted: list[str]
) -> None:
    """Papers do not wait for the disk one by one: what the crash took is known not to have been done."""
    server = new_server()
    try:
        bench = Bench(tmp_path, server.get_uri())
        open_database(bench.address).close()
        status, _, said = bench.run(*bench.ingest, damage="crashed", step=130)
        assert status == 6, said
        server.ensure_postgres_running()
        left = bench.run("export")[1].decode().splitlines()
        assert rows_of_papers(left).items() <= rows_of_papers(wanted).items()
        assert bench.run(*bench.ingest)[0] == 4
        assert bench.exported() == wanted
    finally:
        server.cleanup()


def rows_of_papers(exported: list[str]) -> Counter[str]:
    """How many observations there are of each paper."""
    return Counter(json.loads(line)["paper_sha256"] for line in exported)


def test_sigterm_ends_a_run_between_papers_and_the_next_night_completes_it(
    bench: Bench, wanted: list[str]
) -> None:
    """Status 143, said in one line, and logged; ``ragw nightly`` then knows what is left to do."""
    open_database(bench.address).close()
    status, _, said = bench.run(*bench.ingest, damage="asked_to_end", step=90)
    assert (status, said.count("ended by SIGTERM")) == (143, 1)
    assert bench.run("nightly")[0] == 4
    assert bench.exported() == wanted


def test_two_imports_at_once_lose_and_double_nothing(bench: Bench, wanted: list[str]) -> None:
    """They take turns, paper by paper; both end as one alone would."""
    open_database(bench.address).close()
    both = [bench.start("killed", 0, *bench.ingest) for _ in range(2)]
    said = [process.communicate(timeout=300)[1] for process in both]
    assert [process.returncode for process in both] == [4, 4], said
    assert bench.exported() == wanted


def test_a_nightly_import_is_alone_and_says_who_is_in_its_way(bench: Bench) -> None:
    """Status 6, at once; a plain import keeps it out, and it a plain import."""
    with open_database(bench.address) as database:
        with importing(database):
            status, _, said = bench.run("nightly", str(bench.archive))
        assert status == 6
        assert "is held by another import" in said
        with importing(database, alone=True):
            assert bench.run(*bench.ingest)[0] == 6
        assert bench.run("nightly", str(bench.archive))[0] == 4


def test_an_import_that_was_killed_locks_nobody_out(bench: Bench) -> None:
    """The lock ends with its holder, whatever it was killed at; the others read on meanwhile."""
    open_database(bench.address).close()
    for step in (15, 60):
        assert bench.run("nightly", str(bench.archive), step=step)[0] == -9
        assert bench.run("findings", "--format", "json")[0] == 0
    assert bench.run("nightly", str(bench.archive))[0] == 4


def test_what_only_asks_never_writes(bench: Bench) -> None:
    """No statement of any command but the imports changes anything."""
    assert bench.run(*bench.ingest)[0] == 4
    paper = str(bench.archive / "later" / "appendix-2020-11.txt")
    drawn = str(bench.folder / "drawn.svg")
    arguments = {
        "extract": [paper],
        "read": [paper],
        "search": ["force"],
        "chart": ["status", "--out", drawn],
        "datasette": ["--out", str(bench.folder / "metadata.yaml")],
        "across": ["--report", "e"],
        "correct": ["list"],
        "db": ["current"],
    }
    # PostgreSQL itself refuses whoever said that he only reads: there a few are enough.
    sqlite = bench.address.endswith(".db")
    for name in sorted(_COMMANDS.keys() - WRITERS) if sqlite else ("export", "findings", "history"):
        status, _, said = bench.run(name, *arguments.get(name, []), damage="no_writes")
        assert status != STATUS_OF_WRITES, (name, said)
        assert status == 0, (name, said)
