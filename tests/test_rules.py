"""The house rules, held: layers, sizes, types."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("commands", "extract", "load", "normalise", "query", "samples", "schemas")
SOURCES = sorted([ROOT / "pipeline.py", *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))])


@pytest.mark.parametrize("command", ["lint-imports", "mypy", "ruff check .", "ruff format --check ."])
def test_the_checkers_find_nothing(command):
    """Layers, types, style."""
    tool, *arguments = command.split()
    done = subprocess.run(
        [str(Path(sys.executable).parent / tool), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_fits_in_the_head(file):
    """No file over 400 lines, no function over 50."""
    text = file.read_text("utf-8")
    assert text.count("\n") <= 400
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert [each.name for each in functions if (each.end_lineno or 0) - each.lineno >= 50] == []


def test_rooms_know_nothing_of_the_command_line():
    """Only `pipeline.py` imports commands; nothing imports `pipeline.py`."""
    importing = re.compile(r"^\s*(?:from|import) (pipeline|commands)\b", re.MULTILINE)
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            assert set(importing.findall(file.read_text("utf-8"))) <= (
                {"commands"} if room == "commands" else set()
            )


def test_the_lock_files_name_no_host():
    """They serve whatever registry pip is set up for."""
    for name in ("requirements.lock", "requirements-test.lock"):
        assert not re.search(r"https?://|--(?:extra-)?index-url", (ROOT / name).read_text("utf-8"))
