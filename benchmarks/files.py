"""What it takes to write a history of 100,000 observations as each kind of file: seconds, memory, size.

    python benchmarks/files.py [--observations 100000] [--keep history.db]

Every file is written by `ragw export` in a process of its own, whose CPU time and peak of memory are told.
"""

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from synthetic import archive

from load import begin_run, finish_run, load, open_database, settle_identities

FORCES = 50
ENDINGS = ("jsonl", "csv", "parquet", "zip", "xlsx")


def main() -> None:
    """Makes the history, exports it, and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--observations", type=int, default=100_000)
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="Use this SQLite history; make it where it is not."
    )
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        history = asked.keep or Path(folder) / "history.db"
        if not history.exists():
            _make(history, asked.observations)
        print(f"{'file':8} {'CPU s':>7} {'peak MB':>8} {'size MB':>8}")
        for ending in ENDINGS:
            file = Path(folder) / f"all.{ending}"
            seconds, megabytes = _export(history, file)
            print(f"{ending:8} {seconds:7.1f} {megabytes:8.0f} {file.stat().st_size / 1e6:8.1f}")


def _make(history: Path, observations: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with open_database(str(history)) as database:
        run = begin_run(database, moment)
        for reading in archive(observations, FORCES):
            load(reading, database, run)
        settle_identities(database, run)
        finish_run(database, run, moment, outcome="complete")


def _export(history: Path, file: Path) -> tuple[float, float]:
    """Seconds of CPU and megabytes at the most, of the process that writes the file."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "export",
        "--quiet",
        "--db",
        str(history),
        "--out",
        str(file),
    ]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[1])  # noqa: S603 - our own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


if __name__ == "__main__":
    main()
