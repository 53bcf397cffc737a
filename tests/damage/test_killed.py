"""No step at which an import dies loses, doubles or halves a paper; and no order of arrival makes a difference."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.damage import papers
from tests.load.databases import KINDS, blank

ROOT = Path(__file__).parents[2]


def every_step(address: str, folder: Path, *options: str) -> str:
    """What it prints, where nothing went wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.damage.every_step", address, str(folder), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The papers of `tests.damage.papers`."""
    folder = tmp_path / "archive"
    papers.write(folder)
    papers.write_manifest(folder)
    return folder


@pytest.fixture(params=KINDS)
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A kind of database, and the address of one without any table."""
    with blank(request.param, tmp_path) as address:
        yield request.param, address


def test_an_import_killed_at_any_step_is_completed_by_the_next(
    nothing: tuple[str, str], archive: Path
) -> None:
    """Every third statement or commit on SQLite, every ninth on PostgreSQL, whose steps are the same.

    `python -m tests.damage.every_step ADDRESS FOLDER --stride 1` goes through all of them, in minutes.
    """
    kind, address = nothing
    said = every_step(address, archive, "--stride", "3" if kind == "sqlite" else "9")
    kills = int(said.split()[0])
    assert kills >= (50 if kind == "sqlite" else 15)


def test_any_order_any_split_into_runs_and_kills_in_between_lead_to_one_export(
    tmp_path: Path, archive: Path
) -> None:
    """Byte for byte, and the same on both databases."""
    exports = set()
    for kind in KINDS:
        with blank(kind, tmp_path) as address:
            exports.add(every_step(address, archive, "--orders", "6"))
    assert len(exports) == 1


def test_a_series_of_whole_papers_leads_to_one_export_in_any_order(tmp_path: Path) -> None:
    """PDF, Word, pages and dumps of three authorities, with a corrected paper and two of one name."""
    series = tmp_path / "series"
    subprocess.run([sys.executable, "samples/series_make.py", str(series)], cwd=ROOT, check=True)
    (series / "truth.json").unlink()
    (series / "manifest.csv").rename(tmp_path / "manifest.csv")
    exports = set()
    for kind in KINDS:
        with blank(kind, tmp_path) as address:
            exports.add(every_step(address, series, "--orders", "2"))
    assert len(exports) == 1
