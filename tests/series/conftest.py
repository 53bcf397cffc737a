"""The series, made once for all tests of this room."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


def make(folder: Path) -> Path:
    subprocess.run([sys.executable, SAMPLES / "series_make.py", folder], check=True)
    return folder


@pytest.fixture(scope="session")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("series"))


@pytest.fixture(scope="session")
def truth(series: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((series / "truth.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def rows(truth: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The observations of each paper, in reading order."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in truth["observations"]:
        found[row["paper"]].append(row)
    return dict(found)
