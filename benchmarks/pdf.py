"""How fast and how rightly PDFs are read, by ragw and by others, on the same files in one run.

``python benchmarks/pdf.py [--rounds N] [FILE…]``; without files, on the samples. See README.md here.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from memory import PAGES, peak
from peers import python_with
from truth import SAMPLES, Tally, of_samples, tally

HERE = Path(__file__).parent
RUNS = 5
"""Timed runs of one reader over one file, in each round."""

FLOOR, REFERENCE = "pdfium, text only", "pdfplumber"
READERS = {
    FLOOR: ("floor.py", None),
    "ragw": ("with_ragw.py", None),
    "ragw by pdfplumber": ("with_ragw_plumber.py", None),
    REFERENCE: ("with_pdfplumber.py", None),
    "camelot": ("with_camelot.py", "camelot-py"),
    "pylopdf": ("with_pylopdf.py", "pylopdf"),
}
"""Each reader's script and the peer package that it needs."""


@dataclass
class Result:
    """What one reader told of one file: CPU milliseconds a page of each run, and its cells."""

    times: list[float] = field(default_factory=list)
    cells: Tally = field(default_factory=Tally)


def main() -> None:
    """Runs every reader over every file, round by round, and prints a table a file, then the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    asked = parser.parse_args()
    files = [path.resolve() for path in asked.files or sorted((SAMPLES / "formats").glob("*.pdf"))]
    results = measure(files, asked.rounds)
    made = of_samples()
    for path in files:
        own = made.get(path.name) if path.parent == (SAMPLES / "formats").resolve() else None
        wanted = own or results[REFERENCE][path].cells
        basis = "as the sample was made" if own else "as pdfplumber reads it"
        print(f"\n{path.name}: {wanted.total()} cells {basis}")
        print_table({name: found[path] for name, found in results.items()}, wanted)
    print(f"\nmost memory for {PAGES} pages of {files[0].name}, bytes to rows: {peak(files[0]):.0f} MB")


def measure(files: list[Path], rounds: int) -> dict[str, dict[Path, Result]]:
    """Every reader's results; rounds go reader by reader, so that a busy moment meets all of them alike."""
    pythons = {
        name: python_with(peer) if peer else Path(sys.executable) for name, (_, peer) in READERS.items()
    }
    results: dict[str, dict[Path, Result]] = defaultdict(lambda: defaultdict(Result))
    pages: dict[Path, int] = {}
    for _ in range(rounds):
        for name, (script, _) in READERS.items():
            python = pythons[name]
            told = run(python, script, files) if python else {}
            for path in files if told else ():
                each = told[str(path)]
                pages.setdefault(path, each["pages"])  # the first reader's: pdfium counts them all
                results[name][path].times += [1000 * second / pages[path] for second in each["seconds"]]
                results[name][path].cells = tally(each["cells"])
    return results


def run(python: Path, script: str, files: list[Path]) -> dict[str, Any]:
    """What a reader's script told of each file; nothing, and why, where it failed."""
    command = [str(python), str(HERE / "readers" / script), str(RUNS), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"{script} failed and is left out: {reason}", file=sys.stderr)
        return {}
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def print_table(results: dict[str, Result], wanted: Tally) -> None:
    """A line a reader: CPU time a page, ratios, and how many of its cells are right, wrong and missing."""
    floor, reference = median(results[FLOOR].times), median(results[REFERENCE].times)
    print(
        f"  {'':20}{'ms a page':>10}{'× floor':>9}{'pdfplumber ÷':>14}{'right':>7}{'wrong':>7}{'missing':>9}"
    )
    for name, result in results.items():
        time = median(result.times)
        right = (result.cells & wanted).total()
        cells = (
            f"{right:7}{result.cells.total() - right:7}{wanted.total() - right:9}" if name != FLOOR else ""
        )
        print(f"  {name:20}{time:10.2f}{time / floor:9.2f}{reference / time:14.1f}{cells}")


if __name__ == "__main__":
    main()
