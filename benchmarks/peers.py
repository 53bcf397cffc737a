"""Environments of their own for the libraries that ragw is measured against, under ``.venv/peers``."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / ".venv" / "peers"


def python_with(package: str) -> Path | None:
    """The Python that has this package of ``peers.txt``, installed if need be; None, and why, where it cannot be."""
    wanted = next(
        line
        for line in (HERE / "peers.txt").read_text("utf-8").splitlines()
        if line.startswith(f"{package}==")
    )
    folder = ENVIRONMENTS / wanted
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "installed"
    if stamp.exists():
        return python
    print(f"installing {wanted} …", file=sys.stderr)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"{wanted} cannot be installed and is left out: {reason}", file=sys.stderr)
            return None
    stamp.touch()
    return python
