"""A history, and the real Datasette that serves it."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from load import load, open_database
from query.datasette import OPTIONS, settings, to_yaml
from schemas import Problem
from tests.query.papers import due, paper, revised, row

SLAVERY = "Forces should review how intelligence on modern slavery is shared."


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history with every kind of due date, two authorities, and a problem."""
    path = tmp_path_factory.mktemp("datasette") / "ragw.db"
    doubt = Problem(code="status_unread", message="No status could be read", field="status")
    with open_database(path) as database:
        load(
            paper(
                "a.pdf", "2017-02-09",
                row("1", "amber", due("2017-06"), text=SLAVERY),
                row("2", "amber", due("2017-06-30")),
                row("3", "amber", due("2017")),
                row("4", "green", due("2017-06")),
                row("5", "amber", no_deadline=True),
                row("6", "amber", due(None, immediate=True, computed="2017-03", computed_from="2017-03")),
                row("7", "amber", due(None, relative="P6M")),
                row("8", "amber", due("2017-06")),
                row("9", None, state="unknown", status_raw="?", problems=(doubt,)),
            ),
            database,
        )  # fmt: skip
        load(
            paper(
                "b.pdf", "2017-11",
                row("1", "red", due("2017-06"), revised("2018-01"), text=SLAVERY),
                row("2", "amber"),
                row("3", "amber", due("2017")),
                row("8", "amber", no_deadline=True),
            ),
            database,
        )  # fmt: skip
        load(
            paper("c.pdf", "2017-11", row("1", "blue", due("2016")), authority="Ravensmoor Police"), database
        )
        load(paper("d.pdf", None, row("1", "red", due("2016")), authority="Ravensmoor Police"), database)
    return path


class Served:
    """Datasette at an address of this machine."""

    def __init__(self, root: str) -> None:
        self.root = root

    def page(self, path: str, **asked: str) -> str:
        """A page as HTML."""
        query = f"?{urllib.parse.urlencode(asked)}" if asked else ""
        with urllib.request.urlopen(f"{self.root}{path}{query}") as answer:
            return str(answer.read().decode())

    def data(self, path: str, **asked: str) -> Any:
        """A page as JSON, rows as objects."""
        return json.loads(self.page(f"{path}.json", _shape="objects", **asked))


@pytest.fixture(scope="session")
def metadata(address: Path) -> Path:
    path = address.with_name("metadata.yaml")
    path.write_text(to_yaml(settings(address)), "utf-8")
    return path


@pytest.fixture(scope="session")
def served(address: Path, metadata: Path) -> Iterator[Served]:
    """By the command that `ragw datasette` gives, at a port that is free."""
    command = [
        Path(sys.executable).parent / "datasette",
        address,
        "--metadata",
        metadata,
        "--port",
        "0",
        *OPTIONS,
    ]
    with subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield Served(found[0])
                process.terminate()
                return
        pytest.fail(f"Datasette did not start: {''.join(said)}")
