"""``ragw chart`` and ``ragw datasette``, as their users run them."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from commands.chart import names
from load import load, open_database
from tests.query.papers import due, paper, revised, row


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a history of two authorities."""
    folder = tmp_path_factory.mktemp("charts")
    with open_database(folder / "ragw.db") as database:
        load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), row("2", "red")), database)
        load(paper("b.pdf", "2017-11", row("1", "green", revised("2018-06"))), database)
        load(paper("c.pdf", "2017-11", row("1", "white"), authority="Ravensmoor Police Authority"), database)
    return folder


def ragw(*arguments: Any, cwd: Path, status: int = 0) -> str:
    """The program, run as a user runs it; what it says on stderr."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    told = done.stderr.decode()
    assert done.returncode == status, told
    assert "Traceback" not in told
    assert done.stdout == b""
    return told


@pytest.mark.parametrize("kind", ["status", "timeline", "slippage"])
def test_each_picture_is_drawn_as_svg_and_as_png(history: Path, kind: str) -> None:
    """Where one was asked for there is one, and the program says what is on it."""
    of = ("--authority", "Fenshire Police")
    told = ragw("chart", kind, *of, "--out", f"{kind}.svg", cwd=history)
    assert told.startswith(f"ragw: {kind}.svg: Fenshire Police: ")
    assert ElementTree.parse(history / f"{kind}.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert ragw("chart", kind, *of, "--out", f"{kind}.PNG", "--quiet", cwd=history) == ""
    assert (history / f"{kind}.PNG").read_bytes().startswith(b"\x89PNG\r\n")


def test_several_pictures_are_numbered(history: Path) -> None:
    """One for each authority; nothing is written under the bare name."""
    told = ragw("chart", "status", "--out", "all.svg", cwd=history)
    assert told == (
        "ragw: all-1.svg: Fenshire Police: 2 periods; a recommendation in parts counts once a part\n"
        "ragw: all-2.svg: Ravensmoor Police Authority: 1 period; a recommendation in parts counts once a part\n"
    )
    assert not (history / "all.svg").exists()


def test_numbers_sort_as_the_pages_do() -> None:
    found = [path.name for path in names(Path("x.svg"), 120)]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("status", "--out", "x.pdf"), "--out is a file that ends in .svg or .png, not x.pdf"),
        (("status", "--colour", "pink", "--out", "x.svg"), "there is no colour 'pink'"),
        (("status", "--authority", "Nowhere", "--out", "x.svg"), "there is no paper of 'Nowhere'"),
        (
            ("slippage", "--authority", "Ravensmoor Police Authority", "--out", "x.svg"),
            "nothing to draw: no due dates that changed, of recommendations of Ravensmoor Police Authority",
        ),
        (("status", "--colour", "red", "--out", "none/x.svg"), "none/x.svg: no such file or directory"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line(history: Path, arguments: tuple[str, ...], why: str) -> None:
    told = ragw("chart", *arguments, cwd=history, status=2)
    assert told.startswith(f"ragw: {'there is ' if why.startswith('nothing') else ''}{why}")
    assert told.count("\n") == 1


def test_no_history_is_said_and_none_is_made(tmp_path: Path) -> None:
    for command in (("chart", "status", "--out", "x.svg"), ("datasette", "--out", "metadata.yaml")):
        assert "ragw: " in ragw(*command, cwd=tmp_path, status=6)
    assert list(tmp_path.iterdir()) == []


def test_the_settings_of_datasette_are_written_and_the_next_step_is_said(history: Path) -> None:
    """On stdout without a file: see `tests/datasette`."""
    told = ragw("datasette", "--out", "metadata.yaml", cwd=history)
    assert told.startswith(
        "ragw: now: datasette ragw.db --metadata metadata.yaml --setting sql_time_limit_ms "
    )
    assert (history / "metadata.yaml").read_text("utf-8").startswith('title: "')
    assert "no such file" in ragw("datasette", "--out", "none/metadata.yaml", cwd=history, status=2)
