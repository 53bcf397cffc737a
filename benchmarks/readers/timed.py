"""What every reader of the benchmark shares: it reads the same files several times and tells what that took.

A reader is a script that is run as ``python with_x.py RUNS FILE…`` in an environment of its own and prints one
JSON object: for each file its pages, CPU seconds of each run, and the text of each table cell by page.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

Cells = Iterable[tuple[int, str]]
"""Table cells as the number of the page, from 1, and the text; reading them all is what is timed."""


def main(read: Callable[[Path], tuple[int, Cells]]) -> None:
    """Times `read`, which gives the number of pages and the cells; one run goes before that are timed."""
    runs, files = int(sys.argv[1]), list(map(Path, sys.argv[2:]))
    told = {}
    for path in files:
        pages, cells = read(path)
        found = list(cells)
        seconds = []
        for _ in range(runs):
            start = time.process_time()
            _, cells = read(path)
            for _ in cells:
                continue
            seconds.append(time.process_time() - start)
        told[str(path)] = {"pages": pages, "seconds": seconds, "cells": found}
    json.dump(told, sys.stdout)
