"""``ragw db``: what form the tables have, and bringing them up to date."""

import subprocess
import sys
from pathlib import Path

from load import open_database
from load.migrate import HEAD
from tests.load.databases import blank
from tests.load.test_migrations import taken_back


def ragw(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", "db", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_an_older_history_is_named_as_such_and_brought_up_to_date(tmp_path: Path) -> None:
    """A second time there is nothing to do."""
    path = tmp_path / "history.db"
    open_database(path).close()
    taken_back(path, "0002")
    assert ragw("current", "--db", str(path), cwd=tmp_path).stdout == f"0002 (this ragw knows {HEAD})\n"
    done = ragw("upgrade", "--db", str(path), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, f"ragw: {path}: from 0002 to {HEAD}\n")
    assert ragw("current", "--db", str(path), cwd=tmp_path).stdout == f"{HEAD} (newest)\n"
    assert ragw("upgrade", "--db", str(path), cwd=tmp_path).stderr == f"ragw: {path}: {HEAD}, as before\n"


def test_where_there_is_no_history_none_is_made(tmp_path: Path) -> None:
    """Status 6 and one line, for either command."""
    for name in ("current", "upgrade"):
        done = ragw(name, cwd=tmp_path)
        assert done.returncode == 6
        assert done.stderr == "ragw: no history at ragw.db yet; run: ragw ingest PATH\n"
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_said(tmp_path: Path) -> None:
    """An address may hold one; what is said may be mailed."""
    with blank("postgresql", tmp_path) as address:
        secret = address.replace("postgres:@", "postgres:sesame@")
        assert "sesame" in secret
        assert ragw("upgrade", "--db", secret, cwd=tmp_path).returncode == 6
        open_database(address).close()
        for name in ("upgrade", "current"):
            done = ragw(name, "--db", secret, cwd=tmp_path)
            assert done.returncode == 0
            assert "sesame" not in done.stdout + done.stderr
